//! One id type per thing; they do not convert into each other by accident.
//!
//! A thing that is born by a statement (a session, an order, a goal) carries the id of that statement,
//! so repeating a command can never make a second one.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident;)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
    )*};
}

id! {
    /// A client of the practice; also the id of the chart.
    ClientId;
    /// A person who works at the practice.
    StaffId;
    /// An enquiry, before anybody is a client.
    EnquiryId;
    /// One statement in a ledger.
    EntryId;
    /// A piece of sound in the practice's library.
    PieceId;
    /// A set that arranges pieces for a session.
    SoundSetId;
}

macro_rules! born_by_statement {
    ($(#[doc = $doc:literal] $name:ident;)*) => {$(
        id! { #[doc = $doc] $name; }
        impl $name {
            /// The id of the thing which the statement `entry` brought into being.
            pub fn of(entry: EntryId) -> Self { Self(entry.0) }
            /// The statement that brought it into being.
            pub fn entry(self) -> EntryId { EntryId(self.0) }
        }
    )*};
}

born_by_statement! {
    /// A medicine session.
    SessionId;
    /// A prescriber's order.
    OrderId;
    /// A goal of the client.
    GoalId;
    /// An intention, held lightly.
    IntentionId;
    /// One round of a questionnaire.
    MeasureId;
    /// A concern about a person's safety.
    ConcernId;
    /// A hold on giving medicine.
    HoldId;
    /// A note.
    NoteId;
    /// A comment beside a sentence of a note.
    CommentId;
    /// A moment worth keeping.
    MomentId;
    /// An insight.
    InsightId;
    /// A small thing to do in everyday life.
    StrategyId;
    /// A medicine the client takes.
    MedicineId;
    /// A condition of the client.
    ConditionId;
    /// A referral that was received.
    ReferralId;
    /// A visit, an appointment for talking.
    VisitId;
    /// A page of the client's book.
    PageId;
    /// Who stays with the client in a session at home.
    SitterId;
}

impl EntryId {
    /// The id of the `n`th further statement that follows from the request `self`; `n` counts from 1.
    ///
    /// Ids of consequences are computed, so a repeated request meets its own first copy.
    pub fn following(self, n: u32) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"alula following statement");
        hash.update(self.0.as_bytes());
        hash.update(n.to_be_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.finalize()[..16]);
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}
