//! What the demo practice says of itself, and the licences of its people, written down by its manager.

use std::collections::BTreeMap;

use alula_app::{House, PracticeDetails};
use alula_core::decide::Role;
use alula_core::ids::StaffId;
use alula_core::practice::{Credential, CredentialKind};
use alula_policy::Actor;
use anyhow::Context as _;
use serde::Deserialize;
use uuid::Uuid;

use super::files::Practice;
use super::story::Stage;

const OFFICE: &str = include_str!("../../../../demo/office.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    practice: Details,
    licences: Vec<Licence>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Details {
    address: String,
    phone: String,
    emergency_phone: String,
    states: Vec<String>,
    cosign_within_days: u8,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Licence {
    /// The key of the person.
    staff: String,
    kind: CredentialKind,
    number: String,
    issuer: String,
    /// Days from today.
    issued: Option<i32>,
    /// Days from today.
    expires: Option<i32>,
    #[serde(default)]
    evidence: String,
}

/// Writes both down.
pub(super) async fn furnish(
    house: &House,
    stage: &Stage<'_>,
    practice: &Practice,
    staff: &BTreeMap<String, StaffId>,
) -> anyhow::Result<()> {
    let office: Office = toml::from_str(OFFICE).context("demo/office.toml")?;
    let manager = practice.staff.iter().find(|it| it.role == Role::Manager).context("nobody manages")?;
    let manager = Actor::Staff { id: staff[&manager.key], role: Role::Manager, second_factor: false };
    let it = office.practice;
    let details = PracticeDetails {
        name: practice.name.as_str().into(),
        address: it.address.into(),
        phone: it.phone.into(),
        emergency_phone: it.emergency_phone.into(),
        zone: String::new(),
        states: it.states,
        cosign_within_days: Some(it.cosign_within_days),
    };
    house.change_practice(&manager, details).await?.context("the details are not kept")?;
    for (it, n) in office.licences.into_iter().zip(1..) {
        let whose = *staff.get(&it.staff).with_context(|| format!("nobody has the key {}", it.staff))?;
        let credential = Credential {
            kind: it.kind,
            number: it.number.into(),
            issuer: it.issuer.into(),
            issued: it.issued.map(|days| stage.day(days)).transpose()?,
            expires: it.expires.map(|days| stage.day(days)).transpose()?,
            evidence: it.evidence.into(),
        };
        let id: Uuid = stage.id(&format!("licence {n}"));
        house.keep_credential(&manager, whose, id, credential).await?.context("a licence is not kept")?;
    }
    Ok(())
}
