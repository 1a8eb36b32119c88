//! The protocols of the demo practice: the one that holds, and the next one, which waits for the prescriber.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alula_app::House;
use alula_core::decide::Role;
use alula_core::ids::StaffId;
use alula_core::protocol::{Protocol, REFERENCE};
use alula_policy::Actor;
use anyhow::{Context as _, anyhow, ensure};
use serde::Deserialize;

use super::files::Practice;
use super::ports::StoryClock;
use super::story::Stage;

const FILE: &str = include_str!("../../../../demo/protocols.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Protocols {
    holds: Vec<Edit>,
    waits: Waits,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Waits {
    /// Days from today.
    day: i32,
    time: String,
    edits: Vec<Edit>,
}

/// A passage of the reference protocol that reads otherwise here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    was: String,
    is: String,
}

fn protocols() -> anyhow::Result<Protocols> {
    toml::from_str(FILE).context("demo/protocols.toml")
}

fn edited(edits: &[Edit]) -> anyhow::Result<String> {
    edits.iter().try_fold(REFERENCE.to_owned(), |text, Edit { was, is }| {
        ensure!(text.matches(was).count() == 1, "demo/protocols.toml: this does not stand there once: {was}");
        Ok(text.replacen(was, is, 1))
    })
}

/// The file of the protocol that holds in the demo practice.
pub(super) fn holding_text() -> anyhow::Result<String> {
    edited(&protocols()?.holds)
}

static HOLDS: LazyLock<Result<Protocol, String>> = LazyLock::new(|| {
    let text = holding_text().map_err(|error| format!("{error:#}"))?;
    Protocol::parse(&text).map_err(|error| error.to_string())
});

/// The protocol that holds in the demo practice.
pub(super) fn holding() -> anyhow::Result<&'static Protocol> {
    HOLDS.as_ref().map_err(|why| anyhow!(why.clone()))
}

/// The prescriber signs the one that holds.
pub(super) async fn sign(house: &House, practice: &Practice, staff: &BTreeMap<String, StaffId>) -> anyhow::Result<()> {
    let actor = somebody(practice, staff, Role::Prescriber)?;
    let installed = house.install_protocol(&actor, &holding_text()?).await?.context("the protocol is not installed")?;
    house
        .sign_protocol(&actor, &installed.id, installed.number, &installed.digest)
        .await?
        .context("the protocol is not signed")
        .map(drop)
}

/// The manager installs the next one.
pub(super) async fn install_next(
    house: &House,
    clock: &StoryClock,
    stage: &Stage<'_>,
    practice: &Practice,
) -> anyhow::Result<()> {
    let next = protocols()?.waits;
    clock.go(stage.at(next.day, &next.time)?);
    let actor = somebody(practice, stage.staff, Role::Manager)?;
    let installed = house.install_protocol(&actor, &edited(&next.edits)?).await?;
    installed.context("the next protocol is not installed").map(drop)
}

pub(super) fn somebody(practice: &Practice, staff: &BTreeMap<String, StaffId>, role: Role) -> anyhow::Result<Actor> {
    let found = practice.staff.iter().find(|it| it.role == role);
    let found = found.with_context(|| format!("nobody works here as {role:?}"))?;
    let id = *staff.get(&found.key).with_context(|| format!("nobody has the key {}", found.key))?;
    Ok(Actor::Staff { id, role, second_factor: true })
}
