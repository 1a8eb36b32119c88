//! A session in which the medicine is injected: label, second person, needle, through HTTP as the people in the room.

#![expect(clippy::unwrap_used, reason = "a page without what a form needs is a failed test")]

mod house;

use alula_core::decide::{Command, Role};
use alula_core::ids::{OrderId, SessionId};
use alula_core::intake::{OrderWritten, Route};
use alula_core::protocol::REFERENCE;
use alula_core::session::{InjectionChecked, InjectionGiven, MedicineGiven, SessionCancelled};
use alula_core::units::Micrograms;
use alula_policy::{Action, Actor};
use axum::http::StatusCode;
use house::Who::{self, Associate, OtherTherapist, Prescriber, Supervisor};
use house::{Heard, PASSWORD, TestHouse};

/// The reference protocol with no other gate than the one before the needle.
fn needle_alone() -> String {
    let begins = REFERENCE.find(r#"id = "c_office_im""#).unwrap();
    let (before, route) = REFERENCE.split_at(begins);
    let entry = route.find("entry = [").unwrap();
    let ends = entry + route[entry..].find(']').unwrap() + 1;
    let before = before.lines().map(|it| if it.starts_with("exit = ") { "exit = []" } else { it });
    let before: Vec<_> = before.collect();
    format!("{}\n{}entry = [\"G-INJ-1\"]{}", before.join("\n"), &route[..entry], &route[ends..])
        .replace("version = \"0.5.0\"", "version = \"0.5.0-needle\"")
}

struct Room {
    house: TestHouse,
    session: SessionId,
}

impl Room {
    async fn open() -> Self {
        let house = TestHouse::furnished().await;
        let prescriber = Actor::Staff { id: house.staff[&Prescriber], role: Role::Prescriber, second_factor: true };
        let associate = Actor::Staff { id: house.staff[&Associate], role: Role::Associate, second_factor: true };
        let kept = house.house.install_protocol(&prescriber, &needle_alone()).await.unwrap().unwrap();
        house.house.sign_protocol(&prescriber, &kept.id, kept.number, &kept.digest).await.unwrap().unwrap();
        let cancelled = SessionCancelled { session: house.session, reason: "By injection instead.".into() };
        house.say_as(&associate, house.client, Command::CancelSession(cancelled)).await;
        let milligrams = |it| Micrograms::milligrams(it).unwrap();
        let order = OrderWritten {
            route: Route::Intramuscular,
            product: "Ketamine for injection".into(),
            strength: milligrams(50),
            amount: milligrams(60),
            ..house::order()
        };
        let order = house.say_as(&prescriber, house.client, Command::WriteOrder(order)).await;
        let plan =
            Command::PlanSession { at: house.house.now(), order: OrderId::of(order), place: "the quiet room".into() };
        let session = SessionId::of(house.say_as(&associate, house.client, plan).await);
        Self { house, session }
    }

    fn address(&self, part: &str) -> String {
        format!("/clients/{}/sessions/{}{part}", self.house.client, self.session)
    }

    async fn posts(&self, who: Who, part: &str, fields: &[(&str, &str)]) -> Heard {
        let entry = self.house.house.new_id().to_string();
        let fields: Vec<_> = fields.iter().copied().chain([("entry", entry.as_str())]).collect();
        self.house.person(who).post(&self.address(part), &fields).await
    }

    #[track_caller]
    fn kept(heard: &Heard) {
        assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.text);
        assert!(!heard.location().starts_with("/confirm"), "{heard:?}");
    }

    #[track_caller]
    fn sent_back(heard: &Heard, says: &str) {
        assert_eq!(heard.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", heard.text);
        assert!(heard.text.contains(says), "“{says}” is not said: {}", heard.text);
    }

    /// The value of a hidden field on the page.
    async fn hidden(&self, who: Who, name: &str) -> String {
        let page = self.house.person(who).get(&self.address("")).await.text;
        let begins = format!(r#"name="{name}" value=""#);
        page.split(&begins).nth(1).and_then(|it| it.split('"').next()).unwrap().to_owned()
    }
}

const LABEL: [(&str, &str); 8] = [
    ("amount", "60000"),
    ("identity", "present"),
    ("allergies", "present"),
    ("product", "Ketamine hydrochloride injection"),
    ("strength", "50"),
    ("lot", "KX-4417"),
    ("expires", "2027-08-31"),
    ("ndc", "00143-9508-10"),
];

#[tokio::test]
async fn an_injection_is_read_looked_at_by_two_and_given() {
    let room = Room::open().await;
    let page = room.house.person(Associate).get(&room.address("")).await;
    assert!(page.text.contains("Read the label"), "{}", page.text);
    assert!(!page.text.contains("The needle is in, hold"));
    let given = [("amount", "60000"), ("lot", "KX-4417"), ("identity", "present")];
    Room::sent_back(&room.posts(Associate, "/give", &given).await, "read the label of the vial");
    Room::sent_back(&room.posts(Associate, "/inject", &[("site", "left_deltoid")]).await, "Read the label");

    Room::sent_back(&room.posts(Associate, "/vial", &LABEL[..5]).await, "Copy the lot from the label.");
    Room::kept(&room.posts(Associate, "/vial", &LABEL).await);
    let page = room.house.person(Associate).get(&room.address("")).await;
    assert!(page.text.contains("60 mg = 1.2 mL"), "{}", page.text);

    let vial = room.hidden(Associate, "vial").await;
    let looked =
        [("vial", vial.as_str()), ("volume", "1200"), ("strength", "50"), ("left", "8.8"), ("waste_seen", "present")];
    let misread = looked.map(|(name, value)| (name, if name == "strength" { "100" } else { value }));
    Room::sent_back(&room.posts(Associate, "/injection-check", &misread).await, "You read 100 mg in 1 mL");
    Room::kept(&room.posts(Associate, "/injection-check", &looked).await);
    Room::sent_back(&room.posts(Associate, "/inject", &[("site", "left_deltoid")]).await, "A second person");

    // A colleague who is not of the team stands beside, with their own password; the chart stays closed to them.
    let colleague = room.house.staff[&OtherTherapist].to_string();
    let beside = |password| [&looked[..], &[("colleague", colleague.as_str()), ("password", password)]].concat();
    Room::sent_back(&room.posts(Associate, "/injection-check", &beside("not the words")).await, "is not the password");
    Room::sent_back(
        &room.posts(Associate, "/injection-check", &[&looked[..], &[("colleague", "")]].concat()).await,
        "Choose who looks.",
    );
    Room::kept(&room.posts(Associate, "/injection-check", &beside(PASSWORD)).await);
    let seen = room.house.person(OtherTherapist).get(&room.address("")).await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND);

    let page = room.house.person(Associate).get(&room.address("")).await;
    assert!(page.text.contains("Invented OtherTherapist looked at it"), "{}", page.text);
    assert!(page.text.contains("The needle is in, hold"), "{}", page.text);
    Room::sent_back(&room.posts(Associate, "/inject", &[]).await, "Say where the needle went in.");
    // Whoever injects is one of the two who looked.
    Room::sent_back(&room.posts(Prescriber, "/inject", &[("site", "left_deltoid")]).await, "Whoever injects");
    Room::kept(&room.posts(Associate, "/inject", &[("site", "left_deltoid")]).await);

    let reader = Actor::Staff { id: room.house.staff[&Supervisor], role: Role::Supervisor, second_factor: false };
    let chart = room.house.house.read(&reader, room.house.client, Action::ReadChart).await.unwrap();
    let by: Vec<_> = chart.all::<InjectionChecked>().map(|it| it.author()).collect();
    assert_eq!(by, [Associate, OtherTherapist].map(|who| alula_core::ledger::Author::Staff(room.house.staff[&who])));
    let given = chart.last::<MedicineGiven>().unwrap().is;
    assert_eq!((given.amount.in_milligrams().as_str(), given.lot.reveal()), ("60 mg", "KX-4417"));
    assert_eq!(chart.last::<InjectionGiven>().unwrap().is.volume.in_millilitres(), "1.2 mL");
    let room_page = room.house.person(Associate).get(&room.address("")).await;
    assert!(room_page.text.contains("1.2 mL, left upper arm"), "{}", room_page.text);
}

#[tokio::test]
async fn a_colleague_of_the_team_looks_by_their_own_sign_in() {
    let room = Room::open().await;
    Room::kept(&room.posts(Associate, "/vial", &LABEL).await);
    let vial = room.hidden(Prescriber, "vial").await;
    let looked = [("vial", vial.as_str()), ("volume", "1200"), ("strength", "50"), ("left", "0")];
    Room::kept(&room.posts(Prescriber, "/injection-check", &looked).await);
    Room::kept(&room.posts(Associate, "/injection-check", &looked).await);
    let page = room.house.person(Associate).get(&room.address("")).await;
    assert!(page.text.contains("The needle is in, hold"), "{}", page.text);
}

#[tokio::test]
async fn a_vial_of_another_strength_is_told_apart_and_nobody_is_asked_to_look_at_it() {
    let room = Room::open().await;
    let other = LABEL.map(|(name, value)| (name, if name == "strength" { "100" } else { value }));
    Room::kept(&room.posts(Associate, "/vial", &other).await);
    let page = room.house.person(Associate).get(&room.address("")).await;
    assert!(page.text.contains("This vial is not the ordered strength."), "{}", page.text);
    assert!(!page.text.contains("in the syringe"), "{}", page.text);
}
