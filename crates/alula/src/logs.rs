//! The log: on standard error, quiet unless asked, and never a person's words.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::wiring;

/// Begins to log; `ALULA_LOG` asks for more, such as `info` or `alula_http=debug`.
pub fn begin() {
    let filter =
        EnvFilter::builder().with_default_directive(LevelFilter::WARN.into()).parse_lossy(wiring::log_filter());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true).init();
    std::panic::set_hook(Box::new(|panic| {
        // The message of a panic may hold what a person wrote; the place never does.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the house failed; what it was doing was not kept");
    }));
}
