//! Killed at any moment, the house keeps every statement that it acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::Statement;
use alula_store::{Keys, Store, StoreConfig, ledger};
use alula_testkit::postgres::{self, Cluster};
use anyhow::{Context, Result, bail, ensure};
use sqlx::{AssertSqlSafe, Connection};

use crate::practice::{Practice, pause};
use crate::visitor::Visitor;

const KILLS: u64 = 50;
const WRITERS: u64 = 4;
/// On PostgreSQL the server loses its power too, once in so many kills.
const SERVER_TOO: u64 = 10;

type Acknowledged = BTreeMap<EntryId, ClientId>;

#[test]
fn killed_fifty_times_it_keeps_every_acknowledged_statement() -> Result<()> {
    let mut practice = Practice::start(None)?;
    let acknowledged = killed(&mut practice, || Ok(()))?;
    ensure_all_kept(&practice, &acknowledged)?;

    // The check can fail: without one of them it names that one, and `verify` finds the gap.
    let (gone, _) = acknowledged.first_key_value().context("nothing was acknowledged")?;
    take_out(&practice.data().join("alula.db"), *gone)?;
    assert_eq!(lost(&practice, &acknowledged)?, [*gone]);
    let (said, content) = practice.verify()?;
    assert!(!content && said["faults"].as_array().is_some_and(|it| !it.is_empty()), "{said}");
    Ok(())
}

#[test]
fn killed_fifty_times_on_postgres_it_keeps_every_acknowledged_statement() -> Result<()> {
    if !postgres::is_wanted() {
        return Ok(());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let cluster = runtime.block_on(Cluster::start())?;
    let mut practice = Practice::start(Some(runtime.block_on(cluster.fresh_database())?))?;
    let mut kills = 0;
    let acknowledged = killed(&mut practice, || {
        kills += 1;
        if kills % SERVER_TOO == 0 {
            cluster.stop()?;
            cluster.start_again()?;
        }
        Ok(())
    })?;
    ensure_all_kept(&practice, &acknowledged)
}

/// Lets writers write while the house is killed again and again; what was acknowledged to them.
fn killed(practice: &mut Practice, mut meanwhile: impl FnMut() -> Result<()>) -> Result<Acknowledged> {
    let charts = charts(practice)?;
    let over = Arc::new(AtomicBool::new(false));
    let acknowledged = Arc::new(Mutex::new(Acknowledged::new()));
    let mut running = Vec::new();
    for number in 0..WRITERS {
        let mut writer = Writer { visitor: therapist(practice)?, charts: charts.clone(), chance: Chance(number + 1) };
        let (over, acknowledged) = (over.clone(), acknowledged.clone());
        running.push(std::thread::spawn(move || writer.write_until(&over, &acknowledged)));
    }
    let count = || acknowledged.lock().expect("no writer panics").len();
    let mut chance = Chance(0x5eed);
    let mut amid_writing = 0;
    for _ in 0..KILLS {
        // At a random moment after a random number of statements; a slow machine is not waited for.
        let (before, more) = (count(), usize::try_from(chance.next() % 12)?);
        for _ in 0..400 {
            if count() >= before + more {
                break;
            }
            pause(5);
        }
        pause(chance.next() % 60);
        practice.kill()?;
        amid_writing += u64::from(count() > before);
        meanwhile()?;
        practice.serve()?;
    }
    over.store(true, Ordering::SeqCst);
    for writer in running {
        writer.join().expect("no writer panics")?;
    }
    practice.kill()?;
    assert!(amid_writing > KILLS / 2, "only {amid_writing} of {KILLS} kills came while statements were kept");
    let acknowledged = acknowledged.lock().expect("every writer has ended").clone();
    Ok(acknowledged)
}

fn ensure_all_kept(practice: &Practice, acknowledged: &Acknowledged) -> Result<()> {
    let lost = lost(practice, acknowledged)?;
    ensure!(lost.is_empty(), "{} of {} acknowledged statements are gone: {lost:?}", lost.len(), acknowledged.len());
    let (said, content) = practice.verify()?;
    ensure!(content && said["faults"].as_array().is_some_and(Vec::is_empty), "{said}");
    Ok(())
}

fn therapist(practice: &Practice) -> Result<Visitor> {
    Visitor::signed_in(practice.port(), practice.person("therapist")?)
}

/// The charts in which the therapist can keep moments.
fn charts(practice: &Practice) -> Result<Vec<ClientId>> {
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
struct Writer {
    visitor: Visitor,
    charts: Vec<ClientId>,
    chance: Chance,
}

impl Writer {
    fn write_until(&mut self, over: &AtomicBool, acknowledged: &Mutex<Acknowledged>) -> Result<()> {
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
fn lost(practice: &Practice, acknowledged: &Acknowledged) -> Result<Vec<EntryId>> {
    let (url, keys) = (practice.url().parse()?, Keys::open(&practice.keys())?);
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

/// Removes an entry as somebody would who owns the file.
fn take_out(database: &Path, id: EntryId) -> Result<()> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database).foreign_keys(false);
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await?;
        let triggers: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .fetch_all(&mut connection)
            .await?;
        for trigger in triggers {
            sqlx::raw_sql(AssertSqlSafe(format!("DROP TRIGGER {trigger}"))).execute(&mut connection).await?;
        }
        let taken =
            sqlx::query("DELETE FROM entry WHERE id = $1").bind(id.to_string()).execute(&mut connection).await?;
        ensure!(taken.rows_affected() == 1, "the entry to take out was not found");
        Ok(connection.close().await?)
    })
}

/// Chance that is the same on every run (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
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
