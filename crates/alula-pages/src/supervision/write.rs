//! Writing a note: the sentences are there already; three boxes are the therapist's own, and are kept as they are typed.

use alula_core::ids::{ClientId, EntryId};
use alula_core::supervision::NoteAbout;
use maud::{Markup, html};

use super::SentenceLine;
use super::note::sentences;
use crate::parts::{Field, Filled, Timeline, error_summary, form, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// What the house says about words that were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was typed yet.
    #[default]
    Nothing,
    /// Kept at that time: `today, 14:32`.
    At(String),
    /// Kept, and another draft of the same note stands beside it.
    Beside {
        /// When this one was kept.
        at: String,
        /// When the other one was kept last.
        other: String,
        /// The page that shows both.
        to: String,
    },
    /// The words are too long to be kept.
    TooLong,
}

/// A draft of the same note that was typed on another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDraft {
    /// The page it was typed on.
    pub place: EntryId,
    /// When it was kept last.
    pub kept: String,
    /// Its three parts, in the order of the boxes.
    pub parts: [String; 3],
}

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
    /// What the three boxes ask for.
    pub headings: [&'static str; 3],
    /// The supervisor who reads it next; empty when nobody has to.
    pub supervisor: String,
    /// What the supervisor wants changed; empty when nothing.
    pub change: String,
    /// The draft this page goes on with, posted back; empty when there is none.
    pub draft: String,
    /// What is kept of it.
    pub kept: Kept,
    /// Drafts of the same note from other pages.
    pub others: Vec<OtherDraft>,
    /// The form.
    pub form: Filled,
}

/// The page that writes and signs a note.
pub fn new_note_page(shell: &Shell, view: &NewNote) -> Markup {
    let title = format!("Note: {}", view.title);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } " · " a href=(urls::Notes(view.client)) { "Notes" } }
        h1 { (title) }
        @if !view.change.is_empty() {
            section.section { h2 { "What has to change" } p dir="auto" { (view.change) } p.soft.small { "The note that was signed stays readable; this one takes its place." } }
        }
        @if let Some(lanes) = &view.lanes { (lanes) }
        section.section {
            h2 { "From the chart" }
            p.soft.small { "Written from what was kept. Each sentence leads to where it comes from; what is wrong is corrected there." }
            (sentences(view.client, &view.sentences))
        }
        (error_summary(&view.form))
        (form(urls::new_note(view.client, &view.about), Some(view.entry), html! {
            input type="hidden" name="draft" value=(view.draft);
            @for (place, name) in ["mattered", "done", "onward"].into_iter().enumerate() {
                @let field = Field::area(&view.form, name, view.headings[place]);
                @if place == 0 { (field) } @else { (field.optional()) }
            }
            div.keeping {
                (draft_kept(&view.kept))
                button.button type="submit" formaction=(urls::draft_note(view.client, &view.about)) { "Keep as draft" }
                span hidden hx-post=(urls::draft_note(view.client, &view.about)) hx-trigger=r#"input delay:1s from:"closest form", change from:"closest form""# hx-include="closest form" hx-target="#draft-kept" hx-swap="outerHTML" {}
            }
            @if !view.supervisor.is_empty() { p.soft { (view.supervisor) " reads it next and co-signs." } }
            button.button.main type="submit" data-hold="1000" data-hold-again="Sign this note" { "Sign this note, hold" }
        }))
        @for other in &view.others { (other_draft(view, other)) }
    };
    page(shell, &title, Place::Clients, Width::Reading, body)
}

/// Whether and when what was typed is kept; drawn anew after each keeping.
pub fn draft_kept(kept: &Kept) -> Markup {
    html! {
        p.kept id="draft-kept" role="status" {
            @match kept {
                Kept::Nothing => "A draft is kept while you type. It is yours alone until you sign it.",
                Kept::At(at) => { "Kept " (at) ". Yours alone until you sign it." }
                Kept::Beside { at, other, to } => {
                    "Kept " (at) ". Another draft of this note was kept " (other) " on another page; both are there. "
                    a href=(to) { "Look at both" }
                }
                Kept::TooLong => "This is longer than can be kept. Shorten it, or divide it into two notes.",
            }
        }
    }
}

fn other_draft(view: &NewNote, other: &OtherDraft) -> Markup {
    html! {
        section.section {
            h2 { "Another draft, kept " (other.kept) }
            p.soft.small { "It was typed on another page or device. Take from it what you need, or go on with it; the words above stay kept as well." }
            @for (heading, words) in view.headings.iter().zip(&other.parts).filter(|(_, words)| !words.trim().is_empty()) {
                h3 { (heading) }
                p.pre dir="auto" { (words) }
            }
            div.row {
                a.button href={ (urls::new_note(view.client, &view.about)) "&draft=" (other.place) } { "Go on with this one" }
                (form(urls::let_go_draft(view.client, &view.about), None, html! {
                    input type="hidden" name="place" value=(other.place);
                    (quiet_button("Let it go"))
                }))
            }
        }
    }
}
