//! The letters of a picture call: from the practice to the home and back, and nowhere else.

mod house;

use alula_core::decide::{Command, Role};
use alula_core::ids::{OrderId, SessionId};
use alula_core::intake::{OrderWritten, Setting, TeamNamed};
use alula_policy::Actor;
use axum::http::{Request, StatusCode, header};
use house::{Heard, TestHouse, Who, order};
use serde_json::{Value, json};

/// The other client's session at home, with their own phone in it.
struct AtHome {
    house: TestHouse,
    phone: String,
    team: String,
}

impl AtHome {
    async fn new() -> Self {
        let house = TestHouse::furnished().await;
        let actor = |who, role| Actor::Staff { id: house.staff[&who], role, second_factor: true };
        let client = house.other_client;
        let team = TeamNamed {
            therapist: house.staff[&Who::OtherTherapist],
            supervisor: None,
            prescriber: Some(house.staff[&Who::OtherPrescriber]),
        };
        house.say(client, Command::NameTeam(team)).await;
        let order = Command::WriteOrder(OrderWritten { setting: Setting::Home, ..order() });
        let order = house.say_as(&actor(Who::OtherPrescriber, Role::Prescriber), client, order).await;
        let plan = Command::PlanSession { at: house.house.now(), order: OrderId::of(order), place: "at home".into() };
        let session = SessionId::of(house.say_as(&actor(Who::OtherTherapist, Role::Therapist), client, plan).await);
        let heard = house.person(Who::OtherClient).post("/me/phone", &[]).await;
        let phone = heard.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        let team = format!("/clients/{client}/sessions/{session}/call");
        Self { house, phone, team }
    }

    async fn at_home(&self, method: &str, question: &str, body: &str) -> Heard {
        let request = Request::builder().method(method).uri(format!("/with/call{question}"));
        let request = request.header(header::COOKIE, &self.phone).header(header::CONTENT_TYPE, "application/json");
        self.house.ask(request, body).await
    }

    async fn in_practice(&self, method: &str, question: &str, body: &str) -> Heard {
        let request = Request::builder().method(method).uri(format!("{}{question}", self.team));
        self.house
            .person(Who::OtherTherapist)
            .send(request.header(header::CONTENT_TYPE, "application/json"), body)
            .await
    }
}

fn read(heard: &Heard) -> Value {
    assert_eq!(heard.status, StatusCode::OK, "{}", heard.text);
    serde_json::from_str(&heard.text).unwrap_or_else(|_| panic!("{} is not JSON", heard.text))
}

fn says(heard: &Value) -> Vec<&Value> {
    heard["letters"].as_array().map(|all| all.iter().map(|it| &it["say"]).collect()).unwrap_or_default()
}

#[tokio::test]
async fn each_side_hears_the_other_and_which_servers_help() {
    let it = AtHome::new().await;
    assert_eq!(it.in_practice("POST", "", r#"{"say":"ring"}"#).await.status, StatusCode::NO_CONTENT);
    assert_eq!(it.at_home("POST", "", r#"{"say":"come"}"#).await.status, StatusCode::NO_CONTENT);
    let home = read(&it.at_home("GET", "?after=0", "").await);
    assert_eq!(says(&home), [&json!({ "say": "ring" })]);
    let practice = read(&it.in_practice("GET", "?after=0&wait=yes", "").await);
    assert_eq!(says(&practice), [&json!({ "say": "come" })]);
    let servers = json!([
        { "urls": "stun:stun.example.org" },
        { "urls": "turn:turn.example.org", "username": "relay", "credential": "a secret of the relay" },
    ]);
    assert_eq!(home["ice"], servers);
    let after = format!("?after={}", home["letters"][0]["n"]);
    assert!(says(&read(&it.at_home("GET", &after, "").await)).is_empty(), "a letter is heard once");
    it.house.clock.pass(jiff::SignedDuration::from_secs(7));
    assert_eq!(read(&it.at_home("GET", "", "").await)["letters"][0]["ago"], 7);
}

#[tokio::test]
async fn who_waits_hears_the_next_letter_when_it_comes() {
    let it = AtHome::new().await;
    let (heard, said) = tokio::join!(it.at_home("GET", "?after=0&wait=yes", ""), async {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        it.in_practice("POST", "", r#"{"say":"ring"}"#).await
    });
    assert_eq!(said.status, StatusCode::NO_CONTENT);
    assert_eq!(says(&read(&heard)), [&json!({ "say": "ring" })]);
}

#[tokio::test]
async fn what_is_no_letter_is_not_kept() {
    let it = AtHome::new().await;
    for wrong in ["", "ring", "[1]", "{\"say\":"] {
        assert_eq!(it.at_home("POST", "", wrong).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let long = json!({ "say": "x".repeat(alula_http::LETTER) }).to_string();
    assert_eq!(it.at_home("POST", "", &long).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(says(&read(&it.in_practice("GET", "", "").await)).is_empty());
    let elsewhere = it.team.replace(&it.house.other_client.to_string(), &it.house.client.to_string());
    let heard = it.house.person(Who::Associate).get(&elsewhere).await;
    assert_eq!(heard.status, StatusCode::NOT_FOUND, "a session of somebody else");
}

#[tokio::test]
async fn camera_and_microphone_are_for_the_two_pages_of_a_call_alone() {
    let it = AtHome::new().await;
    let therapist = it.house.person(Who::OtherTherapist);
    let page = therapist.get(&it.team.replace("/call", "/video")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("https://video.example.org/ours"), "{}", page.text);
    let with = it.house.visitor().get("/with").await;
    for heard in [&page, &with] {
        assert!(heard.header("permissions-policy").starts_with("camera=(self), microphone=(self)"), "{heard:?}");
    }
    for path in ["/today", "/with/code", "/sign-in"] {
        let heard = therapist.get(path).await;
        assert!(heard.header("permissions-policy").starts_with("camera=(), microphone=()"), "{path}");
    }
}
