//! Who is let in where: for every route, each person of the house knocks, and those who may not are turned away.

mod house;

use std::collections::BTreeSet;

use alula_core::decide::Command;
use alula_http::{Door, ROUTES};
use axum::http::StatusCode;
use house::Who::{self, *};
use house::{Heard, TestHouse};

/// Everybody who is signed in.
const SIGNED_IN: &[Who] =
    &[OtherTherapist, Associate, Supervisor, Prescriber, OtherPrescriber, Manager, Client, OtherClient];
/// Everybody who works here.
const STAFF: &[Who] = &[OtherTherapist, Associate, Supervisor, Prescriber, OtherPrescriber, Manager];
/// The team of the client.
const TEAM: &[Who] = &[Associate, Supervisor, Prescriber];
/// What may be said about a client without reading their chart.
const TEAM_AND_MANAGER: &[Who] = &[Associate, Supervisor, Prescriber, Manager];

/// Who runs the practice.
const MANAGER: &[Who] = &[Manager];
/// Who answers those who reach out.
const FRONT: &[Who] = &[OtherTherapist, Supervisor, Manager];
/// Clients, each on their own pages.
const CLIENTS: &[Who] = &[Client, OtherClient];
/// Who may give medicine and sign notes about their own work.
const AUTHORS: &[Who] = &[Associate, Prescriber];
/// Who writes in the margin of a note.
const MARGIN: &[Who] = &[Associate, Supervisor];
/// Who writes letters: of the team, those with a licence of their own.
const LICENSED: &[Who] = &[Supervisor, Prescriber];
/// The supervisor of record.
const SUPERVISOR: &[Who] = &[Supervisor];
/// Whoever prescribes, each for their own clients.
const PRESCRIBERS: &[Who] = &[Prescriber, OtherPrescriber];
/// The prescriber of the client.
const PRESCRIBER: &[Who] = &[Prescriber];

/// Who may come in, route by route. What is not here fails the first test.
const CASES: &[(&str, &str, &[Who])] = &[
    ("POST", "/sign-out", SIGNED_IN),
    ("POST", "/sign-out-everywhere", SIGNED_IN),
    ("GET", "/confirm", SIGNED_IN),
    ("POST", "/confirm", SIGNED_IN),
    ("GET", "/today", STAFF),
    ("GET", "/inbox", STAFF),
    ("GET", "/where-i-am-told", STAFF),
    ("POST", "/where-i-am-told", STAFF),
    ("POST", "/where-i-am-told/test", STAFF),
    ("POST", "/where-i-am-told/{place}/end", STAFF),
    ("GET", "/people", MANAGER),
    ("GET", "/people/new", MANAGER),
    ("POST", "/people/new", MANAGER),
    ("GET", "/supervision", SUPERVISOR),
    ("GET", "/people/{person}", MANAGER),
    ("GET", "/people/{person}/change", MANAGER),
    ("POST", "/people/{person}/change", MANAGER),
    ("POST", "/people/{person}/link", MANAGER),
    ("GET", "/people/{person}/leave", MANAGER),
    ("POST", "/people/{person}/leave", MANAGER),
    ("GET", "/people/{person}/credentials/new", MANAGER),
    ("POST", "/people/{person}/credentials/new", MANAGER),
    ("GET", "/people/{person}/credentials/{credential}", MANAGER),
    ("POST", "/people/{person}/credentials/{credential}", MANAGER),
    ("GET", "/practice", MANAGER),
    ("GET", "/practice/access", MANAGER),
    ("GET", "/practice/details", MANAGER),
    ("POST", "/practice/details", MANAGER),
    ("GET", "/practice/health", MANAGER),
    ("GET", "/practice/documents", STAFF),
    ("GET", "/practice/documents/{document}", STAFF),
    ("GET", "/practice/documents/{document}/difference", STAFF),
    ("GET", "/practice/sound", STAFF),
    ("POST", "/practice/sound", FRONT),
    ("POST", "/practice/sound/{piece}/out", FRONT),
    ("GET", "/practice/sound/{piece}/file", STAFF),
    ("GET", "/practice/sound/sets/new", FRONT),
    ("POST", "/practice/sound/sets/new", FRONT),
    ("GET", "/practice/sound/sets/{set}", FRONT),
    ("POST", "/practice/sound/sets/{set}", FRONT),
    ("GET", "/clients/{client}/contact", TEAM_AND_MANAGER),
    ("POST", "/clients/{client}/contact", TEAM_AND_MANAGER),
    ("GET", "/what-i-may-do", &[Associate]),
    ("GET", "/supervision/associates/{associate}", SUPERVISOR),
    ("POST", "/supervision/associates/{associate}", SUPERVISOR),
    ("POST", "/supervision/associates/{associate}/{privilege}/end", SUPERVISOR),
    ("GET", "/clients/{client}/next", TEAM_AND_MANAGER),
    ("POST", "/clients/{client}/next", TEAM_AND_MANAGER),
    ("GET", "/to-decide", PRESCRIBERS),
    ("GET", "/outcomes", STAFF),
    ("GET", "/protocol", STAFF),
    ("GET", "/protocol/difference", STAFF),
    ("POST", "/protocol/sign", &[Prescriber, OtherPrescriber]),
    ("POST", "/protocol/install", &[Prescriber, OtherPrescriber, Manager]),
    ("GET", "/practice/limits", STAFF),
    ("POST", "/practice/limits", PRESCRIBERS),
    ("GET", "/enquiries", FRONT),
    ("GET", "/enquiries/{enquiry}", FRONT),
    ("GET", "/enquiries/{enquiry}/admit", FRONT),
    ("POST", "/enquiries/{enquiry}/admit", FRONT),
    ("GET", "/clients/new", FRONT),
    ("POST", "/clients/new", FRONT),
    ("GET", "/clients", STAFF),
    ("GET", "/board", STAFF),
    ("GET", "/ready", STAFF),
    ("GET", "/clients/{client}", &[Associate, Supervisor, Prescriber, Manager]),
    ("GET", "/clients/{client}/team", MANAGER),
    ("POST", "/clients/{client}/team", MANAGER),
    ("GET", "/clients/{client}/invite", &[Associate, Supervisor, Prescriber, Manager]),
    ("POST", "/clients/{client}/invite", &[Associate, Supervisor, Prescriber, Manager]),
    ("GET", "/clients/{client}/preparation", TEAM),
    ("POST", "/clients/{client}/preparation/goals", TEAM),
    ("POST", "/clients/{client}/preparation/intentions", TEAM),
    ("POST", "/clients/{client}/preparation/wishes", TEAM),
    ("POST", "/clients/{client}/preparation/touch", TEAM),
    ("POST", "/clients/{client}/preparation/visits", TEAM),
    ("GET", "/clients/{client}/consents", TEAM),
    ("GET", "/clients/{client}/readiness", TEAM),
    ("GET", "/clients/{client}/measures", TEAM),
    ("POST", "/clients/{client}/measures", TEAM),
    ("GET", "/clients/{client}/doses", TEAM),
    ("GET", "/clients/{client}/outcomes", TEAM),
    ("GET", "/clients/{client}/measures/{measure}/{item}", TEAM),
    ("POST", "/clients/{client}/measures/{measure}/{item}", TEAM),
    ("GET", "/clients/{client}/sessions/new", TEAM),
    ("POST", "/clients/{client}/sessions/new", TEAM),
    ("GET", "/clients/{client}/sessions/{session}", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/day", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/vitals", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/escort", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/room", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/reachable", SUPERVISOR),
    ("POST", "/clients/{client}/sessions/{session}/hold", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/lift", PRESCRIBER),
    ("POST", "/clients/{client}/sessions/{session}/override", &[Supervisor, Prescriber]),
    ("POST", "/clients/{client}/sessions/{session}/give", AUTHORS),
    ("POST", "/clients/{client}/sessions/{session}/vial", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/injection-check", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/inject", AUTHORS),
    ("POST", "/clients/{client}/sessions/{session}/cancel", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/add", AUTHORS),
    ("POST", "/clients/{client}/sessions/{session}/finish", AUTHORS),
    ("POST", "/clients/{client}/sessions/{session}/mark", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/alertness", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/step", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/phase", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/event", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/leave", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/ready", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/left", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/contact", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/sitter", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/sitter/link", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/sitter/seen", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/sitter/rest", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/address", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/count", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/second", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/begin", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/heard", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/reached", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/decide", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/line", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/offer", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/accept", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/phone-code", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/phones-end", TEAM),
    ("GET", "/clients/{client}/sessions/{session}/porch", TEAM),
    ("GET", "/porch", STAFF),
    ("POST", "/clients/{client}/preparation/home", TEAM),
    ("GET", "/clients/{client}/notes/new", AUTHORS),
    ("POST", "/clients/{client}/notes/new", AUTHORS),
    ("GET", "/clients/{client}/notes", TEAM),
    ("POST", "/clients/{client}/notes", TEAM),
    ("POST", "/clients/{client}/notes/draft", AUTHORS),
    ("POST", "/clients/{client}/notes/draft/let-go", AUTHORS),
    ("GET", "/clients/{client}/notes/{note}", TEAM),
    ("POST", "/clients/{client}/notes/{note}/cosign", SUPERVISOR),
    ("POST", "/clients/{client}/notes/{note}/question", SUPERVISOR),
    ("POST", "/clients/{client}/notes/{note}/add", TEAM),
    ("POST", "/clients/{client}/notes/{note}/comments", MARGIN),
    ("POST", "/clients/{client}/notes/{note}/comments/{comment}/answer", MARGIN),
    ("POST", "/clients/{client}/notes/{note}/comments/{comment}/close", MARGIN),
    ("GET", "/clients/{client}/integration", TEAM),
    ("POST", "/clients/{client}/integration/moments", TEAM),
    ("POST", "/clients/{client}/integration/insights", TEAM),
    ("POST", "/clients/{client}/integration/strategies", TEAM),
    ("POST", "/clients/{client}/integration/tries", TEAM),
    ("POST", "/clients/{client}/integration/changes", TEAM),
    ("GET", "/clients/{client}/intake", TEAM),
    ("GET", "/clients/{client}/intake/history", TEAM),
    ("POST", "/clients/{client}/intake/history", TEAM),
    ("GET", "/clients/{client}/intake/conditions", TEAM),
    ("POST", "/clients/{client}/intake/conditions", TEAM),
    ("GET", "/clients/{client}/intake/trials", TEAM),
    ("POST", "/clients/{client}/intake/trials", TEAM),
    ("GET", "/clients/{client}/intake/medicines", TEAM),
    ("POST", "/clients/{client}/intake/medicines", TEAM),
    ("GET", "/clients/{client}/intake/allergies", TEAM),
    ("POST", "/clients/{client}/intake/allergies", TEAM),
    ("GET", "/clients/{client}/intake/readings", TEAM),
    ("POST", "/clients/{client}/intake/readings", TEAM),
    ("GET", "/clients/{client}/intake/disclosures", TEAM),
    ("POST", "/clients/{client}/intake/disclosures", TEAM),
    ("GET", "/clients/{client}/intake/screening", TEAM),
    ("POST", "/clients/{client}/intake/screening", TEAM),
    ("GET", "/clients/{client}/referral", TEAM),
    ("POST", "/clients/{client}/referral", TEAM_AND_MANAGER),
    ("GET", "/clients/{client}/risk", TEAM),
    ("POST", "/clients/{client}/risk", TEAM),
    ("GET", "/clients/{client}/concerns", TEAM),
    ("POST", "/clients/{client}/concerns", TEAM_AND_MANAGER),
    ("GET", "/clients/{client}/concerns/{concern}", TEAM),
    ("POST", "/clients/{client}/concerns/{concern}", TEAM),
    ("GET", "/clients/{client}/safety-plan", TEAM),
    ("POST", "/clients/{client}/safety-plan", TEAM),
    ("GET", "/clients/{client}/eligibility", TEAM),
    ("POST", "/clients/{client}/eligibility", &[Prescriber]),
    ("GET", "/clients/{client}/medicines-review", TEAM),
    ("POST", "/clients/{client}/medicines-review", &[Prescriber]),
    ("GET", "/clients/{client}/orders", TEAM),
    ("POST", "/clients/{client}/orders", &[Prescriber]),
    ("GET", "/clients/{client}/sessions/{session}/live", TEAM),
    ("GET", "/clients/{client}/sessions/{session}/replay", TEAM),
    ("GET", "/clients/{client}/sessions/{session}/video", TEAM),
    ("GET", "/clients/{client}/sessions/{session}/call", TEAM),
    ("POST", "/clients/{client}/sessions/{session}/call", TEAM),
    ("GET", "/me", CLIENTS),
    ("GET", "/me/measures/{measure}", CLIENTS),
    ("POST", "/me/measures/{measure}", CLIENTS),
    ("GET", "/me/measures/{measure}/{item}", &[Client]),
    ("POST", "/me/measures/{measure}/{item}", &[Client]),
    ("GET", "/me/measures/{measure}/done", &[Client]),
    ("GET", "/clients/{client}/care", TEAM),
    ("POST", "/clients/{client}/care", TEAM),
    ("POST", "/clients/{client}/care/reopen", TEAM),
    ("GET", "/clients/{client}/record", TEAM),
    ("GET", "/clients/{client}/record/{entry}/correct", TEAM),
    ("POST", "/clients/{client}/record/{entry}/correct", TEAM),
    ("GET", "/clients/{client}/record/{entry}/withdraw", TEAM),
    ("POST", "/clients/{client}/record/{entry}/withdraw", TEAM),
    ("GET", "/clients/{client}/record/{entry}/review", TEAM),
    ("POST", "/clients/{client}/record/{entry}/review", TEAM),
    ("GET", "/clients/{client}/consents/{signature}/copy", TEAM),
    ("GET", "/clients/{client}/sessions/{session}/summary", TEAM),
    ("GET", "/clients/{client}/record/print", TEAM),
    ("GET", "/clients/{client}/letters", TEAM),
    ("GET", "/clients/{client}/sessions/{session}/sheet", TEAM),
    ("GET", "/clients/{client}/letters/new", LICENSED),
    ("POST", "/clients/{client}/letters/new", LICENSED),
    ("GET", "/clients/{client}/letters/{letter}/print", TEAM),
    ("GET", "/me/copies/{signature}", &[Client]),
    ("GET", "/me/record", CLIENTS),
    ("GET", "/me/record.pdf", CLIENTS),
    ("GET", "/me/intentions", CLIENTS),
    ("POST", "/me/intentions", CLIENTS),
    ("GET", "/me/consents", CLIENTS),
    ("GET", "/me/consents/{document}", CLIENTS),
    ("POST", "/me/consents/{document}", CLIENTS),
    ("GET", "/me/thread", CLIENTS),
    ("POST", "/me/thread", CLIENTS),
    ("GET", "/me/worried", CLIENTS),
    ("POST", "/me/worried", CLIENTS),
    ("GET", "/me/prepare", CLIENTS),
    ("GET", "/me/agreed", CLIENTS),
    ("GET", "/me/record/statements", CLIENTS),
    ("GET", "/me/record/opened", CLIENTS),
    ("GET", "/me/settings", CLIENTS),
    ("POST", "/me/settings", CLIENTS),
    ("GET", "/me/book", CLIENTS),
    ("POST", "/me/book/begin", CLIENTS),
    ("POST", "/me/book/open", CLIENTS),
    ("POST", "/me/book/close", CLIENTS),
    ("GET", "/me/book/recover", CLIENTS),
    ("POST", "/me/book/recover", CLIENTS),
    ("GET", "/me/book/keys", CLIENTS),
    ("POST", "/me/book/keys/phrase", CLIENTS),
    ("POST", "/me/book/keys/words", CLIENTS),
    ("GET", "/me/book/forget", CLIENTS),
    ("POST", "/me/book/forget", CLIENTS),
    ("POST", "/me/book/take-back", CLIENTS),
    ("GET", "/me/book/new", CLIENTS),
    ("GET", "/me/book/pages/{page}", CLIENTS),
    ("GET", "/me/book/pages/{page}/write", CLIENTS),
    ("POST", "/me/book/pages/{page}/write", CLIENTS),
    ("POST", "/me/book/pages/{page}/draft", CLIENTS),
    ("POST", "/me/book/pages/{page}/share", CLIENTS),
    ("POST", "/me/book/pages/{page}/wait", CLIENTS),
    ("POST", "/me/book/pages/{page}/remove", CLIENTS),
    ("POST", "/me/phone", CLIENTS),
];

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

#[test]
fn every_route_has_a_case_and_every_case_a_route() {
    let routes: BTreeSet<_> = ROUTES.iter().map(|it| (it.method, it.path)).collect();
    let cases = CASES.iter().map(|it| (it.0, it.1));
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
    for &(method, path, may) in CASES {
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
