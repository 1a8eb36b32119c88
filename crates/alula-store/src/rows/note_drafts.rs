//! Drafts of notes: the author's own, sealed under the key of the client they are about.

use alula_core::ids::{ClientId, EntryId, StaffId};
use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::database::{Row, Tx, values};
use crate::fault::{FaultKind, StoreFault};
use crate::ledger;

const TABLE: &str = "note_draft";
const READING: &str = "reading a draft";
const KEEPING: &str = "keeping a draft";

/// Where a draft belongs: whose it is, and what it will be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftOf {
    /// Who writes it.
    pub author: StaffId,
    /// Whose chart.
    pub client: ClientId,
    /// What it is about, as addresses name it.
    pub about: String,
}

/// The words of a draft, as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftWords {
    /// What mattered.
    pub mattered: Private,
    /// What was done.
    pub done: Private,
    /// What comes next.
    pub onward: Private,
}

/// A draft as it was kept last.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteDraft {
    /// Where it belongs.
    pub of: DraftOf,
    /// The page it is typed on.
    pub place: EntryId,
    /// Counts from 1 on each page.
    pub version: i64,
    /// When its first word was kept.
    pub begun_at: Timestamp,
    /// When it was kept last.
    pub saved_at: Timestamp,
    /// The words.
    pub words: DraftWords,
}

/// Keeps a draft in its place, new or changed.
///
/// # Errors
/// When the database fails, or there is no such chart.
pub async fn save(tx: &mut Tx, draft: &NoteDraft) -> Result<(), StoreFault> {
    let key =
        ledger::data_key(tx, draft.of.client).await?.ok_or_else(|| StoreFault::new(FaultKind::Damaged, KEEPING))?;
    let text =
        serde_json::to_vec(&draft.words).map_err(|error| StoreFault::because(FaultKind::Unexpected, KEEPING, error))?;
    let sealed = key.seal_row(TABLE, &row_name(&draft.of, draft.place), &text)?;
    let upsert = "INSERT INTO note_draft (author, client, about, place, version, begun_at, saved_at, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (author, client, about, place) DO UPDATE SET \
                  version = excluded.version, saved_at = excluded.saved_at, sealed = excluded.sealed";
    let DraftOf { author, client, about } = &draft.of;
    let row = values![*author, *client, about, draft.place, draft.version, draft.begun_at, draft.saved_at, sealed];
    tx.execute(KEEPING, upsert, row).await?;
    Ok(())
}

/// Lets go the draft in one place.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, of: &DraftOf, place: EntryId) -> Result<(), StoreFault> {
    let delete = "DELETE FROM note_draft WHERE author = $1 AND client = $2 AND about = $3 AND place = $4";
    tx.execute("letting a draft go", delete, values![of.author, of.client, &of.about, place]).await?;
    Ok(())
}

/// The drafts of one author about one thing, the newest first; more than one when it was typed on several pages at once.
///
/// # Errors
/// When the database fails.
pub async fn about(tx: &mut Tx, of: &DraftOf) -> Result<Vec<NoteDraft>, StoreFault> {
    let sql = "SELECT author, client, about, place, version, begun_at, saved_at, sealed FROM note_draft \
               WHERE author = $1 AND client = $2 AND about = $3 ORDER BY saved_at DESC, place DESC";
    let rows = tx.rows(READING, sql, values![of.author, of.client, &of.about]).await?;
    opened(tx, &rows).await
}

/// Every draft of one author, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_author(tx: &mut Tx, author: StaffId) -> Result<Vec<NoteDraft>, StoreFault> {
    let sql = "SELECT author, client, about, place, version, begun_at, saved_at, sealed FROM note_draft \
               WHERE author = $1 ORDER BY begun_at, place";
    let rows = tx.rows(READING, sql, values![author]).await?;
    opened(tx, &rows).await
}

async fn opened(tx: &mut Tx, rows: &[Row]) -> Result<Vec<NoteDraft>, StoreFault> {
    let mut drafts = Vec::with_capacity(rows.len());
    for row in rows {
        let of = DraftOf { author: row.parsed("author")?, client: row.parsed("client")?, about: row.get("about")? };
        // The words of a client who was forgotten went with the key.
        let Some(key) = ledger::data_key(tx, of.client).await? else { continue };
        let place = row.parsed("place")?;
        let text = key.open_row(TABLE, &row_name(&of, place), &row.bytes("sealed")?);
        let text = text.map_err(|error| StoreFault::damaged(READING, error))?;
        drafts.push(NoteDraft {
            place,
            version: row.get("version")?,
            begun_at: row.time("begun_at")?,
            saved_at: row.time("saved_at")?,
            words: serde_json::from_slice(&text).map_err(|error| StoreFault::damaged(READING, error))?,
            of,
        });
    }
    Ok(drafts)
}

fn row_name(of: &DraftOf, place: EntryId) -> String {
    format!("{} {} {place}", of.author, of.about)
}
