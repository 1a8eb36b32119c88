//! The links of the Thread, each a statement that names the one before.

use serde::{Deserialize, Serialize};

use crate::ids::{InsightId, IntentionId, MomentId, SessionId, StrategyId};
use crate::private::Private;

/// A moment worth keeping, mostly in the client's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MomentKept {
    /// The session it came up in, if any.
    pub session: Option<SessionId>,
    /// The intention it answers, if any.
    pub intention: Option<IntentionId>,
    /// The words.
    pub words: Private,
}

/// What the moment came to mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InsightKept {
    /// The moment.
    pub moment: MomentId,
    /// The words.
    pub words: Private,
}

/// A small thing to do in everyday life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrategyAgreed {
    /// The insight.
    pub insight: InsightId,
    /// What.
    pub words: Private,
    /// When and where, in words.
    pub when: Private,
}

/// How a try went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TryHow {
    /// Done.
    Done,
    /// Begun, or done in part.
    Partly,
    /// Not this time.
    NotYet,
}

/// It was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TryRecorded {
    /// Which strategy.
    pub strategy: StrategyId,
    /// How it went.
    pub how: TryHow,
    /// In the client's words; may be empty.
    pub words: Private,
}

/// What became different.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeNoticed {
    /// The strategy it came from.
    pub strategy: StrategyId,
    /// The words.
    pub words: Private,
}
