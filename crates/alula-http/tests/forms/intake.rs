//! Forms of intake: what is told, what is asked, what the prescriber decides.

use crate::hand::Hand;
use crate::house::Who::{Associate, Client, Prescriber, Supervisor};

/// From the history to the order.
pub async fn forms(hand: &mut Hand) {
    told(hand).await;
    asked(hand).await;
    judged(hand).await;
    decided(hand).await;
}

async fn told(hand: &mut Hand) {
    let history = [("illness", "It began in spring."), ("substances", "A glass of wine on Fridays.")];
    let part = "/clients/{client}/intake/history";
    hand.form(Associate, part, &[("family", " ")], "Please look at this once more", &history).await;
    let part = "/clients/{client}/intake/conditions";
    let nameless = [("onset", "since 2019"), ("status", "active")];
    hand.form(Associate, part, &nameless, "Write which condition.", &[("text", "Low mood"), ("status", "active")])
        .await;
    let part = "/clients/{client}/intake/trials";
    let long = [("treatment", "Lithium"), ("weeks", "99999"), ("outcome", "partial")];
    let trial = [("treatment", "Lithium"), ("weeks", "9"), ("outcome", "no_effect")];
    hand.form(Associate, part, &long, "number of weeks", &trial).await;
    let part = "/clients/{client}/intake/medicines";
    let nameless = [("dose", "one in the evening"), ("status", "taking")];
    let medicine = [("text", "Sertraline"), ("dose", "50 mg"), ("status", "taking")];
    hand.form(Associate, part, &nameless, "Write the name of the medicine.", &medicine).await;
    let part = "/clients/{client}/intake/allergies";
    hand.form(Associate, part, &[("reaction", "a rash")], "or say that no allergy is known", &[("none", "yes")]).await;
    let part = "/clients/{client}/intake/disclosures";
    let unsaid = [("person", "Noa Alder")];
    let said = [("person", "Noa Alder"), ("may_be_told", "When to come.")];
    hand.form(Associate, part, &unsaid, "Write what they may be told", &said).await;
    let part = "/clients/{client}/intake/readings";
    let crossed = [("systolic", "80"), ("diastolic", "128"), ("at", "2026-06-22T09:30")];
    let reading = [("systolic", "128"), ("diastolic", "80"), ("at", "2026-06-22T09:30")];
    hand.form(Associate, part, &crossed, "The lower pressure is below the upper one.", &reading).await;
    hand.keeps(Associate, part, &[("systolic", "126"), ("diastolic", "78"), ("at", "2026-06-23T09:30")]).await;
}

async fn asked(hand: &mut Hand) {
    let sheet = hand.house.person(Associate).get(&hand.address("/clients/{client}/intake")).await.text;
    let names = sheet.split("name=\"answer:").skip(1).map(|it| format!("answer:{}", it.split('"').next().unwrap()));
    let mut names: Vec<String> = names.collect();
    names.dedup();
    assert!(names.len() > 5, "the questions of the protocol are not there");
    let mut answers: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), "absent")).collect();
    answers.push(("capacity", "present"));
    let complete = [&answers[..], &[("pregnancy", "not_possible")]].concat();
    let part = "/clients/{client}/intake/screening";
    hand.form(Associate, part, &answers, "Choose one of the answers about pregnancy.", &complete).await;

    let part = "/clients/{client}/measures";
    let gad = [("instrument", "gad-7"), ("do", "ask")];
    let odd = [("instrument", "mood-wheel"), ("do", "ask")];
    hand.form(Associate, part, &odd, "Choose one of the questionnaires", &gad).await;
    let aloud = hand.keeps(Associate, part, &[("instrument", "phq-9"), ("do", "begin")]).await;
    let first = hand.address(&format!("/clients/{{client}}/measures/{aloud}/1"));
    hand.refuses(Associate, &first, &[], "No answer arrived.").await;
    hand.keeps(Associate, &first, &[("value", "2")]).await;
    hand.told.insert("/clients/{client}/measures/{measure}/{item}");
    hand.refuses(Client, "/me/measures/gad-7", &[("value", "often")], "No answer arrived.").await;
    hand.keeps(Client, "/me/measures/gad-7", &[("value", "1")]).await;
    hand.told.insert("/me/measures/{measure}");
    let second = hand.address("/me/measures/{measure}/2");
    hand.refuses(Client, &second, &[("value", "7")], "answer").await;
    hand.keeps(Client, &second, &[("skip", "yes")]).await;
    hand.told.insert("/me/measures/{measure}/{item}");
}

async fn judged(hand: &mut Hand) {
    hand.form(Client, "/me/worried", &[], "Please write a line", &[("words", "I could not sleep.")]).await;
    let part = "/clients/{client}/concerns";
    hand.form(Associate, part, &[], "Write what worries you.", &[("words", "He gave books away.")]).await;
    let grave = [("q1", "yes"), ("q2", "yes"), ("q3", "yes"), ("q4", "no"), ("q5", "no"), ("q6", "no")];
    let calm = [("q1", "no"), ("q2", "no"), ("q6", "no")];
    hand.form(Associate, "/clients/{client}/risk", &grave, "Write what will be done about it.", &calm).await;
    for concern in open_concerns(hand).await {
        let (to, words) =
            (hand.address(&format!("/clients/{{client}}/concerns/{concern}")), format!("words:{concern}"));
        hand.refuses(Supervisor, &to, &[(&words, " ")], "Write what was done").await;
        hand.keeps(Supervisor, &to, &[(&words, "We spoke for an hour.")]).await;
    }
    hand.told.insert("/clients/{client}/concerns/{concern}");
    let plan = [("signs", "I stop sleeping."), ("people", "My brother.")];
    hand.form(
        Associate,
        "/clients/{client}/safety-plan",
        &[("reasons", "My dog.")],
        "Please look at this once more",
        &plan,
    )
    .await;
}

/// The one that the client raised and the one that the associate did.
async fn open_concerns(hand: &Hand) -> Vec<String> {
    let page = hand.house.person(Supervisor).get(&hand.address("/clients/{client}/risk")).await.text;
    let open: Vec<_> = page.split("name=\"words:").skip(1).map(|it| it.split('"').next().unwrap().to_owned()).collect();
    assert_eq!(open.len(), 2, "{page}");
    open
}

async fn decided(hand: &mut Hand) {
    let review = "/clients/{client}/medicines-review";
    let page = hand.house.person(Prescriber).get(&hand.address(review)).await.text;
    let id = page.split("name=\"is:").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let is = format!("is:{id}");
    hand.form(Prescriber, review, &[(&is, "timed")], "Say how it is timed", &[(&is, "as_usual")]).await;
    let decision = [("decision", "office")];
    let reasoned = [("decision", "office"), ("reason", "Nothing speaks against it.")];
    hand.form(Prescriber, "/clients/{client}/eligibility", &decision, "Write why.", &reasoned).await;
    let order = |amount| {
        [
            ("route", "lozenge"),
            ("setting", "office"),
            ("product", "Ketamine lozenge, invented pharmacy"),
            ("strength", "100"),
            ("amount", amount),
            ("daily_maximum", "200"),
            ("hold", "10"),
            ("after_hold", "spit"),
            ("redose", "50"),
            ("redose_from", "15"),
            ("redose_until", "40"),
            ("interval", "72"),
            ("valid_until", "2026-12-01"),
            ("instruction", "Rest, measure again after ten minutes, then call me."),
            ("basis", "in_person_exam"),
            ("examined_on", "2026-06-23"),
            ("monitoring_checked", "2026-06-24"),
        ]
    };
    let part = "/clients/{client}/orders";
    let order = hand.form(Prescriber, part, &order("300"), "above the daily maximum", &order("100")).await;
    hand.wait(1);
    let at = hand.house.house.now() + jiff::SignedDuration::from_hours(1);
    let at = at.to_zoned(hand.house.house.zone().clone()).strftime("%Y-%m-%dT%H:%M").to_string();
    let order = order.to_string();
    let timeless = [("order", order.as_str()), ("place", "The garden room")];
    let planned = [&timeless[..], &[("at", &at)]].concat();
    let cancel = "/clients/{client}/sessions/{session}/cancel";
    hand.form(Associate, cancel, &[], "Say why not today.", &[("reason", "Another order holds now.")]).await;
    let part = "/clients/{client}/sessions/new";
    let session = hand.form(Associate, part, &timeless, "Choose day and time.", &planned).await;
    hand.house.session = alula_core::ids::SessionId::of(session);
}
