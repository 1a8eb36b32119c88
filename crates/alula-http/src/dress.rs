//! The outermost layer: gives each request a reference, and turns a bare stop into a page for the reader who asked.

use alula_core::language::Language;
use alula_pages::urls;
use alula_pages::wording::Words;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::ProtectionError;
use tracing::Instrument;

use crate::language;
use crate::reader::Reader;
use crate::site::Site;
use crate::trouble::{Stop, chain};

/// The header that names a request in the log.
const REFERENCE: HeaderName = HeaderName::from_static("x-request-id");

/// How the reader wants to hear it.
enum Ear {
    Page,
    Fragment,
    Json,
}

/// Runs the request under its reference and dresses what comes back.
pub(crate) async fn dress(State(site): State<Site>, request: Request, next: Next) -> Response {
    let reference = site.reference();
    let (ear, back) = (Ear::of(request.headers()), way_back(&request));
    let (asked, language) = (language::asked(request.uri()), language::of(request.uri(), request.headers()));
    // The path alone: a query may hold the name that somebody searches for.
    let path = logged(request.uri().path());
    let span = tracing::info_span!("request", method = %request.method(), path, reference);
    let bare = next.run(request).instrument(span.clone()).await;
    let reader = bare.extensions().get::<Reader>().cloned();
    let mut response = match stop_of(&bare) {
        Some(stop) => span.in_scope(|| {
            log(&stop, &reference);
            worn(&Worn {
                site: &site,
                reader: reader.as_ref(),
                stop: &stop,
                ear: &ear,
                back: &back,
                language,
                reference: &reference,
            })
        }),
        None => bare,
    };
    if let Some(asked) = asked {
        response.headers_mut().append(header::SET_COOKIE, language::keep(asked, site.reach()));
    }
    if let Ok(value) = HeaderValue::try_from(&reference) {
        response.headers_mut().insert(REFERENCE, value);
    }
    response
}

/// Whoever reads the log must not be able to take up somebody's invitation.
fn logged(path: &str) -> &str {
    let secret = urls::Invitation::PATH.trim_end_matches("{token}");
    if path.starts_with(secret) { secret } else { path }
}

impl Ear {
    fn of(headers: &HeaderMap) -> Self {
        let wants = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if headers.contains_key("hx-request") {
            Self::Fragment
        } else if wants.contains("application/json") && !wants.contains("text/html") {
            Self::Json
        } else {
            Self::Page
        }
    }
}

/// The stop behind an answer: ours, that of the layer against foreign requests, or a bare status of the router.
fn stop_of(response: &Response) -> Option<Stop> {
    if let Some(stop) = response.extensions().get::<Stop>() {
        return Some(stop.clone());
    }
    if response.extensions().get::<ProtectionError>().is_some() {
        return Some(Stop::Foreign);
    }
    let bare = !response.headers().contains_key(header::CONTENT_TYPE)
        || response.headers().get(header::CONTENT_TYPE).is_some_and(|it| it.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED if bare => Some(Stop::NotFound),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE if bare => {
            Some(Stop::Misread(Words::form_unreadable))
        }
        StatusCode::INTERNAL_SERVER_ERROR if bare => Some(Stop::fault(Broken)),
        _ => None,
    }
}

/// A handler broke without saying how; the panic hook wrote where.
#[derive(Debug, thiserror::Error)]
#[error("a handler ended without an answer")]
struct Broken;

fn log(stop: &Stop, reference: &str) {
    match stop {
        Stop::Fault(fault) => tracing::error!(reference, cause = chain(&**fault), "a request failed"),
        other => tracing::info!(code = other.code(), "a request was turned away"),
    }
}

struct Worn<'r> {
    site: &'r Site,
    reader: Option<&'r Reader>,
    stop: &'r Stop,
    ear: &'r Ear,
    back: &'r Option<String>,
    language: Language,
    reference: &'r str,
}

fn worn(&Worn { site, reader, stop, ear, back, language, reference }: &Worn<'_>) -> Response {
    if matches!(stop, Stop::SignIn | Stop::Confirm) {
        return elsewhere(stop, ear, back.as_deref());
    }
    let status = stop.status();
    let language = reader.map_or(language, Reader::language);
    let words = Words::in_language(language);
    let mut response = match ear {
        Ear::Json => {
            let body = serde_json::json!({ "code": stop.code(), "message": stop.words(words), "reference": reference });
            (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
        }
        Ear::Fragment => (status, crate::shown::stop_fragment(words, stop, reference)).into_response(),
        Ear::Page => (status, crate::shown::stop_page(site, reader, words, stop, reference)).into_response(),
    };
    if let Stop::TooOften { wait } = stop {
        response.headers_mut().insert(header::RETRY_AFTER, wait.as_secs().max(1).into());
    }
    response
}

/// To the sign-in or confirmation, and back to the page afterwards.
fn elsewhere(stop: &Stop, ear: &Ear, back: Option<&str>) -> Response {
    let door = if matches!(stop, Stop::Confirm) { urls::Confirm.to_string() } else { urls::SignIn.to_string() };
    let target = back.map_or_else(|| door.clone(), |back| format!("{door}?next={}", escaped(back)));
    match ear {
        Ear::Json => {
            let body = serde_json::json!({ "code": stop.code(), "message": stop.words(Words::english()) });
            (StatusCode::UNAUTHORIZED, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
        }
        Ear::Fragment => (StatusCode::OK, [(HeaderName::from_static("hx-redirect"), target)]).into_response(),
        Ear::Page => (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response(),
    }
}

/// The page to come back to: the one that was asked for, or for a form the page it stood on.
fn way_back(request: &Request) -> Option<String> {
    let page = match *request.method() {
        Method::GET => request.uri().path_and_query()?.as_str().to_owned(),
        _ => {
            let from: Uri = request.headers().get(header::REFERER)?.to_str().ok()?.parse().ok()?;
            let host = request.headers().get(header::HOST)?.to_str().ok()?;
            (from.authority()?.as_str() == host).then(|| from.path_and_query().map(|it| it.as_str().to_owned()))??
        }
    };
    is_local(&page).then_some(page).filter(|it| it != "/")
}

/// Whether an address leads to a page of this house.
pub(crate) fn is_local(address: &str) -> bool {
    let mut bytes = address.bytes();
    bytes.next() == Some(b'/')
        && !matches!(bytes.next(), Some(b'/' | b'\\'))
        && address.bytes().all(|it| it.is_ascii_graphic() && it != b'\\')
}

/// A text as the value of a query.
pub(crate) fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_house_are_local() {
        for local in ["/", "/today", "/clients?q=ma%20ra", "/clients/1#e-2"] {
            assert!(is_local(local), "{local}");
        }
        for foreign in ["", "today", "//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "/a b"] {
            assert!(!is_local(foreign), "{foreign}");
        }
    }
}
