//! What waits for the prescriber of one client: open holds, and the checks that only a prescriber can answer.

use jiff::Timestamp;

use super::{CheckState, GateState, Outcome, Readiness, Scope, readiness};
use crate::chart::Chart;
use crate::decide::{Context, Role};
use crate::ids::SessionId;
use crate::intake::{Eligibility, EligibilityDecided, ScreeningRecorded};
use crate::integration::closed;
use crate::private::Private;
use crate::protocol::{At, Stage};
use crate::session::{HoldReason, HoldView, MedicineGiven, SessionView, sessions};

/// One thing to decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The check it answers, such as `order_valid`; `no_open_hold` for a hold.
    pub check: String,
    /// What there is to do.
    pub todo: String,
    /// What is known, in words.
    pub fact: Private,
    /// When the newest of what is known happened.
    pub at: Option<Timestamp>,
    /// The rule that asks.
    pub source: String,
    /// True when it holds now and will not any more on the day of the session.
    pub ends_before: bool,
}

/// What waits for the prescriber of one client.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// The session that it stands before; nothing while none is planned.
    pub session: Option<SessionId>,
    /// When that session begins or began.
    pub at: Option<Timestamp>,
    /// Without a session: since when the screening is there and the first order is not.
    pub since: Option<Timestamp>,
    /// What there is to decide: holds first, then in the order of the protocol.
    pub waiting: Vec<Decision>,
}

/// What waits for the prescriber before the next session, or before one can be planned.
///
/// What belongs to the course is asked as of the day of the session, so that an order that ends before it is seen while
/// there is time. What belongs to the day counts once it was measured or said.
pub fn decisions(chart: &Chart, ctx: &Context<'_>) -> Decisions {
    if closed(chart).is_some() {
        return Decisions::default();
    }
    let open = sessions(chart).into_iter().filter(SessionView::is_open);
    let next = open.min_by_key(|it| (it.t0().is_none(), it.t0().unwrap_or(it.plan.is.at), it.id));
    let Some(session) = next else { return before_a_plan(chart, ctx).unwrap_or_default() };
    let mut waiting: Vec<_> = session.holds.iter().filter(|it| it.lifted.is_none()).map(held).collect();
    if session.t0().is_none() {
        let held_by_reading = session.holds.iter().any(|it| it.lifted.is_none() && is_of_reading(it));
        let scope = Scope::Session(session.id);
        let now = readiness(chart, scope, ctx);
        let then = Context { now: ctx.now.max(session.plan.is.at), ..ctx.clone() };
        waiting.extend(of_course(&readiness(chart, scope, &then), &now));
        waiting.extend(of_day(&now, held_by_reading));
    }
    let at = session.t0().unwrap_or(session.plan.is.at);
    Decisions { session: Some(session.id), at: Some(at), since: None, waiting }
}

/// Without a session: once the screening is there, until the first order; nothing for somebody who is not eligible.
fn before_a_plan(chart: &Chart, ctx: &Context<'_>) -> Option<Decisions> {
    let decided = chart.last::<EligibilityDecided>().map(|it| it.is.decision);
    if chart.all::<MedicineGiven>().next().is_some() || decided == Some(Eligibility::NotEligible) {
        return None;
    }
    let since = chart.last::<ScreeningRecorded>()?.at();
    let screening = readiness(chart, Scope::Stage(Stage::Screening), ctx);
    // An order is asked for when it is clear that there may be one.
    let about_order = |it: &Decision| ORDER.contains(&it.check.as_str());
    let found = of_course(&screening, &screening).into_iter().filter(|it| decided.is_some() || !about_order(it));
    Some(Decisions { since: Some(since), waiting: found.collect(), ..Decisions::default() })
}

/// The checks that an order answers; without an order the first of them says it.
const ORDER: [&str; 3] = ["order_valid", "order_basis", "monitoring_checked"];
/// The checks of the day that a hold on the same reading has asked already.
const OF_READING: [&str; 3] = ["pressure_below_stop", "pulse_within", "clear_band_acknowledged"];

fn is_mine(gate: &GateState, check: &CheckState) -> bool {
    !gate.is_open() && check.outcome != Outcome::Pass && check.who.role == Role::Prescriber
}

fn of_course(then: &Readiness, now: &Readiness) -> Vec<Decision> {
    let mut found: Vec<Decision> = Vec::new();
    for gate in then.gates.iter().filter(|it| it.at != At::Day) {
        for check in gate.checks.iter().filter(|it| is_mine(gate, it)) {
            let said = found.iter().any(|it| it.check == check.id);
            let order_said =
                ORDER.contains(&check.id.as_str()) && found.iter().any(|it| ORDER.contains(&it.check.as_str()));
            // Which medicine stands in the way is known once they were looked at.
            let too_early = check.id == "no_blocking_medicine" && check.outcome == Outcome::Unknown;
            if said || too_early || (order_said && check.at.is_none()) {
                continue;
            }
            let holds_now = now.gate(&gate.id).and_then(|it| it.checks.iter().find(|it| it.id == check.id));
            let ends_before = holds_now.is_some_and(|it| it.outcome == Outcome::Pass);
            found.push(Decision { ends_before, ..decision(check) });
        }
    }
    found
}

fn of_day(now: &Readiness, held_by_reading: bool) -> Vec<Decision> {
    let counts = |it: &CheckState| {
        let id = it.id.as_str();
        let told = it.at.is_some() || id.starts_with("licence:");
        told && id != HOLD && !(held_by_reading && OF_READING.contains(&id))
    };
    let mut found: Vec<Decision> = Vec::new();
    for gate in now.gates.iter().filter(|it| it.at == At::Day) {
        for check in gate.checks.iter().filter(|it| is_mine(gate, it) && counts(it)) {
            if !found.iter().any(|it| it.check == check.id) {
                found.push(decision(check));
            }
        }
    }
    found
}

fn decision(check: &CheckState) -> Decision {
    Decision {
        check: check.id.clone(),
        todo: check.todo.clone(),
        fact: check.inputs.clone(),
        at: check.at,
        source: check.source.clone(),
        ends_before: false,
    }
}

const HOLD: &str = "no_open_hold";

fn is_of_reading(hold: &HoldView<'_>) -> bool {
    matches!(hold.raised.is.why, HoldReason::Vitals { .. })
}

fn held(hold: &HoldView<'_>) -> Decision {
    let (fact, source) = match &hold.raised.is.why {
        HoldReason::Vitals { words, .. } => {
            (words.as_str().into(), "The tightest limit of protocol, practice and order")
        }
        HoldReason::Risk { .. } => ("The risk of suicide is not low".into(), "The risk that was found"),
        HoldReason::Person { words } => (words.clone(), "Somebody asked to wait"),
    };
    Decision {
        check: HOLD.to_owned(),
        todo: "Lift the hold, or stop for today".to_owned(),
        fact,
        at: Some(hold.raised.at()),
        source: source.to_owned(),
        ends_before: false,
    }
}

#[cfg(test)]
mod tests;
