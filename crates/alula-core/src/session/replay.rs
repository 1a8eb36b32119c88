//! A session replayed: the chart as it stood at an earlier moment, and the minutes at which it grew.
//!
//! What counts is when a thing was written down, not when it happened: a replay shows what whoever sat there could see. What
//! was written down later appears at the minute in which it was, in the place where it happened.

use jiff::{SignedDuration, Timestamp};

use super::{TimelineItem, minute_since, timeline};
use crate::chart::Chart;
use crate::ids::SessionId;

/// The last moment of a minute after T0, so that everything of that minute is seen.
pub fn moment(t0: Timestamp, minute: i64) -> Timestamp {
    t0 + SignedDuration::from_mins(minute + 1) - SignedDuration::from_micros(1)
}

/// The chart as it was written down by a moment: a beginning of the same log.
pub fn as_of(chart: &Chart, moment: Timestamp) -> Chart {
    let entries = chart.entries().iter().take_while(|it| it.header.recorded_at <= moment);
    Chart::replay(chart.client(), entries.cloned())
}

/// Everything of the session in the order in which it was written down, each with the minute after T0 in which that was;
/// what was written down before T0 stands at minute 0, with which a replay begins.
pub fn stops(chart: &Chart, session: SessionId, t0: Timestamp) -> Vec<(i64, TimelineItem<'_>)> {
    let mut items = timeline(chart, session);
    items.retain(|it| it.header.recorded_at >= t0);
    items.sort_by_key(|it| it.header.sequence);
    items.into_iter().map(|it| (minute_since(t0, it.header.recorded_at), it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{ago, given, now, nth};
    use crate::ids::OrderId;
    use crate::intake::Presence;
    use crate::ledger::Withdrawn;
    use crate::samples::{order, planned};
    use crate::session::{MarkKind, MarkMade, MedicineGiven, session};

    const SESSION: SessionId = SessionId(uuid::Uuid::from_u128(2));

    fn mark(kind: MarkKind) -> MarkMade {
        MarkMade { session: SESSION, kind, words: "".into() }
    }

    fn told() -> Chart {
        let given_medicine = MedicineGiven {
            session: SESSION,
            order: OrderId::of(nth(1)),
            amount: order().amount,
            lot: "A1".into(),
            identity: Presence::Present,
        };
        let begun = given([order()]).and([planned(now(), OrderId::of(nth(1)))]).and([given_medicine]);
        // At minute 20 a mark of minute 5 is written down; at minute 30 it is struck.
        let marked = begun.later(10).and([mark(MarkKind::Still)]).later(10).and([ago(15, mark(MarkKind::Tears))]);
        marked.later(10).and([Withdrawn { entry: nth(5), reason: "by mistake".into() }]).chart
    }

    fn seen(chart: &Chart, minute: i64) -> Vec<(Option<i64>, bool)> {
        let then = as_of(chart, moment(now(), minute));
        timeline(&then, SESSION).iter().map(|it| (it.minute, it.struck.is_some())).collect()
    }

    #[test]
    fn a_replay_shows_what_was_written_down_by_then_where_it_happened() {
        let chart = told();
        assert_eq!(seen(&chart, 0), [(Some(0), false)]);
        assert_eq!(seen(&chart, 9), [(Some(0), false)]);
        assert_eq!(seen(&chart, 10), [(Some(0), false), (Some(10), false)]);
        assert_eq!(seen(&chart, 20), [(Some(0), false), (Some(5), false), (Some(10), false)]);
        assert_eq!(seen(&chart, 30), [(Some(0), false), (Some(5), true), (Some(10), false)]);
        assert!(session(&as_of(&chart, now() - SignedDuration::from_mins(1)), SESSION).is_none());
    }

    #[test]
    fn it_stops_where_something_was_written_down() {
        let chart = told();
        let minutes: Vec<_> = stops(&chart, SESSION, now()).iter().map(|it| it.0).collect();
        assert_eq!(minutes, [0, 10, 20]);
    }

    #[test]
    fn a_moment_holds_its_whole_minute() {
        assert_eq!(minute_since(now(), moment(now(), 7)), 7);
        assert_eq!(minute_since(now(), moment(now(), 7) + SignedDuration::from_micros(1)), 8);
    }
}
