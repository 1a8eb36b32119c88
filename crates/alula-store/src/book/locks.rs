//! A book begins, its locks change, it is forgotten.

use alula_core::ids::ClientId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::database::{Tx, values};
use crate::fault::StoreFault;
use crate::keys::Lock;
use crate::rows::{seal_json, unseal_json};

/// A lock as it stands in the database.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockRow {
    /// How the opener is made from what the client types: the costs and the salt of the slow hash; may be empty.
    pub how: String,
    /// The book key behind this lock.
    pub wrapped: Vec<u8>,
}

impl std::fmt::Debug for LockRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LockRow")
    }
}

/// Begins an empty book. False when the client has one.
///
/// # Errors
/// When there is no such chart, or the database fails.
pub async fn begin(
    tx: &mut Tx,
    client: ClientId,
    locks: &[(Lock, LockRow)],
    at: Timestamp,
) -> Result<bool, StoreFault> {
    let insert = "INSERT INTO book (client, begun_at, sequence, seal) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING";
    if tx.execute("beginning a book", insert, values![client, at, &[0_u8; 32]]).await? == 0 {
        return Ok(false);
    }
    for (lock, row) in locks {
        set_lock(tx, client, *lock, row).await?;
    }
    Ok(true)
}

/// When the book of a client was begun; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub async fn begun_at(tx: &mut Tx, client: ClientId) -> Result<Option<Timestamp>, StoreFault> {
    let row = tx.row("looking for a book", "SELECT begun_at FROM book WHERE client = $1", values![client]).await?;
    row.map(|it| it.time("begun_at")).transpose()
}

/// What stands behind a lock of a book.
///
/// # Errors
/// When the database fails.
pub async fn lock_of(tx: &mut Tx, client: ClientId, lock: Lock) -> Result<Option<LockRow>, StoreFault> {
    let select = "SELECT sealed FROM book_lock WHERE client = $1 AND lock = $2";
    let Some(row) = tx.row("reading a lock", select, values![client, lock.name()]).await? else { return Ok(None) };
    unseal_json(tx, "book_lock", &row_of(client, lock), &row.bytes("sealed")?).map(Some)
}

/// Puts the book key behind a lock, in place of what stood there.
///
/// # Errors
/// When the database fails.
pub async fn set_lock(tx: &mut Tx, client: ClientId, lock: Lock, row: &LockRow) -> Result<(), StoreFault> {
    let sealed = seal_json(tx, "book_lock", &row_of(client, lock), row)?;
    let upsert = "INSERT INTO book_lock (client, lock, sealed) VALUES ($1, $2, $3) \
                  ON CONFLICT (client, lock) DO UPDATE SET sealed = excluded.sealed";
    tx.execute("setting a lock", upsert, values![client, lock.name(), sealed]).await?;
    Ok(())
}

/// Removes a whole book: locks, keys, words and headers.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, client: ClientId) -> Result<(), StoreFault> {
    for delete in [
        "DELETE FROM book_lock WHERE client = $1",
        "DELETE FROM book_draft WHERE client = $1",
        "DELETE FROM book_page WHERE client = $1",
        "DELETE FROM book_body WHERE client = $1",
        "DELETE FROM book_entry WHERE client = $1",
        "DELETE FROM book WHERE client = $1",
    ] {
        tx.execute("forgetting a book", delete, values![client]).await?;
    }
    Ok(())
}

fn row_of(client: ClientId, lock: Lock) -> String {
    format!("{client} {}", lock.name())
}
