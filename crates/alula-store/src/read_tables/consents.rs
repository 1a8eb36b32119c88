//! How each client's signature under each consent document stands, and how many stand alike.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alula_core::ids::ClientId;
use alula_core::pathway::CareStep;

use crate::database::{Inserts, Row, Tx, Value, inserts, values};
use crate::fault::StoreFault;

const COUNTING: &str = "counting signatures";

/// The latest signature of a client under a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConsentRow {
    /// The document, by its id.
    pub document: String,
    /// The version of the text that was signed.
    pub version: String,
    /// SHA-256 of that text, hexadecimal.
    pub digest: String,
    /// True when it was taken back after that.
    pub taken_back: bool,
}

/// How many clients stand alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignaturesCounted {
    /// How.
    pub is: ConsentRow,
    /// True for clients whose care goes on.
    pub in_care: bool,
    /// How many.
    pub people: u64,
}

pub(super) const WIDE: usize = 5;
pub(super) static ROWS: Inserts =
    LazyLock::new(|| inserts("INSERT INTO index_consent (client, document, version, digest, taken_back)", WIDE));

pub(super) fn placed(client: ClientId, row: &ConsentRow) -> [Value; WIDE] {
    let text = |it: &String| it.as_str().into();
    [client.into(), text(&row.document), text(&row.version), text(&row.digest), i64::from(row.taken_back).into()]
}

pub(super) async fn of_client(tx: &mut Tx, client: ClientId) -> Result<Vec<ConsentRow>, StoreFault> {
    let sql = "SELECT document, version, digest, taken_back FROM index_consent WHERE client = $1 ORDER BY document";
    tx.rows(COUNTING, sql, values![client]).await?.iter().map(row).collect()
}

/// How many clients stand alike, by document and text.
///
/// # Errors
/// When the database fails.
pub async fn signatures(tx: &mut Tx) -> Result<Vec<SignaturesCounted>, StoreFault> {
    let sql = "SELECT c.document, c.version, c.digest, c.taken_back, w.phase, COUNT(*) AS people \
               FROM index_consent c JOIN worklist_client w ON w.client = c.client \
               GROUP BY c.document, c.version, c.digest, c.taken_back, w.phase";
    let mut counted: BTreeMap<(ConsentRow, bool), u64> = BTreeMap::new();
    for it in &tx.rows(COUNTING, sql, &[]).await? {
        let in_care = it.get::<String>("phase")? != CareStep::Closed.name();
        *counted.entry((row(it)?, in_care)).or_default() += it.get::<i64>("people")?.unsigned_abs();
    }
    Ok(counted.into_iter().map(|((is, in_care), people)| SignaturesCounted { is, in_care, people }).collect())
}

/// How many clients there are whose care goes on.
///
/// # Errors
/// When the database fails.
pub async fn clients_in_care(tx: &mut Tx) -> Result<u64, StoreFault> {
    let sql = "SELECT COUNT(*) AS people FROM worklist_client WHERE phase <> $1";
    let row = tx.row(COUNTING, sql, values![CareStep::Closed.name()]).await?;
    Ok(row.map_or(Ok(0), |it| it.get::<i64>("people"))?.unsigned_abs())
}

fn row(it: &Row) -> Result<ConsentRow, StoreFault> {
    let taken_back = it.flag("taken_back")?;
    Ok(ConsentRow { document: it.get("document")?, version: it.get("version")?, digest: it.get("digest")?, taken_back })
}
