//! A signed note with its history. Nothing is ever unlocked: a co-signature is a second signature over the same words.

use alula_core::ids::{ClientId, EntryId, NoteId, SessionId};
use maud::{Markup, html};

use super::changes::{ChangesLine, changes};
use super::margin::{PartLine, part};
use crate::parts::{
    Action, Choices, Field, Forms, Fresh, Timeline, Tone, error_summary, form, main_button, notice, paper, quiet_button,
};
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

/// What the supervisor asks of the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedOf {
    /// `Ruth Feldmann, LMFT · today, 15:12`.
    pub by: String,
    /// The question, or what should change.
    pub words: String,
    /// Where the note is signed anew; empty when an answer is enough.
    pub anew: String,
}

/// What a reader may do with a note, by the policies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Co-sign it or send it back.
    pub cosign: bool,
    /// Add to it.
    pub add: bool,
    /// Write in its margin.
    pub comment: bool,
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
    /// Where the newer note stands that took its place; empty when there is none.
    pub newer: String,
    /// Why it is read before others, for the one who reads it next.
    pub why: Vec<String>,
    /// What changed with each version, the newest first.
    pub changes: Vec<ChangesLine>,
    /// What the reader, as its author, has to answer or change.
    pub asked: Option<AskedOf>,
    /// The lanes, for a session.
    pub lanes: Option<Timeline>,
    /// The session it is about; nothing for a visit.
    pub session: Option<SessionId>,
    /// Its parts with their margins; those without a word are left out.
    pub parts: Vec<PartLine>,
    /// The first letters of the hash that was signed.
    pub hash: String,
    /// Its history, oldest first.
    pub history: Vec<NoteStepLine>,
    /// True when the reader can co-sign or ask.
    pub may_cosign: bool,
    /// True when the reader is the supervisor of its author.
    pub supervises: bool,
    /// True when the reader may add to it.
    pub may_add: bool,
    /// True when the reader is one of the two who write in its margin.
    pub may_comment: bool,
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
        p.crumb { a href=(urls::Client(view.client)) { bdi { (view.name) } } " · " a href=(urls::Notes(view.client)) { "Notes" } @if view.supervises { " · " a href=(urls::Supervision) { "To read" } } }
        h1 { (title) }
        p.lead { (view.state) @if !view.newer.is_empty() { " " a href=(view.newer) { "Read the newer one" } } }
        @if let Some(it) = &view.asked { section.next.asked-of { (asked(view, it, &fresh)) } }
        @if !view.why.is_empty() { ul.why { @for reason in &view.why { li { (reason) } } } }
        @if view.may_cosign { p { a href="#yours" { "Go to your signature" } } }
        (changes(view))
        @if let Some(lanes) = &view.lanes { div.note-lanes { (lanes) } }
        @if view.may_comment { p.soft.small.choose { "Choose a sentence to see where it comes from, or to write beside it." } }
        @for it in &view.parts { (part(view, it, &fresh)) }
        @if view.may_cosign { section.next id="yours" { (cosign(view, &fresh)) } }
        section.section {
            h2 { "Signatures and questions" }
            ol.history {
                @for step in &view.history {
                    li { b { (step.what) } " " span.soft { (step.by) } @if !step.words.is_empty() { p.pre dir="auto" { (step.words) } } }
                }
            }
            p.soft.small { "Signed over the content " code { (view.hash) } "." }
            @if let Some(session) = view.session { p { a.button href=(urls::ReplaySession(view.client, session)) { "Replay the session" } " " (paper(urls::SessionSummary(view.client, session), "The session summed up, to print")) } }
            @if view.may_add && view.asked.as_ref().is_none_or(|it| !it.anew.is_empty()) { (add(view, &fresh)) }
        }
    };
    page(shell, &title, Place::Clients, Width::Wide, body)
}

fn asked(view: &NotePage, it: &AskedOf, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("add");
    html! {
        h2 { @if it.anew.is_empty() { "A question for you" } @else { "What has to change" } }
        p.pre dir="auto" { (it.words) }
        p.soft.small { (it.by) }
        @if it.anew.is_empty() {
            (error_summary(&filled))
            (form(urls::AddToNote(view.client, view.note), Some(fresh.id()), html! {
                (Field::area(&filled, "words", "Your answer").hint("It is added to the note; the signed words stay as they are."))
                (main_button("Answer"))
            }))
        } @else {
            (Action::go("Write it anew", &it.anew).main())
            p.soft.small { "The note below stays readable; the new one takes its place." }
        }
    }
}

fn cosign(view: &NotePage, fresh: &Fresh) -> Markup {
    let (cosign, question) = (view.forms.named("cosign"), view.forms.named("question"));
    html! {
        h2 { "Yours to read" }
        p { "A co-signature is a second signature over these words. It unlocks nothing." }
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
