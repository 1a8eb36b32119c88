use std::collections::BTreeMap;

use alula_app::{ClientsAsked, House, HouseConfig, TaskKind};
use alula_core::chart::Chart;
use alula_core::decide::{Colleague, Context, Role};
use alula_core::ids::{SessionId, StaffId};
use alula_core::intake::ConcernRaised;
use alula_core::ledger::{Author, Entry, Header, SetAside};
use alula_core::protocol::SignedProtocol;
use alula_core::protocol::readiness::{Scope, readiness};
use alula_core::session::SessionPlanned;
use alula_policy::Actor;
use alula_store::{DatabaseUrl, Keys};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::files::{self, Practice};
use super::fill::step_by_step;
use super::ports::StoryClock;
use super::story::{self, Stage, Who, told};
use super::{More, SEED, fill, people, ports, protocols, rounds};

const TODAY: Date = jiff::civil::date(2026, 11, 22);

/// So many clients, six of those who are made up in a session at three in the afternoon.
fn beside(clients: usize) -> More {
    let now = TODAY.at(15, 0, 0, 0).to_zoned(zone()).unwrap().timestamp();
    More { clients, in_session: if clients == 0 { 0 } else { 6 }, now }
}

fn zone() -> TimeZone {
    TimeZone::get("America/Los_Angeles").unwrap()
}

/// The people of the practice as the rules know them.
struct Around {
    keys: BTreeMap<String, StaffId>,
    staff: BTreeMap<StaffId, Colleague>,
    protocol: SignedProtocol,
    zone: TimeZone,
}

impl Around {
    fn of(practice: &Practice) -> Self {
        let numbered = practice.staff.iter().zip(1_u128..);
        let keys: BTreeMap<_, _> =
            numbered.map(|(it, n)| (it.key.clone(), StaffId(uuid::Uuid::from_u128(n)))).collect();
        let colleague = |it: &files::Colleague| Colleague {
            name: it.name.clone(),
            role: it.role,
            supervisor: it.supervisor.as_ref().map(|key| keys[key]),
            agreement_until: it.agreement_days.map(|days| TODAY + jiff::Span::new().days(days)),
            active: true,
            licences: Vec::new(),
        };
        let staff = practice.staff.iter().map(|it| (keys[&it.key], colleague(it))).collect();
        let signed_at = "2026-01-01T00:00:00Z".parse().unwrap();
        let protocol = SignedProtocol::new(&protocols::holding_text().unwrap(), keys["anand"], signed_at).unwrap();
        Self { keys, staff, protocol, zone: zone() }
    }

    fn stage(&self) -> Stage<'_> {
        Stage { seed: SEED, today: TODAY, zone: &self.zone, staff: &self.keys }
    }

    fn context(&self, who: Who, now: jiff::Timestamp) -> Context<'_> {
        let (author, role) = match who {
            Who::Staff(id) => (Author::Staff(id), self.staff[&id].role),
            Who::Client => (Author::Client, Role::Client),
            Who::Sitter(id) => (Author::Sitter(id), Role::Client),
        };
        let (protocol, zone, staff) = (Some(&self.protocol), &self.zone, &self.staff);
        Context { now, zone, author, role, second_factor: true, protocol, staff }
    }

    /// The chart that a story makes, by the rules alone.
    fn chart(&self, story: &files::Story) -> Chart {
        let client = story::client(&self.stage(), story);
        let mut chart = Chart::empty(client);
        for asked in told(&self.stage(), story).unwrap() {
            let ctx = self.context(asked.who, asked.at);
            let drafts = rounds::as_read(&chart, asked.says)
                .decided(&chart, &ctx)
                .unwrap_or_else(|it| panic!("{}: {it}", asked.place));
            for draft in drafts {
                let header = Header {
                    id: draft.id,
                    client,
                    sequence: chart.sequence() + 1,
                    kind: draft.statement.kind().to_owned(),
                    occurred_at: draft.occurred_at,
                    recorded_at: asked.at,
                    author: draft.author,
                    digest: [0; 32],
                    seal: [0; 32],
                };
                chart.push(Entry { header, statement: draft.statement });
            }
        }
        chart
    }
}

fn charts() -> (Around, BTreeMap<String, Chart>) {
    let around = Around::of(&files::practice().unwrap());
    let charts = files::stories().unwrap().iter().map(|it| (it.key.clone(), around.chart(it))).collect();
    (around, charts)
}

#[test]
fn every_step_of_every_story_is_accepted_by_the_rules() {
    let (_, charts) = charts();
    assert!(charts.len() >= 24);
    assert_eq!(charts["petros"].all::<ConcernRaised>().count(), 1, "an answer raised a concern");
    assert_eq!(charts["hana"].all::<SessionPlanned>().count(), 3);
}

#[test]
fn today_s_session_waits_only_for_what_belongs_to_today() {
    let (around, charts) = charts();
    let chart = &charts["leila"];
    let session = SessionId::of(chart.last::<SessionPlanned>().unwrap().id());
    let now = around.stage().at(0, "13:00").unwrap();
    let ctx = around.context(Who::Staff(around.keys["maya"]), now);
    let ready = readiness(chart, Scope::Session(session), &ctx);
    let closed: Vec<_> = ready.gates.iter().filter(|it| !it.is_open()).map(|it| it.id.as_str()).collect();
    assert_eq!(closed, ["G-DAY-BP", "G-DAY-FAST", "G-DAY-MED", "G-DAY-CON", "G-STAFF-1", "G-SUP-1", "G-RIDE-1"]);
}

#[test]
fn a_session_at_home_was_watched_to_its_end_and_another_is_ready_but_for_the_day() {
    use alula_core::session::home::{CheckedIn, LookedIn, SitterReleased, SitterTold};

    let (around, charts) = charts();
    let past = &charts["odalys"];
    assert_eq!(past.all::<LookedIn>().count(), 11);
    assert_eq!(past.all::<CheckedIn>().count(), 2);
    assert!(past.last::<SitterReleased>().is_some() && past.last::<SitterTold>().is_some());
    assert!(past.all::<SetAside>().next().is_none(), "nothing that the phones said is doubtful");

    let ahead = &charts["marisela"];
    let session = SessionId::of(ahead.last::<SessionPlanned>().unwrap().id());
    let ctx = around.context(Who::Staff(around.keys["ines"]), around.stage().at(0, "13:00").unwrap());
    let ready = readiness(ahead, Scope::Session(session), &ctx);
    let closed: Vec<_> = ready.gates.iter().filter(|it| !it.is_open()).map(|it| it.id.as_str()).collect();
    let day = ["G-DAY-BP", "G-DAY-FAST", "G-DAY-MED", "G-DAY-CON", "G-SUI-1"];
    assert_eq!(closed, [&day[..], &["G-SIT-1", "G-EMS-1", "G-DIV-1", "G-2ND-1", "G-REH-1"]].concat());
}

#[test]
fn the_same_seed_and_day_make_the_same_people_and_ids() {
    let (around, charts) = charts();
    let (_, again) = self::charts();
    for (key, chart) in &charts {
        let ids = |it: &Chart| it.entries().iter().map(|it| it.header.id).collect::<Vec<_>>();
        assert_eq!(ids(chart), ids(&again[key]));
    }
    assert_eq!(people(SEED).unwrap(), people(SEED).unwrap());
    assert_ne!(people(SEED).unwrap()[0].password, people(SEED + 1).unwrap()[0].password);
    let stories = files::stories().unwrap();
    let tomorrow = Stage { today: TODAY.tomorrow().unwrap(), ..around.stage() };
    assert_ne!(story::client(&around.stage(), &stories[1]), story::client(&tomorrow, &stories[1]));
}

#[test]
fn everybody_is_marked_as_invented_and_can_sign_in() {
    let people = people(SEED).unwrap();
    let roles: Vec<_> = people.iter().map(|it| it.role).collect();
    assert_eq!(
        roles,
        ["therapist", "associate", "supervisor", "prescriber", "manager", "therapist", "associate", "client", "client"]
    );
    for it in &people {
        assert!(it.email.is_ascii() && it.email.ends_with("@demo.alula.invalid"), "{}", it.email);
        assert!(it.password.len() >= 12);
    }
    assert!(super::practice_name().unwrap().contains("invented"));
}

#[tokio::test]
async fn an_empty_house_is_filled_through_its_own_rules_and_rights() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::create(&folder.path().join("demo.key")).unwrap();
    let now = "2026-11-22T20:00:00Z".parse().unwrap();
    let (ports, clock) = ports(SEED, TODAY, now);
    let database = DatabaseUrl::Sqlite(folder.path().join("alula.db"));
    let house = House::open(HouseConfig { database, keys, zone: zone(), digests: None }, ports).await.unwrap();
    assert!(house.waits_for_first_manager().await.unwrap());

    fill(&house, &clock, SEED, TODAY, beside(0), |_| ()).await.unwrap();

    assert!(!house.waits_for_first_manager().await.unwrap());
    clock.go(now);
    let found = alula_store::verify(house.store()).await.unwrap();
    assert!(found.faults.is_empty(), "{:?}", found.faults);
    let practice = files::practice().unwrap();
    let colleagues = house.colleagues().await.unwrap();
    let actor = |key: &str| {
        let it = practice.staff.iter().find(|it| it.key == key).unwrap();
        let id = colleagues.iter().find(|(_, found)| found.name.starts_with(&it.name)).unwrap().0;
        Actor::Staff { id: *id, role: it.role, second_factor: false }
    };
    let manager = actor("lucia");
    assert_eq!(
        house.some_clients(&manager, ClientsAsked::default(), 1000).await.unwrap().clients.len(),
        files::STORIES.len()
    );
    assert_eq!(house.enquiries(&manager).await.unwrap().len(), 2);
    let waiting = |tasks: Vec<alula_app::Task>| tasks.into_iter().map(|it| it.kind).collect::<Vec<_>>();
    let ruth = waiting(house.tasks(&actor("ruth")).await.unwrap());
    let ines = waiting(house.tasks(&actor("ines")).await.unwrap());
    assert!(ruth.contains(&TaskKind::CosignNote), "{ruth:?}");
    assert!(ines.contains(&TaskKind::LookAtConcern), "{ines:?}");
    assert!(ines.contains(&TaskKind::LookAtSetAside), "{ines:?}");
    for person in people(SEED).unwrap() {
        let signed_in = house.sign_in(&person.email.as_str().into(), &person.password.as_str().into()).await.unwrap();
        assert!(signed_in.is_ok(), "{} cannot sign in", person.email);
    }
}

async fn empty_house(folder: &std::path::Path) -> (House, std::sync::Arc<StoryClock>) {
    let keys = Keys::create(&folder.join("demo.key")).unwrap();
    let (ports, clock) = ports(SEED, TODAY, "2026-11-22T20:00:00Z".parse().unwrap());
    let database = DatabaseUrl::Sqlite(folder.join("alula.db"));
    let house = House::open(HouseConfig { database, keys, zone: zone(), digests: None }, ports).await.unwrap();
    (house, clock)
}

#[tokio::test]
async fn what_is_filed_at_once_is_what_would_be_filed_step_by_step() {
    let [at_once, by_steps] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (house, clock) = empty_house(at_once.path()).await;
    fill(&house, &clock, SEED, TODAY, beside(0), |_| ()).await.unwrap();
    assert!(house.check_tables().await.unwrap().is_empty());
    let (other, clock) = empty_house(by_steps.path()).await;
    let client = step_by_step(&other, &clock, SEED, TODAY, "kofi").await.unwrap();

    let of = |house: House| async move {
        let read =
            house.store().read(move |tx| Box::pin(async move { alula_store::ledger::entries(tx, client).await }));
        let entries: Result<Vec<Entry>, alula_store::StoreFault> = read.await;
        let said = |it: Entry| (it.header.id, it.header.sequence, it.header.recorded_at, it.statement);
        entries.unwrap().into_iter().map(said).collect::<Vec<_>>()
    };
    let (at_once, by_steps) = (of(house).await, of(other).await);
    assert!(at_once.len() > 100);
    assert_eq!(at_once, by_steps);
}

#[test]
fn somebody_stands_at_every_step_of_the_way_and_every_end_is_there() {
    use alula_core::integration::{CareClosed, CareReopened, CloseReason};
    use alula_core::pathway::{CareStep, standing};
    use alula_core::preparation::ConsentWithdrawn;

    let (_, charts) = charts();
    let at = |step| charts.values().filter(|it| standing(it).is_some_and(|(it, _)| it == step)).count();
    for step in [CareStep::Intake, CareStep::Preparation, CareStep::Planned, CareStep::Integration, CareStep::Closed] {
        assert!(at(step) >= 2, "{} stand at {}", at(step), step.name());
    }
    for reason in [CloseReason::Complete, CloseReason::OwnWish, CloseReason::NotSuitable, CloseReason::OutOfReach] {
        let ended = |it: &Chart| it.all::<CareClosed>().any(|it| it.is.reason == reason);
        assert!(charts.values().any(ended), "nobody's care ended as {reason:?}");
    }
    assert!(charts["maren"].last::<CareReopened>().is_some());
    assert!(charts["dmitri"].last::<ConsentWithdrawn>().is_some());
    let totals = |key: &str| -> Vec<u32> {
        let chart: &Chart = &charts[key];
        let all = chart.all::<alula_core::intake::MeasureFinished>();
        let phq9 = all.filter(|it| {
            let begun = chart.find::<alula_core::intake::MeasureBegun>(it.is.measure.entry());
            begun.is_some_and(|it| it.is.instrument == "phq-9")
        });
        phq9.filter_map(|it| it.is.total.map(u32::from)).collect()
    };
    assert_eq!(totals("wendell"), [20, 19, 19, 20], "the medicine does not help everybody");
    assert_eq!(totals("simone"), [13, 12, 20, 22], "somebody got worse");
    assert_eq!(totals("fatima").len(), 1, "measures are missing");
}

#[tokio::test]
async fn more_clients_are_made_from_the_written_ones_by_the_same_rules() {
    let folder = tempfile::tempdir().unwrap();
    let (house, clock) = empty_house(folder.path()).await;
    fill(&house, &clock, SEED, TODAY, beside(60), |_| ()).await.unwrap();

    let found = alula_store::verify(house.store()).await.unwrap();
    assert!(found.faults.is_empty(), "{:?}", found.faults);
    assert!(house.check_tables().await.unwrap().is_empty());
    let staff = house.colleagues().await.unwrap();
    let manager = staff.iter().find(|(_, it)| it.role == Role::Manager).unwrap().0;
    let manager = Actor::Staff { id: *manager, role: Role::Manager, second_factor: false };
    let clients = house.some_clients(&manager, ClientsAsked::default(), 1000).await.unwrap().clients;
    assert_eq!(clients.len(), 60);
    assert_eq!(clients.iter().filter(|it| it.row.step == "accompany_session").count(), 6, "who is in a session");
}

#[test]
fn a_client_of_the_crowd_follows_from_seed_and_number() {
    let (practice, stories) = (files::practice().unwrap(), files::stories().unwrap());
    let crowd = super::crowd::Crowd::new(SEED, &stories, &practice.staff).unwrap();
    let told = |n| {
        let (story, today) = crowd.story(n, TODAY).unwrap();
        (today, story.key, story.person.unwrap().name, story.usual.map(|it| it.phq9))
    };
    let first: Vec<_> = (0..200).map(told).collect();
    assert_eq!(first, (0..200).map(told).collect::<Vec<_>>());
    let names: std::collections::BTreeSet<_> = first.iter().map(|it| &it.2).collect();
    assert!(names.len() > 150, "{} names", names.len());
    let ended = first.iter().filter(|it| it.0 < TODAY - jiff::Span::new().days(30)).count();
    assert!((80..160).contains(&ended), "{ended}");
}

#[test]
fn the_practice_grows_with_its_clients() {
    let written = files::practice().unwrap().staff;
    assert!(super::crowd::colleagues(&written, 1000).is_empty());
    let roles = |clients| super::crowd::colleagues(&written, clients).into_iter().map(|it| it.role).collect::<Vec<_>>();
    assert_eq!(roles(1001), [Role::Supervisor, Role::Prescriber, Role::Therapist]);
    assert_eq!(roles(10_000).iter().filter(|it| matches!(it, Role::Therapist | Role::Associate)).count(), 36);
}
