//! Two processes on one PostgreSQL keep the same watch: each step of a ladder is stated once, also when one of them dies.

use std::sync::Arc;

use alula_app::home::{PhoneSaid, SaidBecame, SaidOnPhone};
use alula_app::testing::{HeardNotices, SeededIds, TestClock};
use alula_app::{House, HouseConfig, NewPerson, Ports};
use alula_core::decide::{Command, Request, Role};
use alula_core::ids::{ClientId, EntryId, OrderId, SessionId};
use alula_core::intake::{
    AfterHold, Basis, ClientAdmitted, Limits, OrderWritten, Person, Presence, Route, Setting, TeamNamed,
};
use alula_core::session::home::{LadderStepReached, SitterNamed};
use alula_core::units::{Hours, Micrograms, Minutes};
use alula_policy::{Action, Actor};
use alula_store::Keys;
use alula_testkit::postgres::{self, Cluster};
use anyhow::{Context, Result, ensure};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::practice::{Practice, pause};

/// The clock that the two processes look at too.
#[expect(clippy::disallowed_methods, reason = "processes of the built program have the machine's clock")]
fn now() -> Timestamp {
    Timestamp::now()
}

const SESSIONS: i64 = 12;
/// The minutes of the ladder for a look that was missed which are reached in the time of this test.
const REACHED: [u16; 4] = [0, 2, 3, 5];

#[test]
fn two_processes_on_one_postgres_state_each_step_once_also_when_one_is_killed() -> Result<()> {
    if !postgres::is_wanted() {
        return Ok(());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let cluster = runtime.block_on(Cluster::start())?;
    let mut one = Practice::start(Some(runtime.block_on(cluster.fresh_database())?))?;
    let mut other = one.another()?;
    one.kill()?;
    let clock = Arc::new(TestClock::at(now()));
    let begun = runtime.block_on(Evenings::begin(&one, clock.clone()))?;

    // What is overdue is stated at once, by whichever comes first; the step of five minutes comes due while both look.
    one.serve()?;
    other.serve()?;
    let half = || usize::try_from(SESSIONS).unwrap_or(0) * REACHED.len() - 6;
    runtime.block_on(begun.until(half()))?;
    one.kill()?;
    runtime.block_on(begun.until(half() + 6))?;
    // Time for a step that would be stated once more.
    pause(2500);
    other.kill()?;
    for client in &begun.clients {
        assert_eq!(runtime.block_on(begun.steps(*client))?, REACHED);
    }
    let (said, content) = one.verify()?;
    ensure!(content && said["faults"].as_array().is_some_and(Vec::is_empty), "{said}");
    Ok(())
}

/// Sessions at home whose sitters have not looked in.
struct Evenings {
    house: House,
    therapist: Actor,
    clients: Vec<ClientId>,
}

impl Evenings {
    /// The medicine was placed almost twenty minutes ago, in each session two fifths of a second later than in the one before.
    async fn begin(practice: &Practice, clock: Arc<TestClock>) -> Result<Self> {
        let config = HouseConfig {
            database: practice.url().parse()?,
            keys: Keys::open(&practice.keys())?,
            zone: TimeZone::UTC,
            digests: None,
        };
        let ports = Ports {
            clock: clock.clone(),
            ids: Arc::new(SeededIds::new(7)),
            notices: Arc::new(HeardNotices::default()),
        };
        let house = House::open(config, ports).await?;
        let therapist = person(&house, "Ana Invented", Role::Therapist).await?;
        let prescriber = person(&house, "Pia Invented", Role::Prescriber).await?;
        let (began, mut clients) = (now(), Vec::new());
        for number in 0..SESSIONS {
            let at = began - SignedDuration::from_mins(20) + SignedDuration::from_millis(12_000 + 400 * number);
            clock.set(at);
            clients.push(evening(&house, &therapist, &prescriber, number).await?);
        }
        clock.set(now());
        Ok(Self { house, therapist, clients })
    }

    async fn steps(&self, client: ClientId) -> Result<Vec<u16>> {
        let chart = self.house.read(&self.therapist, client, Action::ReadChart).await?;
        Ok(chart.all::<LadderStepReached>().map(|it| it.is.after).collect())
    }

    /// Waits until so many steps are stated in all sessions together.
    async fn until(&self, wanted: usize) -> Result<()> {
        let mut stated = 0;
        for _ in 0..600 {
            stated = 0;
            for client in &self.clients {
                stated += self.steps(*client).await?.len();
            }
            if stated >= wanted {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        anyhow::bail!("{stated} steps of {wanted} were stated in a minute")
    }
}

async fn person(house: &House, name: &str, role: Role) -> Result<Actor> {
    let person = NewPerson { name: name.into(), licence: "".into(), role, supervisor: None, agreement_until: None };
    let id = house.add_person(&Actor::House, person).await?.map_err(|it| anyhow::anyhow!("{it:?}"))?;
    Ok(Actor::Staff { id, role, second_factor: true })
}

/// One client with a session at home whose medicine was placed now, by the clock of `house`.
async fn evening(house: &House, therapist: &Actor, prescriber: &Actor, number: i64) -> Result<ClientId> {
    let client = ClientId(house.new_id().0);
    run(house, therapist, client, Command::Admit(admitted(number))).await?;
    let of = |actor: &Actor| match actor {
        Actor::Staff { id, .. } => Some(*id),
        _ => None,
    };
    let team = TeamNamed {
        therapist: of(therapist).context("the therapist works here")?,
        supervisor: None,
        prescriber: of(prescriber),
    };
    run(house, therapist, client, Command::NameTeam(team)).await?;
    let order = OrderId::of(run(house, prescriber, client, Command::WriteOrder(order(house.now())?)).await?);
    let plan = Command::PlanSession { at: house.now(), order, place: "at home".into() };
    let session = SessionId::of(run(house, therapist, client, plan).await?);
    let named = SitterNamed {
        session,
        name: "Joan Invented".into(),
        phone: "555 0101".into(),
        relation: "sister".into(),
        adult: Presence::Present,
    };
    run(house, therapist, client, Command::NameSitter(named)).await?;
    let link = house.invite_phone(therapist, client, session).await?.context("a session at home takes a sitter")?;
    let secret = house.open_phone(link.token.reveal(), &link.code).await?.map_err(|it| anyhow::anyhow!("{it:?}"))?;
    let phone = house.on_phone(secret.reveal()).await?.context("the phone was let in")?;
    let placed = SaidOnPhone { id: house.new_id(), at: house.now(), says: PhoneSaid::Placed };
    ensure!(house.say_on_phone(&phone, placed).await? == SaidBecame::Kept, "the medicine was not kept");
    Ok(client)
}

async fn run(house: &House, actor: &Actor, client: ClientId, command: Command) -> Result<EntryId> {
    let request = Request { id: house.new_id(), occurred_at: None, seen: None, command };
    let id = request.id;
    house.run(actor, client, request).await?.map_err(|it| anyhow::anyhow!("{it:?}"))?;
    Ok(id)
}

fn admitted(number: i64) -> ClientAdmitted {
    ClientAdmitted {
        enquiry: None,
        person: Person {
            name: format!("Wakeful {number} Invented").into(),
            preferred_name: "Wakeful".into(),
            pronouns: "".into(),
            birth_date: jiff::civil::date(1984, 3, 1) + jiff::Span::new().days(number),
            phone: "555 0100".into(),
            email: format!("wakeful{number}@test.alula.invalid").into(),
            address: "12 Invented Street, Oakland".into(),
            state: "CA".to_owned(),
        },
        own_words: "".into(),
    }
}

fn order(now: Timestamp) -> Result<OrderWritten> {
    let today = now.to_zoned(TimeZone::UTC).date();
    let milligrams = || Micrograms::milligrams(100).context("a sound amount");
    Ok(OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Home,
        product: "Lozenge".into(),
        strength: milligrams()?,
        amount: milligrams()?,
        daily_maximum: milligrams()?,
        hold: Minutes::new(12).context("sound minutes")?,
        after_hold: AfterHold::Spit,
        redose: None,
        interval: Hours::new(72).context("sound hours")?,
        valid_until: today + jiff::Span::new().days(20),
        limits: Limits { systolic: None, diastolic: None, pulse: None },
        instruction: "Rest and measure again.".into(),
        basis: Basis::InPersonExam { on: today },
        monitoring_checked: today,
    })
}
