//! What the client fears, how they want to be calmed, what touch is welcome, how near the therapist should be.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
use crate::private::Private;

/// How the therapist means to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TherapistRole {
    /// Near and silent, unless asked.
    QuietPresence,
    /// A few words to lead, when they help.
    GentleGuidance,
}

/// Fears, calming wishes, sound and the therapist's role; the latest one holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishesRecorded {
    /// What the client fears.
    pub fears: Private,
    /// How the client wants to be calmed.
    pub calming: Private,
    /// Music, silence.
    pub sound: Private,
    /// The role that was agreed.
    pub role: TherapistRole,
}

/// The answer about one kind of touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchAnswer {
    /// Welcome.
    Yes,
    /// Ask first.
    Ask,
    /// Never; cannot become yes after T0.
    No,
}

/// One kind of touch with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TouchItem {
    /// Which: hand, shoulder, holding.
    pub what: Private,
    /// The answer.
    pub answer: TouchAnswer,
}

/// Touch, situation by situation; the latest agreement holds, and what it does not name is no.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TouchAgreed {
    /// The items.
    pub items: Vec<TouchItem>,
}

/// Writes down wishes.
pub(crate) fn record_wishes(_chart: &Chart, request: &Request, it: &WishesRecorded, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Agrees on touch.
pub(crate) fn agree_touch(_chart: &Chart, request: &Request, it: &TouchAgreed, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}
