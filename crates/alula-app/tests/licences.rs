//! Licences: kept with their history, and what one that ended stops.

use std::collections::BTreeMap;

use alula_app::CredentialRefusal;
use alula_app::testing::TestHouse;
use alula_core::Refusal;
use alula_core::decide::{Command, Role};
use alula_core::ids::StaffId;
use alula_core::intake::{MedicinesReviewed, TeamNamed};
use alula_core::practice::{Credential, CredentialKind};
use alula_policy::Actor;
use jiff::civil::{Date, date};

/// The day of the test clock.
const TODAY: Date = date(2026, 3, 2);

fn id_of(actor: &Actor) -> StaffId {
    let Actor::Staff { id, .. } = actor else { panic!("not somebody who works here") };
    *id
}

fn licence(issued: Option<Date>, expires: Option<Date>) -> Credential {
    let (number, issuer, evidence) = ("A 000004".into(), "CA".into(), "".into());
    Credential { kind: CredentialKind::Physician, number, issuer, issued, expires, evidence }
}

#[tokio::test]
async fn an_ended_licence_stops_the_prescriber_until_the_manager_writes_down_the_new_last_day() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let ana = it.person("Ana", Role::Therapist).await;
    let pia = it.person("Pia", Role::Prescriber).await;
    let client = it.client(&omar, "Mira").await;
    let team = TeamNamed { therapist: id_of(&ana), supervisor: None, prescriber: Some(id_of(&pia)) };
    it.run(&omar, client, Command::NameTeam(team)).await;
    let id = it.house.new_id().0;
    let keep = async |is| it.house.keep_credential(&omar, id_of(&pia), id, is).await.unwrap();

    let yesterday = TODAY.yesterday().unwrap();
    assert_eq!(keep(licence(Some(TODAY), Some(yesterday))).await, Err(CredentialRefusal::EndsBeforeItBegins));
    keep(licence(None, Some(yesterday))).await.unwrap();
    let review = || Command::ReviewMedicines(MedicinesReviewed { dispositions: BTreeMap::new() });
    let refused = it.house.run(&pia, client, it.request(review())).await.unwrap().unwrap_err();
    assert_eq!(refused, Refusal::LicenceEnded { kind: CredentialKind::Physician, on: yesterday });

    keep(licence(None, Some(TODAY))).await.unwrap();
    it.run(&pia, client, review()).await;
    let seen = it.house.person(&omar, id_of(&pia)).await.unwrap().unwrap();
    assert_eq!(seen.credential_history.len(), 2, "what stood before stays readable");
}

#[tokio::test]
async fn only_whoever_keeps_the_people_in_order_writes_licences_down() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let kept = it.house.keep_credential(&ana, id_of(&ana), it.house.new_id().0, licence(None, None)).await;
    assert!(matches!(kept, Err(alula_app::Trouble::Denied(_))), "{kept:?}");
}
