//! The consent documents: which text is signed, who signed which, and what differs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod house;

use alula_core::decide::{Command, Role};
use alula_core::intake::{OrderWritten, Setting};
use alula_core::protocol::REFERENCE;
use alula_policy::Actor;
use axum::http::StatusCode;
use house::TestHouse;
use house::Who::{Associate, Client, Manager, Prescriber};

/// A protocol that names the privacy text of this version holds from now on.
async fn protocol_names(house: &TestHouse, version: &str) {
    let was = "id = \"privacy\"\nversion = \"2026-11-2\"";
    assert!(REFERENCE.contains(was));
    let text = REFERENCE.replacen(was, &format!("id = \"privacy\"\nversion = \"{version}\""), 1);
    let actor = Actor::Staff { id: house.staff[&Prescriber], role: Role::Prescriber, second_factor: true };
    let it = house.house.install_protocol(&actor, &text).await.unwrap().unwrap();
    house.house.sign_protocol(&actor, &it.id, it.number, &it.digest).await.unwrap().unwrap();
}

#[tokio::test]
async fn the_text_that_the_protocol_names_is_signed_and_a_newer_one_waits() {
    let house = TestHouse::furnished().await;
    let page = house.person(Manager).get("/practice/documents").await.text;
    for words in
        ["Your words and your data", "Text <bdi>2026-11-2</bdi>", "These texts are signed since", "Invented Prescriber"]
    {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    assert!(!page.contains("Newer text"), "{page}");

    protocol_names(&house, "2026-11-1").await;
    let page = house.person(Manager).get("/practice/documents").await.text;
    for words in
        ["Text <bdi>2026-11-1</bdi>, since", "Newer text <bdi>2026-11-2</bdi>", "from=2026-11-1&amp;to=2026-11-2"]
    {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    let own = house.person(Client).get("/me/consents/privacy").await.text;
    assert!(own.contains("you can ask who has read what") && own.contains("Version 2026-11-1."), "{own}");

    protocol_names(&house, "2031-1").await;
    let page = house.person(Manager).get("/practice/documents").await.text;
    assert!(page.contains("The named text is not here") && page.contains("2031-1"), "{page}");
}

#[tokio::test]
async fn signatures_stay_with_the_text_they_were_given_under_and_are_counted() {
    let house = TestHouse::furnished().await;
    protocol_names(&house, "2026-11-1").await;
    let page = house.person(Client).get("/me/consents/privacy").await;
    let hidden = |name: &str| {
        let head = format!(r#"name="{name}" value=""#);
        page.text.split(&head).nth(1).and_then(|it| it.split('"').next()).unwrap().to_owned()
    };
    let fields = [
        ("entry", page.entry()),
        ("name", "Invented Client".to_owned()),
        ("version", hidden("version")),
        ("digest", hidden("digest")),
    ];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let kept = house.person(Client).post("/me/consents/privacy", &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let page = house.person(Manager).get("/practice/documents").await.text;
    assert!(page.contains("1 of 2 people in care have signed it"), "{page}");

    protocol_names(&house, "2026-11-2").await;
    let page = house.person(Manager).get("/practice/documents").await.text;
    assert!(page.contains("1 signed another text and will be asked to sign anew"), "{page}");
    let texts = house.person(Associate).get("/practice/documents/privacy").await.text;
    for words in ["An earlier text.", "Signed by 1 person in care.", "Your book", "from=2026-11-1&amp;to=2026-11-2"] {
        assert!(texts.contains(words), "{words} is missing: {texts}");
    }
    let own = house.person(Client).get("/me/consents").await.text;
    assert!(own.contains("another text was signed"), "{own}");
}

#[tokio::test]
async fn what_differs_is_told_in_a_sentence_and_where_it_stands() {
    let house = TestHouse::furnished().await;
    let differs = "/practice/documents/privacy/difference";
    let page = house.person(Associate).get(&format!("{differs}?from=2026-11-1&to=2026-11-2")).await.text;
    for words in
        ["1 heading and 2 paragraphs are new; 2 paragraphs were reworded.", "<ins>", "<del>", "Reworded", "the same"]
    {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    let same = house.person(Associate).get(&format!("{differs}?from=2026-11-2&to=2026-11-2")).await.text;
    assert!(same.contains("Both are the same, word for word.") && !same.contains("<ins>"), "{same}");
    let only = house.person(Associate).get("/practice/documents/fees/difference").await.text;
    assert!(only.contains("Both are the same"), "{only}");
    for address in [format!("{differs}?from=1999-1&to=2026-11-2"), "/practice/documents/cookies".to_owned()] {
        assert_eq!(house.person(Associate).get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn the_consent_to_a_session_at_home_is_asked_of_whom_it_is_ordered_for_and_of_nobody_else() {
    let house = TestHouse::furnished().await;
    let own = house.person(Client).get("/me/consents").await.text;
    assert!(own.contains("Ketamine as part of your therapy") && !own.contains("A session at home"), "{own}");
    let prescriber = Actor::Staff { id: house.staff[&Prescriber], role: Role::Prescriber, second_factor: true };
    let at_home = OrderWritten { setting: Setting::Home, ..house::order() };
    house.say_as(&prescriber, house.client, Command::WriteOrder(at_home)).await;
    let own = house.person(Client).get("/me/consents").await.text;
    assert!(own.contains("A session at home"), "{own}");
    let team = house.person(Associate).get(&format!("/clients/{}/readiness", house.client)).await.text;
    assert!(team.contains("Read and sign the consent: home"), "{team}");
    let page = house.person(Manager).get("/practice/documents").await.text;
    assert!(page.contains("Asked for before a session at home. 0 people in care signed it."), "{page}");
}
