//! Web sessions: only the hash of the token is kept.

use jiff::Timestamp;
use uuid::Uuid;

use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;

/// SHA-256 of the token in a person's cookie.
pub type TokenHash = [u8; 32];

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct WebSession {
    /// The hash of its token.
    pub token: TokenHash,
    /// Whose account.
    pub account: Uuid,
    /// When the person signed in.
    pub created_at: Timestamp,
    /// When the browser last asked for something.
    pub last_seen_at: Timestamp,
    /// When the person last proved who they are again.
    pub stepped_up_at: Option<Timestamp>,
    /// It ends then.
    pub expires_at: Timestamp,
}

/// Begins a session.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, session: &WebSession) -> Result<(), StoreFault> {
    let insert = "INSERT INTO web_session (token_hash, account, created_at, last_seen_at, stepped_up_at, expires_at) \
                  VALUES ($1, $2, $3, $4, $5, $6)";
    let (created_at, last_seen_at) = (session.created_at, session.last_seen_at);
    let row =
        values![&session.token, session.account, created_at, last_seen_at, session.stepped_up_at, session.expires_at];
    tx.execute("beginning a web session", insert, row).await?;
    Ok(())
}

/// The session of a token, unless it has expired.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, token: &TokenHash, now: Timestamp) -> Result<Option<WebSession>, StoreFault> {
    let sql = "SELECT token_hash, account, created_at, last_seen_at, stepped_up_at, expires_at FROM web_session \
               WHERE token_hash = $1 AND expires_at > $2";
    let row = tx.row("reading a web session", sql, values![token, now]).await?;
    row.map(|row| session(&row)).transpose()
}

/// The sessions of an account that have not expired, latest use first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(tx: &mut Tx, account: Uuid, now: Timestamp) -> Result<Vec<WebSession>, StoreFault> {
    let sql = "SELECT token_hash, account, created_at, last_seen_at, stepped_up_at, expires_at FROM web_session \
               WHERE account = $1 AND expires_at > $2 ORDER BY last_seen_at DESC";
    let rows = tx.rows("reading web sessions", sql, values![account, now]).await?;
    rows.iter().map(session).collect()
}

/// The browser was seen; moves the end of the session.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &mut Tx, token: &TokenHash, now: Timestamp, expires_at: Timestamp) -> Result<(), StoreFault> {
    let update = "UPDATE web_session SET last_seen_at = $2, expires_at = $3 WHERE token_hash = $1";
    tx.execute("noting a web session", update, values![token, now, expires_at]).await?;
    Ok(())
}

/// The person proved who they are again.
///
/// # Errors
/// When the database fails.
pub async fn step_up(tx: &mut Tx, token: &TokenHash, now: Timestamp) -> Result<(), StoreFault> {
    let update = "UPDATE web_session SET stepped_up_at = $2 WHERE token_hash = $1";
    tx.execute("noting a web session", update, values![token, now]).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, token: &TokenHash) -> Result<(), StoreFault> {
    let delete = "DELETE FROM web_session WHERE token_hash = $1";
    tx.execute("ending a web session", delete, values![token]).await?;
    Ok(())
}

/// Ends every session of an account; tells how many there were.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &mut Tx, account: Uuid) -> Result<u64, StoreFault> {
    tx.execute("ending web sessions", "DELETE FROM web_session WHERE account = $1", values![account]).await
}

/// Removes the sessions that have expired; tells how many there were.
///
/// # Errors
/// When the database fails.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreFault> {
    tx.execute("ending web sessions", "DELETE FROM web_session WHERE expires_at <= $1", values![now]).await
}

fn session(row: &Row) -> Result<WebSession, StoreFault> {
    Ok(WebSession {
        token: row.hash("token_hash")?,
        account: row.parsed("account")?,
        created_at: row.time("created_at")?,
        last_seen_at: row.time("last_seen_at")?,
        stepped_up_at: row.maybe_time("stepped_up_at")?,
        expires_at: row.time("expires_at")?,
    })
}
