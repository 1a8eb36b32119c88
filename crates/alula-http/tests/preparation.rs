//! Visits, consents, questionnaires and the record, each with a good form and one that is sent back.

mod house;

use alula_core::preparation::document;
use axum::http::StatusCode;
use house::{TestHouse, Who};

fn entry(house: &TestHouse) -> String {
    house.house.new_id().to_string()
}

#[tokio::test]
async fn a_visit_is_kept_and_one_without_a_length_is_sent_back_with_its_words() {
    let house = TestHouse::furnished().await;
    let associate = house.person(Who::Associate);
    let to = format!("/clients/{}/preparation", house.client);
    let visits = format!("{to}/visits");
    let (first, second) = (entry(&house), entry(&house));
    let good = [
        ("entry", first.as_str()),
        ("kind", "preparation"),
        ("at", "2026-06-23T10:00"),
        ("length", "50"),
        ("summary", "We spoke about the window."),
    ];
    let heard = associate.post(&visits, &good).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
    let page = associate.get(&to).await;
    assert!(page.text.contains("We spoke about the window.") && page.text.contains("Write the note"), "{}", page.text);
    let short =
        [("entry", second.as_str()), ("kind", "preparation"), ("at", "2026-06-23T10:00"), ("summary", "Again.")];
    let heard = associate.post(&visits, &short).await;
    assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(heard.text.contains("Say how many minutes it lasted.") && heard.text.contains("Again."), "{}", heard.text);
}

#[tokio::test]
async fn a_consent_is_signed_over_its_text_with_the_own_name_and_taken_back() {
    let house = TestHouse::furnished().await;
    let client = house.person(Who::Client);
    let fees = document("fees").unwrap();
    let sign = async |name: &str, digest: &str| {
        let id = entry(&house);
        let fields = [("entry", id.as_str()), ("name", name), ("version", fees.version), ("digest", digest)];
        client.post("/me/consents/fees", &fields).await
    };
    let other = sign("Somebody Else", &fees.digest).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text.contains("differs from the name in your chart"), "{}", other.text);
    let old = sign("Invented Client", &"0".repeat(64)).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let heard = sign("  invented   CLIENT ", &fees.digest).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
    assert!(client.get("/me/consents/fees").await.text.contains("You signed this"));
    let id = entry(&house);
    let back = client.post("/me/consents/fees", &[("entry", &id), ("withdraw", "yes"), ("words", "")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
    let page = house.person(Who::Associate).get(&format!("/clients/{}/consents", house.client)).await;
    assert!(page.text.contains("taken back"), "{}", page.text);
}

#[tokio::test]
async fn thoughts_of_death_show_help_at_once_and_reach_a_named_person() {
    let house = TestHouse::furnished().await;
    let client = house.person(Who::Client);
    let round = format!("/me/measures/{}", house.measure);
    let id = entry(&house);
    let heard = client.post(&format!("{round}/9"), &[("entry", &id), ("value", "1")]).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
    let next = client.get(heard.location()).await;
    assert!(next.text.contains("tel:988") && next.text.contains("is asked to call you"), "{}", next.text);
    let inbox = house.person(Who::Associate).get("/inbox").await;
    assert!(inbox.text.contains("Someone may be in danger"), "{}", inbox.text);
    let id = entry(&house);
    let none = client.post(&format!("{round}/1"), &[("entry", &id)]).await;
    assert!(none.status.is_client_error(), "{}", none.status);
}

#[tokio::test]
async fn a_questionnaire_is_asked_for_once() {
    let house = TestHouse::furnished().await;
    let therapist = house.person(Who::OtherTherapist);
    let to = format!("/clients/{}/measures", house.other_client);
    let ask = async || {
        let id = entry(&house);
        therapist.post(&to, &[("entry", &id), ("instrument", "gad-7"), ("do", "ask")]).await
    };
    assert_eq!(ask().await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask().await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(house.person(Who::OtherClient).get("/me").await.text.contains("/me/measures/gad-7"));
}

#[tokio::test]
async fn what_is_withdrawn_stays_readable_and_needs_a_reason() {
    let house = TestHouse::furnished().await;
    let associate = house.person(Who::Associate);
    let record = format!("/clients/{}/record", house.client);
    let withdraw = format!("{record}/{}/withdraw", house.visit);
    let id = entry(&house);
    let heard = associate.post(&withdraw, &[("entry", &id), ("reason", "")]).await;
    assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(heard.text.contains("Say why it is withdrawn."), "{}", heard.text);
    let back = format!("/clients/{}/preparation", house.client);
    let id = entry(&house);
    let heard = associate.post(&withdraw, &[("entry", &id), ("reason", "Another client's."), ("back", &back)]).await;
    assert_eq!((heard.status, heard.location()), (StatusCode::SEE_OTHER, back.as_str()), "{}", heard.text);
    let page = associate.get(&record).await;
    assert!(page.text.contains("Another client&#39;s.") || page.text.contains("Another client's."), "{}", page.text);
    assert!(page.text.contains("We spoke about what is hoped for."), "{}", page.text);
}

#[tokio::test]
async fn a_way_back_leads_to_this_client_alone() {
    let house = TestHouse::furnished().await;
    let associate = house.person(Who::Associate);
    let withdraw = format!("/clients/{}/record/{}/withdraw", house.client, house.visit);
    let id = entry(&house);
    let fields = [("entry", id.as_str()), ("reason", "By mistake."), ("back", "https://evil.example/")];
    let heard = associate.post(&withdraw, &fields).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
    assert!(heard.location().starts_with(&format!("/clients/{}/record", house.client)), "{}", heard.location());
}
