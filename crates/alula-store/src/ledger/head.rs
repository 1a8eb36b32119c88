//! The head of a chart: how far it goes, its last seal, and the key to its bodies.

use alula_core::ids::ClientId;
use alula_core::ledger::Seal;

use crate::database::{Sql, Tx, values};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::{DataKey, Keys};

/// How far a chart goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The sequence of the last entry; 0 when there is none yet.
    pub sequence: u64,
    /// Its seal; 32 zero bytes when there is none yet.
    pub seal: Seal,
}

/// Makes an empty chart with its own data key. A chart that is there already stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn create_chart(tx: &mut Tx, client: ClientId) -> Result<(), StoreFault> {
    let doing = "making a chart";
    let zero = [0_u8; 32];
    let insert = "INSERT INTO chart (client, sequence, seal) VALUES ($1, 0, $2) ON CONFLICT (client) DO NOTHING";
    if tx.execute(doing, insert, values![client, &zero]).await? == 0 {
        return Ok(());
    }
    must_be_ours(tx).await?;
    let wrapped = tx.keys().wrap_dek(&tx.keys().new_data_key(client)?)?;
    let key_file = tx.keys().id().to_owned();
    let insert = "INSERT INTO chart_key (client, key_file, wrapped) VALUES ($1, $2, $3)";
    tx.execute(doing, insert, values![client, key_file, wrapped]).await?;
    Ok(())
}

/// A house that still runs with the key file of before a change must not wrap anything more with it.
pub(super) async fn must_be_ours(tx: &mut Tx) -> Result<(), StoreFault> {
    let doing = "making a chart";
    let sql = Sql {
        sqlite: "SELECT value FROM meta WHERE name = 'key id'",
        // Whoever changes the key file waits for this, or this for them.
        postgres: "SELECT value FROM meta WHERE name = 'key id' FOR SHARE",
    };
    let row = tx.row(doing, sql, &[]).await?;
    let id = row.map(|row| row.bytes("value")).transpose()?;
    match id {
        Some(id) if id != tx.keys().id().as_bytes() => Err(StoreFault::new(FaultKind::WrongKey, doing)),
        _ => Ok(()),
    }
}

/// Wraps the data key of every chart anew with `keys`; tells how many there were.
pub(crate) async fn wrap_anew(tx: &mut Tx, keys: &Keys) -> Result<u64, StoreFault> {
    let doing = "wrapping the keys of the charts anew";
    let mut charts = 0;
    for row in tx.rows(doing, "SELECT client, wrapped FROM chart_key", &[]).await? {
        let client: ClientId = row.parsed("client")?;
        let key = tx.keys().unwrap_dek(client, &row.bytes("wrapped")?);
        let key = key.map_err(|error| StoreFault::because(FaultKind::Damaged, doing, error))?;
        let (wrapped, id) = (keys.wrap_dek(&key)?, keys.id().to_owned());
        let update = "UPDATE chart_key SET key_file = $2, wrapped = $3 WHERE client = $1";
        charts += tx.execute(doing, update, values![client, id, wrapped]).await?;
    }
    Ok(charts)
}

/// Locks a chart until the transaction ends, and says how far it goes; `None` when there is no such chart.
///
/// # Errors
/// When the database fails.
pub async fn lock_head(tx: &mut Tx, client: ClientId) -> Result<Option<Head>, StoreFault> {
    let sql = Sql {
        // One writer: the transaction is the lock.
        sqlite: "SELECT sequence, seal FROM chart WHERE client = $1",
        postgres: "SELECT sequence, seal FROM chart WHERE client = $1 FOR UPDATE",
    };
    head_by(tx, "locking a chart", sql, client).await
}

pub(crate) async fn head(tx: &mut Tx, client: ClientId) -> Result<Option<Head>, StoreFault> {
    head_by(tx, "reading a chart", "SELECT sequence, seal FROM chart WHERE client = $1".into(), client).await
}

async fn head_by(tx: &mut Tx, doing: &'static str, sql: Sql, client: ClientId) -> Result<Option<Head>, StoreFault> {
    let Some(row) = tx.row(doing, sql, values![client]).await? else { return Ok(None) };
    Ok(Some(Head { sequence: row.get::<i64>("sequence")?.cast_unsigned(), seal: row.hash("seal")? }))
}

/// All clients with a chart, in the order of their ids.
///
/// # Errors
/// When the database fails.
pub async fn clients(tx: &mut Tx) -> Result<Vec<ClientId>, StoreFault> {
    Ok(heads(tx).await?.into_iter().map(|(client, _)| client).collect())
}

/// The heads of all charts, in the order of client ids; what the daily digest is made over.
///
/// # Errors
/// When the database fails.
pub async fn heads(tx: &mut Tx) -> Result<Vec<(ClientId, Head)>, StoreFault> {
    let rows = tx.rows("reading all heads", "SELECT client, sequence, seal FROM chart", &[]).await?;
    let mut heads = Vec::with_capacity(rows.len());
    for row in rows {
        let head = Head { sequence: row.get::<i64>("sequence")?.cast_unsigned(), seal: row.hash("seal")? };
        heads.push((row.parsed("client")?, head));
    }
    // The engines sort text differently.
    heads.sort_by_key(|(client, _)| *client);
    Ok(heads)
}

pub(crate) async fn data_key(tx: &mut Tx, client: ClientId) -> Result<Option<DataKey>, StoreFault> {
    let doing = "opening the data key of a chart";
    let row = tx.row(doing, "SELECT wrapped FROM chart_key WHERE client = $1", values![client]).await?;
    let Some(row) = row else { return Ok(None) };
    let key = tx.keys().unwrap_dek(client, &row.bytes("wrapped")?);
    key.map(Some).map_err(|error| StoreFault::because(FaultKind::Damaged, doing, error))
}
