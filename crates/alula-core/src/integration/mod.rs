//! The Thread: intention, moment, insight, strategy, tries, what changed; and the end of the care.

mod close;
mod keep;
mod strands;
mod thread;

pub use close::{CareClosed, CareReopened, CloseReason, closed};
pub use strands::{
    InsightStrand, MomentStrand, Orphan, StrategyStrand, ThreadStrand, last_strategies, orphans, thread,
};
pub use thread::{ChangeNoticed, InsightKept, MomentKept, StrategyAgreed, TryHow, TryRecorded};

use crate::chart::Chart;
use crate::decide::{Command, Context, Decided, Refusal, Request};

/// Decides every command of the Thread and of the end of the care.
pub(crate) fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    match &request.command {
        Command::KeepMoment(it) => keep::moment(chart, request, it, ctx),
        Command::KeepInsight(it) => keep::insight(chart, request, it, ctx),
        Command::AgreeStrategy(it) => keep::strategy(chart, request, it, ctx),
        Command::RecordTry(it) => keep::attempt(chart, request, it, ctx),
        Command::NoticeChange(it) => keep::change(chart, request, it, ctx),
        Command::CloseCare(it) => close::close(chart, request, it, ctx),
        Command::ReopenCare(it) => close::reopen(chart, request, it, ctx),
        _ => Err(Refusal::NotFound { what: "thread" }),
    }
}

#[cfg(test)]
mod tests;
