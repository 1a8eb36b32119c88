//! Somebody leaves the practice: what they hold, who takes it over, and the end of their access, on one page.

use alula_core::ids::{EntryId, StaffId};
use maud::{Markup, html};

use crate::parts::{Filled, Select, error_summary, form, hold_button, person};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One part that somebody holds, and who can take it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The field: `therapist`, `supervisor` or `prescriber`.
    pub field: &'static str,
    /// What the question says: `Who is their therapist from now on?`
    pub asks: String,
    /// The clients, and the associates they supervise.
    pub about: Vec<String>,
    /// Who can take it over: id and name.
    pub offered: Vec<(String, String)>,
}

/// The page. Posts `entry` and one field for each part.
#[derive(Clone, Debug)]
pub struct LeavePage {
    /// Who leaves.
    pub id: StaffId,
    /// The name.
    pub name: String,
    /// What they hold.
    pub parts: Vec<Part>,
    /// What waits for them: what, and about whom.
    pub tasks: Vec<(String, String)>,
    /// About whom they began a note that is not signed.
    pub drafts: Vec<String>,
    /// What stands in the form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

impl LeavePage {
    /// With nothing in hand, usual, refused and extreme.
    pub fn samples(id: StaffId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let part = Part {
            field: "therapist",
            asks: "Who is their therapist from now on?".into(),
            about: vec!["Mara Lindqvist".into(), "Tobias Field".into()],
            offered: vec![("1".into(), "Jonah Okafor, LMFT".into())],
        };
        let usual = Self {
            id,
            name: "Alba Reyes, AMFT".into(),
            parts: vec![part.clone()],
            tasks: vec![("Write the note of the session".into(), "Mara Lindqvist".into())],
            drafts: vec!["Mara Lindqvist".into()],
            form: Filled::new(),
            entry,
        };
        let refused = Filled::new().wrong("therapist", "Choose a colleague who works here and can take this over.");
        let long = "Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor".to_owned();
        let extreme = Self {
            parts: vec![Part { about: vec![long.clone(); 40], ..part }],
            tasks: vec![("Answer the question about your note".into(), long.clone()); 30],
            drafts: vec![long; 12],
            ..usual.clone()
        };
        vec![
            ("empty", Self { parts: Vec::new(), tasks: Vec::new(), drafts: Vec::new(), ..usual.clone() }),
            ("usual", usual.clone()),
            ("refused", Self { form: refused, ..usual }),
            ("extreme", extreme),
        ]
    }
}

/// The page on which somebody leaves.
pub fn leave_page(shell: &Shell, view: &LeavePage) -> Markup {
    page(
        shell,
        "Leaves the practice",
        Place::People,
        Width::Narrow,
        html! {
            p.crumb { a href=(urls::Person(view.id)) { (person(&view.name)) } }
            h1 { (person(&view.name)) " leaves" }
            p.lead { "Their charts and what waits for them go to the colleagues you choose, their sign-in ends on every device, and what they signed stays theirs. All of it happens at once, or nothing does." }
            (error_summary(&view.form))
            @if !view.tasks.is_empty() {
                section.section aria-labelledby="tasks" {
                    h2 id="tasks" { "Waits for them now" }
                    ul.listed { @for (what, about) in &view.tasks { li { (what) ", " (person(about)) } } }
                    p.soft { "It goes with the chart to whoever takes it over. What cannot go over stands in your inbox afterwards." }
                }
            }
            @if !view.drafts.is_empty() {
                section.section aria-labelledby="drafts" {
                    h2 id="drafts" { "Notes they began and did not sign" }
                    ul.listed { @for name in &view.drafts { li { (person(name)) } } }
                    p.soft { "A draft is its author's alone and goes to nobody. Ask " (person(&view.name)) " to sign each one, or to tell whoever takes over, before you close the access." }
                }
            }
            section.section aria-labelledby="parts" {
                h2 id="parts" { "Who takes over" }
                @if view.parts.is_empty() { p { "They care for nobody and supervise nobody, so there is nothing to hand over." } }
                (form(urls::LeavePerson(view.id), Some(view.entry), html! {
                    @for part in &view.parts { (part_of(view, part)) }
                    div.buttons { (hold_button("Close their access now", "Press once more to close their access")) a.button href=(urls::Person(view.id)) { "Go back" } }
                }))
            }
        },
    )
}

fn part_of(view: &LeavePage, part: &Part) -> Markup {
    let select = part
        .offered
        .iter()
        .fold(Select::new(&view.form, part.field, &part.asks), |select, (id, name)| select.offer(id, name));
    html! {
        details.about-part open[part.about.len() <= 8] {
            summary { @if part.about.len() == 1 { "1 person" } @else { (part.about.len()) " people" } }
            ul.listed { @for name in &part.about { li { (person(name)) } } }
        }
        (select)
    }
}
