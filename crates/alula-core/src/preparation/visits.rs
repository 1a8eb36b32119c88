//! Talk appointments.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
use crate::private::Private;
use crate::units::Minutes;

/// What a visit was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    /// The prescriber's evaluation.
    Evaluation,
    /// Preparation.
    Preparation,
    /// Integration.
    Integration,
    /// Looking back over several sessions.
    Review,
}

/// A talk appointment took place; it began at the statement's time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitHeld {
    /// What it was for.
    pub kind: VisitKind,
    /// How long.
    pub length: Minutes,
    /// What it was about.
    pub summary: Private,
}

/// Writes down that a visit took place.
pub(crate) fn hold_visit(_chart: &Chart, request: &Request, it: &VisitHeld, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}
