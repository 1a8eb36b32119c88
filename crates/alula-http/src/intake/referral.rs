//! `GET` and `POST /clients/{client}/referral`: a bundle from elsewhere, filed into this chart.

use alula_app::ImportRefusal;
use alula_core::Chart;
use alula_pages::intake::{ReferralPage, referral_page};
use alula_pages::parts::Filled;
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::State;
use maud::Markup;

use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;
use crate::upload::Upload;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen, query: Form) -> Answered {
    let mut view = view(&site, &staff, &chart, Filled::new()).await?;
    view.already_had = query.ticked("nothing-new");
    Ok(Answer::page(draw(&site, &staff, &view).await?))
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    upload: Upload,
) -> Answered {
    let reads = permit(&staff.actor, Action::ReadChart, &alula_app::chart_resource(&chart)).is_permit();
    let wrong = match upload.file.is_empty() {
        true => ("no_file", "Choose the file first.".to_owned()),
        false => {
            let done =
                site.house().import_referral(&staff.actor, Some(path.client), &upload.name, &upload.file).await?;
            match done {
                // The manager files a referral without reading the chart.
                Ok(_) if !reads => return Ok(Answer::go(urls::Clients)),
                Ok(done) if done.filed + done.kept_whole == 0 => {
                    return Ok(Answer::go(format!("{}?nothing-new=yes", urls::Referral(path.client))));
                }
                Ok(_) => return Ok(Answer::go(urls::Referral(path.client))),
                Err(refusal) => (ImportRefusal::code(&refusal), refusal.to_string()),
            }
        }
    };
    let (code, words) = wrong;
    if !reads {
        return Err(Stop::Refused { code, words });
    }
    let mut view = view(&site, &staff, &chart, Filled::new().wrong("bundle", words)).await?;
    view.code = code.to_owned();
    Ok(Answer::unprocessable(draw(&site, &staff, &view).await?))
}

async fn view(site: &Site, staff: &Staff, chart: &Chart, form: Filled) -> Result<ReferralPage, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let may = permit(&staff.actor, Action::ImportReferral, &alula_app::chart_resource(chart)).is_permit();
    Ok(ReferralPage::of(chart, &around.context(), site.house().new_id(), may, form))
}

async fn draw(site: &Site, staff: &Staff, view: &ReferralPage) -> Result<Markup, Stop> {
    Ok(referral_page(&staff.shell(site).await?, view))
}
