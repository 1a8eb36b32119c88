//! No client is without a next step for longer than a day without being pointed out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use alula_app::testing::TestHouse;
use alula_core::decide::{Command, Role};
use alula_core::session::ContactPlanned;
use alula_policy::Actor;
use jiff::SignedDuration;

async fn stuck(it: &TestHouse, actor: &Actor) -> (usize, Vec<String>) {
    let (count, first) = it.house.without_next(actor, 2).await.unwrap();
    (count, first.into_iter().map(|it| it.assigned.row.name.reveal().to_owned()).collect())
}

#[tokio::test]
async fn whoever_has_nothing_planned_for_a_day_is_told_to_the_team_and_the_manager_until_a_talk_is_planned() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let ana = it.person("Ana", Role::Therapist).await;
    let ben = it.person("Ben", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira", None).await;
    it.clock.pass(SignedDuration::from_hours(12));
    it.client_of(&ben, "Noor", None).await;
    assert_eq!(stuck(&it, &omar).await, (0, vec![]));

    it.clock.pass(SignedDuration::from_hours(12));
    assert_eq!(stuck(&it, &ana).await, (1, vec!["Mira".to_owned()]));
    assert_eq!(stuck(&it, &ben).await, (0, vec![]), "another's client, and his own of half a day");
    it.clock.pass(SignedDuration::from_hours(12));
    assert_eq!(stuck(&it, &omar).await, (2, vec!["Mira".to_owned(), "Noor".to_owned()]), "the longest first");

    let at = it.house.now() + SignedDuration::from_hours(48);
    let talk = ContactPlanned { session: None, at, what: "A first talk".into() };
    it.run(&omar, mira, Command::PlanContact(talk)).await;
    assert_eq!(stuck(&it, &ana).await, (0, vec![]));
    it.clock.pass(SignedDuration::from_hours(60));
    assert_eq!(stuck(&it, &ana).await, (0, vec![]), "the talk was half a day ago");
    it.clock.pass(SignedDuration::from_hours(12));
    assert_eq!(stuck(&it, &ana).await, (1, vec!["Mira".to_owned()]));
}
