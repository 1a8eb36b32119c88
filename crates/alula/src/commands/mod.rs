//! One file per command.

mod backup;
mod demo;
mod doctor;
mod drill;
mod export;
mod import;
mod keys;
mod kinetics;
mod migrate;
pub mod open;
mod reindex;
mod restore;
mod serve;
mod verify;

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::{Import, KeysTask, Task};
use crate::settings::Settings;

/// Does what was asked.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(task: Task, settings: &Settings) -> Result<ExitCode> {
    match task {
        Task::Serve(asked) => serve::run(asked, settings).await,
        Task::Demo(asked) => demo::run(asked).await,
        Task::Drill(asked) => drill::run(asked).await,
        Task::Import(Import::Fhir(asked)) => import::run(asked).await,
        Task::Verify(asked) => verify::run(asked).await,
        Task::Reindex(asked) => reindex::run(asked).await,
        Task::Migrate(asked) => migrate::run(asked).await,
        Task::Backup(asked) => backup::run(asked).await,
        Task::Restore(asked) => restore::run(asked).await,
        Task::Doctor(asked) => doctor::run(asked, settings).await,
        Task::Export(asked) => export::run(asked).await,
        Task::Kinetics(asked) => kinetics::run(&asked),
        Task::Keys(KeysTask::Rotate(asked)) => keys::rotate(asked).await,
    }
}

/// Says on standard error what was refused while the rest went on.
fn complain(line: &str) -> Result<()> {
    writeln!(std::io::stderr().lock(), "alula: {line}")
        .context("Standard error is closed, so what was refused cannot be told. Run the command where it can write.")
}

/// Writes one line to standard output at once, for people and programs that wait for it.
fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .context("Standard output is closed, so the answer cannot be shown. Run the command where it can write.")
}
