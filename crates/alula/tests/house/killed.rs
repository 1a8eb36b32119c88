//! Killed at any moment, the house keeps every statement that it acknowledged.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use alula_core::ids::EntryId;
use alula_testkit::postgres::{self, Cluster};
use anyhow::{Context, Result, ensure};
use sqlx::{AssertSqlSafe, Connection};

use crate::practice::{Practice, pause};
use crate::writers::{Acknowledged, Chance, Writer, charts, lost, therapist};

const KILLS: u64 = 50;
const WRITERS: u64 = 4;
/// On PostgreSQL the server loses its power too, once in so many kills.
const SERVER_TOO: u64 = 10;

#[test]
fn killed_fifty_times_it_keeps_every_acknowledged_statement() -> Result<()> {
    let mut practice = Practice::start(None)?;
    let acknowledged = killed(&mut practice, || Ok(()))?;
    ensure_all_kept(&practice, &acknowledged)?;

    // The check can fail: without one of them it names that one, and `verify` finds the gap.
    let (gone, _) = acknowledged.first_key_value().context("nothing was acknowledged")?;
    take_out(&practice.data().join("alula.db"), *gone)?;
    assert_eq!(lost(&practice.url(), &practice.keys(), &acknowledged)?, [*gone]);
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
    let lost = lost(&practice.url(), &practice.keys(), acknowledged)?;
    ensure!(lost.is_empty(), "{} of {} acknowledged statements are gone: {lost:?}", lost.len(), acknowledged.len());
    let (said, content) = practice.verify()?;
    ensure!(content && said["faults"].as_array().is_some_and(Vec::is_empty), "{said}");
    Ok(())
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
