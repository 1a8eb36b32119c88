//! Whole charts that are new: made ready beside the database, filed many at a time.

use std::sync::LazyLock;

use alula_core::ids::ClientId;
use alula_core::ledger::{Draft, Entry};
use jiff::Timestamp;

use super::append::next;
use super::head::must_be_ours;
use super::{Head, author_text};
use crate::database::{Inserts, Tx, Value, inserts};
use crate::fault::StoreFault;
use crate::keys::{DataKey, Keys};

const FOUNDING: &str = "filing new charts";

/// A chart that is not in the database yet, with its own data key and sealed bodies.
#[derive(Debug)]
pub struct NewChart {
    client: ClientId,
    key: DataKey,
    head: Head,
    entries: Vec<Value>,
    bodies: Vec<Value>,
}

impl NewChart {
    /// An empty chart with a new key.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn new(keys: &Keys, client: ClientId) -> Result<Self, StoreFault> {
        let head = Head { sequence: 0, seal: [0; 32] };
        Ok(Self { client, key: keys.new_data_key(client)?, head, entries: Vec::new(), bodies: Vec::new() })
    }

    /// Puts a statement at its end.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn push(&mut self, draft: &Draft, recorded_at: Timestamp) -> Result<Entry, StoreFault> {
        let (header, sealed) = next(self.client, &self.key, self.head, draft, recorded_at)?;
        self.head = Head { sequence: header.sequence, seal: header.seal };
        self.entries.extend([
            header.client.into(),
            header.sequence.cast_signed().into(),
            header.id.into(),
            header.kind.as_str().into(),
            header.occurred_at.into(),
            header.recorded_at.into(),
            author_text(header.author).into(),
            (&header.digest).into(),
            (&header.seal).into(),
        ]);
        self.bodies.extend([header.client.into(), header.sequence.cast_signed().into(), sealed.into()]);
        Ok(Entry { header, statement: draft.statement.clone() })
    }
}

static CHARTS: Inserts = LazyLock::new(|| inserts("INSERT INTO chart (client, sequence, seal)", 3));
static KEYS: Inserts = LazyLock::new(|| inserts("INSERT INTO chart_key (client, key_file, wrapped)", 3));
static ENTRIES: Inserts = LazyLock::new(|| {
    inserts("INSERT INTO entry (client, sequence, id, kind, occurred_at, recorded_at, author, digest, seal)", 9)
});
static BODIES: Inserts = LazyLock::new(|| inserts("INSERT INTO body (client, sequence, sealed)", 3));

/// Files charts that are new, whole.
///
/// # Errors
/// When one of the clients or ids is there already, the key file is one of before a change, or the database fails; nothing of them is kept then.
pub async fn found(tx: &mut Tx, charts: Vec<NewChart>) -> Result<(), StoreFault> {
    must_be_ours(tx).await?;
    let (mut heads, mut keys, mut entries, mut bodies) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for chart in charts {
        let NewChart { client, key, head, entries: more, bodies: sealed } = chart;
        heads.extend([client.into(), head.sequence.cast_signed().into(), (&head.seal).into()]);
        keys.extend([client.into(), tx.keys().id().into(), tx.keys().wrap_dek(&key)?.into()]);
        entries.extend(more);
        bodies.extend(sealed);
        tx.grown.insert(client, head.sequence);
    }
    tx.insert(FOUNDING, &CHARTS, 3, &heads).await?;
    tx.insert(FOUNDING, &KEYS, 3, &keys).await?;
    tx.insert(FOUNDING, &ENTRIES, 9, &entries).await?;
    tx.insert(FOUNDING, &BODIES, 3, &bodies).await
}
