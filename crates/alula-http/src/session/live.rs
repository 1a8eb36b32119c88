//! The live stream of one chart: that it grew, never what was said. Each open page fetches its parts again, so that
//! every look is allowed or denied by itself.

use std::convert::Infallible;
use std::time::Duration;

use alula_core::ids::ClientId;
use alula_policy::Action;
use alula_store::Notice;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{Stream, StreamExt, stream};
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::sync::watch;

use crate::address::{At, SessionPath};
use crate::answer::Answered;
use crate::form::Form;
use crate::reader::Reader;
use crate::site::Site;

/// A sign of life between notices, so that nothing on the way closes a quiet stream.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// What a browser waits before it comes back.
const COME_BACK: Duration = Duration::from_secs(2);

/// `GET /clients/{client}/sessions/{session}/live`.
pub(crate) async fn get(
    State(site): State<Site>,
    reader: Reader,
    At(path): At<SessionPath>,
    headers: HeaderMap,
    query: Form,
) -> Answered {
    let notices = site.house().notices();
    // Read again after listening began, so that nothing falls between.
    let now = site.house().read(&reader.actor, path.client, Action::ReadChart).await?.sequence();
    Ok(answer(Listener {
        client: path.client,
        now,
        heard: heard(&headers).max(query.seen()),
        notices,
        stop: site.stop(),
    })
    .into())
}

/// What one listener follows.
#[derive(Debug)]
pub(crate) struct Listener {
    /// Whose chart.
    pub client: ClientId,
    /// The sequence of the chart when the stream was opened, read after `notices` was subscribed.
    pub now: u64,
    /// What the listener heard last, before its line broke.
    pub heard: Option<u64>,
    /// Every notice of the house.
    pub notices: broadcast::Receiver<Notice>,
    /// Turns true when the house stops.
    pub stop: watch::Receiver<bool>,
}

/// The last event that the browser heard, which it says when it comes back.
pub(crate) fn heard(headers: &HeaderMap) -> Option<u64> {
    headers.get("last-event-id")?.to_str().ok()?.trim().parse().ok()
}

/// The stream as an answer: `event: chart`, `id` and `data` the sequence.
pub(crate) fn answer(listener: Listener) -> Response {
    let events = growth(listener).map(|sequence| {
        let sequence = sequence.to_string();
        Ok::<_, Infallible>(Event::default().event("chart").id(&sequence).data(&sequence).retry(COME_BACK))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
}

/// The sequences of the chart as it grows: at once when the listener missed something, then with each notice.
pub(crate) fn growth(listener: Listener) -> impl Stream<Item = u64> {
    let missed = listener.heard.filter(|&heard| heard < listener.now).map(|_| listener.now);
    stream::iter(missed).chain(stream::unfold(listener, |mut listener| async move {
        loop {
            let notice = tokio::select! {
                biased;
                _ = listener.stop.wait_for(|&it| it) => return None,
                notice = listener.notices.recv() => notice,
            };
            match notice {
                Ok(notice) if notice.client == listener.client && notice.sequence > listener.now => {
                    listener.now = notice.sequence;
                    return Some((notice.sequence, listener));
                }
                Ok(_) => {}
                // Some notices were lost on a slow line; a page that fetches its parts again has everything.
                Err(RecvError::Lagged(_)) => return Some((listener.now, listener)),
                Err(RecvError::Closed) => return None,
            }
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(n: u128) -> ClientId {
        ClientId(uuid::Uuid::from_u128(n))
    }

    #[tokio::test]
    async fn a_listener_hears_what_it_missed_then_its_own_chart_alone_until_the_house_stops() {
        let (say, notices) = broadcast::channel(8);
        let (halt, stop) = watch::channel(false);
        let mut events = Box::pin(growth(Listener { client: client(1), now: 7, heard: Some(5), notices, stop }));
        for (who, sequence) in [(2, 9), (1, 6), (1, 8)] {
            say.send(Notice { client: client(who), sequence }).unwrap();
        }
        assert_eq!(events.next().await, Some(7));
        assert_eq!(events.next().await, Some(8));
        halt.send_replace(true);
        assert_eq!(events.next().await, None);
    }

    #[tokio::test]
    async fn a_listener_that_missed_nothing_hears_nothing_at_first() {
        let (say, notices) = broadcast::channel(8);
        let (_halt, stop) = watch::channel(false);
        let mut events = Box::pin(growth(Listener { client: client(1), now: 7, heard: Some(7), notices, stop }));
        say.send(Notice { client: client(1), sequence: 8 }).unwrap();
        assert_eq!(events.next().await, Some(8));
    }
}
