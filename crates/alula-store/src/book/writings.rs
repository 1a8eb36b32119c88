//! The ledger of a book, its drafts, and the removal of a page with its key.

use alula_core::book::{PageWritten, Writing};
use alula_core::ids::{ClientId, EntryId, PageId};
use alula_core::ledger::{Author, Body, Header, Seal, digest_of, seal_of};
use alula_core::private::Private;
use jiff::Timestamp;

use crate::database::{Row, Sql, Tx, values};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::{BookKey, PageKey, new_salt};

const READING: &str = "reading a book";
const WRITING: &str = "writing into a book";

/// What became of a writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrote {
    /// It stands in the book.
    New,
    /// The same words came under this id before.
    AlreadyHad,
    /// Other words came under this id before.
    OtherWords,
    /// The page was removed, and stays so.
    Removed,
}

/// What is being written and was not kept yet.
#[derive(Clone, Debug, PartialEq)]
pub struct BookDraft {
    /// Of which page.
    pub page: PageId,
    /// The words so far.
    pub words: Private,
    /// When they were saved.
    pub saved_at: Timestamp,
}

/// Every writing of every page that is still there, in the order of sequence.
///
/// # Errors
/// When the database fails or something does not open under this key.
pub async fn writings(tx: &mut Tx, key: &BookKey) -> Result<Vec<Writing>, StoreFault> {
    let sql = "SELECT e.id, e.page, e.recorded_at, p.wrapped, b.sealed FROM book_entry e \
               JOIN book_page p ON p.client = e.client AND p.page = e.page \
               JOIN book_body b ON b.client = e.client AND b.sequence = e.sequence \
               WHERE e.client = $1 ORDER BY e.sequence";
    let rows = tx.rows(READING, sql, values![key.client()]).await?;
    rows.iter().map(|row| writing(key, row)).collect()
}

fn writing(key: &BookKey, row: &Row) -> Result<Writing, StoreFault> {
    let damaged = |error| StoreFault::damaged(READING, error);
    let (page, entry) = (PageId(row.parsed("page")?), EntryId(row.parsed("id")?));
    let page_key = key.unwrap_page_key(page, &row.bytes("wrapped")?).map_err(damaged)?;
    let body = page_key.open_body(entry, &row.bytes("sealed")?).map_err(damaged)?;
    let is = PageWritten::decode(&body.bytes).map_err(|error| StoreFault::damaged(READING, error))?;
    Ok(Writing { page, entry, at: row.time("recorded_at")?, is })
}

/// Writes a page, a new one or anew, at the end of the ledger; its draft goes.
///
/// # Errors
/// When there is no such book, or the database fails.
pub async fn write(
    tx: &mut Tx,
    key: &BookKey,
    page: PageId,
    id: EntryId,
    is: &PageWritten,
    at: Timestamp,
) -> Result<Wrote, StoreFault> {
    let client = key.client();
    let sql = Sql {
        sqlite: "SELECT sequence, seal FROM book WHERE client = $1",
        postgres: "SELECT sequence, seal FROM book WHERE client = $1 FOR UPDATE",
    };
    let head = tx.row(WRITING, sql, values![client]).await?;
    let head = head.ok_or_else(|| StoreFault::new(FaultKind::Unexpected, WRITING))?;
    let (last, seal): (i64, Seal) = (head.get("sequence")?, head.hash("seal")?);
    if let Some(first) = tx.row(WRITING, "SELECT client FROM book_entry WHERE id = $1", values![id]).await? {
        if first.parsed::<ClientId>("client")? != client {
            return Ok(Wrote::OtherWords);
        }
        let before = writings(tx, key).await?.into_iter().find(|it| it.entry == id);
        return Ok(match before {
            Some(before) if before.page == page && before.is == *is => Wrote::AlreadyHad,
            Some(_) => Wrote::OtherWords,
            None => Wrote::Removed,
        });
    }
    let Some(page_key) = page_key(tx, key, page).await? else { return Ok(Wrote::Removed) };
    let body = Body { salt: new_salt()?, bytes: is.encode() };
    let header = header_after(client, last, &seal, id, to_microsecond(at)?, &body);
    let sequence = header.sequence.cast_signed();
    let insert = "INSERT INTO book_entry (client, sequence, id, page, kind, recorded_at, digest, seal) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let row = values![client, sequence, id, page, &header.kind, header.recorded_at, &header.digest, &header.seal];
    tx.execute(WRITING, insert, row).await?;
    let sealed = page_key.seal_body(id, &body)?;
    let insert = "INSERT INTO book_body (client, sequence, sealed) VALUES ($1, $2, $3)";
    tx.execute(WRITING, insert, values![client, sequence, sealed]).await?;
    let update = "UPDATE book SET sequence = $2, seal = $3 WHERE client = $1";
    tx.execute(WRITING, update, values![client, sequence, &header.seal]).await?;
    drop_draft_rows(tx, client, page).await?;
    Ok(Wrote::New)
}

fn header_after(client: ClientId, last: i64, seal: &Seal, id: EntryId, at: Timestamp, body: &Body) -> Header {
    let mut header = Header {
        id,
        client,
        sequence: last.cast_unsigned() + 1,
        kind: PageWritten::KIND.to_owned(),
        occurred_at: at,
        recorded_at: at,
        author: Author::Client,
        digest: digest_of(body),
        seal: Seal::default(),
    };
    header.seal = seal_of(seal, &header);
    header
}

/// The key of a page, made when nothing was ever written on it; `None` when the page was removed.
async fn page_key(tx: &mut Tx, key: &BookKey, page: PageId) -> Result<Option<PageKey>, StoreFault> {
    let client = key.client();
    let select = "SELECT wrapped FROM book_page WHERE client = $1 AND page = $2";
    if let Some(row) = tx.row(WRITING, select, values![client, page]).await? {
        let key = key.unwrap_page_key(page, &row.bytes("wrapped")?);
        return key.map(Some).map_err(|error| StoreFault::damaged(WRITING, error));
    }
    let select = "SELECT id FROM book_entry WHERE client = $1 AND page = $2";
    if tx.row(WRITING, select, values![client, page]).await?.is_some() {
        return Ok(None);
    }
    let (page_key, wrapped) = key.new_page_key(page)?;
    let insert = "INSERT INTO book_page (client, page, wrapped) VALUES ($1, $2, $3)";
    tx.execute(WRITING, insert, values![client, page, wrapped]).await?;
    Ok(Some(page_key))
}

/// Keeps what is being written, in place of the earlier draft of this page. False when the page was removed.
///
/// # Errors
/// When the database fails.
pub async fn keep_draft(
    tx: &mut Tx,
    key: &BookKey,
    page: PageId,
    words: &Private,
    at: Timestamp,
) -> Result<bool, StoreFault> {
    let Some(page_key) = page_key(tx, key, page).await? else { return Ok(false) };
    let sealed = page_key.seal_draft(words.reveal().as_bytes())?;
    let upsert = "INSERT INTO book_draft (client, page, saved_at, sealed) VALUES ($1, $2, $3, $4) \
                  ON CONFLICT (client, page) DO UPDATE SET saved_at = excluded.saved_at, sealed = excluded.sealed";
    tx.execute(WRITING, upsert, values![key.client(), page, at, sealed]).await?;
    Ok(true)
}

/// The drafts of a book, the one saved last first.
///
/// # Errors
/// When the database fails or something does not open under this key.
pub async fn drafts(tx: &mut Tx, key: &BookKey) -> Result<Vec<BookDraft>, StoreFault> {
    let sql = "SELECT d.page, d.saved_at, d.sealed, p.wrapped FROM book_draft d \
               JOIN book_page p ON p.client = d.client AND p.page = d.page \
               WHERE d.client = $1 ORDER BY d.saved_at DESC";
    let rows = tx.rows(READING, sql, values![key.client()]).await?;
    let damaged = |error| StoreFault::damaged(READING, error);
    let drafts = rows.iter().map(|row| {
        let page = PageId(row.parsed("page")?);
        let page_key = key.unwrap_page_key(page, &row.bytes("wrapped")?).map_err(damaged)?;
        let words = page_key.open_draft(&row.bytes("sealed")?).map_err(damaged)?;
        let words = String::from_utf8(words).map_err(|_| StoreFault::new(FaultKind::Damaged, READING))?;
        Ok(BookDraft { page, words: words.into(), saved_at: row.time("saved_at")? })
    });
    drafts.collect()
}

/// The draft of one page.
///
/// # Errors
/// When the database fails or something does not open under this key.
pub async fn draft(tx: &mut Tx, key: &BookKey, page: PageId) -> Result<Option<BookDraft>, StoreFault> {
    Ok(drafts(tx, key).await?.into_iter().find(|it| it.page == page))
}

/// Lets a draft go; a page on which nothing was ever kept goes with it.
///
/// # Errors
/// When the database fails.
pub async fn drop_draft(tx: &mut Tx, client: ClientId, page: PageId) -> Result<(), StoreFault> {
    drop_draft_rows(tx, client, page).await?;
    let delete = "DELETE FROM book_page WHERE client = $1 AND page = $2 \
                  AND NOT EXISTS (SELECT 1 FROM book_entry e WHERE e.client = $1 AND e.page = $2)";
    tx.execute(WRITING, delete, values![client, page]).await?;
    Ok(())
}

async fn drop_draft_rows(tx: &mut Tx, client: ClientId, page: PageId) -> Result<(), StoreFault> {
    let delete = "DELETE FROM book_draft WHERE client = $1 AND page = $2";
    tx.execute(WRITING, delete, values![client, page]).await?;
    Ok(())
}

/// Removes a page: its key, its words, its draft. The headers stay, so that the ledger still proves itself; they say
/// nothing. True when there was such a page.
///
/// # Errors
/// When the database fails.
pub async fn remove_page(tx: &mut Tx, client: ClientId, page: PageId) -> Result<bool, StoreFault> {
    drop_draft_rows(tx, client, page).await?;
    let delete = "DELETE FROM book_body WHERE client = $1 AND sequence IN \
                  (SELECT sequence FROM book_entry WHERE client = $1 AND page = $2)";
    tx.execute(WRITING, delete, values![client, page]).await?;
    let delete = "DELETE FROM book_page WHERE client = $1 AND page = $2";
    Ok(tx.execute(WRITING, delete, values![client, page]).await? > 0)
}

fn to_microsecond(at: Timestamp) -> Result<Timestamp, StoreFault> {
    Timestamp::from_microsecond(at.as_microsecond())
        .map_err(|error| StoreFault::because(FaultKind::Unexpected, WRITING, error))
}
