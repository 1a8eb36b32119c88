//! Alula, the care platform for ketamine-assisted psychotherapy: one binary.

#[cfg(all(feature = "dev", not(debug_assertions)))]
compile_error!("the feature `dev` moves the clock; it is never part of a release");

mod args;
mod commands;
mod demo;
mod drill;
mod logs;
mod notices;
mod place;
mod progress;
mod settings;
mod video;
mod wiring;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use settings::Settings;

/// Gives back what printing charts took; the allocator of the system kept it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What shells and clap end with when a command was not written as it has to be.
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = wiring::arguments();
    let settings = match Settings::read(&arguments, &wiring::environment()) {
        Ok(settings) => settings,
        // Whoever asks how it is used is told, whatever the settings.
        Err(_) if arguments.iter().any(|it| it == "--help" || it == "-h") => Settings::default(),
        Err(bad) => {
            complain(&bad.into());
            return ExitCode::from(BAD_USAGE);
        }
    };
    let matches = settings.under(args::Alula::command()).get_matches_from(arguments);
    let asked = args::Alula::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    logs::begin(&settings);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error.into()),
    };
    match runtime.block_on(commands::run(asked.task, &settings)) {
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
