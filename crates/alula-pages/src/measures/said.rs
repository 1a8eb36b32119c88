//! What the rounds of a questionnaire say, in words, with the rule and the source behind each word.

use alula_core::instruments::{
    Answer, Change, Direction, Instrument, Milestone, Outcome, Reliability, ReliabilityKind,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::wording;

/// One sentence or two: where it stands, and what came of it since the baseline.
pub(crate) fn sentence(
    instrument: &Instrument,
    outcome: &Outcome,
    skipped: bool,
    now: Timestamp,
    zone: &TimeZone,
) -> String {
    let day = |at| wording::day(at, now, zone);
    let Some(newest) = outcome.answers.last() else {
        return "A question was skipped in every round, so there is no total.".to_owned();
    };
    let latest = outcome.latest();
    let shown = latest.unwrap_or(*newest);
    let mut words = format!("{} on {}{}.", shown.total, day(shown.at), band(instrument, shown.total));
    if skipped {
        words.push_str(" In the last round a question was skipped, so it has no total.");
    }
    let baseline = outcome.baseline();
    words.push_str(&match (latest, baseline) {
        (Some(latest), Some(baseline)) if latest.at > baseline.at => {
            changed(instrument, outcome, baseline, latest, &day(baseline.at))
        }
        (_, None) => " No round was finished before the first medicine session, so change cannot be told.".to_owned(),
        _ if outcome.course.first().is_some() => {
            " Change is told from the first round after the medicine on, once it has settled.".to_owned()
        }
        _ => " Change is told from the second round on.".to_owned(),
    });
    words
}

/// `, mild`: the band of a total.
pub(crate) fn band(instrument: &Instrument, total: u16) -> String {
    instrument.band(total).map(|it| format!(", {}", it.words)).unwrap_or_default()
}

fn changed(instrument: &Instrument, outcome: &Outcome, baseline: Answer, latest: Answer, day: &str) -> String {
    let Some(it) = outcome.against(instrument, latest) else { return String::new() };
    let from = if outcome.course.first().is_some() { "at the baseline" } else { "in the first round" };
    let than = format!("than {} {from}, {day}", baseline.total);
    let points = wording::count(usize::from(it.points), "point");
    let side = if latest.total < baseline.total { "lower" } else { "higher" };
    let mut words = match (it.direction, it.reliable) {
        (Direction::Same, _) => format!(" The same as {from}, {day}."),
        (direction, true) => format!(
            " {points} {side} {than}: a reliable change, for the {} (it takes {}).",
            if direction == Direction::Better { "better" } else { "worse" },
            it.needed
        ),
        (_, false) => {
            format!(" {points} {side} {than}: within what the questionnaire varies by itself, below {}.", it.needed)
        }
    };
    if outcome.course.first().is_some() {
        words.push_str(met(&it));
    }
    words
}

fn met(it: &Change<'_>) -> &'static str {
    match (it.response, it.remission) {
        (true, true) => " Response and remission by definition.",
        (true, false) => " Response by definition, not remission.",
        (false, true) => " Remission by definition, not response.",
        (false, false) => "",
    }
}

/// `11 lower, reliable, response`: one answer against the baseline, for a table.
pub(crate) fn against(instrument: &Instrument, outcome: &Outcome, answer: Answer) -> String {
    if outcome.baseline() == Some(answer) {
        return "the baseline".to_owned();
    }
    if let Some(days) = answer.unsettled {
        return format!("not compared, {} after the medicine", too_soon(days));
    }
    let before = outcome.baseline().is_none_or(|it| answer.at < it.at);
    let Some(it) = outcome.against(instrument, answer).filter(|_| !before) else { return String::new() };
    let mut words = vec![match it.points {
        0 => "the same".to_owned(),
        points if answer.total < it.baseline => format!("{points} lower"),
        points => format!("{points} higher"),
    }];
    words.push(if it.reliable { "reliable".to_owned() } else { "not reliable".to_owned() });
    if outcome.course.first().is_some() {
        words.extend(it.response.then(|| "response".to_owned()));
        words.extend(it.remission.then(|| "remission".to_owned()));
    }
    words.join(", ")
}

/// `on the day`, `2 days`.
pub(crate) fn too_soon(days: u16) -> String {
    if days == 0 { "hours".to_owned() } else { wording::count(usize::from(days), "day") }
}

/// What a point of the course is called.
pub(crate) fn milestone(it: Milestone) -> &'static str {
    match it {
        Milestone::End => "After the last session",
        Milestone::OneMonth => "1 month",
        Milestone::ThreeMonths => "3 months",
        Milestone::SixMonths => "6 months",
    }
}

/// Each word with how it is meant and where that comes from.
pub(crate) fn meanings(instrument: &Instrument) -> Vec<(String, String)> {
    let rules = &instrument.change;
    let others = rules.alternatives.iter().map(|it| format!(" With other figures: {}.", figures(it)));
    let steps = rules.steps.iter().map(|it| format!("{} points {} ({})", it.points, it.words, it.source));
    let steps: Vec<String> = steps.collect();
    let mut meanings = vec![
        (
            "Reliable change".to_owned(),
            format!(
                "Larger than chance alone reaches in one of twenty people, after Jacobson and Truax 1991: {}.{}",
                figures(&rules.reliable),
                others.collect::<String>()
            ),
        ),
        (
            "Response".to_owned(),
            format!("At least {} % lower than the baseline. {}.", rules.response_percent, rules.source),
        ),
        (
            "Remission".to_owned(),
            format!("Below {0}, from {0} or more at the baseline. {1}.", rules.remission_below, rules.source),
        ),
        (
            "Baseline".to_owned(),
            "The last complete round before the first medicine session. Before any session, the first round."
                .to_owned(),
        ),
        (
            "Hollow".to_owned(),
            format!(
                "Up to {} days after the medicine a total is shown and not compared. {}.",
                instrument.after_medicine.days, instrument.after_medicine.source
            ),
        ),
    ];
    if !steps.is_empty() {
        meanings.push(("A change people notice".to_owned(), format!("{}.", steps.join("; "))));
    }
    meanings
}

/// The same in one paragraph.
pub fn definition(instrument: &Instrument) -> String {
    let meanings = meanings(instrument);
    let bands = instrument.bands.iter().map(|it| format!("{} to {} {}", it.from, it.until, it.words));
    let bands = format!("Bands: {}.", bands.collect::<Vec<_>>().join(", "));
    let words = meanings.into_iter().map(|(name, words)| format!("{name}: {words}"));
    words.chain([bands]).collect::<Vec<_>>().join(" ")
}

fn figures(it: &Reliability) -> String {
    let kind = match it.kind {
        ReliabilityKind::InternalConsistency => "internal consistency",
        ReliabilityKind::TestRetest => "asked twice",
    };
    format!(
        "1.96 × {} × √(2 × (1 − {})) = {:.1}, so {} points or more; SD {}, r {} ({kind}; {}; {})",
        it.sd,
        it.r,
        it.index(),
        it.points(),
        it.sd,
        it.r,
        it.sample,
        it.source
    )
}
