//! Every form of the house, in the order of a course of care: at each, first one that is refused and comes back with
//! what was written and what to do, then one that is kept.

#![expect(clippy::unwrap_used, reason = "a page without what a form needs is a failed test")]

#[path = "../house/mod.rs"]
mod house;

mod book;
mod course;
mod hand;
mod intake;
mod integration;
mod preparation;
mod rooms;
mod session;
mod told;
mod visitors;

use std::collections::BTreeSet;

use alula_http::ROUTES;
use hand::Hand;

/// Forms that are told elsewhere, or at which nothing can be refused.
const EXCUSED: &[(&str, &str)] = &[
    ("/sign-out", "a button alone; whoever is in may go"),
    ("/sign-out-everywhere", "a button alone; whoever is in may go"),
    ("/clients/{client}/referral", "a file; tests/intake.rs"),
    ("/protocol/install", "a file; tests/protocol.rs"),
    ("/practice/sound", "a file; tests/sound.rs"),
    ("/protocol/sign", "over what the page showed; tests/protocol.rs"),
    ("/clients/{client}/sessions/{session}/vial", "an injection; tests/injection.rs"),
    ("/clients/{client}/sessions/{session}/injection-check", "an injection; tests/injection.rs"),
    ("/clients/{client}/sessions/{session}/inject", "an injection; tests/injection.rs"),
    ("/me/book/pages/{page}/wait", "after the medicine; tests/phones.rs"),
    ("/clients/{client}/sessions/{session}/sitter", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/sitter/link", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/sitter/seen", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/sitter/rest", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/address", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/count", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/second", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/begin", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/heard", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/reached", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/decide", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/line", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/offer", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/accept", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/phone-code", "a session at home; tests/home.rs"),
    ("/clients/{client}/sessions/{session}/phones-end", "a session at home; tests/home.rs"),
    ("/clients/{client}/preparation/home", "a session at home; tests/home.rs"),
    ("/come/{token}", "a phone without an account; tests/phones.rs"),
    ("/me/phone", "a phone without an account; tests/phones.rs"),
    ("/with/code", "a phone without an account; tests/phones.rs"),
    ("/with/end", "a phone without an account; tests/phones.rs"),
    ("/with/sync", "what a phone says, with the refusals in words; tests/phones.rs"),
    ("/where-i-am-told/test", "a button alone; forms/told.rs presses it"),
    ("/where-i-am-told/{place}/end", "a button alone; forms/told.rs presses it"),
    ("/with/call", "letters of a picture call, no form; tests/call.rs"),
    ("/clients/{client}/sessions/{session}/call", "letters of a picture call, no form; tests/call.rs"),
    ("/me/book/close", "a button alone; whoever is in may close"),
    ("/me/book/keys/words", "a button alone; forms/book.rs presses it"),
];

#[tokio::test]
async fn every_form_refuses_with_what_to_do_and_keeps_what_is_right() {
    let mut hand = Hand::new().await;
    visitors::forms(&mut hand).await;
    course::practice(&mut hand).await;
    intake::forms(&mut hand).await;
    preparation::forms(&mut hand).await;
    // Before the medicine: after it, sharing waits.
    book::forms(&mut hand).await;
    session::privileges(&mut hand).await;
    session::before(&mut hand).await;
    session::after(&mut hand).await;
    integration::forms(&mut hand).await;
    integration::letters(&mut hand).await;
    course::record(&mut hand).await;
    course::end(&mut hand).await;
    rooms::forms(&mut hand).await;
    told::forms(&mut hand).await;
    rooms::limits(&mut hand).await;
    rooms::sound(&mut hand).await;
    rooms::next_talk(&mut hand).await;
    rooms::leaving(&mut hand).await;

    let told: BTreeSet<&str> = hand.told.iter().copied().chain(EXCUSED.iter().map(|it| it.0)).collect();
    let forms: BTreeSet<&str> = ROUTES.iter().filter(|it| it.method == "POST").map(|it| it.path).collect();
    assert_eq!(forms.difference(&told).collect::<Vec<_>>(), Vec::<&&str>::new(), "forms without a case");
    assert_eq!(told.difference(&forms).collect::<Vec<_>>(), Vec::<&&str>::new(), "cases without a form");
}
