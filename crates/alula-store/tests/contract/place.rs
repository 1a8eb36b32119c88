//! An empty database with its key file, and the ways a test may reach behind the store's back.

use std::path::{Path, PathBuf};

use alula_core::ids::{ClientId, EntryId, StaffId};
use alula_core::ledger::{Author, Draft, Statement};
use alula_core::preparation::GoalSet;
use alula_store::{DatabaseUrl, Keys, OpenStoreError, Store, StoreConfig, ledger};
use alula_testkit::postgres;
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};
use uuid::Uuid;

pub struct Place {
    folder: tempfile::TempDir,
    url: String,
}

impl Place {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("data/alula.db").display());
        Self { folder, url }
    }

    pub async fn postgres() -> Option<Self> {
        if !postgres::is_wanted() {
            return None;
        }
        let url = postgres::shared().await.unwrap().fresh_database().await.unwrap();
        Some(Self { folder: tempfile::tempdir().unwrap(), url })
    }

    pub fn at(url: String) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), url }
    }

    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("practice.key")
    }

    pub fn keys(&self) -> Keys {
        if self.key_file().exists() {
            Keys::open(&self.key_file()).unwrap()
        } else {
            Keys::create(&self.key_file()).unwrap()
        }
    }

    pub async fn open_with(&self, keys: Keys) -> Result<Store, OpenStoreError> {
        let url: DatabaseUrl = self.url.parse().unwrap();
        Store::open(StoreConfig { url, keys }).await
    }

    /// The store, ready for use.
    pub async fn store(&self) -> Store {
        let store = self.open_with(self.keys()).await.unwrap();
        store.migrate().await.unwrap();
        store
    }

    /// What somebody with the right to the database, but not to the rules, might do; each text in turn.
    pub async fn tamper(&self, texts: &[&str]) -> Result<(), sqlx::Error> {
        if self.is_sqlite() {
            let path = self.url.strip_prefix("sqlite:").unwrap();
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(false);
            let mut connection = options.connect().await?;
            let triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
            let triggers: Vec<String> = sqlx::query_scalar(triggers).fetch_all(&mut connection).await?;
            for trigger in triggers {
                sqlx::raw_sql(AssertSqlSafe(format!("DROP TRIGGER {trigger}"))).execute(&mut connection).await?;
            }
            for text in texts {
                sqlx::raw_sql(AssertSqlSafe(*text)).execute(&mut connection).await?;
            }
            connection.close().await
        } else {
            let mut connection = sqlx::PgConnection::connect(&self.url).await?;
            sqlx::raw_sql("SET session_replication_role = replica").execute(&mut connection).await?;
            for text in texts {
                sqlx::raw_sql(AssertSqlSafe(*text)).execute(&mut connection).await?;
            }
            connection.close().await
        }
    }

    /// A statement of somebody who may write, with the triggers in place.
    pub async fn write_directly(&self, text: &str) -> Result<(), sqlx::Error> {
        if self.is_sqlite() {
            let path = self.url.strip_prefix("sqlite:").unwrap();
            let mut connection = sqlx::sqlite::SqliteConnectOptions::new().filename(path).connect().await?;
            sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut connection).await.map(drop)
        } else {
            let mut connection = sqlx::PgConnection::connect(&self.url).await?;
            sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut connection).await.map(drop)
        }
    }

    /// Every row of every table as text, bytes as hexadecimal digits in capitals.
    pub async fn dump(&self) -> String {
        let mut dump = String::new();
        if self.is_sqlite() {
            let path = self.url.strip_prefix("sqlite:").unwrap();
            let mut connection = sqlx::sqlite::SqliteConnectOptions::new().filename(path).connect().await.unwrap();
            let columns = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
                           WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'";
            let columns: Vec<(String, String)> = sqlx::query_as(columns).fetch_all(&mut connection).await.unwrap();
            for (table, column) in columns {
                let text = format!(
                    "SELECT CASE typeof({column}) WHEN 'blob' THEN hex({column}) ELSE CAST({column} AS TEXT) END \
                     FROM {table} WHERE {column} IS NOT NULL"
                );
                let values: Vec<String> =
                    sqlx::query_scalar(AssertSqlSafe(text)).fetch_all(&mut connection).await.unwrap();
                dump.push_str(&values.join("\n"));
                dump.push('\n');
            }
        } else {
            let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
            let tables =
                "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_sqlx_migrations'";
            let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.unwrap();
            for table in tables {
                let text = format!("SELECT t::text FROM {table} t");
                let values: Vec<String> =
                    sqlx::query_scalar(AssertSqlSafe(text)).fetch_all(&mut connection).await.unwrap();
                for value in values {
                    dump.push_str(&value);
                    dump.push('\n');
                    dump.push_str(&value.to_uppercase());
                    dump.push('\n');
                }
            }
        }
        dump
    }
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub fn client(n: u128) -> ClientId {
    ClientId(Uuid::from_u128(0xC11E_0000 + n))
}

pub fn staff(n: u128) -> StaffId {
    StaffId(Uuid::from_u128(0x57AF_0000 + n))
}

pub fn entry(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(0xE417_0000 + n))
}

pub fn goal(n: u128, words: &str) -> Draft {
    let statement = Statement::from(GoalSet { words: words.into() });
    Draft { id: entry(n), occurred_at: at(0), author: Author::Staff(staff(1)), statement }
}

/// Makes the chart if need be and files the drafts.
pub async fn file(store: &Store, client: ClientId, drafts: Vec<Draft>) -> ledger::Appended {
    store
        .write(move |tx| {
            Box::pin(async move {
                ledger::create_chart(tx, client).await?;
                ledger::append(tx, client, &drafts, at(10)).await
            })
        })
        .await
        .unwrap()
}

pub async fn chart_of(store: &Store, client: ClientId) -> Vec<alula_core::ledger::Entry> {
    store.read(move |tx| Box::pin(async move { ledger::entries(tx, client).await })).await.unwrap()
}

/// Runs the steps of a story in one transaction.
macro_rules! within {
    ($store:expr, |$tx:ident| $steps:block) => {
        $store
            .write(move |$tx| {
                Box::pin(async move {
                    $steps;
                    Ok::<_, StoreFault>(())
                })
            })
            .await
            .unwrap()
    };
}
pub(crate) use within;
