//! `alula backup`: everything in one sealed file, while the house works on.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alula_app::Clock;
use alula_app::health::BackupMade;
use alula_store::rows::upkeep;
use alula_store::{Store, StoreFault, backup};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;

use super::{complain, open, say};
use crate::args::Backup;
use crate::place::Home;
use crate::progress::Progress;
use crate::wiring::MachineClock;

/// What was written; the field names are a contract with other programs.
#[derive(Serialize)]
struct Written<'a> {
    file: String,
    bytes: u64,
    #[serde(flatten)]
    manifest: &'a backup::Manifest,
}

/// Makes one, and notes in the practice that it was made.
pub async fn run(asked: Backup) -> Result<ExitCode> {
    let home = Home::of(&asked.place, "alula")?;
    let store = open::store(&home).await?;
    let now = MachineClock::of(&asked.place).now();
    let to = named(&asked.to, now)?;
    let manifest = {
        let progress = Progress::begin("making a backup");
        let steps = |done, of| progress.at(done, of);
        backup::take(&store, &to, now, env!("CARGO_PKG_VERSION"), &steps).await.map_err(open::sentence)?
    };
    let bytes = std::fs::metadata(&to).map(|it| it.len()).unwrap_or_default();
    let made = BackupMade { at: now, bytes, charts: manifest.charts, entries: manifest.entries };
    if let Err(fault) = note(&store, made).await {
        tracing::warn!(chain = format!("{:#}", anyhow::Error::new(fault)), "the backup was not noted in the practice");
        complain("The backup is whole, but the practice could not note it, so its health page shows an older one.")?;
    }
    if asked.json {
        say(&serde_json::to_string(&Written { file: to.display().to_string(), bytes, manifest: &manifest })?)?;
    } else {
        say(&format!(
            "{} charts with {} entries were written to {}. It opens with the key file {} only.",
            manifest.charts,
            manifest.entries,
            to.display(),
            manifest.key_file
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// In a folder, the time is the name, so that the names stand in the order they were made.
fn named(to: &Path, now: Timestamp) -> Result<PathBuf> {
    let name = || format!("alula-{}.backup", now.strftime("%Y%m%dT%H%M%SZ"));
    let to = if to.is_dir() { to.join(name()) } else { to.to_owned() };
    Ok(std::path::absolute(to)?)
}

async fn note(store: &Store, made: BackupMade) -> Result<(), StoreFault> {
    store.write(move |tx| Box::pin(async move { upkeep::note_backup(tx, &made).await })).await
}
