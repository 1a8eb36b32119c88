//! A real house on SQLite with people in it, asked through HTTP as each of them.
#![expect(dead_code, reason = "each test file uses its part")]
#![expect(clippy::unwrap_used, reason = "a house that cannot be made or asked is a failed test")]

mod person;

use std::collections::BTreeMap;
use std::sync::Arc;

use alula_app::testing::{HeardNotices, SeededIds, TestClock};
use alula_app::{Holder, House, HouseConfig, NewEnquiry, NewPerson, Ports};
use alula_core::decide::{Command, Request as Asked, Role};
use alula_core::ids::{
    ClientId, EnquiryId, EntryId, MeasureId, NoteId, OrderId, PieceId, SessionId, SoundSetId, StaffId, VisitId,
};
use alula_core::intake::{
    AfterHold, Basis, ClientAdmitted, Limits, MeasureBegun, Mode, OrderWritten, Route, Setting, TeamNamed,
};
use alula_core::practice::sound::{PieceWords, SoundPhase, SoundPlace, SoundSet};
use alula_core::practice::{Credential, CredentialKind};
use alula_core::preparation::{ConsentSigned, VisitHeld, VisitKind, documents};
use alula_core::supervision::{LetterDraft, NoteAbout};
use alula_core::units::{Hours, Micrograms, Minutes};
use alula_http::{Ice, Reach, Settings, Site, Video, router};
use alula_policy::Actor;
use alula_store::{DatabaseUrl, Keys};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
pub use person::{Heard, Person, Who};
use tower::ServiceExt;
use uuid::Uuid;

/// The code that sets up the empty house.
pub const SETUP_CODE: &str = "abcd-efgh-jkmn";
/// Everybody's password.
pub const PASSWORD: &str = "four words that differ";

/// A house for one test; its files go when it goes.
pub struct TestHouse {
    /// The use cases.
    pub house: House,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// The notices that went out.
    pub notices: Arc<HeardNotices>,
    /// The client that the team cares for.
    pub client: ClientId,
    /// A client of another team.
    pub other_client: ClientId,
    /// A round of the PHQ-9 that the client has begun.
    pub measure: MeasureId,
    /// Somebody who reached out.
    pub enquiry: EnquiryId,
    /// A planned session of the client.
    pub session: SessionId,
    /// A visit of the client.
    pub visit: VisitId,
    /// The note about that visit, which waits for the supervisor.
    pub note: NoteId,
    /// A licence of the associate.
    pub credential: Uuid,
    /// The people who work here.
    pub staff: BTreeMap<Who, StaffId>,
    cookies: BTreeMap<Who, String>,
    router: Router,
    stop: tokio::sync::watch::Sender<bool>,
    folder: tempfile::TempDir,
}

/// A practice with a tool of its own and a relay.
fn video() -> Video {
    let login = Some(("relay".to_owned(), "a secret of the relay".into()));
    Video {
        link: Some("https://video.example.org/ours".into()),
        ice: vec![
            Ice { url: "stun:stun.example.org".into(), login: None },
            Ice { url: "turn:turn.example.org".into(), login },
        ],
    }
}

/// Fields as a browser sends them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        text.bytes().fold(String::new(), |out, byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out + &char::from(byte).to_string(),
            _ => out + &format!("%{byte:02X}"),
        })
    };
    fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect::<Vec<_>>().join("&")
}

impl TestHouse {
    /// An empty house that waits for its first manager.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::create(&folder.path().join("practice.key")).unwrap();
        let clock = Arc::new(TestClock::at("2026-06-24T17:00:00Z".parse().unwrap()));
        let notices = Arc::new(HeardNotices::default());
        let ports = Ports { clock: clock.clone(), ids: Arc::new(SeededIds::new(7)), notices: notices.clone() };
        let config = HouseConfig {
            database: DatabaseUrl::Sqlite(folder.path().join("data").join("alula.db")),
            keys,
            zone: jiff::tz::TimeZone::posix("PST8PDT,M3.2.0,M11.1.0").unwrap(),
            digests: None,
        };
        let house = House::open(config, ports).await.unwrap();
        let (stop_sender, stop) = tokio::sync::watch::channel(false);
        let site = Site::new(Settings {
            house: house.clone(),
            practice: None,
            reach: Reach::Loopback,
            at: ([127, 0, 0, 1], 8080).into(),
            setup_code: Some(SETUP_CODE.into()),
            metrics_token: Some("for the watcher".into()),
            video: video(),
            seed: 1,
            stop,
        });
        let router = router(&site);
        let id = |n| ClientId(Uuid::from_u128(n));
        Self {
            house,
            clock,
            notices,
            client: id(0xc1),
            other_client: id(0xc2),
            measure: MeasureId(Uuid::nil()),
            enquiry: EnquiryId(Uuid::from_u128(0xe1)),
            session: SessionId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            note: NoteId(Uuid::nil()),
            credential: Uuid::from_u128(0xd1),
            staff: BTreeMap::new(),
            cookies: BTreeMap::new(),
            router,
            stop: stop_sender,
            folder,
        }
    }

    /// A house in which everybody of [`Who`] is, each signed in.
    pub async fn furnished() -> Self {
        let mut it = Self::open().await;
        for (who, role) in Who::STAFF {
            let person = NewPerson {
                name: format!("Invented {who:?}").into(),
                licence: "".into(),
                role,
                supervisor: (who == Who::Associate).then(|| it.staff[&Who::Supervisor]),
                agreement_until: (who == Who::Associate).then(|| jiff::civil::date(2026, 12, 31)),
            };
            let id = it.house.add_person(&Actor::House, person).await.unwrap().unwrap();
            it.staff.insert(who, id);
            it.open_account(who, Holder::Staff(id)).await;
        }
        let manager = Actor::Staff { id: it.staff[&Who::Manager], role: Role::Manager, second_factor: true };
        let licence = Credential {
            kind: CredentialKind::Amft,
            number: "AMFT 000000".into(),
            issuer: "CA".into(),
            issued: None,
            expires: Some(jiff::civil::date(2026, 7, 8)),
            evidence: "".into(),
        };
        let kept = it.house.keep_credential(&manager, it.staff[&Who::Associate], it.credential, licence).await;
        kept.unwrap().unwrap();
        let team = TeamNamed {
            therapist: it.staff[&Who::Associate],
            supervisor: Some(it.staff[&Who::Supervisor]),
            prescriber: Some(it.staff[&Who::Prescriber]),
        };
        let others = TeamNamed { therapist: it.staff[&Who::OtherTherapist], supervisor: None, prescriber: None };
        for (who, client, team) in [(Who::Client, it.client, team), (Who::OtherClient, it.other_client, others)] {
            it.say(client, Command::Admit(admitted(who))).await;
            it.say(client, Command::NameTeam(team)).await;
            it.open_account(who, Holder::Client(client)).await;
        }
        let begun = MeasureBegun {
            instrument: "phq-9".into(),
            version: alula_core::instruments::find("phq-9").unwrap().version.clone(),
            language: "en".into(),
            mode: Mode::Alone,
        };
        let client = Actor::Client { id: it.client };
        it.measure = MeasureId::of(it.say_as(&client, it.client, Command::BeginMeasure(begun)).await);
        let enquiry = NewEnquiry {
            id: it.enquiry,
            name: "Invented Enquirer".into(),
            email: "enquirer@test.alula.invalid".into(),
            phone: "".into(),
            state: "CA".into(),
            reach: "email".into(),
            words: "Nothing has helped for two years.".into(),
        };
        it.house.enquire(enquiry).await.unwrap().unwrap();
        it.begin_care().await;
        for who in Who::ALL.into_iter().filter(|it| *it != Who::Visitor) {
            let heard = it.visitor().post("/sign-in", &[("email", &who.email()), ("password", PASSWORD)]).await;
            let cookie = heard.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
            assert!(cookie.starts_with("alula="), "{who:?} cannot sign in: {heard:?}");
            it.cookies.insert(who, cookie);
        }
        it
    }

    /// A signed protocol, an order, a planned session, and a visit with its note.
    async fn begin_care(&mut self) {
        let prescriber = Actor::Staff { id: self.staff[&Who::Prescriber], role: Role::Prescriber, second_factor: true };
        let associate = Actor::Staff { id: self.staff[&Who::Associate], role: Role::Associate, second_factor: true };
        let kept = self.house.install_protocol(&prescriber, alula_core::protocol::REFERENCE).await.unwrap().unwrap();
        self.house.sign_protocol(&prescriber, &kept.id, kept.number, &kept.digest).await.unwrap().unwrap();
        let order = self.say_as(&prescriber, self.client, Command::WriteOrder(order())).await;
        let plan = Command::PlanSession {
            at: self.house.now() + jiff::SignedDuration::from_hours(1),
            order: OrderId::of(order),
            place: "the quiet room".into(),
        };
        self.session = SessionId::of(self.say_as(&associate, self.client, plan).await);
        let visit = VisitHeld {
            kind: VisitKind::Preparation,
            length: Minutes::new(50).unwrap(),
            summary: "We spoke about what is hoped for.".into(),
        };
        self.visit = VisitId::of(self.say_as(&associate, self.client, Command::HoldVisit(visit)).await);
        let note = Command::SignNote {
            about: NoteAbout::Visit(self.visit),
            mattered: "Trust is growing.".into(),
            done: "".into(),
            onward: "".into(),
        };
        self.note = NoteId::of(self.say_as(&associate, self.client, note).await);
    }

    async fn open_account(&self, who: Who, holder: Holder) {
        let (email, password) = (who.email().into(), PASSWORD.into());
        self.house.open_account(&Actor::House, holder, email, password).await.unwrap().unwrap();
    }

    /// States something in a chart as the manager.
    pub async fn say(&self, client: ClientId, command: Command) -> EntryId {
        let manager = Actor::Staff { id: self.staff[&Who::Manager], role: Role::Manager, second_factor: true };
        self.say_as(&manager, client, command).await
    }

    /// States something in a chart.
    pub async fn say_as(&self, actor: &Actor, client: ClientId, command: Command) -> EntryId {
        let id = self.house.new_id();
        let request = Asked { id, occurred_at: None, seen: None, command };
        self.house.run(actor, client, request).await.unwrap().unwrap();
        id
    }

    /// Tells the house to stop.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// The client signs the first consent.
    pub async fn sign_a_consent(&self) -> EntryId {
        let document = &documents()[0];
        let signed = ConsentSigned {
            document: document.id.into(),
            version: document.version.into(),
            digest: document.digest.clone(),
            name: "Invented Client".into(),
        };
        self.say_as(&Actor::Client { id: self.client }, self.client, Command::SignConsent(signed)).await
    }

    /// The prescriber writes to the client.
    pub async fn write_a_letter(&self) -> EntryId {
        let draft = LetterDraft {
            to: "Invented Client".into(),
            subject: "What we spoke about".into(),
            body: "Thank you for your visit.".into(),
            ..LetterDraft::default()
        };
        let draft = LetterDraft { seen: draft.hash(), ..draft };
        let prescriber = Actor::Staff { id: self.staff[&Who::Prescriber], role: Role::Prescriber, second_factor: true };
        self.say_as(&prescriber, self.client, Command::WriteLetter(draft)).await
    }

    /// The manager takes in a piece of sound and arranges a set of it.
    pub async fn arrange_sound(&self) -> (PieceId, SoundSetId) {
        let manager = Actor::Staff { id: self.staff[&Who::Manager], role: Role::Manager, second_factor: false };
        let (piece, set) = (PieceId(self.house.new_id().0), SoundSetId(self.house.new_id().0));
        let words = PieceWords { title: "Quiet".into(), licence: "CC0 1.0".into(), source: "made here".into() };
        self.house.take_in_piece(&manager, piece, words, QUIET.into()).await.unwrap().unwrap();
        let places = vec![SoundPlace { phase: SoundPhase::Deep, piece, silence: 60 }];
        let kept = self.house.keep_sound_set(&manager, set, SoundSet { name: "Shore".into(), places });
        kept.await.unwrap().unwrap();
        (piece, set)
    }

    /// Nobody who is signed in.
    pub fn visitor(&self) -> Person<'_> {
        self.person(Who::Visitor)
    }

    /// Somebody of a furnished house.
    pub fn person(&self, who: Who) -> Person<'_> {
        Person { house: self, cookie: self.cookies.get(&who).map(String::as_str) }
    }

    /// Changes the database behind the back of the house.
    pub async fn write_directly(&self, text: &'static str) {
        use sqlx::Connection;
        let file = self.folder.path().join("data").join("alula.db");
        let mut database = sqlx::SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
        sqlx::query(text).execute(&mut database).await.unwrap();
    }

    /// Sends a request as it is.
    pub async fn ask(&self, request: Builder, body: &str) -> Heard {
        let response = self.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 4 << 20).await.unwrap();
        Heard { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// The beginning of a WAV file, in letters that a form can carry as well.
pub const QUIET: &str = "RIFF\u{24}\0\0\0WAVEfmt \u{10}\0\0\0";

/// A lozenge in the office.
pub fn order() -> OrderWritten {
    let milligrams = |it| Micrograms::milligrams(it).unwrap();
    OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Office,
        product: "Rapid lozenge of an invented pharmacy".into(),
        strength: milligrams(100),
        amount: milligrams(100),
        daily_maximum: milligrams(100),
        hold: Minutes::new(12).unwrap(),
        after_hold: AfterHold::Spit,
        redose: None,
        interval: Hours::new(72).unwrap(),
        valid_until: jiff::civil::date(2026, 9, 30),
        limits: Limits { systolic: None, diastolic: None, pulse: None },
        instruction: "Wait ten minutes and measure again.".into(),
        basis: Basis::InPersonExam { on: jiff::civil::date(2026, 6, 1) },
        monitoring_checked: jiff::civil::date(2026, 6, 23),
    }
}

fn admitted(who: Who) -> ClientAdmitted {
    ClientAdmitted {
        enquiry: None,
        person: alula_core::intake::Person {
            name: format!("Invented {who:?}").into(),
            preferred_name: "".into(),
            pronouns: "".into(),
            birth_date: jiff::civil::date(1984, 3, 9),
            phone: "+1 415 555 0100".into(),
            email: who.email().into(),
            address: "1 Invented Street".into(),
            state: "CA".into(),
        },
        own_words: "".into(),
    }
}
