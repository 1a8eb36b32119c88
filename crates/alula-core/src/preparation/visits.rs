//! Talk appointments.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::private::Private;
use crate::units::Minutes;

/// What a visit was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitKind {
    /// The first talks: what brings the person, and their history.
    Intake,
    /// The prescriber's evaluation.
    Evaluation,
    /// Preparation.
    Preparation,
    /// Integration.
    Integration,
    /// Looking back over several sessions.
    Review,
    /// A contact by telephone.
    Phone,
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
///
/// # Refusals
/// `missing` without a summary; `impossible` when it lasted no minute or longer than a day.
pub(crate) fn hold_visit(_: &Chart, request: &Request, it: &VisitHeld, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("summary", &it.summary)?;
    if !(1..=24 * 60).contains(&it.length.get()) {
        return Err(Refusal::impossible("length", "Write how many minutes the visit lasted."));
    }
    Ok(vec![request.states(ctx, it.clone())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{REQUEST, nothing, now};
    use crate::samples::visit;

    #[test]
    fn a_visit_has_a_length_and_a_summary_and_is_over() {
        let held = visit(VisitKind::Preparation);
        let short = VisitHeld { length: Minutes::new(0).unwrap(), ..held.clone() };
        nothing().when(Command::HoldVisit(short)).refused_as("impossible");
        let silent = VisitHeld { summary: "".into(), ..held.clone() };
        nothing().when(Command::HoldVisit(silent)).refused(Refusal::Missing { field: "summary" });
        let tomorrow = now() + jiff::SignedDuration::from_hours(24);
        nothing().when_at(REQUEST, Some(tomorrow), Command::HoldVisit(held.clone())).refused_as("impossible");
        nothing().when(Command::HoldVisit(held.clone())).states([held]);
    }
}
