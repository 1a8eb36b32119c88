//! A note and the signatures over it.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::ids::{NoteId, SessionId, VisitId};
use crate::preparation::VisitHeld;
use crate::private::Private;
use crate::session::SessionPlanned;

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

/// As an address names it: `session:ID` or `visit:ID`.
impl std::fmt::Display for NoteAbout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Session(id) => write!(f, "session:{id}"),
            Self::Visit(id) => write!(f, "visit:{id}"),
        }
    }
}

/// A text names neither a session nor a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this names neither a session nor a visit")]
pub struct NotAbout;

impl std::str::FromStr for NoteAbout {
    type Err = NotAbout;

    fn from_str(text: &str) -> Result<Self, NotAbout> {
        match text.split_once(':') {
            Some(("session", id)) => id.parse().map(Self::Session).map_err(|_| NotAbout),
            Some(("visit", id)) => id.parse().map(Self::Visit).map_err(|_| NotAbout),
            _ => Err(NotAbout),
        }
    }
}

impl NoteAbout {
    /// True when the chart has such a session or visit.
    pub fn is_in(&self, chart: &Chart) -> bool {
        match self {
            Self::Session(id) => chart.find::<SessionPlanned>(id.entry()).is_some(),
            Self::Visit(id) => chart.find::<VisitHeld>(id.entry()).is_some(),
        }
    }
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
