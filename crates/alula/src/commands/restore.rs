//! `alula restore`: a backup comes back into an empty place, or is proved.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alula_app::health::RestoreChecked;
use alula_app::{Clock, House, HouseConfig};
use alula_store::rows::upkeep;
use alula_store::{DatabaseUrl, Keys, StoreFault, backup, ledger, verify};
use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use serde::Serialize;

use super::{complain, open, reindex, say};
use crate::args::{Place, Restore};
use crate::place::Home;
use crate::progress::Progress;
use crate::wiring::{self, MachineClock};

/// What came back; the field names are a contract with other programs.
#[derive(Debug, Serialize)]
struct Proof {
    backup_of: Timestamp,
    charts: u64,
    entries: u64,
    /// What `verify` names.
    faults: u64,
    /// Charts whose read tables would come out otherwise.
    differing: u64,
    /// Charts and entries are those that the backup counted, under the same digest.
    same: bool,
    holds: bool,
}

/// Brings it back to stay, or for trial.
pub async fn run(asked: Restore) -> Result<ExitCode> {
    let home = Home::of(&asked.place, "alula")?;
    let proof = if asked.check { tried(&asked, &home).await? } else { brought_back(&asked, &home).await? };
    if asked.json {
        say(&serde_json::to_string(&proof)?)?;
    } else {
        let (charts, entries) = (proof.charts, proof.entries);
        say(&match (proof.holds, asked.check) {
            (true, true) => format!("The backup holds: {charts} charts with {entries} entries came back as they were."),
            (true, false) => format!(
                "{charts} charts with {entries} entries are back in {}. Begin with `alula serve`.",
                home.data.display()
            ),
            (false, _) => format!(
                "The backup came back, but not sound: {} faults, {} charts with differing lists. Take an earlier backup.",
                proof.faults, proof.differing
            ),
        })?;
    }
    Ok(if proof.holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn brought_back(asked: &Restore, home: &Home) -> Result<Proof> {
    if home.database_url.is_none() {
        must_be_empty(&home.data)?;
    }
    let was_there = home.data.exists();
    let url = open::database(home)?;
    let keys = Keys::open(&home.keys).map_err(open::sentence)?;
    home.make()?;
    let back = bring_back(&asked.file, &url, &keys).await;
    if back.is_err() && !was_there {
        // Only when nothing lies in it.
        drop(std::fs::remove_dir(&home.data));
    }
    prove(&asked.place, back?, url, keys).await
}

/// Brings it back beside the practice, looks at it as `verify` and `reindex --check` do, and takes it away again.
async fn tried(asked: &Restore, home: &Home) -> Result<Proof> {
    let file = std::path::absolute(&asked.file)?;
    let beside = if home.data.is_dir() { Some(home.data.as_path()) } else { file.parent() };
    let scratch = Scratch::make(beside.unwrap_or(Path::new(".")))?;
    let keys = Keys::open(&home.keys).map_err(open::sentence)?;
    let url = DatabaseUrl::Sqlite(scratch.0.join("alula.db"));
    let at = || MachineClock::of(&asked.place).now();
    let manifest = match bring_back(&file, &url, &keys).await {
        Ok(manifest) => manifest,
        Err(error) => {
            drop(scratch);
            if is_damage(&error) {
                note(home, RestoreChecked { at: at(), backup_of: None, holds: false }).await?;
            }
            return Err(error);
        }
    };
    let proof = prove(&asked.place, manifest, url, keys).await?;
    drop(scratch);
    note(home, RestoreChecked { at: at(), backup_of: Some(proof.backup_of), holds: proof.holds }).await?;
    Ok(proof)
}

/// Whether the file is not as the house wrote it; another file, or none, says nothing about the backups.
fn is_damage(error: &anyhow::Error) -> bool {
    let backup = error.downcast_ref::<backup::BackupError>();
    backup.is_some_and(|it| {
        use backup::BackupError as E;
        matches!(it, E::Damaged(_) | E::Truncated(_) | E::NotSigned(_))
    })
}

async fn bring_back(file: &Path, url: &DatabaseUrl, keys: &Keys) -> Result<backup::Manifest> {
    let progress = Progress::begin("bringing back the backup");
    let steps = |done, of| progress.at(done, of);
    backup::bring_back(file, url, keys, &steps).await.map_err(open::sentence)
}

async fn prove(place: &Place, manifest: backup::Manifest, database: DatabaseUrl, keys: Keys) -> Result<Proof> {
    let config = HouseConfig { database, keys, zone: place.zone.clone(), digests: None };
    let house = House::open(config, wiring::ports(place)).await.map_err(open::sentence)?;
    let heads = backup::heads(house.store()).await.map_err(open::sentence)?;
    house.renew_tables().await.map_err(open::sentence)?;
    let verified = verify(house.store()).await.map_err(open::sentence)?;
    let clients = house.store().read(|tx| Box::pin(async move { ledger::clients(tx).await })).await;
    let clients = clients.map_err(|fault: StoreFault| open::sentence(fault))?;
    let (mut differing, of) = (0, clients.len() as u64);
    let progress = Progress::begin("looking at every chart");
    for (client, done) in clients.into_iter().zip(1..) {
        differing += u64::from(!reindex::differences(&house, client).await.map_err(open::sentence)?.is_empty());
        progress.at(done, of);
    }
    let faults = verified.faults.len() as u64;
    let same = (verified.charts, verified.entries, &heads) == (manifest.charts, manifest.entries, &manifest.heads);
    Ok(Proof {
        backup_of: manifest.made_at,
        charts: verified.charts,
        entries: verified.entries,
        faults,
        differing,
        same,
        holds: same && faults == 0 && differing == 0,
    })
}

/// Keeps how the trial went for the health page, where there is a practice beside it.
async fn note(home: &Home, checked: RestoreChecked) -> Result<()> {
    if home.must_exist().is_err() {
        return Ok(());
    }
    let noted = async {
        let store = open::store(home).await?;
        let note = store.write(move |tx| Box::pin(async move { upkeep::note_restore_check(tx, &checked).await }));
        note.await.map_err(|fault: StoreFault| open::sentence(fault))
    };
    if let Err(fault) = noted.await {
        tracing::warn!(chain = format!("{fault:#}"), "the trial was not noted in the practice");
        complain("The trial could not be noted in the practice, so its health page shows an older one.")?;
    }
    Ok(())
}

fn must_be_empty(data: &Path) -> Result<()> {
    let is_left_over = |name: &std::ffi::OsStr| name.to_string_lossy().ends_with(".restoring");
    let there = std::fs::read_dir(data).into_iter().flatten().flatten().any(|it| !is_left_over(&it.file_name()));
    if there {
        bail!(
            "The folder {} is not empty. A backup is brought back to an empty one: name it with --data DIR.",
            data.display()
        );
    }
    Ok(())
}

/// A folder for trial; gone afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn make(beside: &Path) -> Result<Self> {
        let folder = beside.join("restore-check");
        // One that was broken off before holds nothing that is not in the backup.
        drop(std::fs::remove_dir_all(&folder));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).with_context(|| {
            format!("The folder {} for the trial cannot be made. Let this user write there.", folder.display())
        })?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
