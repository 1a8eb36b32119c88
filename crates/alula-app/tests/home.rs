//! A session at home: the watch of the house across restarts and across two houses, and phones that are let in once.

#![expect(clippy::unwrap_used, reason = "a house that cannot be set up is a failed test")]

use alula_app::House;
use alula_app::home::{CodeRefusal, OnPhone, PhoneSaid, SaidBecame, SaidOnPhone};
use alula_app::notices::{NoticeKind, Written};
use alula_app::testing::TestHouse;
use alula_app::{TaskKind, Trouble};
use alula_core::decide::{Command, Role};
use alula_core::ids::{ClientId, OrderId, SessionId};
use alula_core::intake::{AfterHold, Basis, Limits, OrderWritten, Presence, Route, Setting};
use alula_core::language::Language;
use alula_core::protocol::{Cause, REFERENCE};
use alula_core::session::home::{LadderStepReached, LookIn, SecondReachable, SitterNamed};
use alula_core::units::{Hours, Micrograms, Minutes};
use alula_policy::{Action, Actor};
use alula_store::DatabaseUrl;
use alula_testkit::postgres;
use jiff::SignedDuration;
use jiff::civil::date;

/// A practice with a client whose session at home is planned for now, and a sitter.
struct Evening {
    it: TestHouse,
    ana: Actor,
    pia: Actor,
    client: ClientId,
    session: SessionId,
}

impl Evening {
    async fn new() -> Self {
        Self::in_house(TestHouse::new().await).await
    }

    async fn in_house(it: TestHouse) -> Self {
        let ana = it.person("Ana", Role::Therapist).await;
        let pia = it.person("Pia", Role::Prescriber).await;
        it.signed_protocol(&pia).await;
        let client = it.client_of(&ana, "Mira Invented", Some(&pia)).await;
        let order = it.run(&pia, client, Command::WriteOrder(order())).await;
        let plan = Command::PlanSession { at: it.house.now(), order: OrderId::of(order), place: "at home".into() };
        let session = SessionId::of(it.run(&ana, client, plan).await);
        let named = SitterNamed {
            session,
            name: "Joan Invented".into(),
            phone: "555 0101".into(),
            relation: "sister".into(),
            adult: Presence::Present,
        };
        it.run(&ana, client, Command::NameSitter(named)).await;
        Self { it, ana, pia, client, session }
    }

    /// The sitter's phone, let in by link and digits.
    async fn sitter(&self) -> OnPhone {
        let link = self.it.house.invite_phone(&self.ana, self.client, self.session).await.unwrap().unwrap();
        let secret = self.it.house.open_phone(link.token.reveal(), &link.code).await.unwrap().unwrap();
        self.it.house.on_phone(secret.reveal()).await.unwrap().unwrap()
    }

    async fn says(&self, on: &OnPhone, says: PhoneSaid) -> SaidBecame {
        let said = SaidOnPhone { id: self.it.house.new_id(), at: self.it.house.now(), says };
        self.it.house.say_on_phone(on, said).await.unwrap()
    }

    fn pass(&self, minutes: i64) {
        self.it.clock.pass(SignedDuration::from_mins(minutes));
    }

    async fn steps(&self) -> Vec<(Cause, u16)> {
        let chart = self.it.house.read(&self.ana, self.client, Action::ReadChart).await.unwrap();
        chart.all::<LadderStepReached>().map(|it| (it.is.cause, it.is.after)).collect()
    }
}

fn order() -> OrderWritten {
    let milligrams = |it| Micrograms::milligrams(it).unwrap();
    OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Home,
        product: "Lozenge".into(),
        strength: milligrams(100),
        amount: milligrams(100),
        daily_maximum: milligrams(100),
        hold: Minutes::new(12).unwrap(),
        after_hold: AfterHold::Spit,
        redose: None,
        interval: Hours::new(72).unwrap(),
        valid_until: date(2026, 5, 1),
        limits: Limits { systolic: None, diastolic: None, pulse: None },
        instruction: "Rest and measure again.".into(),
        basis: Basis::InPersonExam { on: date(2026, 2, 20) },
        monitoring_checked: date(2026, 3, 2),
    }
}

const MISSED: fn(u16) -> (Cause, u16) = |after| (Cause::LookInMissed, after);

#[tokio::test]
async fn nobody_looks_in_and_the_house_climbs_by_its_own_clock() {
    let it = Evening::new().await;
    let joan = it.sitter().await;
    assert_eq!(it.says(&joan, PhoneSaid::Placed).await, SaidBecame::Kept);
    it.pass(14);
    assert_eq!(it.it.house.climb_due().await.unwrap(), 0);
    it.pass(4);
    assert_eq!(it.it.house.climb_due().await.unwrap(), 3);
    assert_eq!(it.it.house.climb_due().await.unwrap(), 0, "each step once");
    assert_eq!(it.steps().await, [0, 2, 3].map(MISSED));
    it.says(&joan, PhoneSaid::Look(LookIn::AllCalm, None)).await;
    it.pass(14);
    assert_eq!(it.it.house.climb_due().await.unwrap(), 0);
    it.says(&joan, PhoneSaid::Look(LookIn::Emergency, None)).await;
    assert_eq!(it.it.house.climb_due().await.unwrap(), 1, "at once");
}

#[tokio::test]
async fn each_step_tells_whom_the_protocol_names_once_and_nothing_of_anybody() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let place = Written::Sms("+1 555 010 0199".into());
    house.add_tell_place(&it.ana, house.new_id(), place, Language::English).await.unwrap().unwrap();
    house.tell_now().await.unwrap();
    it.it.notices.taken();
    let joan = it.sitter().await;
    it.says(&joan, PhoneSaid::Placed).await;
    it.pass(15);
    house.climb_due().await.unwrap();
    house.tell_now().await.unwrap();
    assert!(it.it.notices.taken().is_empty(), "the sitter is named with a number that no gateway reaches");
    it.pass(3);
    house.climb_due().await.unwrap();
    assert_eq!(house.tell_now().await.unwrap(), 1);
    assert_eq!(house.tell_now().await.unwrap(), 0);
    let told = it.it.notices.taken();
    assert_eq!(told.iter().map(|it| it.says.kind).collect::<Vec<_>>(), [NoticeKind::Alarm]);
    it.says(&joan, PhoneSaid::Look(LookIn::NotSure, None)).await;
    house.climb_due().await.unwrap();
    house.tell_now().await.unwrap();
    assert_eq!(it.it.notices.taken().iter().map(|it| it.says.kind).collect::<Vec<_>>(), [NoticeKind::Called]);
}

#[tokio::test]
async fn the_list_of_the_second_clinician_follows_the_signed_protocol() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let five = r#"after = 5, tell = ["watcher"]"#;
    let version = REFERENCE.lines().find(|it| it.starts_with("version = ")).unwrap();
    assert!(REFERENCE.contains(five));
    let sooner = REFERENCE.replace(five, r#"after = 5, tell = ["watcher", "second"]"#);
    it.it.protocol(&it.pia, &sooner.replacen(version, r#"version = "9.9.9""#, 1)).await;
    let until = house.now() + SignedDuration::from_hours(4);
    it.it.run(&it.pia, it.client, Command::BeSecond(SecondReachable { session: it.session, until })).await;
    let joan = it.sitter().await;
    it.says(&joan, PhoneSaid::Placed).await;
    let waits = async |who: &Actor| {
        house.climb_due().await.unwrap();
        house.tasks(who).await.unwrap().iter().any(|it| it.kind == TaskKind::AnswerAlarm)
    };
    it.pass(19);
    assert_eq!((waits(&it.ana).await, waits(&it.pia).await), (true, false), "at four the second was not told");
    it.pass(1);
    assert_eq!((waits(&it.ana).await, waits(&it.pia).await), (true, true), "at five, as this practice signed");
    it.says(&joan, PhoneSaid::Look(LookIn::AllCalm, None)).await;
    assert_eq!((waits(&it.ana).await, waits(&it.pia).await), (false, false));
}

#[tokio::test]
async fn a_house_that_was_away_finds_what_became_due() {
    let it = Evening::new().await;
    let joan = it.sitter().await;
    it.says(&joan, PhoneSaid::Placed).await;
    it.pass(19);
    let again = it.it.opened_again().await;
    assert_eq!(again.climb_due().await.unwrap(), 3);
    assert_eq!(it.it.house.climb_due().await.unwrap(), 0, "the other house finds them stated");
    assert_eq!(it.steps().await, [0, 2, 3].map(MISSED));
}

#[tokio::test]
async fn two_houses_on_one_database_state_each_step_once() {
    if !postgres::is_wanted() {
        return;
    }
    let url: DatabaseUrl = postgres::shared().await.unwrap().fresh_database().await.unwrap().parse().unwrap();
    let it = Evening::in_house(TestHouse::on_database(url).await).await;
    let joan = it.sitter().await;
    it.says(&joan, PhoneSaid::Placed).await;
    let others: Vec<House> = vec![it.it.house.clone(), it.it.opened_again().await];
    let mut stated = 0;
    for _ in 0..30 {
        it.pass(1);
        let all = others.iter().map(|house| {
            tokio::spawn({
                let house = house.clone();
                async move { house.climb_due().await.unwrap() }
            })
        });
        for one in all.collect::<Vec<_>>() {
            stated += one.await.unwrap();
        }
    }
    assert_eq!(it.steps().await, [0, 2, 3, 5, 8, 10].map(MISSED));
    assert_eq!(stated, 6);
}

#[tokio::test]
async fn a_link_lets_one_phone_in_and_no_second() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let link = house.invite_phone(&it.ana, it.client, it.session).await.unwrap().unwrap();
    let (token, code) = (link.token.reveal(), link.code.as_str());
    assert_eq!((code.len(), house.phone_link(token).await.unwrap().is_some()), (4, true));
    house.open_phone(token, code).await.unwrap().unwrap();
    assert_eq!(house.open_phone(token, code).await.unwrap(), Err(CodeRefusal::NotOpen));
    assert_eq!(house.phone_link(token).await.unwrap(), None);
}

#[tokio::test]
async fn five_wrong_codes_close_a_link_also_for_the_right_one() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let link = house.invite_phone(&it.ana, it.client, it.session).await.unwrap().unwrap();
    let wrong = if link.code == "0000" { "0001" } else { "0000" };
    for left in [4, 3, 2, 1] {
        let tried = house.open_phone(link.token.reveal(), wrong).await.unwrap();
        assert_eq!(tried, Err(CodeRefusal::Wrong { left }));
    }
    assert_eq!(house.open_phone(link.token.reveal(), wrong).await.unwrap(), Err(CodeRefusal::TooOften));
    assert_eq!(house.open_phone(link.token.reveal(), &link.code).await.unwrap(), Err(CodeRefusal::NotOpen));
}

#[tokio::test]
async fn a_link_opens_nothing_after_its_time_after_a_newer_one_and_after_it_was_taken_back() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let invite = async || house.invite_phone(&it.ana, it.client, it.session).await.unwrap().unwrap();
    let (first, second) = (invite().await, invite().await);
    assert_eq!(house.open_phone(first.token.reveal(), &first.code).await.unwrap(), Err(CodeRefusal::NotOpen));
    house.end_phones(&it.ana, it.client, it.session, true).await.unwrap();
    assert_eq!(house.open_phone(second.token.reveal(), &second.code).await.unwrap(), Err(CodeRefusal::NotOpen));
    let third = invite().await;
    it.pass(6 * 60 + 1);
    assert_eq!(house.open_phone(third.token.reveal(), &third.code).await.unwrap(), Err(CodeRefusal::NotOpen));
}

#[tokio::test]
async fn a_phone_that_was_ended_handed_back_or_is_too_old_may_nothing() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let enter = async || {
        let link = house.invite_phone(&it.ana, it.client, it.session).await.unwrap().unwrap();
        house.open_phone(link.token.reveal(), &link.code).await.unwrap().unwrap()
    };
    let live = async |secret: &alula_app::entrance::Token| house.on_phone(secret.reveal()).await.unwrap();
    let ended = enter().await;
    house.end_phones(&it.ana, it.client, it.session, true).await.unwrap();
    assert_eq!(live(&ended).await, None);
    let back = enter().await;
    house.hand_phone_back(&live(&back).await.unwrap()).await.unwrap();
    assert_eq!(live(&back).await, None);
    let old = enter().await;
    it.pass(48 * 60 + 1);
    assert_eq!(live(&old).await, None);
}

#[tokio::test]
async fn six_digits_let_another_phone_go_on_where_the_first_one_stopped() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let first = it.sitter().await;
    it.says(&first, PhoneSaid::Placed).await;
    let code = house.phone_code(&it.ana, it.client, it.session, true).await.unwrap().unwrap();
    assert_eq!(code.code.len(), 6);
    let secret = house.take_phone_over(&code.code, "192.0.2.1").await.unwrap().unwrap();
    let second = house.on_phone(secret.reveal()).await.unwrap().unwrap();
    assert_eq!((second.actor, second.whose()), (first.actor, first.whose()));
    assert_eq!(house.take_phone_over(&code.code, "192.0.2.1").await.unwrap(), Err(CodeRefusal::NotOpen), "once");
    let late = house.phone_code(&it.ana, it.client, it.session, true).await.unwrap().unwrap();
    it.pass(11);
    assert_eq!(house.take_phone_over(&late.code, "192.0.2.1").await.unwrap(), Err(CodeRefusal::NotOpen));
}

#[tokio::test]
async fn digits_are_not_found_by_trying() {
    let it = Evening::new().await;
    let house = &it.it.house;
    let code = house.phone_code(&it.ana, it.client, it.session, true).await.unwrap().unwrap().code;
    let wrong = |n: u32| format!("{:06}", (code.parse::<u32>().unwrap() + 1 + n) % 1_000_000);
    for n in 0..5 {
        assert_eq!(house.take_phone_over(&wrong(n), "192.0.2.7").await.unwrap(), Err(CodeRefusal::NotOpen));
    }
    assert_eq!(house.take_phone_over(&code, "192.0.2.7").await.unwrap(), Err(CodeRefusal::TooOften));
    for n in 5..40 {
        house.take_phone_over(&wrong(n), &format!("198.51.100.{n}")).await.unwrap().unwrap_err();
    }
    assert_eq!(house.take_phone_over(&code, "192.0.2.99").await.unwrap(), Err(CodeRefusal::TooOften));
}

#[tokio::test]
async fn a_sitter_reaches_no_chart_and_states_nothing_of_anybody_else() {
    let it = Evening::new().await;
    let joan = it.sitter().await;
    let read = it.it.house.read(&joan.actor, it.client, Action::ReadChart).await;
    assert!(matches!(read, Err(Trouble::Denied(_))), "{read:?}");
    let other = it.it.client_of(&it.ana, "Tomas Invented", None).await;
    let elsewhere = OnPhone { phone: alula_app::home::Phone { client: other, ..joan.phone.clone() }, ..joan };
    let said = SaidOnPhone { id: it.it.house.new_id(), at: it.it.house.now(), says: PhoneSaid::Placed };
    let said = it.it.house.say_on_phone(&elsewhere, said).await;
    assert!(matches!(said, Err(Trouble::Denied(_))), "{said:?}");
}

#[tokio::test]
async fn what_a_phone_says_twice_is_one_statement() {
    let it = Evening::new().await;
    let joan = it.sitter().await;
    let said = SaidOnPhone { id: it.it.house.new_id(), at: it.it.house.now(), says: PhoneSaid::Placed };
    for _ in 0..3 {
        assert_eq!(it.it.house.say_on_phone(&joan, said.clone()).await.unwrap(), SaidBecame::Kept);
    }
    let chart = it.it.house.read(&it.ana, it.client, Action::ReadChart).await.unwrap();
    assert_eq!(chart.all::<alula_core::session::MedicineGiven>().count(), 1);
    let asked = SaidOnPhone { id: it.it.house.new_id(), ..said.clone() };
    let asked = SaidOnPhone { says: PhoneSaid::Agreed("1".into(), "Joan".into(), Presence::Absent), ..asked };
    let refused = it.it.house.say_on_phone(&joan, asked).await.unwrap();
    assert!(matches!(refused, SaidBecame::Refused(_)), "first the questions: {refused:?}");
}
