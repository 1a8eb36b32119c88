//! Holds stop medicine from being given; only the people the protocol names lift them.

use serde::{Deserialize, Serialize};

use crate::ids::{EntryId, HoldId, SessionId};
use crate::private::Private;

/// Why medicine is held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum HoldReason {
    /// A reading at or beyond a limit.
    Vitals {
        /// The reading.
        reading: EntryId,
        /// Which value and which limit, in words.
        words: String,
    },
    /// The risk of suicide is not low.
    Risk {
        /// The review that found it.
        review: EntryId,
    },
    /// A person asked to wait.
    Person {
        /// In words.
        words: Private,
    },
}

/// Medicine must not be given until somebody lifts this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldRaised {
    /// The session it stops.
    pub session: SessionId,
    /// Why.
    pub why: HoldReason,
}

/// A hold was lifted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldLifted {
    /// Which.
    pub hold: HoldId,
    /// Why it may go on.
    pub reason: Private,
}

/// A gate was passed by decision of a person whom the protocol lets decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateOverridden {
    /// Which session.
    pub session: SessionId,
    /// The gate's id.
    pub gate: String,
    /// Why.
    pub reason: Private,
}
