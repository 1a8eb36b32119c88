//! My record statement by statement, to read on a phone; and who opened it.

use std::borrow::Cow;

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::StaffId;
use alula_core::ledger::{Author, Entry};
use jiff::Timestamp;
use maud::{Markup, html};

use crate::parts::{empty, foreign};
use crate::record::{Told, later, line, parts};
use crate::session::author_name_in;
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{self, Words};

/// The most statements on one page.
const MOST: usize = 40;

/// One statement about me.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyStatement {
    /// Its kind in words.
    pub kind: String,
    /// `today, 14:02 · Alba Reyes`.
    pub about: String,
    /// What it says.
    pub says: Vec<Told>,
    /// What was said about it later.
    pub later: Vec<String>,
    /// True when it was withdrawn.
    pub withdrawn: bool,
}

/// The statements, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyStatements {
    /// Those of this page.
    pub lines: Vec<MyStatement>,
    /// How many older ones there are, and the sequence below which they begin.
    pub older: Option<(usize, u64)>,
}

impl MyStatements {
    /// What stands in a chart; `before` is the sequence below which to begin.
    pub fn of(chart: &Chart, ctx: &Context<'_>, words: Words, before: Option<u64>) -> Self {
        let shown = |it: &&Entry| before.is_none_or(|before| it.header.sequence < before);
        let all: Vec<&Entry> = chart.entries().iter().rev().map(AsRef::as_ref).filter(shown).collect();
        let last = all.get(MOST - 1).map(|it| it.header.sequence);
        let older = all.len().checked_sub(MOST).filter(|it| *it > 0);
        let lines = all.into_iter().take(MOST).map(|entry| {
            let it = line(chart, entry, ctx);
            let who = match entry.header.author {
                Author::Client => words.record_you().into_owned(),
                other => author_name_in(other, ctx, words),
            };
            let when = words.at(entry.header.occurred_at, ctx.now, ctx.zone);
            let about = format!("{when} · {who}");
            MyStatement {
                kind: words.kind(&entry.header.kind),
                about,
                says: it.says,
                later: later(chart, entry, ctx, words),
                withdrawn: it.withdrawn,
            }
        });
        Self { lines: lines.collect(), older: older.zip(last) }
    }

    /// Empty, usual, extreme.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let told = |label: &str, words: &str, own| Told { label: label.into(), words: words.into(), own };
        let statement = |kind: &str, about: &str, says| MyStatement {
            kind: kind.into(),
            about: about.into(),
            says,
            later: Vec::new(),
            withdrawn: false,
        };
        let usual = vec![
            MyStatement {
                later: vec![words.record_corrected("Alba Reyes, AMFT", "14:21", "Maximiliana").into()],
                ..statement(
                    &words.kind("vitals_recorded"),
                    "14:02 · Alba Reyes, AMFT",
                    vec![told("Upper pressure", "128", false)],
                )
            },
            statement(
                &words.kind("intention_set"),
                &format!("20:10 · {}", words.record_you()),
                vec![told("Words", "To be kind to the part that waits.", true)],
            ),
        ];
        let long = "Donaudampfschifffahrtsgesellschaft".repeat(12);
        let extreme = (0..40).map(|n| MyStatement {
            withdrawn: n % 3 == 0,
            ..statement(
                &words.kind("resource_kept"),
                "23:59 · Maximiliana Wolkenstein-Trostburg de la Fuente",
                vec![told("Words", &long, n % 2 == 0)],
            )
        });
        vec![
            ("empty", Self::default()),
            ("usual", Self { lines: usual, older: None }),
            ("extreme", Self { lines: extreme.collect(), older: Some((412, 77)) }),
        ]
    }
}

/// The page.
pub fn my_statements(shell: &Shell, view: &MyStatements) -> Markup {
    let words = shell.words();
    let body = html! {
        p.crumb { a href=(urls::MyRecord) { (words.record_title()) } }
        h1 { (words.record_everything()) }
        p.say { (words.record_newest()) }
        @if foreign(TOLD, words).is_some() { p.soft { (words.record_foreign()) } }
        @if view.lines.is_empty() { (empty(&words.record_empty(), &words.record_empty_more(), None)) }
        @for line in &view.lines { (statement(words, line)) }
        @if let Some((count, before)) = view.older {
            div.buttons.section { a.button href={ (urls::MyStatements) "?before=" (before) } { (words.record_older(count)) } }
        }
    };
    page(shell, &words.record_everything(), Place::MyRecord, Width::Reading, body)
}

/// The language in which the parts of a statement are named.
const TOLD: &str = "en";

fn statement(words: Words, line: &MyStatement) -> Markup {
    html! {
        article.section {
            h2 { @if line.withdrawn { s { (line.kind) } } @else { (line.kind) } }
            p.soft.small { (line.about) }
            @for said in &line.later { p.small dir="auto" { (wording::sentence(said)) } }
            div lang=[foreign(TOLD, words)] { (parts(&line.says)) }
        }
    }
}

/// One look into a chart, as the access log has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Who.
    pub who: StaffId,
    /// When.
    pub at: Timestamp,
    /// What for.
    pub what: LookedAt,
}

/// What somebody did there. Ordered as the page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LookedAt {
    /// Where the client is on the way, without a clinical word.
    Way,
    /// The chart.
    Chart,
    /// Every statement.
    Record,
    /// Wrote in it.
    Wrote,
    /// Was turned away.
    TurnedAway,
}

impl LookedAt {
    fn said(self, words: Words) -> Cow<'static, str> {
        match self {
            Self::Way => words.opened_way(),
            Self::Chart => words.opened_chart(),
            Self::Record => words.opened_record(),
            Self::Wrote => words.opened_wrote(),
            Self::TurnedAway => words.opened_turned_away(),
        }
    }
}

/// Somebody on one day: the name, the times, and what they did.
type Visitor = (String, String, String);

/// Who opened the record, by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhoOpened {
    /// The days, newest first, each with its people.
    pub days: Vec<(String, Vec<Visitor>)>,
}

impl WhoOpened {
    /// The looks, latest first, day by day and person by person.
    pub fn of(looks: &[Look], ctx: &Context<'_>, words: Words) -> Self {
        type Day = Vec<(StaffId, Vec<Look>)>;
        let mut days: Vec<(String, Day)> = Vec::new();
        for look in looks {
            let day = wording::sentence(&words.since(look.at, ctx.now, ctx.zone));
            if days.last().is_none_or(|it| it.0 != day) {
                days.push((day, Vec::new()));
            }
            let Some((_, people)) = days.last_mut() else { continue };
            match people.iter_mut().find(|it| it.0 == look.who) {
                Some((_, looks)) => looks.push(*look),
                None => people.push((look.who, vec![*look])),
            }
        }
        let person = |(who, looks): (StaffId, Vec<Look>)| {
            let name = author_name_in(Author::Staff(who), ctx, words);
            let clock = |look: Option<&Look>| look.map(|it| wording::clock(it.at, ctx.zone)).unwrap_or_default();
            let (first, last) = (clock(looks.last()), clock(looks.first()));
            let times =
                if first == last { words.opened_at(first) } else { words.opened_from_to(first, last) }.into_owned();
            let mut what: Vec<LookedAt> = looks.iter().map(|it| it.what).collect();
            what.sort_unstable();
            what.dedup();
            // Whoever read the chart has seen where the client is, too.
            if what.len() > 1 {
                what.retain(|it| *it != LookedAt::Way);
            }
            (name, times, everything(&what, words))
        };
        let days = days.into_iter().map(|(day, people)| (day, people.into_iter().map(person).collect()));
        Self { days: days.collect() }
    }

    /// Empty, usual, extreme.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let person = |name: &str, times: &str, what: &str| (name.to_owned(), times.to_owned(), what.to_owned());
        let day = vec![
            person(
                "Alba Reyes, AMFT",
                &words.opened_from_to("14:02", "15:31"),
                &everything(&[LookedAt::Chart, LookedAt::Wrote], words),
            ),
            person("J. Okafor, LMFT", &words.opened_at("16:10"), &words.opened_record()),
        ];
        let long = person(
            "Maximiliana Wolkenstein-Trostburg de la Fuente",
            &words.opened_from_to("00:01", "23:59"),
            &words.opened_turned_away(),
        );
        let extreme = (0..20).map(|n| (words.time_days_ago(n).into(), vec![long.clone(); 3])).collect();
        vec![
            ("empty", Self::default()),
            (
                "usual",
                Self {
                    days: vec![
                        (wording::sentence(&words.time_today()), day.clone()),
                        (wording::sentence(&words.time_yesterday()), day[..1].to_vec()),
                    ],
                },
            ),
            ("extreme", Self { days: extreme }),
        ]
    }
}

/// `read your chart, wrote in your chart and asked for it`.
fn everything(looked: &[LookedAt], words: Words) -> String {
    let said: Vec<_> = looked.iter().map(|it| it.said(words)).collect();
    match &said[..] {
        [] => String::new(),
        [one] => one.clone().into_owned(),
        [first @ .., last] => words.opened_and(first.join(", "), last).into_owned(),
    }
}

/// The page.
pub fn who_opened(shell: &Shell, view: &WhoOpened) -> Markup {
    let words = shell.words();
    let body = html! {
        p.crumb { a href=(urls::MyRecord) { (words.record_title()) } }
        h1 { (words.opened_heading()) }
        p.say { (words.opened_lead()) }
        @if view.days.is_empty() { (empty(&words.opened_nobody(), &words.opened_nobody_more(), None)) }
        @for (day, people) in &view.days {
            section.section {
                h2 { (day) }
                @for (name, times, what) in people { p.opened { b { bdi { (name) } } " " (what) ", " span.soft { (times) } } }
            }
        }
        p.section.small.soft { (words.opened_more()) }
    };
    page(shell, &words.opened_title(), Place::MyRecord, Width::Phone, body)
}

#[cfg(test)]
mod tests {
    use alula_core::decide::Role;
    use jiff::{SignedDuration, tz::TimeZone};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn looks_of_one_person_on_one_day_are_one_line() {
        let now: Timestamp = "2026-06-24T17:00:00Z".parse().unwrap();
        let who = |n| StaffId(Uuid::from_u128(n));
        let look = |hours, n, what| Look { who: who(n), at: now - SignedDuration::from_hours(hours), what };
        let staff = std::collections::BTreeMap::new();
        let zone = TimeZone::UTC;
        let ctx = Context {
            now,
            zone: &zone,
            author: Author::Client,
            role: Role::Client,
            second_factor: false,
            protocol: None,
            staff: &staff,
        };
        let looks = [
            look(1, 1, LookedAt::Wrote),
            look(2, 2, LookedAt::Way),
            look(3, 1, LookedAt::Chart),
            look(4, 1, LookedAt::Way),
            look(30, 1, LookedAt::TurnedAway),
        ];
        let told = WhoOpened::of(&looks, &ctx, Words::english());
        let days: Vec<_> = told.days.iter().map(|it| (it.0.as_str(), it.1.len())).collect();
        assert_eq!(days, [("Today", 2), ("Yesterday", 1)]);
        assert_eq!(told.days[0].1[0].1, "13:00 to 16:00");
        assert_eq!(told.days[0].1[0].2, "read your chart and wrote in your chart");
        assert_eq!(told.days[0].1[1].2, "saw where you are on the way");
    }
}
