//! The phones of a session at home: what lets one in, what it reaches, and what waits until a sober morning.
#![expect(clippy::unwrap_used, reason = "a phone that hears nothing is a failed test")]

mod house;

use alula_core::decide::{Command, Role};
use alula_core::ids::{OrderId, SessionId};
use alula_core::intake::{OrderWritten, Presence, Setting, TeamNamed};
use alula_core::preparation::documents;
use alula_core::session::home::SitterNamed;
use alula_http::{Door, ROUTES};
use alula_policy::{Action, Actor};
use axum::http::{Request, StatusCode, header};
use house::{Heard, TestHouse, Who, order};
use serde_json::{Value, json};

/// A house in which another client's session at home is planned for now, with a sitter.
struct Evening {
    house: TestHouse,
    therapist: Actor,
    session: SessionId,
}

impl Evening {
    async fn new() -> Self {
        let house = TestHouse::furnished().await;
        let actor = |who, role| Actor::Staff { id: house.staff[&who], role, second_factor: true };
        let therapist = actor(Who::OtherTherapist, Role::Therapist);
        let prescriber = actor(Who::OtherPrescriber, Role::Prescriber);
        let client = house.other_client;
        let team = TeamNamed {
            therapist: house.staff[&Who::OtherTherapist],
            supervisor: None,
            prescriber: Some(house.staff[&Who::OtherPrescriber]),
        };
        house.say(client, Command::NameTeam(team)).await;
        let order = OrderWritten { setting: Setting::Home, ..order() };
        let order = OrderId::of(house.say_as(&prescriber, client, Command::WriteOrder(order)).await);
        let plan = Command::PlanSession { at: house.house.now(), order, place: "at home".into() };
        let session = SessionId::of(house.say_as(&therapist, client, plan).await);
        let named = SitterNamed {
            session,
            name: "Joan Invented".into(),
            phone: "555 0101".into(),
            relation: "sister".into(),
            adult: Presence::Present,
        };
        house.say_as(&therapist, client, Command::NameSitter(named)).await;
        Self { house, therapist, session }
    }

    /// The cookie of the sitter's phone, let in through the page of the link.
    async fn sitter(&self) -> String {
        let client = self.house.other_client;
        let link = self.house.house.invite_phone(&self.therapist, client, self.session).await.unwrap().unwrap();
        let path = format!("/come/{}", link.token.reveal());
        let visitor = self.house.visitor();
        assert!(visitor.get(&path).await.text.contains("name=\"code\""));
        let heard = visitor.post(&path, &[("code", &link.code)]).await;
        assert_eq!((heard.status, heard.location()), (StatusCode::SEE_OTHER, "/with"));
        cookie(&heard)
    }

    async fn ask(&self, cookie: &str, method: &str, path: &str, body: &str) -> Heard {
        let request = Request::builder().method(method).uri(path).header(header::COOKIE, cookie);
        let kind = if body.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
        self.house.ask(request.header(header::CONTENT_TYPE, kind), body).await
    }

    async fn state(&self, cookie: &str) -> Value {
        let heard = self.ask(cookie, "GET", "/with/state", "").await;
        assert_eq!(heard.status, StatusCode::OK, "{}", heard.text);
        serde_json::from_str(&heard.text).unwrap()
    }

    /// Sends one thing, said so many seconds ago on a phone whose clock is `off` seconds fast.
    async fn says(&self, cookie: &str, off: i64, ago: i64, said: Value) -> Value {
        let clock = self.house.house.now() + jiff::SignedDuration::from_secs(off);
        let at = clock - jiff::SignedDuration::from_secs(ago);
        let statement = json!({ "id": self.house.house.new_id().0, "seq": 1, "at": at, "said": said });
        let body = json!({ "clock": clock, "pulse": { "battery": 71.0, "hidden": false }, "statements": [statement] });
        let heard = self.ask(cookie, "POST", "/with/sync", &body.to_string()).await;
        assert_eq!(heard.status, StatusCode::OK, "{}", heard.text);
        serde_json::from_str(&heard.text).unwrap()
    }
}

fn cookie(heard: &Heard) -> String {
    let cookie = heard.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    assert!(cookie.starts_with("alula-with="), "{heard:?}");
    cookie
}

#[tokio::test]
async fn a_phone_that_was_let_in_reaches_its_session_and_no_other_page_of_the_house() {
    let it = Evening::new().await;
    let phone = it.sitter().await;
    let mut reached = Vec::new();
    for route in ROUTES.iter().filter(|it| !matches!(it.door, Door::Anyone | Door::Phone)) {
        let path = route
            .path
            .replace("{client}", &it.house.other_client.to_string())
            .replace("{session}", &it.session.to_string())
            .replace("{item}", "1");
        let path =
            path.split('/').map(|part| if part.starts_with('{') { "0" } else { part }).collect::<Vec<_>>().join("/");
        let heard = it.ask(&phone, route.method, &path, "").await;
        if !(heard.status == StatusCode::SEE_OTHER && heard.location().starts_with("/sign-in")) {
            reached.push(format!("{} {path}: {}", route.method, heard.status));
        }
    }
    assert!(reached.is_empty(), "{}", reached.join("\n"));
    let state = it.state(&phone).await;
    assert_eq!((state["whose"].as_str(), state["names"]["sitter"].as_str()), (Some("sitter"), Some("Joan")));
    let told = state.to_string();
    for word in ["Joan Invented", "555 0100", "PHQ", "ketamine", "mg"] {
        assert!(!told.contains(word) || word == "555 0100", "the sitter's phone is told {word}: {told}");
    }
}

#[tokio::test]
async fn times_are_right_whatever_the_clock_of_a_phone_says() {
    let it = Evening::new().await;
    let phone = it.sitter().await;
    let synced = it.says(&phone, 600, 0, json!({ "kind": "placed" })).await;
    assert_eq!(synced["kept"].as_array().map(Vec::len), Some(1));
    assert_eq!(synced["state"]["stage"], "hold");
    let t0: jiff::Timestamp = synced["state"]["t0"].as_str().unwrap().parse().unwrap();
    assert_eq!(t0, it.house.house.now());
    it.house.clock.pass(jiff::SignedDuration::from_mins(10));
    let synced = it.says(&phone, -600, 120, json!({ "kind": "look", "says": "all_calm" })).await;
    let due: jiff::Timestamp = synced["state"]["due"].as_str().unwrap().parse().unwrap();
    assert_eq!(due, t0 + jiff::SignedDuration::from_mins(8 + 15), "fifteen minutes after the look, eight after T0");
    let future = it.says(&phone, 0, -300, json!({ "kind": "look", "says": "all_calm" })).await;
    let due: jiff::Timestamp = future["state"]["due"].as_str().unwrap().parse().unwrap();
    assert_eq!(due, it.house.house.now() + jiff::SignedDuration::from_mins(15), "nothing was said later than now");
}

#[tokio::test]
async fn a_phone_is_told_the_minutes_of_the_protocol_before_the_medicine() {
    let it = Evening::new().await;
    let phone = it.sitter().await;
    let minutes = |state: &Value| (state["lookMinutes"].as_i64(), state["lightMinutes"].as_i64());
    assert_eq!(minutes(&it.state(&phone).await), (Some(15), Some(75)), "as the signed protocol says");
    let entry = it.house.house.new_id().to_string();
    let tighter = [
        ("entry", entry.as_str()),
        ("limit", "sitter_check_min"),
        ("what", "tighter"),
        ("value", "10"),
        ("from", "2026-06-24"),
        ("reason", "Our rooms are far away."),
    ];
    let heard = it.house.person(Who::Prescriber).post("/practice/limits", &tighter).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
    assert_eq!(minutes(&it.state(&phone).await), (Some(10), Some(75)), "the practice looks in more often");
    let placed = it.says(&phone, 0, 0, json!({ "kind": "placed" })).await;
    let due: jiff::Timestamp = placed["state"]["due"].as_str().unwrap().parse().unwrap();
    assert_eq!(due, it.house.house.now() + jiff::SignedDuration::from_mins(10));
}

#[tokio::test]
async fn the_sitter_says_that_light_comes_back_and_the_clients_phone_hears_it() {
    let it = Evening::new().await;
    let (sitter, client) = (it.sitter().await, it.house.person(Who::OtherClient).post("/me/phone", &[]).await);
    it.says(&sitter, 0, 0, json!({ "kind": "placed" })).await;
    it.house.clock.pass(jiff::SignedDuration::from_mins(62));
    assert_eq!(it.state(&cookie(&client)).await["stage"], "deep");
    let synced = it.says(&sitter, 0, 0, json!({ "kind": "light" })).await;
    assert_eq!(synced["kept"].as_array().map(Vec::len), Some(1));
    assert_eq!(it.state(&cookie(&client)).await["stage"], "returning");
}

#[tokio::test]
async fn what_a_phone_asks_for_may_be_refused_in_words() {
    let it = Evening::new().await;
    let phone = it.sitter().await;
    let agree = json!({ "kind": "agree", "edition": "1", "name": "Joan", "recording": false });
    let synced = it.says(&phone, 0, 0, agree.clone()).await;
    assert_eq!(
        synced["refused"][0]["words"],
        "Not now: First go through the five questions.".trim_start_matches("Not now: ")
    );
    it.says(&phone, 0, 0, json!({ "kind": "learn", "edition": "1", "wrong": 0 })).await;
    let synced = it.says(&phone, 0, 0, agree).await;
    assert_eq!(synced["state"]["needs"]["agreed"], true);
    let broken = it.ask(&phone, "POST", "/with/sync", "{\"statements\":7}").await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn wrong_digits_are_told_and_close_the_link() {
    let it = Evening::new().await;
    let client = it.house.other_client;
    let link = it.house.house.invite_phone(&it.therapist, client, it.session).await.unwrap().unwrap();
    let path = format!("/come/{}", link.token.reveal());
    let wrong = if link.code == "0000" { "1111" } else { "0000" };
    for _ in 0..4 {
        let heard = it.house.visitor().post(&path, &[("code", wrong)]).await;
        assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(it.house.visitor().post(&path, &[("code", wrong)]).await.text.contains("closed"));
    let heard = it.house.visitor().post(&path, &[("code", &link.code)]).await;
    assert!(heard.header("set-cookie").is_empty(), "{heard:?}");
    let guessed = it.house.visitor().get("/come/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await;
    assert_eq!(guessed.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_phone_that_is_handed_back_hears_that_it_is_done() {
    let it = Evening::new().await;
    let phone = it.sitter().await;
    assert_eq!(it.ask(&phone, "POST", "/with/end", "{}").await.status, StatusCode::NO_CONTENT);
    assert_eq!(it.ask(&phone, "GET", "/with/state", "").await.status, StatusCode::UNAUTHORIZED);
    let code =
        it.house.house.phone_code(&it.therapist, it.house.other_client, it.session, true).await.unwrap().unwrap();
    let heard = it.house.visitor().post("/with/code", &[("code", &code.code)]).await;
    assert_eq!(it.state(&cookie(&heard)).await["whose"], "sitter");
    let none = it.house.visitor().post("/with/code", &[("code", &code.code)]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_clients_own_phone_comes_in_by_their_sign_in() {
    let it = Evening::new().await;
    let heard = it.house.person(Who::OtherClient).post("/me/phone", &[]).await;
    assert_eq!(it.state(&cookie(&heard)).await["whose"], "client");
    let none = it.house.person(Who::Client).post("/me/phone", &[]).await;
    assert_eq!((none.location(), none.header("set-cookie")), ("/me", ""), "their session is in the office");
}

/// Whether something waits from T0 until the next morning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lock {
    /// It binds, or reaches somebody else: it waits.
    Waits,
    /// Help, stop and taking back: never waits.
    Never,
    /// It binds nobody and stays with the client, or the practice asked for it.
    Free,
}

/// Every way in which a client, or a phone in the home, writes; the router is held against it.
const LOCK: &[(&str, Lock)] = &[
    ("/me/consents/{document}", Lock::Waits),
    ("/me/book/pages/{page}/share", Lock::Waits),
    ("/me/worried", Lock::Never),
    ("/me/book/take-back", Lock::Never),
    ("/me/phone", Lock::Never),
    ("/with/sync", Lock::Never),
    ("/with/end", Lock::Never),
    ("/with/call", Lock::Never),
    ("/me/measures/{measure}", Lock::Free),
    ("/me/measures/{measure}/{item}", Lock::Free),
    ("/me/intentions", Lock::Free),
    ("/me/thread", Lock::Free),
    ("/me/settings", Lock::Free),
    ("/me/book/begin", Lock::Free),
    ("/me/book/open", Lock::Free),
    ("/me/book/close", Lock::Free),
    ("/me/book/recover", Lock::Free),
    ("/me/book/keys/phrase", Lock::Free),
    ("/me/book/keys/words", Lock::Free),
    ("/me/book/forget", Lock::Free),
    ("/me/book/pages/{page}/write", Lock::Free),
    ("/me/book/pages/{page}/draft", Lock::Free),
    ("/me/book/pages/{page}/wait", Lock::Free),
    ("/me/book/pages/{page}/remove", Lock::Free),
];

#[test]
fn every_way_of_writing_says_whether_it_waits_under_the_medicine() {
    let ways = ROUTES.iter().filter(|it| it.method == "POST" && matches!(it.door, Door::Own(_) | Door::Phone));
    let mut ways: Vec<_> = ways.map(|it| it.path).collect();
    let mut told: Vec<_> = LOCK.iter().map(|it| it.0).collect();
    ways.sort_unstable();
    told.sort_unstable();
    assert_eq!(ways, told);
}

#[tokio::test]
async fn under_the_medicine_nothing_is_signed_and_help_and_taking_back_go_through() {
    let it = Evening::new().await;
    let me = it.house.person(Who::OtherClient);
    let sign = async |id: &str| {
        let (entry, all) = (it.house.house.new_id().to_string(), documents());
        let document = all.iter().find(|it| it.id == id).unwrap();
        let fields = [
            ("entry", entry.as_str()),
            ("name", "Invented OtherClient"),
            ("version", document.version),
            ("digest", &document.digest),
        ];
        me.post(&format!("/me/consents/{id}"), &fields).await
    };
    let chart = async || {
        let client = it.house.other_client;
        it.house.house.read(&it.therapist, client, Action::ReadChart).await.unwrap().sequence()
    };
    let (phone, empty) = (it.sitter().await, chart().await);
    let heard = sign("fees").await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
    assert!(chart().await > empty, "before the medicine it is signed");
    it.says(&phone, 0, 0, json!({ "kind": "placed" })).await;
    let sequence = chart().await;
    let refused = sign("telehealth").await;
    assert_eq!((refused.status, chart().await), (StatusCode::UNPROCESSABLE_ENTITY, sequence));
    let entry = it.house.house.new_id().to_string();
    let back = [("entry", entry.as_str()), ("withdraw", "yes"), ("words", "")];
    let back = me.post("/me/consents/fees", &back).await;
    assert!(chart().await > sequence, "taking back goes through: {back:?}");
    let (sequence, worried) = (chart().await, me.get("/me/worried").await);
    me.post("/me/worried", &[("entry", &worried.entry()), ("words", "I feel far away.")]).await;
    assert!(chart().await > sequence, "help goes through");
}

#[tokio::test]
async fn a_page_of_the_book_waits_for_the_morning_and_is_offered_then() {
    let it = Evening::new().await;
    let me = it.house.person(Who::OtherClient);
    let send = async |path: &str, fields: &[(&str, &str)]| {
        let entry = it.house.house.new_id().to_string();
        me.post(path, &[fields, &[("entry", &entry)]].concat()).await
    };
    const PHRASE: [(&str, &str); 2] = [("phrase", "river lamp otter noon"), ("again", "river lamp otter noon")];
    send("/me/book/begin", &PHRASE).await;
    let page = format!("/me/book/pages/{}", it.house.house.new_id());
    let [write, wait] = ["write", "wait"].map(|what| format!("{page}/{what}"));
    send(&write, &[("words", "It was wide.")]).await;
    let phone = it.sitter().await;
    assert_eq!(send(&wait, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing has to wait yet");

    it.says(&phone, 0, 0, json!({ "kind": "placed" })).await;
    let under = me.get(&page).await.text;
    assert!(under.contains(&wait) && !under.contains("Share this page"), "{under}");
    assert_eq!(send(&wait, &[]).await.status, StatusCode::SEE_OTHER);
    let waits = me.get(&page).await.text;
    assert!(waits.contains("This page waits for the morning.") && !waits.contains(&wait), "{waits}");
    let (chart, therapist) = (format!("/clients/{}", it.house.other_client), it.house.person(Who::OtherTherapist));
    let session = format!("{chart}/sessions/{}", it.session);
    for seen in [&chart, &session] {
        let seen = therapist.get(seen).await.text;
        assert!(seen.contains("1 page waits for the morning") && !seen.contains("It was wide."), "{seen}");
    }

    // Whoever does not come by for twelve hours has to sign in again.
    for _ in 0..3 {
        it.house.clock.pass(jiff::SignedDuration::from_hours(8));
        me.get("/me").await;
    }
    send("/me/book/open", &PHRASE).await;
    assert!(!therapist.get(&chart).await.text.contains("waits for the morning"));
    let morning = me.get(&page).await.text;
    assert!(morning.contains("Do you still want to?") && morning.contains("Share this page"), "{morning}");
    send(&format!("{page}/share"), &[]).await;
    assert!(!me.get(&page).await.text.contains("Do you still want to?"));
}
