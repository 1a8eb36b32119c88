//! Somebody leaves: nothing they held stays behind, and they cannot come back in.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use alula_app::testing::TestHouse;
use alula_app::{DraftWords, LeaveRefusal, PersonRefusal, Successors, TaskKind, TeamPart};
use alula_core::decide::{Command, Role};
use alula_core::ids::{ClientId, NoteId, StaffId, VisitId};
use alula_core::intake::TeamNamed;
use alula_core::preparation::{VisitHeld, VisitKind};
use alula_core::supervision::{NoteAbout, NoteQuestioned};
use alula_core::units::Minutes;
use alula_policy::{Action, Actor};

fn id_of(actor: &Actor) -> StaffId {
    let Actor::Staff { id, .. } = actor else { panic!("not somebody who works here") };
    *id
}

async fn sign_visit(it: &TestHouse, by: &Actor, client: ClientId) -> NoteId {
    let visit = VisitHeld {
        kind: VisitKind::Preparation,
        length: Minutes::new(50).unwrap(),
        summary: "We talked about what she hopes for.".into(),
    };
    let visit = VisitId::of(it.run(by, client, Command::HoldVisit(visit)).await);
    let about = NoteAbout::Visit(visit);
    let note = Command::SignNote { about, mattered: "Trust.".into(), done: "".into(), onward: "".into() };
    NoteId::of(it.run(by, client, note).await)
}

#[tokio::test]
async fn charts_tasks_and_associates_go_over_and_the_door_closes_in_one_step() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let ruth = it.person("Ruth", Role::Supervisor).await;
    let judith = it.person("Judith", Role::Supervisor).await;
    let ivo = it.person_under("Ivo", Role::Associate, Some(id_of(&ruth))).await;
    let client = it.client(&omar, "Mira").await;
    let team = TeamNamed { therapist: id_of(&ivo), supervisor: Some(id_of(&ruth)), prescriber: None };
    it.run(&omar, client, Command::NameTeam(team)).await;
    sign_visit(&it, &ivo, client).await;

    let held = it.house.leaving(&omar, id_of(&ruth)).await.unwrap().unwrap();
    assert_eq!(held.charts.iter().map(|it| it.parts.clone()).collect::<Vec<_>>(), [[TeamPart::Supervisor]]);
    assert_eq!(held.tasks.iter().map(|it| it.kind).collect::<Vec<_>>(), [TaskKind::CosignNote]);
    assert_eq!(held.supervises.iter().map(|it| it.id).collect::<Vec<_>>(), [id_of(&ivo)]);

    let form = it.house.new_id();
    let nobody = it.house.close_leaver(&omar, id_of(&ruth), form, Successors::default()).await.unwrap();
    assert_eq!(nobody, Err(LeaveRefusal::NoSuccessor(TeamPart::Supervisor)));
    let therapist = Successors { supervisor: Some(id_of(&ivo)), ..Successors::default() };
    let wrong = it.house.close_leaver(&omar, id_of(&ruth), form, therapist).await.unwrap();
    assert_eq!(wrong, Err(LeaveRefusal::NoSuccessor(TeamPart::Supervisor)), "an associate supervises nobody");
    assert!(it.house.colleagues().await.unwrap()[&id_of(&ruth)].active, "a refused step leaves everything as it was");

    let to = Successors { supervisor: Some(id_of(&judith)), ..Successors::default() };
    assert_eq!(it.house.close_leaver(&omar, id_of(&ruth), form, to).await.unwrap(), Ok(1));
    let waiting = it.house.tasks(&judith).await.unwrap();
    assert_eq!(waiting.iter().map(|it| it.kind).collect::<Vec<_>>(), [TaskKind::CosignNote]);
    let colleagues = it.house.colleagues().await.unwrap();
    assert_eq!(colleagues[&id_of(&ivo)].supervisor, Some(id_of(&judith)));
    assert!(!colleagues[&id_of(&ruth)].active);
    assert!(it.house.read(&judith, client, Action::ReadChart).await.is_ok());
    assert!(it.house.tasks(&omar).await.unwrap().is_empty(), "nothing waits for nobody");
    let seen = it.house.person(&omar, id_of(&ruth)).await.unwrap().unwrap();
    assert_eq!(seen.member.about.left, Some(jiff::civil::date(2026, 3, 2)));
}

#[tokio::test]
async fn a_question_to_an_author_who_left_waits_for_the_therapist_who_took_over() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let ruth = it.person("Ruth", Role::Supervisor).await;
    let ivo = it.person_under("Ivo", Role::Associate, Some(id_of(&ruth))).await;
    let ana = it.person("Ana", Role::Therapist).await;
    let client = it.client(&omar, "Mira").await;
    let team = TeamNamed { therapist: id_of(&ivo), supervisor: Some(id_of(&ruth)), prescriber: None };
    it.run(&omar, client, Command::NameTeam(team)).await;
    let note = sign_visit(&it, &ivo, client).await;
    let question = NoteQuestioned { note, words: "What did she say then?".into(), change_required: false };
    it.run(&ruth, client, Command::QuestionNote(question)).await;
    assert_eq!(it.house.tasks(&ivo).await.unwrap().len(), 1);

    let words = DraftWords { mattered: "Not finished.".into(), done: "".into(), onward: "".into() };
    let visit =
        VisitHeld { kind: VisitKind::Preparation, length: Minutes::new(50).unwrap(), summary: "A second talk.".into() };
    let about = NoteAbout::Visit(VisitId::of(it.run(&ivo, client, Command::HoldVisit(visit)).await));
    it.house.keep_draft(&ivo, client, about, it.house.new_id(), None, words).await.unwrap();
    let held = it.house.leaving(&omar, id_of(&ivo)).await.unwrap().unwrap();
    assert_eq!(held.drafts.iter().map(|it| it.reveal()).collect::<Vec<_>>(), ["Mira"]);

    let to = Successors { therapist: Some(id_of(&ana)), ..Successors::default() };
    assert_eq!(it.house.close_leaver(&omar, id_of(&ivo), it.house.new_id(), to).await.unwrap(), Ok(1));
    let waiting = it.house.tasks(&ana).await.unwrap();
    assert_eq!(waiting.iter().map(|it| it.kind).collect::<Vec<_>>(), [TaskKind::AnswerQuestion]);
}

#[tokio::test]
async fn what_waits_for_somebody_who_is_gone_and_for_nobody_else_is_seen_by_the_manager() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let ruth = it.person("Ruth", Role::Supervisor).await;
    let ivo = it.person_under("Ivo", Role::Associate, Some(id_of(&ruth))).await;
    let client = it.client(&omar, "Mira").await;
    let team = TeamNamed { therapist: id_of(&ivo), supervisor: Some(id_of(&ruth)), prescriber: None };
    it.run(&omar, client, Command::NameTeam(team)).await;
    sign_visit(&it, &ivo, client).await;
    it.house.end_person(&omar, id_of(&ruth)).await.unwrap().unwrap();
    let waiting = it.house.tasks(&omar).await.unwrap();
    assert_eq!(
        waiting.iter().map(|it| (it.kind, it.left_by)).collect::<Vec<_>>(),
        [(TaskKind::CosignNote, Some(id_of(&ruth)))]
    );
    assert!(it.house.tasks(&ivo).await.unwrap().is_empty(), "only whoever keeps the people in order sees it");
}

#[tokio::test]
async fn the_last_manager_does_not_leave() {
    let it = TestHouse::new().await;
    let omar = it.person("Omar", Role::Manager).await;
    let refused = it.house.close_leaver(&omar, id_of(&omar), it.house.new_id(), Successors::default()).await.unwrap();
    assert_eq!(refused, Err(LeaveRefusal::Person(PersonRefusal::LastManager)));
}
