//! Listening, and ending without cutting anybody off.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long answers that are under way may take after the house was told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until `stop` turns true; then live streams end, answers under way are finished, and it returns.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) -> std::io::Result<()> {
    let told = |mut stop: watch::Receiver<bool>| async move {
        // An error means that the sender is gone, which is a stop too.
        let _ = stop.wait_for(|&it| it).await;
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(told(stop.clone()));
    tokio::select! {
        done = IntoFuture::into_future(serving) => done,
        () = async { told(stop).await; tokio::time::sleep(GRACE).await } => Ok(()),
    }
}
