//! The engine of the embedded database, asked on the thread that asks: a statement costs what it does, and no message to
//! another thread and back.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::types::{FromSql, ToSql, ToSqlOutput, Value as Kept, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::tx::{Kind, Value};
use crate::fault::{FaultKind, StoreFault};

/// Statements that a connection keeps prepared; there are some three hundred.
const STATEMENTS: usize = 400;
/// How much of the file a connection keeps in memory, in kilobytes: the lists of a person with a few hundred clients.
const KEPT_KB: i64 = 8192;
/// Pages of the log at which the writer makes a checkpoint itself, because the ones beside it fall behind: about 16 MB.
const LONGEST_LOG: i64 = 4_000;
/// How long another process may hold the file.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a reader waits for a connection.
const IN_LINE: Duration = Duration::from_secs(30);

/// One connection to the file.
pub(crate) struct Embedded(Connection);

/// One row, taken out of the engine.
pub(crate) struct EmbeddedRow {
    names: Arc<[String]>,
    kept: Vec<Kept>,
}

impl Embedded {
    /// A connection that writes; makes the file when there is none.
    pub fn writer(path: &Path) -> rusqlite::Result<Self> {
        let it = Self::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        it.0.pragma_update(None, "journal_mode", "WAL")?;
        it.0.pragma_update(None, "synchronous", "FULL")?;
        it.0.pragma_update(None, "secure_delete", "ON")?;
        it.0.pragma_update(None, "wal_autocheckpoint", LONGEST_LOG)?;
        Ok(it)
    }

    /// A connection that makes checkpoints.
    pub fn beside_writer(path: &Path) -> rusqlite::Result<Self> {
        let it = Self::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        it.0.pragma_update(None, "synchronous", "FULL")?;
        Ok(it)
    }

    fn reader(path: &Path) -> rusqlite::Result<Self> {
        Self::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    fn open(path: &Path, how: OpenFlags) -> rusqlite::Result<Self> {
        let connection = Connection::open_with_flags(path, how | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        connection.pragma_update(None, "cache_size", -KEPT_KB)?;
        connection.pragma_update(None, "foreign_keys", "ON")?;
        connection.pragma_update(None, "trusted_schema", "OFF")?;
        Ok(Self(connection))
    }

    /// Runs a statement; tells how many rows it touched.
    pub fn execute(&self, sql: &str, values: &[Value]) -> rusqlite::Result<u64> {
        let begun = Instant::now();
        let touched = self.bound(sql, values)?.raw_execute()?;
        tracing::debug!(sql, touched, took = ?begun.elapsed(), "statement");
        Ok(u64::try_from(touched).unwrap_or(u64::MAX))
    }

    /// All rows of a question.
    pub fn rows(&self, sql: &str, values: &[Value]) -> rusqlite::Result<Vec<EmbeddedRow>> {
        let begun = Instant::now();
        let mut statement = self.bound(sql, values)?;
        let names: Arc<[String]> = statement.column_names().into_iter().map(str::to_owned).collect();
        let mut found = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            let kept = (0..names.len()).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
            found.push(EmbeddedRow { names: names.clone(), kept });
        }
        tracing::debug!(sql, rows = found.len(), took = ?begun.elapsed(), "statement");
        Ok(found)
    }

    /// Gives every row of a question to `take`, one at a time.
    pub fn each<E>(
        &self,
        sql: &str,
        kinds: &[Kind],
        fault: impl Fn(rusqlite::Error) -> E,
        mut take: impl FnMut(Vec<Value>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self.0.prepare(sql).map_err(&fault)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(&fault)? {
            let value = |(at, kind): (usize, &Kind)| match kind {
                Kind::Text => row.get(at).map(Value::Text),
                Kind::Int => row.get(at).map(Value::Int),
                Kind::Bytes => row.get(at).map(Value::Bytes),
            };
            let values = kinds.iter().enumerate().map(value).collect::<rusqlite::Result<_>>();
            take(values.map_err(&fault)?)?;
        }
        Ok(())
    }

    /// Runs a text of several statements without values.
    pub fn script(&self, sql: &str) -> rusqlite::Result<()> {
        self.0.execute_batch(sql)
    }

    /// Carries the log into the file as far as nobody reads an older view of it, without holding up the writer; tells how many
    /// pages are left.
    pub fn checkpoint(&self) -> rusqlite::Result<i64> {
        self.0.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
            let (log, carried): (i64, i64) = (row.get("log")?, row.get("checkpointed")?);
            Ok(log - carried)
        })
    }

    /// A prepared statement with its values; the engine numbers places as they appear, `$2` may come before `$1`.
    fn bound(&self, sql: &str, values: &[Value]) -> rusqlite::Result<CachedStatement<'_>> {
        let mut statement = self.0.prepare_cached(sql)?;
        for place in 1..=statement.parameter_count() {
            let number = statement.parameter_name(place).and_then(|it| it.strip_prefix('$')?.parse::<usize>().ok());
            let value = number.and_then(|it| values.get(it.checked_sub(1)?));
            let value = value.ok_or(rusqlite::Error::InvalidParameterCount(values.len(), place))?;
            statement.raw_bind_parameter(place, value)?;
        }
        Ok(statement)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Text(Some(it)) => ValueRef::Text(it.as_bytes()),
            Self::Int(Some(it)) => ValueRef::Integer(*it),
            Self::Bytes(Some(it)) => ValueRef::Blob(it),
            Self::Text(None) | Self::Int(None) | Self::Bytes(None) => ValueRef::Null,
        }))
    }
}

impl EmbeddedRow {
    /// The value of a column.
    pub fn get<T: FromSql>(&self, doing: &'static str, column: &'static str) -> Result<T, StoreFault> {
        let place = self.names.iter().position(|it| it == column);
        let kept = place.and_then(|it| self.kept.get(it)).ok_or_else(|| StoreFault::new(FaultKind::Outdated, doing))?;
        T::column_result(kept.into()).map_err(|error| StoreFault::because(FaultKind::Outdated, doing, error))
    }
}

/// Connections that read beside the writer.
pub(crate) struct Readers {
    free: Mutex<Vec<Embedded>>,
    places: Arc<Semaphore>,
}

impl Readers {
    pub fn open(path: &Path, many: usize) -> rusqlite::Result<Arc<Self>> {
        let free = (0..many).map(|_| Embedded::reader(path)).collect::<rusqlite::Result<_>>()?;
        Ok(Arc::new(Self { free: Mutex::new(free), places: Arc::new(Semaphore::new(many)) }))
    }

    /// A connection with one unchanging view, as soon as one is free.
    pub async fn lend(self: &Arc<Self>) -> Result<Lent, StoreFault> {
        let doing = "beginning to read";
        let place = tokio::time::timeout(IN_LINE, self.places.clone().acquire_owned()).await;
        let place = place.ok().and_then(Result::ok).ok_or_else(|| StoreFault::new(FaultKind::Gone, doing))?;
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = free.ok_or_else(|| StoreFault::new(FaultKind::Gone, doing))?;
        let lent = Lent { connection: Some(connection), home: self.clone(), _place: place };
        lent.asked().script("BEGIN").map_err(|error| StoreFault::from_embedded(doing, error))?;
        Ok(lent)
    }
}

/// A reader's connection; it goes home when it is dropped.
pub(crate) struct Lent {
    connection: Option<Embedded>,
    home: Arc<Readers>,
    _place: OwnedSemaphorePermit,
}

impl Lent {
    pub fn asked(&self) -> &Embedded {
        self.connection.as_ref().expect("a connection is lent until it is dropped")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            // A view that a fault has ended already has nothing to end.
            drop(connection.script("ROLLBACK"));
            self.home.free.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}
