//! The margin of a note through HTTP, a note that had to change, and the queue of the supervisor.

mod house;

use alula_core::decide::{Command, Role};
use alula_core::supervision::PrivilegeStanding;
use alula_policy::Actor;
use axum::http::StatusCode;
use house::Who::{Associate, Prescriber, Supervisor};
use house::{Heard, TestHouse, Who};

const WAITS: &str = "Look at the comments beside the note";

fn note(house: &TestHouse) -> String {
    format!("/clients/{}/notes/{}", house.client, house.note)
}

async fn posts(house: &TestHouse, who: Who, to: &str, fields: &[(&str, &str)]) -> Heard {
    let entry = house.house.new_id().to_string();
    let fields: Vec<_> = fields.iter().copied().chain([("entry", entry.as_str())]).collect();
    let heard = house.person(who).post(to, &fields).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{to}: {}", heard.text);
    heard
}

async fn waits(house: &TestHouse, who: Who) -> bool {
    house.person(who).get("/inbox").await.text.contains(WAITS)
}

#[tokio::test]
async fn a_comment_is_made_beside_a_sentence_answered_and_closed() {
    let house = TestHouse::furnished().await;
    let opened = house.person(Supervisor).get(&format!("{}?beside=mattered-0", note(&house))).await;
    assert!(opened.text.contains(r#"<p class="quoted" dir="auto">Trust is growing.</p>"#), "{}", opened.text);
    assert!(opened.text.contains(r#"name="at" value="mattered-0""#), "{}", opened.text);
    let fields = [("at", "mattered-0"), ("sentence", "Trust is growing."), ("words", "How did you see it?")];
    let made = posts(&house, Supervisor, &format!("{}/comments", note(&house)), &fields).await;
    let comment = made.location().split("#c-").nth(1).unwrap().to_owned();
    assert!(waits(&house, Associate).await && !waits(&house, Supervisor).await);
    let read = house.person(Associate).get(&note(&house)).await;
    assert!(read.text.contains("How did you see it?") && read.text.contains("Waits for you"), "{}", read.text);
    // Whoever is not one of the two reads it and is offered nothing.
    let read = house.person(Prescriber).get(&note(&house)).await;
    assert!(read.text.contains("How did you see it?") && !read.text.contains("Your answer"), "{}", read.text);
    let at = |part: &str| format!("{}/comments/{comment}/{part}", note(&house));
    posts(&house, Associate, &at("answer"), &[("words", "She sat down at once.")]).await;
    assert!(!waits(&house, Associate).await && waits(&house, Supervisor).await);
    posts(&house, Supervisor, &at("close"), &[]).await;
    assert!(!waits(&house, Associate).await && !waits(&house, Supervisor).await);
    let read = house.person(Associate).get(&note(&house)).await;
    assert!(read.text.contains("1 closed comment") && !read.text.contains("Your answer"), "{}", read.text);
}

#[tokio::test]
async fn a_sentence_written_from_the_chart_leads_to_where_it_comes_from() {
    let house = TestHouse::furnished().await;
    let opened = house.person(Prescriber).get(&format!("{}?beside=prose-0", note(&house))).await;
    assert!(opened.text.contains(&format!("/record#e-{}", house.visit)), "{}", opened.text);
    assert!(!opened.text.contains("Your comment"), "{}", opened.text);
    let closed = house.person(Prescriber).get(&note(&house)).await;
    assert!(!closed.text.contains(r#"id="beside""#), "{}", closed.text);
}

#[tokio::test]
async fn what_has_to_change_is_signed_anew_by_its_author() {
    let house = TestHouse::furnished().await;
    let change = [("words", "Say what you did."), ("change_required", "yes")];
    posts(&house, Supervisor, &format!("{}/question", note(&house)), &change).await;
    let inbox = house.person(Associate).get("/inbox").await;
    assert!(inbox.text.contains("Change your note, and sign it anew"), "{}", inbox.text);
    let asked = house.person(Associate).get(&note(&house)).await;
    assert!(asked.text.contains("What has to change") && asked.text.contains("Say what you did."), "{}", asked.text);
    let anew = format!("/clients/{}/notes/new?about=visit:{}", house.client, house.visit);
    assert!(asked.text.contains(&anew), "{}", asked.text);
    assert!(!house.person(Prescriber).get(&note(&house)).await.text.contains("Write it anew"));
    let signed = posts(&house, Associate, &anew, &[("mattered", "Trust is growing."), ("done", "I listened.")]).await;
    let old = house.person(Supervisor).get(&note(&house)).await;
    assert!(old.text.contains(&format!("href=\"{}\"", signed.location())), "{}", old.text);
    let new = house.person(Supervisor).get(signed.location()).await;
    assert!(new.text.contains("I listened.") && new.text.contains("Co-sign"), "{}", new.text);
    // The supervisor sees what was asked, and what is different, in the note that answers.
    let changed = r#"<ins><span class="alone"> new: </span>I listened.</ins>"#;
    assert!(new.text.contains("What changed") && new.text.contains(changed), "{}", new.text);
    assert!(new.text.contains("You asked, and"), "{}", new.text);
    assert!(!old.text.contains("What changed"), "{}", old.text);
    let inbox = house.person(Associate).get("/inbox").await;
    assert!(!inbox.text.contains("Change your note"), "{}", inbox.text);
}

#[tokio::test]
async fn the_queue_says_why_a_note_is_read_first() {
    let house = TestHouse::furnished().await;
    let quiet = house.person(Supervisor).get("/supervision").await;
    assert!(quiet.text.contains("Nothing stands out.") && quiet.text.contains(&note(&house)), "{}", quiet.text);
    house.say(house.client, Command::RaiseConcern { words: "She sounds flat.".into() }).await;
    let told = house.person(Supervisor).get("/supervision").await;
    assert!(told.text.contains("A concern about the client is open"), "{}", told.text);
    assert!(!told.text.contains("She sounds flat"), "{}", told.text);
    let asked = [("words", "Who heard it?"), ("change_required", "no")];
    posts(&house, Supervisor, &format!("{}/question", note(&house)), &asked).await;
    let back = house.person(Supervisor).get("/supervision").await;
    assert!(
        back.text.contains("No note waits for you") && back.text.contains("has a question to answer"),
        "{}",
        back.text
    );
    posts(&house, Associate, &format!("{}/add", note(&house)), &[("words", "The front desk.")]).await;
    let again = house.person(Supervisor).get("/supervision").await;
    assert!(again.text.contains("You asked, and") && !again.text.contains("With their author"), "{}", again.text);
}

#[tokio::test]
async fn an_associate_reads_what_was_granted_and_until_when() {
    let house = TestHouse::furnished().await;
    let before = house.person(Associate).get("/what-i-may-do").await;
    assert!(before.text.contains("Nothing is granted") && before.text.contains("Lift a hold"), "{}", before.text);
    let to = format!("/supervision/associates/{}", house.staff[&Associate]);
    let queue = house.person(Supervisor).get("/supervision").await;
    assert!(queue.text.contains(&to), "{}", queue.text);
    let granted = [
        ("service", "medicine_session"),
        ("level", "supervisor_in_house"),
        ("from", "2026-06-01"),
        ("until", "2026-07-04"),
        ("words", "Six sessions together."),
    ];
    posts(&house, Supervisor, &to, &granted).await;
    let told = house.person(Associate).get("/what-i-may-do").await;
    for words in
        ["Lead while the supervisor is in the house", "until 4 July 2026", "10 days more", "Six sessions together."]
    {
        assert!(told.text.contains(words), "{words} is not in {}", told.text);
    }
    // Somebody who is not an associate of this supervisor has no such page.
    let other = format!("/supervision/associates/{}", house.staff[&Prescriber]);
    assert_eq!(house.person(Supervisor).get(&other).await.status, StatusCode::NOT_FOUND);
    house.clock.pass(jiff::SignedDuration::from_hours(24 * 11));
    let associate = Actor::Staff { id: house.staff[&Associate], role: Role::Associate, second_factor: false };
    let over = house.house.own_privileges(&associate).await.unwrap();
    assert_eq!(over[0].standing(house.house.today()), PrivilegeStanding::Over);
}
