//! What the supervisors of the demo practice granted their associates.

use std::collections::BTreeMap;

use alula_app::House;
use alula_core::decide::Role;
use alula_core::ids::StaffId;
use alula_core::supervision::{Level, NewPrivilege, Service};
use alula_policy::Actor;
use anyhow::anyhow;

use super::files::Practice;
use super::story::Stage;

/// For what, how far, from which day until which day, counted from today, and what it rests on.
const GRANTED: &[(Service, Level, i32, i32, &str)] = &[
    (Service::Intake, Level::Together, -20, 120, "We take the first talks together for now."),
    (Service::Preparation, Level::SupervisorReachable, -20, 120, "I sat in on six visits."),
    (
        Service::MedicineSession,
        Level::SupervisorInHouse,
        -20,
        18,
        "Four sessions side by side; the clock was never lost. We look again together before the last day.",
    ),
    (Service::Integration, Level::SupervisorReachable, -20, 120, ""),
];

/// Each associate's supervisor grants the same four things; none ends after the supervision agreement.
pub async fn grant(
    house: &House,
    stage: &Stage<'_>,
    practice: &Practice,
    staff: &BTreeMap<String, StaffId>,
) -> anyhow::Result<()> {
    for associate in practice.staff.iter().filter(|it| it.role == Role::Associate) {
        let Some(supervisor) = associate.supervisor.as_ref().map(|key| staff[key]) else { continue };
        let actor = Actor::Staff { id: supervisor, role: Role::Supervisor, second_factor: false };
        for &(service, level, from, until, words) in GRANTED {
            let until = associate.agreement_days.map_or(until, |end| until.min(end));
            let id = stage.id(&format!("privilege {} {service:?}", associate.key));
            let (from, until) = (stage.day(from)?, stage.day(until)?);
            let it =
                NewPrivilege { associate: staff[&associate.key], service, level, from, until, words: words.into() };
            house
                .grant_privilege(&actor, alula_core::ids::EntryId(id), it)
                .await?
                .map_err(|refusal| anyhow!("{} is granted nothing: {}", associate.key, refusal.code()))?;
        }
    }
    Ok(())
}
