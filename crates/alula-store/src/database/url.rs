//! Where the database is.

use std::path::PathBuf;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

/// Where the database is: a file of the embedded engine, or a PostgreSQL server.
#[derive(Clone)]
pub enum DatabaseUrl {
    /// The embedded database in this file.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(Box<PgConnectOptions>),
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(options) => {
                f.debug_tuple("Postgres").field(&options.get_host()).field(&options.get_database()).finish()
            }
        }
    }
}

/// A text that names no database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a database address looks like sqlite:/path/to/alula.db or postgres://user:password@host:5432/database")]
pub struct BadDatabaseUrl;

impl FromStr for DatabaseUrl {
    type Err = BadDatabaseUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return text.parse().map(Box::new).map(Self::Postgres).map_err(|_| BadDatabaseUrl);
        }
        let path = text.strip_prefix("sqlite:").ok_or(BadDatabaseUrl)?;
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() { Err(BadDatabaseUrl) } else { Ok(Self::Sqlite(path.into())) }
    }
}
