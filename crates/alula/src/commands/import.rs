//! `alula import fhir`: referrals from files.

use std::path::Path;
use std::process::ExitCode;

use alula_app::House;
use alula_policy::Actor;
use anyhow::Result;
use serde::Serialize;

use super::{complain, open, say};
use crate::args::ImportFhir;
use crate::progress::Progress;

/// The largest file that is read.
const MOST: u64 = 64 << 20;

/// What became of all the files; the field names are a contract with other programs.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Outcome {
    bundles: u32,
    resources: u32,
    filed: u32,
    kept_whole: u32,
    already_had: u32,
    refused: Vec<Refused>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Refused {
    file: String,
    code: String,
    message: String,
}

/// Imports each file; one that is refused does not stop the others.
pub async fn run(asked: ImportFhir) -> Result<ExitCode> {
    let house = open::existing(&asked.place, "alula").await?;
    let mut outcome = Outcome::default();
    let progress = Progress::begin("filing referrals");
    for (file, done) in asked.files.iter().zip(1..) {
        progress.at(done, asked.files.len() as u64);
        match import(&house, file, &mut outcome).await? {
            Ok(()) => outcome.bundles += 1,
            Err((code, message)) => {
                outcome.refused.push(Refused { file: file.display().to_string(), code: code.to_owned(), message });
            }
        }
    }
    drop(progress);
    if asked.json {
        say(&serde_json::to_string(&outcome)?)?;
    } else {
        say(&outcome.in_words())?;
    }
    for it in &outcome.refused {
        complain(&format!("{}: {}", it.file, it.message))?;
    }
    Ok(if outcome.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn import(house: &House, file: &Path, outcome: &mut Outcome) -> Result<Result<(), (&'static str, String)>> {
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(refused) => return Ok(Err(refused)),
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let imported = house.import_referral(&Actor::House, None, &name, &bytes).await.map_err(open::sentence)?;
    Ok(match imported {
        Ok(it) => {
            outcome.resources += it.resources;
            outcome.filed += it.filed;
            outcome.kept_whole += it.kept_whole;
            outcome.already_had += it.already_had;
            Ok(())
        }
        Err(refusal) => Err((refusal.code(), refusal.to_string())),
    })
}

fn read(file: &Path) -> Result<Vec<u8>, (&'static str, String)> {
    let unreadable =
        |_| ("file_unreadable", "This file cannot be read. Check its name and that this user may read it.".to_owned());
    let length = std::fs::metadata(file).map_err(unreadable)?.len();
    if length > MOST {
        let words = format!(
            "This file is larger than {} MB. Ask the sender for a bundle about one person, or for several smaller ones.",
            MOST >> 20
        );
        return Err(("too_large", words));
    }
    std::fs::read(file).map_err(unreadable)
}

impl Outcome {
    fn in_words(&self) -> String {
        format!(
            "{} of {} files imported: {} resources, of which {} filed, {} kept whole for a person to look at, {} already there.",
            self.bundles,
            self.bundles as usize + self.refused.len(),
            self.resources,
            self.filed,
            self.kept_whole,
            self.already_had
        )
    }
}
