//! The session page and its forms, through HTTP as the people of the team.

mod house;

use axum::http::StatusCode;
use house::TestHouse;
use house::Who::{Associate, OtherPrescriber, Prescriber, Supervisor};

fn address(house: &TestHouse, part: &str) -> String {
    format!("/clients/{}/sessions/{}{part}", house.client, house.session)
}

#[tokio::test]
async fn the_threshold_shows_what_is_missing_and_who_can_resolve_it() {
    let house = TestHouse::furnished().await;
    let heard = house.person(Associate).get(&address(&house, "")).await;
    assert_eq!(heard.status, StatusCode::OK);
    assert!(heard.text.contains("can resolve it"), "{}", heard.text);
    assert!(!heard.text.contains("Medicine given, hold"), "the medicine cannot be given while gates are closed");
}

#[tokio::test]
async fn a_reading_is_kept_and_shown() {
    let house = TestHouse::furnished().await;
    let page = house.person(Associate).get(&address(&house, "")).await;
    let fields =
        [("entry", page.entry()), ("systolic", "128".into()), ("diastolic", "82".into()), ("pulse", "74".into())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let kept = house.person(Associate).post(&address(&house, "/vitals"), &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let page = house.person(Supervisor).get(&address(&house, "")).await;
    assert!(page.text.contains("128/82"), "{}", page.text);
}

#[tokio::test]
async fn a_reading_that_cannot_be_comes_back_with_words_beside_the_field() {
    let house = TestHouse::furnished().await;
    let page = house.person(Associate).get(&address(&house, "")).await;
    let entry = page.entry();
    let fields = [("entry", entry.as_str()), ("systolic", "82"), ("diastolic", "128")];
    let back = house.person(Associate).post(&address(&house, "/vitals"), &fields).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("The lower pressure is below the upper one"), "{}", back.text);
    assert!(back.text.contains(r#"value="128""#), "what was typed is still there");
}

#[tokio::test]
async fn a_high_reading_holds_the_medicine_and_only_the_prescriber_is_offered_to_lift_it() {
    let house = TestHouse::furnished().await;
    let entry = house.person(Associate).get(&address(&house, "")).await.entry();
    let fields = [("entry", entry.as_str()), ("systolic", "182"), ("diastolic", "104")];
    let kept = house.person(Associate).post(&address(&house, "/vitals"), &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let associate = house.person(Associate).get(&address(&house, "")).await;
    assert!(associate.text.contains("Medicine is held"));
    assert!(!associate.text.contains("Why it may go on"));
    let prescriber = house.person(Prescriber).get(&address(&house, "")).await;
    assert!(prescriber.text.contains("Why it may go on"));
}

#[tokio::test]
async fn medicine_is_refused_while_gates_are_closed() {
    let house = TestHouse::furnished().await;
    let entry = house.house.new_id().to_string();
    let fields = [("entry", entry.as_str()), ("amount", "100000"), ("lot", "A-17"), ("identity", "present")];
    let back = house.person(Associate).post(&address(&house, "/give"), &fields).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text.contains("Medicine waits"), "{}", back.text);
}

#[tokio::test]
async fn a_note_is_read_and_co_signed_by_the_supervisor_without_unlocking_anything() {
    let house = TestHouse::furnished().await;
    let note = format!("/clients/{}/notes/{}", house.client, house.note);
    let page = house.person(Supervisor).get(&note).await;
    assert_eq!(page.status, StatusCode::OK);
    let hash = page.text.split(r#"name="hash" value=""#).nth(1).and_then(|it| it.split('"').next()).expect("a hash");
    let entry = page.entry();
    let wrong = house.person(Supervisor).post(&format!("{note}/cosign"), &[("entry", &entry), ("hash", "00")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "another content is not what was read");
    let kept = house.person(Supervisor).post(&format!("{note}/cosign"), &[("entry", &entry), ("hash", hash)]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let page = house.person(Associate).get(&note).await;
    assert!(page.text.contains("Signed and co-signed"), "{}", page.text);
    assert!(page.text.contains("Trust is growing"));
}

#[tokio::test]
async fn the_thread_grows_from_a_moment_to_a_try() {
    let house = TestHouse::furnished().await;
    let person = house.person(Associate);
    let base = format!("/clients/{}/integration", house.client);
    let entry = house.house.new_id().to_string();
    let empty = person.post(&format!("{base}/moments"), &[("entry", &entry), ("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = person.post(&format!("{base}/moments"), &[("entry", &entry), ("words", "the window was open")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let insight = house.house.new_id().to_string();
    let fields = [("entry", insight.as_str()), ("moment", entry.as_str()), ("words", "waiting was love")];
    assert_eq!(person.post(&format!("{base}/insights"), &fields).await.status, StatusCode::SEE_OTHER);
    let strategy = house.house.new_id().to_string();
    let fields = [("entry", strategy.as_str()), ("insight", insight.as_str()), ("words", "ten minutes in the kitchen")];
    assert_eq!(person.post(&format!("{base}/strategies"), &fields).await.status, StatusCode::SEE_OTHER);
    let attempt = house.house.new_id().to_string();
    let fields =
        [("entry", attempt.as_str()), ("strategy", strategy.as_str()), ("how", "done"), ("words", "it was all right")];
    assert_eq!(person.post(&format!("{base}/tries"), &fields).await.status, StatusCode::SEE_OTHER);
    let page = person.get(&base).await;
    for words in ["the window was open", "waiting was love", "ten minutes in the kitchen", "it was all right"] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
}

#[tokio::test]
async fn a_hold_stands_once_on_the_prescribers_today_and_leads_to_where_it_is_decided() {
    let house = TestHouse::furnished().await;
    let entry = house.person(Associate).get(&address(&house, "")).await.entry();
    let fields = [("entry", entry.as_str()), ("systolic", "182"), ("diastolic", "104")];
    let kept = house.person(Associate).post(&address(&house, "/vitals"), &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    for page in ["/to-decide", "/today"] {
        let seen = house.person(Prescriber).get(page).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.text.contains("Lift the hold, or stop for today"), "{page}: {}", seen.text);
        assert!(seen.text.contains("Upper pressure 182, limit 160"), "{page}: {}", seen.text);
        assert!(seen.text.contains(&format!(r#"<a href="{}">Lift the hold"#, address(&house, ""))), "{}", seen.text);
        assert!(!seen.text.contains("Medicine is held: decide"), "{page} says it twice");
    }
    let other = house.person(OtherPrescriber).get("/to-decide").await;
    assert!(other.text.contains("Nothing waits for your decision"), "{}", other.text);
    assert!(!house.person(Associate).get("/today").await.text.contains("To decide"));
}

#[tokio::test]
async fn the_dose_history_shows_what_is_ordered_for_the_session_to_come() {
    let house = TestHouse::furnished().await;
    let seen = house.person(Associate).get(&format!("/clients/{}/doses", house.client)).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.text.contains("No medicine was given yet. The next is planned for"), "{}", seen.text);
    assert!(seen.text.contains("Lozenge 100 mg"), "{}", seen.text);
}
