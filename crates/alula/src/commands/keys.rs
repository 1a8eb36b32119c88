//! `alula keys rotate`: a new practice key, with everything wrapped anew; broken off anywhere, it goes on when run again.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alula_store::keys::OpenKeysError;
use alula_store::{FaultKind, Keys, OpenStoreError, Store, StoreConfig};
use anyhow::{Context, Result};
use serde::Serialize;

use super::{open, say};
use crate::args::KeysRotate;
use crate::place::Home;

/// What was done; the field names are a contract with other programs.
#[derive(Serialize)]
struct Rotated {
    key_file: String,
    before: String,
    kept: String,
    charts: u64,
}

/// The new key file lies beside the old one; the database changes in one transaction; then the files change places.
pub async fn rotate(asked: KeysRotate) -> Result<ExitCode> {
    let home = Home::of(&asked.place, "alula")?;
    home.must_exist()?;
    let (here, new) = (&home.keys, beside(&home.keys, "new"));
    if !here.exists() && new.exists() {
        // Broken off between the two renames.
        put(&new, here)?;
    }
    let old = Keys::open(here).map_err(open::sentence)?;
    let before = old.id().to_owned();
    let (renewed, charts) = match opened(&home, old).await? {
        Some(store) => {
            let renewed = waiting(&new)?.map_or_else(|| store.keys().renewed(&new).map_err(open::sentence), Ok)?;
            // The directory has to know the new file before anything is wrapped with it.
            sync_folder(here)?;
            let id = renewed.id().to_owned();
            (id, store.change_keys(renewed).await.map_err(open::sentence)?)
        }
        // Broken off after the database had changed.
        None => {
            let renewed = Keys::open(&new).map_err(open::sentence)?;
            let id = renewed.id().to_owned();
            let store = opened(&home, renewed).await?.with_context(|| {
                format!(
                    "Neither {} nor {} opens this database. Name the key file that belongs to it with --keys.",
                    here.display(),
                    new.display()
                )
            })?;
            let charts = alula_store::verify(&store).await.map_err(open::sentence)?.charts;
            (id, charts)
        }
    };
    let kept = beside(here, &format!("before-{renewed}"));
    put(here, &kept)?;
    put(&new, here)?;
    if asked.json {
        let kept = kept.display().to_string();
        say(&serde_json::to_string(&Rotated { key_file: renewed, before, kept, charts })?)?;
    } else {
        say(&format!("The keys of {charts} charts are wrapped anew; the key file has now the id {renewed}."))?;
        say(&format!("Keep a copy of {} elsewhere, and start the house again.", here.display()))?;
        say(&format!("{} still opens the backups that were made until now.", kept.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The database, or nothing when these keys are not its own.
async fn opened(home: &Home, keys: Keys) -> Result<Option<Store>> {
    match Store::open(StoreConfig { url: open::database(home)?, keys }).await {
        Ok(store) => Ok(Some(store)),
        Err(OpenStoreError::Fault(fault)) if fault.kind() == FaultKind::WrongKey => Ok(None),
        Err(error) => Err(open::sentence(error)),
    }
}

/// The new key file that an earlier attempt left. One that is not whole opens nothing yet: the database changes after it.
fn waiting(new: &Path) -> Result<Option<Keys>> {
    match Keys::open(new) {
        Ok(keys) => Ok(Some(keys)),
        Err(OpenKeysError::Missing(_)) => Ok(None),
        Err(OpenKeysError::Damaged { .. }) => {
            std::fs::remove_file(new).with_context(|| format!("Remove {} first.", new.display()))?;
            Ok(None)
        }
        Err(error) => Err(open::sentence(error)),
    }
}

/// The new key file that a change of keys which was broken off left beside this one.
pub fn left_by_a_rotation(keys: &Path) -> bool {
    beside(keys, "new").exists()
}

fn beside(keys: &Path, end: &str) -> PathBuf {
    let mut name = keys.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    name.into()
}

fn put(from: &Path, to: &Path) -> Result<()> {
    let why = || {
        format!(
            "The key file {} cannot be renamed to {}. Let this user write there, and run `alula keys rotate` again.",
            from.display(),
            to.display()
        )
    };
    std::fs::rename(from, to).with_context(why)?;
    sync_folder(to)
}

fn sync_folder(file: &Path) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("/"));
    let synced = std::fs::File::open(folder).and_then(|it| it.sync_all());
    synced.with_context(|| format!("The folder {} cannot be written to. Let this user write there.", folder.display()))
}
