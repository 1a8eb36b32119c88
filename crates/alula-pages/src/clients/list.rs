//! All clients of the viewer, and the search. The search is a plain GET with `q`.

use alula_core::pathway::CareStep;
use maud::{Markup, html};

use crate::parts::{Choices, Field, Filled, Select, empty, link_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One client in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The name.
    pub name: String,
    /// What there is to do, and what has to be noticed; may be empty.
    pub about: String,
    /// Where on the way, and for how long: `Preparation, 12 days`.
    pub step: String,
    /// When something is planned; empty when nothing is.
    pub next: String,
    /// Their page.
    pub to: String,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clients {
    /// What was searched for; empty for all.
    pub search: String,
    /// The stable name of the step that was asked for; empty for all.
    pub step: String,
    /// True when only those without a next step were asked for.
    pub without_next: bool,
    /// The clients.
    pub lines: Vec<Line>,
    /// True when there are more than are shown.
    pub more: bool,
    /// True when the viewer may add a client.
    pub may_add: bool,
}

impl Clients {
    fn is_filtered(&self) -> bool {
        !self.search.is_empty() || !self.step.is_empty() || self.without_next
    }

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
            line("Mara Lindqvist", "Write the note", "Integration, 5 days", "Session 2, Mon 30 Jun"),
            line("Odile Marsh", "Write the order", "Preparation, 19 days", ""),
            line("Tobias Field", "Take the history · A concern is open", "Intake, 4 days", "Evaluation, Thu 3 Jul"),
            line("نور الهدى بنت عبد الرحمن", "Plan a session", "Integration, 1 day", "Integration visit, tomorrow"),
        ];
        let many = (0..40)
            .map(|n| {
                line(
                    &format!("Maximiliana {n} Wolkenstein-Trostburg de la Fuente"),
                    "Write what follows from each thing that speaks against the medicine",
                    "Integration, 214 days",
                    "Session 12, Mon 30 Jun, at home",
                )
            })
            .collect();
        vec![
            ("empty", Self { may_add: true, ..Self::default() }),
            ("nothing-found", Self { search: "zebra".into(), ..Self::default() }),
            ("usual", Self { lines: some, may_add: true, ..Self::default() }),
            ("extreme", Self { lines: many, more: true, search: "ma".into(), without_next: true, ..Self::default() }),
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
            @if !view.lines.is_empty() || view.is_filtered() { (search(view)) }
            (found(view))
        },
    )
}

fn search(view: &Clients) -> Markup {
    let filled = Filled::new().with("q", &view.search).with("step", &view.step);
    let filled = if view.without_next { filled.with("without", "next") } else { filled };
    let steps = CareStep::ALL.iter().map(|it| (it.name(), wording::care_step(*it)));
    let step =
        steps.fold(Select::new(&filled, "step", "Step").offer("", "Everybody"), |all, (it, is)| all.offer(it, is));
    html! {
        form.search method="get" action=(urls::Clients) role="search" {
            (Field::text(&filled, "q", "Find by name, day of birth or phone").filled_by("off"))
            (step)
            (Choices::many(&filled, "without", "Only").offer("next", "without a next step"))
            button.button type="submit" { "Find" }
        }
    }
}

/// What was found; also the answer to a search while typing.
pub fn found(view: &Clients) -> Markup {
    html! {
        div #found {
            @if view.lines.is_empty() && !view.is_filtered() {
                (empty("Nobody yet", "A person becomes a client from an enquiry, or here.", view.may_add.then(|| link_button("New client", urls::NewClient))))
            } @else if view.lines.is_empty() {
                (empty("Nobody fits", "Try the first letters of the first or last name, or fewer conditions.", Some(link_button("Show everyone", urls::Clients))))
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
            span { span.name { (person(&line.name)) } @if !line.about.is_empty() { br; span.note { (line.about) } } }
            span.what { (line.step) }
            span.when { (line.next) }
        }
    }
}
