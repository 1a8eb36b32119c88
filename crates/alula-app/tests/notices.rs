//! Notices: queued once, told within seconds, tried again, given up, and only to whoever they are for.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use alula_app::notices::{Channel, NotSent, NoticeKind, PlaceRefusal, Way, Written};
use alula_app::testing::TestHouse;
use alula_core::decide::Role;
use alula_core::language::Language;
use alula_core::private::Private;
use alula_policy::Actor;
use alula_store::{StoreFault, jobs};
use jiff::SignedDuration;

fn email(text: &str) -> Written {
    Written::Email(Private::from(text))
}

async fn add(test: &TestHouse, actor: &Actor, written: Written) -> Result<(), PlaceRefusal> {
    test.house.add_tell_place(actor, test.house.new_id(), written, Language::English).await.unwrap()
}

/// What the queue gave up.
async fn given_up(test: &TestHouse) -> Vec<String> {
    let given_up = test.house.store().read(|tx| Box::pin(async move { jobs::given_up(tx).await })).await;
    let given_up: Result<_, StoreFault> = given_up;
    given_up.unwrap().into_iter().filter_map(|it| it.last_code).collect()
}

#[tokio::test]
async fn a_new_place_is_told_a_test_once() {
    let test = TestHouse::new().await;
    let alba = test.person("Alba", Role::Therapist).await;
    let form = test.house.new_id();
    for _ in 0..2 {
        let added = test.house.add_tell_place(&alba, form, email("alba@example.org"), Language::Spanish).await;
        added.unwrap().unwrap();
    }
    assert_eq!(add(&test, &alba, email("alba@example.org")).await, Err(PlaceRefusal::Known));
    assert_eq!(add(&test, &alba, Written::Sms("555 0100".into())).await, Err(PlaceRefusal::NoNumber));
    assert_eq!(test.house.tell_now().await.unwrap(), 1);
    assert_eq!(test.house.tell_now().await.unwrap(), 0, "it went out");
    let heard = test.notices.taken();
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].to, Channel::Email("alba@example.org".into()));
    assert_eq!((heard[0].says.kind, heard[0].says.language), (NoticeKind::Test, Language::Spanish));
    let reached = test.house.reached(&alba).await.unwrap();
    assert_eq!((reached.places.len(), reached.ways), (1, Way::ALL.to_vec()));
}

#[tokio::test]
async fn a_test_reaches_every_place_and_the_slow_queue_leaves_it_alone() {
    let test = TestHouse::new().await;
    let alba = test.person("Alba", Role::Therapist).await;
    for text in ["alba@example.org", "alba@example.com"] {
        add(&test, &alba, email(text)).await.unwrap();
    }
    test.house.do_due_jobs().await.unwrap();
    assert!(test.notices.taken().is_empty(), "notices are told apart from the work of the day");
    assert_eq!(test.house.tell_now().await.unwrap(), 2);
    let form = test.house.new_id();
    for _ in 0..2 {
        assert_eq!(test.house.test_tell_places(&alba, form).await.unwrap(), 2);
    }
    assert_eq!(test.house.tell_now().await.unwrap(), 2, "the same form twice is one");
}

#[tokio::test]
async fn a_notice_that_fails_waits_and_goes_out_later() {
    let test = TestHouse::new().await;
    let alba = test.person("Alba", Role::Therapist).await;
    add(&test, &alba, email("alba@example.org")).await.unwrap();
    test.notices.fail(Some(NotSent::Unreachable));
    assert_eq!(test.house.tell_now().await.unwrap(), 0);
    test.notices.fail(None);
    test.clock.pass(SignedDuration::from_secs(4));
    assert_eq!(test.house.tell_now().await.unwrap(), 0, "five seconds are not over");
    test.clock.pass(SignedDuration::from_secs(1));
    assert_eq!(test.house.tell_now().await.unwrap(), 1);
    assert!(given_up(&test).await.is_empty());
}

#[tokio::test]
async fn a_notice_is_given_up_after_six_tries_and_at_once_where_it_cannot_go() {
    let test = TestHouse::new().await;
    let alba = test.person("Alba", Role::Therapist).await;
    add(&test, &alba, email("alba@example.org")).await.unwrap();
    test.notices.fail(Some(NotSent::Refused(Some(550))));
    for wait in [5, 10, 20, 40, 40] {
        test.house.tell_now().await.unwrap();
        assert!(given_up(&test).await.is_empty());
        test.clock.pass(SignedDuration::from_secs(wait));
    }
    test.house.tell_now().await.unwrap();
    assert_eq!(given_up(&test).await, ["notice_refused"]);
    add(&test, &alba, email("alba@example.com")).await.unwrap();
    test.notices.fail(Some(NotSent::Unusable));
    test.house.tell_now().await.unwrap();
    assert_eq!(given_up(&test).await, ["notice_refused", "notice_unusable"]);
    test.house.do_due_jobs().await.unwrap();
    assert_eq!(given_up(&test).await.len(), 2, "somebody should look");
    test.clock.pass(SignedDuration::from_hours(24));
    test.house.do_due_jobs().await.unwrap();
    assert!(given_up(&test).await.is_empty(), "a day later nobody needs to");
}

#[tokio::test]
async fn a_place_where_nobody_is_any_more_ends() {
    let test = TestHouse::new().await;
    let alba = test.person("Alba", Role::Therapist).await;
    add(&test, &alba, email("alba@example.org")).await.unwrap();
    test.notices.fail(Some(NotSent::Gone));
    assert_eq!(test.house.tell_now().await.unwrap(), 0);
    assert!(test.house.reached(&alba).await.unwrap().places.is_empty());
    assert!(given_up(&test).await.is_empty(), "nobody has to look");
}

#[tokio::test]
async fn two_houses_on_one_database_tell_each_notice_once() {
    let test = TestHouse::new().await;
    let alba = test.person("Alba", Role::Therapist).await;
    for n in 0..10 {
        add(&test, &alba, email(&format!("alba{n}@example.org"))).await.unwrap();
    }
    let other = test.opened_again().await;
    let (one, two) = tokio::join!(test.house.tell_now(), other.tell_now());
    assert_eq!(one.unwrap() + two.unwrap(), 10);
    assert_eq!(test.notices.taken().len(), 10);
}

#[tokio::test]
async fn places_are_their_owners_alone_and_end_when_somebody_leaves() {
    let test = TestHouse::new().await;
    let manager = test.person("Maya", Role::Manager).await;
    test.person("Mira", Role::Manager).await;
    let alba = test.person("Alba", Role::Therapist).await;
    let tove = test.person("Tove", Role::Therapist).await;
    add(&test, &alba, email("alba@example.org")).await.unwrap();
    let place = test.house.reached(&alba).await.unwrap().places[0].id;
    assert!(test.house.reached(&tove).await.unwrap().places.is_empty());
    test.house.end_tell_place(&tove, place).await.unwrap();
    assert_eq!(test.house.reached(&alba).await.unwrap().places.len(), 1, "it is not Tove's");
    let client = test.client(&alba, "Leila").await;
    assert!(test.house.reached(&Actor::Client { id: client }).await.is_err());
    assert!(test.house.reached(&Actor::House).await.is_err());

    add(&test, &tove, email("tove@example.org")).await.unwrap();
    test.house.end_tell_place(&alba, place).await.unwrap();
    assert!(test.house.reached(&alba).await.unwrap().places.is_empty());
    let Actor::Staff { id, .. } = tove else { panic!("Tove works here") };
    let left = test.house.close_leaver(&manager, id, test.house.new_id(), alula_app::Successors::default()).await;
    left.unwrap().unwrap();
    assert!(test.house.reached(&tove).await.unwrap().places.is_empty());
}
