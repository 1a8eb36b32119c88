//! Writing a note: the sentences are there already; three boxes are the therapist's own.

use alula_core::ids::{ClientId, EntryId};
use alula_core::supervision::NoteAbout;
use maud::{Markup, html};

use super::SentenceLine;
use super::note::sentences;
use crate::parts::{Field, Filled, Timeline, error_summary, form};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// A note before it is signed.
#[derive(Clone, Debug, PartialEq)]
pub struct NewNote {
    /// Whose.
    pub client: ClientId,
    /// The preferred name.
    pub name: String,
    /// What it is about.
    pub about: NoteAbout,
    /// `Session 2, Mon 16 Jun`.
    pub title: String,
    /// The id of the request.
    pub entry: EntryId,
    /// What the chart says, always the same from the same statements.
    pub sentences: Vec<SentenceLine>,
    /// The lanes, for a session.
    pub lanes: Option<Timeline>,
    /// The supervisor who reads it next; empty when nobody has to.
    pub supervisor: String,
    /// The form.
    pub form: Filled,
}

/// The page that writes and signs a note.
pub fn new_note_page(shell: &Shell, view: &NewNote) -> Markup {
    let title = format!("Note: {}", view.title);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } }
        h1 { (title) }
        @if let Some(lanes) = &view.lanes { (lanes) }
        section.section {
            h2 { "From the chart" }
            p.soft.small { "Written from what was kept. Each sentence leads to where it comes from; what is wrong is corrected there." }
            (sentences(view.client, &view.sentences))
        }
        (error_summary(&view.form))
        (form(urls::new_note(view.client, &view.about), Some(view.entry), html! {
            (Field::area(&view.form, "mattered", "What mattered"))
            (Field::area(&view.form, "done", "What I did").optional())
            (Field::area(&view.form, "onward", "For integration").optional())
            @if !view.supervisor.is_empty() { p.soft { (view.supervisor) " reads it next and co-signs." } }
            button.button.main type="submit" data-hold="1000" data-hold-again="Sign this note" { "Sign this note, hold" }
        }))
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}
