//! A session at home for the practice: made ready, opened together, watched from afar, through HTTP as the team.

#![expect(clippy::unwrap_used, reason = "a page without what a form needs is a failed test")]

mod house;

use alula_app::home::{OnPhone, PhoneSaid, SaidOnPhone};
use alula_core::decide::{Command, Role};
use alula_core::ids::{OrderId, SessionId};
use alula_core::intake::{OrderWritten, Presence, Setting};
use alula_core::protocol::REFERENCE;
use alula_core::session::SessionCancelled;
use alula_core::session::home::LookIn;
use alula_policy::{Action, Actor};
use axum::http::StatusCode;
use house::Who::{self, Associate, Manager, OtherTherapist, Prescriber, Supervisor};
use house::{Heard, TestHouse};
use jiff::SignedDuration;

/// The reference protocol with no other gates than those of the home itself.
fn home_alone() -> String {
    let begins = REFERENCE.find(r#"id = "a_home_lozenge""#).unwrap();
    let (before, route) = REFERENCE.split_at(begins);
    let entry = route.find("entry = [").unwrap();
    let ends = entry + route[entry..].find(']').unwrap() + 1;
    let before = before.lines().map(|it| if it.starts_with("exit = ") { "exit = []" } else { it });
    let before: Vec<_> = before.collect();
    let gates = r#"entry = ["G-SIT-1", "G-EMS-1", "G-DIV-1", "G-2ND-1", "G-REH-1"]"#;
    format!("{}\n{}{gates}{}", before.join("\n"), &route[..entry], &route[ends..])
        .replace("version = \"0.5.0\"", "version = \"0.5.0-home\"")
}

struct Home {
    house: TestHouse,
    session: SessionId,
}

impl Home {
    async fn open() -> Self {
        let house = TestHouse::furnished().await;
        let prescriber = Actor::Staff { id: house.staff[&Prescriber], role: Role::Prescriber, second_factor: true };
        let associate = Actor::Staff { id: house.staff[&Associate], role: Role::Associate, second_factor: true };
        let kept = house.house.install_protocol(&prescriber, &home_alone()).await.unwrap().unwrap();
        house.house.sign_protocol(&prescriber, &kept.id, kept.number, &kept.digest).await.unwrap().unwrap();
        let cancelled = SessionCancelled { session: house.session, reason: "At home instead.".into() };
        house.say_as(&associate, house.client, Command::CancelSession(cancelled)).await;
        let order = OrderWritten { setting: Setting::Home, ..house::order() };
        let order = house.say_as(&prescriber, house.client, Command::WriteOrder(order)).await;
        let plan = Command::PlanSession { at: house.house.now(), order: OrderId::of(order), place: "".into() };
        let session = SessionId::of(house.say_as(&associate, house.client, plan).await);
        Self { house, session }
    }

    fn address(&self, part: &str) -> String {
        format!("/clients/{}/sessions/{}{part}", self.house.client, self.session)
    }

    async fn posts(&self, who: Who, part: &str, fields: &[(&str, &str)]) -> Heard {
        let entry = self.house.house.new_id().to_string();
        let fields: Vec<_> = fields.iter().copied().chain([("entry", entry.as_str())]).collect();
        let to = if part.starts_with("/clients") { part.to_owned() } else { self.address(part) };
        self.house.person(who).post(&to, &fields).await
    }

    /// The form is refused first, in words, then kept.
    async fn form(&self, who: Who, part: &str, bad: &[(&str, &str)], says: &str, good: &[(&str, &str)]) {
        let back = self.posts(who, part, bad).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}: {}", back.text);
        assert!(back.text.contains(says), "{part} does not say “{says}”: {}", back.text);
        self.keeps(who, part, good).await;
    }

    async fn keeps(&self, who: Who, part: &str, fields: &[(&str, &str)]) {
        let kept = self.posts(who, part, fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{part}: {}", kept.text);
    }

    async fn page(&self, who: Who) -> String {
        let heard = self.house.person(who).get(&self.address("")).await;
        assert_eq!(heard.status, StatusCode::OK, "{}", heard.text);
        heard.text
    }

    async fn value(&self, who: Who, name: &str) -> String {
        let page = self.page(who).await;
        let begins = format!(r#"name="{name}" value=""#);
        page.split(&begins).nth(1).and_then(|it| it.split('"').next()).unwrap().to_owned()
    }

    async fn says(&self, on: &OnPhone, says: PhoneSaid) {
        let (id, at) = (self.house.house.new_id(), self.house.house.now());
        self.house.house.say_on_phone(on, SaidOnPhone { id, at, says }).await.unwrap();
    }

    /// Lets time go by, as the house's own clock sees it.
    async fn later(&self, minutes: i64) {
        self.house.clock.pass(SignedDuration::from_mins(minutes));
        self.house.house.climb_due().await.unwrap();
    }

    async fn inbox(&self, who: Who) -> String {
        self.house.person(who).get("/inbox").await.text
    }
}

const ALL: [Presence; 7] = [Presence::Present; 7];

/// Named, let in, taught, seen, rehearsed; the address, the count, the second clinician. Answers both phones.
async fn made_ready(home: &Home) -> [OnPhone; 2] {
    let joan = [("name", "Joan Field"), ("phone", "+1 415 555 0101"), ("relation", "sister"), ("adult", "present")];
    let back = home.posts(Associate, "/sitter/link", &[]).await;
    assert!(back.text.contains("Name the sitter first"), "{}", back.text);
    home.form(Associate, "/sitter", &joan[..1], "Write the number at which they can be rung.", &joan).await;
    let shown = home.posts(Associate, "/sitter/link", &[]).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    let token = shown.text.split("/come/").nth(1).unwrap().split('<').next().unwrap().trim().to_owned();
    let code = shown.text.split(r#"class="big-number num">"#).nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(code.len(), 4, "{}", shown.text);
    assert!(home.page(Associate).await.contains("A link is open until"));
    let app = &home.house.house;
    let secret = app.open_phone(&token, &code).await.unwrap().unwrap();
    let sitter = app.on_phone(secret.reveal()).await.unwrap().unwrap();
    assert!(home.page(Associate).await.contains("heard 0 s ago"));
    let client = Actor::Client { id: home.house.client };
    let secret = app.own_phone(&client, home.house.client, home.session).await.unwrap().unwrap();
    let client = app.on_phone(secret.reveal()).await.unwrap().unwrap();
    home.says(&sitter, PhoneSaid::Learned("1".into(), 0)).await;
    home.says(&sitter, PhoneSaid::Agreed("1".into(), "Joan Field".into(), Presence::Absent)).await;
    let deaf = [ALL[0], Presence::Absent, Presence::Absent, ALL[0], ALL[0], ALL[0], ALL[0]];
    home.says(&sitter, PhoneSaid::Rehearsed(deaf)).await;
    assert!(home.page(Associate).await.contains("does not work: sound and vibration"));
    home.says(&sitter, PhoneSaid::Rehearsed(ALL)).await;
    home.says(&client, PhoneSaid::Rehearsed(ALL)).await;
    let seen = [("there", "present"), ("sober", "present"), ("answered", "present"), ("stays", "present")];
    home.form(Associate, "/sitter/seen", &[("sober", "perhaps")], "Choose one of the answers", &seen).await;
    let address = [
        ("street", "1 Invented Street"),
        ("door", "second floor, the code is 1904"),
        ("town", "Oakland, CA"),
        ("licensed_here", "present"),
        ("dial", "present"),
    ];
    assert!(home.page(Associate).await.contains(r#"value="1 Invented Street""#), "the client's address is there");
    home.form(Associate, "/address", &address[..1], "Write town and state.", &address).await;
    let count = [("when", "before"), ("counted", "6"), ("expected", "6")];
    home.form(Associate, "/count", &count[..2], "Say how many there should be.", &count).await;
    home.form(Prescriber, "/second", &[], "Say until when you can be reached.", &[("until", "2026-06-24T18:00")]).await;
    [sitter, client]
}

#[tokio::test]
async fn the_home_is_made_ready_and_only_then_the_beginning_is_opened() {
    let home = Home::open().await;
    let back = home.posts(Associate, "/begin", &[]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", back.text);
    assert!(back.text.contains("Medicine waits"), "{}", back.text);
    let [sitter, client] = made_ready(&home).await;
    assert!(home.page(Associate).await.contains("Begin together, hold"));
    assert!(home.page(Prescriber).await.contains("watches this session, and opens the beginning"));
    home.keeps(Associate, "/begin", &[]).await;
    let page = home.page(Associate).await;
    assert!(page.contains("The beginning is open until") && page.contains("Medicine given, hold"), "{page}");
    home.says(&client, PhoneSaid::Placed).await;
    let page = home.page(Associate).await;
    assert!(page.contains(r#"id="porch""#) && page.contains("No sign from the home"), "{page}");
    assert!(page.contains("1 Invented Street, second floor, the code is 1904, Oakland, CA"), "help knows the door");
    home.later(6).await;
    home.says(&sitter, PhoneSaid::Look(LookIn::AllCalm, None)).await;
    let tile = home.house.person(Supervisor).get(&home.address("/porch")).await;
    assert!(tile.text.starts_with("<div") && tile.text.contains("Joan: all calm"), "{}", tile.text);
    let board = home.house.person(Associate).get("/porch").await.text;
    assert!(board.contains("Joan: all calm") && board.contains("You watch."), "{board}");
    assert!(home.house.person(Associate).get("/today").await.text.contains("A session at home goes on."));
    let nothing = home.house.person(OtherTherapist).get("/porch").await.text;
    assert!(nothing.contains("No session at home goes on"), "{nothing}");
    assert!(home.house.person(Manager).get("/porch").await.text.contains("No session at home goes on"));
}

#[tokio::test]
async fn an_alarm_is_told_to_whom_the_protocol_names_heard_answered_and_decided() {
    let home = Home::open().await;
    let [sitter, client] = made_ready(&home).await;
    home.keeps(Associate, "/begin", &[]).await;
    home.says(&client, PhoneSaid::Placed).await;
    home.later(15).await;
    assert!(!home.page(Associate).await.contains("data-sounds"), "the sitter is asked first");
    assert!(!home.inbox(Associate).await.contains("nobody has answered"));
    home.later(3).await;
    let page = home.page(Associate).await;
    assert!(page.contains("Nobody has looked in. Look at the session") && page.contains("data-sounds"), "{page}");
    assert!(home.inbox(Associate).await.contains("nobody has answered"));
    assert!(!home.page(Prescriber).await.contains("data-sounds"), "not yet the second clinician's");
    assert!(!home.inbox(Prescriber).await.contains("nobody has answered"));
    let step = home.value(Associate, "step").await;
    let elsewhere = [("step", "0197b0a8-0000-7000-8000-000000000009")];
    home.form(Associate, "/heard", &elsewhere, "not in the chart any more", &[("step", &step)]).await;
    let page = home.page(Associate).await;
    assert!(!page.contains("data-sounds") && page.contains("heard by Invented Associate"), "{page}");
    home.later(5).await;
    assert!(home.page(Associate).await.contains("data-sounds"), "a further step sounds anew");
    assert!(home.page(Prescriber).await.contains("data-sounds"));
    assert!(home.inbox(Prescriber).await.contains("nobody has answered"));
    let reached = [("whom", "sitter"), ("well", "present"), ("next", "30"), ("words", "She was in the kitchen.")];
    home.form(Associate, "/reached", &reached[..1], "Say whether all is well there.", &reached).await;
    let page = home.page(Associate).await;
    assert!(!page.contains(r#"id="alarms""#) && page.contains("Sitter reached by telephone: all well"), "{page}");
    assert!(!home.inbox(Associate).await.contains("nobody has answered"));

    home.later(1).await;
    home.says(&sitter, PhoneSaid::Look(LookIn::Emergency, None)).await;
    home.later(0).await;
    let page = home.page(Prescriber).await;
    assert!(page.contains("Joan says: help is needed now") && page.contains("tel:911"), "{page}");
    home.form(Associate, "/decide", &[("what", "other")], "words", &[("what", "called911")]).await;
    let page = home.page(Associate).await;
    assert!(page.contains("911 called, by Invented Associate") && !page.contains(r#"id="alarms""#), "{page}");
    home.form(Associate, "/line", &[("line", "go on")], "Choose one of the answers", &[("line", "stay_near")]).await;
    assert!(home.page(Associate).await.contains("Stay near."));
}

#[tokio::test]
async fn the_watch_is_handed_over_phones_are_replaced_and_the_sitter_rests() {
    let home = Home::open().await;
    let [_, client] = made_ready(&home).await;
    home.keeps(Associate, "/begin", &[]).await;
    home.says(&client, PhoneSaid::Placed).await;
    let supervisor = home.house.staff[&Supervisor].to_string();
    home.form(Associate, "/offer", &[], "Choose who watches on.", &[("to", &supervisor)]).await;
    assert!(home.page(Associate).await.contains("was asked to watch on, and has not accepted yet"));
    let offer = home.value(Supervisor, "offer").await;
    home.form(Supervisor, "/accept", &[], "Say which offer you accept.", &[("offer", &offer)]).await;
    assert!(home.page(Supervisor).await.contains("You watch."));

    let back = home.posts(Associate, "/phone-code", &[]).await;
    assert!(back.text.contains("Say whose phone."), "{}", back.text);
    let shown = home.posts(Associate, "/phone-code", &[("whose", "sitter")]).await.text;
    let code = shown.split(r#"class="big-number num">"#).nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    assert_eq!(code.len(), 6, "{shown}");
    home.house.house.take_phone_over(&code, "here").await.unwrap().unwrap();
    home.form(Associate, "/phones-end", &[], "Say whose phone.", &[("whose", "sitter")]).await;
    assert!(home.page(Associate).await.contains("not connected"));

    home.form(
        Associate,
        "/count",
        &[("when", "after"), ("counted", "4"), ("expected", "5")],
        "words",
        &[("when", "after"), ("counted", "5"), ("expected", "5")],
    )
    .await;
    let early = home.posts(Associate, "/sitter/rest", &[]).await;
    assert!(early.text.contains("the sitter stays until then"), "{}", early.text);
    let reader = Actor::Staff { id: home.house.staff[&Associate], role: Role::Associate, second_factor: false };
    let chart = home.house.house.read(&reader, home.house.client, Action::ReadChart).await.unwrap();
    assert!(alula_core::session::home::line_sent(&chart, home.session).is_none());
}

#[tokio::test]
async fn the_home_is_gone_through_in_preparation() {
    let home = Home::open().await;
    let part = format!("/clients/{}/preparation/home", home.house.client);
    let vetted = [("cuff", "present"), ("lockbox", "absent"), ("means", "present"), ("words", "Friday.")];
    home.form(Associate, &part, &[("cuff", "perhaps")], "Choose one of the answers", &vetted).await;
    let page = home.house.person(Associate).get(&format!("/clients/{}/preparation", home.house.client)).await.text;
    assert!(page.contains("Still open:") && page.contains("Medicine is locked away"), "{page}");
}
