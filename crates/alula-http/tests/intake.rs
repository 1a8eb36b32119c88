//! Intake through HTTP: what is written is on the page, and what cannot be comes back with words beside its field.

mod house;

use axum::http::{Request, StatusCode, header};
use house::Who::{Associate, Manager, Prescriber};
use house::{Heard, TestHouse, Who};

async fn house() -> TestHouse {
    TestHouse::furnished().await
}

async fn send(house: &TestHouse, who: Who, page: &str, to: &str, fields: &[(&str, &str)]) -> Heard {
    let person = house.person(who);
    let drawn = person.get(&at(house, page)).await;
    assert_eq!(drawn.status, StatusCode::OK, "{page}: {}", drawn.text);
    let entry = house.house.new_id().to_string();
    let mut fields = fields.to_vec();
    fields.push(("entry", &entry));
    person.post(&at(house, to), &fields).await
}

fn at(house: &TestHouse, page: &str) -> String {
    format!("/clients/{}/{page}", house.client)
}

#[track_caller]
fn kept(heard: &Heard) {
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
}

#[track_caller]
fn sent_back(heard: &Heard, words: &str) {
    assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", heard.text);
    assert!(heard.text.contains(words), "without “{words}”: {}", heard.text);
}

async fn page(house: &TestHouse, who: Who, page: &str) -> String {
    house.person(who).get(&at(house, page)).await.text
}

#[tokio::test]
async fn a_medicine_is_kept_and_one_without_a_name_comes_back() {
    let house = house().await;
    let sertraline = [("text", "Sertraline"), ("dose", "50 mg in the morning"), ("status", "taking")];
    let heard = send(&house, Associate, "intake", "intake/medicines", &sertraline).await;
    kept(&heard);
    assert!(heard.location().ends_with("/intake#medicines"), "{}", heard.location());
    assert!(page(&house, Associate, "intake").await.contains("Sertraline"));

    let nameless = [("dose", "one in the evening"), ("status", "taking")];
    let heard = send(&house, Associate, "intake", "intake/medicines", &nameless).await;
    sent_back(&heard, "Write the name of the medicine.");
    assert!(heard.text.contains("one in the evening"), "what was written is lost");

    let review = page(&house, Prescriber, "medicines-review").await;
    let id = review.split("name=\"is:").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (is, words) = (format!("is:{id}"), format!("words:{id}"));
    let heard = send(&house, Prescriber, "medicines-review", "medicines-review", &[(&is, "timed")]).await;
    sent_back(&heard, "Say how it is timed around a session.");
    let heard = send(
        &house,
        Prescriber,
        "medicines-review",
        "medicines-review",
        &[(&is, "timed"), (&words, "In the evening.")],
    )
    .await;
    kept(&heard);
    assert!(page(&house, Associate, "medicines-review").await.contains("timed: In the evening."));
}

#[tokio::test]
async fn history_allergies_and_everything_else_of_the_sheet_are_kept() {
    let house = house().await;
    for (part, fields) in [
        ("history", &[("illness", "It began in spring."), ("substances", "A glass of wine on Fridays.")][..]),
        ("conditions", &[("text", "Recurrent depression"), ("status", "active")][..]),
        ("trials", &[("treatment", "Bupropion"), ("weeks", "9"), ("outcome", "no_effect")][..]),
        ("allergies", &[("none", "yes")][..]),
        ("disclosures", &[("person", "Noa Alder"), ("may_be_told", "When to come.")][..]),
    ] {
        kept(&send(&house, Associate, "intake", &format!("intake/{part}"), fields).await);
    }
    let sheet = page(&house, Associate, "intake").await;
    for words in ["It began in spring.", "Recurrent depression", "9 weeks", "The client knows of none.", "Noa Alder"] {
        assert!(sheet.contains(words), "without {words}");
    }
    let weeks = [("treatment", "Lithium"), ("weeks", "a while"), ("outcome", "partial")];
    sent_back(&send(&house, Associate, "intake", "intake/trials", &weeks).await, "Write a whole number");
    let part = house.person(Associate).get(&at(&house, "intake/trials")).await;
    assert!(part.location().ends_with("/intake#trials"), "{}", part.location());
    let facts = page(&house, Prescriber, "eligibility").await;
    for words in ["1 tried, 1 without enough help", "Bupropion: 9 weeks, no change", "Invented Associate, today"] {
        assert!(facts.contains(words), "without {words}: {facts}");
    }
    assert!(facts.contains("A glass of wine on Fridays."));
}

#[tokio::test]
async fn the_screening_decides_what_the_prescriber_can_find() {
    let house = house().await;
    let sheet = page(&house, Associate, "intake").await;
    let mut names: Vec<String> = sheet
        .split("name=\"answer:")
        .skip(1)
        .map(|it| format!("answer:{}", it.split('"').next().unwrap_or_default()))
        .collect();
    names.dedup();
    assert!(names.len() > 5, "the questions of the protocol are not there");
    let mut fields: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), "absent")).collect();
    let heard = send(&house, Associate, "intake", "intake/screening", &fields).await;
    sent_back(&heard, "Choose one of the answers about pregnancy.");
    fields.extend([("pregnancy", "not_possible"), ("capacity", "present")]);
    kept(&send(&house, Associate, "intake", "intake/screening", &fields).await);

    let decided = [("decision", "office"), ("reason", "Nothing speaks against it.")];
    kept(&send(&house, Prescriber, "eligibility", "eligibility", &decided).await);
    let seen = page(&house, Associate, "eligibility").await;
    assert!(seen.contains("Sessions may take place in the office."), "{seen}");
    assert!(!seen.contains("name=\"decision\""), "an associate is offered the decision");

    fields.retain(|(name, _)| *name != names[0]);
    fields.push((&names[0], "present"));
    kept(&send(&house, Associate, "intake", "intake/screening", &fields).await);
    let heard = send(&house, Prescriber, "eligibility", "eligibility", &decided).await;
    assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", heard.text);
}

fn order() -> Vec<(&'static str, &'static str)> {
    vec![
        ("route", "lozenge"),
        ("setting", "office"),
        ("product", "Ketamine lozenge, invented pharmacy"),
        ("strength", "100"),
        ("amount", "62.5"),
        ("daily_maximum", "200"),
        ("hold", "10"),
        ("after_hold", "spit"),
        ("interval", "72"),
        ("valid_until", "2026-12-01"),
        ("systolic", "140"),
        ("instruction", "Rest, measure again after ten minutes, then call me."),
        ("basis", "in_person_exam"),
        ("examined_on", "2026-06-23"),
        ("monitoring_checked", "2026-06-24"),
    ]
}

fn but(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    order().into_iter().filter(|(name, _)| *name != field).chain([(field, value)]).collect()
}

#[tokio::test]
async fn an_order_is_written_exactly_and_withdrawn() {
    let house = house().await;
    kept(&send(&house, Prescriber, "orders", "orders", &order()).await);
    let seen = page(&house, Associate, "orders").await;
    assert!(seen.contains("Lozenge 62.5 mg, in the office"), "{seen}");
    assert!(!seen.contains("Write this order"), "an associate is offered to write");

    for (field, value, words) in [
        ("amount", "62,5", "Write a point before the decimal"),
        ("amount", "0.1 g", "counted in milligrams"),
        ("amount", "300", "above the daily maximum"),
        ("systolic", "190", "An order can only be more careful"),
        ("examined_on", "", "Write the day of the examination."),
        ("hold", "", "Write for how many minutes the lozenge is held."),
    ] {
        let heard = send(&house, Prescriber, "orders", "orders", &but(field, value)).await;
        sent_back(&heard, words);
        assert!(heard.text.contains("Ketamine lozenge, invented pharmacy"), "what was written is lost");
    }

    let mine = page(&house, Prescriber, "orders").await;
    let id = mine.split("name=\"withdraw\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let reason = format!("reason:{id}");
    let heard = send(&house, Prescriber, "orders", "orders", &[("withdraw", &id), (&reason, "")]).await;
    sent_back(&heard, "Say why it is withdrawn.");
    kept(&send(&house, Prescriber, "orders", "orders", &[("withdraw", &id), (&reason, "A new product.")]).await);
    assert!(page(&house, Associate, "orders").await.contains("does not hold any more"));
}

#[tokio::test]
async fn risk_is_judged_with_its_rule_and_an_associate_does_not_close_what_is_grave() {
    let house = house().await;
    let heard = send(&house, Associate, "risk", "risk", &[]).await;
    sent_back(&heard, "Answer at least one question");
    let raised = [("words", "He gave his books away.")];
    kept(&send(&house, Associate, "risk", "concerns", &raised).await);
    let seen = page(&house, Associate, "risk").await;
    assert!(seen.contains("He gave his books away."));
    assert!(seen.contains("Ask about suicide and judge the risk below"), "{seen}");
    let concern = seen.split("id=\"concern-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let to = format!("concerns/{concern}");
    let field = format!("words:{concern}");
    let close = [(field.as_str(), "We spoke for an hour.")];
    let heard = send(&house, Associate, "risk", &to, &close).await;
    sent_back(&heard, "Ask about suicide and judge the risk first");

    let grave =
        [("q1", "yes"), ("q2", "yes"), ("q3", "yes"), ("q4", "no"), ("q5", "no"), ("q6", "no"), ("concern", &concern)];
    let heard = send(&house, Associate, "risk", "risk", &grave).await;
    sent_back(&heard, "Moderate risk. Write what will be done about it.");
    let mut planned = grave.to_vec();
    planned.push(("plan", "Daily calls this week."));
    kept(&send(&house, Associate, "risk", "risk", &planned).await);
    let seen = page(&house, Associate, "risk").await;
    assert!(seen.contains("Question 3 was answered yes, or question 6 for longer ago than three months."), "{seen}");
    assert!(seen.contains("so a licensed colleague closes it"), "{seen}");
    let heard = send(&house, Associate, "risk", &to, &close).await;
    sent_back(&heard, "Ask the supervisor or the prescriber.");
    kept(&send(&house, Who::Supervisor, "risk", &to, &close).await);
    assert!(!page(&house, Associate, "risk").await.contains("Somebody has to look"));

    let raised = [("entry", "0197b0a8-0000-7000-8000-0000000000aa"), ("words", "The mother called.")];
    kept(&house.person(Manager).post(&at(&house, "concerns"), &raised).await);
    assert!(page(&house, Associate, "risk").await.contains("The mother called."));
}

#[tokio::test]
async fn a_safety_plan_is_kept_in_the_clients_words() {
    let house = house().await;
    sent_back(&send(&house, Associate, "safety-plan", "safety-plan", &[("reasons", "My dog.")]).await, "My dog.");
    let plan = [("signs", "I stop sleeping."), ("people", "My brother.")];
    kept(&send(&house, Associate, "safety-plan", "safety-plan", &plan).await);
    assert!(page(&house, Associate, "safety-plan").await.contains("I stop sleeping."));
}

async fn upload(house: &TestHouse, who: Who, bundle: &str) -> Heard {
    const EDGE: &str = "edge-of-a-part";
    let body = format!(
        "--{EDGE}\r\ncontent-disposition: form-data; name=\"bundle\"; filename=\"referral.json\"\r\n\
         content-type: application/json\r\n\r\n{bundle}\r\n--{EDGE}--\r\n"
    );
    let request = Request::post(at(house, "referral"))
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    house.person(who).send(request, &body).await
}

fn bundle(family: &str) -> String {
    let patient = format!(
        r#"{{"resourceType":"Patient","id":"p","name":[{{"given":["Invented"],"family":"{family}"}}],"birthDate":"1984-03-09"}}"#
    );
    let condition = r#"{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"},"code":{"text":"Migraine"},"clinicalStatus":{"coding":[{"code":"active"}]}}"#;
    let claim = r#"{"resourceType":"Claim","id":"x","patient":{"reference":"Patient/p"}}"#;
    let entries = [patient.as_str(), condition, claim].map(|it| format!(r#"{{"resource":{it}}}"#)).join(",");
    format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{entries}]}}"#)
}

#[tokio::test]
async fn a_referral_is_filed_and_counted_and_the_same_file_twice_changes_nothing() {
    let house = house().await;
    let heard = upload(&house, Associate, &bundle("Client")).await;
    kept(&heard);
    let seen = page(&house, Associate, "referral").await;
    assert!(seen.contains("referral.json") && seen.contains("kept whole") && seen.contains("Claim"), "{seen}");
    let sheet = page(&house, Associate, "intake").await;
    assert!(sheet.contains("Migraine") && sheet.contains("from the referral"), "{sheet}");
    let again = upload(&house, Associate, &bundle("Client")).await;
    kept(&again);
    let seen = house.person(Associate).get(again.location()).await.text;
    assert!(seen.contains("Nothing new in this file"), "{seen}");
    kept(&upload(&house, Manager, &bundle("Client")).await);
}

#[tokio::test]
async fn a_file_that_cannot_be_filed_comes_back_with_what_to_do() {
    let house = house().await;
    let two = bundle("Client").replace("\"entry\":[", r#""entry":[{"resource":{"resourceType":"Patient","id":"q"}},"#);
    for (file, code, words) in [
        ("", "no_file", "Choose the file first."),
        ("not json", "not_json", "The file is not JSON"),
        ("{\"resourceType\":\"Patient\"}", "not_a_bundle", "not a FHIR Bundle"),
        (two.as_str(), "two_patients", "one bundle for each person"),
        (bundle("Somebody").as_str(), "another_person", "about another person"),
    ] {
        let heard = upload(&house, Associate, file).await;
        sent_back(&heard, words);
        assert!(heard.text.contains(&format!("data-code=\"{code}\"")), "{code}: {}", heard.text);
    }
    let large = "x".repeat(21 << 20);
    let heard = upload(&house, Associate, &large).await;
    assert_eq!(heard.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(heard.text.contains("at most 20 MB"), "{}", heard.text);
}
