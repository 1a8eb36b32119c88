//! Phones in a home: links and codes that let one in, once, and the phones that were let in.

use alula_core::ids::{ClientId, SessionId, SitterId, StaffId};
use jiff::Timestamp;
use uuid::Uuid;

use super::web_sessions::TokenHash;
use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;

/// So many wrong codes close a link.
pub const WRONG_CODES: i64 = 5;

/// A link or a code that lets one phone in, once.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneLink {
    /// Its id.
    pub id: Uuid,
    /// In whose home.
    pub client: ClientId,
    /// For which session.
    pub session: SessionId,
    /// Whose phone: the sitter's as named; nothing for the client's own.
    pub sitter: Option<SitterId>,
    /// The hash of the secret in the link; nothing for a code that stands alone.
    pub token: Option<TokenHash>,
    /// The hash of the code.
    pub code: TokenHash,
    /// How many wrong codes were tried.
    pub wrong: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: StaffId,
    /// It opens nothing after this.
    pub expires_at: Timestamp,
    /// When a phone was let in.
    pub used_at: Option<Timestamp>,
    /// When it was taken back.
    pub ended_at: Option<Timestamp>,
}

impl PhoneLink {
    /// True while it lets a phone in.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.used_at.is_none() && self.ended_at.is_none() && now < self.expires_at && self.wrong < WRONG_CODES
    }
}

/// A phone that was let in.
#[derive(Clone, Debug, PartialEq)]
pub struct Phone {
    /// Its id.
    pub id: Uuid,
    /// In whose home.
    pub client: ClientId,
    /// For which session.
    pub session: SessionId,
    /// Whose: the sitter's as named; nothing for the client's own.
    pub sitter: Option<SitterId>,
    /// The hash of its secret.
    pub token: TokenHash,
    /// Since when.
    pub since: Timestamp,
    /// Its last moment.
    pub expires_at: Timestamp,
    /// When it was ended before that.
    pub ended_at: Option<Timestamp>,
    /// When it was heard last.
    pub seen_at: Timestamp,
    /// Its battery in per cent, when it says so.
    pub battery: Option<i64>,
    /// True when its page was not in front.
    pub hidden: bool,
}

impl Phone {
    /// True while it may be used.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}

/// Keeps a link.
///
/// # Errors
/// When the database fails.
pub async fn insert_link(tx: &mut Tx, it: &PhoneLink) -> Result<(), StoreFault> {
    let insert = "INSERT INTO phone_link (id, client, session, sitter, token_hash, code_hash, wrong, made_at, made_by, \
                  expires_at, used_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let token = it.token.map(|it| it.to_vec());
    let row = values![
        it.id,
        it.client,
        it.session,
        it.sitter,
        token,
        &it.code,
        it.wrong,
        it.made_at,
        it.made_by,
        it.expires_at,
        it.used_at,
        it.ended_at
    ];
    tx.execute("keeping a link for a phone", insert, row).await?;
    Ok(())
}

/// The link with this secret, open or not.
///
/// # Errors
/// When the database fails.
pub async fn link_of(tx: &mut Tx, token: &TokenHash) -> Result<Option<PhoneLink>, StoreFault> {
    let sql = "SELECT id, client, session, sitter, token_hash, code_hash, wrong, made_at, made_by, expires_at, used_at, \
               ended_at FROM phone_link WHERE token_hash = $1";
    tx.row("reading a link for a phone", sql, values![token]).await?.map(|row| link(&row)).transpose()
}

/// The code that stands alone and lets a phone in at `now`.
///
/// # Errors
/// When the database fails.
pub async fn link_with_code(tx: &mut Tx, code: &TokenHash, now: Timestamp) -> Result<Option<PhoneLink>, StoreFault> {
    let sql = "SELECT id, client, session, sitter, token_hash, code_hash, wrong, made_at, made_by, expires_at, used_at, \
               ended_at FROM phone_link WHERE code_hash = $1 AND token_hash IS NULL AND used_at IS NULL \
               AND ended_at IS NULL AND expires_at > $2";
    tx.row("reading a code for a phone", sql, values![code, now]).await?.map(|row| link(&row)).transpose()
}

/// The links of a session, newest first.
///
/// # Errors
/// When the database fails.
pub async fn links(tx: &mut Tx, session: SessionId) -> Result<Vec<PhoneLink>, StoreFault> {
    let sql = "SELECT id, client, session, sitter, token_hash, code_hash, wrong, made_at, made_by, expires_at, used_at, \
               ended_at FROM phone_link WHERE session = $1 ORDER BY made_at DESC, id";
    tx.rows("reading links for phones", sql, values![session]).await?.iter().map(link).collect()
}

/// A wrong code was tried; tells how many there were by now.
///
/// # Errors
/// When the database fails.
pub async fn wrong_code(tx: &mut Tx, id: Uuid) -> Result<i64, StoreFault> {
    let doing = "counting wrong codes";
    let row =
        tx.row(doing, "UPDATE phone_link SET wrong = wrong + 1 WHERE id = $1 RETURNING wrong", values![id]).await?;
    row.map_or(Ok(WRONG_CODES), |row| row.get("wrong"))
}

/// Uses a link; false when it was used, taken back or too old.
///
/// # Errors
/// When the database fails.
pub async fn use_link(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<bool, StoreFault> {
    let update = "UPDATE phone_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND ended_at IS NULL \
                  AND expires_at > $2";
    Ok(tx.execute("using a link for a phone", update, values![id, now]).await? == 1)
}

/// Takes back the links of one kind of phone of a session that nobody used.
///
/// # Errors
/// When the database fails.
pub async fn end_links(tx: &mut Tx, session: SessionId, of_sitter: bool, now: Timestamp) -> Result<(), StoreFault> {
    let update = "UPDATE phone_link SET ended_at = $2 WHERE session = $1 AND used_at IS NULL AND ended_at IS NULL \
                  AND (CASE WHEN sitter IS NULL THEN 0 ELSE 1 END) = $3";
    tx.execute("taking back links for phones", update, values![session, now, of_sitter]).await?;
    Ok(())
}

/// Lets a phone in.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, it: &Phone) -> Result<(), StoreFault> {
    let insert = "INSERT INTO phone (id, client, session, sitter, token_hash, since, expires_at, ended_at, seen_at, battery, \
                  hidden) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let row = values![
        it.id,
        it.client,
        it.session,
        it.sitter,
        &it.token,
        it.since,
        it.expires_at,
        it.ended_at,
        it.seen_at,
        it.battery,
        it.hidden
    ];
    tx.execute("letting a phone in", insert, row).await?;
    Ok(())
}

/// The phone with this secret, while it may be used.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, token: &TokenHash, now: Timestamp) -> Result<Option<Phone>, StoreFault> {
    let sql = "SELECT id, client, session, sitter, token_hash, since, expires_at, ended_at, seen_at, battery, hidden \
               FROM phone WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2";
    tx.row("reading a phone", sql, values![token, now]).await?.map(|row| phone(&row)).transpose()
}

/// The phones of a session that were not ended, the one heard last first.
///
/// # Errors
/// When the database fails.
pub async fn of_session(tx: &mut Tx, session: SessionId) -> Result<Vec<Phone>, StoreFault> {
    let sql = "SELECT id, client, session, sitter, token_hash, since, expires_at, ended_at, seen_at, battery, hidden \
               FROM phone WHERE session = $1 AND ended_at IS NULL ORDER BY seen_at DESC, id";
    tx.rows("reading phones", sql, values![session]).await?.iter().map(phone).collect()
}

/// A phone was heard.
///
/// # Errors
/// When the database fails.
pub async fn heard(
    tx: &mut Tx,
    id: Uuid,
    now: Timestamp,
    battery: Option<i64>,
    hidden: bool,
) -> Result<(), StoreFault> {
    let update = "UPDATE phone SET seen_at = $2, battery = $3, hidden = $4 WHERE id = $1";
    tx.execute("hearing a phone", update, values![id, now, battery, hidden]).await?;
    Ok(())
}

/// Ends one phone.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<(), StoreFault> {
    let update = "UPDATE phone SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    tx.execute("ending a phone", update, values![id, now]).await?;
    Ok(())
}

fn link(row: &Row) -> Result<PhoneLink, StoreFault> {
    let token: Option<Vec<u8>> = row.get("token_hash")?;
    let token = token.map(|_| row.hash("token_hash")).transpose()?;
    Ok(PhoneLink {
        id: row.parsed("id")?,
        client: row.parsed("client")?,
        session: row.parsed("session")?,
        sitter: row.maybe_parsed("sitter")?,
        token,
        code: row.hash("code_hash")?,
        wrong: row.get("wrong")?,
        made_at: row.time("made_at")?,
        made_by: row.parsed("made_by")?,
        expires_at: row.time("expires_at")?,
        used_at: row.maybe_time("used_at")?,
        ended_at: row.maybe_time("ended_at")?,
    })
}

fn phone(row: &Row) -> Result<Phone, StoreFault> {
    Ok(Phone {
        id: row.parsed("id")?,
        client: row.parsed("client")?,
        session: row.parsed("session")?,
        sitter: row.maybe_parsed("sitter")?,
        token: row.hash("token_hash")?,
        since: row.time("since")?,
        expires_at: row.time("expires_at")?,
        ended_at: row.maybe_time("ended_at")?,
        seen_at: row.time("seen_at")?,
        battery: row.get("battery")?,
        hidden: row.flag("hidden")?,
    })
}
