//! A picture call beside a session at home: `GET`, `POST /with/call` for the phones of the session, and
//! `/clients/{client}/sessions/{session}/call` and `…/video` for the team. The house only carries letters between the two
//! browsers; picture and sound never pass it, and nothing of the session waits for them.

mod letters;

use std::time::Duration;

use alula_core::ids::SessionId;
use alula_pages::with::{VideoPage, video_page};
use alula_pages::wording::Words;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use serde_json::{Map, Value};

pub(crate) use letters::{LONGEST, Letters};

use crate::address::{At, SessionPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::headers;
use crate::reader::{Phone, Seen, Staff};
use crate::site::{Ice, Site};
use crate::trouble::Stop;
use letters::{Letter, Side};

/// How long the house lets somebody wait for the next letter who asks to.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Serialize)]
struct Heard<'s> {
    letters: Vec<Told>,
    ice: Vec<IceServer<'s>>,
}

#[derive(Serialize)]
struct Told {
    n: i64,
    /// How many seconds ago it was written.
    ago: i64,
    say: Map<String, Value>,
}

/// As browsers want to have it.
#[derive(Serialize)]
struct IceServer<'s> {
    urls: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credential: Option<&'s str>,
}

impl<'s> From<&'s Ice> for IceServer<'s> {
    fn from(ice: &'s Ice) -> Self {
        let login = ice.login.as_ref();
        Self { urls: &ice.url, username: login.map(|it| it.0.as_str()), credential: login.map(|it| it.1.reveal()) }
    }
}

pub(crate) async fn heard_at_home(State(site): State<Site>, Phone(on): Phone, query: Form) -> Answered {
    heard(&site, on.phone.session, Side::Practice, &query).await
}

pub(crate) async fn said_at_home(State(site): State<Site>, Phone(on): Phone, body: Bytes) -> Answered {
    said(&site, on.phone.session, Side::Home, &body)
}

pub(crate) async fn heard_in_practice(
    State(site): State<Site>,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    query: Form,
) -> Answered {
    let session = alula_core::session::session(&chart, path.session).ok_or(Stop::NotFound)?;
    heard(&site, session.id, Side::Home, &query).await
}

pub(crate) async fn said_in_practice(
    State(site): State<Site>,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    body: Bytes,
) -> Answered {
    let session = alula_core::session::session(&chart, path.session).ok_or(Stop::NotFound)?;
    said(&site, session.id, Side::Practice, &body)
}

/// `GET /clients/{client}/sessions/{session}/video`: the page beside the session.
pub(crate) async fn page(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let tool = site.video().link.clone();
    let view = VideoPage::of(&chart, path.session, &around.context(), tool).ok_or(Stop::NotFound)?;
    let (name, value) = headers::WITH_CAMERA;
    Ok(Answer::page(video_page(&staff.shell(&site).await?, &view)).with(name, value))
}

/// The letters of `side` after the one that was heard last: what is there, or, with `wait`, the next that comes.
async fn heard(site: &Site, session: SessionId, side: Side, query: &Form) -> Answered {
    let after = query.raw("after").parse().unwrap_or(0);
    let there = || site.letters().of(session, side, after, site.house().now());
    let waits = async {
        loop {
            let mut arrived = std::pin::pin!(site.letters().arrived());
            // From here on no letter is missed.
            arrived.as_mut().enable();
            let letters = there();
            if !letters.is_empty() {
                return letters;
            }
            arrived.await;
        }
    };
    let letters = if query.raw("wait").is_empty() {
        there()
    } else {
        let mut stop = site.stop();
        tokio::select! {
            letters = waits => letters,
            () = tokio::time::sleep(PATIENCE) => Vec::new(),
            _ = stop.wait_for(|&it| it) => Vec::new(),
        }
    };
    let now = site.house().now();
    let told = |it: Letter| {
        let say = serde_json::from_str(&it.text).ok()?;
        Some(Told { n: it.n, ago: now.duration_since(it.at).as_secs().max(0), say })
    };
    let heard = Heard {
        letters: letters.into_iter().filter_map(told).collect(),
        ice: site.video().ice.iter().map(Into::into).collect(),
    };
    Ok(Json(heard).into_response().into())
}

fn said(site: &Site, session: SessionId, side: Side, body: &Bytes) -> Answered {
    let text = std::str::from_utf8(body).ok().filter(|it| serde_json::from_str::<Map<String, Value>>(it).is_ok());
    let text = text.ok_or(Stop::Misread(Words::come_misread))?;
    site.letters().write(session, side, text.to_owned(), site.house().now());
    Ok(Answer::kept())
}
