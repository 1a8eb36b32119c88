//! How many requests were answered, and how long they took: numbers alone, of nobody.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

use crate::site::Site;

/// Upper ends of the classes of time, in milliseconds.
const UPTO: [u64; 10] = [1, 5, 10, 25, 50, 100, 250, 1000, 2500, 10_000];
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// What was counted since the start.
#[derive(Debug, Default)]
pub(crate) struct Pulse {
    by_class: [AtomicU64; CLASSES.len()],
    by_time: [AtomicU64; UPTO.len()],
    microseconds: AtomicU64,
}

/// Counts every answer when its head is there; how long a live stream stays open is not a time to answer. The answer
/// says the time too, as `Server-Timing`, for the browser's own tools and for `cargo xtask bench`.
pub(crate) async fn count(State(site): State<Site>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let mut response = next.run(request).await;
    let took = begun.elapsed();
    site.pulse().beat(response.status().as_u16(), took);
    if let Ok(timing) = HeaderValue::try_from(format!("house;dur={:.3}", took.as_secs_f64() * 1000.0)) {
        response.headers_mut().insert("server-timing", timing);
    }
    response
}

impl Pulse {
    fn beat(&self, status: u16, took: Duration) {
        let class = usize::from(status / 100).saturating_sub(1).min(CLASSES.len() - 1);
        self.by_class[class].fetch_add(1, Ordering::Relaxed);
        if let Some(place) = UPTO.iter().position(|it| took <= Duration::from_millis(*it)) {
            self.by_time[place].fetch_add(1, Ordering::Relaxed);
        }
        let took = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.microseconds.fetch_add(took, Ordering::Relaxed);
    }

    /// As Prometheus reads it.
    pub fn written(&self) -> String {
        let mut text = String::from(
            "# HELP alula_requests_total Requests that were answered.\n# TYPE alula_requests_total counter\n",
        );
        let mut all = 0;
        for (class, count) in CLASSES.iter().zip(&self.by_class) {
            let count = count.load(Ordering::Relaxed);
            all += count;
            // Writing to a text cannot fail.
            let _ = writeln!(text, "alula_requests_total{{status=\"{class}\"}} {count}");
        }
        text.push_str(
            "# HELP alula_request_seconds Time until an answer began.\n# TYPE alula_request_seconds histogram\n",
        );
        let mut upto = 0;
        for (end, count) in UPTO.iter().zip(&self.by_time) {
            upto += count.load(Ordering::Relaxed);
            let (seconds, rest) = (end / 1000, end % 1000);
            let _ = writeln!(text, "alula_request_seconds_bucket{{le=\"{seconds}.{rest:03}\"}} {upto}");
        }
        let microseconds = self.microseconds.load(Ordering::Relaxed);
        let (seconds, rest) = (microseconds / 1_000_000, microseconds % 1_000_000);
        let _ = writeln!(text, "alula_request_seconds_bucket{{le=\"+Inf\"}} {all}");
        let _ = writeln!(text, "alula_request_seconds_sum {seconds}.{rest:06}\nalula_request_seconds_count {all}");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_class_and_by_time() {
        let pulse = Pulse::default();
        pulse.beat(200, Duration::from_millis(3));
        pulse.beat(303, Duration::from_millis(30));
        pulse.beat(500, Duration::from_secs(20));
        let written = pulse.written();
        for line in [
            "alula_requests_total{status=\"2xx\"} 1",
            "alula_requests_total{status=\"4xx\"} 0",
            "alula_request_seconds_bucket{le=\"0.001\"} 0",
            "alula_request_seconds_bucket{le=\"0.005\"} 1",
            "alula_request_seconds_bucket{le=\"0.050\"} 2",
            "alula_request_seconds_bucket{le=\"10.000\"} 2",
            "alula_request_seconds_bucket{le=\"+Inf\"} 3",
            "alula_request_seconds_sum 20.033000",
            "alula_request_seconds_count 3",
        ] {
            assert!(written.lines().any(|it| it == line), "{line} is not in\n{written}");
        }
    }
}
