//! Backed up while 32 people write, brought back elsewhere, and refused when it is not whole.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use alula_testkit::postgres::{self, Cluster};
use anyhow::{Result, ensure};
use serde_json::Value;

use crate::practice::{Practice, pause};
use crate::writers::{Acknowledged, Chance, Writer, charts, lost, therapist};

const WRITERS: u64 = 32;

#[test]
fn backed_up_while_32_people_write_it_comes_back_whole() -> Result<()> {
    backed_up(&Practice::start(None)?, None)
}

#[test]
fn backed_up_while_32_people_write_it_comes_back_whole_on_postgres() -> Result<()> {
    if !postgres::is_wanted() {
        return Ok(());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let cluster = runtime.block_on(Cluster::start())?;
    let url = runtime.block_on(cluster.fresh_database())?;
    backed_up(&Practice::start(Some(url))?, Some(runtime.block_on(cluster.fresh_database())?))
}

fn backed_up(practice: &Practice, empty: Option<String>) -> Result<()> {
    let folder = practice.beside("backups");
    std::fs::create_dir(&folder)?;
    let (before, made) = while_people_write(practice, || {
        said(&practice.command("backup").arg("--to").arg(&folder).arg("--json").output()?)
    })?;
    let file = made["file"].as_str().unwrap_or_default().to_owned();
    ensure!(made["bytes"].as_u64() == Some(std::fs::metadata(&file)?.len()), "{made}");

    let data = practice.beside("elsewhere");
    let back = said(&elsewhere("restore", practice, &data, empty.as_deref()).args([&file, "--json"]).output()?)?;
    ensure!(back["holds"] == true && back["faults"] == 0, "{back}");
    let found = said(&elsewhere("verify", practice, &data, empty.as_deref()).arg("--json").output()?)?;
    for count in ["charts", "entries"] {
        ensure!(found[count] == made[count] && found[count] == back[count], "{found} is not {made}");
    }
    let readable = practice.beside("readable");
    said(&elsewhere("export", practice, &data, empty.as_deref()).arg("--to").arg(&readable).arg("--json").output()?)?;
    let sound = std::fs::read_dir(readable.join("sound"))?.count();
    ensure!(sound == 4, "{sound} pieces of sound came back");
    let embedded = format!("sqlite:{}", data.join("alula.db").display());
    let lost = lost(empty.as_deref().unwrap_or(&embedded), &practice.keys(), &before)?;
    ensure!(lost.is_empty(), "{} of {} acknowledged before it are not in the backup", lost.len(), before.len());

    let proved = said(&practice.command("restore").args(["--check", &file, "--json"]).output()?)?;
    ensure!(proved["holds"] == true && proved["entries"] == made["entries"], "{proved}");
    ensure!(!practice.data().join("restore-check").exists(), "the trial is still there");
    refused(practice, Path::new(&file))
}

/// Damaged, cut short, of somebody else, or to where something is: one sentence, and nothing half-written.
fn refused(practice: &Practice, file: &Path) -> Result<()> {
    let whole = std::fs::read(file)?;
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let other = practice.beside("other.key");
    alula_store::Keys::create(&other)?;
    let odd = practice.beside("odd.backup");
    let new = practice.beside("new");
    for (bytes, words) in [
        (changed, "is not as it was written"),
        (whole[..whole.len() - 1].to_vec(), "ends too early"),
        (b"Dear colleague,".to_vec(), "is not a backup of Alula"),
    ] {
        std::fs::write(&odd, bytes)?;
        for check in [&[] as &[&str], &["--check"]] {
            let mut command = elsewhere("restore", practice, &new, None);
            complains(&command.arg(&odd).args(check).output()?, words)?;
            ensure!(!new.exists() && !practice.beside("restore-check").exists(), "something is left");
        }
    }
    let mut foreign = Command::new(env!("CARGO_BIN_EXE_alula"));
    foreign.arg("restore").arg(file).arg("--data").arg(&new).arg("--keys").arg(&other);
    complains(&foreign.output()?, "name the right one with --keys")?;
    ensure!(!new.exists(), "something is left");
    let mut taken = elsewhere("restore", practice, &practice.data(), None);
    complains(&taken.arg(file).output()?, "is not empty")?;
    complains(&practice.command("backup").arg("--to").arg(file).output()?, "already a file")
}

fn while_people_write<T>(practice: &Practice, work: impl Fn() -> Result<T>) -> Result<(Acknowledged, T)> {
    let (visitor, charts) = (therapist(practice)?, charts(practice)?);
    let over = Arc::new(AtomicBool::new(false));
    let acknowledged = Arc::new(Mutex::new(Acknowledged::new()));
    let running: Vec<_> = (1..=WRITERS)
        .map(|number| {
            let (over, acknowledged) = (over.clone(), acknowledged.clone());
            let mut writer = Writer { visitor: visitor.clone(), charts: charts.clone(), chance: Chance(number) };
            std::thread::spawn(move || writer.write_until(&over, &acknowledged))
        })
        .collect();
    let now = || acknowledged.lock().expect("no writer panics").clone();
    while now().len() < 200 {
        pause(10);
    }
    let before = now();
    let done = work();
    let after = now();
    over.store(true, Ordering::SeqCst);
    for writer in running {
        writer.join().expect("no writer panics")?;
    }
    ensure!(after.len() > before.len(), "nobody wrote meanwhile");
    Ok((before, done?))
}

fn elsewhere(task: &str, practice: &Practice, data: &Path, url: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_alula"));
    command.arg(task).arg("--data").arg(data).arg("--keys").arg(practice.keys());
    if let Some(url) = url {
        command.args(["--database-url", url]);
    }
    command
}

fn said(output: &Output) -> Result<Value> {
    ensure!(output.status.success(), "{output:?}");
    ensure!(output.stderr.is_empty(), "quiet where nobody looks: {output:?}");
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn complains(output: &Output, words: &str) -> Result<()> {
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.code() == Some(1) && output.stdout.is_empty(), "{output:?}");
    ensure!(said.starts_with("alula: ") && said.lines().count() == 1 && said.contains(words), "{said} without {words}");
    Ok(())
}
