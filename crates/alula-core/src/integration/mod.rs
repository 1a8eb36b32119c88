//! The Thread: intention, moment, insight, strategy, tries, what changed.

mod thread;

pub use thread::{ChangeNoticed, InsightKept, MomentKept, StrategyAgreed, TryHow, TryRecorded};

use crate::chart::Chart;
use crate::decide::Refusal;
use crate::decide::{Command, Context, Decided, Request};
use crate::ledger::Statement;

/// Decides every command of the Thread.
pub(crate) fn decide(_chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    let statement: Statement = match &request.command {
        Command::KeepMoment(it) => it.clone().into(),
        Command::KeepInsight(it) => it.clone().into(),
        Command::AgreeStrategy(it) => it.clone().into(),
        Command::RecordTry(it) => it.clone().into(),
        Command::NoticeChange(it) => it.clone().into(),
        _ => return Err(Refusal::NotFound { what: "rule" }),
    };
    Ok(vec![request.states(ctx, statement)])
}
