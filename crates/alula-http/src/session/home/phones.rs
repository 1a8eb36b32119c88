//! Phones in a home, as the practice lets them in, sees them, and ends them.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::SessionId;
use alula_core::intake::Setting;
use alula_core::session::home::sitter;
use alula_core::session::session;
use alula_pages::parts::Filled;
use alula_pages::session::{HandCode, HandLink, PhoneHeard, SessionPage, hand_code, hand_link, preferred_name};
use alula_pages::{urls, wording};
use axum::extract::State;
use jiff::Timestamp;

use crate::address::{At, SessionPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::{Seen, Staff};
use crate::session::page::sent_back;
use crate::site::Site;
use crate::trouble::Stop;

/// The phones of a session as the house heard them, and until when a link lets the sitter's in.
pub(in crate::session) async fn heard(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    of: SessionId,
) -> Result<(Vec<PhoneHeard>, Option<Timestamp>), Stop> {
    let now = site.house().now();
    let (links, phones) = site.house().phones(&staff.actor, chart.client(), of).await?;
    let current = sitter(chart, of).map(|it| it.id());
    let live = phones.iter().filter(|it| it.is_live(now));
    // A phone of somebody who was named before is nobody's any more.
    let live = live.filter(|it| it.sitter.is_none_or(|id| Some(id.entry()) == current));
    let heard = live.map(|it| PhoneHeard {
        of_sitter: it.sitter.is_some(),
        seen_at: it.seen_at,
        battery: it.battery,
        hidden: it.hidden,
    });
    let open = links.iter().find(|it| it.sitter.is_some() && it.token.is_some() && it.is_open(now));
    Ok((heard.collect(), open.map(|it| it.expires_at)))
}

/// The page of a session at home with its phones; any other as it is.
pub(in crate::session) async fn with_phones(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    of: SessionId,
    page: SessionPage,
    ctx: &Context<'_>,
) -> Result<SessionPage, Stop> {
    if session(chart, of).is_none_or(|it| it.plan.is.setting != Setting::Home) {
        return Ok(page);
    }
    let (phones, link) = heard(site, staff, chart, of).await?;
    Ok(page.with_phones(&phones, link, ctx))
}

/// `POST /clients/{client}/sessions/{session}/sitter/link`: shows the link and its digits, once.
pub(crate) async fn link(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let made = site.house().invite_phone(&staff.actor, path.client, path.session).await?;
    let Some((made, named)) = made.zip(sitter(&chart, path.session)) else {
        let filled = form.filled().wrong_as_a_whole("Name the sitter first; the link is for their phone.");
        return sent_back(&site, &staff, &path, "link", filled).await;
    };
    let view = HandLink {
        sitter: (named.is.name.reveal().to_owned(), named.is.phone.reveal().to_owned()),
        address: site.address_of(&urls::Come(made.token.reveal().to_owned())),
        code: made.code,
        until: wording::at(made.expires_at, site.house().now(), site.house().zone()),
        back: urls::Session(path.client, path.session).to_string(),
    };
    Ok(Answer::page(hand_link(&staff.shell(&site).await?, &view)))
}

/// True for the sitter's phone, false for the client's.
fn whose(site: &Site, form: &Form) -> Result<bool, Filled> {
    let mut it = Reading::of(form, site.house().zone());
    let whose = match form.raw("whose") {
        "sitter" => Some(true),
        "client" => Some(false),
        _ => None,
    };
    if whose.is_none() {
        it.fault("whose", "Say whose phone.");
    }
    it.finish(|| whose)
}

/// `POST /clients/{client}/sessions/{session}/phone-code`: shows six digits, once.
pub(crate) async fn code(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let of_sitter = match whose(&site, &form) {
        Ok(of_sitter) => of_sitter,
        Err(filled) => return sent_back(&site, &staff, &path, "phone-code", filled).await,
    };
    let Some(made) = site.house().phone_code(&staff.actor, path.client, path.session, of_sitter).await? else {
        let filled =
            form.filled().wrong_as_a_whole("There is nobody for whom a phone could take over. Name the sitter first.");
        return sent_back(&site, &staff, &path, "phone-code", filled).await;
    };
    let sitter = sitter(&chart, path.session).map(|it| it.is.name.reveal().to_owned()).unwrap_or_default();
    let view = HandCode {
        whose: if of_sitter { sitter } else { preferred_name(&chart) },
        code: made.code,
        address: site.address_of(&urls::WithCode),
        until: wording::clock(made.expires_at, site.house().zone()),
        back: urls::Session(path.client, path.session).to_string(),
    };
    Ok(Answer::page(hand_code(&staff.shell(&site).await?, &view)))
}

/// `POST /clients/{client}/sessions/{session}/phones-end`.
pub(crate) async fn end(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    match whose(&site, &form) {
        Ok(of_sitter) => {
            site.house().end_phones(&staff.actor, path.client, path.session, of_sitter).await?;
            Ok(Answer::go(urls::Session(path.client, path.session)))
        }
        Err(filled) => sent_back(&site, &staff, &path, "phones-end", filled).await,
    }
}
