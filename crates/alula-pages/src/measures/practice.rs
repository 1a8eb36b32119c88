//! What came of the care of everybody who was given medicine here: who is counted, who is missing, and how the rest fare.

use alula_core::instruments::{FEW, Instrument, Milestone, PointReport, PracticeReport, all};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::said::{meanings, milestone};
use crate::parts::{Facts, Table, empty};
use crate::shell::{Place, Shell, Width, page};

const WIDTH: u64 = 640;

/// One point of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointLine {
    /// `1 month`.
    pub name: String,
    /// Which days count for it.
    pub days: String,
    /// With a response, compared without one, without an answer, without a baseline.
    pub shares: [u64; 4],
    /// What that says, in a sentence or two.
    pub sentence: String,
    /// The same as a row of the table.
    pub row: Vec<String>,
}

/// One questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeLine {
    /// The instrument's id.
    pub instrument: String,
    /// `PHQ-9`.
    pub name: String,
    /// Who was given medicine, and who of them is missing from everything below.
    pub sentence: String,
    /// The points of the course.
    pub points: Vec<PointLine>,
    /// Each word with how it is meant and its source.
    pub meanings: Vec<(String, String)>,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeOutcomesPage {
    /// The month of which it tells: `November 2026`.
    pub month: String,
    /// How many people were given medicine.
    pub began: u64,
    /// The questionnaires.
    pub lines: Vec<PracticeLine>,
}

impl PracticeOutcomesPage {
    /// The page of these reports.
    pub fn of(reports: &[(&Instrument, PracticeReport)], now: Timestamp, zone: &TimeZone) -> Self {
        let line = |(instrument, report): &(&Instrument, PracticeReport)| PracticeLine {
            instrument: instrument.id.clone(),
            name: instrument.name.clone(),
            sentence: told(report),
            points: Milestone::ALL.iter().zip(&report.points).map(|(at, it)| point(*at, it)).collect(),
            meanings: meanings(instrument),
        };
        Self {
            month: now.to_zoned(zone.clone()).strftime("%B %Y").to_string(),
            began: reports.iter().map(|(_, it)| it.began).max().unwrap_or(0),
            lines: reports.iter().map(line).collect(),
        }
    }

    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let now: Timestamp = "2026-11-26T18:00:00Z".parse().unwrap_or_default();
        let page = |reports: [PracticeReport; 2]| {
            let reports: Vec<_> = all().iter().zip(reports).collect();
            Self::of(&reports, now, &TimeZone::UTC)
        };
        let point = |ahead, reached, without_baseline, without_answer| {
            let compared = reached - without_baseline - without_answer;
            let mut it = PointReport::default();
            (it.ahead, it.reached, it.compared) = (ahead, reached, compared);
            (it.without_baseline, it.without_answer) = (without_baseline, without_answer);
            (it.response, it.remission, it.could_remit) = (compared * 3 / 5, compared / 3, compared.saturating_sub(1));
            (it.better, it.worse) = (compared * 2 / 3, compared / 9);
            it
        };
        let report = |n: u64| PracticeReport {
            began: 17 * n,
            with_baseline: 16 * n,
            followed: 13 * n,
            lost: 2 * n,
            ended: 5 * n,
            out_of_reach: n,
            points: [
                point(2 * n, 15 * n, n, 3 * n),
                point(3 * n, 14 * n, n, 2 * n),
                point(8 * n, 9 * n, 0, 4 * n),
                point(17 * n, 0, 0, 0),
            ],
        };
        vec![
            ("empty", page([PracticeReport::default(), PracticeReport::default()])),
            ("usual", page([report(1), PracticeReport { began: 17, ..PracticeReport::default() }])),
            ("extreme", page([report(6_131), report(6_131)])),
        ]
    }
}

fn told(report: &PracticeReport) -> String {
    let people = |n: u64| if n == 1 { "1 person".to_owned() } else { format!("{n} people") };
    if report.with_baseline == 0 {
        return format!(
            "{} given medicine, nobody of them with a round before it: nothing can be compared.",
            were(report.began)
        );
    }
    let mut words = format!(
        "{} given medicine. {} of them answered it before the first session, {} also afterwards.",
        were(report.began),
        report.with_baseline,
        report.followed
    );
    if report.lost > 0 {
        words.push_str(&format!(" Of {} nothing was heard by the end of the first month.", people(report.lost)));
    }
    if report.ended > 0 {
        words.push_str(&format!(
            " The care of {} has ended; {} of these could not be reached any more.",
            people(report.ended),
            report.out_of_reach
        ));
    }
    words
}

fn were(n: u64) -> String {
    match n {
        1 => "1 person was".to_owned(),
        n => format!("{n} people were"),
    }
}

fn point(at: Milestone, it: &PointReport) -> PointLine {
    let (_, days) = at.days();
    let after = if at == Milestone::End { "last" } else { "first" };
    PointLine {
        name: milestone(at).to_owned(),
        days: format!("days {} to {} after the {after} session", days.start(), days.end()),
        shares: [it.response, it.compared - it.response, it.without_answer, it.without_baseline],
        sentence: said(it),
        row: row(at, it),
    }
}

fn said(it: &PointReport) -> String {
    if it.reached == 0 {
        return match it.ahead {
            0 => "Nobody has come to it.".to_owned(),
            ahead => format!("Nobody has come to it yet; it lies ahead of {ahead}."),
        };
    }
    let mut words = format!("{} came to it, {} can be compared", it.reached, it.compared);
    words.push_str(&match (it.without_answer, it.without_baseline) {
        (0, 0) => ".".to_owned(),
        (asked, 0) => format!("; {asked} did not answer in time."),
        (0, baseline) => format!("; {baseline} had no baseline."),
        (asked, baseline) => format!("; {asked} did not answer in time, {baseline} had no baseline."),
    });
    if it.compared > 0 {
        words.push_str(&format!(" Response: {}.", share(it.response, it.compared)));
        if it.worse > 0 {
            words.push_str(&format!(" Reliably worse: {}.", share(it.worse, it.compared)));
        }
    }
    words
}

/// `6 of 9`; with a percentage where there are enough people for one.
fn share(part: u64, whole: u64) -> String {
    if whole < FEW {
        format!("{part} of {whole}")
    } else {
        format!("{part} of {whole} ({} %)", (part * 200 / whole).div_ceil(2))
    }
}

fn row(at: Milestone, it: &PointReport) -> Vec<String> {
    let change = it.quartiles().map_or_else(
        || if it.compared == 0 { String::new() } else { format!("from {FEW} people on") },
        |[first, median, third]| format!("{median} ({first} to {third})"),
    );
    vec![
        milestone(at).to_owned(),
        it.ahead.to_string(),
        it.reached.to_string(),
        it.without_baseline.to_string(),
        it.without_answer.to_string(),
        it.compared.to_string(),
        it.response.to_string(),
        format!("{} of {}", it.remission, it.could_remit),
        it.better.to_string(),
        it.worse.to_string(),
        change,
    ]
}

/// The page.
pub fn practice_outcomes_page(shell: &Shell, view: &PracticeOutcomesPage) -> Markup {
    let body = html! {
        h1 { "Outcomes" }
        @if view.began == 0 {
            (empty("Nobody was given medicine yet", "From the first session on, this page counts everybody who was given medicine: who can be compared with the time before, who cannot, and why.", None))
        } @else {
            p.lead { "Everybody who was given medicine here, as of " (view.month) ". Whoever cannot be compared is counted too, with the reason." }
            (legend())
            @for line in &view.lines { (questionnaire(line)) }
            section.section aria-labelledby="words" {
                h2 id="words" { "What the words mean" }
                p.soft { "A point of the course counts from the month after its last day. In remission at the baseline means that remission cannot be reached; whoever was is left out of its count. Below " (FEW) " people there are no percentages." }
                @for line in &view.lines {
                    details { summary { (line.name) } (Facts(line.meanings.iter().map(|(name, words)| (name.clone(), html! { (words) })).collect())) }
                }
            }
        }
    };
    page(shell, "Outcomes", Place::Outcomes, Width::Reading, body)
}

fn legend() -> Markup {
    let key = |class: &str, words: &str| {
        html! { span.share-key { svg viewBox="0 0 28 14" aria-hidden="true" { rect class=(class) x="1" y="1" width="26" height="12" {} } (words) } }
    };
    html! {
        p.share-keys {
            (key("response", "response")) (key("compared", "compared, no response"))
            (key("unanswered", "no answer in time")) (key("unbegun", "no baseline"))
        }
    }
}

fn questionnaire(line: &PracticeLine) -> Markup {
    let most = line.points.iter().map(|it| it.shares.iter().sum::<u64>()).max().unwrap_or(0);
    let table = Table {
        caption: format!("{}, everybody at each point of the course", line.name),
        columns: vec![
            "Point",
            "#Ahead",
            "#Came to it",
            "#No baseline",
            "#No answer",
            "#Compared",
            "#Response",
            "#Remission",
            "#Reliably better",
            "#Reliably worse",
            "#Change, median (quartiles)",
        ],
        rows: line.points.iter().map(|it| it.row.clone()).collect(),
    };
    html! {
        section.section id=(line.instrument) {
            h2 { (line.name) }
            p { (line.sentence) }
            @if most > 0 {
                @for point in &line.points {
                    div.share-point {
                        h3 { (point.name) " " span.soft.small { (point.days) } }
                        (bar(&point.shares, most))
                        p.small { (point.sentence) }
                    }
                }
                details { summary { "The same as a table" } (table) }
            }
        }
    }
}

/// One bar as long as the people are many, in four parts that differ in their shape too.
fn bar(shares: &[u64; 4], most: u64) -> Markup {
    let mut x = 0;
    let parts = ["response", "compared", "unanswered", "unbegun"].into_iter().zip(shares).map(|(class, people)| {
        let width = people * WIDTH / most;
        let part = (class, x, width);
        x += width;
        part
    });
    let parts: Vec<_> = parts.filter(|(_, _, width)| *width > 0).collect();
    html! {
        svg.shares viewBox=(format!("0 0 {WIDTH} 18")) preserveAspectRatio="none" aria-hidden="true" {
            line.base x1="0" y1="17" x2=(WIDTH) y2="17" {}
            @for (class, x, width) in parts { rect class=(class) x=(x + 1) y="1" width=(width.saturating_sub(2).max(1)) height="14" {} }
        }
    }
}
