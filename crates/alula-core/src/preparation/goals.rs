//! Goals, and intentions that can be set, changed, held lightly or let go.

use serde::{Deserialize, Serialize};

use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
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
///
/// # Refusals
/// `missing` without words.
pub(crate) fn set_goal(_: &Chart, request: &Request, it: &GoalSet, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("words", &it.words)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Ends a goal.
///
/// # Refusals
/// `not_found`; `already` when it has ended; `missing` without words.
pub(crate) fn end_goal(chart: &Chart, request: &Request, it: &GoalEnded, ctx: &Context<'_>) -> Decided {
    chart.find::<GoalSet>(it.goal.entry()).ok_or(Refusal::NotFound { what: "goal" })?;
    if chart.all::<GoalEnded>().any(|other| other.is.goal == it.goal) {
        return Err(Refusal::Already { what: "end of this goal" });
    }
    Refusal::unless_written("words", &it.words)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// The intentions that hold: set, and neither let go nor grown into another.
pub fn intentions(chart: &Chart) -> Vec<Said<'_, IntentionSet>> {
    chart.all::<IntentionSet>().filter(|it| rests(chart, IntentionId::of(it.id())).is_none()).collect()
}

/// The goals that hold.
pub fn goals(chart: &Chart) -> Vec<Said<'_, GoalSet>> {
    let ended = |id| chart.all::<GoalEnded>().any(|it| it.is.goal == id);
    chart.all::<GoalSet>().filter(|it| !ended(GoalId::of(it.id()))).collect()
}

/// Why an intention rests, if it does.
fn rests(chart: &Chart, id: IntentionId) -> Option<&'static str> {
    if chart.all::<IntentionLetGo>().any(|it| it.is.intention == id) {
        Some("This intention was let go. Set a new one.")
    } else if chart.all::<IntentionSet>().any(|it| it.is.instead_of == Some(id)) {
        Some("This intention has grown into another one. Open the page again.")
    } else {
        None
    }
}

/// Sets an intention, or lets one grow into another.
///
/// # Refusals
/// `missing` without words; `not_found` and `not_now` when the one it grew out of is not there or rests already.
pub(crate) fn set_intention(chart: &Chart, request: &Request, it: &IntentionSet, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("words", &it.words)?;
    if let Some(before) = it.instead_of {
        holding(chart, before)?;
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Lets an intention go.
///
/// # Refusals
/// `not_found`; `not_now` when it rests already.
pub(crate) fn let_go_intention(chart: &Chart, request: &Request, it: &IntentionLetGo, ctx: &Context<'_>) -> Decided {
    holding(chart, it.intention)?;
    Ok(vec![request.states(ctx, it.clone())])
}

fn holding(chart: &Chart, id: IntentionId) -> Result<(), Refusal> {
    chart.find::<IntentionSet>(id.entry()).ok_or(Refusal::NotFound { what: "intention" })?;
    rests(chart, id).map_or(Ok(()), |why| Err(Refusal::not_now(why)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{given, nothing, nth};
    use crate::samples::intention;

    #[test]
    fn an_intention_grows_or_is_let_go_once() {
        let grown = IntentionSet { words: "To ask for help".into(), instead_of: Some(IntentionId::of(nth(1))) };
        let let_go = |n| Command::LetGoIntention(IntentionLetGo { intention: IntentionId::of(nth(n)) });
        let chart = given([intention()]).when(Command::SetIntention(grown.clone())).states([grown.clone()]);
        assert_eq!(intentions(&chart.chart).len(), 1);
        chart.clone().when(let_go(1)).refused_as("not_now");
        chart.when(Command::SetIntention(grown)).refused_as("not_now");
        let gone = given([intention()]).when(let_go(1)).states_kinds(["intention_let_go"]);
        assert!(intentions(&gone.chart).is_empty());
        gone.when(let_go(1)).refused_as("not_now");
        nothing().when(let_go(1)).refused(Refusal::NotFound { what: "intention" });
    }

    #[test]
    fn a_goal_ends_once_and_with_words() {
        let goal = || GoalSet { words: "To sleep through the night".into() };
        let end = |words: &str| Command::EndGoal(GoalEnded { goal: GoalId::of(nth(1)), words: words.into() });
        nothing().when(Command::SetGoal(GoalSet { words: " ".into() })).refused(Refusal::Missing { field: "words" });
        given([goal()]).when(end("")).refused(Refusal::Missing { field: "words" });
        let ended = given([goal()]).when(end("Reached.")).states_kinds(["goal_ended"]);
        assert!(goals(&ended.chart).is_empty());
        ended.when(end("Again.")).refused_as("already");
    }
}
