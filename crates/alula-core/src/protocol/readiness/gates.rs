//! Which gates count for a step, and what each of them answers.

use super::view::{Answer, View};
use super::words::{Words, words};
use super::{
    CheckState, GateState, Outcome, PassedBy, Readiness, Resolver, Scope, after, before, day, home, injection,
    licences, release,
};
use crate::chart::Chart;
use crate::decide::{Context, Role};
use crate::intake::Setting;
use crate::protocol::{At, Check, Gate, GateKind, Limit, LimitFrom, SignedProtocol, Stage, When};
use crate::session::GateOverridden;

pub(super) fn ask(chart: &Chart, scope: Scope, ctx: &Context<'_>) -> Readiness {
    let Some(signed) = ctx.protocol else {
        return Readiness { scope, as_of: ctx.now, gates: vec![unsigned(chart, ctx)] };
    };
    let view = View::new(chart, scope, ctx, signed);
    let gates = signed.protocol.gates.iter().filter(|gate| counts(gate, &view)).map(|gate| state(gate, &view));
    let gates = gates.chain(licences::gate(&view)).collect();
    Readiness { scope, as_of: view.as_of, gates }
}

fn counts(gate: &Gate, view: &View<'_>) -> bool {
    let protocol = &view.signed.protocol;
    let route = || view.order.and_then(|it| protocol.route(it.is.route, view.setting));
    let ends =
        |stages: &[Stage]| protocol.stages.iter().any(|it| stages.contains(&it.id) && it.exit.contains(&gate.id));
    let here = match view.scope {
        Scope::Stage(stage) => ends(&[stage]),
        Scope::Session(_) => match gate.at {
            At::Day => route().is_none_or(|it| it.entry.contains(&gate.id)),
            _ => ends(&[Stage::Enquiry, Stage::Screening, Stage::Preparation, Stage::Review]),
        },
        Scope::Release(_) => route().map_or(gate.at == At::Release, |it| it.release == gate.id),
        Scope::Integration(_) => ends(&[Stage::Integration]),
    };
    here && holds(gate.when, view)
}

pub(super) fn holds(when: When, view: &View<'_>) -> bool {
    match when {
        When::Always => true,
        When::Home => view.setting == Setting::Home,
        When::Office => view.setting == Setting::Office,
        When::Associate => view.has_associate(),
        When::ReviewDue => view.review_due_since().is_some(),
    }
}

fn state(gate: &Gate, view: &View<'_>) -> GateState {
    let checks: Vec<_> = gate.needs.iter().map(|check| check_state(check, view)).collect();
    let outcome = checks.iter().map(|it| it.outcome).max().unwrap_or(Outcome::Unknown);
    let never = view.signed.protocol.never_override.contains(&gate.id);
    let may_pass = if never { Vec::new() } else { gate.overridden_by.clone() };
    let passed_by = if outcome == Outcome::Pass { None } else { passed_by(gate, &may_pass, &checks, view) };
    GateState {
        id: gate.id.clone(),
        title: gate.title.clone(),
        kind: gate.kind,
        at: gate.at,
        outcome,
        passed_by,
        may_pass,
        checks,
    }
}

/// The decision that passes a gate: by a role that may, with a reason, after everything it had to judge.
fn passed_by(gate: &Gate, may_pass: &[Role], checks: &[CheckState], view: &View<'_>) -> Option<PassedBy> {
    let newest = checks.iter().filter(|it| it.outcome != Outcome::Pass).filter_map(|it| it.sequence).max();
    let decided = view.all::<GateOverridden>().rev().find(|it| {
        Some(it.is.session) == view.session
            && it.is.gate == gate.id
            && !it.is.reason.is_blank()
            && view.role_of(it.author()).is_some_and(|role| may_pass.contains(&role))
            && newest.is_none_or(|newest| it.header.sequence > newest)
    })?;
    Some(PassedBy {
        author: decided.author(),
        name: view.name_of(decided.author()),
        reason: decided.is.reason.clone(),
        at: decided.at(),
    })
}

fn check_state(check: &Check, view: &View<'_>) -> CheckState {
    let Answer { outcome, inputs, from, limit } = answer(check, view);
    let newest = from.iter().filter_map(|id| view.chart.entry(*id)).map(|it| it.header.occurred_at).max();
    let corrected = from.iter().flat_map(|id| view.chart.corrections(*id));
    let said = from.iter().filter_map(|id| view.chart.entry(*id)).chain(corrected);
    let sequence = said.map(|it| it.header.sequence).max();
    let Words { label, todo, who } = words(check, &view.signed.protocol);
    let protocol = &view.signed.protocol;
    let source = match limit {
        Some(limit) => format!("{} {}: {}", limit.value, limit.unit, told_from(&limit)),
        None => format!("Protocol {} {}", protocol.id, protocol.version),
    };
    CheckState {
        id: check.id(),
        label,
        todo,
        outcome,
        inputs: inputs.into(),
        source,
        who: resolver(who, view),
        at: newest,
        age: newest.map(|it| view.since(it).as_mins()),
        sequence,
    }
}

/// Where the number that holds comes from.
fn told_from(limit: &Limit) -> &str {
    match limit.from {
        LimitFrom::Protocol => &limit.source,
        LimitFrom::Practice => "the practice's own limit, tighter than the protocol's",
        LimitFrom::Order => "the limit of the client's order, tighter than the protocol's",
    }
}

fn answer(check: &Check, view: &View<'_>) -> Answer {
    before::answer(check, view)
        .or_else(|| day::answer(check, view))
        .or_else(|| home::answer(check, view))
        .or_else(|| injection::answer(check, view))
        .or_else(|| release::answer(check, view))
        .or_else(|| after::answer(check, view))
        .unwrap_or_else(|| Answer::unknown("This version keeps no record of it; the step stays closed"))
}

fn resolver(role: Role, view: &View<'_>) -> Resolver {
    let team = view.team;
    let staff = match role {
        Role::Therapist | Role::Associate => team.map(|it| it.therapist),
        Role::Supervisor => team.and_then(|it| it.supervisor),
        Role::Prescriber => team.and_then(|it| it.prescriber),
        Role::Manager => None,
        Role::Client => return Resolver { role, staff: None, name: None },
    };
    let first = || view.ctx.staff.iter().find(|(_, it)| it.active && it.role == role).map(|(id, _)| *id);
    let staff = staff.or_else(first);
    let colleague = staff.and_then(|id| view.colleague(id));
    Resolver { role: colleague.map_or(role, |it| it.role), staff, name: colleague.map(|it| it.name.clone()) }
}

fn unsigned(_chart: &Chart, ctx: &Context<'_>) -> GateState {
    let prescriber = ctx.staff.iter().find(|(_, it)| it.active && it.role == Role::Prescriber);
    let who = Resolver {
        role: Role::Prescriber,
        staff: prescriber.map(|(id, _)| *id),
        name: prescriber.map(|(_, it)| it.name.clone()),
    };
    let check = CheckState {
        id: "protocol_signed".to_owned(),
        label: "The care protocol is signed".to_owned(),
        todo: "Read and sign the care protocol".to_owned(),
        outcome: Outcome::Unknown,
        inputs: "No protocol of this practice is signed yet".into(),
        source: "Every rule of care comes from a protocol that a prescriber signed".to_owned(),
        who,
        at: None,
        age: None,
        sequence: None,
    };
    GateState {
        id: SignedProtocol::GATE.to_owned(),
        title: "A signed care protocol".to_owned(),
        kind: GateKind::Hard,
        at: At::Enquiry,
        outcome: Outcome::Unknown,
        passed_by: None,
        may_pass: Vec::new(),
        checks: vec![check],
    }
}
