//! Forms of the practice at the beginning, and of the record at the end.

use alula_policy::Actor;

use crate::hand::Hand;
use crate::house::Who::{Associate, Manager, Supervisor};

/// Somebody becomes a client, gets a team and an invitation.
pub async fn practice(hand: &mut Hand) {
    let person = [("name", "Noor Invented"), ("email", "noor@test.alula.invalid"), ("state", "CA")];
    let unborn = [&person[..], &[("birth_date", "2031-01-01")]].concat();
    let born = [&person[..], &[("birth_date", "1990-05-02")]].concat();
    let client = hand.form(Manager, "/clients/new", &unborn, "lies in the future", &born).await;
    let admit = format!("/enquiries/{}/admit", hand.house.enquiry);
    hand.refuses(Manager, &admit, &unborn, "lies in the future").await;
    let silent: Vec<_> = born.iter().copied().filter(|(name, _)| *name != "email").collect();
    let silent = hand.keeps(Manager, &admit, &silent).await;
    hand.told.insert("/enquiries/{enquiry}/admit");

    let therapist = hand.house.staff[&Associate].to_string();
    let supervisor = hand.house.staff[&Supervisor].to_string();
    let team = [("therapist", therapist.as_str()), ("supervisor", supervisor.as_str())];
    let to = format!("/clients/{client}/team");
    hand.refuses(Manager, &to, &team[1..], "Please choose the therapist.").await;
    hand.keeps(Manager, &to, &team).await;
    hand.told.insert("/clients/{client}/team");
    hand.refuses(Manager, &format!("/clients/{silent}/invite"), &[], "e-mail").await;
    hand.keeps(Manager, &format!("/clients/{client}/invite"), &[]).await;
    hand.told.insert("/clients/{client}/invite");
}

/// What was said is corrected and withdrawn, and what was kept whole is looked at.
pub async fn record(hand: &mut Hand) {
    let reading =
        hand.keeps(Associate, "/clients/{client}/intake/readings", &[("systolic", "218"), ("diastolic", "82")]).await;
    let entry = hand.address(&format!("/clients/{{client}}/record/{reading}"));
    let right = [("systolic", "128"), ("diastolic", "82")];
    let why = [&right[..], &[("reason", "Two digits changed places.")]].concat();
    hand.refuses(Associate, &format!("{entry}/correct"), &right, "Say why it is corrected.").await;
    hand.keeps(Associate, &format!("{entry}/correct"), &why).await;
    hand.refuses(Associate, &format!("{entry}/withdraw"), &[], "Say why it is withdrawn.").await;
    hand.keeps(Associate, &format!("{entry}/withdraw"), &[("reason", "Another client's.")]).await;
    let kept = kept_whole(hand).await;
    let review = hand.address(&format!("/clients/{{client}}/record/{kept}/review"));
    hand.refuses(Supervisor, &review, &[], "Say what you found").await;
    hand.keeps(Supervisor, &review, &[("words", "Looked at; nothing follows.")]).await;
    hand.told.extend([
        "/clients/{client}/record/{entry}/correct",
        "/clients/{client}/record/{entry}/review",
        "/clients/{client}/record/{entry}/withdraw",
    ]);
}

/// The care ends, and begins anew.
pub async fn end(hand: &mut Hand) {
    let part = "/clients/{client}/care";
    let end = [("reason", "complete"), ("words", "She rings when the winter gets long.")];
    hand.form(Associate, part, &end[1..], "Choose why the care ends.", &end).await;
    let story = hand.house.person(Associate).get(&hand.address("/clients/{client}")).await.text;
    assert!(story.contains("The care has ended"), "the story does not say that the care has ended");
    let anew = [("words", "The winter is long.")];
    hand.form(Associate, "/clients/{client}/care/reopen", &[], "Write what brings them back.", &anew).await;
}

/// A part of a referral that nobody understood, and that somebody has to look at.
async fn kept_whole(hand: &Hand) -> String {
    let bundle = r#"{"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"p","name":[{"given":["Invented"],"family":"Client"}],"birthDate":"1984-03-09"}},
        {"resource":{"resourceType":"Claim","id":"x","patient":{"reference":"Patient/p"}}}]}"#;
    let house = &hand.house;
    house
        .house
        .import_referral(&Actor::House, Some(house.client), "referral.json", bundle.as_bytes())
        .await
        .unwrap()
        .unwrap();
    let record = house.person(Supervisor).get(&hand.address("/clients/{client}/record")).await.text;
    let (before, _) = record.split_once("/review\"").expect("something to look at");
    before.rsplit('/').next().unwrap().to_owned()
}
