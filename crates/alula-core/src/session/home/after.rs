//! The evening and the next morning: how it is, and what waits until a sober morning.

use serde::{Deserialize, Serialize};

use crate::decide::Reported;
use crate::ids::{PageId, SessionId};
use crate::intake::{Presence, crisis_words};
use crate::private::Private;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckIn {
    /// The evening of the day.
    Evening,
    /// The next morning.
    Morning,
}

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feeling {
    /// Calm.
    Calm,
    /// Tender.
    Tender,
    /// Not all right: somebody rings.
    NotAllRight,
}

/// The client said how it is. Of the morning's questions, `Unknown` means not answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckedIn {
    /// After which session.
    pub session: SessionId,
    /// When.
    pub when: CheckIn,
    /// How it is.
    pub feeling: Feeling,
    /// Slept.
    pub slept: Presence,
    /// Feels sick, or has pain.
    pub unwell: Presence,
    /// Thoughts of being better off dead or of harming oneself.
    pub dark_thoughts: Presence,
    /// Has driven, or means to before having slept.
    pub drove: Presence,
    /// In own words; may be empty.
    pub words: Private,
}

/// Something the client wanted to share waits until the morning; what it says stays with the client until then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterHeld {
    /// The page of the client's own book.
    pub page: PageId,
}

/// Why a person has to look at what a phone said at once, when that is so: thoughts of death, words of danger, harm.
pub(crate) fn speaks_of_danger(says: &Reported) -> Option<&'static str> {
    match says {
        Reported::CheckedIn(it) if it.dark_thoughts == Presence::Present => {
            Some("The client said yes to thoughts of being better off dead or of harming oneself.")
        }
        Reported::CheckedIn(it) if crisis_words(it.words.reveal()) => {
            Some("What the client wrote holds words of danger.")
        }
        Reported::SitterTold(it) if crisis_words(it.words.reveal()) => {
            Some("What the sitter wrote holds words of danger.")
        }
        Reported::SitterTold(it) if it.harm == Presence::Present => {
            Some("The sitter said that something happened that should not have.")
        }
        _ => None,
    }
}
