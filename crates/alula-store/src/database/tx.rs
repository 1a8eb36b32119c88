//! One transaction, the same to its users on both engines.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use alula_core::ids::ClientId;
use alula_core::private::Private;
use futures::TryStreamExt as _;
use jiff::Timestamp;
use rusqlite::types::FromSql;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments as _, AssertSqlSafe, PgConnection, Postgres, Row as _, Transaction};

use super::embedded::{Embedded, EmbeddedRow, Lent};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::Keys;

/// A transaction that is open; committed by [`Store::write`](crate::Store::write) when its job succeeds.
pub struct Tx {
    connection: Connection,
    keys: Arc<Keys>,
    /// The charts that grew, and how far.
    pub(crate) grown: BTreeMap<ClientId, u64>,
    only_reads: bool,
    broken: Option<FaultKind>,
}

pub(crate) enum Connection {
    Writer(Box<Embedded>),
    Reader(Lent),
    Postgres(Transaction<'static, Postgres>),
}

enum Engine<'c> {
    Embedded(&'c Embedded),
    Postgres(&'c mut PgConnection),
}

/// Two texts of one statement, where the engines differ.
#[derive(Clone, Copy)]
pub(crate) struct Sql {
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self { sqlite: text, postgres: text }
    }
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tx").finish_non_exhaustive()
    }
}

impl Tx {
    pub(crate) fn new(connection: Connection, keys: Arc<Keys>) -> Self {
        Self { connection, keys, grown: BTreeMap::new(), only_reads: false, broken: None }
    }

    pub(crate) fn for_reading(connection: Connection, keys: Arc<Keys>) -> Self {
        Self { only_reads: true, ..Self::new(connection, keys) }
    }

    /// The practice's keys.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// True when nothing can be written in it.
    pub fn only_reads(&self) -> bool {
        self.only_reads
    }

    pub(crate) fn into_connection(self) -> Connection {
        self.connection
    }

    /// Forgets what broke, once the transaction it broke has been undone.
    pub(crate) fn mend(&mut self) {
        self.broken = None;
    }

    /// Why no further statement will run, if one broke the transaction.
    pub(crate) fn broken(&self) -> Option<FaultKind> {
        self.broken
    }

    fn engine(&mut self) -> Engine<'_> {
        match &mut self.connection {
            Connection::Writer(it) => Engine::Embedded(it),
            Connection::Reader(it) => Engine::Embedded(it.asked()),
            Connection::Postgres(it) => Engine::Postgres(it),
        }
    }

    /// Runs a statement; tells how many rows it touched.
    pub(crate) async fn execute(
        &mut self,
        doing: &'static str,
        sql: impl Into<Sql>,
        values: &[Value],
    ) -> Result<u64, StoreFault> {
        self.refuse_when_broken(doing)?;
        let sql = sql.into();
        let done = match self.engine() {
            Engine::Embedded(it) => {
                it.execute(sql.sqlite, values).map_err(|error| StoreFault::from_embedded(doing, error))
            }
            Engine::Postgres(it) => sqlx::query_with(sql.postgres, for_postgres(values))
                .execute(it)
                .await
                .map(|it| it.rows_affected())
                .map_err(|error| StoreFault::from_sqlx(doing, error)),
        };
        done.map_err(|fault| self.noted(fault))
    }

    /// All rows of a question.
    pub(crate) async fn rows(
        &mut self,
        doing: &'static str,
        sql: impl Into<Sql>,
        values: &[Value],
    ) -> Result<Vec<Row>, StoreFault> {
        self.refuse_when_broken(doing)?;
        let sql = sql.into();
        let rows = match self.engine() {
            Engine::Embedded(it) => it
                .rows(sql.sqlite, values)
                .map(|rows| rows.into_iter().map(|row| Row { row: EngineRow::Embedded(row), doing }).collect())
                .map_err(|error| StoreFault::from_embedded(doing, error)),
            Engine::Postgres(it) => sqlx::query_with(sql.postgres, for_postgres(values))
                .fetch_all(it)
                .await
                .map(|rows| rows.into_iter().map(|row| Row { row: EngineRow::Postgres(row), doing }).collect())
                .map_err(|error| StoreFault::from_sqlx(doing, error)),
        };
        rows.map_err(|fault| self.noted(fault))
    }

    /// The first row of a question, if it has one.
    pub(crate) async fn row(
        &mut self,
        doing: &'static str,
        sql: impl Into<Sql>,
        values: &[Value],
    ) -> Result<Option<Row>, StoreFault> {
        Ok(self.rows(doing, sql, values).await?.into_iter().next())
    }

    /// Gives every row of a question to `take`, one at a time, so that a whole table never stands in memory. The names
    /// in `sql` are those of our own migrations.
    pub(crate) async fn each<E: From<StoreFault>>(
        &mut self,
        doing: &'static str,
        sql: String,
        kinds: &[Kind],
        mut take: impl FnMut(Vec<Value>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.refuse_when_broken(doing)?;
        let fault = |error| StoreFault::from_sqlx(doing, error);
        match self.engine() {
            Engine::Embedded(it) => {
                it.each(&sql, kinds, |error| StoreFault::from_embedded(doing, error).into(), take)?;
            }
            Engine::Postgres(it) => {
                let sql = AssertSqlSafe(sql);
                let mut rows = sqlx::query(sql).fetch(it);
                while let Some(row) = rows.try_next().await.map_err(fault)? {
                    take(values_of(&row, kinds).map_err(fault)?)?;
                }
            }
        }
        Ok(())
    }

    /// Runs a text of several statements without values.
    pub(crate) async fn script(&mut self, doing: &'static str, sql: Sql) -> Result<(), StoreFault> {
        self.refuse_when_broken(doing)?;
        let done = match self.engine() {
            Engine::Embedded(it) => it.script(sql.sqlite).map_err(|error| StoreFault::from_embedded(doing, error)),
            Engine::Postgres(it) => {
                let done = sqlx::raw_sql(sql.postgres).execute(it).await.map(drop);
                done.map_err(|error| StoreFault::from_sqlx(doing, error))
            }
        };
        done.map_err(|fault| self.noted(fault))
    }

    /// A personal column in its sealed form.
    pub(crate) fn seal(
        &self,
        table: &str,
        row: impl std::fmt::Display,
        column: &str,
        words: &str,
    ) -> Result<Vec<u8>, StoreFault> {
        Ok(self.keys.seal_column(table, &row.to_string(), column, words.as_bytes())?)
    }

    /// The words of a personal column.
    pub(crate) fn unseal(
        &self,
        table: &str,
        row: impl std::fmt::Display,
        column: &str,
        sealed: &[u8],
    ) -> Result<Private, StoreFault> {
        let doing = "opening a sealed column";
        let plain = self.keys.open_column(table, &row.to_string(), column, sealed);
        let plain = plain.map_err(|error| StoreFault::damaged(doing, error))?;
        String::from_utf8(plain).map(Private::from).map_err(|_| StoreFault::new(FaultKind::Damaged, doing))
    }

    fn refuse_when_broken(&self, doing: &'static str) -> Result<(), StoreFault> {
        match self.broken {
            Some(kind) => Err(StoreFault::new(kind, doing)),
            None => Ok(()),
        }
    }

    /// After a failed statement the engine may have ended the transaction by itself; a further statement would then
    /// stand alone and be kept.
    fn noted(&mut self, fault: StoreFault) -> StoreFault {
        self.broken = Some(fault.kind());
        fault
    }
}

/// What a column holds; both engines keep nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Int,
    Bytes,
}

/// One value of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(Option<String>),
    Int(Option<i64>),
    Bytes(Option<Vec<u8>>),
}

macro_rules! value_from {
    ($($from:ty => |$it:ident| $value:expr;)*) => {$(
        impl From<$from> for Value { fn from($it: $from) -> Self { $value } }
    )*};
}

value_from! {
    &str => |it| Self::Text(Some(it.to_owned()));
    String => |it| Self::Text(Some(it));
    &String => |it| Self::Text(Some(it.clone()));
    Option<String> => |it| Self::Text(it);
    i64 => |it| Self::Int(Some(it));
    Option<i64> => |it| Self::Int(it);
    bool => |it| Self::Int(Some(i64::from(it)));
    Vec<u8> => |it| Self::Bytes(Some(it));
    &[u8] => |it| Self::Bytes(Some(it.to_vec()));
    &[u8; 32] => |it| Self::Bytes(Some(it.to_vec()));
    Option<Vec<u8>> => |it| Self::Bytes(it);
    Timestamp => |it| Self::Int(Some(it.as_microsecond()));
    Option<Timestamp> => |it| Self::Int(it.map(Timestamp::as_microsecond));
    jiff::civil::Date => |it| Self::Text(Some(it.to_string()));
    Option<jiff::civil::Date> => |it| Self::Text(it.map(|it| it.to_string()));
    uuid::Uuid => |it| Self::Text(Some(it.to_string()));
    ClientId => |it| Self::Text(Some(it.to_string()));
    Option<ClientId> => |it| Self::Text(it.map(|it| it.to_string()));
    alula_core::ids::StaffId => |it| Self::Text(Some(it.to_string()));
    Option<alula_core::ids::StaffId> => |it| Self::Text(it.map(|it| it.to_string()));
    alula_core::ids::EnquiryId => |it| Self::Text(Some(it.to_string()));
    alula_core::ids::EntryId => |it| Self::Text(Some(it.to_string()));
    alula_core::ids::MeasureId => |it| Self::Text(Some(it.to_string()));
    alula_core::ids::SessionId => |it| Self::Text(Some(it.to_string()));
    alula_core::ids::PageId => |it| Self::Text(Some(it.to_string()));
    Option<alula_core::ids::SitterId> => |it| Self::Text(it.map(|it| it.to_string()));
}

/// The values of a statement, in the order of `$1`, `$2`, …
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::database::Value::from($value)),*] };
}
pub(crate) use values;

pub(crate) fn for_sqlite(values: &[Value]) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Text(it) => arguments.add(it.clone()),
            Value::Int(it) => arguments.add(*it),
            Value::Bytes(it) => arguments.add(it.clone()),
        }
        .expect("text, numbers and bytes always encode");
    }
    arguments
}

fn for_postgres(values: &[Value]) -> PgArguments {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            Value::Text(it) => arguments.add(it.clone()),
            Value::Int(it) => arguments.add(*it),
            Value::Bytes(it) => arguments.add(it.clone()),
        }
        .expect("text, numbers and bytes always encode");
    }
    arguments
}

fn values_of(row: &PgRow, kinds: &[Kind]) -> Result<Vec<Value>, sqlx::Error> {
    let value = |(place, kind): (usize, &Kind)| match kind {
        Kind::Text => row.try_get(place).map(Value::Text),
        Kind::Int => row.try_get(place).map(Value::Int),
        Kind::Bytes => row.try_get(place).map(Value::Bytes),
    };
    kinds.iter().enumerate().map(value).collect()
}

/// One row of an answer.
pub(crate) struct Row {
    row: EngineRow,
    doing: &'static str,
}

enum EngineRow {
    Embedded(EmbeddedRow),
    Postgres(PgRow),
}

/// A type that a column of either engine can have.
pub(crate) trait Column: FromSql + for<'r> sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres> {}
impl<T> Column for T where T: FromSql + for<'r> sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres> {}

impl Row {
    /// The value of a column.
    pub(crate) fn get<T: Column>(&self, column: &'static str) -> Result<T, StoreFault> {
        match &self.row {
            EngineRow::Embedded(row) => row.get(self.doing, column),
            EngineRow::Postgres(row) => row.try_get(column).map_err(|error| StoreFault::from_sqlx(self.doing, error)),
        }
    }

    pub(crate) fn bytes(&self, column: &'static str) -> Result<Vec<u8>, StoreFault> {
        self.get(column)
    }

    pub(crate) fn flag(&self, column: &'static str) -> Result<bool, StoreFault> {
        Ok(self.get::<i64>(column)? != 0)
    }

    /// A text column that holds an id, a day or a name of a variant.
    pub(crate) fn parsed<T: FromStr>(&self, column: &'static str) -> Result<T, StoreFault> {
        self.get::<String>(column)?.parse().map_err(|_| StoreFault::new(FaultKind::Damaged, self.doing))
    }

    pub(crate) fn maybe_parsed<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, StoreFault> {
        let text: Option<String> = self.get(column)?;
        text.map(|it| it.parse().map_err(|_| StoreFault::new(FaultKind::Damaged, self.doing))).transpose()
    }

    pub(crate) fn time(&self, column: &'static str) -> Result<Timestamp, StoreFault> {
        self.time_from(self.get(column)?)
    }

    pub(crate) fn maybe_time(&self, column: &'static str) -> Result<Option<Timestamp>, StoreFault> {
        self.get::<Option<i64>>(column)?.map(|it| self.time_from(it)).transpose()
    }

    fn time_from(&self, microseconds: i64) -> Result<Timestamp, StoreFault> {
        Timestamp::from_microsecond(microseconds).map_err(|error| StoreFault::damaged(self.doing, error))
    }

    pub(crate) fn hash(&self, column: &'static str) -> Result<[u8; 32], StoreFault> {
        self.bytes(column)?.try_into().map_err(|_| StoreFault::new(FaultKind::Damaged, self.doing))
    }
}
