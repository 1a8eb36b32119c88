//! Documents on paper: a view of the chart, printed where other requests do not wait for it, under a name that says nothing.

use alula_core::Chart;
use alula_pages::print::{ChartFile, ConsentCopy, Frame, Letter, SessionSheet, SessionSummary};
use alula_pages::urls;
use alula_paper::Document;
use alula_policy::Actor;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;

use crate::address::{At, LetterPath, SessionPath, SignaturePath};
use crate::answer::{Answer, Answered};
use crate::reader::{Me, Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;
use crate::with::numbers;

/// `GET /clients/{client}/consents/{signature}/copy`.
pub(crate) async fn consent(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SignaturePath>,
) -> Answered {
    consent_of(&site, &staff.actor, &chart, &path).await
}

/// `GET /me/copies/{signature}`.
pub(crate) async fn my_consent(
    State(site): State<Site>,
    me: Me,
    Seen(chart): Seen,
    At(path): At<SignaturePath>,
) -> Answered {
    consent_of(&site, &me.actor, &chart, &path).await
}

async fn consent_of(site: &Site, actor: &Actor, chart: &Chart, path: &SignaturePath) -> Answered {
    let around = site.house().around(actor).await?;
    let ctx = around.context();
    let copy = ConsentCopy::of(chart, path.signature, &ctx).ok_or(Stop::NotFound)?;
    let document = copy.document(&Frame::of(&site.practice_name(), chart, &ctx));
    printed(site, document).await
}

/// `GET /clients/{client}/sessions/{session}/summary`.
pub(crate) async fn session(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let summary = SessionSummary::of(&chart, path.session, &ctx).ok_or(Stop::NotFound)?;
    let document = summary.document(&Frame::of(&site.practice_name(), &chart, &ctx));
    printed(&site, document).await
}

/// `GET /clients/{client}/sessions/{session}/sheet`.
pub(crate) async fn sheet(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let numbers = numbers(&site, &chart, path.session).await?;
    let Some(sheet) = SessionSheet::of(&chart, path.session, &numbers, &ctx) else {
        // In the office there is none.
        return Ok(Answer::go(urls::Session(path.client, path.session)));
    };
    let document = sheet.document(&Frame::of(&site.practice_name(), &chart, &ctx));
    printed(&site, document).await
}

/// `GET /clients/{client}/letters/{letter}/print`.
pub(crate) async fn letter(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<LetterPath>,
) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let letter = Letter::of(&chart, path.letter, letterhead(&site), &ctx).ok_or(Stop::NotFound)?;
    let document = letter.document(&Frame::of(&site.practice_name(), &chart, &ctx));
    printed(&site, document).await
}

/// Where the practice is reached, a line each.
pub(crate) fn letterhead(site: &Site) -> Vec<String> {
    let practice = site.practice();
    let lines = [&practice.address, &practice.phone].into_iter().flat_map(|it| it.reveal().lines());
    lines.map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// `GET /clients/{client}/record/print`.
pub(crate) async fn chart(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    chart_of(&site, &staff.actor, &chart).await
}

/// `GET /me/record.pdf`.
pub(crate) async fn my_chart(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    chart_of(&site, &me.actor, &chart).await
}

async fn chart_of(site: &Site, actor: &Actor, chart: &Chart) -> Answered {
    let around = site.house().around(actor).await?;
    let ctx = around.context();
    let document = ChartFile::of(chart, &ctx).document(&Frame::of(&site.practice_name(), chart, &ctx));
    printed(site, document).await
}

/// The file, under a name that tells neither whom it is about nor what it is.
async fn printed(site: &Site, document: Document) -> Answered {
    let (year, month, day) = document.day;
    let name = format!("inline; filename=\"alula-{year:04}-{month:02}-{day:02}.pdf\"");
    let name = HeaderValue::try_from(name).map_err(Stop::fault)?;
    let place = site.press().acquire().await.map_err(Stop::fault)?;
    let pdf = tokio::task::spawn_blocking(move || alula_print::pdf(&document)).await.map_err(Stop::fault)?;
    drop(place);
    let pdf = pdf.map_err(Stop::fault)?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok(Answer::from((head, pdf).into_response()))
}
