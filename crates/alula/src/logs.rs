//! The log: on standard error, quiet unless asked, and never a person's words.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::settings::Settings;

/// Where nothing else is asked. On the embedded database whoever wants to write waits for whoever writes, and that wait is called a
/// slow statement; on a busy house it is none.
const QUIET: &str = "warn,sqlx::query=error";

/// Begins to log; the setting `log` asks for more, such as `info` or `alula_http=debug`, and `log_format` for one JSON object a line.
pub fn begin(settings: &Settings) {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::WARN.into())
        .parse_lossy(settings.get("log").unwrap_or(QUIET));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true);
    if settings.get("log_format") == Some("json") {
        log.json().flatten_event(true).with_span_list(false).init();
    } else {
        log.init();
    }
    std::panic::set_hook(Box::new(|panic| {
        // The message of a panic may hold what a person wrote; the place never does.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the house failed; what it was doing was not kept");
    }));
}
