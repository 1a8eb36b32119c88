//! Goals, and intentions that can be set, changed, held lightly or let go.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
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

/// Sets a goal.
pub(crate) fn set_goal(_chart: &Chart, request: &Request, it: &GoalSet, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Ends a goal.
pub(crate) fn end_goal(_chart: &Chart, request: &Request, it: &GoalEnded, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Sets or changes an intention.
pub(crate) fn set_intention(_chart: &Chart, request: &Request, it: &IntentionSet, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Lets an intention go.
pub(crate) fn let_go_intention(_chart: &Chart, request: &Request, it: &IntentionLetGo, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}
