//! The curve of one instrument: every round, the sessions, what changed and by which rule.

use alula_core::Chart;
use alula_core::instruments::{Course, Instrument, Outcome, Round, rounds};
use alula_core::session::sessions;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::said::{definition, sentence};
use crate::parts::{Curve, Point, Rule};
use crate::wording;

/// The rounds of one instrument as a curve, with the change since the baseline in words and the rule behind the words;
/// nothing when no round is finished.
pub fn curve_of(chart: &Chart, instrument: &Instrument, now: Timestamp, zone: &TimeZone) -> Option<Curve> {
    let all = rounds(chart);
    let mut done: Vec<&Round> =
        all.iter().filter(|it| it.instrument == instrument.id && it.finished.is_some()).collect();
    done.sort_by_key(|it| (it.finished, it.measure));
    let newest = done.last()?;
    let outcome = Outcome::among(&all, Course::of(chart), instrument);
    let day = |at: Timestamp| at.as_second().div_euclid(86_400);
    let points = done.iter().filter_map(|it| {
        let at = it.finished?;
        let early = outcome.answers.iter().any(|answer| answer.at == at && answer.unsettled.is_some());
        Some(Point { day: day(at), when: wording::day(at, now, zone), value: it.total.map(f64::from), early })
    });
    let sessions = sessions(chart);
    let rules = sessions
        .iter()
        .filter_map(|it| it.t0().map(|t0| Rule { day: day(t0), label: format!("session {}", it.number) }));
    let high = (f64::from(instrument.highest()) / 5.0).ceil() * 5.0;
    Some(Curve {
        name: instrument.name.clone(),
        low: 0.0,
        high,
        step: if high > 20.0 { 10.0 } else { 5.0 },
        points: points.collect(),
        rules: rules.collect(),
        sentence: sentence(instrument, &outcome, newest.total.is_none(), now, zone),
        definition: definition(instrument),
    })
}

/// The curves of every instrument that has a round.
pub fn curves(chart: &Chart, now: Timestamp, zone: &TimeZone) -> Vec<Curve> {
    alula_core::instruments::all().iter().filter_map(|it| curve_of(chart, it, now, zone)).collect()
}
