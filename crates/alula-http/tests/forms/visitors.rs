//! Forms of those who are not in yet, and of the door.

use axum::http::StatusCode;

use crate::hand::Hand;
use crate::house::Who::{Associate, Manager, Visitor};
use crate::house::{PASSWORD, SETUP_CODE, TestHouse};

/// Reaching out, signing in, proving again, being invited, setting up.
pub async fn forms(hand: &mut Hand) {
    let enquiry = [
        ("name", "Noor"),
        ("reach", "email"),
        ("email", "noor@test.alula.invalid"),
        ("state", "CA"),
        ("words", "Two years."),
    ];
    let minor = enquiry;
    let grown = [&enquiry[..], &[("adult", "yes")]].concat();
    hand.form(Visitor, "/enquire", &minor, "18 or older", &grown).await;

    let email = Associate.email();
    let wrong = [("email", email.as_str()), ("password", "four words that are wrong")];
    let right = [("email", email.as_str()), ("password", PASSWORD)];
    hand.form(Visitor, "/sign-in", &wrong, "do not belong together", &right).await;
    hand.form(Associate, "/confirm", &wrong[1..], "This is not your password.", &right[1..]).await;

    let person = [("name", "Invented Newcomer"), ("email", "newcomer@test.alula.invalid")];
    let complete = [&person[..], &[("role", "therapist")]].concat();
    hand.refuses(Manager, "/people/new", &person, "choose what the person does here").await;
    let entry = hand.house.house.new_id().to_string();
    let link = hand.house.person(Manager).post("/people/new", &[&complete[..], &[("entry", &entry)]].concat()).await;
    assert_eq!(link.status, StatusCode::OK, "{}", link.text);
    hand.told.insert("/people/new");
    let token: String = link
        .text
        .split("/invitation/")
        .nth(1)
        .unwrap()
        .chars()
        .take_while(|it| it.is_ascii_alphanumeric() || "-_".contains(*it))
        .collect();
    let invitation = format!("/invitation/{token}");
    let other = [("password", "four new words here"), ("again", "four other words here")];
    hand.refuses(Visitor, &invitation, &other, "The two are not the same.").await;
    let same = [other[0], ("again", "four new words here")];
    hand.keeps(Visitor, &invitation, &same).await;
    hand.told.insert("/invitation/{token}");

    let empty = TestHouse::open().await;
    let person = [
        ("practice", "Harbour"),
        ("name", "Invented Manager"),
        ("email", "manager@test.alula.invalid"),
        ("password", PASSWORD),
    ];
    let guessed = [&person[..], &[("code", "aaaa-bbbb-cccc")]].concat();
    let refused = empty.visitor().post("/setup", &guessed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("This is not the code.") && refused.text.contains("Harbour"), "{}", refused.text);
    let begun = empty.visitor().post("/setup", &[&person[..], &[("code", SETUP_CODE)]].concat()).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, "/people"), "{}", begun.text);
    assert_eq!(empty.visitor().post("/setup", &guessed).await.status, StatusCode::NOT_FOUND);
    hand.told.insert("/setup");
}
