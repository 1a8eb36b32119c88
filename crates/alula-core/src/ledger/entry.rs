//! A statement with its place in a chart.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Digest, Seal, Statement};
use crate::ids::{ClientId, EntryId, SitterId, StaffId};

/// Who made a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "by", content = "id", rename_all = "snake_case", deny_unknown_fields)]
pub enum Author {
    /// A person who works at the practice.
    Staff(StaffId),
    /// The client of the chart.
    Client,
    /// Who stays with the client in one session at home.
    Sitter(SitterId),
    /// The house itself, following one of its rules or importing a file.
    House,
}

/// What stands in the clear about one statement: enough to order and prove it, nothing that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The statement's id; the same id and digest twice is the same statement.
    pub id: EntryId,
    /// Whose chart.
    pub client: ClientId,
    /// Place in the chart, from 1 without gaps.
    pub sequence: u64,
    /// The stable name of the kind, such as `vitals_recorded`.
    pub kind: String,
    /// When it happened to the client; shown.
    pub occurred_at: Timestamp,
    /// When the house took it in; audited.
    pub recorded_at: Timestamp,
    /// Who said it.
    pub author: Author,
    /// SHA-256 over salt and body.
    pub digest: Digest,
    /// SHA-256 over the previous seal and this header.
    pub seal: Seal,
}

/// A statement that a rule decided on, before the store gives it sequence, recorded time and seal.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The id it will have.
    pub id: EntryId,
    /// When it happened to the client.
    pub occurred_at: Timestamp,
    /// Who said it.
    pub author: Author,
    /// What is stated.
    pub statement: Statement,
}

/// A statement of a chart with its header.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The clear part.
    pub header: Header,
    /// What was stated; [`Statement::Removed`] when the body has been erased.
    pub statement: Statement,
}
