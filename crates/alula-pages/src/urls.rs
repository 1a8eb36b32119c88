//! Typed addresses. Each route is a type: [`Display`](std::fmt::Display) writes the address, `PATH` is what a router matches.
//!
//! Pages never write an address as text; [`paths`] lists every route so that a test can ask for a denial of each. Each
//! route stands in the file of its phase of care; addresses with a question or a place in a page stand here.

use alula_core::ids::{ClientId, CommentId, EntryId, NoteId, SessionId};
use alula_core::supervision::NoteAbout;

macro_rules! routes {
    ($(#[doc = $doc:literal] $name:ident $(($($part:ident: $kind:ty),+))? = $path:literal;)*) => {
        $(
            #[doc = $doc]
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name $(($(#[doc = stringify!($part)] pub $kind),+))?;
            impl $name {
                /// The path as a router matches it.
                pub const PATH: &str = $path;
            }
            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    $(let Self($($part),+) = self;)?
                    write!(f, $path $($(, $part = $part)+)?)
                }
            }
        )*
        /// Every route of this part, by the name of its type.
        pub(super) const fn paths() -> &'static [(&'static str, &'static str)] {
            &[$((stringify!($name), $path),)*]
        }
    };
}

mod everyone;
mod intake;
mod integration;
mod own;
mod practice;
mod preparation;
mod record;
mod session;
mod supervision;
mod with;

pub use everyone::*;
pub use intake::*;
pub use integration::*;
pub use own::*;
pub use practice::*;
pub use preparation::*;
pub use record::*;
pub use session::*;
pub use supervision::*;
pub use with::*;

/// Every route, by the name of its type.
pub fn paths() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let parts = [
        everyone::paths(),
        practice::paths(),
        intake::paths(),
        preparation::paths(),
        session::paths(),
        supervision::paths(),
        integration::paths(),
        record::paths(),
        own::paths(),
        with::paths(),
    ];
    parts.into_iter().flatten()
}

/// The page for a new note about `about`: the query names it as `session:ID` or `visit:ID`.
pub fn new_note(client: ClientId, about: &NoteAbout) -> String {
    format!("{}?about={about}", NewNote(client))
}

/// A note with one sentence of it opened: where it comes from, and what stands beside it.
pub fn note_beside(client: ClientId, note: NoteId, sentence: &str) -> String {
    format!("{}?beside={sentence}#beside", Note(client, note))
}

/// A comment in the margin of a note.
pub fn comment(client: ClientId, note: NoteId, comment: CommentId) -> String {
    format!("{}#c-{comment}", Note(client, note))
}

/// Where the draft of a note about `about` is kept.
pub fn draft_note(client: ClientId, about: &NoteAbout) -> String {
    format!("{}?about={about}", DraftNote(client))
}

/// Where a draft about `about` is let go.
pub fn let_go_draft(client: ClientId, about: &NoteAbout) -> String {
    format!("{}?about={about}", LetGoDraft(client))
}

/// The page of one installed protocol, by the digest of its file.
pub fn protocol_of(digest: &str) -> String {
    format!("{Protocol}?file={digest}")
}

/// What differs between two installed protocols, by the digests of their files.
pub fn protocol_difference(from: &str, to: &str) -> String {
    format!("{ProtocolDifference}?from={from}&to={to}")
}

/// The practice's own limits with one of them opened, by its name in the protocol.
pub fn change_limit(limit: &str) -> String {
    format!("{PracticeLimits}?limit={limit}#change")
}

/// One text of a consent document, by its version.
pub fn document_text(document: &str, version: &str) -> String {
    format!("{}?text={version}", DocumentTexts(document.to_owned()))
}

/// What differs between two texts of a consent document.
pub fn document_difference(document: &str, from: &str, to: &str) -> String {
    format!("{}?from={from}&to={to}", DocumentDifference(document.to_owned()))
}

/// The part of a client's page where one entry is told.
pub fn client_at(client: ClientId, entry: EntryId) -> String {
    format!("{}#e-{entry}", Client(client))
}

/// The clients who stand at one step of the way, by its stable name.
pub fn clients_at(step: &str) -> String {
    format!("{Clients}?step={step}")
}

/// Who opened the chart of one client.
pub fn access_to(client: ClientId) -> String {
    format!("{AccessLog}?client={client}")
}

/// A session as it was drawn at a minute after T0.
pub fn replay_at(client: ClientId, session: SessionId, minute: i64) -> String {
    format!("{}?at={minute}", ReplaySession(client, session))
}

/// The clients without a next step.
pub fn without_next_step() -> String {
    format!("{Clients}?without=next")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_fills_the_gaps_of_its_path() {
        let client: ClientId = "0197b0a8-0000-7000-8000-000000000001".parse().unwrap();
        let session: SessionId = "0197b0a8-0000-7000-8000-000000000002".parse().unwrap();
        assert_eq!(
            SessionVitals(client, session).to_string(),
            "/clients/0197b0a8-0000-7000-8000-000000000001/sessions/0197b0a8-0000-7000-8000-000000000002/vitals"
        );
        assert_eq!(Home.to_string(), "/");
        assert_eq!(MyMeasure("phq-9".into()).to_string(), "/me/measures/phq-9");
    }

    #[test]
    fn no_two_routes_have_the_same_path() {
        let mut all: Vec<_> = paths().map(|(_, path)| path).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), paths().count());
    }
}
