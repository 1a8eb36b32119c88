//! No client without a next step: since when nothing follows for somebody in care, and when that is too long.
//!
//! What is kept of a client is `idle_since`, by what is stated alone, so that lists come out the same whenever they are
//! rebuilt; what is too long is asked of it with a clock.

use jiff::{SignedDuration, Timestamp};

use crate::chart::Chart;
use crate::intake::ClientAdmitted;
use crate::integration::{CareReopened, closed};
use crate::pathway::{CareStep, appointments, standing};
use crate::preparation::VisitHeld;
use crate::session::{Life, SessionCancelled, sessions};

/// How long somebody may be in care without a next step before they are pointed out. The practice's own rule of order, not
/// a clinical number.
pub const GRACE: SignedDuration = SignedDuration::from_hours(24);

/// What follows for a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// Nothing has to: the care has ended, or the client is here.
    NotNeeded,
    /// Something is planned.
    Planned(Timestamp),
    /// Nothing is planned yet, for less than a day.
    Open {
        /// Since when.
        since: Timestamp,
    },
    /// Nothing has been planned for a day or longer.
    Missing {
        /// Since when.
        since: Timestamp,
    },
}

/// Since when nothing follows for a client once everything planned is over: the latest of the beginning of the care, what
/// was planned last, and the last time somebody met them. Nothing when nothing has to follow.
pub fn idle_since(chart: &Chart) -> Option<Timestamp> {
    let (step, _) = standing(chart)?;
    if matches!(step, CareStep::Session | CareStep::Closed) || closed(chart).is_some() {
        return None;
    }
    let begun = chart.all::<ClientAdmitted>().map(|it| it.at()).chain(chart.all::<CareReopened>().map(|it| it.at()));
    let planned = appointments(chart).into_iter().map(|(at, _)| at);
    let met = chart.all::<VisitHeld>().map(|it| it.at());
    let left = sessions(chart).into_iter().filter_map(|it| match it.life {
        Life::Left { left, .. } => Some(left.at()),
        _ => None,
    });
    let cancelled = chart.all::<SessionCancelled>().map(|it| it.at());
    begun.chain(planned).chain(met).chain(left).chain(cancelled).max()
}

/// What follows, from what was kept of the client, what is planned from now on, and the time.
pub fn onward(idle_since: Option<Timestamp>, next: Option<Timestamp>, now: Timestamp) -> Onward {
    match (idle_since, next) {
        (None, _) => Onward::NotNeeded,
        (_, Some(at)) => Onward::Planned(at),
        (Some(since), None) if now.duration_since(since) >= GRACE => Onward::Missing { since },
        (Some(since), None) => Onward::Open { since },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{Given, Past, ago, given, now};
    use crate::integration::{CareClosed, CloseReason};
    use crate::preparation::VisitKind;
    use crate::samples::{admitted, team, visit};
    use crate::session::ContactPlanned;

    const HOUR: i64 = 60;

    fn says(it: &Given) -> Onward {
        let next = appointments(&it.chart).into_iter().map(|(at, _)| at).find(|at| *at >= it.now);
        onward(idle_since(&it.chart), next, it.now)
    }

    fn contact(in_hours: i64) -> ContactPlanned {
        ContactPlanned { session: None, at: now() + SignedDuration::from_hours(in_hours), what: "A first talk".into() }
    }

    fn hours_ago(hours: i64) -> Timestamp {
        now() - SignedDuration::from_hours(hours)
    }

    #[test]
    fn a_day_after_the_beginning_nothing_planned_is_missing() {
        let begun = |hours| given([ago(hours * HOUR, admitted()), ago(hours * HOUR, team())]);
        assert_eq!(says(&begun(23)), Onward::Open { since: hours_ago(23) });
        assert_eq!(says(&begun(24)), Onward::Missing { since: hours_ago(24) });
    }

    #[test]
    fn whatever_is_planned_is_a_next_step_until_it_is_over() {
        let mut it = given(vec![ago(90 * HOUR, admitted()), ago(2 * HOUR, contact(3))]);
        assert_eq!(says(&it), Onward::Planned(now() + SignedDuration::from_hours(3)));
        it = it.later(4 * HOUR);
        assert_eq!(says(&it), Onward::Open { since: now() + SignedDuration::from_hours(3) });
        it = it.later(24 * HOUR);
        assert_eq!(says(&it), Onward::Missing { since: now() + SignedDuration::from_hours(3) });
    }

    #[test]
    fn the_last_time_somebody_met_them_counts_and_writing_something_down_does_not() {
        let past: Vec<Past> =
            vec![ago(90 * HOUR, admitted()), ago(5 * HOUR, visit(VisitKind::Preparation)), ago(HOUR, team())];
        assert_eq!(says(&given(past)), Onward::Open { since: hours_ago(5) });
        let written: Vec<Past> = vec![ago(90 * HOUR, admitted()), ago(HOUR, team())];
        assert_eq!(says(&given(written)), Onward::Missing { since: hours_ago(90) });
    }

    #[test]
    fn who_is_not_in_care_needs_no_next_step() {
        assert_eq!(says(&crate::given::nothing()), Onward::NotNeeded);
        let closed = CareClosed { reason: CloseReason::Complete, words: "".into() };
        assert_eq!(says(&given(vec![ago(90 * HOUR, admitted()), ago(80 * HOUR, closed)])), Onward::NotNeeded);
    }
}
