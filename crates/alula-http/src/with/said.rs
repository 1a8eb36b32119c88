//! What a phone sends, as it stands in `web/src/phone/contract.ts`.

use alula_app::home::{PhoneSaid, Pulse, SaidOnPhone};
use alula_core::ids::EntryId;
use alula_core::intake::{AfterHold, Presence};
use alula_core::private::Private;
use alula_core::session::MarkKind;
use alula_core::session::home::{Feeling, LookIn, Looks};
use alula_core::units::{BeatsPerMinute, BloodPressure, MmHg};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

/// One sending.
#[derive(Debug, Deserialize)]
pub(super) struct Sync {
    clock: Timestamp,
    pulse: SentPulse,
    statements: Vec<Sent>,
}

#[derive(Debug, Deserialize)]
struct SentPulse {
    battery: Option<f64>,
    hidden: bool,
}

#[derive(Debug, Deserialize)]
struct Sent {
    id: Uuid,
    at: Timestamp,
    said: Said,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum Said {
    Placed,
    Lozenge {
        how: AfterHold,
    },
    Look {
        says: LookIn,
        looks: Option<Looks>,
    },
    Light,
    Company,
    Pressure {
        upper: i64,
        lower: i64,
        pulse: Option<i64>,
    },
    Mark {
        mark: MarkKind,
        words: Option<String>,
    },
    Evening {
        feeling: Feeling,
    },
    Morning {
        feeling: Feeling,
        slept: Option<bool>,
        unwell: Option<bool>,
        dark: Option<bool>,
        drove: Option<bool>,
        words: Option<String>,
    },
    Told {
        words: String,
        harm: Option<bool>,
        ring: Option<bool>,
    },
    Learn {
        edition: String,
        wrong: u8,
    },
    Agree {
        edition: String,
        name: String,
        recording: bool,
    },
    Rehearse {
        without_line: Option<bool>,
        sound: Option<bool>,
        vibration: Option<bool>,
        screen: Option<bool>,
        storage: Option<bool>,
        call: Option<bool>,
        cuff: Option<bool>,
    },
}

impl Sync {
    pub(super) fn pulse(&self) -> Pulse {
        let battery = self.pulse.battery.filter(|it| (0.0..=100.0).contains(it));
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 100")]
        let battery = battery.map(|it| it.round() as i64);
        Pulse { battery, hidden: self.pulse.hidden }
    }

    /// The statements with their times by the house's clock, which the phone's own may differ from: what counts is how long
    /// before the sending something was said. Nothing lies in the future.
    pub(super) fn statements(self, now: Timestamp) -> impl Iterator<Item = SaidOnPhone> {
        let clock = self.clock;
        self.statements.into_iter().map(move |it| SaidOnPhone {
            id: EntryId(it.id),
            at: now.checked_sub(clock.duration_since(it.at)).unwrap_or(now).min(now),
            says: it.said.into(),
        })
    }
}

fn presence(it: Option<bool>) -> Presence {
    match it {
        Some(true) => Presence::Present,
        Some(false) => Presence::Absent,
        None => Presence::Unknown,
    }
}

fn words(it: Option<String>) -> Private {
    it.unwrap_or_default().into()
}

impl From<Said> for PhoneSaid {
    fn from(said: Said) -> Self {
        match said {
            Said::Placed => Self::Placed,
            Said::Lozenge { how } => Self::Lozenge(how),
            Said::Look { says, looks } => Self::Look(says, looks),
            Said::Light => Self::Light,
            Said::Company => Self::Company,
            Said::Pressure { upper, lower, pulse } => {
                let upper_lower = MmHg::new(upper).ok().zip(MmHg::new(lower).ok());
                let pressure = upper_lower.and_then(|(upper, lower)| BloodPressure::new(upper, lower));
                Self::Pressure(pressure, pulse.and_then(|it| BeatsPerMinute::new(it).ok()))
            }
            Said::Mark { mark, words: said } => Self::Mark(mark, words(said)),
            Said::Evening { feeling } => Self::Evening(feeling),
            Said::Morning { feeling, slept, unwell, dark, drove, words: said } => {
                Self::Morning(feeling, [slept, unwell, dark, drove].map(presence), words(said))
            }
            Said::Told { words, harm, ring } => Self::Told(words.into(), [harm, ring].map(presence)),
            Said::Learn { edition, wrong } => Self::Learned(edition, wrong),
            Said::Agree { edition, name, recording } => Self::Agreed(edition, name.into(), presence(Some(recording))),
            Said::Rehearse { without_line, sound, vibration, screen, storage, call, cuff } => {
                Self::Rehearsed([without_line, sound, vibration, screen, storage, call, cuff].map(presence))
            }
        }
    }
}
