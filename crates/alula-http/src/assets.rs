//! Styles, scripts and fonts, inside the binary.

use std::collections::BTreeMap;

use alula_pages::shell::Assets;
use alula_pages::urls;
use alula_pages::with::PhoneAssets;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/ui"]
struct Ui;

/// One year; the name of a file changes with its content.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For the few files whose name does not carry their hash.
const REVALIDATE: HeaderValue = HeaderValue::from_static("public, no-cache");

/// Where the built files are found.
pub(crate) fn addresses() -> Assets {
    let manifest = Ui::get("manifest.json").map(|it| it.data).unwrap_or_default();
    let names: BTreeMap<String, String> = serde_json::from_slice(&manifest).unwrap_or_default();
    let at = |name: &str| urls::Asset(names.get(name).cloned().unwrap_or_else(|| name.to_owned())).to_string();
    Assets {
        css: at("app.css"),
        script: at("app.js"),
        room: at("room.js"),
        video: at("video.js"),
        icon: at("icon.svg"),
        text: at("text.woff2"),
    }
}

/// Where the files of the phone's page are found.
pub(crate) fn of_phones() -> PhoneAssets {
    let manifest = Ui::get("manifest.json").map(|it| it.data).unwrap_or_default();
    let names: BTreeMap<String, String> = serde_json::from_slice(&manifest).unwrap_or_default();
    let at = |name: &str| urls::Asset(names.get(name).cloned().unwrap_or_else(|| name.to_owned())).to_string();
    PhoneAssets { css: at("phone.css"), script: at("phone.js"), icon: at("icon.svg") }
}

/// A file of the build by its name, for an address of its own.
pub(crate) fn named(name: &str, headers: &HeaderMap) -> Response {
    found(name, headers)
}

/// `GET /a/{file}`: a file of the build, smaller when the reader can unpack it.
pub(crate) async fn get(Path(file): Path<String>, headers: HeaderMap) -> Response {
    found(&file, &headers)
}

fn found(file: &str, headers: &HeaderMap) -> Response {
    if file.ends_with(".br") || file.ends_with(".gz") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok()).unwrap_or_default();
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(accepted, encoding)
            && let Some(packed) = Ui::get(&format!("{file}{ending}"))
        {
            return ([(header::CONTENT_ENCODING, HeaderValue::from_static(encoding))], plain(file, packed))
                .into_response();
        }
    }
    Ui::get(file).map_or_else(|| StatusCode::NOT_FOUND.into_response(), |it| plain(file, it))
}

fn plain(name: &str, file: rust_embed::EmbeddedFile) -> Response {
    let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let cache = if carries_hash(name) { IMMUTABLE } else { REVALIDATE };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, cache),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    (headers, file.data).into_response()
}

/// `app-0a1b2c3d4e.css` and `app-7XYZ2ABC.js` carry a hash of their content.
fn carries_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() >= 8 && hash.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding))
            && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_with_weight_zero_is_not_accepted() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "br"));
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(carries_hash("app-7XYZ2ABC.js"));
        assert!(carries_hash("literata-italic-0a1b2c3d4e.woff2"));
        assert!(!carries_hash("sw.js"));
        assert!(!carries_hash("literata-italic.woff2"));
    }
}
