//! The end of the care of a client, and its beginning anew.

use serde::{Deserialize, Serialize};

use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::intake::{ConcernClosed, ConcernRaised};
use crate::private::Private;
use crate::session;

/// Why the care of a client ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// The course is done.
    Complete,
    /// The client wished so.
    OwnWish,
    /// Somebody else goes on.
    ReferredOn,
    /// Ketamine is not right for this client.
    NotSuitable,
    /// The client could not be reached any more.
    OutOfReach,
}

/// The care of the client ended; the chart stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CareClosed {
    /// Why.
    pub reason: CloseReason,
    /// What was agreed about the time after, in words.
    pub words: Private,
}

/// The client is cared for again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CareReopened {
    /// Why.
    pub words: Private,
}

/// How the care ended, when it has ended and was not begun anew.
pub fn closed(chart: &Chart) -> Option<Said<'_, CareClosed>> {
    let ended = chart.last::<CareClosed>()?;
    let begun = chart.last::<CareReopened>();
    begun.is_none_or(|it| it.header.sequence < ended.header.sequence).then_some(ended)
}

/// Ends the care of a client.
///
/// # Refusals
/// `missing` without words; `already` when it has ended; `not_now` while a concern is open or a session is planned or
/// under way.
pub(crate) fn close(chart: &Chart, request: &Request, it: &CareClosed, ctx: &Context<'_>) -> Decided {
    said(&it.words)?;
    if closed(chart).is_some() {
        return Err(Refusal::Already { what: "end of the care" });
    }
    let not_now = |why: &str| Err(Refusal::NotNow { why: why.to_owned() });
    let answered: Vec<_> = chart.all::<ConcernClosed>().map(|it| it.is.concern.entry()).collect();
    if chart.all::<ConcernRaised>().any(|it| !answered.contains(&it.id())) {
        return not_now("A concern is open. Look at it and close it first.");
    }
    if session::current(chart).is_some() {
        return not_now("A session is planned or under way. Cancel it, or let it come to its end first.");
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Begins the care of a client anew.
///
/// # Refusals
/// `missing` without words; `not_now` when it has not ended.
pub(crate) fn reopen(chart: &Chart, request: &Request, it: &CareReopened, ctx: &Context<'_>) -> Decided {
    said(&it.words)?;
    if closed(chart).is_none() {
        return Err(Refusal::NotNow { why: "The care of this client has not ended.".to_owned() });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn said(words: &Private) -> Result<(), Refusal> {
    if words.is_blank() { Err(Refusal::Missing { field: "words" }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{Given, given, nth};
    use crate::ids::OrderId;
    use crate::intake::ConcernSource;
    use crate::ledger::Statement;
    use crate::samples::{order, planned, team};

    fn close() -> Command {
        Command::CloseCare(CareClosed { reason: CloseReason::Complete, words: "She knows where the door is.".into() })
    }

    fn reopen() -> Command {
        Command::ReopenCare(CareReopened { words: "The winter was hard.".into() })
    }

    fn cared_for() -> Given {
        given([team()])
    }

    #[test]
    fn care_ends_once_and_begins_anew() {
        let ended = cared_for().when(close()).states_kinds(["care_closed"]);
        assert!(closed(&ended.chart).is_some());
        let again = ended.when(reopen()).states_kinds(["care_reopened"]);
        assert!(closed(&again.chart).is_none());
        again.when(reopen()).refused_as("not_now");
    }

    #[test]
    fn what_has_ended_does_not_end_twice_and_words_are_needed() {
        let ended = cared_for().and([CareClosed { reason: CloseReason::OwnWish, words: "Enough.".into() }]);
        ended.clone().when(close()).refused_as("already");
        ended
            .when(Command::ReopenCare(CareReopened { words: " ".into() }))
            .refused(Refusal::Missing { field: "words" });
        let blank = CareClosed { reason: CloseReason::Complete, words: "".into() };
        cared_for().when(Command::CloseCare(blank)).refused(Refusal::Missing { field: "words" });
        cared_for().when(reopen()).refused_as("not_now");
    }

    #[test]
    fn nobody_is_let_go_with_an_open_concern_or_a_planned_session() {
        let concern = ConcernRaised { source: ConcernSource::Person, words: "".into(), for_staff: vec![] };
        cared_for().and([concern]).when(close()).refused_as("not_now");
        let session = planned(crate::given::now(), OrderId::of(nth(2)));
        given([Statement::from(team()), order().into(), session.into()]).when(close()).refused_as("not_now");
    }
}
