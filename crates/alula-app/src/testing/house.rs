//! A house in a temporary folder, with people who act in it.

use std::path::Path;
use std::sync::Arc;

use alula_core::decide::{Command, Request, Role};
use alula_core::ids::{ClientId, EntryId, StaffId};
use alula_core::intake::{ClientAdmitted, Person, TeamNamed};
use alula_core::private::Private;
use alula_core::protocol;
use alula_policy::Actor;
use alula_store::rows::accounts::Holder;
use alula_store::{DatabaseUrl, Keys};
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::{HeardNotices, SeededIds, TestClock};
use crate::{House, HouseConfig, NewPerson, Ports};

/// The password of everybody in a test house.
pub const PASSWORD: &str = "seven slow lanterns";

/// A house in a temporary folder on the embedded database; gone when dropped.
pub struct TestHouse {
    /// The house.
    pub house: House,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// The notices that went out.
    pub notices: Arc<HeardNotices>,
    database: DatabaseUrl,
    folder: TempDir,
}

impl std::fmt::Debug for TestHouse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TestHouse").finish_non_exhaustive()
    }
}

impl TestHouse {
    /// An empty house on 2 March 2026, ten in the morning in Los Angeles.
    pub async fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let database = DatabaseUrl::Sqlite(folder.path().join("alula.db"));
        Self::on(folder, database).await
    }

    /// The same on another database.
    pub async fn on_database(database: DatabaseUrl) -> Self {
        Self::on(TempDir::new().expect("a temporary folder"), database).await
    }

    async fn on(folder: TempDir, database: DatabaseUrl) -> Self {
        let keys = Keys::create(&folder.path().join("test.key")).expect("a key file in an empty folder");
        let clock = Arc::new(TestClock::at("2026-03-02T18:00:00Z".parse().expect("a time")));
        let notices = Arc::new(HeardNotices::default());
        let ports = ports(&clock, &notices, 1);
        let house = open(folder.path(), database.clone(), keys, ports).await;
        Self { house, clock, notices, database, folder }
    }

    /// The house's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A second house on the same database, as after a restart.
    pub async fn opened_again(&self) -> House {
        let keys = Keys::open(&self.folder.path().join("test.key")).expect("the key file of this house");
        let ports = ports(&self.clock, &self.notices, 2);
        open(self.folder.path(), self.database.clone(), keys, ports).await
    }

    /// Somebody who works here, able to sign in as `name@test.alula.invalid`.
    pub async fn person(&self, name: &str, role: Role) -> Actor {
        self.person_under(name, role, None).await
    }

    /// Somebody who works here under a supervisor.
    pub async fn person_under(&self, name: &str, role: Role, supervisor: Option<StaffId>) -> Actor {
        let person = NewPerson {
            name: name.into(),
            licence: Private::default(),
            role,
            supervisor,
            agreement_until: supervisor.map(|_| jiff::civil::date(2027, 1, 1)),
        };
        let id = self.house.add_person(&Actor::House, person).await.expect("a whole house").expect("a sound person");
        self.account(Holder::Staff(id), name).await;
        Actor::Staff { id, role, second_factor: false }
    }

    /// An account with [`PASSWORD`] and `name@test.alula.invalid`.
    pub async fn account(&self, holder: Holder, name: &str) {
        let email = Private::from(email(name));
        let opened = self.house.open_account(&Actor::House, holder, email, PASSWORD.into()).await;
        opened.expect("a whole house").expect("a free address");
    }

    /// A client whom `by` admits; with a birthday of their own for each name.
    pub async fn client(&self, by: &Actor, name: &str) -> ClientId {
        let client = ClientId(self.house.new_id().0);
        self.run(by, client, Command::Admit(admitted(name))).await;
        client
    }

    /// A client with a therapist, who admits them, and the others of the team.
    pub async fn client_of(&self, therapist: &Actor, name: &str, prescriber: Option<&Actor>) -> ClientId {
        let client = self.client(therapist, name).await;
        let team = TeamNamed { therapist: id_of(therapist), supervisor: None, prescriber: prescriber.map(id_of) };
        self.run(therapist, client, Command::NameTeam(team)).await;
        client
    }

    /// Runs a command that is expected to work; gives the id of its first entry.
    ///
    /// # Panics
    /// When it is denied or refused.
    pub async fn run(&self, actor: &Actor, client: ClientId, command: Command) -> EntryId {
        let request = self.request(command);
        let ran = self.house.run(actor, client, request.clone()).await;
        ran.expect("allowed, in a whole house").expect("no rule says no");
        request.id
    }

    /// A request with a new id.
    pub fn request(&self, command: Command) -> Request {
        Request { id: self.house.new_id(), occurred_at: None, seen: None, command }
    }

    /// Installs the reference protocol and has it signed.
    ///
    /// # Panics
    /// When `prescriber` may not.
    pub async fn signed_protocol(&self, prescriber: &Actor) {
        self.protocol(prescriber, protocol::REFERENCE).await;
    }

    /// Installs a protocol and has it signed.
    ///
    /// # Panics
    /// When it is none, or `prescriber` may not.
    pub async fn protocol(&self, prescriber: &Actor, text: &str) {
        let installed = self.house.install_protocol(prescriber, text).await;
        let seen = installed.expect("a whole house").expect("this is a protocol");
        let proved = prescriber.proved_again();
        let signed = self.house.sign_protocol(&proved, &seen.id, seen.number, &seen.digest).await;
        signed.expect("a prescriber, in a whole house").expect("it waits for a signature");
    }
}

fn email(name: &str) -> String {
    format!("{}@test.alula.invalid", name.to_lowercase().replace(' ', "."))
}

fn id_of(actor: &Actor) -> StaffId {
    match actor {
        Actor::Staff { id, .. } => *id,
        other => panic!("{other:?} does not work here"),
    }
}

fn admitted(name: &str) -> ClientAdmitted {
    let day = i8::try_from(1 + name.len() % 28).expect("at most 28");
    ClientAdmitted {
        enquiry: None,
        person: Person {
            name: name.into(),
            preferred_name: name.split(' ').next().unwrap_or(name).into(),
            pronouns: Private::default(),
            birth_date: jiff::civil::date(1984, 3, day),
            phone: "555 0100".into(),
            email: email(name).into(),
            address: "12 Invented Street, Oakland".into(),
            state: "CA".to_owned(),
        },
        own_words: Private::default(),
    }
}

fn ports(clock: &Arc<TestClock>, notices: &Arc<HeardNotices>, seed: u64) -> Ports {
    Ports { clock: clock.clone(), ids: Arc::new(SeededIds::new(seed)), notices: notices.clone() }
}

async fn open(folder: &Path, database: DatabaseUrl, keys: Keys, ports: Ports) -> House {
    let config = HouseConfig {
        database,
        keys,
        zone: TimeZone::get("America/Los_Angeles").unwrap_or(TimeZone::UTC),
        digests: Some(folder.join("digests")),
    };
    House::open(config, ports).await.expect("an empty folder can hold a house")
}
