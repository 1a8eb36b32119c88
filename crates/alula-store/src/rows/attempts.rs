//! Attempts that are counted to slow down guessing, in the database so that every process sees them.

use jiff::Timestamp;
use uuid::Uuid;

use crate::database::{Tx, values};
use crate::fault::StoreFault;

/// Notes one attempt under `bucket`, which may name an address: it is kept as a blind token.
///
/// # Errors
/// When the database fails.
pub async fn note(tx: &mut Tx, bucket: &str, at: Timestamp, id: Uuid) -> Result<(), StoreFault> {
    let token = token(tx, bucket);
    let insert = "INSERT INTO attempt (bucket, at, id) VALUES ($1, $2, $3)";
    tx.execute("noting an attempt", insert, values![token, at, id]).await?;
    Ok(())
}

/// How many attempts there were under `bucket` at or after `since`.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, bucket: &str, since: Timestamp) -> Result<u64, StoreFault> {
    let token = token(tx, bucket);
    let sql = "SELECT count(*) AS n FROM attempt WHERE bucket = $1 AND at >= $2";
    let row = tx.row("counting attempts", sql, values![token, since]).await?;
    row.map_or(Ok(0), |row| row.get::<i64>("n").map(i64::cast_unsigned))
}

/// Forgets the attempts under `bucket`, after one that succeeded.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, bucket: &str) -> Result<(), StoreFault> {
    let token = token(tx, bucket);
    tx.execute("forgetting attempts", "DELETE FROM attempt WHERE bucket = $1", values![token]).await?;
    Ok(())
}

/// Removes attempts from before `until`.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &mut Tx, until: Timestamp) -> Result<u64, StoreFault> {
    tx.execute("forgetting attempts", "DELETE FROM attempt WHERE at < $1", values![until]).await
}

fn token(tx: &Tx, bucket: &str) -> Vec<u8> {
    tx.keys().blind(&format!("attempt\0{bucket}"))
}
