//! Filing statements: sequence, salt, digest and seal.

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::{Body, Draft, Entry, Header, Seal, Statement, digest_of, seal_of};
use jiff::Timestamp;

use super::{Head, author_text, data_key, find, lock_head};
use crate::database::{Tx, values};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::{DataKey, new_salt};

const FILING: &str = "filing a statement";

/// What became of the drafts.
#[derive(Clone, Debug, PartialEq)]
pub struct Appended {
    /// The head of the chart afterwards.
    pub head: Head,
    /// The entries that are new.
    pub filed: Vec<Entry>,
    /// The ids that were there already and said the same.
    pub already_had: Vec<EntryId>,
    /// The ids that were there already and said something else; the new words are kept beside the chart.
    pub set_aside: Vec<EntryId>,
}

/// Drafts could not be filed; nothing of them was.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// There is no chart for this client; [`create_chart`](super::create_chart) makes one.
    #[error("there is no chart for client {0}")]
    NoChart(ClientId),
    /// An erased statement has no words to file.
    #[error("an erased statement cannot be filed again")]
    Erased(EntryId),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] StoreFault),
}

impl AppendError {
    /// A stable name for scripts and screens.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoChart(_) => "no_chart",
            Self::Erased(_) => "statement_erased",
            Self::Fault(fault) => fault.code(),
        }
    }
}

/// The store's view: a chart that is not there and words that are gone are faults of whoever asked, not of a person.
impl From<AppendError> for StoreFault {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Fault(fault) => fault,
            other => Self::because(FaultKind::Unexpected, FILING, other),
        }
    }
}

/// Files drafts at the end of a chart, under its lock.
///
/// A draft whose id is filed already is not filed again: the same words are [`Appended::already_had`], other words go to
/// [`Appended::set_aside`], sealed. Times are kept to the microsecond.
///
/// # Errors
/// When there is no such chart, a draft has no words, or the database fails.
pub async fn append(
    tx: &mut Tx,
    client: ClientId,
    drafts: &[Draft],
    recorded_at: Timestamp,
) -> Result<Appended, AppendError> {
    let head = lock_head(tx, client).await?.ok_or(AppendError::NoChart(client))?;
    let mut appended = Appended { head, filed: Vec::new(), already_had: Vec::new(), set_aside: Vec::new() };
    if drafts.is_empty() {
        return Ok(appended);
    }
    let key = data_key(tx, client).await?.ok_or_else(|| StoreFault::new(FaultKind::Damaged, FILING))?;
    for draft in drafts {
        if matches!(draft.statement, Statement::Removed { .. }) {
            return Err(AppendError::Erased(draft.id));
        }
        match find(tx, draft.id).await? {
            None => {
                let entry = file(tx, client, &key, appended.head, draft, recorded_at).await?;
                appended.head = Head { sequence: entry.header.sequence, seal: entry.header.seal };
                appended.filed.push(entry);
            }
            Some(header) if says_the_same(tx, client, &key, &header, draft).await? => {
                appended.already_had.push(draft.id);
            }
            Some(_) => {
                set_aside(tx, client, draft, recorded_at).await?;
                appended.set_aside.push(draft.id);
            }
        }
    }
    if !appended.filed.is_empty() {
        let sequence = appended.head.sequence.cast_signed();
        let update = "UPDATE chart SET sequence = $2, seal = $3 WHERE client = $1";
        tx.execute(FILING, update, values![client, sequence, &appended.head.seal]).await?;
        tx.grown.insert(client, appended.head.sequence);
    }
    Ok(appended)
}

async fn file(
    tx: &mut Tx,
    client: ClientId,
    key: &DataKey,
    head: Head,
    draft: &Draft,
    recorded_at: Timestamp,
) -> Result<Entry, StoreFault> {
    let (header, sealed) = next(client, key, head, draft, recorded_at)?;
    let sequence = header.sequence.cast_signed();
    let insert = "INSERT INTO entry (client, sequence, id, kind, occurred_at, recorded_at, author, digest, seal) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let author = author_text(header.author);
    let (occurred_at, recorded_at) = (header.occurred_at, header.recorded_at);
    let row = values![
        client,
        sequence,
        header.id,
        &header.kind,
        occurred_at,
        recorded_at,
        author,
        &header.digest,
        &header.seal
    ];
    tx.execute(FILING, insert, row).await?;
    let insert = "INSERT INTO body (client, sequence, sealed) VALUES ($1, $2, $3)";
    tx.execute(FILING, insert, values![client, sequence, sealed]).await?;
    Ok(Entry { header, statement: draft.statement.clone() })
}

/// The header of what comes after `head`, and its sealed body.
pub(super) fn next(
    client: ClientId,
    key: &DataKey,
    head: Head,
    draft: &Draft,
    recorded_at: Timestamp,
) -> Result<(Header, Vec<u8>), StoreFault> {
    let body = Body { salt: new_salt()?, bytes: draft.statement.encode() };
    let mut header = Header {
        id: draft.id,
        client,
        sequence: head.sequence + 1,
        kind: draft.statement.kind().to_owned(),
        occurred_at: to_microsecond(draft.occurred_at)?,
        recorded_at: to_microsecond(recorded_at)?,
        author: draft.author,
        digest: digest_of(&body),
        seal: Seal::default(),
    };
    header.seal = seal_of(&head.seal, &header);
    let sealed = key.seal_body(header.id, &body)?;
    Ok((header, sealed))
}

async fn says_the_same(
    tx: &mut Tx,
    client: ClientId,
    key: &DataKey,
    filed: &Header,
    draft: &Draft,
) -> Result<bool, StoreFault> {
    if filed.client != client || filed.kind != draft.statement.kind() {
        return Ok(false);
    }
    let sequence = filed.sequence.cast_signed();
    let select = "SELECT sealed FROM body WHERE client = $1 AND sequence = $2";
    let Some(row) = tx.row(FILING, select, values![client, sequence]).await? else {
        // Erased: a repeat must not bring the words back.
        return Ok(true);
    };
    let body = key.open_body(filed.id, &row.bytes("sealed")?);
    let body = body.map_err(|error| StoreFault::damaged(FILING, error))?;
    Ok(body.bytes == draft.statement.encode())
}

async fn set_aside(tx: &mut Tx, client: ClientId, draft: &Draft, recorded_at: Timestamp) -> Result<(), StoreFault> {
    let words = draft.statement.encode();
    let id = draft.id.to_string();
    let token = tx.keys().blind(&format!("set aside\0{client}\0{}", String::from_utf8_lossy(&words)));
    let sealed = tx.keys().seal_column("set_aside_copy", &id, "sealed", &words)?;
    let insert = "INSERT INTO set_aside_copy (id, token, client, kind, occurred_at, recorded_at, author, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id, token) DO NOTHING";
    let kind = draft.statement.kind();
    let author = author_text(draft.author);
    tx.execute(FILING, insert, values![id, token, client, kind, draft.occurred_at, recorded_at, author, sealed])
        .await?;
    Ok(())
}

fn to_microsecond(at: Timestamp) -> Result<Timestamp, StoreFault> {
    Timestamp::from_microsecond(at.as_microsecond())
        .map_err(|error| StoreFault::because(FaultKind::Unexpected, FILING, error))
}
