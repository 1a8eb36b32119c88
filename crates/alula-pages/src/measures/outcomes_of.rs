//! The outcomes of one client from the chart.

use alula_core::Chart;
use alula_core::instruments::{Course, Instrument, Milestone, Outcome, Round, all, rounds};
use alula_core::integration::{CareReopened, thread};
use alula_core::session::sessions;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::outcomes::{IntentionLine, OutcomeLine, OutcomesPage};
use super::said::{against, meanings, milestone, sentence, too_soon};
use crate::parts::{Band, Chronicle, Dot, LaneKind, Panel, Rule, Sign, Strip, StripMark, Table};
use crate::session::preferred_name;
use crate::wording;

/// The local day of a time, as a number.
pub(crate) fn day_of(at: Timestamp, zone: &TimeZone) -> i64 {
    number(at.to_zoned(zone.clone()).date())
}

pub(crate) fn number(day: Date) -> i64 {
    date(1970, 1, 1).until(day).map_or(0, |it| i64::from(it.get_days()))
}

/// Words under an axis that shows these days: months, or every second week of a short one.
pub(crate) fn months_between(first: i64, last: i64) -> Vec<(i64, String)> {
    let day = |n: i64| date(1970, 1, 1).saturating_add(n.days());
    if last - first <= 70 {
        return (0..)
            .map(|n| first + 14 * n)
            .take_while(|it| *it <= last)
            .map(|it| (it, day(it).strftime("%-d %b").to_string()))
            .collect();
    }
    let mut months = Vec::new();
    let mut month = day(first).last_of_month().saturating_add(1.day());
    while number(month) <= last {
        let form = if month.month() == 1 { "%b %Y" } else { "%b" };
        months.push((number(month), month.strftime(form).to_string()));
        month = month.saturating_add(1.month());
    }
    months
}

/// The medicine sessions that were begun, as dashed rules.
fn session_rules(chart: &Chart, zone: &TimeZone) -> Vec<Rule> {
    let begun = sessions(chart).into_iter().filter_map(|it| Some((it.number, it.t0()?)));
    let mut rules: Vec<_> = begun
        .map(|(number, t0)| Rule {
            day: day_of(t0, zone),
            label: if number == 1 { "session 1".to_owned() } else { number.to_string() },
        })
        .collect();
    rules.sort_by_key(|it| it.day);
    rules
}

/// The panel of one questionnaire; nothing without a complete round.
pub(crate) fn panel(instrument: &Instrument, outcome: &Outcome, zone: &TimeZone) -> Option<Panel> {
    let dots: Vec<_> = outcome
        .answers
        .iter()
        .map(|it| Dot { day: day_of(it.at, zone), value: f64::from(it.total), hollow: it.unsettled.is_some() })
        .collect();
    let bands = instrument.bands.iter().map(|it| Band { from: f64::from(it.from), words: it.words.clone() });
    (!dots.is_empty()).then(|| Panel {
        name: instrument.name.clone(),
        low: 0.0,
        high: f64::from(instrument.highest()),
        bands: bands.collect(),
        dots,
        ..Panel::default()
    })
}

/// Every complete round of one questionnaire, as a table.
fn rounds_table(instrument: &Instrument, outcome: &Outcome, now: Timestamp, zone: &TimeZone) -> Table {
    let rows = outcome.answers.iter().map(|it| {
        let band = instrument.band(it.total).map(|it| it.words.clone()).unwrap_or_default();
        vec![wording::day(it.at, now, zone), it.total.to_string(), band, against(instrument, outcome, *it)]
    });
    Table {
        caption: format!("{}, every complete round", instrument.name),
        columns: vec!["Day", "#Total", "Band", "Against the baseline"],
        rows: rows.collect(),
    }
}

/// `PHQ-9: 19 on Mon 9 Jun, 7 on Mon 23 Jun.`
fn spoken(instrument: &Instrument, outcome: &Outcome, now: Timestamp, zone: &TimeZone) -> String {
    let said = outcome.answers.iter().map(|it| {
        let hollow = if it.unsettled.is_some() { ", not compared" } else { "" };
        format!("{} on {}{hollow}", it.total, wording::day(it.at, now, zone))
    });
    format!("{}: {}.", instrument.name, said.collect::<Vec<_>>().join(", "))
}

impl OutcomesPage {
    /// The outcomes that a chart tells.
    pub fn of(chart: &Chart, now: Timestamp, zone: &TimeZone) -> Self {
        let rounds = rounds(chart);
        let course = Course::of(chart);
        let told: Vec<(&Instrument, Outcome)> = all()
            .iter()
            .map(|it| (it, Outcome::among(&rounds, course.clone(), it)))
            .filter(|(it, outcome)| !outcome.answers.is_empty() || finished(&rounds, it))
            .collect();
        let lines = told.iter().map(|(it, outcome)| line(it, outcome, &rounds, (now, zone))).collect();
        let anew = chart.last::<CareReopened>().map(|it| {
            let day = wording::day(it.at(), now, zone);
            format!("The care was begun anew on {day}; rounds before it stand under Measures.")
        });
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            anew: anew.unwrap_or_default(),
            chronicle: chronicle(chart, &told, now, zone),
            lines,
            intentions: intentions(chart, now, zone),
        }
    }
}

fn finished(rounds: &[Round], instrument: &Instrument) -> bool {
    rounds.iter().any(|it| it.instrument == instrument.id && it.finished.is_some())
}

fn chronicle(chart: &Chart, told: &[(&Instrument, Outcome)], now: Timestamp, zone: &TimeZone) -> Chronicle {
    let panels: Vec<_> = told.iter().filter_map(|(it, outcome)| panel(it, outcome, zone)).collect();
    if panels.is_empty() {
        return Chronicle::default();
    }
    let rules = session_rules(chart, zone);
    let marks: Vec<_> = (1..)
        .zip(thread(chart).iter().filter_map(|it| it.intention))
        .map(|(n, it): (usize, _)| StripMark { day: day_of(it.at(), zone), label: n.to_string() })
        .collect();
    let days = panels.iter().flat_map(|it| it.dots.iter().map(|it| it.day)).chain(rules.iter().map(|it| it.day));
    let days: Vec<i64> = days.chain(marks.iter().map(|it| it.day)).collect();
    let (first, last) = (days.iter().min().copied().unwrap_or(0), days.iter().max().copied().unwrap_or(0));
    let mut words: Vec<String> = told.iter().map(|(it, outcome)| spoken(it, outcome, now, zone)).collect();
    words.push(format!(
        "{}, {}.",
        wording::count(rules.len(), "medicine session"),
        wording::count(marks.len(), "intention")
    ));
    let below = (!marks.is_empty()).then(|| Strip {
        name: "intentions".into(),
        kind: LaneKind::Person,
        sign: Sign::Ring,
        marks,
    });
    Chronicle {
        name: "Questionnaires, sessions and intentions".into(),
        months: months_between(first, last),
        rules,
        panels,
        below: below.into_iter().collect(),
        spoken: words.join(" "),
        tables: told.iter().map(|(it, outcome)| rounds_table(it, outcome, now, zone)).collect(),
    }
}

fn line(
    instrument: &Instrument,
    outcome: &Outcome,
    rounds: &[Round],
    (now, zone): (Timestamp, &TimeZone),
) -> OutcomeLine {
    let own = rounds.iter().filter(|it| it.instrument == instrument.id && it.finished.is_some());
    let skipped = own.max_by_key(|it| (it.finished, it.measure)).is_some_and(|it| it.total.is_none());
    OutcomeLine {
        instrument: instrument.id.clone(),
        name: instrument.name.clone(),
        sentence: sentence(instrument, outcome, skipped, now, zone),
        hollow: hollow(instrument, outcome, now, zone),
        points: points(instrument, outcome, now, zone),
        meanings: meanings(instrument),
    }
}

fn hollow(instrument: &Instrument, outcome: &Outcome, now: Timestamp, zone: &TimeZone) -> String {
    let early = outcome.answers.iter().filter_map(|it| Some((it.at, it.unsettled?)));
    let early: Vec<_> = early
        .map(|(at, days)| format!("{}, {} after a session", wording::day(at, now, zone), too_soon(days)))
        .collect();
    if early.is_empty() {
        return String::new();
    }
    format!(
        "Hollow: {}. It asks about {} days, and most of them lie before the medicine, so it is shown and not compared.",
        wording::list(&early),
        instrument.recall_days
    )
}

fn points(instrument: &Instrument, outcome: &Outcome, now: Timestamp, zone: &TimeZone) -> Vec<Vec<String>> {
    let day = |at| wording::day(at, now, zone);
    let mut rows = vec![match outcome.baseline() {
        Some(it) => vec!["Baseline".into(), day(it.at), it.total.to_string(), String::new()],
        None => vec!["Baseline".into(), "not asked before the first session".into(), String::new(), String::new()],
    }];
    for point in Milestone::ALL {
        let Some((opens, closed)) = point.window(&outcome.course) else { continue };
        let name = milestone(*point).to_owned();
        rows.push(match outcome.at(*point) {
            Some(it) => vec![name, day(it.at), it.total.to_string(), against(instrument, outcome, it)],
            None if closed <= now => vec![name, "not asked in time".into(), String::new(), String::new()],
            None => {
                let last = day(closed - jiff::SignedDuration::from_hours(24));
                vec![name, format!("to be asked between {} and {last}", day(opens)), String::new(), String::new()]
            }
        });
    }
    rows
}

fn intentions(chart: &Chart, now: Timestamp, zone: &TimeZone) -> Vec<IntentionLine> {
    let strands = thread(chart);
    let set = strands.iter().filter_map(|it| Some((it.intention?, it.rests)));
    let line = |(number, (it, rests)): (usize, (alula_core::Said<'_, _>, bool))| {
        let it: alula_core::Said<'_, alula_core::preparation::IntentionSet> = it;
        let rests = if rests { ", rests now" } else { ", held lightly" };
        IntentionLine {
            number,
            words: it.is.words.reveal().to_owned(),
            about: format!("set on {}{rests}", wording::day(it.at(), now, zone)),
        }
    };
    (1..).zip(set).map(line).collect()
}
