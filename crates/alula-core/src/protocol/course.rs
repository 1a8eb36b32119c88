//! Routes: their timelines, what to do when something goes wrong, and the phases of a session.

use serde::{Deserialize, Serialize};

use super::Sign;
use crate::intake::{Route, Setting};

/// Something that is due at a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// The instructions for the day are sent.
    Instructions,
    /// The sitter confirms.
    SitterConfirmed,
    /// The questions of the day.
    DayQuestions,
    /// The talk about suicide.
    RiskReview,
    /// The address is confirmed.
    Address,
    /// Lozenges are counted.
    LozengeCount,
    /// The intention is read together.
    Intention,
    /// T0.
    Medicine,
    /// Spat out or swallowed.
    LozengeEnd,
    /// Somebody looks in.
    LookIn,
    /// Blood pressure.
    Pressure,
    /// Pulse.
    Pulse,
    /// Saturation.
    Saturation,
    /// Breathing.
    Breaths,
    /// Alertness.
    Alertness,
    /// The questions before leaving.
    LeaveCheck,
    /// Leaving.
    Release,
    /// The contact of the next day.
    NextDayContact,
}

/// What is due when.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineItem {
    /// Minutes from T0; nothing for an item after holding.
    pub minute: Option<i32>,
    /// True when it is due at the end of the order's time of holding.
    #[serde(default)]
    pub after_hold: bool,
    /// What.
    pub due: Vec<Due>,
    /// Again every so many minutes.
    pub repeat: Option<u32>,
    /// The last minute of repeating.
    pub until: Option<u32>,
}

impl TimelineItem {
    /// Every minute from T0 at which it is due, for a lozenge that is held for `hold` minutes.
    pub fn minutes(&self, hold: u32) -> Vec<i32> {
        let first = if self.after_hold { i32::try_from(hold).unwrap_or(i32::MAX) } else { self.minute.unwrap_or(0) };
        match (self.repeat, self.until) {
            (Some(step), Some(until)) if step > 0 => (first..=i32::try_from(until).unwrap_or(first))
                .step_by(usize::try_from(step).unwrap_or(usize::MAX))
                .collect(),
            _ => vec![first],
        }
    }
}

/// Something that is watched without a break, such as oxygen by a probe that stays on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watched {
    /// What.
    pub what: Due,
    /// The first minute from T0.
    pub from: i32,
    /// The minute at which it ends.
    pub until: i32,
}

/// What to do when something goes wrong.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// What is seen.
    pub when: String,
    /// What to do.
    pub then: String,
    /// By which signs the house sees it; none when only people can.
    #[serde(default)]
    pub signs: Vec<Sign>,
    /// True when help from outside is called.
    #[serde(default)]
    pub emergency: bool,
}

/// What a ladder is climbed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Somebody in the home says that help is needed now.
    Emergency,
    /// Somebody in the home wants a clinician.
    Called,
    /// Nobody looked in.
    LookInMissed,
}

/// Who is told at a step of a ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tell {
    /// The sitter, on their phone.
    Sitter,
    /// Who watches the session.
    Watcher,
    /// The second clinician who said to be reachable.
    Second,
}

/// One step of a ladder: so many minutes after its cause a person is told. The house never dials.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LadderStep {
    /// What for.
    pub cause: Cause,
    /// Minutes after it.
    pub after: u16,
    /// Who is told.
    pub tell: Vec<Tell>,
    /// What they are asked to do.
    pub then: String,
    /// True when the emergency page is opened with it.
    #[serde(default)]
    pub plan: bool,
}

/// One way of giving the medicine at one place.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RouteRules {
    /// The id, such as `b_office_lozenge`.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// How the medicine is taken.
    pub route: Route,
    /// Where.
    pub setting: Setting,
    /// The gates before the medicine.
    pub entry: Vec<String>,
    /// The gate before leaving.
    pub release: String,
    /// Where the times come from.
    pub source: String,
    /// What is due when.
    pub timeline: Vec<TimelineItem>,
    /// Who is told when, while the session is watched from afar; none in the office.
    #[serde(default)]
    pub ladder: Vec<LadderStep>,
    /// What is watched without a break; it is written down when it is due.
    #[serde(default)]
    pub watched: Vec<Watched>,
    /// From the mildest to the gravest.
    pub stop: Vec<Stop>,
}

/// One phase of a session.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// The id.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// The first minute from T0.
    pub from: i32,
    /// The minute the next phase begins.
    pub until: i32,
}

/// The phases of a session, in order; they move by time and by what the therapist sees, and never block.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPhases {
    /// Where the minutes come from.
    pub source: String,
    /// In order, without gaps.
    pub phases: Vec<Phase>,
}

impl SessionPhases {
    /// The phase at a minute from T0; before the first the first, after the last the last.
    pub fn at(&self, minute: i64) -> Option<&Phase> {
        let begun = self.phases.iter().rev().find(|it| i64::from(it.from) <= minute);
        begun.or(self.phases.first())
    }
}
