//! Keeping a moment, an insight, a strategy, a try and a change: each names the one before, which has to hold.

use super::{ChangeNoticed, InsightKept, MomentKept, StrategyAgreed, TryRecorded};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::EntryId;
use crate::ledger::Stated;
use crate::preparation::IntentionSet;
use crate::private::Private;
use crate::session::SessionPlanned;

/// Keeps a moment.
///
/// # Refusals
/// `missing` without words; `not_found` when the session or intention it names is not in the chart.
pub(crate) fn moment(chart: &Chart, request: &Request, it: &MomentKept, ctx: &Context<'_>) -> Decided {
    said(&it.words)?;
    if let Some(session) = it.session {
        holds::<SessionPlanned>(chart, session.entry(), "session")?;
    }
    if let Some(intention) = it.intention {
        holds::<IntentionSet>(chart, intention.entry(), "intention")?;
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Keeps what a moment came to mean.
///
/// # Refusals
/// `missing` without words; `not_found` when the moment does not hold.
pub(crate) fn insight(chart: &Chart, request: &Request, it: &InsightKept, ctx: &Context<'_>) -> Decided {
    said(&it.words)?;
    holds::<MomentKept>(chart, it.moment.entry(), "moment")?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Agrees on a small thing to do.
///
/// # Refusals
/// `missing` without words; `not_found` when the insight does not hold.
pub(crate) fn strategy(chart: &Chart, request: &Request, it: &StrategyAgreed, ctx: &Context<'_>) -> Decided {
    said(&it.words)?;
    holds::<InsightKept>(chart, it.insight.entry(), "insight")?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Writes down how a try went; the words may stay empty.
///
/// # Refusals
/// `not_found` when the strategy does not hold.
pub(crate) fn attempt(chart: &Chart, request: &Request, it: &TryRecorded, ctx: &Context<'_>) -> Decided {
    holds::<StrategyAgreed>(chart, it.strategy.entry(), "strategy")?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Writes down what became different.
///
/// # Refusals
/// `missing` without words; `not_found` when the strategy does not hold.
pub(crate) fn change(chart: &Chart, request: &Request, it: &ChangeNoticed, ctx: &Context<'_>) -> Decided {
    said(&it.words)?;
    holds::<StrategyAgreed>(chart, it.strategy.entry(), "strategy")?;
    Ok(vec![request.states(ctx, it.clone())])
}

fn said(words: &Private) -> Result<(), Refusal> {
    if words.is_blank() { Err(Refusal::Missing { field: "words" }) } else { Ok(()) }
}

fn holds<T: Stated>(chart: &Chart, id: EntryId, what: &'static str) -> Result<(), Refusal> {
    chart.find::<T>(id).map(drop).ok_or(Refusal::NotFound { what })
}
