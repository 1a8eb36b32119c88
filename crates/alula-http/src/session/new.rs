//! `GET /clients/{client}/sessions/new` and its form.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::SessionId;
use alula_pages::parts::Filled;
use alula_pages::session::{NewSession, new_session_page};
use alula_pages::urls;
use axum::extract::State;
use maud::Markup;

use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, Filled::new()).await?))
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    let planned = keep(&site, &staff.actor, path.client, &form, |mut it| {
        let at = it.needed_time("at", "Choose day and time.");
        let order = it.needed_id("order", "Choose the order it runs under.");
        let place = it.words("place");
        it.finish(|| Some(Command::PlanSession { at: at?, order: order?, place }))
    });
    match planned.await? {
        Outcome::Kept => Ok(Answer::go(urls::Session(path.client, SessionId::of(form.entry()?)))),
        Outcome::SentBack(filled) => Ok(Answer::unprocessable(draw(&site, &staff, &chart, filled).await?)),
    }
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, form: Filled) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let view = NewSession::of(chart, &around.context(), site.house().new_id(), form);
    Ok(new_session_page(&staff.shell(site).await?, &view))
}
