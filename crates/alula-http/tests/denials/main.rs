//! Who is let in where: for every route, each person of the house knocks, and those who may not are turned away. A route without
//! a case fails the first test.

mod chart;
#[path = "../house/mod.rs"]
mod house;
mod practice;
mod who;

use std::collections::BTreeSet;

use alula_core::decide::Command;
use alula_http::{Door, ROUTES};
use axum::http::StatusCode;
use house::Who::{self, *};
use house::{Heard, TestHouse};

/// Routes that are open to everybody; each has a reason.
const OPEN: &[(&str, &str, &str)] = &[
    ("GET", "/healthz", "says nothing but that the house answers"),
    ("GET", "/readyz", "says nothing but whether the house can serve"),
    ("GET", "/metrics", "not there without the token of whoever watches the machine"),
    ("GET", "/a/{file}", "styles, scripts and fonts"),
    ("GET", "/", "public page"),
    ("GET", "/help", "help is for everybody"),
    ("GET", "/enquire", "public page"),
    ("POST", "/enquire", "whoever reaches out has no account"),
    ("GET", "/enquire/thanks", "public page"),
    ("GET", "/sign-in", "before signing in"),
    ("POST", "/sign-in", "before signing in"),
    ("GET", "/setup", "an empty house has no accounts; not there afterwards"),
    ("POST", "/setup", "needs the printed code; not there afterwards"),
    ("GET", "/invitation/{token}", "the secret of the link lets in"),
    ("POST", "/invitation/{token}", "the secret of the link lets in"),
    ("GET", "/come/{token}", "the secret of the link and its digits let a phone in"),
    ("POST", "/come/{token}", "the secret of the link and its digits let a phone in"),
    ("GET", "/with", "the page that a phone keeps; it holds nothing of anybody"),
    ("GET", "/with/worker.js", "what keeps that page"),
    ("GET", "/where-i-am-told/worker.js", "what shows notices in a browser; it holds nothing of anybody"),
    ("GET", "/with/{name}/app.webmanifest", "how that page looks among apps"),
    ("GET", "/with/code", "digits let another phone in"),
    ("POST", "/with/code", "digits let another phone in, a few tries at a time"),
];

/// Routes of the phones in a session at home: nobody comes in by signing in. What a phone reaches stands in `tests/phones.rs`.
const PHONES: &[(&str, &str)] = &[
    ("GET", "/with/state"),
    ("POST", "/with/sync"),
    ("POST", "/with/end"),
    ("GET", "/with/call"),
    ("POST", "/with/call"),
    ("GET", "/with/sound/{piece}"),
];

fn cases() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static [Who])> {
    chart::CASES.iter().chain(practice::CASES)
}

#[test]
fn every_route_has_a_case_and_every_case_a_route() {
    let routes: BTreeSet<_> = ROUTES.iter().map(|it| (it.method, it.path)).collect();
    let cases = cases().map(|it| (it.0, it.1));
    let open = OPEN.iter().map(|it| (it.0, it.1));
    let told: BTreeSet<_> = cases.chain(open).chain(PHONES.iter().copied()).collect();
    assert_eq!(routes.difference(&told).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "routes without a case");
    assert_eq!(told.difference(&routes).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new(), "cases without a route");
}

#[test]
fn only_the_excused_routes_are_open_to_anybody() {
    let open: BTreeSet<_> = ROUTES.iter().filter(|it| it.door == Door::Anyone).map(|it| (it.method, it.path)).collect();
    let excused: BTreeSet<_> = OPEN.iter().map(|it| (it.0, it.1)).collect();
    assert_eq!(open, excused);
}

#[tokio::test]
async fn whoever_may_not_is_turned_away_and_whoever_may_is_not() {
    let house = TestHouse::furnished().await;
    let concern = house.say(house.client, Command::RaiseConcern { words: "She sounds flat.".into() }).await;
    let (signature, letter) = (house.sign_a_consent().await.to_string(), house.write_a_letter().await.to_string());
    let (piece, set) = house.arrange_sound().await;
    let mut wrong = Vec::new();
    for &(method, path, may) in cases() {
        let address = filled(path, &house).replace("{concern}", &concern.to_string());
        let address = address.replace("{signature}", &signature).replace("{letter}", &letter);
        let address = address.replace("{piece}", &piece.to_string()).replace("{set}", &set.to_string());
        for who in Who::ALL {
            // Signing out ends the session that the other cases need.
            if path.starts_with("/sign-out") && may.contains(&who) {
                continue;
            }
            let person = house.person(who);
            let heard = match method {
                // A live stream has no end; its head is enough.
                "GET" if path.ends_with("/live") && may.contains(&who) => continue,
                "GET" => person.get(&address).await,
                _ => person.post(&address, &[]).await,
            };
            if is_turned_away(&heard, who) == may.contains(&who) {
                wrong.push(format!("{method} {address} as {who:?}: {}", heard.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn nobody_who_is_signed_in_is_a_phone() {
    let house = TestHouse::furnished().await;
    for &(method, path) in PHONES {
        let address = path.replace("{piece}", &house.visit.to_string());
        for who in Who::ALL {
            let person = house.person(who);
            let heard = if method == "GET" { person.get(&address).await } else { person.post(&address, &[]).await };
            assert_eq!(heard.status, StatusCode::UNAUTHORIZED, "{method} {path} as {who:?}");
        }
    }
}

/// Without a sign-in the way leads to it; with one, there is nothing here or it is somebody else's. To prove once more
/// who one is comes after being let in.
fn is_turned_away(heard: &Heard, who: Who) -> bool {
    match who {
        Visitor => heard.status == StatusCode::SEE_OTHER && heard.location().starts_with("/sign-in"),
        _ => matches!(heard.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
    }
}

fn filled(path: &str, house: &TestHouse) -> String {
    // In this one address the segment names an instrument.
    if path == "/me/measures/{measure}" {
        return "/me/measures/phq-9".to_owned();
    }
    let mut address = path
        .replace("{client}", &house.client.to_string())
        .replace("{measure}", &house.measure.to_string())
        .replace("{session}", &house.session.to_string())
        .replace("{note}", &house.note.to_string())
        .replace("{associate}", &house.staff[&Associate].to_string())
        .replace("{privilege}", &house.note.to_string())
        .replace("{comment}", &house.note.to_string())
        .replace("{entry}", &house.visit.to_string())
        .replace("{page}", &house.visit.to_string())
        .replace("{place}", &house.visit.to_string())
        .replace("{person}", &house.staff[&Associate].to_string())
        .replace("{credential}", &house.credential.to_string())
        .replace("{enquiry}", &house.enquiry.to_string());
    if ["/notes/new", "/notes/draft", "/notes/draft/let-go"].iter().any(|it| address.ends_with(it)) {
        address = format!("{address}?about=visit:{}", house.visit);
    }
    address.replace("{item}", "1").replace("{document}", "ketamine")
}
