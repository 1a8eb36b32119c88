//! When the house has to look at a session at home again by its own clock. Computed from the chart in the transaction that
//! changes it, so that a house that dies and one that was away find the same.

use alula_core::ids::{ClientId, SessionId};
use jiff::Timestamp;

use crate::database::{Tx, values};
use crate::fault::StoreFault;

/// One session to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WatchTimer {
    /// Which.
    pub session: SessionId,
    /// In whose chart.
    pub client: ClientId,
    /// When.
    pub due_at: Timestamp,
}

/// Sets the time of a session, or takes it away when there is nothing to wait for.
///
/// # Errors
/// When the database fails.
pub async fn set(
    tx: &mut Tx,
    client: ClientId,
    session: SessionId,
    due_at: Option<Timestamp>,
) -> Result<(), StoreFault> {
    let doing = "setting the clock of a session";
    let Some(due_at) = due_at else {
        tx.execute(doing, "DELETE FROM watch_timer WHERE session = $1", values![session]).await?;
        return Ok(());
    };
    let upsert = "INSERT INTO watch_timer (session, client, due_at) VALUES ($1, $2, $3) \
                  ON CONFLICT (session) DO UPDATE SET due_at = excluded.due_at";
    tx.execute(doing, upsert, values![session, client, due_at]).await?;
    Ok(())
}

/// The sessions whose time has come, the longest first.
///
/// # Errors
/// When the database fails.
pub async fn due(tx: &mut Tx, now: Timestamp) -> Result<Vec<WatchTimer>, StoreFault> {
    read(tx, "SELECT session, client, due_at FROM watch_timer WHERE due_at <= $1 ORDER BY due_at, session", now).await
}

/// Every session that is waited for, the soonest first.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<WatchTimer>, StoreFault> {
    read(
        tx,
        "SELECT session, client, due_at FROM watch_timer WHERE due_at <= $1 ORDER BY due_at, session",
        Timestamp::MAX,
    )
    .await
}

async fn read(tx: &mut Tx, sql: &'static str, until: Timestamp) -> Result<Vec<WatchTimer>, StoreFault> {
    let rows = tx.rows("reading the clocks of sessions", sql, values![until]).await?;
    rows.iter()
        .map(|row| {
            Ok(WatchTimer {
                session: row.parsed("session")?,
                client: row.parsed("client")?,
                due_at: row.time("due_at")?,
            })
        })
        .collect()
}
