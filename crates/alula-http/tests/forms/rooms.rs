//! Forms of the practice's own rooms: people, licences, details, and how a client is reached.

use axum::http::StatusCode;

use crate::hand::Hand;
use crate::house::Who::{Associate, Manager, OtherTherapist, Prescriber, Supervisor};

/// A person is changed, has licences, gets a new link and leaves; the practice says who it is.
pub async fn forms(hand: &mut Hand) {
    let associate = hand.house.staff[&Associate].to_string();
    let supervisor = hand.house.staff[&Supervisor].to_string();
    let person = |path: &str| path.replace("{person}", &associate);

    let change = person("/people/{person}/change");
    let known = [("name", "Invented Associate"), ("letters", "AMFT 1"), ("role", "associate")];
    hand.refuses(Manager, &change, &known, "needs a supervisor of record").await;
    let complete = [&known[..], &[("supervisor", &supervisor), ("phone", "+1 415 555 0170")]].concat();
    let turned = [("supervised_from", "2027-01-01"), ("agreement_until", "2026-12-31")];
    hand.refuses(Manager, &change, &[&complete[..], &turned].concat(), "This ends before it begins").await;
    let held = [("supervised_from", "2025-02-01"), ("agreement_until", "2026-12-31")];
    hand.keeps(Manager, &change, &[&complete[..], &held].concat()).await;
    let page = hand.house.person(Manager).get(&person("/people/{person}")).await.text;
    for words in
        ["AMFT 1", "+1 415 555 0170", "1 February 2025", "What was changed", "AMFT registration", "ends in 14 days"]
    {
        assert!(page.contains(words), "{words} is missing: {page}");
    }
    hand.told.insert("/people/{person}/change");

    let link = person("/people/{person}/link");
    hand.refuses(Manager, &link, &[("email", "nowhere")], "An e-mail address has an @ in it").await;
    let email = Associate.email();
    let given = hand.house.person(Manager).post(&link, &[("email", &email)]).await;
    assert!(given.status == StatusCode::OK && given.text.contains("/invitation/"), "{}", given.text);
    hand.told.insert("/people/{person}/link");

    let add = person("/people/{person}/credentials/new");
    let cpr = [("kind", "life_support"), ("number", "BLS 7"), ("expires", "2026-06-30")];
    hand.refuses(Manager, &add, &cpr[1..], "Please choose what it is.").await;
    let turned = [&cpr[..], &[("issued", "2026-07-01")]].concat();
    hand.refuses(Manager, &add, &turned, "This ends before it begins").await;
    let kept = hand.keeps(Manager, &add, &cpr).await;
    let people = hand.house.person(Manager).get("/people").await.text;
    assert!(people.contains("BLS") && people.contains("ends in 6 days"), "{people}");
    hand.told.insert("/people/{person}/credentials/new");
    let one = format!("{}/{kept}", person("/people/{person}/credentials"));
    hand.refuses(Manager, &one, &[("number", "BLS 8")], "Please choose what it is.").await;
    hand.keeps(Manager, &one, &[("kind", "life_support"), ("expires", "2028-06-30")]).await;
    hand.keeps(Manager, &one, &[("off", "yes")]).await;
    ended_licence(hand, &associate).await;
    let elsewhere = one.replace(&associate, &supervisor);
    assert_eq!(hand.house.person(Manager).get(&elsewhere).await.status, StatusCode::NOT_FOUND, "another's licence");
    hand.told.insert("/people/{person}/credentials/{credential}");

    let details = "/practice/details";
    let name = [("name", "Harbour and Heron"), ("emergency_phone", "+1 415 555 0199"), ("states", "CA or")];
    hand.refuses(Manager, details, &[&name[..], &[("zone", "Moon/Crater")]].concat(), "not the name of a time zone")
        .await;
    hand.refuses(Manager, details, &[&name[1..], &[("name", " ")]].concat(), "Write down the name").await;
    let whole = [&name[..], &[("zone", "America/New_York"), ("cosign_within_days", "7")]].concat();
    hand.keeps(Manager, details, &whole).await;
    let help = hand.house.visitor().get("/help").await.text;
    assert!(help.contains("+1 415 555 0199") && help.contains("Harbour and Heron"), "{help}");
    assert!(hand.house.person(Supervisor).get("/inbox").await.text.contains("to be co-signed by"), "by when");
    hand.told.insert(details);

    let contact = hand.address("/clients/{client}/contact");
    let moved = [("phone", "+1 415 555 0123"), ("state", "CA")];
    hand.refuses(Manager, &contact, &moved, "Write who said so").await;
    let silent = [("phone", ""), ("state", "CA"), ("reason", "She said so.")];
    hand.refuses(Manager, &contact, &silent, "Phone number is missing").await;
    hand.keeps(Manager, &contact, &[&moved[..], &[("reason", "She rang.")]].concat()).await;
    let standing = hand.house.person(Manager).get(&hand.address("/clients/{client}")).await.text;
    assert!(standing.contains("+1 415 555 0123"), "{standing}");
    hand.told.insert("/clients/{client}/contact");
}

/// The prescriber holds a limit more tightly, and goes back to the protocol's.
pub async fn limits(hand: &mut Hand) {
    let to = "/practice/limits";
    let form = |value: &'static str, from: &'static str| {
        [
            ("limit", "bp_stop_office_sys"),
            ("what", "tighter"),
            ("value", value),
            ("from", from),
            ("reason", "The cuff."),
        ]
    };
    hand.refuses(Prescriber, to, &form("150", "2026-06-24")[..4], "Say why; everybody").await;
    hand.refuses(Prescriber, to, &form("170", "2026-06-24"), "The protocol holds at 160 mmHg").await;
    hand.refuses(Prescriber, to, &form("150", "2026-06-23"), "This day is over").await;
    hand.refuses(Prescriber, to, &form("150", "2026-06-24")[1..], "This form is incomplete").await;
    hand.keeps(Prescriber, to, &form("150", "2026-06-24")).await;
    let page = hand.house.person(Manager).get(to).await.text;
    for words in ["150 mmHg", "160 mmHg", "The cuff.", "Invented Prescriber", "since today", "In force"] {
        assert!(page.to_lowercase().contains(&words.to_lowercase()), "{words} is missing: {page}");
    }
    assert!(!page.contains("?limit="), "a manager is offered to change a limit");
    let opened = hand.house.person(Prescriber).get("/practice/limits?limit=bp_stop_office_sys").await.text;
    assert!(opened.contains("Go back to the protocol"), "{opened}");
    let unknown = hand.house.person(Prescriber).get("/practice/limits?limit=courage").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let back = [("limit", "bp_stop_office_sys"), ("what", "back"), ("from", "2026-06-24"), ("reason", "A new cuff.")];
    hand.keeps(Prescriber, to, &back).await;
    let page = hand.house.person(Prescriber).get(to).await.text;
    assert!(page.contains("Nothing. The protocol") && page.contains("A new cuff."), "{page}");
    hand.told.insert(to);
}

/// A set is arranged and let go, a piece goes out.
pub async fn sound(hand: &mut Hand) {
    let (piece, set) = hand.house.arrange_sound().await;
    let piece = piece.to_string();
    let new = "/practice/sound/sets/new";
    let rain = [("name", "Rain"), ("phase-0", "deep"), ("piece-0", piece.as_str()), ("silence-0", "90")];
    hand.refuses(Supervisor, new, &rain[1..], "Name is missing").await;
    hand.refuses(Supervisor, new, &rain[..1], "Choose at least one piece").await;
    hand.refuses(Supervisor, new, &[rain[0], rain[2]], "Choose the phase").await;
    hand.refuses(Supervisor, new, &[("name", "shore"), rain[1], rain[2]], "Another set has this name").await;
    let long = [rain[0], rain[1], rain[2], ("silence-0", "3600")];
    hand.refuses(Supervisor, new, &long, "more than half an hour").await;
    let kept = hand.keeps(Supervisor, new, &rain).await;
    hand.told.insert(new);

    let one = format!("/practice/sound/sets/{kept}");
    hand.refuses(Manager, &one, &[("name", " "), rain[1], rain[2]], "Name is missing").await;
    hand.keeps(Manager, &one, &[("name", "Rain at night"), ("phase-0", "arriving"), rain[2]]).await;
    let page = hand.house.person(Associate).get("/practice/sound").await.text;
    assert!(page.contains("Rain at night") && page.contains("arriving 1"), "{page}");
    assert!(
        !page.contains("/sets/new") && !page.contains("Take it out"),
        "an associate is offered to change the sound"
    );
    hand.told.insert("/practice/sound/sets/{set}");

    let out = format!("/practice/sound/{piece}/out");
    hand.refuses(Manager, &out, &[], "plays it. Take it out of the set first").await;
    for set in [one, format!("/practice/sound/sets/{set}")] {
        hand.keeps(Manager, &set, &[("off", "yes")]).await;
    }
    hand.keeps(Manager, &out, &[]).await;
    let file = hand.house.person(Manager).get(&format!("/practice/sound/{piece}/file")).await;
    assert_eq!(file.status, StatusCode::NOT_FOUND);
    hand.told.insert("/practice/sound/{piece}/out");
}

/// A talk is planned by the manager, with somebody whose chart is not theirs to read.
pub async fn next_talk(hand: &mut Hand) {
    let to = format!("/clients/{}/next", hand.house.other_client);
    hand.refuses(Manager, &to, &[("at", "2026-06-01T10:00"), ("what", "A call")], "This time has passed").await;
    hand.refuses(Manager, &to, &[("at", "2026-07-30T10:00"), ("what", " ")], "Say what for").await;
    hand.keeps(Manager, &to, &[("at", "2026-07-30T10:00"), ("what", "A call")]).await;
    let planned = hand.house.person(Manager).get(&to).await.text;
    assert!(planned.contains("Planned already") && planned.contains("A call"), "{planned}");
    hand.told.insert("/clients/{client}/next");
    let log = format!("/practice/access?client={}", hand.house.other_client);
    let noted = hand.house.person(Manager).get(&log).await.text;
    assert!(noted.contains("plan contact") && noted.contains("Invented Manager"), "{noted}");
}

/// A therapist leaves; the charts go over, and the door is closed.
pub async fn leaving(hand: &mut Hand) {
    let leaver = hand.house.staff[&OtherTherapist].to_string();
    let leave = format!("/people/{leaver}/leave");
    hand.refuses(Manager, &leave, &[], "Please choose who takes this over.").await;
    let nobody = [("therapist", leaver.as_str())];
    hand.refuses(Manager, &leave, &nobody, "Choose a colleague who works here").await;
    let supervisor = hand.house.staff[&Supervisor].to_string();
    hand.keeps(Manager, &leave, &[("therapist", &supervisor)]).await;
    assert!(hand.house.person(OtherTherapist).get("/today").await.location().starts_with("/sign-in"));
    let theirs = format!("/clients/{}", hand.house.other_client);
    assert_eq!(hand.house.person(Supervisor).get(&theirs).await.status, StatusCode::OK);
    let people = hand.house.person(Manager).get("/people").await.text;
    assert!(people.contains("No longer works here") && people.contains("left 24 June 2026"), "{people}");
    assert_eq!(hand.house.person(Manager).get(&leave).await.status, StatusCode::NOT_FOUND, "nobody leaves twice");
    hand.told.insert("/people/{person}/leave");
}

/// The page of the people says what a registration that ended stops.
async fn ended_licence(hand: &Hand, associate: &str) {
    let one = format!("/people/{associate}/credentials/{}", hand.house.credential);
    hand.keeps(Manager, &one, &[("kind", "amft"), ("expires", "2026-06-23")]).await;
    let people = hand.house.person(Manager).get("/people").await.text;
    assert!(people.contains("ended 1 day ago") && people.contains("gives no medicine"), "{people}");
    hand.keeps(Manager, &one, &[("kind", "amft"), ("expires", "2026-07-08")]).await;
}
