//! Where a client stands, and the one next thing.

use jiff::Timestamp;

use super::{Readiness, Resolver, Scope, readiness};
use crate::chart::Chart;
use crate::decide::{Context, Role};
use crate::ids::SessionId;
use crate::intake::{ClientAdmitted, Eligibility, EligibilityDecided, TeamNamed};
use crate::integration::{StrategyAgreed, closed};
use crate::preparation::{VisitHeld, VisitKind};
use crate::protocol::{GateKind, Stage, ThresholdId};
use crate::session::{ClientLeft, MedicineGiven, SessionCancelled, SessionPlanned};

/// Where a client stands in the course of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CarePhase {
    /// Not a client yet.
    Enquiry,
    /// Is it right and safe?
    Screening,
    /// Knowing the person.
    Preparation,
    /// A session can be planned, or is.
    Ready,
    /// On the day, or with the medicine given.
    Session,
    /// After a session.
    Integration,
    /// Looking back over several sessions.
    Review,
    /// The course is done; the door stays open.
    Maintenance,
    /// Not eligible, or the care has ended.
    Closed,
}

impl CarePhase {
    /// The phase in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Enquiry => "Enquiry",
            Self::Screening => "Screening",
            Self::Preparation => "Preparation",
            Self::Ready => "Ready",
            Self::Session => "Session",
            Self::Integration => "Integration",
            Self::Review => "Review",
            Self::Maintenance => "Maintenance",
            Self::Closed => "Closed",
        }
    }
}

/// The one next thing for a client.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStep {
    /// Where the client stands.
    pub phase: CarePhase,
    /// What there is to do.
    pub words: String,
    /// Who can do it, if it is somebody's.
    pub who: Option<Resolver>,
    /// The check it resolves, if any.
    pub check: Option<String>,
    /// The session it belongs to, if any.
    pub session: Option<SessionId>,
}

/// Where a client stands.
pub fn phase(chart: &Chart, ctx: &Context<'_>) -> CarePhase {
    Standing::of(chart, ctx).phase
}

/// The one next thing for a client: what, and who can do it.
pub fn next_step(chart: &Chart, ctx: &Context<'_>) -> NextStep {
    let standing = Standing::of(chart, ctx);
    let Standing { phase, session, .. } = standing;
    let of_readiness = |readiness: &Readiness| {
        let missing = readiness.missing().next().cloned();
        missing.map(|it| NextStep { phase, words: it.todo, who: Some(it.who), check: Some(it.id), session })
    };
    let plain = |words: &str, role| NextStep {
        phase,
        words: words.to_owned(),
        who: Some(of_team(chart, ctx, role)),
        check: None,
        session,
    };
    let stage = |stage| of_readiness(&readiness(chart, Scope::Stage(stage), ctx));
    let next = match (phase, session) {
        (CarePhase::Enquiry, _) => Some(plain("Answer the enquiry", Role::Manager)),
        (CarePhase::Screening, _) => stage(Stage::Screening),
        (CarePhase::Preparation, _) => stage(Stage::Preparation),
        (CarePhase::Ready, None) => Some(plain("Plan a session", Role::Therapist)),
        (CarePhase::Ready, Some(_)) => Some(plain("The session is planned", Role::Therapist)),
        (CarePhase::Session, Some(id)) if standing.given => of_readiness(&readiness(chart, Scope::Release(id), ctx)),
        (CarePhase::Session, Some(id)) => of_readiness(&readiness(chart, Scope::Session(id), ctx)),
        (CarePhase::Integration, Some(id)) => {
            let given = chart.all::<MedicineGiven>().find(|it| it.is.session == id);
            given.and_then(|it| after_medicine(chart, it.at())).map(|words| plain(words, Role::Therapist))
        }
        (CarePhase::Review, _) => stage(Stage::Review),
        _ => None,
    };
    next.unwrap_or_else(|| match phase {
        CarePhase::Session if standing.given => plain("Ready to leave", Role::Therapist),
        CarePhase::Session => plain("Give the medicine", Role::Therapist),
        CarePhase::Closed => NextStep { who: None, ..plain("Nothing is planned", Role::Therapist) },
        CarePhase::Maintenance => plain("Decide together whether and when to go on", Role::Prescriber),
        _ => plain("Plan a session", Role::Therapist),
    })
}

struct Standing {
    phase: CarePhase,
    session: Option<SessionId>,
    given: bool,
}

impl Standing {
    fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let at = |phase, session| Self { phase, session, given: false };
        if chart.last::<ClientAdmitted>().is_none() {
            return at(CarePhase::Enquiry, None);
        }
        if closed(chart).is_some() {
            return at(CarePhase::Closed, None);
        }
        if chart.last::<EligibilityDecided>().is_some_and(|it| it.is.decision == Eligibility::NotEligible) {
            return at(CarePhase::Closed, None);
        }
        let mut given: Vec<_> = chart.all::<MedicineGiven>().map(|it| (it.at(), it.is.session)).collect();
        given.sort_unstable();
        let left = |id| chart.all::<ClientLeft>().any(|it| it.is.session == id);
        if let Some((_, id)) = given.iter().rev().find(|(_, id)| !left(*id)) {
            return Self { phase: CarePhase::Session, session: Some(*id), given: true };
        }
        let open = next_planned(chart, &given);
        let today = |at: Timestamp| at.to_zoned(ctx.zone.clone()).date();
        if let Some((_, id)) = open.filter(|(start, _)| today(*start) == today(ctx.now)) {
            return at(CarePhase::Session, Some(id));
        }
        let shut =
            |scope| readiness(chart, scope, ctx).gates.iter().any(|it| it.kind == GateKind::Hard && !it.is_open());
        let Some(&(last, last_session)) = given.last() else {
            let phase = match () {
                () if shut(Scope::Stage(Stage::Screening)) => CarePhase::Screening,
                () if shut(Scope::Stage(Stage::Preparation)) => CarePhase::Preparation,
                () => CarePhase::Ready,
            };
            return at(phase, open.map(|(_, id)| id));
        };
        if after_medicine(chart, last).is_some()
            && readiness(chart, Scope::Integration(last_session), ctx).open().is_err()
        {
            return at(CarePhase::Integration, Some(last_session));
        }
        if shut(Scope::Stage(Stage::Review)) {
            return at(CarePhase::Review, None);
        }
        let course = ctx.protocol.map_or(i64::MAX, |it| it.limit(ThresholdId::CourseSessions, None, ctx.now).value);
        let done = i64::try_from(given.len()).is_ok_and(|it| it >= course);
        match open {
            None if done => at(CarePhase::Maintenance, None),
            open => at(CarePhase::Ready, open.map(|(_, id)| id)),
        }
    }
}

/// What is still to do after the medicine: meet, and agree on something small to try. Late is done, too.
fn after_medicine(chart: &Chart, medicine: Timestamp) -> Option<&'static str> {
    let visit = |it: &VisitHeld| it.kind == VisitKind::Integration;
    if !chart.all::<VisitHeld>().any(|it| it.at() > medicine && visit(it.is)) {
        return Some("Meet for an integration visit");
    }
    let agreed = chart.all::<StrategyAgreed>().any(|it| it.at() > medicine);
    (!agreed).then_some("Agree on something small to try")
}

/// The earliest session that is planned, not cancelled and without medicine.
fn next_planned(chart: &Chart, given: &[(Timestamp, SessionId)]) -> Option<(Timestamp, SessionId)> {
    let cancelled = |id| chart.all::<SessionCancelled>().any(|it| it.is.session == id);
    let planned = chart.all::<SessionPlanned>().map(|it| (it.is.at, SessionId::of(it.id())));
    planned.filter(|(_, id)| !cancelled(*id) && !given.iter().any(|(_, other)| other == id)).min()
}

fn of_team(chart: &Chart, ctx: &Context<'_>, role: Role) -> Resolver {
    let team = chart.last::<TeamNamed>().map(|it| it.is);
    let named = match role {
        Role::Therapist | Role::Associate => team.map(|it| it.therapist),
        Role::Supervisor => team.and_then(|it| it.supervisor),
        Role::Prescriber => team.and_then(|it| it.prescriber),
        Role::Manager | Role::Client => None,
    };
    let first = || ctx.staff.iter().find(|(_, it)| it.active && it.role == role).map(|(id, _)| *id);
    let staff = named.or_else(first);
    let colleague = staff.and_then(|id| ctx.staff.get(&id));
    Resolver { role: colleague.map_or(role, |it| it.role), staff, name: colleague.map(|it| it.name.clone()) }
}
