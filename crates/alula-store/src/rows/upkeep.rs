//! What whoever runs the machine did for the practice: the last backup, and the last one that was proved.

use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::settings;
use crate::database::Tx;
use crate::fault::{FaultKind, StoreFault};

const LAST_BACKUP: &str = "last_backup";
const LAST_RESTORE_CHECK: &str = "last_restore_check";
const LAST_VERIFIED: &str = "last_verified";
const LAST_JOBS: &str = "last_jobs";

/// A backup that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupMade {
    /// It holds everything that was kept before this.
    pub at: Timestamp,
    /// The length of the file.
    pub bytes: u64,
    /// Charts in it.
    pub charts: u64,
    /// Entries in it.
    pub entries: u64,
}

/// A backup that was restored for trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreChecked {
    /// When it was tried.
    pub at: Timestamp,
    /// When that backup was made; nothing when the file was so damaged that it could not be brought back.
    pub backup_of: Option<Timestamp>,
    /// Whether every chain held and the read tables were those of the charts.
    pub holds: bool,
}

/// The charts were verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartsVerified {
    /// When.
    pub at: Timestamp,
    /// Charts that were read.
    pub charts: u64,
    /// Entries that were read.
    pub entries: u64,
    /// What was found that is not as it was written.
    pub faults: u64,
}

/// Work in the background was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobsDone {
    /// When the last of it was done.
    pub at: Timestamp,
}

/// Notes a backup as the last one.
///
/// # Errors
/// When the database fails.
pub async fn note_backup(tx: &mut Tx, made: &BackupMade) -> Result<(), StoreFault> {
    note(tx, LAST_BACKUP, made).await
}

/// The last backup that was noted.
///
/// # Errors
/// When the database fails.
pub async fn last_backup(tx: &mut Tx) -> Result<Option<BackupMade>, StoreFault> {
    noted(tx, LAST_BACKUP).await
}

/// Notes a trial of a backup as the last one.
///
/// # Errors
/// When the database fails.
pub async fn note_restore_check(tx: &mut Tx, checked: &RestoreChecked) -> Result<(), StoreFault> {
    note(tx, LAST_RESTORE_CHECK, checked).await
}

/// The last trial of a backup that was noted.
///
/// # Errors
/// When the database fails.
pub async fn last_restore_check(tx: &mut Tx) -> Result<Option<RestoreChecked>, StoreFault> {
    noted(tx, LAST_RESTORE_CHECK).await
}

/// Notes that the charts were verified.
///
/// # Errors
/// When the database fails.
pub async fn note_verified(tx: &mut Tx, verified: &ChartsVerified) -> Result<(), StoreFault> {
    note(tx, LAST_VERIFIED, verified).await
}

/// When the charts were verified last, and what was found.
///
/// # Errors
/// When the database fails.
pub async fn last_verified(tx: &mut Tx) -> Result<Option<ChartsVerified>, StoreFault> {
    noted(tx, LAST_VERIFIED).await
}

/// Notes that work in the background was done.
///
/// # Errors
/// When the database fails.
pub async fn note_jobs(tx: &mut Tx, done: &JobsDone) -> Result<(), StoreFault> {
    note(tx, LAST_JOBS, done).await
}

/// When work in the background was done last.
///
/// # Errors
/// When the database fails.
pub async fn last_jobs(tx: &mut Tx) -> Result<Option<JobsDone>, StoreFault> {
    noted(tx, LAST_JOBS).await
}

async fn note(tx: &mut Tx, name: &str, what: &impl Serialize) -> Result<(), StoreFault> {
    let text = serde_json::to_string(what)
        .map_err(|error| StoreFault::because(FaultKind::Unexpected, "noting upkeep", error))?;
    settings::set(tx, name, &Private::from(text)).await
}

async fn noted<T: DeserializeOwned>(tx: &mut Tx, name: &str) -> Result<Option<T>, StoreFault> {
    let Some(text) = settings::get(tx, name).await? else { return Ok(None) };
    serde_json::from_str(text.reveal()).map(Some).map_err(|error| StoreFault::damaged("reading upkeep", error))
}
