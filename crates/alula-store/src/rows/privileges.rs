//! What associates may do, as their supervisors granted it: a row is written once, and how it ended is added.

use alula_core::ids::{EntryId, StaffId};
use alula_core::supervision::{NewPrivilege, Privilege};
use jiff::Timestamp;

use super::{name_of, named};
use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;

const TABLE: &str = "privilege";
const READING: &str = "reading what an associate may do";

/// Keeps a privilege; the same id twice is one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, it: &Privilege) -> Result<(), StoreFault> {
    let insert = "INSERT INTO privilege (id, associate, service, level, from_day, until_day, granted_by, granted_at, \
                  sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING";
    let NewPrivilege { associate, service, level, from, until, words } = &it.is;
    let sealed = tx.seal(TABLE, it.id, "sealed", words.reveal())?;
    let (service, level) = (name_of(service)?, name_of(level)?);
    let row = values![it.id, *associate, service, level, *from, *until, it.granted_by, it.granted_at, sealed];
    tx.execute("granting a privilege", insert, row).await?;
    Ok(())
}

/// Adds how one ended; one that was ended stays as it was.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, id: EntryId, by: StaffId, at: Timestamp) -> Result<(), StoreFault> {
    let update = "UPDATE privilege SET ended_by = $2, ended_at = $3 WHERE id = $1 AND ended_at IS NULL";
    tx.execute("ending a privilege", update, values![id, by, at]).await?;
    Ok(())
}

/// Every privilege that an associate was ever granted, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_associate(tx: &mut Tx, associate: StaffId) -> Result<Vec<Privilege>, StoreFault> {
    let sql = "SELECT id, associate, service, level, from_day, until_day, granted_by, granted_at, ended_by, ended_at, \
               sealed FROM privilege WHERE associate = $1 ORDER BY granted_at DESC, id DESC";
    let rows = tx.rows(READING, sql, values![associate]).await?;
    rows.iter().map(|row| opened(tx, row)).collect()
}

fn opened(tx: &Tx, row: &Row) -> Result<Privilege, StoreFault> {
    let id: EntryId = row.parsed("id")?;
    let is = NewPrivilege {
        associate: row.parsed("associate")?,
        service: named(row.get("service")?)?,
        level: named(row.get("level")?)?,
        from: row.parsed("from_day")?,
        until: row.parsed("until_day")?,
        words: tx.unseal(TABLE, id, "sealed", &row.bytes("sealed")?)?,
    };
    let ended = row.maybe_parsed("ended_by")?.zip(row.maybe_time("ended_at")?);
    Ok(Privilege { id, is, granted_by: row.parsed("granted_by")?, granted_at: row.time("granted_at")?, ended })
}
