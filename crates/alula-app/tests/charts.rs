//! People work with charts: repeated, denied, refused, seen by the right eyes, and rebuilt.

use alula_app::testing::TestHouse;
use alula_app::{ClientsAsked, Denied, TaskKind, TaskSource, Trouble};
use alula_core::decide::{Command, Role};
use alula_core::ids::MeasureId;
use alula_core::intake::{ClientAdmitted, ItemAnswered, MeasureAsked, MeasureBegun, Mode};
use alula_core::ledger::Withdrawn;
use alula_core::preparation::{GoalSet, IntentionSet};
use alula_core::{Refusal, decide::Request};
use alula_policy::{Action, Actor};

fn goal(words: &str) -> Command {
    Command::SetGoal(GoalSet { words: words.into() })
}

fn sought(text: &str) -> ClientsAsked {
    ClientsAsked { search: text.to_owned(), ..ClientsAsked::default() }
}

#[tokio::test]
async fn the_same_request_twice_is_one() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let request = it.request(goal("sleep through"));
    let first = it.house.run(&ana, mira, request.clone()).await.unwrap().unwrap();
    let again = it.house.run(&ana, mira, request).await.unwrap().unwrap();
    assert!(!first.repeated && again.repeated);
    assert_eq!(first.entries, again.entries);
    assert_eq!(first.chart.sequence(), again.chart.sequence());
}

#[tokio::test]
async fn the_same_id_with_other_words_is_refused_and_nothing_is_lost() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let request = it.request(goal("sleep through"));
    it.house.run(&ana, mira, request.clone()).await.unwrap().unwrap();
    let other = Request { command: goal("run a mile"), ..request };
    let answer = it.house.run(&ana, mira, other).await.unwrap();
    assert!(matches!(answer, Err(Refusal::Impossible { field: "entry", .. })), "{answer:?}");
    let chart = it.house.read(&ana, mira, Action::ReadChart).await.unwrap();
    assert_eq!(chart.all::<GoalSet>().count(), 1);
}

#[tokio::test]
async fn who_is_not_on_the_team_does_not_learn_that_there_is_a_chart() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let nell = it.person("Nell", Role::Therapist).await;
    let omar = it.person("Omar", Role::Manager).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let tomas = Actor::Client { id: it.client_of(&ana, "Tomas Invented", None).await };

    let denied = it.house.run(&nell, mira, it.request(goal("x"))).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Hidden(Action::SetGoal)));
    let denied = it.house.read(&nell, mira, Action::ReadChart).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Hidden(Action::ReadChart)));
    let denied = it.house.read(&omar, mira, Action::ReadChart).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Forbidden(Action::ReadChart)));
    let denied = it.house.read(&tomas, mira, Action::ReadOwn).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Hidden(Action::ReadOwn)));

    assert!(it.house.some_clients(&nell, ClientsAsked::default(), 1000).await.unwrap().clients.is_empty());
    assert_eq!(it.house.some_clients(&omar, ClientsAsked::default(), 1000).await.unwrap().clients.len(), 2);
    let found = it.house.some_clients(&ana, sought("mir"), 1000).await.unwrap().clients;
    assert_eq!(found.iter().map(|it| it.client).collect::<Vec<_>>(), [mira]);
    assert!(it.house.some_clients(&nell, sought("mir"), 1000).await.unwrap().clients.is_empty());
}

#[tokio::test]
async fn a_refusal_and_a_denial_write_nothing_in_the_chart() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let before = it.house.read(&ana, mira, Action::ReadChart).await.unwrap().sequence();
    let entry = it.house.new_id();
    let nowhere = Command::Withdraw(Withdrawn { entry, reason: "a mistake".into() });
    let refused = it.house.run(&ana, mira, it.request(nowhere)).await.unwrap();
    assert_eq!(refused.unwrap_err(), Refusal::NotFound { what: "entry" });
    let own = Command::SetIntention(IntentionSet { words: "let go".into(), instead_of: None });
    let stranger = Actor::Client { id: it.client_of(&ana, "Tomas Invented", None).await };
    it.house.run(&stranger, mira, it.request(own)).await.unwrap_err();
    assert_eq!(it.opened_again().await.read(&ana, mira, Action::ReadChart).await.unwrap().sequence(), before);
}

#[tokio::test]
async fn every_answer_of_the_policies_is_in_the_access_log() {
    let it = TestHouse::new().await;
    let (ana, nell) = (it.person("Ana", Role::Therapist).await, it.person("Nell", Role::Therapist).await);
    let omar = it.person("Omar", Role::Manager).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    it.house.read(&nell, mira, Action::ReadChart).await.unwrap_err();
    it.house.read(&ana, mira, Action::ReadChart).await.unwrap();
    let since = it.house.now() - jiff::SignedDuration::from_hours(1);
    let until = it.house.now() + jiff::SignedDuration::from_hours(1);
    let log = it.house.access_log(&omar, since, until).await.unwrap();
    let reads: Vec<_> = log.iter().filter(|it| it.action == "ReadChart" && it.client == Some(mira)).collect();
    let decisions: std::collections::BTreeSet<_> = reads.iter().map(|it| it.decision.as_str()).collect();
    assert_eq!(decisions, ["deny", "permit"].into());
    assert!(reads.iter().any(|it| it.policies == "reading.team"));
    it.house.access_log(&ana, since, until).await.unwrap_err();
}

#[tokio::test]
async fn a_look_that_goes_on_is_one_line_and_every_denial_is_its_own() {
    let it = TestHouse::new().await;
    let (ana, nell) = (it.person("Ana", Role::Therapist).await, it.person("Nell", Role::Therapist).await);
    let omar = it.person("Omar", Role::Manager).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let tomas = it.client_of(&ana, "Tomas Invented", None).await;
    let since = it.house.now();
    for quarter in 0..240 {
        it.house.read(&ana, mira, Action::ReadChart).await.unwrap();
        it.house.tasks(&ana).await.unwrap();
        if quarter % 40 == 0 {
            it.house.read(&nell, mira, Action::ReadChart).await.unwrap_err();
            it.house.read(&nell, mira, Action::ReadChart).await.unwrap_err();
        }
        it.clock.pass(jiff::SignedDuration::from_secs(15));
    }
    it.house.read(&ana, mira, Action::ReadRecord).await.unwrap();
    it.house.read(&ana, tomas, Action::ReadChart).await.unwrap();
    let log = it.house.access_log(&omar, since, it.house.now() + alula_app::SAME_LOOK).await.unwrap();
    let lines = |action: &str, client, decision: &str| {
        log.iter().filter(|it| it.action == action && it.client == client && it.decision == decision).count()
    };
    let (mira, tomas) = (Some(mira), Some(tomas));
    assert_eq!(lines("ReadTasks", None, "permit"), 12, "a list as a chart");
    assert_eq!(lines("ReadChart", mira, "permit"), 12, "an hour of looking, in spans of five minutes");
    assert_eq!(lines("ReadChart", mira, "deny"), 12, "each of two, six times");
    assert_eq!((lines("ReadRecord", mira, "permit"), lines("ReadChart", tomas, "permit")), (1, 1));
}

#[tokio::test]
async fn item_nine_becomes_a_task_the_moment_it_is_answered() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let leo = it.person("Leo", Role::Prescriber).await;
    let mira = it.client_of(&ana, "Mira Invented", Some(&leo)).await;
    it.signed_protocol(&leo).await;
    it.run(&ana, mira, Command::AskMeasure(MeasureAsked { instrument: "phq-9".to_owned() })).await;
    let client = Actor::Client { id: mira };
    let waits = it.house.tasks_of_client(&client, mira).await.unwrap();
    assert_eq!(waits.iter().map(|it| it.kind).collect::<Vec<_>>(), [TaskKind::AnswerMeasure]);

    let version = alula_core::instruments::find("phq-9").map(|it| it.version.to_string()).unwrap_or_default();
    let begun = MeasureBegun { instrument: "phq-9".to_owned(), version, language: "en".to_owned(), mode: Mode::Alone };
    let measure = MeasureId::of(it.run(&client, mira, Command::BeginMeasure(begun)).await);
    let is_told = |tasks: Vec<alula_app::Task>| tasks.iter().any(|it| it.kind == TaskKind::LookAtConcern);
    let answer = |item, value| Command::AnswerItem(ItemAnswered { measure, item, value: Some(value) });
    it.run(&client, mira, answer(1, 2)).await;
    assert!(!is_told(it.house.tasks(&ana).await.unwrap()));
    it.run(&client, mira, answer(9, 1)).await;
    let tasks = it.house.tasks(&ana).await.unwrap();
    assert_eq!(tasks[0].kind, TaskKind::LookAtConcern, "danger stands first: {tasks:?}");
    assert!(matches!(tasks[0].source, TaskSource::Entry(client, _) if client == mira));
}

#[tokio::test]
async fn a_notice_says_which_chart_grew_and_nothing_else() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let mira = it.client_of(&ana, "Mira Invented", None).await;
    let mut notices = it.house.notices();
    it.run(&ana, mira, goal("sleep through")).await;
    let notice = notices.recv().await.unwrap();
    assert_eq!((notice.client, notice.sequence), (mira, 3));
}

#[tokio::test]
async fn a_chart_is_admitted_once() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let ivo = it.person_under("Ivo", Role::Associate, supervisor(&it).await).await;
    let stranger = alula_core::ids::ClientId(it.house.new_id().0);
    let denied = it.house.run(&ana, stranger, it.request(goal("x"))).await.unwrap_err();
    assert!(matches!(denied, Trouble::Denied(Denied::Hidden(_))), "a chart begins with admission: {denied:?}");
    let mira = it.client(&ana, "Mira Invented").await;
    let chart = it.house.run(&ana, mira, it.request(goal("x"))).await;
    assert!(chart.is_err(), "nobody is on the team yet");
    let admit = |house: &TestHouse| {
        let person = alula_core::intake::Person {
            name: "Nico Invented".into(),
            preferred_name: "Nico".into(),
            pronouns: "".into(),
            birth_date: jiff::civil::date(1990, 1, 1),
            phone: "".into(),
            email: "".into(),
            address: "".into(),
            state: "CA".to_owned(),
        };
        house.request(Command::Admit(ClientAdmitted { enquiry: None, person, own_words: "".into() }))
    };
    let denied = it.house.run(&ivo, stranger, admit(&it)).await.unwrap_err();
    assert_eq!(denied, Trouble::Denied(Denied::Forbidden(Action::Admit)));
}

async fn supervisor(it: &TestHouse) -> Option<alula_core::ids::StaffId> {
    match it.person("Ruth", Role::Supervisor).await {
        Actor::Staff { id, .. } => Some(id),
        _ => None,
    }
}

#[tokio::test]
async fn rebuilt_read_tables_equal_the_kept_ones() {
    let it = TestHouse::new().await;
    let ana = it.person("Ana", Role::Therapist).await;
    let leo = it.person("Leo", Role::Prescriber).await;
    for name in ["Mira Invented", "Tomas Invented", "Edda Made-Up"] {
        let client = it.client_of(&ana, name, Some(&leo)).await;
        it.run(&ana, client, goal("sleep through")).await;
        it.run(&ana, client, Command::RaiseConcern { words: "sounded hopeless".into() }).await;
        it.run(&ana, client, Command::AskMeasure(MeasureAsked { instrument: "gad-7".to_owned() })).await;
    }
    assert_eq!(it.house.check_tables().await.unwrap(), []);
    let kept = it.house.tasks(&ana).await.unwrap();
    assert_eq!(it.house.reindex().await.unwrap(), 3);
    assert_eq!(it.house.check_tables().await.unwrap(), []);
    assert_eq!(it.house.tasks(&ana).await.unwrap(), kept);
    let verified = it.house.verify().await.unwrap();
    assert_eq!((verified.charts, verified.faults.len()), (3, 0));
}
