//! The daily digest over the heads of all charts: the proof that leaves the building.

use alula_core::ledger::{Digest, heads_digest};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;
use crate::keys::Keys;
use crate::ledger;

/// One day's digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadsDigest {
    /// The day.
    pub day: Date,
    /// When it was made.
    pub made_at: Timestamp,
    /// How many charts there were.
    pub charts: u64,
    /// The digest.
    pub digest: Digest,
    /// The practice's signature over day and digest.
    pub signature: Vec<u8>,
}

impl HeadsDigest {
    /// What the signature is made over.
    pub fn signed_text(day: Date, digest: &Digest) -> Vec<u8> {
        let mut text = format!("alula heads {day} ").into_bytes();
        text.extend_from_slice(digest);
        text
    }

    /// True when the signature was made with these keys.
    pub fn is_signed_by(&self, keys: &Keys) -> bool {
        keys.verify(&Self::signed_text(self.day, &self.digest), &self.signature)
    }
}

/// Makes and keeps the digest of a day, with the heads it was made over; the first of a day stands.
///
/// # Errors
/// When the database fails.
pub async fn make(tx: &mut Tx, day: Date, now: Timestamp) -> Result<HeadsDigest, StoreFault> {
    if let Some(made) = find(tx, day).await? {
        return Ok(made);
    }
    let doing = "making the daily digest";
    let heads = ledger::heads(tx).await?;
    let digest = heads_digest(heads.iter().map(|(client, head)| (client, head.sequence, &head.seal)));
    let signature = tx.keys().sign(&HeadsDigest::signed_text(day, &digest));
    let made = HeadsDigest { day, made_at: now, charts: heads.len() as u64, digest, signature };
    let insert = "INSERT INTO heads_digest (day, made_at, charts, digest, signature) VALUES ($1, $2, $3, $4, $5)";
    let charts = made.charts.cast_signed();
    tx.execute(doing, insert, values![day, now, charts, &made.digest, made.signature.as_slice()]).await?;
    let insert = "INSERT INTO heads_digest_chart (day, client, sequence, seal) VALUES ($1, $2, $3, $4)";
    for (client, head) in heads {
        tx.execute(doing, insert, values![day, client, head.sequence.cast_signed(), &head.seal]).await?;
    }
    Ok(made)
}

/// The digest of a day.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, day: Date) -> Result<Option<HeadsDigest>, StoreFault> {
    let sql = "SELECT day, made_at, charts, digest, signature FROM heads_digest WHERE day = $1";
    let row = tx.row("reading the daily digest", sql, values![day]).await?;
    row.map(|row| made(&row)).transpose()
}

/// All digests, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<HeadsDigest>, StoreFault> {
    let sql = "SELECT day, made_at, charts, digest, signature FROM heads_digest ORDER BY day";
    tx.rows("reading the daily digests", sql, &[]).await?.iter().map(made).collect()
}

fn made(row: &Row) -> Result<HeadsDigest, StoreFault> {
    Ok(HeadsDigest {
        day: row.parsed("day")?,
        made_at: row.time("made_at")?,
        charts: row.get::<i64>("charts")?.cast_unsigned(),
        digest: row.hash("digest")?,
        signature: row.bytes("signature")?,
    })
}
