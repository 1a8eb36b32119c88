//! Whoever has no next step, for the board and for the day: since when, what there is to do, who can, and where it is planned.

use maud::{Markup, html};

use crate::parts::{icon, person};
use crate::{urls, wording};

/// So many lines stand open; the page below them is what was asked for.
const SHOWN: usize = 5;
/// Beyond so many the page does not count; the house counts as far.
const MOST_COUNTED: usize = 100;

/// One person without a next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// Who.
    pub name: String,
    /// Since when, in words: `nothing planned for 3 days`.
    pub since: String,
    /// What there is to do: `Write the order`; may be empty.
    pub to_do: String,
    /// Who can: `Ines Aldana, LMFT`; empty when nobody is named.
    pub who: String,
    /// Their page.
    pub to: String,
    /// Where the next talk is planned; nothing for somebody who reached out.
    pub plan: Option<String>,
}

/// Those without a next step, the longest first, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithoutNext {
    /// The first of them.
    pub lines: Vec<Stuck>,
    /// How many there are; beyond a hundred, only that there are more.
    pub count: usize,
}

impl WithoutNext {
    /// Usual.
    pub fn sample() -> Self {
        let client = Stuck {
            name: "Odile Marsh".into(),
            since: "nothing planned for 19 days".into(),
            to_do: "Write the order".into(),
            who: "Jonah Okafor, LMFT".into(),
            to: urls::Clients.to_string(),
            plan: Some(urls::Clients.to_string()),
        };
        let enquiry = Stuck {
            name: "Tess Ardern".into(),
            since: "reached out 2 days ago".into(),
            to_do: "Answer the enquiry".into(),
            who: String::new(),
            to: urls::Enquiries.to_string(),
            plan: None,
        };
        Self { lines: vec![client, enquiry], count: 2 }
    }

    /// Very many with long names.
    pub fn extreme() -> Self {
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor";
        let usual = Self::sample();
        let line = Stuck { name: long.into(), who: long.into(), ..usual.lines[0].clone() };
        let right_to_left =
            Stuck { name: "نور الهدى بنت عبد الرحمن".into(), ..usual.lines[0].clone() };
        Self { lines: std::iter::repeat_n(line, 12).chain([right_to_left]).collect(), count: 1_204 }
    }
}

/// The list; nothing at all when everybody has a next step.
pub fn without_next(view: &WithoutNext) -> Markup {
    html! {
        @if !view.lines.is_empty() {
            section.section.without-next aria-labelledby="without-next" {
                h2 id="without-next" { "Without a next step" }
                p.soft { (people(view.count)) " for a day or longer. A talk or a session that is planned takes them off this list." }
                @let (first, more) = view.lines.split_at(view.lines.len().min(SHOWN));
                (lines(first))
                @if !more.is_empty() { details { summary { "And " (more.len()) " more" } (lines(more)) } }
                @if view.count > view.lines.len() { p { a href=(urls::without_next_step()) { "All with nothing planned" } } }
            }
        }
    }
}

fn lines(some: &[Stuck]) -> Markup {
    html! { ul.missing { @for one in some { li { (icon::ring()) span { (line(one)) } } } } }
}

fn people(count: usize) -> String {
    match count {
        1 => "1 person".to_owned(),
        2..=MOST_COUNTED => format!("{count} people"),
        _ => format!("More than {MOST_COUNTED} people"),
    }
}

fn line(one: &Stuck) -> Markup {
    html! {
        a href=(one.to) { (person(&one.name)) } " · " (one.since)
        @if let Some(plan) = &one.plan { " · " a href=(plan) { "Plan the next talk" span.alone { " with " (person(&one.name)) } } }
        span.who {
            (one.to_do)
            @if !one.who.is_empty() { @if !one.to_do.is_empty() { " · " } (person(&one.who)) " can help" }
        }
    }
}

/// Since when nothing is planned, in words.
pub fn nothing_planned(since: jiff::Timestamp, now: jiff::Timestamp) -> String {
    format!("nothing planned for {}", wording::lasting(since, now))
}
