//! `GET /clients/{client}/sessions/{session}`: threshold, room, afterwards; and the same page after a form was sent back.

use alula_core::Chart;
use alula_core::ids::SessionId;
use alula_pages::parts::{Filled, Forms};
use alula_pages::session::{May, SessionPage, room_page, threshold_page};
use alula_policy::{Action, Actor, Resource, permit};
use axum::extract::State;
use maud::Markup;

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
) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, path.session, Forms::fresh()).await?))
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
    Ok(Answer::unprocessable(draw(site, staff, &chart, path.session, Forms::fresh().with(name, form)).await?))
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, session: SessionId, forms: Forms) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let may = may(&staff.actor, &alula_app::chart_resource(chart));
    let page = SessionPage::of(chart, session, &around.context(), site.house().new_id(), may, forms);
    let shell = staff.shell(site).await?;
    match page.ok_or(Stop::NotFound)? {
        SessionPage::Threshold(view) => Ok(threshold_page(&shell, &view)),
        SessionPage::Room(view) => Ok(room_page(&shell, &view)),
    }
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
