//! `GET /clients/{client}/preparation`, and the same page after a form was sent back.

use alula_core::Chart;
use alula_core::ids::ClientId;
use alula_pages::parts::{Filled, Forms};
use alula_pages::preparation::{PreparationSheet, preparation_page};
use alula_policy::{Action, permit};
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, Forms::fresh()).await?))
}

/// The page with a form that was sent back.
pub(crate) async fn sent_back(
    site: &Site,
    staff: &Staff,
    client: ClientId,
    name: &'static str,
    form: Filled,
) -> Answered {
    let chart = site.house().read(&staff.actor, client, Action::ReadChart).await?;
    Ok(Answer::unprocessable(draw(site, staff, &chart, Forms::fresh().with(name, form)).await?))
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, forms: Forms) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let may_write = permit(&staff.actor, Action::HoldVisit, &alula_app::chart_resource(chart)).is_permit();
    let view = PreparationSheet::of(chart, &around.context(), site.house().new_id(), may_write, forms);
    Ok(preparation_page(&staff.shell(site).await?, &view))
}
