//! `alula verify`: every chart, entry by entry.

use std::process::ExitCode;

use alula_app::House;
use alula_store::rows::upkeep::{self, ChartsVerified};
use alula_store::{StoreFault, Verified};
use anyhow::Result;
use serde::Serialize;

use super::{complain, open, say};
use crate::args::Verify;

/// What was found; the field names are a contract with other programs.
#[derive(Debug, Serialize)]
struct Found {
    charts: u64,
    entries: u64,
    faults: Vec<Fault>,
}

#[derive(Debug, Serialize)]
struct Fault {
    client: Option<String>,
    sequence: Option<u64>,
    entry: Option<String>,
    code: &'static str,
    message: &'static str,
}

/// Checks; exit code 1 when there is a fault.
pub async fn run(asked: Verify) -> Result<ExitCode> {
    let house = open::existing(&asked.place, "alula").await?;
    let verified = alula_store::verify(house.store()).await.map_err(open::sentence)?;
    note(&house, &verified).await?;
    let found = Found {
        charts: verified.charts,
        entries: verified.entries,
        faults: verified.faults.iter().map(fault).collect(),
    };
    if asked.json {
        say(&serde_json::to_string(&found)?)?;
    } else {
        for it in &found.faults {
            let chart = it.client.as_deref().unwrap_or("the practice");
            let place = it.sequence.map(|it| format!(", entry {it}")).unwrap_or_default();
            say(&format!("{chart}{place}: {}", it.message))?;
        }
        say(&format!(
            "{} charts with {} entries were read; {} faults were found.",
            found.charts,
            found.entries,
            found.faults.len()
        ))?;
    }
    Ok(if found.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Keeps for the health page when this was and what was found.
async fn note(house: &House, verified: &Verified) -> Result<()> {
    let (at, faults) = (house.now(), verified.faults.len() as u64);
    let it = ChartsVerified { at, charts: verified.charts, entries: verified.entries, faults };
    let noted = house.store().write(move |tx| Box::pin(async move { upkeep::note_verified(tx, &it).await })).await;
    if let Err(fault) = noted.map_err(|fault: StoreFault| open::sentence(fault)) {
        tracing::warn!(chain = format!("{fault:#}"), "that the charts were verified was not noted");
        complain("This could not be noted in the practice, so its health page shows an earlier time.")?;
    }
    Ok(())
}

fn fault(it: &alula_store::FaultFound) -> Fault {
    Fault {
        client: it.client.map(|it| it.to_string()),
        sequence: it.sequence,
        entry: it.entry.map(|it| it.to_string()),
        code: it.what.code(),
        message: it.what.words(),
    }
}
