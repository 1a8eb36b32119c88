//! The key file is changed: killed anywhere, it goes on when run again, and nothing is lost.

use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Instant;

use alula_testkit::postgres::{self, Cluster};
use anyhow::{Context, Result, ensure};

use crate::practice::{Practice, pause};

const KILLS: u64 = 25;

#[test]
fn killed_while_the_keys_change_it_goes_on_and_opens_everything() -> Result<()> {
    changed(Practice::start(None)?)
}

#[test]
fn killed_while_the_keys_change_on_postgres_it_goes_on_and_opens_everything() -> Result<()> {
    if !postgres::is_wanted() {
        return Ok(());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let cluster = runtime.block_on(Cluster::start())?;
    changed(Practice::start(Some(runtime.block_on(cluster.fresh_database())?))?)
}

fn changed(mut practice: Practice) -> Result<()> {
    practice.kill()?;
    let first = practice.beside("first.key");
    std::fs::copy(practice.keys(), &first)?;
    let (before, content) = practice.verify()?;
    ensure!(content, "{before}");

    let begun = Instant::now();
    rotate(&practice)?;
    let whole = u64::try_from(begun.elapsed().as_millis())?;
    let same = |practice: &Practice| -> Result<()> {
        let (now, content) = practice.verify()?;
        ensure!(content && now == before, "{now} is not {before}");
        Ok(())
    };
    same(&practice)?;
    refused(&practice, &first)?;

    let mut halfway = 0;
    for kill in 0..KILLS {
        let mut command = practice.command("keys rotate");
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        if kill % 2 == 0 {
            pause(whole * kill / KILLS);
        } else {
            // As soon as the change has begun; how long the way there takes is the machine's affair.
            while !new(&practice).exists() && process.try_wait()?.is_none() {
                std::thread::yield_now();
            }
        }
        process.kill()?;
        process.wait()?;
        if new(&practice).exists() {
            halfway += 1;
            let told = practice.command("verify").output()?;
            ensure!(says(&told).contains("Run `alula keys rotate` again"), "{told:?}");
        }
        rotate(&practice)?;
        same(&practice)?;
    }
    ensure!(halfway > 0, "none of {KILLS} kills came while the keys changed");

    // Each place where it can be broken off, made on purpose.
    let (here, old) = (practice.keys(), practice.beside("old.key"));
    std::fs::copy(&here, &old)?;
    rotate(&practice)?;
    std::fs::rename(&here, new(&practice))?;
    std::fs::copy(&old, &here)?;
    rotate(&practice).context("the database has changed, the files have not")?;
    same(&practice)?;
    std::fs::rename(&here, new(&practice))?;
    rotate(&practice).context("the old file is away, the new one is not there yet")?;
    same(&practice)?;
    std::fs::write(new(&practice), "alula key file, version 1\nid: 00")?;
    rotate(&practice).context("the new file is half written")?;
    same(&practice)?;
    practice.serve()
}

/// The key file of before opens nothing more.
fn refused(practice: &Practice, keys: &Path) -> Result<()> {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_alula"));
    command.arg("verify").arg("--data").arg(practice.data()).arg("--keys").arg(keys);
    if !practice.url().starts_with("sqlite:") {
        command.arg("--database-url").arg(practice.url());
    }
    let told = command.output()?;
    ensure!(says(&told).contains("does not belong to this database"), "{told:?}");
    Ok(())
}

fn rotate(practice: &Practice) -> Result<()> {
    let told = practice.command("keys rotate").output()?;
    ensure!(told.status.success() && !new(practice).exists(), "{told:?}");
    Ok(())
}

fn new(practice: &Practice) -> PathBuf {
    practice.beside("practice.key.new")
}

fn says(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
