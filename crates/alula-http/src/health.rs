//! What machines ask: `GET /healthz`, `GET /readyz`, `GET /metrics`.

use std::fmt::Write as _;

use alula_app::health::Health;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::site::Site;
use crate::trouble::Stop;

/// Says that the process answers.
pub(crate) async fn get() -> &'static str {
    "ok\n"
}

/// Says whether requests can be served: the database answers and the house is not about to stop.
pub(crate) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    if *site.stop().borrow() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else if site.house().answers().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}

/// Counts and ages in the text format of Prometheus, for whoever has the token; not there without one.
pub(crate) async fn metrics(State(site): State<Site>, headers: HeaderMap) -> Result<Response, Stop> {
    let given = headers.get(header::AUTHORIZATION).and_then(|it| it.as_bytes().strip_prefix(b"Bearer "));
    if !site.metrics_token().zip(given).is_some_and(|(token, given)| is_same(token.as_bytes(), given)) {
        return Err(Stop::NotFound);
    }
    let health = site.house().health().await.map_err(Stop::fault)?;
    let kind = (header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    Ok(([kind], written(&health, &site.pulse().written())).into_response())
}

/// Takes as long whatever differs.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn written(health: &Health, requests: &str) -> String {
    let mut text = String::from(requests);
    let mut gauge = |name: &str, help: &str, value: Option<f64>| {
        if let Some(value) = value {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "# HELP alula_{name} {help}\n# TYPE alula_{name} gauge\nalula_{name} {value}");
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "Prometheus knows no other numbers")]
    let number = |it: u64| it as f64;
    let time = |it: jiff::Timestamp| it.as_second().try_into().map(number).unwrap_or_default();
    gauge("schema_step", "The last step that the tables took.", health.schema.try_into().ok().map(number));
    gauge("database_bytes", "Bytes that the database holds.", Some(number(health.database_size)));
    gauge("disk_free_bytes", "Bytes free on the disk of the data folder.", health.disk.map(|it| number(it.free)));
    gauge("disk_bytes", "Bytes of the disk of the data folder.", health.disk.map(|it| number(it.whole)));
    gauge("jobs_waiting", "Jobs that are due and not done.", Some(number(health.jobs_waiting)));
    gauge("jobs_given_up", "Jobs that failed too often.", Some(number(health.jobs_failed)));
    let backup = health.last_backup.map(|it| time(it.at));
    gauge("last_backup_timestamp_seconds", "When the last backup was made.", backup);
    let checked = health.last_restore_check;
    gauge("last_restore_check_timestamp_seconds", "When a backup was last tried.", checked.map(|it| time(it.at)));
    gauge("last_restore_check_holds", "1 when that trial held.", checked.map(|it| f64::from(u8::from(it.holds))));
    text
}
