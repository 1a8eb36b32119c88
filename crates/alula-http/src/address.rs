//! The ids in an address. An address that cannot be is a page that does not exist.

use alula_core::ids::{
    ClientId, CommentId, ConcernId, EnquiryId, EntryId, MeasureId, NoteId, PageId, PieceId, SessionId, SoundSetId,
    StaffId,
};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::trouble::Stop;

/// The ids of an address, by the names that the route gives them.
#[derive(Clone, Debug)]
pub struct At<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for At<T> {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Stop> {
        Path::from_request_parts(parts, state).await.map(|Path(it)| Self(it)).map_err(|_| Stop::NotFound)
    }
}

macro_rules! addresses {
    ($($(#[doc = $doc:literal])* $name:ident { $($part:ident: $kind:ty),* })*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Deserialize)]
        pub struct $name { $(#[doc = stringify!($part)] pub $part: $kind),* }
    )*};
}

addresses! {
    /// A client.
    ClientPath { client: ClientId }
    /// A session of a client.
    SessionPath { client: ClientId, session: SessionId }
    /// A note of a client.
    NotePath { client: ClientId, note: NoteId }
    /// A comment in the margin of a note.
    CommentPath { client: ClientId, note: NoteId, comment: CommentId }
    /// An associate under a supervisor.
    AssociatePath { associate: StaffId }
    /// Something that was granted to an associate.
    PrivilegePath { associate: StaffId, privilege: EntryId }
    /// A concern about a client.
    ConcernPath { client: ClientId, concern: ConcernId }
    /// An entry of a chart.
    EntryPath { client: ClientId, entry: EntryId }
    /// One question of a round, read aloud.
    ItemPath { client: ClientId, measure: MeasureId, item: u8 }
    /// One question of the reader's own round.
    MyItemPath { measure: MeasureId, item: u8 }
    /// A round of the reader's own.
    MyMeasurePath { measure: MeasureId }
    /// A consent document.
    DocumentPath { document: String }
    /// A page of the reader's own book.
    BookPagePath { page: PageId }
    /// A person who works here.
    PersonPath { person: StaffId }
    /// A licence or certificate of a person.
    CredentialPath { person: StaffId, credential: Uuid }
    /// A signature of a client, named in the address or by the sign-in.
    SignaturePath { signature: EntryId }
    /// A letter about a client.
    LetterPath { letter: EntryId }
    /// A place where notices reach somebody.
    TellPlacePath { place: Uuid }
    /// A piece of sound.
    PiecePath { piece: PieceId }
    /// A set of sound.
    SoundSetPath { set: SoundSetId }
    /// An enquiry.
    EnquiryPath { enquiry: EnquiryId }
}
