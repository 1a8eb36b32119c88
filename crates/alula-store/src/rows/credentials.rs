//! Licences and certificates of the people of the practice, each change kept.

use alula_core::ids::StaffId;
use alula_core::ledger::Author;
use alula_core::practice::{Credential, CredentialKind, Held};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{seal_json, unseal_json};
use crate::database::{Row, Tx, values};
use crate::fault::{FaultKind, StoreFault};

/// A licence or certificate as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptCredential {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub staff: StaffId,
    /// What it says.
    pub is: Credential,
    /// False when it was taken off the page, because it was written down by mistake or another took its place.
    pub active: bool,
}

/// One earlier or present state of a credential.
#[derive(Clone, Debug, PartialEq)]
pub struct CredentialChange {
    /// Counts from 1.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub by: Author,
    /// What was saved.
    pub is: KeptCredential,
}

/// Saves a credential, new or changed, and keeps the change in the history.
///
/// # Errors
/// When the database fails.
pub async fn save(tx: &mut Tx, kept: &KeptCredential, by: Author, at: Timestamp) -> Result<(), StoreFault> {
    let doing = "saving a licence or certificate";
    let id = kept.id.to_string();
    let last = tx.row(doing, "SELECT version FROM credential WHERE id = $1", values![&id]).await?;
    let version = last.map_or(Ok(0), |row| row.get::<i64>("version"))? + 1;
    let sealed = seal_json(tx, "credential", &id, &kept.is)?;
    let upsert = "INSERT INTO credential (id, staff, kind, expires, active, version, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, \
                  expires = excluded.expires, active = excluded.active, version = excluded.version, \
                  sealed = excluded.sealed";
    let row = values![&id, kept.staff, kept.is.kind.name(), kept.is.expires, kept.active, version, sealed];
    tx.execute(doing, upsert, row).await?;
    let whole = seal_json(tx, "credential_history", &format!("{id} {version}"), kept)?;
    let insert =
        "INSERT INTO credential_history (id, version, changed_at, changed_by, sealed) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(doing, insert, values![&id, version, at, crate::ledger::author_text(by), whole]).await?;
    Ok(())
}

/// Every credential of everybody, those that end first first.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<KeptCredential>, StoreFault> {
    let sql = "SELECT id, staff, active, sealed FROM credential ORDER BY expires IS NULL, expires, id";
    let rows = tx.rows("reading the licences and certificates", sql, &[]).await?;
    rows.iter().map(|row| kept(tx, row)).collect()
}

/// What everybody holds: whose, what kind, until when; without what was taken off the page.
///
/// # Errors
/// When the database fails.
pub async fn held(tx: &mut Tx) -> Result<Vec<(StaffId, Held)>, StoreFault> {
    let doing = "reading who holds a licence";
    let rows = tx.rows(doing, "SELECT staff, kind, expires FROM credential WHERE active = 1 ORDER BY id", &[]).await?;
    let held = |row: &Row| {
        let kind = CredentialKind::of(&row.get::<String>("kind")?);
        let kind = kind.ok_or_else(|| StoreFault::new(FaultKind::Damaged, doing))?;
        Ok((row.parsed("staff")?, Held { kind, until: row.maybe_parsed("expires")? }))
    };
    rows.iter().map(held).collect()
}

/// Every state that the credentials of a person had, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn history(tx: &mut Tx, staff: StaffId) -> Result<Vec<CredentialChange>, StoreFault> {
    let doing = "reading the history of licences and certificates";
    let sql = "SELECT credential_history.id AS id, credential_history.version AS version, changed_at, changed_by, \
               credential_history.sealed AS sealed FROM credential_history \
               JOIN credential ON credential.id = credential_history.id \
               WHERE credential.staff = $1 ORDER BY changed_at, credential_history.version";
    let rows = tx.rows(doing, sql, values![staff]).await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let (id, version): (String, i64) = (row.get("id")?, row.get("version")?);
        let by: String = row.get("changed_by")?;
        changes.push(CredentialChange {
            version,
            at: row.time("changed_at")?,
            by: crate::ledger::author_of(&by).ok_or_else(|| StoreFault::new(FaultKind::Damaged, doing))?,
            is: unseal_json(tx, "credential_history", &format!("{id} {version}"), &row.bytes("sealed")?)?,
        });
    }
    Ok(changes)
}

fn kept(tx: &Tx, row: &Row) -> Result<KeptCredential, StoreFault> {
    let id: Uuid = row.parsed("id")?;
    Ok(KeptCredential {
        id,
        staff: row.parsed("staff")?,
        is: unseal_json(tx, "credential", &id.to_string(), &row.bytes("sealed")?)?,
        active: row.flag("active")?,
    })
}
