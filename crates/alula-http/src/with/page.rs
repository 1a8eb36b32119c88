//! `GET /with` and what the phone keeps with it: the same for everybody.

use alula_core::language::Language;
use alula_pages::with::phone_shell;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::answer::{Answer, Answered};
use crate::assets;
use crate::headers;
use crate::language;

pub(crate) async fn get(uri: Uri, asked: HeaderMap) -> Answered {
    let language: Language = language::of(&uri, &asked);
    let (name, value) = headers::WITH_CAMERA;
    Ok(Answer::page(phone_shell(&assets::of_phones(), language)).for_everybody().with(name, value))
}

/// The service worker: its address says what it may keep.
pub(crate) async fn worker(headers: HeaderMap) -> Response {
    let scope = [(HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/with"))];
    (scope, assets::named("with-worker.js", &headers)).into_response()
}

pub(crate) async fn manifest(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let name = if name == "notes" { "with-notes.webmanifest" } else { "with-plain.webmanifest" };
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"))];
    (kind, assets::named(name, &headers)).into_response()
}
