//! Commands ask and may be refused; reports state what already happened and are filed.

mod command;
mod context;
mod correct;
mod refusal;
mod report;
mod standing;

pub use command::{Command, Request};
pub use context::{Colleague, Context, Role};
pub use refusal::Refusal;
pub use report::{Admission, LATE_REPORT, Report, Reported, admit};
pub use standing::{Standing, standing};

use crate::chart::Chart;
use crate::ledger::Draft;

/// What a rule answers: the statements that follow, in order, or why not.
pub type Decided = Result<Vec<Draft>, Refusal>;

/// Decides a request on a chart. Pure: everything a rule needs is in the arguments.
///
/// The first draft carries the id of the request; further ones carry [`crate::ids::EntryId::following`].
///
/// # Errors
/// The refusal of the first rule that says no; nothing is stated then.
pub fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    command::decide(chart, request, ctx)
}
