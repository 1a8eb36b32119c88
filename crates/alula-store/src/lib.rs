//! The database: ledger, sealed bodies, read tables, rows, jobs; SQLite and PostgreSQL.
