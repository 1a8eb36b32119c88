//! Invitations to open an account; used once.

use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::accounts::Holder;
use super::web_sessions::TokenHash;
use super::{hex, seal_json, unseal_json};
use crate::database::{Tx, values};
use crate::fault::{FaultKind, StoreFault};

/// A link that lets one person open their account.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// The hash of the token in the link.
    pub token: TokenHash,
    /// Who is invited.
    pub holder: Holder,
    /// Where the link was sent.
    pub email: Private,
    /// When it was made.
    pub made_at: Timestamp,
    /// It opens nothing after this.
    pub expires_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    email: Private,
}

/// Keeps an invitation.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, invitation: &Invitation) -> Result<(), StoreFault> {
    let (staff, client) = match invitation.holder {
        Holder::Staff(id) => (Some(id), None),
        Holder::Client(id) => (None, Some(id)),
    };
    let part = Sealed { email: invitation.email.clone() };
    let sealed = seal_json(tx, "invitation", &hex(&invitation.token), &part)?;
    let insert = "INSERT INTO invitation (token_hash, staff, client, made_at, expires_at, used_at, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (made_at, expires_at) = (invitation.made_at, invitation.expires_at);
    let row = values![&invitation.token, staff, client, made_at, expires_at, invitation.used_at, sealed];
    tx.execute("keeping an invitation", insert, row).await?;
    Ok(())
}

/// The invitation of a token, used, expired or not.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, token: &TokenHash) -> Result<Option<Invitation>, StoreFault> {
    let doing = "reading an invitation";
    let sql = "SELECT staff, client, made_at, expires_at, used_at, sealed FROM invitation WHERE token_hash = $1";
    let Some(row) = tx.row(doing, sql, values![token]).await? else { return Ok(None) };
    let sealed: Sealed = unseal_json(tx, "invitation", &hex(token), &row.bytes("sealed")?)?;
    let holder = match (row.maybe_parsed("staff")?, row.maybe_parsed("client")?) {
        (Some(id), None) => Holder::Staff(id),
        (None, Some(id)) => Holder::Client(id),
        _ => return Err(StoreFault::new(FaultKind::Damaged, doing)),
    };
    Ok(Some(Invitation {
        token: *token,
        holder,
        email: sealed.email,
        made_at: row.time("made_at")?,
        expires_at: row.time("expires_at")?,
        used_at: row.maybe_time("used_at")?,
    }))
}

/// Uses an invitation; false when it was used before or has expired.
///
/// # Errors
/// When the database fails.
pub async fn consume(tx: &mut Tx, token: &TokenHash, now: Timestamp) -> Result<bool, StoreFault> {
    let update = "UPDATE invitation SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";
    Ok(tx.execute("using an invitation", update, values![token, now]).await? == 1)
}
