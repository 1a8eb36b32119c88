//! Proving the charts: every seal, every body, every head, and every head that a daily digest once named.

use std::collections::{BTreeMap, BTreeSet};

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::{Seal, digest_of, heads_digest, seal_of};
use jiff::civil::Date;

use crate::book;
use crate::database::{Store, Tx, values};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::DataKey;
use crate::ledger::{self, Head, RawEntry};
use crate::rows;

/// Entries that are read at once.
const PAGE: u64 = 500;
const VERIFYING: &str = "verifying the charts";

/// What [`verify`] saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Charts that were read.
    pub charts: u64,
    /// Entries that were read.
    pub entries: u64,
    /// Bodies that were erased on purpose; their seals still hold.
    pub erased: u64,
    /// Everything that is wrong.
    pub faults: Vec<FaultFound>,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultFound {
    /// Whose chart, where it is about one.
    pub client: Option<ClientId>,
    /// At which sequence.
    pub sequence: Option<u64>,
    /// Which entry.
    pub entry: Option<EntryId>,
    /// What is wrong.
    pub what: WhatIsWrong,
}

/// A kind of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhatIsWrong {
    /// The seal is not that of this header after the one before: something was changed, removed, swapped or re-ordered.
    SealBroken,
    /// A sequence is missing.
    SequenceGap,
    /// The header cannot be read at all.
    HeaderUnreadable,
    /// The body does not have the digest that its header names.
    DigestBroken,
    /// The body does not open under the client's key.
    BodyUnreadable,
    /// The body is not there, and nobody erased it.
    BodyMissing,
    /// The head names another last entry.
    HeadBroken,
    /// There are entries without a head.
    HeadMissing,
    /// The client's data key is missing or does not open.
    KeyUnreadable,
    /// A chart no longer holds what the digest of an earlier day was made over.
    EarlierHeadBroken,
    /// The digest of a day is not that of its heads, or its signature is not ours.
    DailyDigestBroken,
}

impl WhatIsWrong {
    /// A stable name for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::SealBroken => "seal_broken",
            Self::SequenceGap => "sequence_gap",
            Self::HeaderUnreadable => "header_unreadable",
            Self::DigestBroken => "digest_broken",
            Self::BodyUnreadable => "body_unreadable",
            Self::BodyMissing => "body_missing",
            Self::HeadBroken => "head_broken",
            Self::HeadMissing => "head_missing",
            Self::KeyUnreadable => "key_unreadable",
            Self::EarlierHeadBroken => "earlier_head_broken",
            Self::DailyDigestBroken => "daily_digest_broken",
        }
    }

    /// One sentence for a person.
    pub fn words(self) -> &'static str {
        match self {
            Self::SealBroken => "an entry was changed, removed, swapped or moved after it was filed",
            Self::SequenceGap => "an entry that was filed is missing",
            Self::HeaderUnreadable => "the header of an entry cannot be read",
            Self::DigestBroken => "the words of an entry are not those that were filed",
            Self::BodyUnreadable => "the words of an entry do not open under the client's key",
            Self::BodyMissing => "the words of an entry are missing and nobody erased them",
            Self::HeadBroken => "the chart names another last entry than it has",
            Self::HeadMissing => "there are entries without a chart",
            Self::KeyUnreadable => "the key of a chart is missing or does not open",
            Self::EarlierHeadBroken => "a chart no longer holds what an earlier daily digest was made over",
            Self::DailyDigestBroken => "a daily digest was changed after it was signed",
        }
    }
}

/// Reads every chart, one after the other, and lists what is not as it was written.
///
/// # Errors
/// When the database fails; damage is not an error but a [`FaultFound`].
pub async fn verify(store: &Store) -> Result<Verified, StoreFault> {
    let mut verified = Verified::default();
    let clients = store.read(|tx| Box::pin(async move { every_client(tx).await })).await?;
    for client in clients {
        let chart = store.read(move |tx| Box::pin(async move { verify_chart(tx, client).await })).await?;
        verified.charts += 1;
        verified.entries += chart.entries;
        verified.erased += chart.erased;
        verified.faults.extend(chart.faults);
    }
    for client in store.read(|tx| Box::pin(async move { book::books(tx).await })).await? {
        let faults = store.read(move |tx| Box::pin(async move { book::faults(tx, client).await })).await?;
        verified.faults.extend(faults.into_iter().map(|(sequence, entry, what)| FaultFound {
            client: Some(client),
            sequence: Some(sequence),
            entry: Some(entry),
            what,
        }));
    }
    let digests = store.read(|tx| Box::pin(async move { verify_digests(tx).await })).await?;
    verified.faults.extend(digests);
    Ok(verified)
}

/// Also those whose head was removed.
async fn every_client(tx: &mut Tx) -> Result<BTreeSet<ClientId>, StoreFault> {
    let sql = "SELECT client FROM chart UNION SELECT client FROM entry UNION SELECT client FROM body";
    tx.rows(VERIFYING, sql, &[]).await?.iter().map(|row| row.parsed("client")).collect()
}

async fn verify_chart(tx: &mut Tx, client: ClientId) -> Result<Verified, StoreFault> {
    let mut seen = Verified::default();
    let mut fault = |at: Option<(u64, EntryId)>, what| {
        let (sequence, entry) = (at.map(|it| it.0), at.map(|it| it.1));
        seen.faults.push(FaultFound { client: Some(client), sequence, entry, what });
    };
    let key = match unless_damaged(ledger::data_key(tx, client).await)? {
        Some(Some(key)) => Some(key),
        _ => {
            fault(None, WhatIsWrong::KeyUnreadable);
            None
        }
    };
    let erased = erased(tx, client).await?;
    let mut earlier = earlier_heads(tx, client).await?;
    let mut last = Head { sequence: 0, seal: Seal::default() };
    let mut entries = 0;
    let mut bodies_erased = 0;
    loop {
        let Some(page) = unless_damaged(ledger::raw_entries(tx, client, last.sequence, PAGE).await)? else {
            fault(None, WhatIsWrong::HeaderUnreadable);
            break;
        };
        let is_last = (page.len() as u64) < PAGE;
        for RawEntry { header, sealed } in page {
            entries += 1;
            let at = Some((header.sequence, header.id));
            if header.sequence != last.sequence + 1 {
                fault(at, WhatIsWrong::SequenceGap);
            }
            if header.seal != seal_of(&last.seal, &header) {
                fault(at, WhatIsWrong::SealBroken);
            }
            match sealed {
                Some(sealed) => {
                    if let Some(what) = what_is_wrong_with_body(key.as_ref(), &header, &sealed) {
                        fault(at, what);
                    }
                }
                None if erased.contains(&header.sequence) => bodies_erased += 1,
                None => fault(at, WhatIsWrong::BodyMissing),
            }
            if earlier.remove(&header.sequence).is_some_and(|seals| seals.iter().any(|it| *it != header.seal)) {
                fault(at, WhatIsWrong::EarlierHeadBroken);
            }
            last = Head { sequence: header.sequence, seal: header.seal };
        }
        if is_last {
            break;
        }
    }
    // A digest may have been made over a chart without entries.
    earlier.remove(&0);
    if !earlier.is_empty() {
        fault(None, WhatIsWrong::EarlierHeadBroken);
    }
    match unless_damaged(ledger::head(tx, client).await)? {
        Some(Some(head)) if head == last => {}
        Some(None) => fault(None, WhatIsWrong::HeadMissing),
        _ => fault(None, WhatIsWrong::HeadBroken),
    }
    seen.entries = entries;
    seen.erased = bodies_erased;
    Ok(seen)
}

fn what_is_wrong_with_body(
    key: Option<&DataKey>,
    header: &alula_core::ledger::Header,
    sealed: &[u8],
) -> Option<WhatIsWrong> {
    // Without a key nothing can be said about bodies; the key itself is the fault that was found.
    let body = match key?.open_body(header.id, sealed) {
        Ok(body) => body,
        Err(_) => return Some(WhatIsWrong::BodyUnreadable),
    };
    (digest_of(&body) != header.digest).then_some(WhatIsWrong::DigestBroken)
}

async fn erased(tx: &mut Tx, client: ClientId) -> Result<BTreeSet<u64>, StoreFault> {
    let rows = tx.rows(VERIFYING, "SELECT sequence FROM erasure WHERE client = $1", values![client]).await?;
    rows.iter().map(|row| row.get::<i64>("sequence").map(i64::cast_unsigned)).collect()
}

async fn earlier_heads(tx: &mut Tx, client: ClientId) -> Result<BTreeMap<u64, Vec<Seal>>, StoreFault> {
    let sql = "SELECT sequence, seal FROM heads_digest_chart WHERE client = $1";
    let mut heads: BTreeMap<u64, Vec<Seal>> = BTreeMap::new();
    for row in tx.rows(VERIFYING, sql, values![client]).await? {
        heads.entry(row.get::<i64>("sequence")?.cast_unsigned()).or_default().push(row.hash("seal")?);
    }
    Ok(heads)
}

async fn verify_digests(tx: &mut Tx) -> Result<Vec<FaultFound>, StoreFault> {
    let mut faults = Vec::new();
    let known = every_client(tx).await?;
    for made in rows::heads_digest::all(tx).await? {
        let heads = heads_of(tx, made.day).await?;
        let digest = heads_digest(heads.iter().map(|(client, (sequence, seal))| (client, *sequence, seal)));
        if digest != made.digest || !made.is_signed_by(tx.keys()) {
            let what = WhatIsWrong::DailyDigestBroken;
            faults.push(FaultFound { client: None, sequence: None, entry: None, what });
        }
        for client in heads.keys().filter(|it| !known.contains(it)) {
            let what = WhatIsWrong::EarlierHeadBroken;
            faults.push(FaultFound { client: Some(*client), sequence: None, entry: None, what });
        }
    }
    Ok(faults)
}

async fn heads_of(tx: &mut Tx, day: Date) -> Result<BTreeMap<ClientId, (u64, Seal)>, StoreFault> {
    let sql = "SELECT client, sequence, seal FROM heads_digest_chart WHERE day = $1";
    let rows = tx.rows(VERIFYING, sql, values![day]).await?;
    rows.iter()
        .map(|row| {
            let sequence = row.get::<i64>("sequence")?.cast_unsigned();
            Ok((row.parsed("client")?, (sequence, row.hash("seal")?)))
        })
        .collect()
}

/// `None` when the bytes themselves are damaged, which is what is being looked for.
fn unless_damaged<T>(read: Result<T, StoreFault>) -> Result<Option<T>, StoreFault> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(fault) if fault.kind() == FaultKind::Damaged => Ok(None),
        Err(fault) => Err(fault),
    }
}
