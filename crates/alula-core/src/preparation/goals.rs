//! Goals, and intentions that can be set, changed, held lightly or let go.

use serde::{Deserialize, Serialize};

use crate::ids::{GoalId, IntentionId};
use crate::private::Private;

/// A goal, in the client's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalSet {
    /// The words.
    pub words: Private,
}

/// A goal came to its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalEnded {
    /// Which.
    pub goal: GoalId,
    /// How: reached, changed, let go; in words.
    pub words: Private,
}

/// An intention, in the client's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntentionSet {
    /// The words.
    pub words: Private,
    /// The intention it grew out of, which rests from now on.
    pub instead_of: Option<IntentionId>,
}

/// An intention was let go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntentionLetGo {
    /// Which.
    pub intention: IntentionId,
}
