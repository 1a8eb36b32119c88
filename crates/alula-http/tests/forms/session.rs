//! Forms of the session: before the medicine, after it, leaving, and the note.

use crate::hand::{Hand, NOT_OFFERED};
use crate::house::Who::{Associate, Prescriber, Supervisor};

const CALM: [(&str, &str); 3] = [("systolic", "124"), ("diastolic", "80"), ("pulse", "72")];

/// The day, until the medicine is given.
pub async fn before(hand: &mut Hand) {
    let part = "/clients/{client}/sessions/{session}/hold";
    let hold =
        hand.form(Associate, part, &[], "Say what should be looked at first.", &[("words", "He looks pale.")]).await;
    let hold = hold.to_string();
    hand.proves(Prescriber).await;
    hand.proves(Supervisor).await;
    let part = "/clients/{client}/sessions/{session}/lift";
    let lifted = [("hold", hold.as_str()), ("reason", "He has eaten nothing; he is well.")];
    hand.form(Prescriber, part, &lifted[..1], "Say why it may go on.", &lifted).await;
    let part = "/clients/{client}/sessions/{session}/override";
    let passed = [("gate", "G-DAY-FAST"), ("reason", "A sip of water an hour ago.")];
    hand.form(Supervisor, part, &passed[..1], "Say why it is right to go on.", &passed).await;
    let part = "/clients/{client}/sessions/{session}/vitals";
    hand.form(Associate, part, &CALM[..1], "Add the lower pressure.", &CALM).await;
    let part = "/clients/{client}/sessions/{session}/day";
    let day = [
        ("last_solid", "2026-06-23T21:00"),
        ("last_clear", "2026-06-24T07:00"),
        ("anything_new", "absent"),
        ("alcohol", "absent"),
        ("drugs", "absent"),
        ("medicines_as_ordered", "present"),
        ("pregnancy", "absent"),
        ("wants_it", "present"),
    ];
    hand.form(Associate, part, &[("last_solid", "last night")], "This is not a time.", &day).await;
    let part = "/clients/{client}/sessions/{session}/escort";
    let escort = [("name", "Ida, sister"), ("phone", "+1 707 555 0180"), ("answered", "present")];
    hand.form(Associate, part, &escort[..1], "Write the phone number that was tried.", &escort).await;
    let part = "/clients/{client}/sessions/{session}/room";
    let room = [("trained_clinician", "present"), ("emergency_kit", "present")];
    hand.form(Associate, part, &[("emergency_kit", "perhaps")], NOT_OFFERED, &room).await;
    let part = "/clients/{client}/sessions/{session}/reachable";
    let until = [("until", "2026-06-24T18:00")];
    hand.form(Supervisor, part, &[], "Say until when you can be reached.", &until).await;
    hand.wait(6);
    hand.keeps(Associate, "/clients/{client}/sessions/{session}/vitals", &CALM).await;
    let part = "/clients/{client}/sessions/{session}/give";
    let given = [("amount", "100000"), ("identity", "present"), ("lot", "A-17")];
    hand.form(Associate, part, &given[..2], "Copy the lot or label", &given).await;
}

/// From T0 to the note that is co-signed.
pub async fn after(hand: &mut Hand) {
    let part = "/clients/{client}/sessions/{session}/finish";
    hand.wait(11);
    hand.form(Associate, part, &[], "Say whether it was spat out or swallowed.", &[("how", "spit")]).await;
    let part = "/clients/{client}/sessions/{session}/mark";
    hand.form(Associate, part, &[("words", "it is wide here")], "Say what the mark is.", &[("kind", "tears")]).await;
    let part = "/clients/{client}/sessions/{session}/add";
    hand.wait(9);
    hand.form(Associate, part, &[("amount", "90000")], "it allows a further 50 mg", &[("amount", "50000")]).await;
    let part = "/clients/{client}/sessions/{session}/phase";
    hand.form(Associate, part, &[("phase", "nowhere")], "phase", &[("phase", "returning")]).await;
    let part = "/clients/{client}/sessions/{session}/vitals";
    let high = [("systolic", "282"), ("diastolic", "84")];
    let to = hand.address(part);
    hand.refuses(Associate, &to, &high, "Please take it again.").await;
    hand.keeps(Associate, part, &[high[0], high[1], ("really", "yes")]).await;
    let part = "/clients/{client}/sessions/{session}/alertness";
    let seen = hand.form(Associate, part, &[("level", "6")], "Alertness goes from 0 to 5", &[("level", "2")]).await;
    let part = "/clients/{client}/sessions/{session}/step";
    let seen = seen.to_string();
    hand.form(Associate, part, &[], "Say which step is taken.", &[("because", seen.as_str())]).await;
    let part = "/clients/{client}/sessions/{session}/event";
    let event = [("term", "nausea"), ("grade", "1"), ("action", "Water.")];
    hand.form(Associate, part, &event[..1], "Say how grave it was.", &event).await;
    leave(hand).await;
    replay(hand).await;
    note(hand).await;
}

async fn leave(hand: &mut Hand) {
    let part = "/clients/{client}/sessions/{session}/leave";
    let looks = [
        ("alertness", "5"),
        ("oriented", "present"),
        ("walks", "present"),
        ("vomited", "absent"),
        ("safe", "present"),
        ("escort_present", "present"),
        ("no_driving", "present"),
    ];
    let early = hand.address("/clients/{client}/sessions/{session}/ready");
    hand.refuses(Associate, &early, &[], "Please look at this once more").await;
    hand.wait(110);
    hand.form(Associate, part, &looks[1..], "Say how alert the client is.", &looks).await;
    hand.wait(17);
    hand.keeps(Associate, "/clients/{client}/sessions/{session}/vitals", &CALM).await;
    hand.keeps(Associate, part, &[("all", "seen")]).await;
    hand.keeps(Associate, "/clients/{client}/sessions/{session}/ready", &[]).await;
    hand.told.insert("/clients/{client}/sessions/{session}/ready");
    let part = "/clients/{client}/sessions/{session}/left";
    hand.form(Associate, part, &[], "Write who took the client home.", &[("with", "Ida, sister")]).await;
    let part = "/clients/{client}/sessions/{session}/contact";
    let call = [("what", "A call"), ("at", "2026-06-25T10:00")];
    hand.form(Associate, part, &call[..1], "Choose day and time.", &call).await;
}

/// The session is replayed as it stood at a minute: nothing of later, and nothing to press.
async fn replay(hand: &Hand) {
    let at = async |minute: &str| {
        let to = hand.address("/clients/{client}/sessions/{session}/replay");
        hand.house.person(Supervisor).get(&format!("{to}?at={minute}")).await
    };
    let seen = |page: &str| page.split(r#"id="replay""#).next().unwrap_or_default().to_owned();
    let begun = at("0").await.text;
    assert!(begun.contains("0:00 of") && begun.contains("Next mark"), "{begun}");
    assert!(!seen(&begun).contains("spat") && !seen(&begun).contains("/sessions/live"), "{begun}");
    let eleven = seen(&at("11").await.text);
    assert!(eleven.contains("spat") && eleven.contains("tears") && !eleven.contains("50 mg more"), "{eleven}");
    assert!(!eleven.contains(r#"method="post""#) && !eleven.contains("hx-sse"), "a replay can be written to: {eleven}");
    let late = at("100000").await.text;
    assert!(seen(&late).contains("50 mg more") && seen(&late).contains("has left"), "{late}");
    assert_eq!(at("soon").await.status, axum::http::StatusCode::NOT_FOUND);
}

async fn note(hand: &mut Hand) {
    let long = "a word too many ".repeat(2_000);
    let to = hand.address("/clients/{client}/notes/draft?about=session:{session}");
    hand.refuses(Associate, &to, &[("mattered", &long)], "longer than can be kept").await;
    hand.keeps(Associate, &to, &[("mattered", "She put")]).await;
    hand.told.insert("/clients/{client}/notes/draft");
    let to = hand.address("/clients/{client}/notes/draft/let-go?about=session:{session}");
    hand.refuses(Associate, &to, &[], "does not say which draft").await;
    let place = hand.house.house.new_id().to_string();
    hand.keeps(Associate, &to, &[("place", &place)]).await;
    hand.told.insert("/clients/{client}/notes/draft/let-go");
    let call = [("kind", "phone"), ("at", "2026-06-24T09:30"), ("length", "10"), ("summary", "How the night was.")];
    hand.form(Associate, "/clients/{client}/notes", &call[..3], "in a sentence what it was about", &call).await;
    let to = hand.address("/clients/{client}/notes/new?about=session:{session}");
    hand.refuses(Associate, &to, &[("done", "Sat near.")], "Write what mattered").await;
    hand.keeps(Associate, &to, &[("mattered", "She put something down.")]).await;
    hand.told.insert("/clients/{client}/notes/new");
    margin(hand).await;
    let part = "/clients/{client}/notes/{note}/question";
    let question = [("words", "What did you do then?"), ("change_required", "no")];
    hand.form(Supervisor, part, &question[..1], "Say whether an answer is enough.", &question).await;
    let part = "/clients/{client}/notes/{note}/add";
    hand.form(Associate, part, &[], "Write what is to be added.", &[("words", "We waited.")]).await;
    let page = hand.house.person(Supervisor).get(&hand.address("/clients/{client}/notes/{note}")).await.text;
    let hash = page.split(r#"name="hash" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let part = "/clients/{client}/notes/{note}/cosign";
    hand.form(Supervisor, part, &[("hash", "00")], "Please look at this once more", &[("hash", &hash)]).await;
}

/// What an associate may do is granted and ended.
pub async fn privileges(hand: &mut Hand) {
    let associate = hand.house.staff[&Associate];
    let to = format!("/supervision/associates/{associate}");
    let granted = [
        ("service", "medicine_session"),
        ("level", "supervisor_in_house"),
        ("from", "2026-06-01"),
        ("until", "2026-12-31"),
        ("words", "Six sessions together."),
    ];
    hand.refuses(Supervisor, &to, &granted[..3], "Say until which day.").await;
    let over = [granted[0], granted[1], ("from", "2026-01-01"), ("until", "2026-01-31"), granted[4]];
    hand.refuses(Supervisor, &to, &over, "this day is over").await;
    let privilege = hand.keeps(Supervisor, &to, &granted).await;
    hand.told.insert("/supervision/associates/{associate}");
    let end = format!("{to}/{privilege}/end");
    hand.keeps(Supervisor, &end, &[]).await;
    hand.refuses(Supervisor, &end, &[], "already kept").await;
    hand.told.insert("/supervision/associates/{associate}/{privilege}/end");
}

async fn margin(hand: &mut Hand) {
    let part = "/clients/{client}/notes/{note}/comments";
    let comment = [("at", "mattered-0"), ("sentence", "Trust is growing."), ("words", "How did you see it?")];
    let comment = hand.form(Supervisor, part, &comment[..2], "Write your comment.", &comment).await;
    let at = |part: &str| format!("/clients/{{client}}/notes/{{note}}/comments/{comment}/{part}");
    let to = hand.address(&at("answer"));
    hand.refuses(Associate, &to, &[], "Write your answer.").await;
    hand.keeps(Associate, &to, &[("words", "She sat down at once.")]).await;
    hand.told.insert("/clients/{client}/notes/{note}/comments/{comment}/answer");
    let to = hand.address(&at("close"));
    hand.refuses(Associate, &to, &[], "leaves this decision to someone else").await;
    hand.keeps(Supervisor, &to, &[]).await;
    hand.told.insert("/clients/{client}/notes/{note}/comments/{comment}/close");
}
