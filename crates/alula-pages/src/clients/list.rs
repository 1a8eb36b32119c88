//! All clients of the viewer, and the search. The search is a plain GET with `q`.

use maud::{Markup, html};

use crate::parts::{Field, Filled, empty, link_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One client in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The name.
    pub name: String,
    /// Pronouns, age, therapist.
    pub about: String,
    /// Where in the course of care: `Preparation, 2 visits`.
    pub step: String,
    /// What is next; empty when nothing is.
    pub next: String,
    /// Their page.
    pub to: String,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clients {
    /// What was searched for; empty for all.
    pub search: String,
    /// The clients.
    pub lines: Vec<Line>,
    /// True when there are more than are shown.
    pub more: bool,
    /// True when the viewer may add a client.
    pub may_add: bool,
}

impl Clients {
    /// Empty, nothing found, usual, extreme.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let line = |name: &str, about: &str, step: &str, next: &str| Line {
            name: name.into(),
            about: about.into(),
            step: step.into(),
            next: next.into(),
            to: "/clients".into(),
        };
        let some = vec![
            line("Mara Lindqvist", "she/her · 41 · Alba Reyes", "Integration, 2 visits", "Session 2, Mon 30 Jun"),
            line("Odile Marsh", "they/them · 29 · Alba Reyes", "Preparation, 1 visit", ""),
            line("Tobias Field", "he/him · 56 · Jonah Okafor", "Intake", "Evaluation, Thu 3 Jul"),
            line(
                "نور الهدى بنت عبد الرحمن",
                "she/her · 33 · Alba Reyes",
                "Session 1 done",
                "Integration visit, tomorrow",
            ),
        ];
        let many = (0..40)
            .map(|n| {
                line(
                    &format!("Maximiliana {n} Wolkenstein-Trostburg de la Fuente"),
                    "she/her · 41 · a therapist with a rather long name, LMFT",
                    "Integration, 22 visits",
                    "Session 12, Mon 30 Jun, at home",
                )
            })
            .collect();
        vec![
            ("empty", Self { may_add: true, ..Self::default() }),
            ("nothing-found", Self { search: "zebra".into(), ..Self::default() }),
            ("usual", Self { lines: some, may_add: true, ..Self::default() }),
            ("extreme", Self { lines: many, more: true, search: "ma".into(), may_add: false }),
        ]
    }
}

/// The page.
pub fn clients(shell: &Shell, view: &Clients) -> Markup {
    page(
        shell,
        "Clients",
        Place::Clients,
        Width::Wide,
        html! {
            div.row.apart {
                h1 { "Clients" }
                @if view.may_add && !view.lines.is_empty() { (link_button("New client", urls::NewClient)) }
            }
            @if !view.lines.is_empty() || !view.search.is_empty() { (search(&view.search)) }
            (found(view))
        },
    )
}

fn search(words: &str) -> Markup {
    let filled = Filled::new().with("q", words);
    html! {
        form.search method="get" action=(urls::Clients) role="search" {
            (Field::text(&filled, "q", "Find by name").filled_by("off"))
            button.button type="submit" { "Find" }
        }
    }
}

/// What was found; also the answer to a search while typing.
pub fn found(view: &Clients) -> Markup {
    html! {
        div #found {
            @if view.lines.is_empty() && view.search.is_empty() {
                (empty("Nobody yet", "A person becomes a client from an enquiry, or here.", view.may_add.then(|| link_button("New client", urls::NewClient))))
            } @else if view.lines.is_empty() {
                (empty("Nobody by that name", "Try the first letters of the first or last name.", Some(link_button("Show everyone", urls::Clients))))
            } @else {
                p.soft.small role="status" { (wording::count(view.lines.len(), "client")) @if view.more { " shown; there are more, so search by name" } }
                ul.lines { @for line in &view.lines { li { (client_line(line)) } } }
            }
        }
    }
}

fn client_line(line: &Line) -> Markup {
    html! {
        a.line.three href=(line.to) {
            span { span.name { (person(&line.name)) } br; span.note { (line.about) } }
            span.what { (line.step) }
            span.when { @if line.next.is_empty() { "no next step" } @else { (line.next) } }
        }
    }
}
