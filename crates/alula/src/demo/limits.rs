//! What the demo practice holds more tightly than its protocol.

use std::collections::BTreeMap;

use alula_app::House;
use alula_core::decide::Role;
use alula_core::ids::{EntryId, StaffId};
use alula_core::protocol::{NewPracticeLimit, ThresholdId};
use anyhow::{Context as _, anyhow};
use serde::Deserialize;

use super::files::Practice;
use super::ports::StoryClock;
use super::story::Stage;

const FILE: &str = include_str!("../../../../demo/limits.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    limits: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// Days from today.
    day: i32,
    time: String,
    limit: ThresholdId,
    /// Nothing goes back to the protocol's.
    value: Option<i64>,
    reason: String,
}

/// The prescriber says it, day by day.
pub(super) async fn tighten(
    house: &House,
    clock: &StoryClock,
    stage: &Stage<'_>,
    practice: &Practice,
    staff: &BTreeMap<String, StaffId>,
) -> anyhow::Result<()> {
    let file: Limits = toml::from_str(FILE).context("demo/limits.toml")?;
    let actor = super::protocols::somebody(practice, staff, Role::Prescriber)?;
    for (it, n) in file.limits.into_iter().zip(1..) {
        clock.go(stage.at(it.day, &it.time)?);
        let said = NewPracticeLimit {
            threshold: it.limit,
            value: it.value,
            from: stage.day(it.day)?,
            reason: it.reason.into(),
        };
        let id = EntryId(stage.id(&format!("limit {n}")));
        let kept = house.hold_tighter(&actor, id, said).await?;
        kept.map_err(|refusal| anyhow!("limit {n} is not held: {refusal}"))?;
    }
    Ok(())
}
