//! Reading charts.

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::{Author, Entry, Header, Statement};
use alula_core::private::Private;
use jiff::Timestamp;

use super::data_key;
use crate::database::{Row, Tx, values};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::DataKey;

const READING: &str = "reading a chart";

/// All entries of a chart, in the order of sequence.
///
/// # Errors
/// When the database fails or a body does not open.
pub async fn entries(tx: &mut Tx, client: ClientId) -> Result<Vec<Entry>, StoreFault> {
    entries_after(tx, client, 0).await
}

/// The entries of a chart after `sequence`.
///
/// # Errors
/// When the database fails or a body does not open.
pub async fn entries_after(tx: &mut Tx, client: ClientId, sequence: u64) -> Result<Vec<Entry>, StoreFault> {
    let rows = raw_entries(tx, client, sequence, u64::MAX).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = data_key(tx, client).await?;
    rows.into_iter().map(|row| row.entry(key.as_ref())).collect()
}

/// The header of the entry with this id, in whatever chart it stands.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: EntryId) -> Result<Option<Header>, StoreFault> {
    let sql = "SELECT id, client, sequence, kind, occurred_at, recorded_at, author, digest, seal \
               FROM entry WHERE id = $1";
    let row = tx.row("looking for an entry", sql, values![id]).await?;
    row.map(|row| header_of(&row)).transpose()
}

/// A header with its body as it lies in the database.
pub(crate) struct RawEntry {
    pub header: Header,
    pub sealed: Option<Vec<u8>>,
}

impl RawEntry {
    fn entry(self, key: Option<&DataKey>) -> Result<Entry, StoreFault> {
        let Some(sealed) = self.sealed else {
            let statement = Statement::Removed { kind: self.header.kind.clone() };
            return Ok(Entry { header: self.header, statement });
        };
        let key = key.ok_or_else(|| StoreFault::new(FaultKind::Damaged, READING))?;
        let body = key.open_body(self.header.id, &sealed).map_err(|error| StoreFault::damaged(READING, error))?;
        let statement =
            Statement::decode(&self.header.kind, &body.bytes).map_err(|error| StoreFault::damaged(READING, error))?;
        Ok(Entry { header: self.header, statement })
    }
}

/// At most `limit` entries of a chart after `sequence`, bodies still sealed.
pub(crate) async fn raw_entries(
    tx: &mut Tx,
    client: ClientId,
    sequence: u64,
    limit: u64,
) -> Result<Vec<RawEntry>, StoreFault> {
    let sql = "SELECT e.id, e.client, e.sequence, e.kind, e.occurred_at, e.recorded_at, e.author, e.digest, e.seal, \
               b.sealed FROM entry e LEFT JOIN body b ON b.client = e.client AND b.sequence = e.sequence \
               WHERE e.client = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3";
    let (after, limit) = (whole(sequence), whole(limit));
    let rows = tx.rows(READING, sql, values![client, after, limit]).await?;
    rows.iter().map(|row| Ok(RawEntry { header: header_of(row)?, sealed: row.get("sealed")? })).collect()
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn header_of(row: &Row) -> Result<Header, StoreFault> {
    let author: String = row.get("author")?;
    Ok(Header {
        id: row.parsed("id")?,
        client: row.parsed("client")?,
        sequence: row.get::<i64>("sequence")?.cast_unsigned(),
        kind: row.get("kind")?,
        occurred_at: row.time("occurred_at")?,
        recorded_at: row.time("recorded_at")?,
        author: author_of(&author).ok_or_else(|| StoreFault::new(FaultKind::Damaged, READING))?,
        digest: row.hash("digest")?,
        seal: row.hash("seal")?,
    })
}

pub(crate) fn author_of(text: &str) -> Option<Author> {
    match text {
        "client" => Some(Author::Client),
        "house" => Some(Author::House),
        text => match text.split_once(':')? {
            ("staff", id) => id.parse().ok().map(Author::Staff),
            ("sitter", id) => id.parse().ok().map(Author::Sitter),
            _ => None,
        },
    }
}

/// Something that came under the id of an entry but said something else; a person has to look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct CopySetAside {
    /// The id that both carry.
    pub id: EntryId,
    /// The kind it came as.
    pub kind: String,
    /// When it is said to have happened.
    pub occurred_at: Timestamp,
    /// When it came.
    pub recorded_at: Timestamp,
    /// Who said it.
    pub author: Author,
    /// Its stored form.
    pub words: Private,
}

/// What was set aside for a client because its id was taken, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn copies_set_aside(tx: &mut Tx, client: ClientId) -> Result<Vec<CopySetAside>, StoreFault> {
    let sql = "SELECT id, kind, occurred_at, recorded_at, author, sealed FROM set_aside_copy WHERE client = $1 \
               ORDER BY recorded_at, id";
    let rows = tx.rows("reading what was set aside", sql, values![client]).await?;
    let mut copies = Vec::with_capacity(rows.len());
    for row in rows {
        let id: EntryId = row.parsed("id")?;
        let author: String = row.get("author")?;
        copies.push(CopySetAside {
            id,
            kind: row.get("kind")?,
            occurred_at: row.time("occurred_at")?,
            recorded_at: row.time("recorded_at")?,
            author: author_of(&author).ok_or_else(|| StoreFault::new(FaultKind::Damaged, READING))?,
            words: tx.unseal("set_aside_copy", id, "sealed", &row.bytes("sealed")?)?,
        });
    }
    Ok(copies)
}
