//! What the practice says of itself, each change kept.

use alula_core::ledger::Author;
use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{seal_json, unseal_json};
use crate::database::{Tx, values};
use crate::fault::{FaultKind, StoreFault};

/// What the practice says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PracticeDetails {
    /// The name, as it stands on every page.
    pub name: Private,
    /// Street, town, state, postal code; several lines.
    pub address: Private,
    /// The number that is answered in opening hours; may be empty.
    pub phone: Private,
    /// The number that is answered at any hour; may be empty.
    pub emergency_phone: Private,
    /// The time zone by its name; empty means the one the house was started with.
    pub zone: String,
    /// The states in which the practice is licensed, two capital letters each.
    pub states: Vec<String>,
    /// Within how many days a note has to be co-signed; nothing means no limit.
    pub cosign_within_days: Option<u8>,
}

/// One earlier or present state of the details.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticeChange {
    /// Counts from 1.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub by: Author,
    /// What was saved.
    pub is: PracticeDetails,
}

/// Saves the details; what stood before stays in the history.
///
/// # Errors
/// When the database fails.
pub async fn save(tx: &mut Tx, details: &PracticeDetails, by: Author, at: Timestamp) -> Result<(), StoreFault> {
    let doing = "saving the details of the practice";
    let last = tx.row(doing, "SELECT MAX(version) AS version FROM practice_history", &[]).await?;
    let last = last.map_or(Ok(None), |row| row.get::<Option<i64>>("version"))?;
    let version = last.unwrap_or(0) + 1;
    let sealed = seal_json(tx, "practice_history", &version.to_string(), details)?;
    let insert = "INSERT INTO practice_history (version, changed_at, changed_by, sealed) VALUES ($1, $2, $3, $4)";
    tx.execute(doing, insert, values![version, at, crate::ledger::author_text(by), sealed]).await?;
    Ok(())
}

/// Every state the details had, oldest first; the last one holds.
///
/// # Errors
/// When the database fails.
pub async fn history(tx: &mut Tx) -> Result<Vec<PracticeChange>, StoreFault> {
    let doing = "reading the details of the practice";
    let sql = "SELECT version, changed_at, changed_by, sealed FROM practice_history ORDER BY version";
    let rows = tx.rows(doing, sql, &[]).await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let version: i64 = row.get("version")?;
        let by: String = row.get("changed_by")?;
        changes.push(PracticeChange {
            version,
            at: row.time("changed_at")?,
            by: crate::ledger::author_of(&by).ok_or_else(|| StoreFault::new(FaultKind::Damaged, doing))?,
            is: unseal_json(tx, "practice_history", &version.to_string(), &row.bytes("sealed")?)?,
        });
    }
    Ok(changes)
}
