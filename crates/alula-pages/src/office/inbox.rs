//! What waits for one person: danger first, then by how long it waits.

use maud::{Markup, html};

use crate::parts::{empty, person};
use crate::shell::{Place, Shell, Width, page};
use crate::wording;

/// How a task ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Somebody may be in danger.
    Danger,
    /// Somebody cannot go on without it.
    HoldsUp,
    /// It waits.
    Waits,
}

/// One thing that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// How it ranks.
    pub rank: Rank,
    /// What is to be done: `Call Mara about her answer`.
    pub title: String,
    /// About whom; empty when about nobody.
    pub about: String,
    /// Since when: `today, 14:05`.
    pub since: String,
    /// Where it is done.
    pub to: String,
}

impl Task {
    /// A few of different rank; the third name is long.
    pub fn some() -> Vec<Self> {
        let task = |rank, title: &str, about: &str, since: &str| Self {
            rank,
            title: title.into(),
            about: about.into(),
            since: since.into(),
            to: "/clients".into(),
        };
        vec![
            task(Rank::Danger, "Call about the answer to question 9", "Mara Lindqvist", "today, 14:05"),
            task(Rank::HoldsUp, "Confirm the dose order for Monday", "Tobias Field", "yesterday, 16:40"),
            task(
                Rank::HoldsUp,
                "Co-sign the note of session 1",
                "Maximiliana Wolkenstein-Trostburg de la Fuente",
                "2 days ago",
            ),
            task(Rank::Waits, "Look at a reading that arrived late", "نور الهدى", "Tue 17 Jun"),
        ]
    }
}

/// What waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inbox {
    /// The tasks, in any order.
    pub tasks: Vec<Task>,
}

impl Inbox {
    /// Empty, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let many = (0..12).flat_map(|_| Task::some()).collect();
        vec![("empty", Self::default()), ("usual", Self { tasks: Task::some() }), ("extreme", Self { tasks: many })]
    }
}

/// The tasks as lines; the whole line leads to where it is done.
pub fn task_lines(tasks: &[&Task]) -> Markup {
    html! {
        ul.lines {
            @for task in tasks {
                li {
                    a.line.three.urgent[task.rank == Rank::Danger] href=(task.to) {
                        span.name { (task.title) }
                        span.what { (person(&task.about)) }
                        span.when { (task.since) }
                    }
                }
            }
        }
    }
}

/// The page.
pub fn inbox(shell: &Shell, view: &Inbox) -> Markup {
    let of = |rank: Rank| view.tasks.iter().filter(|task| task.rank == rank).collect::<Vec<_>>();
    let groups = [
        ("Someone may be in danger", of(Rank::Danger)),
        ("Someone cannot go on without you", of(Rank::HoldsUp)),
        ("When there is time", of(Rank::Waits)),
    ];
    page(
        shell,
        "Inbox",
        Place::Inbox,
        Width::Wide,
        html! {
            h1 { "Inbox" }
            @if view.tasks.is_empty() {
                (empty("Nothing waits for you", "What needs you will stand here, the most pressing first.", None))
            } @else {
                p.lead { (wording::sentence(&wording::count(view.tasks.len(), "thing"))) " for you" }
                @for (heading, tasks) in groups.iter().filter(|(_, tasks)| !tasks.is_empty()) {
                    section.section { h2 { (heading) } (task_lines(tasks)) }
                }
            }
        },
    )
}
