//! How much a reader may send. What is too long is read to its end and thrown away, so that the browser hears the answer.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;

use crate::trouble::Stop;

/// The most that a form may hold.
pub const FORM: usize = 1 << 20;
/// The most that a referral may hold.
pub const REFERRAL: usize = 20 << 20;
/// The most that a letter of a picture call may hold.
pub const LETTER: usize = crate::with::call::LONGEST;
/// The most that a piece of sound may hold, with the fields beside it.
pub const SOUND: usize = alula_core::practice::sound::LARGEST_PIECE + FORM;
/// What is thrown away beyond the limit before the connection is cut.
const PATIENCE: usize = 256 << 20;
/// How long a sender may take.
const TIME: Duration = Duration::from_secs(120);

/// Reads the whole body, at most `most` bytes of it, before the handler runs.
pub(crate) async fn hold(most: usize, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(TIME, whole(body, most)).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(stop)) => stop.into_response(),
        Err(_) => Stop::TooSlow.into_response(),
    }
}

async fn whole(body: Body, most: usize) -> Result<Bytes, Stop> {
    let mut stream = body.into_data_stream();
    let mut kept = Vec::new();
    let mut length = 0_usize;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Stop::CutShort)?;
        length = length.saturating_add(chunk.len());
        if length <= most {
            kept.extend_from_slice(&chunk);
        } else {
            kept = Vec::new();
        }
        if length > PATIENCE {
            break;
        }
    }
    if length <= most { Ok(kept.into()) } else { Err(Stop::TooLarge { most }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_at_the_limit_is_kept_whole_and_one_byte_more_is_too_large() {
        assert_eq!(whole(Body::from(vec![7; 64]), 64).await.unwrap().len(), 64);
        assert!(matches!(whole(Body::from(vec![7; 65]), 64).await, Err(Stop::TooLarge { most: 64 })));
    }
}
