//! My record statement by statement, to read on a phone; and who opened it.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::StaffId;
use alula_core::ledger::{Author, Entry};
use jiff::Timestamp;
use maud::{Markup, html};

use crate::parts::empty;
use crate::record::{Told, line, parts};
use crate::session::author_name;
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

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
    pub fn of(chart: &Chart, ctx: &Context<'_>, before: Option<u64>) -> Self {
        let shown = |it: &&Entry| before.is_none_or(|before| it.header.sequence < before);
        let all: Vec<&Entry> = chart.entries().iter().rev().filter(shown).collect();
        let last = all.get(MOST - 1).map(|it| it.header.sequence);
        let older = all.len().checked_sub(MOST).filter(|it| *it > 0);
        let lines = all.into_iter().take(MOST).map(|entry| {
            let it = line(chart, entry, ctx);
            let who = match entry.header.author {
                Author::Client => "you".to_owned(),
                other => author_name(other, ctx),
            };
            let when = wording::at(entry.header.occurred_at, ctx.now, ctx.zone);
            let about = format!("{when} · {who}");
            MyStatement { kind: it.kind, about, says: it.says, later: it.later, withdrawn: it.withdrawn }
        });
        Self { lines: lines.collect(), older: older.zip(last) }
    }

    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
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
                later: vec!["corrected by Alba Reyes, AMFT today, 14:21: read from the wrong line".into()],
                ..statement("Reading", "today, 14:02 · Alba Reyes, AMFT", vec![told("Upper pressure", "128", false)])
            },
            statement(
                "Intention",
                "Mon 9 Jun, 20:10 · you",
                vec![told("Words", "To be kind to the part that waits.", true)],
            ),
        ];
        let long = "Donaudampfschifffahrtsgesellschaft".repeat(12);
        let extreme = (0..40).map(|n| MyStatement {
            withdrawn: n % 3 == 0,
            ..statement(
                "Part of a referral, kept whole",
                "Wed 30 Sep, 23:59 · Maximiliana Wolkenstein-Trostburg de la Fuente",
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
    let body = html! {
        p.crumb { a href=(urls::MyRecord) { "My record" } }
        h1 { "Everything that was written" }
        p.say { "The newest first. “You” wrote what you said yourself." }
        @if view.lines.is_empty() { (empty("Nothing yet", "What is written down about you will stand here.", None)) }
        @for line in &view.lines { (statement(line)) }
        @if let Some((count, before)) = view.older {
            div.buttons.section { a.button href={ (urls::MyStatements) "?before=" (before) } { (wording::count(count, "older statement")) } }
        }
    };
    page(shell, "Everything that was written", Place::MyRecord, Width::Reading, body)
}

fn statement(line: &MyStatement) -> Markup {
    html! {
        article.section {
            h2 { @if line.withdrawn { s { (line.kind) } } @else { (line.kind) } }
            p.soft.small { (line.about) }
            @for words in &line.later { p.small dir="auto" { (wording::sentence(words)) } }
            (parts(&line.says))
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
    fn words(self) -> &'static str {
        match self {
            Self::Way => "saw where you are on the way",
            Self::Chart => "read your chart",
            Self::Record => "read your record",
            Self::Wrote => "wrote in your chart",
            Self::TurnedAway => "asked for it and was turned away",
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
    pub fn of(looks: &[Look], ctx: &Context<'_>) -> Self {
        type Day = Vec<(StaffId, Vec<Look>)>;
        let mut days: Vec<(String, Day)> = Vec::new();
        for look in looks {
            let day = wording::sentence(&wording::since(look.at, ctx.now, ctx.zone));
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
            let name = ctx.staff.get(&who).map_or("someone who no longer works here", |it| it.name.as_str()).to_owned();
            let clock = |look: Option<&Look>| look.map(|it| wording::clock(it.at, ctx.zone)).unwrap_or_default();
            let (first, last) = (clock(looks.last()), clock(looks.first()));
            let times = if first == last { format!("at {first}") } else { format!("{first} to {last}") };
            let mut what: Vec<LookedAt> = looks.iter().map(|it| it.what).collect();
            what.sort_unstable();
            what.dedup();
            // Whoever read the chart has seen where the client is, too.
            if what.len() > 1 {
                what.retain(|it| *it != LookedAt::Way);
            }
            (name, times, wording::list(&what.into_iter().map(LookedAt::words).collect::<Vec<_>>()))
        };
        let days = days.into_iter().map(|(day, people)| (day, people.into_iter().map(person).collect()));
        Self { days: days.collect() }
    }

    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let person = |name: &str, times: &str, what: &str| (name.to_owned(), times.to_owned(), what.to_owned());
        let day = vec![
            person("Alba Reyes, AMFT", "14:02 to 15:31", "read your chart and wrote in your chart"),
            person("J. Okafor, LMFT", "at 16:10", "read your record"),
        ];
        let long = person(
            "Maximiliana Wolkenstein-Trostburg de la Fuente",
            "00:01 to 23:59",
            "asked for it and was turned away",
        );
        let extreme = (0..20).map(|n| (format!("{n} days ago"), vec![long.clone(); 3])).collect();
        vec![
            ("empty", Self::default()),
            ("usual", Self { days: vec![("Today".into(), day.clone()), ("Yesterday".into(), day[..1].to_vec())] }),
            ("extreme", Self { days: extreme }),
        ]
    }
}

/// The page.
pub fn who_opened(shell: &Shell, view: &WhoOpened) -> Markup {
    let body = html! {
        p.crumb { a href=(urls::MyRecord) { "My record" } }
        h1 { "Who opened it" }
        p.say { "Each time somebody of your practice asks for your chart, it is noted." }
        @if view.days.is_empty() { (empty("Nobody yet", "When somebody of your practice opens your chart, it stands here.", None)) }
        @for (day, people) in &view.days {
            section.section {
                h2 { (day) }
                @for (name, times, what) in people { p.opened { b { bdi { (name) } } " " (what) ", " span.soft { (times) } } }
            }
        }
        p.section.small.soft { "Your own visits are left out. Somebody should not have been there? Ask your practice about it." }
    };
    page(shell, "Who opened my record", Place::MyRecord, Width::Phone, body)
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
        let told = WhoOpened::of(&looks, &ctx);
        let days: Vec<_> = told.days.iter().map(|it| (it.0.as_str(), it.1.len())).collect();
        assert_eq!(days, [("Today", 2), ("Yesterday", 1)]);
        assert_eq!(told.days[0].1[0].1, "13:00 to 16:00");
        assert_eq!(told.days[0].1[0].2, "read your chart and wrote in your chart");
        assert_eq!(told.days[0].1[1].2, "saw where you are on the way");
    }
}
