//! Migrations: embedded, numbered, forward only; the same names for both engines.

use std::path::{Path, PathBuf};

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, PgConnection, PgPool, SqliteConnection};

use super::{Sql, Tx, values};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::Keys;

const DOING: &str = "preparing the tables";

struct Step {
    version: i64,
    name: &'static str,
    sql: Sql,
}

macro_rules! steps {
    ($($version:literal $name:literal;)*) => {
        &[$(Step {
            version: $version,
            name: $name,
            sql: Sql {
                sqlite: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
                postgres: include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
            },
        }),*]
    };
}

const STEPS: &[Step] = steps! {
    1 "0001_house";
    2 "0002_pathway";
    4 "0004_lists";
    5 "0005_book";
    6 "0006_supervision";
    7 "0007_outcomes";
    8 "0008_practice";
    10 "0010_consents";
    11 "0011_limits";
    12 "0012_large_lists";
    14 "0014_sound";
    15 "0015_tell_places";
    16 "0016_home";
    19 "0019_changes";
    20 "0020_own";
    21 "0021_alike";
};

/// What [`Store::migrate`](crate::Store::migrate) did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The versions that were added.
    pub added: Vec<i64>,
    /// The copy of the embedded database that was kept beforehand.
    pub copy: Option<PathBuf>,
}

fn migrator(text: fn(&Step) -> &'static str) -> Migrator {
    migrator_upto(text, i64::MAX)
}

fn migrator_upto(text: fn(&Step) -> &'static str, last: i64) -> Migrator {
    let steps = STEPS.iter().filter(|step| step.version <= last).map(|step| {
        let sql = sqlx::SqlSafeStr::into_sql_str(text(step));
        Migration::new(step.version, step.name.into(), MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(steps.collect())
}

pub(super) async fn sqlite(at: &Path) -> Result<Migrated, StoreFault> {
    let mut connection = open(at).await?;
    let known: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'")
        .fetch_one(&mut connection)
        .await
        .map_err(fault)?;
    let applied: Vec<i64> = if known == 0 {
        Vec::new()
    } else {
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations").fetch_all(&mut connection).await.map_err(fault)?
    };
    let added = missing(&applied);
    let copy = if added.is_empty() || applied.is_empty() {
        None
    } else {
        let to = free_name(at, added[0]);
        copy(&mut connection, &to).await?;
        Some(to)
    };
    migrator(|step| step.sql.sqlite).run(&mut connection).await.map_err(migration_fault)?;
    Ok(Migrated { added, copy })
}

pub(super) async fn postgres(pool: &PgPool) -> Result<Migrated, StoreFault> {
    let known: bool = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
        .fetch_one(pool)
        .await
        .map_err(fault)?;
    let applied: Vec<i64> = if known {
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations").fetch_all(pool).await.map_err(fault)?
    } else {
        Vec::new()
    };
    migrator(|step| step.sql.postgres).run(pool).await.map_err(migration_fault)?;
    Ok(Migrated { added: missing(&applied), copy: None })
}

/// The number of the last step that this version knows.
pub fn latest_step() -> i64 {
    STEPS.iter().map(|step| step.version).max().unwrap_or_default()
}

/// Makes the tables as they were after step `last`, in an empty database.
pub(crate) async fn take_steps_on_sqlite(connection: &mut SqliteConnection, last: i64) -> Result<(), StoreFault> {
    migrator_upto(|step| step.sql.sqlite, last).run(connection).await.map_err(migration_fault)
}

/// Makes the tables as they were after step `last`, in an empty database, within the transaction that is open.
pub(crate) async fn take_steps_on_postgres(connection: &mut PgConnection, last: i64) -> Result<(), StoreFault> {
    migrator_upto(|step| step.sql.postgres, last).run(connection).await.map_err(migration_fault)
}

/// Writes a whole copy of the embedded database to `to`, which must not exist.
pub(super) async fn copy_file(at: &Path, to: &Path) -> Result<(), StoreFault> {
    copy(&mut open(at).await?, to).await
}

async fn copy(connection: &mut SqliteConnection, to: &Path) -> Result<(), StoreFault> {
    let doing = "copying the database";
    let name = to.to_str().ok_or_else(|| StoreFault::new(FaultKind::Unexpected, doing))?;
    let done = sqlx::query("VACUUM INTO $1").bind(name.to_owned()).execute(connection).await;
    done.map_err(|error| StoreFault::from_sqlx(doing, error))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let private = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(to, private)
            .map_err(|error| StoreFault::because(FaultKind::ReadOnly, doing, error))?;
    }
    Ok(())
}

async fn open(at: &Path) -> Result<SqliteConnection, StoreFault> {
    let options = SqliteConnectOptions::new().filename(at).foreign_keys(true);
    options.busy_timeout(std::time::Duration::from_secs(10)).connect().await.map_err(fault)
}

fn missing(applied: &[i64]) -> Vec<i64> {
    STEPS.iter().map(|step| step.version).filter(|version| !applied.contains(version)).collect()
}

fn free_name(at: &Path, version: i64) -> PathBuf {
    let name = |n: u32| {
        let mut name = at.as_os_str().to_owned();
        name.push(format!(".before-{version:04}"));
        if n > 1 {
            name.push(format!("-{n}"));
        }
        PathBuf::from(name)
    };
    (1..).map(name).find(|it| !it.exists()).unwrap_or_else(|| name(1))
}

fn fault(error: sqlx::Error) -> StoreFault {
    StoreFault::from_sqlx(DOING, error)
}

fn migration_fault(error: sqlx::migrate::MigrateError) -> StoreFault {
    use sqlx::migrate::MigrateError as E;
    match error {
        E::Execute(error) | E::ExecuteMigration(error, _) => fault(error),
        // Steps that this version does not have, or has with another text: the tables belong to another version.
        error => StoreFault::because(FaultKind::Outdated, DOING, error),
    }
}

const KEY_CHECK: &str = "key check";

/// Writes down which key file belongs to this database, once.
pub(super) async fn pin_keys(tx: &mut Tx) -> Result<(), StoreFault> {
    check_keys(tx).await?;
    let sealed = tx.seal("meta", KEY_CHECK, "value", KEY_CHECK)?;
    let id = tx.keys().id().as_bytes().to_vec();
    let insert = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    tx.execute(DOING, insert, values!["key id", id]).await?;
    tx.execute(DOING, insert, values![KEY_CHECK, sealed]).await?;
    Ok(())
}

/// Writes down that from now on another key file belongs to this database; first of all, so that others wait.
pub(super) async fn pin_other_keys(tx: &mut Tx, keys: &Keys) -> Result<(), StoreFault> {
    let (from, to) = (tx.keys().id().as_bytes().to_vec(), keys.id().as_bytes().to_vec());
    let update = "UPDATE meta SET value = $2 WHERE name = 'key id' AND value = $1";
    match tx.execute("changing the key file", update, values![from, to]).await? {
        1 => Ok(()),
        _ => Err(StoreFault::new(FaultKind::WrongKey, "changing the key file")),
    }
}

/// Refuses a key file that does not belong to this database.
pub(super) async fn check_keys(tx: &mut Tx) -> Result<(), StoreFault> {
    let doing = "checking the key file against the database";
    let has_meta = Sql {
        sqlite: "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'meta'",
        postgres: "SELECT count(*) AS n FROM pg_tables WHERE tablename = 'meta' AND schemaname = current_schema()",
    };
    let known = tx.row(doing, has_meta, &[]).await?.map_or(Ok(0), |row| row.get::<i64>("n"))?;
    if known == 0 {
        return Ok(());
    }
    let check = tx.row(doing, "SELECT value FROM meta WHERE name = $1", values![KEY_CHECK]).await?;
    let Some(check) = check else { return Ok(()) };
    let id = tx.row(doing, "SELECT value FROM meta WHERE name = $1", values!["key id"]).await?;
    if id.is_some_and(|row| row.bytes("value").is_ok_and(|id| id != tx.keys().id().as_bytes())) {
        return Err(StoreFault::new(FaultKind::WrongKey, doing));
    }
    match tx.keys().open_column("meta", KEY_CHECK, "value", &check.bytes("value")?) {
        Ok(plain) if plain == KEY_CHECK.as_bytes() => Ok(()),
        _ => Err(StoreFault::new(FaultKind::WrongKey, doing)),
    }
}
