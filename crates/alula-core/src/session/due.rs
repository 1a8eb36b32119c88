//! What the protocol's timeline asks for in a session, and how late it is.

use jiff::{SignedDuration, Timestamp};

use super::home::{LookedIn, PersonReached};
use super::life::said_in;
use super::{
    AlertnessSeen, DayAnswered, LeaveChecked, Life, LozengeFinished, MarkMade, MedicineGiven, ReadyToLeave,
    SessionView, VitalsRecorded, alertness,
};
use crate::chart::Chart;
use crate::ids::{EntryId, SessionId};
use crate::intake::RiskReviewed;
use crate::preparation::VisitHeld;
use crate::protocol::{Due, Protocol};

/// After so many minutes something due is shown as late. Source: field-study.md section 4.1, timings.
pub const AMBER_AFTER: i64 = 3;
/// After so many minutes something due is shown as very late. Source: field-study.md section 4.1, timings.
pub const RED_AFTER: i64 = 8;
/// So many minutes early still count, unless the same is due more often. A proposal of ours.
pub const EARLY: i64 = 10;

/// What is due before the medicine counts when it was done so long before. A proposal of ours: the same day.
pub const SAME_DAY: SignedDuration = SignedDuration::from_hours(12);

/// Where something due stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// Its time has not come.
    Waiting {
        /// In so many minutes, rounded up.
        minutes: i64,
    },
    /// It is due now.
    Now,
    /// Late: amber.
    Late {
        /// By so many minutes.
        minutes: i64,
    },
    /// Very late: red.
    VeryLate {
        /// By so many minutes.
        minutes: i64,
    },
    /// It was not done before the next of its kind came.
    Missed,
    /// Done.
    Done {
        /// The entry that says so.
        by: EntryId,
    },
}

/// Something the protocol's timeline asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// What.
    pub what: Due,
    /// When.
    pub at: Timestamp,
    /// The minute from T0.
    pub minute: i32,
    /// Where it stands.
    pub stands: Lateness,
}

impl DueItem {
    /// True while it still has to be done.
    pub fn is_open(&self) -> bool {
        !matches!(self.stands, Lateness::Done { .. } | Lateness::Missed)
    }
}

/// What is due in a session, by time. Minutes count from T0, before it from the time the session is planned for.
///
/// What this version keeps no statement for (the address, the count of lozenges) is not listed. After the client left
/// only the contact of the next day stays.
pub fn due(chart: &Chart, session: &SessionView<'_>, protocol: &Protocol, now: Timestamp) -> Vec<DueItem> {
    if matches!(session.life, Life::Cancelled { .. }) {
        return Vec::new();
    }
    let Some(route) = protocol.route(session.plan.is.route, session.plan.is.setting) else { return Vec::new() };
    let hold = session.order.and_then(|it| u32::try_from(it.is.hold.get()).ok()).unwrap_or(0);
    let zero = session.t0().unwrap_or(session.plan.is.at);
    let left = match &session.life {
        Life::Left { left, .. } => Some(left.at()),
        _ => None,
    };
    let mut moments: Vec<(Due, i32)> = Vec::new();
    for item in &route.timeline {
        for minute in item.minutes(hold) {
            moments.extend(item.due.iter().map(|what| (*what, minute)));
        }
    }
    moments.sort_by_key(|(what, minute)| (*what, *minute));
    moments.dedup();
    let mut items = Vec::new();
    for of_kind in moments.chunk_by(|a, b| a.0 == b.0) {
        let what = of_kind[0].0;
        let Some(done) = done_at(chart, session.id, what) else { continue };
        let times: Vec<_> =
            of_kind.iter().map(|(_, minute)| zero + SignedDuration::from_mins((*minute).into())).collect();
        for (place, (_, minute)) in of_kind.iter().enumerate() {
            let window = begins(&times, place, *minute)
                ..times.get(place + 1).map_or(Timestamp::MAX, |_| begins(&times, place + 1, of_kind[place + 1].1));
            let at = times[place];
            let by = done.iter().find(|(time, _)| window.contains(time)).map(|(_, id)| *id);
            if by.is_none() && left.is_some_and(|left| what != Due::NextDayContact && at > left) {
                continue;
            }
            let stands = match by {
                Some(by) => Lateness::Done { by },
                None if now >= window.end
                    || (*minute < 0 && session.t0().is_some())
                    || left.is_some_and(|left| at <= left) =>
                {
                    Lateness::Missed
                }
                None => lateness(at, now),
            };
            items.push(DueItem { what, at, minute: *minute, stands });
        }
    }
    items.sort_by_key(|it| (it.at, it.what));
    items
}

/// From when on something counts for the `place`th time it is due; before the medicine the whole day counts.
fn begins(times: &[Timestamp], place: usize, minute: i32) -> Timestamp {
    if minute < 0 && place == 0 {
        return times[place] - SAME_DAY;
    }
    let gap = |other: usize| times.get(other).map(|it| it.duration_since(times[place]).abs().as_mins() / 2);
    let nearest = place.checked_sub(1).and_then(gap).unwrap_or(EARLY);
    times[place] - SignedDuration::from_mins(nearest.min(EARLY))
}

fn lateness(at: Timestamp, now: Timestamp) -> Lateness {
    let seconds = now.duration_since(at).as_secs();
    if seconds < 0 {
        return Lateness::Waiting { minutes: -seconds.div_euclid(60) };
    }
    match seconds / 60 {
        minutes if minutes >= RED_AFTER => Lateness::VeryLate { minutes },
        minutes if minutes >= AMBER_AFTER => Lateness::Late { minutes },
        _ => Lateness::Now,
    }
}

/// Every time something was done, with the entry; nothing when no statement of this version says it.
fn done_at(chart: &Chart, session: SessionId, what: Due) -> Option<Vec<(Timestamp, EntryId)>> {
    let readings = |has: fn(&VitalsRecorded) -> bool| {
        let all = said_in::<VitalsRecorded>(chart, session).into_iter().filter(|it| has(it.is));
        all.map(|it| (it.at(), it.id())).collect::<Vec<_>>()
    };
    Some(match what {
        Due::Pressure => readings(|it| it.pressure.is_some()),
        Due::Pulse => readings(|it| it.pulse.is_some()),
        Due::Saturation => readings(|it| it.saturation.is_some()),
        Due::Breaths => readings(|it| it.breaths.is_some()),
        Due::LookIn => {
            let mut all = readings(|_| true);
            all.extend(said_in::<MarkMade>(chart, session).into_iter().map(|it| (it.at(), it.id())));
            all.extend(said_in::<LeaveChecked>(chart, session).into_iter().map(|it| (it.at(), it.id())));
            all.extend(said_in::<AlertnessSeen>(chart, session).into_iter().map(|it| (it.at(), it.id())));
            all.extend(said_in::<LookedIn>(chart, session).into_iter().map(|it| (it.at(), it.id())));
            all.extend(said_in::<PersonReached>(chart, session).into_iter().map(|it| (it.at(), it.id())));
            all.sort();
            all
        }
        Due::DayQuestions => said_in::<DayAnswered>(chart, session).into_iter().map(|it| (it.at(), it.id())).collect(),
        Due::Medicine => said_in::<MedicineGiven>(chart, session).into_iter().map(|it| (it.at(), it.id())).collect(),
        Due::LozengeEnd => {
            said_in::<LozengeFinished>(chart, session).into_iter().map(|it| (it.at(), it.id())).collect()
        }
        Due::Alertness => alertness(chart, session).into_iter().map(|it| (it.at, it.entry)).collect(),
        Due::LeaveCheck => said_in::<LeaveChecked>(chart, session).into_iter().map(|it| (it.at(), it.id())).collect(),
        Due::Release => said_in::<ReadyToLeave>(chart, session).into_iter().map(|it| (it.at(), it.id())).collect(),
        Due::RiskReview => chart.all::<RiskReviewed>().map(|it| (it.at(), it.id())).collect(),
        Due::NextDayContact => chart.all::<VisitHeld>().map(|it| (it.at(), it.id())).collect(),
        Due::Instructions | Due::SitterConfirmed | Due::Address | Due::LozengeCount | Due::Intention => return None,
    })
}
