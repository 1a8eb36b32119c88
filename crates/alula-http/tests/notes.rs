//! Notes through HTTP: drafts that are kept and seen by nobody else.

mod house;

use axum::http::{Request, StatusCode, header};
use house::Who::{Associate, Prescriber, Supervisor};
use house::{Heard, PASSWORD, TestHouse, Who, encoded};

/// A session has no note yet; its page is where the drafts of these tests are typed.
fn page(house: &TestHouse) -> String {
    format!("/clients/{}/notes/new?about=session:{}", house.client, house.session)
}

fn keeping(house: &TestHouse) -> String {
    format!("/clients/{}/notes/draft?about=session:{}", house.client, house.session)
}

/// The value of a hidden field.
fn hidden(heard: &Heard, name: &str) -> String {
    let begin = format!(r#"name="{name}" value=""#);
    let at = heard.text.find(&begin).unwrap_or_else(|| panic!("no {name} in {}", heard.text)) + begin.len();
    heard.text[at..].split('"').next().unwrap_or_default().to_owned()
}

/// What the page that `drawn` is would keep by itself.
async fn types(house: &TestHouse, who: Who, drawn: &Heard, mattered: &str) -> Heard {
    let (entry, draft) = (hidden(drawn, "entry"), hidden(drawn, "draft"));
    let fields = [("entry", entry.as_str()), ("draft", &draft), ("mattered", mattered)];
    let request = Request::post(keeping(house))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("hx-request", "true");
    house.person(who).send(request, &encoded(&fields)).await
}

#[tokio::test]
async fn a_draft_is_kept_while_it_is_typed_and_shown_again() {
    let house = TestHouse::furnished().await;
    let drawn = house.person(Associate).get(&page(&house)).await;
    let kept = types(&house, Associate, &drawn, "The window was").await;
    assert!(kept.text.starts_with("<p") && kept.text.contains("Kept today, 10:00"), "{}", kept.text);
    house.clock.pass(jiff::SignedDuration::from_mins(3));
    let kept = types(&house, Associate, &drawn, "The window was open.").await;
    assert!(kept.text.contains("Kept today, 10:03"), "{}", kept.text);
    house.person(Associate).post("/sign-out", &[]).await;
    let fields = [("email", Associate.email()), ("password", PASSWORD.to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let heard = house.visitor().post("/sign-in", &fields).await;
    let cookie = heard.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    let again = house.ask(Request::get(page(&house)).header(header::COOKIE, &cookie), "").await;
    assert!(again.text.contains("The window was open.") && !again.text.contains("Another draft"), "{}", again.text);
    let inbox = house.ask(Request::get("/inbox").header(header::COOKIE, &cookie), "").await;
    assert!(inbox.text.contains("Finish and sign the note you began"), "{}", inbox.text);
}

#[tokio::test]
async fn without_script_a_button_keeps_the_draft() {
    let house = TestHouse::furnished().await;
    let drawn = house.person(Associate).get(&page(&house)).await;
    let fields = [("entry", drawn.entry()), ("mattered", "The window.".to_owned()), ("done", "Sat near.".to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let kept = house.person(Associate).post(&keeping(&house), &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let again = house.person(Associate).get(kept.location()).await;
    assert!(again.text.contains("The window.") && again.text.contains("Sat near."), "{}", again.text);
    assert!(again.text.contains("Kept today, 10:00"), "{}", again.text);
}

#[tokio::test]
async fn nobody_else_sees_a_draft() {
    let house = TestHouse::furnished().await;
    let drawn = house.person(Associate).get(&page(&house)).await;
    types(&house, Associate, &drawn, "A sentence that is not finished").await;
    let client = format!("/clients/{}", house.client);
    let record = format!("{client}/record");
    let notes = format!("{client}/notes");
    for who in [Prescriber, Supervisor] {
        for address in [&page(&house), &client, &record, &notes, &"/inbox".to_owned(), &"/today".to_owned()] {
            let heard = house.person(who).get(address).await;
            assert!(!heard.text.contains("not finished"), "{who:?} sees it at {address}");
            assert!(!heard.text.contains("you began"), "{who:?} hears of it at {address}");
        }
    }
    // Another author of the same chart has a page of their own.
    let theirs = house.person(Prescriber).get(&page(&house)).await;
    types(&house, Prescriber, &theirs, "Mine.").await;
    let mine = house.person(Associate).get(&page(&house)).await;
    assert!(mine.text.contains("not finished") && !mine.text.contains("Mine."), "{}", mine.text);
    assert!(!mine.text.contains("Another draft"), "{}", mine.text);
}

#[tokio::test]
async fn two_pages_at_once_lose_nothing_and_the_later_one_is_told() {
    let house = TestHouse::furnished().await;
    let desk = house.person(Associate).get(&page(&house)).await;
    types(&house, Associate, &desk, "At the desk.").await;
    let phone = house.person(Associate).get(&page(&house)).await;
    assert!(phone.text.contains("At the desk."));
    types(&house, Associate, &desk, "At the desk, and on.").await;
    house.clock.pass(jiff::SignedDuration::from_mins(2));
    let told = types(&house, Associate, &phone, "On the phone.").await;
    assert!(told.text.contains("Another draft of this note was kept today, 10:00"), "{}", told.text);
    let both = house.person(Associate).get(&page(&house)).await;
    assert!(both.text.contains("On the phone.") && both.text.contains("At the desk, and on."), "{}", both.text);
    assert!(both.text.contains("Another draft, kept today, 10:00"), "{}", both.text);
    // The other one is gone on with from here, or let go.
    let other = hidden(&both, "place");
    let on = house.person(Associate).get(&format!("{}&draft={other}", page(&house))).await;
    assert!(hidden(&on, "draft").starts_with(&other), "{}", on.text);
    let letting = keeping(&house).replace("/draft?", "/draft/let-go?");
    house.person(Associate).post(&letting, &[("place", &other)]).await;
    let one = house.person(Associate).get(&page(&house)).await;
    assert!(one.text.contains("On the phone.") && !one.text.contains("At the desk"), "{}", one.text);
}

#[tokio::test]
async fn a_page_that_goes_on_takes_the_place_of_the_one_it_was_drawn_from() {
    let house = TestHouse::furnished().await;
    let first = house.person(Associate).get(&page(&house)).await;
    types(&house, Associate, &first, "One.").await;
    let second = house.person(Associate).get(&page(&house)).await;
    types(&house, Associate, &second, "One. Two.").await;
    let third = house.person(Associate).get(&page(&house)).await;
    assert!(third.text.contains("One. Two.") && !third.text.contains("Another draft"), "{}", third.text);
}

#[tokio::test]
async fn a_draft_becomes_the_note_and_is_gone() {
    let house = TestHouse::furnished().await;
    let begun = [("kind", "phone"), ("at", "2026-06-24T09:30"), ("length", "10"), ("summary", "How the night was.")];
    let notes = format!("/clients/{}/notes", house.client);
    let entry = house.house.new_id().to_string();
    let fields: Vec<_> = begun.into_iter().chain([("entry", entry.as_str())]).collect();
    let to = house.person(Associate).post(&notes, &fields).await;
    assert!(to.location().contains("/notes/new?about=visit:"), "{to:?}");
    let drawn = house.person(Associate).get(to.location()).await;
    assert!(drawn.text.contains("What the call was about"), "{}", drawn.text);
    let keeping = to.location().replace("/new?", "/draft?");
    let entry = drawn.entry();
    let fields = [("entry", entry.as_str()), ("mattered", "She slept.")];
    house.person(Associate).post(&keeping, &fields).await;
    let drawn = house.person(Associate).get(to.location()).await;
    let (entry, draft) = (drawn.entry(), hidden(&drawn, "draft"));
    let fields = [("entry", entry.as_str()), ("draft", &draft), ("mattered", "She slept well.")];
    let signed = house.person(Associate).post(to.location(), &fields).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    let note = house.person(Supervisor).get(signed.location()).await;
    assert!(note.text.contains("She slept well."), "{}", note.text);
    assert!(!house.person(Associate).get("/inbox").await.text.contains("you began"));
    // The way back to the signed page types no new draft.
    house.person(Associate).post(&keeping, &fields).await;
    assert!(!house.person(Associate).get("/inbox").await.text.contains("you began"));
}
