//! `GET /with/state`, `POST /with/sync`, `POST /with/end`, `GET /with/sound/{piece}`.

use alula_app::home::{OnPhone, SaidBecame};
use alula_core::Chart;
use alula_core::ids::{EntryId, PieceId};
use alula_core::language::Language;
use alula_core::practice::sound::SoundPlace;
use alula_pages::with::{PhoneState, Place, Sound};
use alula_pages::wording::Words;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::numbers;
use super::said::Sync;
use crate::answer::{Answer, Answered};
use crate::cookie;
use crate::language;
use crate::reader::Phone;
use crate::site::Site;
use crate::trouble::Stop;

/// What became of what a phone sent.
#[derive(Debug, Serialize)]
struct Synced {
    kept: Vec<EntryId>,
    refused: Vec<NotKept>,
    state: PhoneState,
}

#[derive(Debug, Serialize)]
struct NotKept {
    id: EntryId,
    words: String,
}

pub(crate) async fn state(State(site): State<Site>, Phone(on): Phone, uri: Uri, headers: HeaderMap) -> Answered {
    let state = state_of(&site, &on, language::of(&uri, &headers)).await?;
    Ok(Json(state).into_response().into())
}

pub(crate) async fn sync(
    State(site): State<Site>,
    Phone(on): Phone,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Answered {
    let language = language::of(&uri, &headers);
    let sent: Sync = serde_json::from_slice(&body).map_err(|_| Stop::Misread(Words::come_misread))?;
    site.house().hear_phone(&on, sent.pulse()).await?;
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    for said in sent.statements(site.house().now()) {
        let id = said.id;
        match site.house().say_on_phone(&on, said).await? {
            SaidBecame::Kept => kept.push(id),
            SaidBecame::Refused(refusal) => {
                refused.push(NotKept { id, words: Words::in_language(language).refusal(&refusal) });
            }
        }
    }
    let state = state_of(&site, &on, language).await?;
    Ok(Json(Synced { kept, refused, state }).into_response().into())
}

pub(crate) async fn end(State(site): State<Site>, Phone(on): Phone) -> Answered {
    site.house().hand_phone_back(&on).await?;
    Ok(Answer::kept().with(header::SET_COOKIE, cookie::take_phone(site.reach())))
}

pub(crate) async fn sound(State(site): State<Site>, Phone(on): Phone, Path(piece): Path<PieceId>) -> Answered {
    let Some((kind, content)) = site.house().piece_for_phone(&on, piece).await? else { return Err(Stop::NotFound) };
    let kind = HeaderValue::from_static(kind.media_type());
    let cache = HeaderValue::from_static("private, max-age=604800, immutable");
    let response: Response =
        (StatusCode::OK, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache)], content).into_response();
    Ok(response.into())
}

async fn sound_of(site: &Site, on: &OnPhone, chart: &Chart) -> Result<Option<Sound>, Stop> {
    let Some((set, pieces)) = site.house().sound_for_phone(on, chart).await? else { return Ok(None) };
    let title = |id: PieceId| pieces.iter().find(|it| it.id == id).map(|it| it.words.title.reveal().to_owned());
    let place = |it: &SoundPlace| {
        Some(Place { phase: it.phase.name().to_owned(), title: title(it.piece)?, file: it.piece, silence: it.silence })
    };
    Ok(Some(Sound { set: set.name.reveal().to_owned(), plan: set.places.iter().filter_map(place).collect() }))
}

async fn state_of(site: &Site, on: &OnPhone, language: Language) -> Result<PhoneState, Stop> {
    let (chart, around) = site.house().chart_of_phone(on).await?;
    let session = on.phone.session;
    let numbers = numbers(site, &chart, session).await?;
    let mut state = PhoneState::of(&chart, session, on.phone.sitter, &around.context(), &numbers, language)
        .ok_or(Stop::PhoneEnded)?;
    state.sound = sound_of(site, on, &chart).await?;
    Ok(state)
}
