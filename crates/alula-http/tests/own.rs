//! The client's own pages: what is prepared and agreed, the record, and who opened it.

mod house;

use alula_core::decide::Command;
use alula_core::preparation::{TherapistRole, WishesRecorded};
use alula_policy::Actor;
use house::TestHouse;
use house::Who::{Associate, Client, Manager, OtherClient, OtherTherapist, Supervisor};

#[tokio::test]
async fn a_client_reads_what_is_prepared_and_that_nobody_takes_them_home_yet() {
    let house = TestHouse::furnished().await;
    let associate =
        Actor::Staff { id: house.staff[&Associate], role: alula_core::decide::Role::Associate, second_factor: true };
    let wishes = WishesRecorded {
        fears: "That nobody notices.".into(),
        calming: "Say my name.".into(),
        sound: "".into(),
        role: TherapistRole::QuietPresence,
    };
    house.say_as(&associate, house.client, Command::RecordWishes(wishes)).await;
    let page = house.person(Client).get("/me/prepare").await.text;
    for words in ["Session 1, ", "the quiet room", "Nobody is named yet who takes you home", "Say my name."] {
        assert!(page.contains(words), "{words} is not on {page}");
    }
    assert!(!house.person(OtherClient).get("/me/prepare").await.text.contains("Say my name."));
}

#[tokio::test]
async fn the_record_is_the_clients_to_read_page_by_page() {
    let house = TestHouse::furnished().await;
    let own = house.person(Client).get("/me/record/statements").await.text;
    for words in ["Trust is growing.", "We spoke about what is hoped for.", "Became a client"] {
        assert!(own.contains(words), "{words} is not in the record");
    }
    let older = house.person(Client).get("/me/record/statements?before=2").await.text;
    assert!(older.contains("Became a client") && !older.contains("Trust is growing."));
    let other = house.person(OtherClient).get("/me/record/statements").await.text;
    assert!(!other.contains("Trust is growing."));
}

#[tokio::test]
async fn a_client_sees_who_opened_the_record_and_who_was_turned_away() {
    let house = TestHouse::furnished().await;
    let chart = format!("/clients/{}", house.client);
    house.person(Supervisor).get(&format!("{chart}/record")).await;
    house.person(OtherTherapist).get(&format!("{chart}/record")).await;
    let opened = house.person(Client).get("/me/record/opened").await.text;
    let line = |name: &str| {
        let (_, rest) = opened.split_once(name).unwrap_or_else(|| panic!("{name} is not on {opened}"));
        rest.split("</p>").next().unwrap().to_owned()
    };
    assert!(line("Invented Supervisor").contains("read your record"), "{}", line("Invented Supervisor"));
    assert!(line("Invented OtherTherapist").contains("was turned away"));
    assert!(line("Invented Associate").contains("wrote in your chart"));
    let other = house.person(OtherClient).get("/me/record/opened").await.text;
    assert!(!other.contains("Invented Supervisor"), "the looks into another chart are not theirs to see");
}

#[tokio::test]
async fn the_light_is_chosen_without_script() {
    let house = TestHouse::furnished().await;
    let kept = house.person(Client).post("/me/settings", &[("light", "dusk")]).await;
    assert!(kept.header("set-cookie").starts_with("theme=dusk;"), "{kept:?}");
}

#[tokio::test]
async fn where_somebody_is_worried_the_practices_number_stands_too() {
    let house = TestHouse::furnished().await;
    assert!(!house.person(Client).get("/me/worried").await.text.contains("415 555 0199"));
    house.person(Manager).post("/confirm", &[("password", house::PASSWORD)]).await;
    let details = [("name", "Harbour"), ("emergency_phone", "+1 415 555 0199"), ("zone", ""), ("states", "CA")];
    let entry = house.house.new_id().to_string();
    let kept = house.person(Manager).post("/practice/details", &[&details[..], &[("entry", &entry)]].concat()).await;
    assert_eq!(kept.status, axum::http::StatusCode::SEE_OTHER, "{}", kept.text);
    assert!(house.person(Client).get("/me/worried").await.text.contains("tel:+14155550199"));
}
