//! Care protocols: data files with version, digest and signature.

use alula_core::ids::StaffId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{name_of, named};
use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;

/// Whether a protocol may guide care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProtocolStatus {
    /// Uploaded, not signed.
    Draft,
    /// Signed; new charts may use it.
    Signed,
    /// Signed once; no new chart uses it.
    Retired,
}

/// Who signed a protocol, when, and the signature over its digest.
#[derive(Clone, Debug, PartialEq)]
pub struct ProtocolSignature {
    /// The prescriber.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// Ed25519, made with the practice's signing key.
    pub signature: Vec<u8>,
}

/// One version of a protocol as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptProtocol {
    /// The stable name in the file.
    pub id: String,
    /// The version in the file.
    pub version: i64,
    /// The file, byte by byte.
    pub text: Vec<u8>,
    /// SHA-256 of the file.
    pub digest: [u8; 32],
    /// Whether it may guide care.
    pub status: ProtocolStatus,
    /// When it was added.
    pub added_at: Timestamp,
    /// Who signed it.
    pub signed: Option<ProtocolSignature>,
}

/// Adds a version as it is; false when that version is there already.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, protocol: &KeptProtocol) -> Result<bool, StoreFault> {
    let status = name_of(&protocol.status)?;
    let (by, at, signature) = match protocol.signed.clone() {
        Some(it) => (Some(it.by), Some(it.at), Some(it.signature)),
        None => (None, None, None),
    };
    let insert = "INSERT INTO protocol (id, version, text, digest, status, added_at, signed_by, signed_at, signature) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id, version) DO NOTHING";
    let (id, text, digest) = (&protocol.id, protocol.text.as_slice(), &protocol.digest);
    let row = values![id, protocol.version, text, digest, status, protocol.added_at, by, at, signature];
    Ok(tx.execute("adding a protocol", insert, row).await? == 1)
}

/// Signs a draft; false when there is no such draft.
///
/// # Errors
/// When the database fails.
pub async fn sign(tx: &mut Tx, id: &str, version: i64, signed: &ProtocolSignature) -> Result<bool, StoreFault> {
    let update = "UPDATE protocol SET status = 'signed', signed_by = $3, signed_at = $4, signature = $5 \
                  WHERE id = $1 AND version = $2 AND status = 'draft'";
    let row = values![id, version, signed.by, signed.at, signed.signature.as_slice()];
    Ok(tx.execute("signing a protocol", update, row).await? == 1)
}

/// Retires a signed version; false when there is no such signed version.
///
/// # Errors
/// When the database fails.
pub async fn retire(tx: &mut Tx, id: &str, version: i64) -> Result<bool, StoreFault> {
    let update = "UPDATE protocol SET status = 'retired' WHERE id = $1 AND version = $2 AND status = 'signed'";
    Ok(tx.execute("retiring a protocol", update, values![id, version]).await? == 1)
}

/// One version.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: &str, version: i64) -> Result<Option<KeptProtocol>, StoreFault> {
    let sql = "SELECT id, version, text, digest, status, added_at, signed_by, signed_at, signature FROM protocol \
               WHERE id = $1 AND version = $2";
    let row = tx.row("reading a protocol", sql, values![id, version]).await?;
    row.map(|row| protocol(&row)).transpose()
}

/// Every version of every protocol, latest version first.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<KeptProtocol>, StoreFault> {
    let sql = "SELECT id, version, text, digest, status, added_at, signed_by, signed_at, signature FROM protocol \
               ORDER BY id, version DESC";
    tx.rows("reading protocols", sql, &[]).await?.iter().map(protocol).collect()
}

/// The one that was signed last and is not retired.
///
/// # Errors
/// When the database fails.
pub async fn signed(tx: &mut Tx) -> Result<Option<KeptProtocol>, StoreFault> {
    let sql = "SELECT id, version, text, digest, status, added_at, signed_by, signed_at, signature FROM protocol \
               WHERE status = $1 ORDER BY signed_at DESC LIMIT 1";
    let row = tx.row("reading the signed protocol", sql, values![name_of(&ProtocolStatus::Signed)?]).await?;
    row.as_ref().map(protocol).transpose()
}

/// Which protocol is signed, and with what; its text is not read.
///
/// # Errors
/// When the database fails.
pub async fn signed_with(tx: &mut Tx) -> Result<Option<([u8; 32], Option<Vec<u8>>)>, StoreFault> {
    let sql = "SELECT digest, signature FROM protocol WHERE status = $1 ORDER BY signed_at DESC LIMIT 1";
    let row = tx.row("looking which protocol is signed", sql, values![name_of(&ProtocolStatus::Signed)?]).await?;
    row.map(|row| Ok((row.hash("digest")?, row.get("signature")?))).transpose()
}

fn protocol(row: &Row) -> Result<KeptProtocol, StoreFault> {
    let signed = match (row.maybe_parsed("signed_by")?, row.maybe_time("signed_at")?, row.get("signature")?) {
        (Some(by), Some(at), Some(signature)) => Some(ProtocolSignature { by, at, signature }),
        _ => None,
    };
    Ok(KeptProtocol {
        id: row.get("id")?,
        version: row.get("version")?,
        text: row.bytes("text")?,
        digest: row.hash("digest")?,
        status: named(row.get("status")?)?,
        added_at: row.time("added_at")?,
        signed,
    })
}
