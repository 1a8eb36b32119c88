//! Who opened which chart, when and what for, one line for each person and chart.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::parts::{Field, Filled, Select, empty, icon, person};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One answer of the policies about a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// When.
    pub at: Timestamp,
    /// Who asked, by name.
    pub who: String,
    /// Whose chart, by name.
    pub chart: String,
    /// What for, by the name of the action: `ReadChart`.
    pub action: String,
    /// True when it was allowed.
    pub allowed: bool,
}

/// What one person did with one chart on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Who.
    pub who: String,
    /// Whose chart.
    pub chart: String,
    /// From when to when: `09:12`, `09:12 to 11:40`.
    pub when: String,
    /// What for, each once, in words: `read chart, record vitals`.
    pub what: String,
    /// What was not allowed, in words; empty when everything was.
    pub refused: String,
    last: Timestamp,
}

/// The page.
#[derive(Clone, Debug, Default)]
pub struct AccessPage {
    /// The day in words.
    pub day: String,
    /// The filter as it was set: `day`, `who`, `client`.
    pub filter: Filled,
    /// Who works or worked here: id and name.
    pub people: Vec<(String, String)>,
    /// The client the page is about alone; nothing for all.
    pub only: Option<(String, String)>,
    /// What was looked at, the latest first.
    pub lines: Vec<Looked>,
}

/// One line for each person and chart, the latest first.
pub fn looked(asked: &[Asked], zone: &TimeZone) -> Vec<Looked> {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for it in asked {
        if !pairs.contains(&(&*it.who, &*it.chart)) {
            pairs.push((&it.who, &it.chart));
        }
    }
    let mut lines: Vec<_> = pairs
        .into_iter()
        .filter_map(|(who, chart)| {
            let mine: Vec<&Asked> = asked.iter().filter(|it| it.who == who && it.chart == chart).collect();
            let (first, last) = (mine.iter().map(|it| it.at).min()?, mine.iter().map(|it| it.at).max()?);
            let clock = |at| wording::clock(at, zone);
            let when = match clock(first) == clock(last) {
                true => clock(first),
                false => format!("{} to {}", clock(first), clock(last)),
            };
            let (what, refused) = (told(&mine, true), told(&mine, false));
            Some(Looked { who: who.to_owned(), chart: chart.to_owned(), when, what, refused, last })
        })
        .collect();
    lines.sort_by_key(|it| std::cmp::Reverse(it.last));
    lines
}

fn told(asked: &[&Asked], allowed: bool) -> String {
    let names: BTreeSet<&str> = asked.iter().filter(|it| it.allowed == allowed).map(|it| it.action.as_str()).collect();
    names.into_iter().map(in_words).collect::<Vec<_>>().join(", ")
}

/// `ReadChart` becomes `read chart`.
fn in_words(action: &str) -> String {
    let mut words = String::new();
    for letter in action.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

impl AccessPage {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let line = |who: &str, chart: &str, when: &str, what: &str, refused: &str| Looked {
            who: who.into(),
            chart: chart.into(),
            when: when.into(),
            what: what.into(),
            refused: refused.into(),
            last: Timestamp::UNIX_EPOCH,
        };
        let empty = Self {
            day: "Tuesday 24 June 2026".into(),
            filter: Filled::new().with("day", "2026-06-24"),
            people: vec![("1".into(), "Jonah Okafor, LMFT".into())],
            ..Self::default()
        };
        let lines = vec![
            line("Jonah Okafor, LMFT", "Mara Lindqvist", "09:12 to 11:40", "read chart, record vitals", ""),
            line("Dr. Imani Cole", "Mara Lindqvist", "08:02", "read chart, write order", ""),
            line("Petra Lund, LCSW", "Tobias Field", "07:55", "", "read chart"),
        ];
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor";
        let every = "answer day, check room, confirm escort, give medicine, make mark, read chart, record vitals";
        let mut many = vec![line(long, long, "07:00 to 19:59", every, "write order"); 30];
        many.push(line("نور الهدى بنت عبد الرحمن", "Tobias Field", "06:10", "read chart", ""));
        let only = Some(("1".into(), "Mara Lindqvist".into()));
        vec![
            ("empty", empty.clone()),
            ("usual", Self { lines, ..empty.clone() }),
            ("extreme", Self { lines: many, only, ..empty }),
        ]
    }
}

/// The page.
pub fn access_page(shell: &Shell, view: &AccessPage) -> Markup {
    let everyone = Select::new(&view.filter, "who", "Who").offer("", "Everybody");
    let who = view.people.iter().fold(everyone, |all, (id, name)| all.offer(id, name));
    page(
        shell,
        "Who opened which chart",
        Place::Practice,
        Width::Wide,
        html! {
            p.crumb { a href=(urls::Practice) { "Practice" } }
            h1 { "Who opened which chart" }
            p.lead { "Every look at a chart is noted, also one that was not allowed. Nobody can change these notes, and nothing of what was read stands in them." }
            form.search method="get" action=(urls::AccessLog) role="search" {
                (Field::day(&view.filter, "day", "Day"))
                (who)
                @if let Some((id, _)) = &view.only { input type="hidden" name="client" value=(id); }
                button.button type="submit" { "Show" }
            }
            section.section aria-labelledby="looked" {
                h2 id="looked" { (view.day) }
                @if let Some((_, name)) = &view.only {
                    p { "The chart of " (person(name)) " alone. " a href=(urls::AccessLog) { "Every chart" } }
                }
                @if view.lines.is_empty() { (empty("Nobody opened a chart", "Choose another day, or everybody.", None)) }
                ul.lines { @for line in &view.lines { li { (one(line)) } } }
            }
        },
    )
}

fn one(line: &Looked) -> Markup {
    html! {
        div.line.three {
            span.name { (person(&line.who)) }
            span.what {
                (person(&line.chart))
                @if !line.what.is_empty() { span.note.below { (line.what) } }
                @if !line.refused.is_empty() { span.notice-line { (icon::hollow()) "Not allowed: " (line.refused) } }
            }
            span.when { (line.when) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_for_each_person_and_chart_the_latest_first() {
        let at = |minute: i64| Timestamp::from_second(1_782_000_000 + 60 * minute).unwrap();
        let asked = |minute, who: &str, action: &str, allowed| Asked {
            at: at(minute),
            who: who.into(),
            chart: "Mara".into(),
            action: action.into(),
            allowed,
        };
        let lines = looked(
            &[
                asked(0, "Jonah", "ReadChart", true),
                asked(1, "Imani", "ReadChart", true),
                asked(5, "Jonah", "RecordVitals", true),
                asked(6, "Jonah", "ReadChart", true),
                asked(7, "Petra", "ReadChart", false),
            ],
            &TimeZone::UTC,
        );
        let told: Vec<_> = lines.iter().map(|it| (&*it.who, &*it.when, &*it.what, &*it.refused)).collect();
        assert_eq!(
            told,
            [
                ("Petra", "00:07", "", "read chart"),
                ("Jonah", "00:00 to 00:06", "read chart, record vitals", ""),
                ("Imani", "00:01", "read chart", ""),
            ]
        );
    }
}
