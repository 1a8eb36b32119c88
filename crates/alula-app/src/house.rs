//! The house: one handle to everything that people can do here.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use alula_core::Chart;
use alula_core::decide::{Context, Role};
use alula_core::ids::ClientId;
use alula_core::protocol::SignedProtocol;
use alula_policy::Actor;
use alula_store::{DatabaseUrl, Keys, Notice, OpenStoreError, Store, StoreConfig};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::broadcast;

use crate::access::Looks;
use crate::book::{OpenBooks, Slow};
use crate::charts::Charts;
use crate::colleagues::{Colleagues, Remembered};
use crate::notices::Notices;
use crate::ports::{Clock, Ids};
use crate::protocols::ProtocolMemory;
use crate::trouble::{Broken, Trouble};

/// How a house is set up.
#[derive(Debug)]
pub struct HouseConfig {
    /// Where the database is.
    pub database: DatabaseUrl,
    /// The keys to it, from the key file.
    pub keys: Keys,
    /// The practice's time zone, unless the practice has named another one on its page.
    pub zone: TimeZone,
    /// The folder that the daily signed digest is written to; without one it stays in the database alone.
    pub digests: Option<PathBuf>,
}

/// What the house takes from outside.
#[derive(Clone)]
pub struct Ports {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids and secrets.
    pub ids: Arc<dyn Ids>,
    /// Notices to people outside the house.
    pub notices: Arc<dyn Notices>,
}

/// The house. Clones are handles to the same one.
#[derive(Clone)]
pub struct House(pub(crate) Arc<Inside>);

pub(crate) struct Inside {
    pub store: Store,
    pub zone: TimeZone,
    pub digests: Option<PathBuf>,
    pub ports: Ports,
    pub charts: Charts,
    pub protocol: Mutex<ProtocolMemory>,
    pub open_books: OpenBooks,
    pub slow: Slow,
    pub looks: Looks,
    pub colleagues: Remembered,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").finish_non_exhaustive()
    }
}

impl House {
    /// Opens the database, makes its tables fit this version, and is ready.
    ///
    /// # Errors
    /// When the database does not answer, belongs to another key file, or is of a later version.
    pub async fn open(config: HouseConfig, ports: Ports) -> Result<Self, OpenStoreError> {
        let store = Store::open(StoreConfig { url: config.database, keys: config.keys }).await?;
        store.migrate().await?;
        let zone = crate::practice::zone(&store).await?.unwrap_or(config.zone);
        Ok(Self::over(store, zone, config.digests, ports))
    }

    /// Opens the database and leaves its tables as they are, for whoever only looks after the house; times are in the
    /// zone of the configuration.
    ///
    /// # Errors
    /// When the database does not answer or belongs to another key file.
    pub async fn as_it_is(config: HouseConfig, ports: Ports) -> Result<Self, OpenStoreError> {
        let store = Store::open(StoreConfig { url: config.database, keys: config.keys }).await?;
        Ok(Self::over(store, config.zone, config.digests, ports))
    }

    fn over(store: Store, zone: TimeZone, digests: Option<PathBuf>, ports: Ports) -> Self {
        Self(Arc::new(Inside {
            store,
            zone,
            digests,
            ports,
            charts: Charts::default(),
            protocol: Mutex::default(),
            open_books: OpenBooks::default(),
            slow: Slow::default(),
            looks: Looks::default(),
            colleagues: Remembered::default(),
        }))
    }

    /// The practice's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.0.zone
    }

    /// The time, by the house's clock.
    pub fn now(&self) -> Timestamp {
        self.0.ports.clock.now()
    }

    /// A new id for a form, so that the same form sent twice is one request.
    pub fn new_id(&self) -> alula_core::ids::EntryId {
        alula_core::ids::EntryId(self.0.ports.ids.id())
    }

    /// True when the database answers.
    pub async fn answers(&self) -> bool {
        self.0.store.answers().await
    }

    /// Notices of charts that grew: which, and how far; nothing that was said.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.0.store.notices()
    }

    /// The store below, for commands of whoever runs the machine.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn trouble(&self, broken: impl Into<Broken>) -> Trouble {
        broken.into().into_trouble(|| {
            let id = self.0.ports.ids.id().simple().to_string();
            id[id.len() - 8..].to_owned()
        })
    }
}

/// What a rule may know beside the chart, owned for the length of one transaction.
#[derive(Debug)]
pub(crate) struct Surroundings {
    pub zone: TimeZone,
    pub protocol: Option<Arc<SignedProtocol>>,
    pub staff: Arc<Colleagues>,
}

impl Surroundings {
    pub(crate) fn context(&self, actor: &Actor, at: Timestamp) -> Context<'_> {
        Context {
            now: at,
            zone: &self.zone,
            author: actor.author(),
            role: role_of(actor),
            second_factor: actor.second_factor(),
            protocol: self.protocol.as_deref(),
            staff: &self.staff,
        }
    }
}

/// The house itself admits and files with the manager's duties, never with a clinician's; a sitter decides nothing by a role,
/// as a client does not.
fn role_of(actor: &Actor) -> Role {
    match actor {
        Actor::Staff { role, .. } => *role,
        Actor::Client { .. } => Role::Client,
        Actor::Sitter { .. } => Role::Client,
        Actor::House => Role::Manager,
    }
}

pub(crate) type SharedChart = Arc<Chart>;

impl Inside {
    pub(crate) fn known(&self, client: ClientId) -> Option<SharedChart> {
        self.charts.get(client)
    }
}
