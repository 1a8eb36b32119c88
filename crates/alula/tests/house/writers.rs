//! People who write without a pause, and what was acknowledged to them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::Statement;
use alula_store::{Keys, Store, StoreConfig, ledger};
use anyhow::{Result, bail, ensure};

use crate::practice::{Practice, pause};
use crate::visitor::Visitor;

/// What the house said that it keeps, and where.
pub type Acknowledged = BTreeMap<EntryId, ClientId>;

/// Somebody who may write.
pub fn therapist(practice: &Practice) -> Result<Visitor> {
    Visitor::signed_in(practice.port(), practice.person("therapist")?)
}

/// The charts in which the therapist can keep moments.
pub fn charts(practice: &Practice) -> Result<Vec<ClientId>> {
    let mut visitor = therapist(practice)?;
    let list = visitor.get("/clients")?;
    let mut charts: Vec<ClientId> = list.links().filter_map(|it| it.strip_prefix("/clients/")?.parse().ok()).collect();
    charts.sort();
    charts.dedup();
    let mut chance = Chance(0xc4a7);
    let mut taking = Vec::new();
    for chart in charts {
        if keep(&mut visitor, chart, chance.id())? {
            taking.push(chart);
        }
    }
    ensure!(taking.len() > 1, "moments can be kept in {} charts of the demo practice", taking.len());
    Ok(taking)
}

/// Somebody who keeps moments, and asks again with the same id until the house says that it is kept.
pub struct Writer {
    pub visitor: Visitor,
    pub charts: Vec<ClientId>,
    pub chance: Chance,
}

impl Writer {
    /// Writes until it is over, and notes what was acknowledged.
    pub fn write_until(&mut self, over: &AtomicBool, acknowledged: &Mutex<Acknowledged>) -> Result<()> {
        while !over.load(Ordering::SeqCst) {
            let id = self.chance.id();
            let chart = self.charts[usize::try_from(self.chance.next() % 0xffff)? % self.charts.len()];
            while !over.load(Ordering::SeqCst) {
                // Killed in the middle, or not there yet: the same again.
                let Ok(kept) = keep(&mut self.visitor, chart, id) else {
                    pause(5);
                    continue;
                };
                ensure!(kept, "the house refused a moment in {chart}");
                acknowledged.lock().expect("no writer panics").insert(id, chart);
                break;
            }
        }
        Ok(())
    }
}

/// Asks for a moment to be kept; whether it is. The words hold the id, so that they can be told apart.
fn keep(visitor: &mut Visitor, chart: ClientId, id: EntryId) -> Result<bool> {
    let entry = id.to_string();
    let fields = [("entry", entry.as_str()), ("words", &words(id))];
    let answer = visitor.post(&format!("/clients/{chart}/integration/moments"), &fields)?;
    match (answer.status, answer.location.as_deref()) {
        (303, Some(to)) if to.ends_with("/integration") => Ok(true),
        (422 | 303 | 403 | 404, _) => Ok(false),
        (status, _) => bail!("answered {status}"),
    }
}

fn words(id: EntryId) -> String {
    format!("Breath even, hands open. {id}")
}

/// Which of these do not stand in their chart with their words, read with the house's own keys.
pub fn lost(url: &str, keys: &Path, acknowledged: &Acknowledged) -> Result<Vec<EntryId>> {
    let (url, keys) = (url.parse()?, Keys::open(keys)?);
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open(StoreConfig { url, keys }).await?;
        let mut lost = acknowledged.clone();
        let charts: BTreeSet<ClientId> = acknowledged.values().copied().collect();
        for chart in charts {
            let entries = store.read(move |tx| Box::pin(async move { ledger::entries(tx, chart).await })).await;
            for entry in entries? {
                let id = entry.header.id;
                if let Statement::MomentKept(it) = &entry.statement
                    && it.words.reveal() == words(id)
                    && lost.get(&id) == Some(&chart)
                {
                    lost.remove(&id);
                }
            }
        }
        Ok(lost.into_keys().collect())
    })
}

/// Chance that is the same on every run (xorshift).
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn id(&mut self) -> EntryId {
        let both = (u128::from(self.next()) << 64) | u128::from(self.next());
        EntryId(uuid::Builder::from_random_bytes(both.to_be_bytes()).into_uuid())
    }
}
