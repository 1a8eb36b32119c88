//! Proving a book: its headers, without any of its keys.

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::{Author, Header, Seal, seal_of};

use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;
use crate::verify::WhatIsWrong;

const VERIFYING: &str = "verifying the books";

/// Every client with a book.
pub(crate) async fn books(tx: &mut Tx) -> Result<Vec<ClientId>, StoreFault> {
    let rows = tx.rows(VERIFYING, "SELECT client FROM book ORDER BY client", &[]).await?;
    rows.iter().map(|row| row.parsed("client")).collect()
}

/// What is not as it was written in one book, at which sequence.
pub(crate) async fn faults(tx: &mut Tx, client: ClientId) -> Result<Vec<(u64, EntryId, WhatIsWrong)>, StoreFault> {
    let head = tx.row(VERIFYING, "SELECT sequence, seal FROM book WHERE client = $1", values![client]).await?;
    let sql =
        "SELECT sequence, id, kind, recorded_at, digest, seal FROM book_entry WHERE client = $1 ORDER BY sequence";
    let rows = tx.rows(VERIFYING, sql, values![client]).await?;
    let (mut found, mut last, mut sequence) = (Vec::new(), Seal::default(), 0);
    let mut newest = EntryId(client.0);
    for row in &rows {
        let header = header(client, row)?;
        if header.sequence != sequence + 1 {
            found.push((header.sequence, header.id, WhatIsWrong::SequenceGap));
        }
        if seal_of(&last, &header) != header.seal {
            found.push((header.sequence, header.id, WhatIsWrong::SealBroken));
        }
        (last, sequence, newest) = (header.seal, header.sequence, header.id);
    }
    let named = head.map(|it| Ok::<_, StoreFault>((it.get::<i64>("sequence")?.cast_unsigned(), it.hash("seal")?)));
    if named.transpose()? != Some((sequence, last)) {
        found.push((sequence, newest, WhatIsWrong::HeadBroken));
    }
    Ok(found)
}

fn header(client: ClientId, row: &Row) -> Result<Header, StoreFault> {
    let at = row.time("recorded_at")?;
    Ok(Header {
        id: EntryId(row.parsed("id")?),
        client,
        sequence: row.get::<i64>("sequence")?.cast_unsigned(),
        kind: row.get("kind")?,
        occurred_at: at,
        recorded_at: at,
        author: Author::Client,
        digest: row.hash("digest")?,
        seal: row.hash("seal")?,
    })
}
