//! The sound of the practice. Words and content are sealed; lists never open the content.

use alula_core::ids::{PieceId, SoundSetId};
use alula_core::ledger::Author;
use alula_core::practice::sound::{AudioKind, PieceWords, SoundSet};
use jiff::Timestamp;

use super::{name_of, named, seal_json, unseal_json};
use crate::database::{Row, Tx, values};
use crate::fault::{FaultKind, StoreFault};

const PIECE: &str = "sound_piece";
const SET: &str = "sound_set";
const READING: &str = "reading the sound of the practice";

/// A piece as it is kept, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its id; what it holds never changes.
    pub id: PieceId,
    /// Its form.
    pub kind: AudioKind,
    /// How much it holds, in bytes.
    pub size: u64,
    /// When it was taken in.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// What is written down of it.
    pub words: PieceWords,
}

/// A set as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSet {
    /// Its id.
    pub id: SoundSetId,
    /// What it is.
    pub is: SoundSet,
}

/// Takes a piece in with what it holds.
///
/// # Errors
/// When the database fails, or the id is taken.
pub async fn insert_piece(tx: &mut Tx, it: &Piece, content: &[u8]) -> Result<(), StoreFault> {
    let doing = "taking in a piece of sound";
    let id = it.id.to_string();
    let sealed = seal_json(tx, PIECE, &id, &it.words)?;
    let content = tx.keys().seal_column(PIECE, &id, "content", content)?;
    let insert = "INSERT INTO sound_piece (id, kind, size, added_at, added_by, sealed, content) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let size = i64::try_from(it.size).map_err(|_| StoreFault::new(FaultKind::Unexpected, doing))?;
    let by = crate::ledger::author_text(it.by);
    tx.execute(doing, insert, values![&id, name_of(&it.kind)?, size, it.at, by, sealed, content]).await?;
    Ok(())
}

/// Every piece, in the order in which they were taken in.
///
/// # Errors
/// When the database fails.
pub async fn pieces(tx: &mut Tx) -> Result<Vec<Piece>, StoreFault> {
    let sql = "SELECT id, kind, size, added_at, added_by, sealed FROM sound_piece ORDER BY added_at, id";
    let rows = tx.rows(READING, sql, &[]).await?;
    rows.iter().map(|row| piece(tx, row)).collect()
}

/// What a piece holds, and in which form.
///
/// # Errors
/// When the database fails.
pub async fn content(tx: &mut Tx, id: PieceId) -> Result<Option<(AudioKind, Vec<u8>)>, StoreFault> {
    let id = id.to_string();
    let row = tx.row(READING, "SELECT kind, content FROM sound_piece WHERE id = $1", values![&id]).await?;
    let Some(row) = row else { return Ok(None) };
    let opened = tx.keys().open_column(PIECE, &id, "content", &row.bytes("content")?);
    let opened = opened.map_err(|error| StoreFault::damaged("opening a piece of sound", error))?;
    Ok(Some((named(row.get("kind")?)?, opened)))
}

/// Takes a piece out, with what it holds.
///
/// # Errors
/// When the database fails.
pub async fn remove_piece(tx: &mut Tx, id: PieceId) -> Result<(), StoreFault> {
    let sql = "DELETE FROM sound_piece WHERE id = $1";
    tx.execute("taking out a piece of sound", sql, values![id.0]).await?;
    Ok(())
}

/// Keeps a set, new or changed.
///
/// # Errors
/// When the database fails.
pub async fn keep_set(tx: &mut Tx, it: &KeptSet, by: Author, at: Timestamp) -> Result<(), StoreFault> {
    let id = it.id.to_string();
    let sealed = seal_json(tx, SET, &id, &it.is)?;
    let upsert = "INSERT INTO sound_set (id, changed_at, changed_by, sealed) VALUES ($1, $2, $3, $4) \
                  ON CONFLICT (id) DO UPDATE SET changed_at = excluded.changed_at, \
                  changed_by = excluded.changed_by, sealed = excluded.sealed";
    tx.execute("keeping a set", upsert, values![&id, at, crate::ledger::author_text(by), sealed]).await?;
    Ok(())
}

/// Every set, by name.
///
/// # Errors
/// When the database fails.
pub async fn sets(tx: &mut Tx) -> Result<Vec<KeptSet>, StoreFault> {
    let rows = tx.rows(READING, "SELECT id, sealed FROM sound_set ORDER BY id", &[]).await?;
    let kept = |row: &Row| {
        let id: SoundSetId = row.parsed("id")?;
        Ok(KeptSet { id, is: unseal_json(tx, SET, &id.to_string(), &row.bytes("sealed")?)? })
    };
    let mut sets: Vec<KeptSet> = rows.iter().map(kept).collect::<Result<_, StoreFault>>()?;
    sets.sort_by(|one, other| one.is.name.cmp(&other.is.name));
    Ok(sets)
}

/// Lets a set go.
///
/// # Errors
/// When the database fails.
pub async fn remove_set(tx: &mut Tx, id: SoundSetId) -> Result<(), StoreFault> {
    tx.execute("letting a set go", "DELETE FROM sound_set WHERE id = $1", values![id.0]).await?;
    Ok(())
}

fn piece(tx: &Tx, row: &Row) -> Result<Piece, StoreFault> {
    let id: PieceId = row.parsed("id")?;
    let by: String = row.get("added_by")?;
    Ok(Piece {
        id,
        kind: named(row.get("kind")?)?,
        size: u64::try_from(row.get::<i64>("size")?).map_err(|_| StoreFault::new(FaultKind::Damaged, READING))?,
        at: row.time("added_at")?,
        by: crate::ledger::author_of(&by).ok_or_else(|| StoreFault::new(FaultKind::Damaged, READING))?,
        words: unseal_json(tx, PIECE, &id.to_string(), &row.bytes("sealed")?)?,
    })
}
