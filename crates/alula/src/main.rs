//! Alula, the care platform for ketamine-assisted psychotherapy: one binary.

#[cfg(all(feature = "dev", not(debug_assertions)))]
compile_error!("the feature `dev` moves the clock; it is never part of a release");

mod args;
mod commands;
mod demo;
mod logs;
mod place;
mod progress;
mod wiring;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let asked = args::Alula::parse();
    logs::begin();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error.into()),
    };
    match runtime.block_on(commands::run(asked.task)) {
        Ok(code) => code,
        Err(error) => complain(&error),
    }
}

/// One sentence on standard error that says what to do; what lies behind it goes to the log.
fn complain(error: &anyhow::Error) -> ExitCode {
    tracing::info!(chain = format!("{error:#}"), "the command ended early");
    // Nothing can be done when even standard error is closed.
    let _ = writeln!(std::io::stderr(), "alula: {error}");
    ExitCode::FAILURE
}
