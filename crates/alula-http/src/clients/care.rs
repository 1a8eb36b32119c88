//! `GET` and `POST /clients/{client}/care`, and its beginning anew.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::integration::{CareClosed, CareReopened};
use alula_pages::clients::care::{CarePage, care_page};
use alula_pages::parts::{Filled, Forms};
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, Forms::fresh()).await?))
}

pub(crate) async fn close(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    act(&site, &staff, &chart, "care", &form, |mut it| {
        let reason = it.needed_choice("reason", "Choose why the care ends.");
        let words = it.needed("words", "Write what was agreed about the time after.");
        it.finish(|| Some(Command::CloseCare(CareClosed { reason: reason?, words })))
    })
    .await
}

pub(crate) async fn reopen(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    act(&site, &staff, &chart, "reopen", &form, |mut it| {
        let words = it.needed("words", "Write what brings them back.");
        it.finish(|| Some(Command::ReopenCare(CareReopened { words })))
    })
    .await
}

async fn act(
    site: &Site,
    staff: &Staff,
    chart: &Chart,
    name: &str,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<Command, Filled> + Send,
) -> Answered {
    match keep(site, &staff.actor, chart.client(), form, read).await? {
        Outcome::Kept => Ok(Answer::go(urls::Client(chart.client()))),
        Outcome::SentBack(filled) => {
            Ok(Answer::unprocessable(draw(site, staff, chart, Forms::fresh().with(name, filled)).await?))
        }
    }
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, forms: Forms) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let may = permit(&staff.actor, Action::CloseCare, &alula_app::chart_resource(chart)).is_permit();
    let view = CarePage::of(chart, &around.context(), site.house().new_id(), may, forms);
    Ok(care_page(&staff.shell(site).await?, &view))
}
