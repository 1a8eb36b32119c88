//! Enquiries: people who wrote before they are clients.

use alula_core::ids::{ClientId, EnquiryId};
use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{name_of, named, seal_json, unseal_json};
use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;

/// What became of an enquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnquiryState {
    /// Nobody has answered yet.
    Open,
    /// The person became a client.
    Admitted,
    /// It ended without admission.
    Closed,
}

/// Somebody wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Enquiry {
    /// Its id.
    pub id: EnquiryId,
    /// When it came.
    pub received_at: Timestamp,
    /// Where it stands.
    pub state: EnquiryState,
    /// The client the person became.
    pub client: Option<ClientId>,
    /// The name given.
    pub name: Private,
    /// The e-mail address given; may be empty.
    pub email: Private,
    /// The telephone number given; may be empty.
    pub phone: Private,
    /// What the person wrote, in their own words; may be empty.
    pub words: Private,
    /// Whatever else the form asked, as the form's own JSON; may be empty.
    pub more: Private,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    name: Private,
    email: Private,
    phone: Private,
    words: Private,
    #[serde(default)]
    more: Private,
}

/// Keeps an enquiry. False when it was there already.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, enquiry: &Enquiry) -> Result<bool, StoreFault> {
    let id = enquiry.id.to_string();
    let part = Sealed {
        name: enquiry.name.clone(),
        email: enquiry.email.clone(),
        phone: enquiry.phone.clone(),
        words: enquiry.words.clone(),
        more: enquiry.more.clone(),
    };
    let sealed = seal_json(tx, "enquiry", &id, &part)?;
    let state = name_of(&enquiry.state)?;
    let insert = "INSERT INTO enquiry (id, received_at, state, client, sealed) VALUES ($1, $2, $3, $4, $5) \
                  ON CONFLICT (id) DO NOTHING";
    let row = values![id, enquiry.received_at, state, enquiry.client, sealed];
    Ok(tx.execute("keeping an enquiry", insert, row).await? == 1)
}

/// Moves an enquiry on.
///
/// # Errors
/// When the database fails.
pub async fn set_state(
    tx: &mut Tx,
    id: EnquiryId,
    state: EnquiryState,
    client: Option<ClientId>,
) -> Result<(), StoreFault> {
    let state = name_of(&state)?;
    let update = "UPDATE enquiry SET state = $2, client = $3 WHERE id = $1";
    tx.execute("moving an enquiry on", update, values![id, state, client]).await?;
    Ok(())
}

/// One enquiry.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: EnquiryId) -> Result<Option<Enquiry>, StoreFault> {
    let sql = "SELECT id, received_at, state, client, sealed FROM enquiry WHERE id = $1";
    let row = tx.row("reading an enquiry", sql, values![id]).await?;
    row.map(|row| enquiry(tx, &row)).transpose()
}

/// The enquiries in one state, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn in_state(tx: &mut Tx, state: EnquiryState) -> Result<Vec<Enquiry>, StoreFault> {
    let state = name_of(&state)?;
    let sql = "SELECT id, received_at, state, client, sealed FROM enquiry WHERE state = $1 ORDER BY received_at, id";
    let rows = tx.rows("reading enquiries", sql, values![state]).await?;
    rows.iter().map(|row| enquiry(tx, row)).collect()
}

fn enquiry(tx: &Tx, row: &Row) -> Result<Enquiry, StoreFault> {
    let id: EnquiryId = row.parsed("id")?;
    let sealed: Sealed = unseal_json(tx, "enquiry", &id.to_string(), &row.bytes("sealed")?)?;
    Ok(Enquiry {
        id,
        received_at: row.time("received_at")?,
        state: named(row.get("state")?)?,
        client: row.maybe_parsed("client")?,
        name: sealed.name,
        email: sealed.email,
        phone: sealed.phone,
        words: sealed.words,
        more: sealed.more,
    })
}
