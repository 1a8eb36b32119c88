//! Why a rule says no: data with a stable code; the words stand in the wording catalogue.

use jiff::civil::Date;

use crate::practice::CredentialKind;
use crate::private::Private;
use crate::units::Minutes;

/// A clinical or business rule says no. Expected; shown beside what was asked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The text that has to be there is missing.
    #[error("{field} is missing")]
    Missing {
        /// The form field.
        field: &'static str,
    },
    /// The value of a field cannot be.
    #[error("{field}: {why}")]
    Impossible {
        /// The form field.
        field: &'static str,
        /// What is wrong and what to do, in words.
        why: String,
    },
    /// What the command names is not in this chart, or does not hold any longer.
    #[error("the {what} is not in this chart")]
    NotFound {
        /// Session, order, note and so on.
        what: &'static str,
    },
    /// This cannot be done twice.
    #[error("the {what} is already there")]
    Already {
        /// What.
        what: &'static str,
    },
    /// It is too early or too late in the life of the thing.
    #[error("{why}")]
    NotNow {
        /// Why, and what to do.
        why: String,
    },
    /// Medicine is not given: these gates are not open.
    #[error("not ready: {}", gates.join(", "))]
    GatesClosed {
        /// Their ids.
        gates: Vec<String>,
    },
    /// Medicine is held.
    #[error("medicine is held")]
    Held,
    /// More than the order allows.
    #[error("the order does not allow this: {why}")]
    BeyondOrder {
        /// How.
        why: String,
    },
    /// This person's role may not decide this by the protocol.
    #[error("the protocol does not let this role decide it")]
    RoleMayNot,
    /// This person's licence no longer holds.
    #[error("the licence ended on {on}")]
    LicenceEnded {
        /// Which.
        kind: CredentialKind,
        /// Its last day.
        on: Date,
    },
    /// The person has to prove who they are once more.
    #[error("sign in again to confirm")]
    SecondFactorNeeded,
    /// The author acted on something that has changed since.
    #[error("the chart changed since this was read")]
    ChangedSince {
        /// The sequence that changed it.
        sequence: u64,
    },
    /// No protocol is signed.
    #[error("no protocol is signed")]
    ProtocolUnsigned,
    /// Too early to leave.
    #[error("leaving is possible in {wait} min at the earliest")]
    TooEarlyToLeave {
        /// How long to wait, in minutes.
        wait: Minutes,
    },
    /// The criteria for leaving are not met.
    #[error("not ready to leave: {}", missing.join(", "))]
    NotReadyToLeave {
        /// Which are missing, by check id.
        missing: Vec<String>,
    },
}

impl Refusal {
    /// `missing` when a text that has to be there is blank.
    pub(crate) fn unless_written(field: &'static str, words: &Private) -> Result<(), Self> {
        if words.is_blank() { Err(Self::Missing { field }) } else { Ok(()) }
    }

    /// The same form came before and said something else: nothing is kept of the second.
    pub fn sent_before() -> Self {
        let why = "This form was sent before with other words. Open the page again, then send it once more.";
        Self::impossible("entry", why)
    }

    /// `impossible`, with what is wrong and what to do.
    pub(crate) fn impossible(field: &'static str, why: impl Into<String>) -> Self {
        Self::Impossible { field, why: why.into() }
    }

    /// `not_now`, with why and what to do.
    pub(crate) fn not_now(why: impl Into<String>) -> Self {
        Self::NotNow { why: why.into() }
    }

    /// The stable code, for outside programs and for the wording catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Impossible { .. } => "impossible",
            Self::NotFound { .. } => "not_found",
            Self::Already { .. } => "already",
            Self::NotNow { .. } => "not_now",
            Self::GatesClosed { .. } => "gates_closed",
            Self::Held => "held",
            Self::BeyondOrder { .. } => "beyond_order",
            Self::RoleMayNot => "role_may_not",
            Self::LicenceEnded { .. } => "licence_ended",
            Self::SecondFactorNeeded => "second_factor_needed",
            Self::ChangedSince { .. } => "changed_since",
            Self::ProtocolUnsigned => "protocol_unsigned",
            Self::TooEarlyToLeave { .. } => "too_early_to_leave",
            Self::NotReadyToLeave { .. } => "not_ready_to_leave",
        }
    }
}
