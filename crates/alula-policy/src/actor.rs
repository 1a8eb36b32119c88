//! Who asks, and about what.

use alula_core::decide::Role;
use alula_core::ids::{ClientId, SitterId, StaffId};
use alula_core::ledger::Author;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// A person who works at the practice.
    Staff {
        /// Who.
        id: StaffId,
        /// As what.
        role: Role,
        /// True when they proved who they are again within the last minutes.
        second_factor: bool,
    },
    /// A client.
    Client {
        /// Who.
        id: ClientId,
    },
    /// Who stays with the client in one session at home, on their own phone.
    Sitter {
        /// With whom.
        client: ClientId,
        /// Who, as named for that session.
        id: SitterId,
    },
    /// The house at its command line.
    House,
}

impl Actor {
    /// As what the statements of this actor are signed.
    pub fn author(&self) -> Author {
        match self {
            Self::Staff { id, .. } => Author::Staff(*id),
            Self::Client { .. } => Author::Client,
            Self::Sitter { id, .. } => Author::Sitter(*id),
            Self::House => Author::House,
        }
    }

    /// Whether they proved who they are again within the last minutes.
    pub fn second_factor(&self) -> bool {
        matches!(self, Self::Staff { second_factor: true, .. })
    }

    /// The same actor as if they had just proved again who they are.
    pub fn proved_again(self) -> Self {
        match self {
            Self::Staff { id, role, .. } => Self::Staff { id, role, second_factor: true },
            other => other,
        }
    }
}

/// Who cares for a client, as far as rights hang on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// The therapist.
    pub therapist: Option<StaffId>,
    /// The supervisor of record.
    pub supervisor: Option<StaffId>,
    /// The prescriber.
    pub prescriber: Option<StaffId>,
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// One client's chart.
    Chart {
        /// Whose.
        client: ClientId,
        /// Who cares for them, read in the same transaction.
        team: Team,
    },
    /// The practice.
    Practice,
}
