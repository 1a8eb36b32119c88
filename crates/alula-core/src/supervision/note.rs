//! A note and the signatures over it.

use serde::{Deserialize, Serialize};

use crate::ids::{NoteId, SessionId, VisitId};
use crate::private::Private;

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", content = "id", rename_all = "snake_case")]
pub enum NoteAbout {
    /// A medicine session.
    Session(SessionId),
    /// A visit.
    Visit(VisitId),
}

/// What is signed: the sentences written from the marks, and three paragraphs of the therapist's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteContent {
    /// Written from the statements, always the same from the same statements.
    pub prose: Private,
    /// What mattered.
    pub mattered: Private,
    /// What I did.
    pub done: Private,
    /// For integration.
    pub onward: Private,
}

/// A note was signed over an exact content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteSigned {
    /// What it is about.
    pub about: NoteAbout,
    /// The content.
    pub content: NoteContent,
    /// SHA-256 of the content, hexadecimal; co-signatures name it.
    pub hash: String,
}

/// The supervisor co-signed that exact content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteCosigned {
    /// Which note.
    pub note: NoteId,
    /// The hash of the content that was read.
    pub hash: String,
}

/// The supervisor asked about a note or wants a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteQuestioned {
    /// Which note.
    pub note: NoteId,
    /// The question, or what should change.
    pub words: Private,
    /// True when it must change before it can be co-signed.
    pub change_required: bool,
}

/// Something was added to a signed note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteAddended {
    /// Which note.
    pub note: NoteId,
    /// What is added.
    pub words: Private,
}
