//! The page of the care protocol: installed, read, signed, changed, refused.

mod house;

use alula_core::protocol::REFERENCE;
use axum::http::{Request, StatusCode, header};
use house::Who::{self, Associate, Manager, Prescriber};
use house::{Heard, TestHouse};

async fn upload(house: &TestHouse, who: Who, part: &str, words: &str) -> Heard {
    const EDGE: &str = "edge-of-a-part";
    let body = format!("--{EDGE}\r\ncontent-disposition: form-data; {part}\r\n\r\n{words}\r\n--{EDGE}--\r\n");
    let kind = format!("multipart/form-data; boundary={EDGE}");
    house.person(who).send(Request::post("/protocol/install").header(header::CONTENT_TYPE, kind), &body).await
}

async fn install(house: &TestHouse, who: Who, text: &str) -> Heard {
    upload(house, who, "name=\"file\"; filename=\"ours.toml\"", text).await
}

fn ours() -> String {
    REFERENCE.replacen("value = 160", "value = 155", 1)
}

fn hidden(page: &str, name: &str) -> String {
    let head = format!(r#"name="{name}" value=""#);
    page.split(&head).nth(1).and_then(|it| it.split('"').next()).expect("a hidden field").to_owned()
}

async fn sign(house: &TestHouse, page: &str) -> Heard {
    let fields = ["id", "number", "digest"].map(|name| (name, hidden(page, name)));
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    house.person(Prescriber).post("/protocol/sign", &fields).await
}

async fn prove_again(house: &TestHouse) -> Heard {
    let proved = [("password", house::PASSWORD), ("next", "/protocol")];
    house.person(Prescriber).post("/confirm", &proved).await
}

#[tokio::test]
async fn the_one_that_holds_is_shown_with_its_limits_and_who_signed_it() {
    let house = TestHouse::furnished().await;
    let page = house.person(Associate).get("/protocol").await;
    assert_eq!(page.status, StatusCode::OK);
    for words in
        ["Invented Prescriber", "It holds.", "CTCAE version 5, hypertension grade 3", "Consent is signed: fees", "mmHg"]
    {
        assert!(page.text.contains(words), "{words} is missing: {}", page.text);
    }
    for form in ["/protocol/sign", "/protocol/install"] {
        assert!(!page.text.contains(form), "an associate is offered {form}");
    }
}

#[tokio::test]
async fn an_unsigned_one_waits_for_the_prescriber_and_replaces_the_other_when_it_is_signed() {
    let house = TestHouse::furnished().await;
    let kept = install(&house, Manager, &ours()).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let managers = house.person(Manager).get(kept.location()).await.text;
    assert!(managers.contains("waits for a prescriber") && !managers.contains("/protocol/sign"), "{managers}");
    let held = house.house.protocol().await.unwrap().unwrap().digest.clone();

    prove_again(&house).await;
    let page = house.person(Prescriber).get("/protocol").await.text;
    let wrong = [("id", hidden(&page, "id")), ("number", hidden(&page, "number")), ("digest", held.clone())];
    let wrong = wrong.each_ref().map(|(name, value)| (*name, value.as_str()));
    let refused = house.person(Prescriber).post("/protocol/sign", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("another one than the page showed"), "{}", refused.text);
    assert_eq!(house.house.protocol().await.unwrap().unwrap().digest, held, "nothing was signed");

    let signed = sign(&house, &page).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    assert_ne!(house.house.protocol().await.unwrap().unwrap().digest, held);
    let page = house.person(Associate).get(signed.location()).await.text;
    assert!(page.contains("It holds.") && page.contains("replaced"), "{page}");
}

#[tokio::test]
async fn signing_asks_for_the_password_once_more_and_leads_back_to_the_page() {
    let house = TestHouse::furnished().await;
    install(&house, Prescriber, &ours()).await;
    let page = house.person(Prescriber).get("/protocol").await.text;
    let asked = sign(&house, &page).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text);
    assert!(asked.location().starts_with("/confirm"), "{}", asked.location());
    assert!(house.person(Associate).get("/protocol").await.text.contains("waits for a prescriber"));
    let back = prove_again(&house).await;
    assert_eq!(back.location(), "/protocol", "{}", back.text);
    let signed = sign(&house, &page).await;
    assert!(signed.location().starts_with("/protocol"), "{}", signed.location());
}

#[tokio::test]
async fn one_that_was_changed_after_signing_does_not_hold_and_says_why() {
    let house = TestHouse::furnished().await;
    house.write_directly("UPDATE protocol SET text = CAST(text || x'0a' AS BLOB)").await;
    let page = house.person(Prescriber).get("/protocol").await.text;
    for words in ["This file does not hold", "changed after it was signed", "No care protocol holds"] {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    assert!(!page.contains("It holds."));
}

#[tokio::test]
async fn a_file_that_is_no_protocol_is_refused_with_its_line() {
    let house = TestHouse::furnished().await;
    let line = 1 + REFERENCE.lines().position(|it| it.starts_with("title =")).unwrap();
    let odd = REFERENCE.replacen("\ntitle =", "\ncolour = 3\ntitle =", 1);
    for (text, words) in [
        (odd.as_str(), format!("Line {line}: ")),
        (odd.as_str(), "colour".to_owned()),
        ("", "Choose the file".to_owned()),
        ("<html>", "Line 1: ".to_owned()),
    ] {
        let refused = install(&house, Prescriber, text).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains(&words), "{words} is missing: {}", refused.text);
    }
    let all = house.person(Prescriber).get("/protocol").await.text;
    assert!(!all.contains("waits for a prescriber"), "nothing was installed");
}

#[tokio::test]
async fn the_reference_is_installed_by_one_button_and_twice_is_once() {
    let house = TestHouse::furnished().await;
    for _ in 0..2 {
        let kept = upload(&house, Manager, "name=\"reference\"", "yes").await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
        assert!(house.person(Manager).get(kept.location()).await.text.contains("It holds."));
    }
    assert_eq!(house.person(Manager).get("/protocol?file=abc").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_differs_is_told_in_terms_of_care_from_the_one_that_holds_to_the_one_that_waits() {
    let house = TestHouse::furnished().await;
    let same = house.person(Associate).get("/protocol/difference").await.text;
    assert!(same.contains("Nothing about the care differs"), "{same}");

    install(&house, Manager, &ours()).await;
    let page = house.person(Associate).get("/protocol/difference").await.text;
    for words in ["1 thing stricter.", "160 mmHg", "155 mmHg", "waits for a prescriber", "Source as before"] {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    let listed = house.person(Manager).get("/protocol").await.text;
    let link = listed.split("href=\"/protocol/difference").nth(1).and_then(|it| it.split('"').next());
    let link = format!("/protocol/difference{}", link.expect("a link").replace("&amp;", "&"));
    assert!(house.person(Manager).get(&link).await.text.contains("1 thing stricter."), "{link}");
    let other_way = link.replacen("from", "was", 1).replacen("to=", "from=", 1).replacen("was", "to", 1);
    assert!(house.person(Manager).get(&other_way).await.text.contains("1 thing looser."), "{other_way}");
    assert_eq!(house.person(Manager).get("/protocol/difference?from=abc").await.status, StatusCode::NOT_FOUND);
}
