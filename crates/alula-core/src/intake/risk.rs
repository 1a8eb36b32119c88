//! Danger to life: raised at once, looked at by a named person, never closed by a machine.

use serde::{Deserialize, Serialize};

use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request, Role};
use crate::ids::{ConcernId, MeasureId, StaffId};
use crate::intake::{ColumbiaAnswers, TeamNamed};
use crate::ledger::Statement;
use crate::private::Private;
use crate::session::{HoldRaised, HoldReason, SessionView, open_holds, sessions};

/// What raised a concern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ConcernSource {
    /// The item of a questionnaire that asks about thoughts of death, answered above zero.
    Item {
        /// Which round.
        measure: MeasureId,
        /// The instrument's id.
        instrument: String,
        /// The item's number.
        item: u8,
        /// What was answered.
        value: u8,
    },
    /// Somebody is worried.
    Person,
}

/// Somebody may be in danger; a named person has to look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernRaised {
    /// What raised it.
    pub source: ConcernSource,
    /// In words; may be empty.
    pub words: Private,
    /// Whose task it is.
    pub for_staff: Vec<StaffId>,
}

/// A clinician asked about suicide and judged the risk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskReviewed {
    /// The concern it answers, if any.
    pub concern: Option<ConcernId>,
    /// The answers; the tier is computed from them, always the same way.
    pub answers: ColumbiaAnswers,
    /// The clinician's plan for this risk; empty when none is needed.
    pub plan: Private,
}

/// A safety plan was written with the client, in the client's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyPlanWritten {
    /// How I notice that it begins.
    pub signs: Private,
    /// What I can do by myself.
    pub by_myself: Private,
    /// People and places that take my mind off it.
    pub company: Private,
    /// People I can ask for help.
    pub people: Private,
    /// Professionals and lines: the practice, 988.
    pub professionals: Private,
    /// Making the surroundings safer.
    pub surroundings: Private,
    /// What makes life worth it.
    pub reasons: Private,
}

/// A concern was closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernClosed {
    /// Which.
    pub concern: ConcernId,
    /// What was done, and why it can rest.
    pub words: Private,
}

/// Who has to look when somebody may be in danger: the therapist, an associate's supervisor, and while nobody is named
/// the supervisors and managers of the practice.
pub(crate) fn who_has_to_look(chart: &Chart, ctx: &Context<'_>) -> Vec<StaffId> {
    let Some(team) = chart.last::<TeamNamed>().map(|it| it.is) else {
        let leads = ctx.staff.iter().filter(|(_, it)| it.active && matches!(it.role, Role::Supervisor | Role::Manager));
        return leads.map(|(id, _)| *id).collect();
    };
    let of_record = || ctx.staff.get(&team.therapist)?.supervisor;
    [Some(team.therapist), team.supervisor.or_else(of_record)].into_iter().flatten().collect()
}

/// Raises a concern in a person's name.
pub(crate) fn raise_concern(chart: &Chart, request: &Request, words: &Private, ctx: &Context<'_>) -> Decided {
    let for_staff = who_has_to_look(chart, ctx);
    let raised = ConcernRaised { source: ConcernSource::Person, words: words.clone(), for_staff };
    Ok(vec![request.states(ctx, raised)])
}

/// Files a review of the risk of suicide. A risk above low holds every open session, and becomes a task of the team when
/// it answers no concern yet.
///
/// # Refusals
/// `missing` without any answer, and without a plan for a risk that is moderate, high or not known; `not_found` and
/// `already` for a concern that is not there or is closed.
pub(crate) fn review_risk(chart: &Chart, request: &Request, it: &RiskReviewed, ctx: &Context<'_>) -> Decided {
    if let Some(concern) = it.concern {
        open_concern(chart, concern)?;
    }
    if it.answers == ColumbiaAnswers::default() {
        return Err(Refusal::Missing { field: "answers" });
    }
    let tier = it.answers.tier();
    let mut drafts = vec![request.states(ctx, it.clone())];
    if !tier.needs_licence() {
        return Ok(drafts);
    }
    Refusal::unless_written("plan", &it.plan)?;
    let mut following = 0;
    let mut add = |statement: Statement| {
        following += 1;
        drafts.push(request.adds(ctx, following, statement));
    };
    if it.concern.is_none() {
        let mut for_staff = who_has_to_look(chart, ctx);
        for_staff.extend(chart.last::<TeamNamed>().and_then(|it| it.is.prescriber));
        add(ConcernRaised { source: ConcernSource::Person, words: tier.words().into(), for_staff }.into());
    }
    let by_risk = |it: &HoldRaised| matches!(it.why, HoldReason::Risk { .. });
    for session in sessions(chart).into_iter().filter(SessionView::is_open) {
        if !open_holds(chart, session.id).iter().any(|it| by_risk(it.is)) {
            let why = HoldReason::Risk { review: request.id };
            add(HoldRaised { session: session.id, why }.into());
        }
    }
    Ok(drafts)
}

/// Files a safety plan.
///
/// # Refusals
/// `missing` when it says neither how one notices, nor what one can do, nor whom to ask.
pub(crate) fn write_safety_plan(_: &Chart, request: &Request, it: &SafetyPlanWritten, ctx: &Context<'_>) -> Decided {
    if [&it.signs, &it.by_myself, &it.company, &it.people, &it.professionals].iter().all(|it| it.is_blank()) {
        return Err(Refusal::Missing { field: "signs" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Closes a concern: after a talk about suicide, with words, by somebody who may.
///
/// # Refusals
/// `not_found`; `already` when it is closed; `missing` without words; `not_now` before anybody asked about suicide since;
/// `role_may_not` for an associate when the risk is moderate, high or not known, and for everybody who is no clinician.
pub(crate) fn close_concern(chart: &Chart, request: &Request, it: &ConcernClosed, ctx: &Context<'_>) -> Decided {
    let concern = open_concern(chart, it.concern)?;
    Refusal::unless_written("words", &it.words)?;
    let answers = |review: &Said<'_, RiskReviewed>| {
        review.is.concern == Some(it.concern) || review.header.sequence > concern.header.sequence
    };
    let Some(review) = chart.all::<RiskReviewed>().filter(answers).max_by_key(|it| (it.at(), it.header.sequence))
    else {
        return Err(Refusal::not_now("Ask about suicide and judge the risk first, then close the concern."));
    };
    let may = match ctx.role {
        Role::Therapist | Role::Supervisor | Role::Prescriber => true,
        Role::Associate => !review.is.answers.tier().needs_licence(),
        Role::Manager | Role::Client => false,
    };
    if !may {
        return Err(Refusal::RoleMayNot);
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn open_concern(chart: &Chart, id: ConcernId) -> Result<Said<'_, ConcernRaised>, Refusal> {
    let concern = chart.find::<ConcernRaised>(id.entry()).ok_or(Refusal::NotFound { what: "concern" })?;
    if chart.all::<ConcernClosed>().any(|it| it.is.concern == id) {
        return Err(Refusal::Already { what: "end of this concern" });
    }
    Ok(concern)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{ASSOCIATE, Given, MANAGER, PRESCRIBER, SUPERVISOR, THERAPIST, given, nothing, now, nth};
    use crate::ids::OrderId;
    use crate::samples::{associate_team, order, planned, team};

    fn review(answers: [Option<bool>; 7], plan: &str) -> RiskReviewed {
        RiskReviewed { concern: None, answers: ColumbiaAnswers::of(answers), plan: plan.into() }
    }

    const LOW: [Option<bool>; 7] = [Some(true), Some(false), None, None, None, Some(false), None];
    const HIGH: [Option<bool>; 7] = [Some(true), Some(true), Some(true), Some(true), Some(false), Some(false), None];

    fn worried() -> Given {
        let concern = ConcernRaised { source: ConcernSource::Person, words: "".into(), for_staff: vec![ASSOCIATE] };
        given([Statement::from(associate_team()), concern.into()])
    }

    fn close() -> Command {
        Command::CloseConcern(ConcernClosed { concern: ConcernId::of(nth(2)), words: "We talked; it can rest.".into() })
    }

    #[test]
    fn a_concern_is_not_closed_before_somebody_asked() {
        worried().when(close()).refused_as("not_now");
        let blank = ConcernClosed { concern: ConcernId::of(nth(2)), words: " ".into() };
        worried().when(Command::CloseConcern(blank)).refused(Refusal::Missing { field: "words" });
    }

    #[test]
    fn an_associate_closes_a_low_risk_only() {
        worried().and([review(LOW, "")]).asked_by(ASSOCIATE).when(close()).states_kinds(["concern_closed"]);
        let unknown = [None, None, None, None, None, Some(false), None];
        for grave in [HIGH, unknown] {
            let chart = worried().and([review(grave, "A plan.")]);
            chart.clone().asked_by(ASSOCIATE).when(close()).refused(Refusal::RoleMayNot);
            chart.clone().asked_by(MANAGER).when(close()).refused(Refusal::RoleMayNot);
            let closed = chart.asked_by(SUPERVISOR).when(close()).states_kinds(["concern_closed"]);
            closed.when(close()).refused_as("already");
        }
    }

    #[test]
    fn a_grave_risk_needs_a_plan_and_becomes_a_task() {
        let ask = |it| given([team()]).when(Command::ReviewRisk(it));
        ask(review([None; 7], "A plan.")).refused(Refusal::Missing { field: "answers" });
        ask(review(HIGH, " ")).refused(Refusal::Missing { field: "plan" });
        ask(review(LOW, "")).states_kinds(["risk_reviewed"]);
        let after = ask(review(HIGH, "With her sister tonight; seen again tomorrow."))
            .states_kinds(["risk_reviewed", "concern_raised"]);
        let task = after.chart.all::<ConcernRaised>().next().unwrap();
        assert_eq!(task.is.for_staff, [THERAPIST, PRESCRIBER]);
    }

    #[test]
    fn a_grave_risk_holds_the_open_session() {
        let session = planned(now(), OrderId::of(nth(2)));
        let chart = given([Statement::from(team()), order().into(), session.into()]);
        let held = chart.when(Command::ReviewRisk(review(HIGH, "A plan.")));
        let held = held.states_kinds(["risk_reviewed", "concern_raised", "hold_raised"]);
        let again = crate::ids::EntryId(uuid::Uuid::from_u128(0xEEEE));
        let again = held.when_at(again, None, Command::ReviewRisk(review(HIGH, "A plan.")));
        again.states_kinds(["risk_reviewed", "concern_raised"]);
    }

    #[test]
    fn without_a_team_the_practice_hears_a_concern() {
        let raised = nothing().when(Command::RaiseConcern { words: "".into() }).states_kinds(["concern_raised"]);
        assert_eq!(raised.chart.all::<ConcernRaised>().next().unwrap().is.for_staff, [SUPERVISOR, MANAGER]);
    }

    #[test]
    fn a_safety_plan_says_something() {
        let blank = || Private::default();
        let empty = SafetyPlanWritten {
            signs: blank(),
            by_myself: blank(),
            company: blank(),
            people: blank(),
            professionals: blank(),
            surroundings: blank(),
            reasons: blank(),
        };
        given([team()]).when(Command::WriteSafetyPlan(empty)).refused(Refusal::Missing { field: "signs" });
    }
}
