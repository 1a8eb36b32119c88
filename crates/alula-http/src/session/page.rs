//! `GET /clients/{client}/sessions/{session}`: threshold, room, afterwards; and the same page after a form was sent back.

use alula_core::Chart;
use alula_core::ids::SessionId;
use alula_pages::parts::{Filled, Forms};
use alula_pages::session::{Beside, May, Room, SessionPage, Threshold, room_page, threshold_page};
use alula_policy::{Action, Actor, Resource, permit};
use axum::extract::State;
use axum::http::HeaderMap;
use maud::Markup;

use super::home::with_phones;
use super::sound::beside;
use crate::address::{At, SessionPath};
use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    headers: HeaderMap,
) -> Answered {
    let page = page(&site, &staff, &chart, path.session, Forms::fresh()).await?;
    // A part of the page that is drawn anew leaves out what stands beside it.
    let beside = match headers.contains_key("hx-request") {
        true => Beside::Quiet,
        false => beside(&site, &staff, &chart, path.session).await?,
    };
    Ok(Answer::page(draw(&site, &staff, page, beside).await?))
}

/// The page with a form that was sent back.
pub(crate) async fn sent_back(
    site: &Site,
    staff: &Staff,
    path: &SessionPath,
    name: &'static str,
    form: Filled,
) -> Answered {
    let chart = site.house().read(&staff.actor, path.client, Action::ReadChart).await?;
    let page = page(site, staff, &chart, path.session, Forms::fresh().with(name, form)).await?;
    let beside = beside(site, staff, &chart, path.session).await?;
    Ok(Answer::unprocessable(draw(site, staff, page, beside).await?))
}

async fn page(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    session: SessionId,
    forms: Forms,
) -> Result<SessionPage, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let may = may(&staff.actor, &alula_app::chart_resource(chart));
    let ctx = around.context();
    let page = SessionPage::of(chart, session, &ctx, site.house().new_id(), may, forms).ok_or(Stop::NotFound)?;
    with_phones(site, staff, chart, session, page, &ctx).await
}

async fn draw(site: &Site, staff: &Staff, page: SessionPage, beside: Beside) -> Result<Markup, Stop> {
    let shell = staff.shell(site).await?;
    Ok(match page {
        SessionPage::Threshold(view) => threshold_page(&shell, &Threshold { beside, ..*view }),
        SessionPage::Room(view) if view.left => room_page(&shell, &view),
        SessionPage::Room(view) => room_page(&shell, &Room { beside, ..*view }),
    })
}

fn may(actor: &Actor, chart: &Resource) -> May {
    let may = |action| permit(actor, action, chart).is_permit();
    May {
        prepare: may(Action::AnswerDay),
        give: may(Action::GiveMedicine),
        lift: may(Action::LiftHold),
        reach: may(Action::BeReachable),
        cancel: may(Action::CancelSession),
    }
}
