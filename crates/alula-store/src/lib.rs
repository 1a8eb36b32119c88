//! The database: ledger, sealed bodies, read tables, rows, jobs; SQLite and PostgreSQL.
//!
//! [`Keys`] open the key file, [`Store`] opens the database; everything else is functions over a [`Tx`]. Chart tables
//! are written by [`ledger`] alone. This crate must never know a rule of care, a screen or the clock: ids and times are
//! passed in.

mod database;
mod fault;
mod notices;
mod verify;

pub mod backup;
pub mod book;
pub mod jobs;
pub mod keys;
pub mod ledger;
pub mod read_tables;
pub mod rows;

pub use database::{
    BadDatabaseUrl, Condition, DatabaseUrl, Engine, Migrated, OpenStoreError, Store, StoreConfig, Tx, latest_step,
};
pub use fault::{FaultKind, StoreFault};
pub use keys::Keys;
pub use notices::Notice;
pub use verify::{FaultFound, Verified, WhatIsWrong, verify};
