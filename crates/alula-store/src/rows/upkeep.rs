//! What whoever runs the machine did for the practice: the last backup, and the last one that was proved.

use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::settings;
use crate::database::Tx;
use crate::fault::{FaultKind, StoreFault};

const LAST_BACKUP: &str = "last_backup";
const LAST_RESTORE_CHECK: &str = "last_restore_check";

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
    /// When that backup was made.
    pub backup_of: Timestamp,
    /// Whether every chain held and the read tables were those of the charts.
    pub holds: bool,
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

async fn note(tx: &mut Tx, name: &str, what: &impl Serialize) -> Result<(), StoreFault> {
    let text = serde_json::to_string(what)
        .map_err(|error| StoreFault::because(FaultKind::Unexpected, "noting upkeep", error))?;
    settings::set(tx, name, &Private::from(text)).await
}

async fn noted<T: DeserializeOwned>(tx: &mut Tx, name: &str) -> Result<Option<T>, StoreFault> {
    let Some(text) = settings::get(tx, name).await? else { return Ok(None) };
    serde_json::from_str(text.reveal()).map(Some).map_err(|error| StoreFault::damaged("reading upkeep", error))
}
