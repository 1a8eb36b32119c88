//! `alula reindex`: the read tables, from the charts.

use std::process::ExitCode;

use alula_app::{House, rows};
use alula_core::Chart;
use alula_core::ids::ClientId;
use alula_store::{StoreFault, ledger, read_tables};
use anyhow::Result;

use super::{open, say};
use crate::args::Reindex;
use crate::progress::Progress;

/// Builds them anew, or says whether they would come out the same.
pub async fn run(asked: Reindex) -> Result<ExitCode> {
    let house = open::existing(&asked.place, "alula").await?;
    let clients = house.store().read(|tx| Box::pin(async move { ledger::clients(tx).await }));
    let clients: Vec<ClientId> = clients.await.map_err(|fault: StoreFault| open::sentence(fault))?;
    if !asked.check {
        let progress = Progress::begin("building the read tables");
        for (client, done) in clients.iter().zip(1..) {
            rebuild(&house, *client).await.map_err(open::sentence)?;
            progress.at(done, clients.len() as u64);
        }
        drop(progress);
        say(&format!("The read tables of {} charts were built anew.", clients.len()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut different = 0;
    let progress = Progress::begin("comparing the read tables");
    for (client, done) in clients.iter().zip(1..) {
        progress.at(done, clients.len() as u64);
        let tables = differences(&house, *client).await.map_err(open::sentence)?;
        if !tables.is_empty() {
            different += 1;
            say(&format!("chart {client}: {} would come out otherwise", tables.join(", ")))?;
        }
    }
    drop(progress);
    let counts = house.store().read(|tx| Box::pin(async move { read_tables::outcome_counts_hold(tx).await }));
    if !counts.await.map_err(|fault: StoreFault| open::sentence(fault))? {
        say(
            "The counts of the outcomes differ from their rows. Run `alula reindex` without --check to build them anew.",
        )?;
        return Ok(ExitCode::FAILURE);
    }
    if different == 0 {
        say(&format!("The read tables of {} charts are as their charts make them.", clients.len()))?;
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!(
        "The read tables of {different} of {} charts differ. Run `alula reindex` without --check to build them anew.",
        clients.len()
    ))?;
    Ok(ExitCode::FAILURE)
}

async fn rebuild(house: &House, client: ClientId) -> Result<(), StoreFault> {
    let job = house.store().write(move |tx| {
        Box::pin(async move {
            ledger::lock_head(tx, client).await?;
            let chart = Chart::replay(client, ledger::entries(tx, client).await?);
            read_tables::replace_rows(tx, client, &rows(&chart)).await
        })
    });
    job.await
}

/// The read tables of this chart that would come out otherwise.
pub(super) async fn differences(house: &House, client: ClientId) -> Result<Vec<&'static str>, StoreFault> {
    let found = house.store().read(move |tx| {
        Box::pin(async move {
            let chart = Chart::replay(client, ledger::entries(tx, client).await?);
            read_tables::differences(tx, client, &rows(&chart)).await
        })
    });
    Ok(found.await?.into_iter().map(|it| it.table).collect())
}
