//! By web push (RFC 8030): sealed for one browser, signed by this house, left with the browser's own server.

mod seal;
mod vapid;

use std::sync::Arc;

use alula_app::Clock;
use alula_app::notices::{NotSent, Said};
use hyper::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::json;

use crate::http::{Client, Post, Reach, Target};
use seal::Browser;
use vapid::Vapid;

/// For so many seconds the server keeps a notice for a browser that is away; later it would only confuse.
const KEPT: HeaderValue = HeaderValue::from_static("600");

pub(crate) struct Push {
    vapid: Vapid,
    client: Client,
    clock: Arc<dyn Clock>,
    reach: Reach,
}

impl std::fmt::Debug for Push {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Push")
    }
}

impl Push {
    /// With the key pair that follows from this secret; `contact` is who answers for what it sends.
    pub(crate) fn of(secret: &[u8; 32], contact: String, client: Client, clock: Arc<dyn Clock>) -> Self {
        Self { vapid: Vapid::of(secret, contact), client, clock, reach: Reach::Public }
    }

    /// The public key, as browsers want it.
    pub(crate) fn key(&self) -> String {
        self.vapid.public()
    }

    /// Leaves a notice for the browser with these keys.
    pub(crate) async fn send(&self, endpoint: &str, keys: (&str, &str), says: &Said) -> Result<(), NotSent> {
        let target = Target::of(endpoint).ok_or(NotSent::Unusable)?;
        if !target.is_https() && self.reach == Reach::Public {
            return Err(NotSent::Unusable);
        }
        let browser = Browser::of(keys.0, keys.1).ok_or(NotSent::Unusable)?;
        let words = json!({ "title": says.title(), "body": says.sentence(), "link": says.link(self.vapid.contact()) });
        let body = browser.seal(words.to_string().as_bytes()).ok_or(NotSent::Unusable)?;
        let proof = self.vapid.proof(&target.origin(), self.clock.now()).ok_or(NotSent::Unusable)?;
        let mut proof = HeaderValue::from_str(&proof).map_err(|_| NotSent::Unusable)?;
        proof.set_sensitive(true);
        let headers = vec![
            (AUTHORIZATION, proof),
            (CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
            (CONTENT_ENCODING, HeaderValue::from_static("aes128gcm")),
            (HeaderName::from_static("ttl"), KEPT),
            (HeaderName::from_static("urgency"), HeaderValue::from_static("high")),
        ];
        match self.client.post(Post { target: &target, headers, body, reach: self.reach }).await? {
            200..300 => Ok(()),
            404 | 410 => Err(NotSent::Gone),
            status => Err(NotSent::Refused(Some(status))),
        }
    }
}

#[cfg(test)]
mod tests;
