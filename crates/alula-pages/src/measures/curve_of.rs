//! The curve of one instrument: every round, the sessions, what changed and by which rule.

use alula_core::Chart;
use alula_core::instruments::{Direction, Instrument, ReliabilityKind, Round, change, rounds};
use alula_core::session::sessions;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::parts::{Curve, Point, Rule};
use crate::wording;

/// The rounds of one instrument as a curve, with the change since the first round in words and the rule behind the
/// words; nothing when no round is finished.
pub fn curve_of(chart: &Chart, instrument: &Instrument, now: Timestamp, zone: &TimeZone) -> Option<Curve> {
    let all = rounds(chart);
    let mut done: Vec<&Round> =
        all.iter().filter(|it| it.instrument == instrument.id && it.finished.is_some()).collect();
    done.sort_by_key(|it| it.finished);
    if done.is_empty() {
        return None;
    }
    let day = |at: Timestamp| at.as_second().div_euclid(86_400);
    let points = done.iter().filter_map(|it| {
        let at = it.finished?;
        Some(Point { day: day(at), when: wording::day(at, now, zone), value: it.total.map(f64::from) })
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
        sentence: sentence(instrument, &done, now, zone),
        definition: definition(instrument),
    })
}

/// The curves of every instrument that has a round.
pub fn curves(chart: &Chart, now: Timestamp, zone: &TimeZone) -> Vec<Curve> {
    alula_core::instruments::all().iter().filter_map(|it| curve_of(chart, it, now, zone)).collect()
}

fn sentence(instrument: &Instrument, done: &[&Round], now: Timestamp, zone: &TimeZone) -> String {
    let scores: Vec<_> = done.iter().filter_map(|it| it.score()).collect();
    let (Some(first), Some(last)) = (scores.first(), scores.last()) else {
        return "A question was skipped in every round, so there is no total.".to_owned();
    };
    let band = instrument.band(last.total).map(|it| format!(", {}", it.words)).unwrap_or_default();
    let mut words = format!("{} on {}{band}.", last.total, wording::day(last.at, now, zone));
    if done.last().is_some_and(|it| it.total.is_none()) {
        words.push_str(" In the last round a question was skipped, so it has no total.");
    }
    if scores.len() < 2 {
        words.push_str(" Change is told from the second round on.");
        return words;
    }
    let it = change(instrument, first.total, last.total);
    let than = format!("than {} on {}", first.total, wording::day(first.at, now, zone));
    let points = wording::count(usize::from(it.points), "point");
    let side = if last.total < first.total { "lower" } else { "higher" };
    words.push_str(&match (it.direction, it.reliable) {
        (Direction::Same, _) => " The same as in the first round.".to_owned(),
        (direction, true) => {
            let direction = if direction == Direction::Better { "better" } else { "worse" };
            format!(" {points} {side} {than}: a reliable change, for the {direction}.")
        }
        (_, false) => {
            format!(" {points} {side} {than}: within what the questionnaire varies by itself, below {}.", it.needed)
        }
    });
    match (it.response, it.remission) {
        (true, true) => words.push_str(" Response and remission by definition."),
        (true, false) => words.push_str(" Response by definition, not remission."),
        (false, true) => words.push_str(" Remission by definition, not response."),
        (false, false) => {}
    }
    words
}

/// How the words about change are meant, with figures and sources.
pub fn definition(instrument: &Instrument) -> String {
    let rules = &instrument.change;
    let figures = |it: &alula_core::instruments::Reliability| {
        let kind = match it.kind {
            ReliabilityKind::InternalConsistency => "internal consistency",
            ReliabilityKind::TestRetest => "asked twice",
        };
        format!(
            "1.96 × {} × √(2 × (1 − {})) = {:.1}, so {} points or more; spread {}, reliability {} ({kind}; {}; {})",
            it.sd,
            it.r,
            it.index(),
            it.points(),
            it.sd,
            it.r,
            it.sample,
            it.source
        )
    };
    let mut words = format!("Reliable change, first against last round: {}.", figures(&rules.reliable));
    for other in &rules.alternatives {
        words.push_str(&format!(" With other figures: {}.", figures(other)));
    }
    words.push_str(&format!(
        " Response: at least {} % below the first round. Remission: below {}, from at or above it. {}.",
        rules.response_percent, rules.remission_below, rules.source
    ));
    let bands = instrument.bands.iter().map(|it| format!("{} to {} {}", it.from, it.until, it.words));
    words.push_str(&format!(" Bands: {}.", bands.collect::<Vec<_>>().join(", ")));
    words
}
