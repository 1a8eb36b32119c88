//! `GET /practice/sound/{piece}/file`: what a piece holds, whole or in part, to whoever works here.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::address::{At, PiecePath};
use crate::answer::Answered;
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// One year, on this device alone: what a piece holds never changes under its id.
const KEPT: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

pub(crate) async fn get(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<PiecePath>,
    headers: HeaderMap,
) -> Answered {
    let content = site.house().piece_content(&staff.actor, path.piece).await?;
    let (kind, bytes) = content.ok_or(Stop::NotFound)?;
    Ok(answer(kind.media_type(), bytes, asked(&headers)).into())
}

fn asked(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::RANGE)?.to_str().ok()
}

fn answer(media_type: &'static str, bytes: Vec<u8>, range: Option<&str>) -> Response {
    let length = bytes.len();
    let always = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CACHE_CONTROL, KEPT),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
    ];
    match range.map(|it| part(it, length)) {
        None | Some(Part::Whole) => (always, bytes).into_response(),
        Some(Part::Of(first, last)) => {
            let said = [(header::CONTENT_RANGE, format!("bytes {first}-{last}/{length}"))];
            (StatusCode::PARTIAL_CONTENT, always, said, bytes[first..=last].to_vec()).into_response()
        }
        Some(Part::None) => {
            let said = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            (StatusCode::RANGE_NOT_SATISFIABLE, said, Body::empty()).into_response()
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// What is asked for in another way than one stretch of bytes is answered whole, as the standard allows.
    Whole,
    /// From this byte to that one, both included.
    Of(usize, usize),
    /// There are no such bytes.
    None,
}

/// What a `Range` header asks for of so many bytes.
fn part(range: &str, length: usize) -> Part {
    let Some((first, last)) = range.strip_prefix("bytes=").and_then(|it| it.split_once('-')) else {
        return Part::Whole;
    };
    let (first, last) = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last => (first, last),
        (Ok(first), Err(_)) if last.is_empty() => (first, usize::MAX),
        (Err(_), Ok(0)) if first.is_empty() => return Part::None,
        (Err(_), Ok(from_the_end)) if first.is_empty() => (length.saturating_sub(from_the_end), usize::MAX),
        _ => return Part::Whole,
    };
    match length.checked_sub(1) {
        Some(end) if first <= end => Part::Of(first, last.min(end)),
        _ => Part::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_one_stretch_of_what_is_there() {
        for (range, expected) in [
            ("bytes=0-", Part::Of(0, 9)),
            ("bytes=0-3", Part::Of(0, 3)),
            ("bytes=4-400", Part::Of(4, 9)),
            ("bytes=-3", Part::Of(7, 9)),
            ("bytes=-300", Part::Of(0, 9)),
            ("bytes=10-", Part::None),
            ("bytes=-0", Part::None),
            ("bytes=5-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("lines=0-1", Part::Whole),
        ] {
            assert_eq!(part(range, 10), expected, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Part::None);
    }

    #[test]
    fn a_part_is_answered_with_its_place() {
        let heard = answer("audio/wav", vec![7; 10], Some("bytes=2-5"));
        assert_eq!(heard.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(heard.headers()[header::CONTENT_RANGE], "bytes 2-5/10");
        assert_eq!(answer("audio/wav", vec![7; 10], Some("bytes=10-")).status(), StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(answer("audio/wav", vec![7; 10], None).status(), StatusCode::OK);
    }
}
