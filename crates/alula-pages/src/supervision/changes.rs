//! What changed from one version of a note to the next, word by word.

use alula_core::supervision::Piece;
use maud::{Markup, html};

use crate::urls;

use super::NotePage;
use alula_core::ids::NoteId;

/// One version against the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangesLine {
    /// The earlier version.
    pub earlier: NoteId,
    /// `signed yesterday, 14:20`.
    pub signed: String,
    /// What had to change.
    pub asked: String,
    /// The parts that differ, by what they are about.
    pub parts: Vec<(&'static str, Vec<Piece>)>,
}

/// The newest change open, the earlier ones behind it.
pub(super) fn changes(view: &NotePage) -> Markup {
    let Some((newest, earlier)) = view.changes.split_first() else { return html! {} };
    html! {
        section.section {
            h2 { "What changed" }
            (one(view, newest))
            @if !earlier.is_empty() {
                details {
                    summary { "Earlier versions" }
                    @for it in earlier { (one(view, it)) }
                }
            }
        }
    }
}

fn one(view: &NotePage, it: &ChangesLine) -> Markup {
    html! {
        div.changes {
            p.soft.small { "Against the " a href=(urls::Note(view.client, it.earlier)) { "version " (it.signed) } }
            @if !it.asked.is_empty() { p { "What had to change: " q dir="auto" { (it.asked) } } }
            @if it.parts.is_empty() { p { "Nothing differs between the two." } }
            @for (heading, pieces) in &it.parts {
                h3 { (heading) }
                p.pre dir="auto" {
                    @for piece in pieces {
                        @match piece {
                            Piece::Same(words) => (words.reveal()),
                            Piece::Gone(words) => del { span.alone { " taken out: " } (words.reveal()) },
                            Piece::New(words) => ins { span.alone { " new: " } (words.reveal()) },
                        }
                    }
                }
            }
            p.soft.small { ins { "Underlined" } " is new, " del { "struck through" } " was taken out." }
        }
    }
}
