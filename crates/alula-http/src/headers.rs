//! What every answer says to the browser: no foreign code, no frames, no copies of personal pages.

use axum::extract::Request;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// Everything from this house alone, nothing inline, nobody may frame it.
const CONTENT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
    connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const NO_CAMERA: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // `no-referrer` would make browsers send `Origin: null` with forms.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");
/// For the few pages that may ask for camera and microphone.
pub(crate) const WITH_CAMERA: (HeaderName, HeaderValue) =
    (PERMISSIONS, HeaderValue::from_static("camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"));

/// Puts the headers on every answer; what an answer already says about caching, camera and microphone stays.
pub(crate) async fn harden(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(PERMISSIONS).or_insert(HeaderValue::from_static(NO_CAMERA));
    response
}

/// Tells browsers to come back by https alone, for two years.
pub(crate) async fn insist_on_https(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    response
}
