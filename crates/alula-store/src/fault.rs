//! What can go wrong with the database, in kinds that a person can act on.

use std::error::Error;

/// Why the database could not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The database does not answer.
    Gone,
    /// There is no room left where the database lives.
    DiskFull,
    /// Another program holds the database.
    Locked,
    /// Stored bytes are not what was written.
    Damaged,
    /// The key file does not belong to this database.
    WrongKey,
    /// The database may not be written to.
    ReadOnly,
    /// The tables do not fit this version of Alula.
    Outdated,
    /// Two requests met at the same row; the same request may work a moment later.
    Conflict,
    /// The work took too long or broke off and was undone.
    BrokenOff,
    /// Anything else; the source says what.
    Unexpected,
}

impl FaultKind {
    /// A stable name for scripts and screens.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gone => "database_gone",
            Self::DiskFull => "disk_full",
            Self::Locked => "database_locked",
            Self::Damaged => "database_damaged",
            Self::WrongKey => "wrong_key_file",
            Self::ReadOnly => "database_read_only",
            Self::Outdated => "database_outdated",
            Self::Conflict => "write_conflict",
            Self::BrokenOff => "work_broken_off",
            Self::Unexpected => "database_fault",
        }
    }

    /// One sentence that says what to do.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Gone => "the database does not answer; start it, check its address, then try again",
            Self::DiskFull => "the disk that holds the database is full; make room, then try again",
            Self::Locked => "another program holds the database; close it, then try again",
            Self::Damaged => "stored bytes are not what was written; run `alula verify` and bring back a backup",
            Self::WrongKey => {
                "this key file does not belong to this database; name the key file that was made with it with --keys"
            }
            Self::ReadOnly => "the database may not be written to; give the account that runs Alula the right to write",
            Self::Outdated => "the tables do not fit this version of Alula; run `alula migrate`",
            Self::Conflict => "somebody else wrote at the same moment; try again",
            Self::BrokenOff => "the work was broken off and nothing was kept; try again",
            Self::Unexpected => "the database reported something unexpected; nothing was kept, the log has the details",
        }
    }
}

/// Something is broken; nothing of the transaction was kept.
///
/// The text is one sentence for a person; the source, for the log, says what the database said.
#[derive(Debug, thiserror::Error)]
#[error("while {doing}: {}", kind.advice())]
pub struct StoreFault {
    kind: FaultKind,
    doing: &'static str,
    #[source]
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl StoreFault {
    /// A fault that no library error stands behind.
    pub fn new(kind: FaultKind, doing: &'static str) -> Self {
        Self { kind, doing, source: None }
    }

    /// A fault with what lies behind it.
    pub fn because(kind: FaultKind, doing: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind, doing, source: Some(source.into()) }
    }

    /// What the database library reported while `doing`.
    pub(crate) fn from_sqlx(doing: &'static str, source: sqlx::Error) -> Self {
        Self::because(kind_of(&source), doing, source)
    }

    /// What the engine of the embedded database reported while `doing`.
    pub(crate) fn from_embedded(doing: &'static str, source: rusqlite::Error) -> Self {
        let kind = match source.sqlite_error() {
            Some(error) => of_sqlite(error.extended_code),
            None => FaultKind::Unexpected,
        };
        Self::because(kind, doing, source)
    }

    /// Stored bytes that cannot be right.
    pub(crate) fn damaged(doing: &'static str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::because(FaultKind::Damaged, doing, source)
    }

    /// The kind.
    pub fn kind(&self) -> FaultKind {
        self.kind
    }

    /// A stable name for scripts and screens.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The same fault for another waiter of the same commit.
    pub(crate) fn copy(&self) -> Self {
        let mut text = String::new();
        let mut next: Option<&(dyn Error + 'static)> = self.source();
        while let Some(error) = next {
            if !text.is_empty() {
                text.push_str(": ");
            }
            text.push_str(&error.to_string());
            next = error.source();
        }
        Self { kind: self.kind, doing: self.doing, source: (!text.is_empty()).then(|| text.into()) }
    }
}

impl From<crate::keys::NoChance> for StoreFault {
    fn from(source: crate::keys::NoChance) -> Self {
        Self::because(FaultKind::Unexpected, "sealing words", source)
    }
}

fn kind_of(error: &sqlx::Error) -> FaultKind {
    match error {
        sqlx::Error::Io(source) => match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => FaultKind::DiskFull,
            _ => FaultKind::Gone,
        },
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed | sqlx::Error::Tls(_) => {
            FaultKind::Gone
        }
        sqlx::Error::Database(error) => match error.code().as_deref() {
            Some(code) if error.try_downcast_ref::<sqlx::postgres::PgDatabaseError>().is_some() => of_postgres(code),
            Some(code) => code.parse().map_or(FaultKind::Unexpected, of_sqlite),
            None => FaultKind::Unexpected,
        },
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnNotFound(_) => FaultKind::Outdated,
        _ => FaultKind::Unexpected,
    }
}

/// PostgreSQL: appendix A of its manual, "PostgreSQL Error Codes".
fn of_postgres(code: &str) -> FaultKind {
    match code {
        "53100" => FaultKind::DiskFull,
        "57P01" | "57P02" | "57P03" | "57P05" | "53300" | "3D000" => FaultKind::Gone,
        "55P03" => FaultKind::Locked,
        "40001" | "40P01" | "23505" => FaultKind::Conflict,
        "25006" | "42501" => FaultKind::ReadOnly,
        "42P01" | "42703" => FaultKind::Outdated,
        "XX001" | "XX002" => FaultKind::Damaged,
        code if code.starts_with("08") => FaultKind::Gone,
        _ => FaultKind::Unexpected,
    }
}

/// SQLite: "Result and Error Codes" of its manual; the low byte is the primary code.
fn of_sqlite(code: i32) -> FaultKind {
    const IOERR_WRITE: i32 = 778;
    const PRIMARYKEY: i32 = 1555;
    const UNIQUE: i32 = 2067;
    match (code, code & 0xff) {
        (PRIMARYKEY | UNIQUE, _) => FaultKind::Conflict,
        (IOERR_WRITE, _) | (_, 13) => FaultKind::DiskFull,
        (_, 5 | 6) => FaultKind::Locked,
        (_, 8) => FaultKind::ReadOnly,
        (_, 10 | 14) => FaultKind::Gone,
        (_, 11 | 26) => FaultKind::Damaged,
        _ => FaultKind::Unexpected,
    }
}
