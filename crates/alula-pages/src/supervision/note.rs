//! A signed note with its history. Nothing is ever unlocked: a co-signature is a second signature over the same words.

use alula_core::ids::{ClientId, EntryId, NoteId};
use maud::{Markup, html};

use crate::parts::{Choices, Field, Forms, Fresh, Timeline, Tone, error_summary, form, notice, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One sentence with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceLine {
    /// The words.
    pub text: String,
    /// The statements behind it.
    pub from: Vec<EntryId>,
}

/// One step in the life of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteStepLine {
    /// `Signed`, `Co-signed`, `Asked`, `Added`.
    pub what: &'static str,
    /// `Alba Reyes, AMFT · today, 15:12`.
    pub by: String,
    /// What was asked or added; empty for a signature.
    pub words: String,
}

/// A note as it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct NotePage {
    /// Whose.
    pub client: ClientId,
    /// Which.
    pub note: NoteId,
    /// The id of this drawing.
    pub drawn: EntryId,
    /// The preferred name.
    pub name: String,
    /// `Session 2, Mon 16 Jun`.
    pub title: String,
    /// `Signed, waits for J. Okafor, LMFT`.
    pub state: String,
    /// The signed sentences.
    pub prose: String,
    /// What the three paragraphs are about.
    pub headings: [&'static str; 3],
    /// What mattered.
    pub mattered: String,
    /// What was done.
    pub done: String,
    /// For integration.
    pub onward: String,
    /// The first letters of the hash that was signed.
    pub hash: String,
    /// The lanes, for a session.
    pub lanes: Option<Timeline>,
    /// Its history, oldest first.
    pub history: Vec<NoteStepLine>,
    /// True when the reader can co-sign or ask.
    pub may_cosign: bool,
    /// True when the reader may add to it.
    pub may_add: bool,
    /// The whole hash, posted back with a co-signature.
    pub whole_hash: String,
    /// The forms of the page.
    pub forms: Forms,
}

/// Sentences that lead to their statements.
pub(super) fn sentences(client: ClientId, lines: &[SentenceLine]) -> Markup {
    html! {
        p.told dir="auto" {
            @for line in lines {
                @match line.from.first() {
                    Some(entry) => a href={ (urls::Record(client)) "#e-" (entry) } { (line.text) },
                    None => (line.text),
                }
                " "
            }
        }
    }
}

/// The page of a note.
pub fn note_page(shell: &Shell, view: &NotePage) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("Note: {}", view.title);
    let body = html! {
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } " · " a href=(urls::Notes(view.client)) { "Notes" } }
        h1 { (title) }
        p.lead { (view.state) }
        div.with-side {
            article.stack {
                @if let Some(lanes) = &view.lanes { (lanes) }
                p.told dir="auto" { (view.prose) }
                @for (heading, words) in view.headings.iter().zip([&view.mattered, &view.done, &view.onward]) {
                    @if !words.is_empty() { section.section { h2 { (heading) } p dir="auto" { (words) } } }
                }
            }
            aside.side {
                @if view.may_cosign { section.next { (cosign(view, &fresh)) } }
                section {
                    h2 { "Signatures and questions" }
                    ol.history {
                        @for step in &view.history {
                            li { b { (step.what) } " " span.soft { (step.by) } @if !step.words.is_empty() { p dir="auto" { (step.words) } } }
                        }
                    }
                    p.soft.small { "Signed over the content " code { (view.hash) } "." }
                }
                @if view.may_add { section { (add(view, &fresh)) } }
            }
        }
    };
    page(shell, &title, Place::Clients, Width::Wide, body)
}

fn cosign(view: &NotePage, fresh: &Fresh) -> Markup {
    let (cosign, question) = (view.forms.named("cosign"), view.forms.named("question"));
    html! {
        h2 { "Yours to read" }
        (error_summary(&cosign))
        (form(urls::CosignNote(view.client, view.note), Some(fresh.id()), html! {
            input type="hidden" name="hash" value=(view.whole_hash);
            button.button.main type="submit" data-hold="1000" data-hold-again="Co-sign" { "Co-sign, hold" }
        }))
        details.panel open[question.is_wrong()] {
            summary { "Ask, or require a change" }
            (error_summary(&question))
            (form(urls::QuestionNote(view.client, view.note), Some(fresh.id()), html! {
                (Field::area(&question, "words", "Your question"))
                (Choices::one(&question, "change_required", "Before it can be co-signed").across().offer("no", "An answer is enough").offer("yes", "It has to change"))
                (quiet_button("Send it back"))
            }))
        }
    }
}

fn add(view: &NotePage, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("add");
    html! {
        @if filled.is_wrong() { (notice(Tone::Missing, "Nothing was added yet", error_summary(&filled))) }
        (form(urls::AddToNote(view.client, view.note), Some(fresh.id()), html! {
            (Field::area(&filled, "words", "Add to this note").hint("The signed words stay as they are."))
            (quiet_button("Add"))
        }))
    }
}
