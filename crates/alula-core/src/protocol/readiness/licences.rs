//! The house's own gate before a session: the licences of everybody on the team hold on its day. No protocol opens it.
//!
//! It is there only when one has ended, or ends before the session; it asks on the day of the session, so that it is seen
//! while there is still time to renew.

use super::view::View;
use super::{CheckState, GateState, Outcome, Resolver, Scope};
use crate::ids::StaffId;
use crate::practice::Ended;
use crate::protocol::{At, GateKind};
use crate::session::SessionPlanned;
use crate::units::date;

/// The id of the gate.
pub(super) const GATE: &str = "G-LICENCE";

/// The gate, when somebody's licence does not hold on the day of the session.
pub(super) fn gate(view: &View<'_>) -> Option<GateState> {
    let Scope::Session(id) = view.scope else { return None };
    let planned = view.chart.find::<SessionPlanned>(id.entry()).map(|it| view.day(it.is.at));
    let day = if view.given { view.today() } else { planned.map_or(view.today(), |it| it.max(view.today())) };
    let mut team: Vec<StaffId> = Vec::new();
    if let Some(it) = view.team {
        team.push(it.therapist);
        team.extend(view.has_associate().then(|| super::day::supervisor(view)).flatten());
        team.extend(it.prescriber);
    }
    team.dedup();
    let checks: Vec<_> = team
        .into_iter()
        .filter_map(|id| {
            let colleague = view.colleague(id)?;
            Some(check(id, colleague, colleague.ended_licence(day)?, day > view.today()))
        })
        .collect();
    (!checks.is_empty()).then(|| GateState {
        id: GATE.to_owned(),
        title: "Everybody's licence holds".to_owned(),
        kind: GateKind::Hard,
        at: At::Day,
        outcome: Outcome::Fail,
        passed_by: None,
        may_pass: Vec::new(),
        checks,
    })
}

fn check(id: StaffId, colleague: &crate::decide::Colleague, ended: Ended, ahead: bool) -> CheckState {
    let what = ended.kind.words();
    let when = if ahead { "ends before the session, on" } else { "ended on" };
    CheckState {
        id: format!("licence:{id}"),
        label: format!("The licence of {} holds", colleague.name),
        todo: format!("Renew the licence ({what}), or let somebody else take this session"),
        outcome: Outcome::Fail,
        inputs: format!("{what}: {when} {}", date(ended.on)).into(),
        source: "The practice's own list of licences, kept by its manager".to_owned(),
        who: Resolver { role: colleague.role, staff: Some(id), name: Some(colleague.name.clone()) },
        at: None,
        age: None,
        sequence: None,
    }
}
