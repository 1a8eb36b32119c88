//! Opening the database, and the two ways in: [`Store::write`] and [`Store::read`].

mod checkpoint;
mod embedded;
mod many;
mod migrate;
mod postgres;
mod sqlite;
mod tx;
mod url;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures::future::BoxFuture;
use sqlx::Executor as _;
use tokio::sync::{broadcast, oneshot, watch};

use crate::fault::{FaultKind, StoreFault};
use crate::keys::Keys;
use crate::notices::{Notice, Notices};

pub(crate) use many::{Inserts, inserts};
pub use migrate::{Migrated, latest_step};
pub(crate) use migrate::{take_steps_on_postgres, take_steps_on_sqlite};
pub use tx::Tx;
pub(crate) use tx::{Kind, Row, Sql, Value, for_sqlite, values};
pub use url::{BadDatabaseUrl, DatabaseUrl};

use sqlite::{Job, Work, run_guarded};
use tx::Connection;

/// Which database, and the keys to it.
#[derive(Debug)]
pub struct StoreConfig {
    /// Where the database is.
    pub url: DatabaseUrl,
    /// The keys from the key file.
    pub keys: Keys,
}

/// Which of the two databases holds the practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// One file in the data folder.
    Embedded,
    /// A PostgreSQL server.
    Postgres,
}

/// What a database says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Which database it is.
    pub engine: Engine,
    /// The number of the last step that its tables took.
    pub schema: i64,
    /// How many bytes it holds, its log of writes included.
    pub bytes: u64,
}

/// The database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenStoreError {
    /// The folder for the database file cannot be made.
    #[error("the folder {path} cannot be made; choose one that the account running Alula may write to")]
    Folder {
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The database, or the key file for it.
    #[error(transparent)]
    Fault(#[from] StoreFault),
}

impl OpenStoreError {
    /// A stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Folder { .. } => "data_folder_unwritable",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// The open database. Clones share it.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    engine: Opened,
    keys: Arc<Keys>,
    notices: Notices,
}

enum Opened {
    Sqlite { at: PathBuf, sqlite: sqlite::Sqlite },
    Postgres(postgres::Postgres),
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("keys", &self.shared.keys).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database, making an empty file on the embedded engine when there is none. Run [`Store::migrate`] next.
    ///
    /// # Errors
    /// When the database does not answer, or was made with another key file.
    pub async fn open(config: StoreConfig) -> Result<Self, OpenStoreError> {
        let keys = Arc::new(config.keys);
        let speaker = crate::keys::new_salt().map_err(StoreFault::from)?;
        let notices = Notices::new(speaker.iter().map(|byte| format!("{byte:02x}")).collect());
        let engine = match config.url {
            DatabaseUrl::Sqlite(path) => {
                make_private_file(&path)?;
                let writer = sqlite::connect_writer(&path)?;
                let sqlite = sqlite::start(&path, writer, keys.clone(), notices.clone())?;
                Opened::Sqlite { at: path, sqlite }
            }
            DatabaseUrl::Postgres(options) => {
                let pool = postgres::connect(&options).await?;
                Opened::Postgres(postgres::start(pool, notices.clone()))
            }
        };
        let store = Self { shared: Arc::new(Shared { engine, keys, notices }) };
        store.check_keys().await?;
        Ok(store)
    }

    /// The practice's keys.
    pub fn keys(&self) -> &Keys {
        &self.shared.keys
    }

    /// Runs `job` in one transaction and answers after it is safely on disk.
    ///
    /// When the job fails, or anything after it, nothing of it is kept. On the embedded engine jobs that wait together
    /// share a commit; a job that fails does not touch its neighbours.
    ///
    /// ```ignore
    /// let head = store.write(move |tx| Box::pin(async move { ledger::lock_head(tx, client).await })).await?;
    /// ```
    ///
    /// # Errors
    /// What the job returned, or the fault of the database.
    pub async fn write<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<StoreFault> + Send + 'static,
    {
        match &self.shared.engine {
            Opened::Sqlite { sqlite, .. } => {
                let (reply, answer) = oneshot::channel();
                let job = Job { work: Some(Box::new(job)), outcome: None, reply };
                let gone = |_| StoreFault::new(FaultKind::Gone, "writing");
                sqlite.queue.send(Box::new(job)).await.map_err(|_| StoreFault::new(FaultKind::Gone, "writing"))?;
                answer.await.map_err(gone)?
            }
            Opened::Postgres(postgres) => {
                // Its own task: whoever asked may go away between commit and answer.
                let (pool, keys, notices) =
                    (postgres.pool.clone(), self.shared.keys.clone(), self.shared.notices.clone());
                let task = tokio::spawn(write_to_postgres(pool, keys, notices, Box::new(job)));
                task.await.map_err(|error| StoreFault::because(FaultKind::BrokenOff, "writing", error))?
            }
        }
    }

    /// Runs `job` on one unchanging view of the database; it cannot write.
    ///
    /// # Errors
    /// What the job returned, or the fault of the database.
    pub async fn read<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<StoreFault> + Send + 'static,
    {
        let mut tx = self.snapshot().await?;
        run_guarded(Box::new(job), &mut tx).await
    }

    /// One unchanging view of the database, for as long as it is held; it cannot write.
    pub(crate) async fn snapshot(&self) -> Result<Tx, StoreFault> {
        let fault = |error| StoreFault::from_sqlx("beginning to read", error);
        let connection = match &self.shared.engine {
            Opened::Sqlite { sqlite, .. } => Connection::Reader(sqlite.readers.lend().await?),
            Opened::Postgres(postgres) => Connection::Postgres(
                postgres.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map_err(fault)?,
            ),
        };
        Ok(Tx::for_reading(connection, self.shared.keys.clone()))
    }

    /// Live notices of charts that grew, from this process and, on PostgreSQL, from every other on the same database.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.shared.notices.subscribe()
    }

    /// True while notices of other processes arrive; always false on the embedded engine.
    pub fn hears_others(&self) -> watch::Receiver<bool> {
        self.shared.notices.listening()
    }

    /// Makes the tables fit this version of Alula; keeps a copy of an embedded database that holds data beside it.
    ///
    /// # Errors
    /// When the tables are of a later version, or the database fails.
    pub async fn migrate(&self) -> Result<Migrated, OpenStoreError> {
        let migrated = match &self.shared.engine {
            Opened::Sqlite { at, .. } => migrate::sqlite(at).await?,
            Opened::Postgres(postgres) => migrate::postgres(&postgres.pool).await?,
        };
        self.write(|tx| Box::pin(async move { migrate::pin_keys(tx).await })).await?;
        Ok(migrated)
    }

    /// Wraps the data key of every chart anew with other keys, whole or not at all; afterwards only those open the house.
    /// Everything else they have to share with the keys of before: see [`Keys::renewed`]. Tells how many charts.
    ///
    /// # Errors
    /// When the database fails, or somebody else changed the keys meanwhile; nothing was changed then.
    pub async fn change_keys(&self, to: Keys) -> Result<u64, StoreFault> {
        self.write(move |tx| {
            Box::pin(async move {
                migrate::pin_other_keys(tx, &to).await?;
                crate::ledger::wrap_anew(tx, &to).await
            })
        })
        .await
    }

    /// Writes a whole copy of an embedded database to `to`, while it is in use. False on PostgreSQL: its own tools do that.
    ///
    /// # Errors
    /// When the copy cannot be written.
    pub async fn copy_to(&self, to: &Path) -> Result<bool, StoreFault> {
        match &self.shared.engine {
            Opened::Sqlite { at, .. } => migrate::copy_file(at, to).await.map(|()| true),
            Opened::Postgres(_) => Ok(false),
        }
    }

    /// The step its tables are at, and how large it is.
    ///
    /// # Errors
    /// When the database does not answer, or was never prepared.
    pub async fn condition(&self) -> Result<Condition, StoreFault> {
        const DOING: &str = "asking the database about itself";
        const SCHEMA: &str = "SELECT max(version) AS version FROM _sqlx_migrations";
        let fault = |error| StoreFault::from_sqlx(DOING, error);
        Ok(match &self.shared.engine {
            Opened::Sqlite { at, .. } => {
                let mut tx = self.snapshot().await?;
                let row =
                    tx.row(DOING, SCHEMA, &[]).await?.ok_or_else(|| StoreFault::new(FaultKind::Outdated, DOING))?;
                Condition { engine: Engine::Embedded, schema: row.get("version")?, bytes: length_with_log(at) }
            }
            Opened::Postgres(postgres) => {
                let schema = sqlx::query_scalar(SCHEMA).fetch_one(&postgres.pool).await.map_err(fault)?;
                let size = "SELECT pg_database_size(current_database())";
                let bytes: i64 = sqlx::query_scalar(size).fetch_one(&postgres.pool).await.map_err(fault)?;
                Condition { engine: Engine::Postgres, schema, bytes: bytes.cast_unsigned() }
            }
        })
    }

    /// True when the database answers.
    pub async fn answers(&self) -> bool {
        match &self.shared.engine {
            Opened::Sqlite { .. } => match self.snapshot().await {
                Ok(mut tx) => tx.row("asking the database", "SELECT 1 AS it", &[]).await.is_ok(),
                Err(_) => false,
            },
            Opened::Postgres(postgres) => postgres.pool.execute("SELECT 1").await.is_ok(),
        }
    }

    async fn check_keys(&self) -> Result<(), StoreFault> {
        self.read(|tx| Box::pin(async move { migrate::check_keys(tx).await })).await
    }
}

async fn write_to_postgres<T, E: From<StoreFault>>(
    pool: sqlx::PgPool,
    keys: Arc<Keys>,
    notices: Notices,
    work: Work<T, E>,
) -> Result<T, E> {
    let transaction = pool.begin().await.map_err(|error| StoreFault::from_sqlx("beginning to write", error))?;
    let mut tx = Tx::new(Connection::Postgres(transaction), keys);
    let value = run_guarded(work, &mut tx).await?;
    let grown = std::mem::take(&mut tx.grown);
    for (client, sequence) in &grown {
        let words = notices.words(*client, *sequence);
        tx.execute("telling others", "SELECT pg_notify($1, $2)", values![Notices::CHANNEL, words]).await?;
    }
    if let Connection::Postgres(transaction) = tx.into_connection() {
        transaction.commit().await.map_err(|error| StoreFault::from_sqlx("committing", error))?;
    }
    notices.tell(grown);
    Ok(value)
}

/// The embedded database is a file and, beside it, what was written to it last.
fn length_with_log(at: &Path) -> u64 {
    let mut log = at.as_os_str().to_owned();
    log.push("-wal");
    [at, Path::new(&log)].iter().filter_map(|it| std::fs::metadata(it).ok()).map(|it| it.len()).sum()
}

/// The file exists before the engine opens it, so that it is never readable for others; its companions follow its mode.
fn make_private_file(path: &Path) -> Result<(), OpenStoreError> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |source| OpenStoreError::Folder { path: folder.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(source) if source.kind() != std::io::ErrorKind::AlreadyExists => Err(failed(source)),
        _ => Ok(()),
    }
}
