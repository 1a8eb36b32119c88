//! Where everybody stands on the way, from the enquiry to the end of the care, and since when; first, whoever has no next
//! step.

use maud::{Markup, html};

use super::without_next::{WithoutNext, without_next};
use crate::parts::{empty, icon, person};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One person on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Who.
    pub name: String,
    /// How long they have stood here: `12 days`.
    pub since: String,
    /// What is planned: `Fri 27 Nov, 10:00`; empty when nothing is.
    pub next: String,
    /// What there is to do: `Write the order`; may be empty.
    pub to_do: String,
    /// What has to be noticed: `A concern is open`; empty when nothing has.
    pub notice: String,
    /// Their page.
    pub to: String,
}

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The step: `Preparation`.
    pub name: &'static str,
    /// How many stand here.
    pub count: usize,
    /// Who, the longest first.
    pub cards: Vec<Card>,
    /// All of them as a list.
    pub all: String,
}

/// The board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The steps in the order of the way.
    pub columns: Vec<Column>,
    /// Who has no next step, the longest first.
    pub without_next: WithoutNext,
}

impl Board {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let card = |name: &str, since: &str, next: &str, to_do: &str, notice: &str| Card {
            name: name.into(),
            since: since.into(),
            next: next.into(),
            to_do: to_do.into(),
            notice: notice.into(),
            to: urls::Clients.to_string(),
        };
        let column =
            |name, cards: Vec<Card>| Column { name, count: cards.len(), cards, all: urls::Clients.to_string() };
        let none = ["Enquiry", "Intake", "Preparation", "Session planned", "Session", "Integration", "Ended"];
        let odile = card("Odile Marsh", "19 days", "", "Write the order", "");
        let usual = Self {
            columns: vec![
                column("Enquiry", vec![card("Tess Ardern", "3 hours", "", "Answer the enquiry", "")]),
                column("Intake", vec![card("Tobias Field", "4 days", "Thu 3 Jul, 09:00", "Take the history", "")]),
                column(
                    "Preparation",
                    vec![
                        odile,
                        card("نور الهدى بنت عبد الرحمن", "6 days", "Tue 1 Jul, 16:00", "Sign the consents", ""),
                    ],
                ),
                column(
                    "Session planned",
                    vec![card("Mara Lindqvist", "2 days", "today, 11:00", "Begin the session", "")],
                ),
                column("Session", Vec::new()),
                column(
                    "Integration",
                    vec![card("Ravi Sandgrain", "5 days", "tomorrow, 15:00", "Write the note", "A concern is open")],
                ),
                column("Ended", Vec::new()),
            ],
            without_next: WithoutNext::sample(),
        };
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor";
        let many = || {
            (0..20)
                .map(|_| card(long, "214 days", "Wed 24 Dec, 16:30", "Go through the screening", "Medicine is held"))
                .collect()
        };
        let extreme = Self {
            columns: none.iter().map(|name| Column { count: 4_812, ..column(name, many()) }).collect(),
            without_next: WithoutNext::extreme(),
        };
        let empty = Self { columns: none.iter().map(|name| column(name, Vec::new())).collect(), ..Self::default() };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

/// The page.
pub fn board(shell: &Shell, view: &Board) -> Markup {
    page(
        shell,
        "Board",
        Place::Board,
        Width::Whole,
        html! {
            h1 { "Board" }
            p.lead { "Everybody in your care, from the first word to the end; whoever has stood longest in a step is first." }
            (without_next(&view.without_next))
            @if view.columns.iter().all(|it| it.count == 0) {
                (empty("Nobody yet", "People who reach out and clients stand here, step by step.", None))
            } @else {
                div.board { @for column in &view.columns { (one(column)) } }
            }
        },
    )
}

fn one(column: &Column) -> Markup {
    html! {
        section aria-label={ (column.name) ", " (wording::count(column.count, "person")) } {
            h2 { (column.name) " " span.count { (column.count) } }
            ul {
                @for card in &column.cards {
                    li {
                        a.on-board href=(card.to) {
                            span.name { (person(&card.name)) }
                            span.when { (card.since) @if !card.next.is_empty() { " · " (card.next) } }
                            @if !card.to_do.is_empty() { span.note { (card.to_do) } }
                            @if !card.notice.is_empty() { span.notice-line { (icon::hollow()) (card.notice) } }
                        }
                    }
                }
            }
            @if column.count > column.cards.len() { p.small { a href=(column.all) { "All " (column.count) } } }
        }
    }
}
