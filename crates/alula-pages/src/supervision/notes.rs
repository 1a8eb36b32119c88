//! Every note of a client: what was begun, what is not written yet, what is signed; and a new one of any kind.

use alula_core::ids::{ClientId, EntryId};
use maud::{Markup, html};

use crate::parts::{Choices, Field, Forms, Fresh, empty, error_summary, form, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One note, or something that has none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLine {
    /// `Session 2, Mon 16 Jun`.
    pub title: String,
    /// Where it stands.
    pub stands: String,
    /// Where it is read or written; empty when that is not the reader's to do.
    pub to: String,
}

/// The notes of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotesPage {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The reader's own drafts.
    pub drafts: Vec<NoteLine>,
    /// What took place and has no note.
    pub unwritten: Vec<NoteLine>,
    /// What is signed, newest first.
    pub signed: Vec<NoteLine>,
    /// True when the reader writes notes in this chart.
    pub may_write: bool,
    /// The form.
    pub forms: Forms,
}

/// The page.
pub fn notes_page(shell: &Shell, view: &NotesPage) -> Markup {
    let nothing = view.drafts.is_empty() && view.unwritten.is_empty() && view.signed.is_empty();
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { "Notes" }
        @if nothing { (empty("No note yet", "Sessions, visits and calls that took place stand here with their notes.", None)) }
        (lines("Begun, and yours alone until signed", &view.drafts))
        (lines("Not written yet", &view.unwritten))
        @if view.may_write { (begin(view)) }
        (lines("Signed", &view.signed))
    };
    page(shell, "Notes", Place::Clients, Width::Reading, body)
}

fn lines(heading: &str, lines: &[NoteLine]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section.section {
                h2 { (heading) }
                ul.lines {
                    @for line in lines {
                        li {
                            @if line.to.is_empty() { div.line { span.name { (line.title) } span.what { (line.stands) } } }
                            @else { a.line href=(line.to) { span.name { (line.title) } span.what { (line.stands) } } }
                        }
                    }
                }
            }
        }
    }
}

fn begin(view: &NotesPage) -> Markup {
    let filled = view.forms.named("begin");
    html! {
        details.panel open[filled.is_wrong()] {
            summary { "Begin a note" }
            p.soft.small { "First what took place; the note follows on the next page. A note about a session is begun from the session." }
            (error_summary(&filled))
            (form(urls::Notes(view.client), Some(Fresh::from(view.drawn).id()), html! {
                (Choices::one(&filled, "kind", "It was").across()
                    .offer("intake", "Intake").offer("preparation", "Preparation visit").offer("integration", "Integration visit")
                    .offer("phone", "A call").offer("evaluation", "Evaluation").offer("review", "Review visit"))
                (Field::moment(&filled, "at", "Began"))
                (Field::number(&filled, "length", "Lasted", "min"))
                (Field::text(&filled, "summary", "In a sentence, what it was about"))
                (quiet_button("Go on to the note"))
            }))
        }
    }
}
