//! Who asked to see or do what, and whether they might. Append-only.

use std::sync::LazyLock;

use alula_core::ids::ClientId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::database::{Inserts, Row, Tx, Value, inserts, values};
use crate::fault::StoreFault;

/// One question to the policies and its answer. Ids and names of actions only, never words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who asked, as `staff:ID`, `client:ID` or `house`.
    pub actor: String,
    /// What for.
    pub action: String,
    /// Whose chart, if one.
    pub client: Option<ClientId>,
    /// `permit` or `deny`.
    pub decision: String,
    /// The policies that decided, separated by spaces.
    pub policies: String,
}

static ACCESSES: Inserts =
    LazyLock::new(|| inserts("INSERT INTO access_log (id, at, actor, action, client, decision, policies)", 7));

/// Notes an access.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, access: &Access) -> Result<(), StoreFault> {
    insert_all(tx, std::slice::from_ref(access)).await
}

/// Notes many.
///
/// # Errors
/// When the database fails.
pub async fn insert_all(tx: &mut Tx, accesses: &[Access]) -> Result<(), StoreFault> {
    let mut rows: Vec<Value> = Vec::with_capacity(7 * accesses.len());
    for it in accesses {
        let (actor, action) = (it.actor.as_str().into(), it.action.as_str().into());
        let (decision, policies) = (it.decision.as_str().into(), it.policies.as_str().into());
        rows.extend([it.id.into(), it.at.into(), actor, action, it.client.into(), decision, policies]);
    }
    tx.insert("noting an access", &ACCESSES, 7, &rows).await
}

/// The latest accesses to a chart, latest first.
///
/// # Errors
/// When the database fails.
pub async fn of_client(tx: &mut Tx, client: ClientId, limit: u32) -> Result<Vec<Access>, StoreFault> {
    let sql = "SELECT id, at, actor, action, client, decision, policies FROM access_log WHERE client = $1 \
               ORDER BY at DESC, id DESC LIMIT $2";
    tx.rows("reading the access log", sql, values![client, i64::from(limit)]).await?.iter().map(access).collect()
}

/// The accesses from `since` to before `until`, in order.
///
/// # Errors
/// When the database fails.
pub async fn between(tx: &mut Tx, since: Timestamp, until: Timestamp) -> Result<Vec<Access>, StoreFault> {
    let sql = "SELECT id, at, actor, action, client, decision, policies FROM access_log \
               WHERE at >= $1 AND at < $2 ORDER BY at, id";
    tx.rows("reading the access log", sql, values![since, until]).await?.iter().map(access).collect()
}

fn access(row: &Row) -> Result<Access, StoreFault> {
    Ok(Access {
        id: row.parsed("id")?,
        at: row.time("at")?,
        actor: row.get("actor")?,
        action: row.get("action")?,
        client: row.maybe_parsed("client")?,
        decision: row.get("decision")?,
        policies: row.get("policies")?,
    })
}

/// When somebody last looked at or did something.
///
/// # Errors
/// When the database fails.
pub async fn last(tx: &mut Tx) -> Result<Option<Timestamp>, StoreFault> {
    let row = tx.row("reading the access log", "SELECT max(at) AS last FROM access_log", &[]).await?;
    row.map_or(Ok(None), |row| row.maybe_time("last"))
}
