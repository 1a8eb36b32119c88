//! `GET` and `POST /clients/{client}/contact`.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::EntryId;
use alula_core::intake::{ClientAdmitted, ContactCorrection};
use alula_pages::clients::contact::{ContactPage, contact_page};
use alula_pages::parts::Filled;
use alula_pages::urls;
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let it = &chart.last::<ClientAdmitted>().ok_or(Stop::NotFound)?.is.person;
    let form = Filled::new()
        .with("phone", it.phone.reveal())
        .with("email", it.email.reveal())
        .with("address", it.address.reveal())
        .with("state", it.state.clone());
    Ok(Answer::page(draw(&site, &staff, &chart, form, site.house().new_id()).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    let outcome = keep(&site, &staff.actor, chart.client(), &form, |mut it| {
        let (phone, email, address) = (it.words("phone"), it.words("email"), it.words("address"));
        let state = it.words("state").reveal().to_uppercase();
        let reason = it.needed("reason", "Write who said so, or why it is corrected.");
        it.finish(|| Some(Command::CorrectContact(ContactCorrection { phone, email, address, state, reason })))
    });
    match outcome.await? {
        Outcome::Kept => Ok(Answer::go(urls::Client(chart.client()))),
        Outcome::SentBack(form_again) => {
            Ok(Answer::unprocessable(draw(&site, &staff, &chart, form_again, form.entry()?).await?))
        }
    }
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, form: Filled, entry: EntryId) -> Result<Markup, Stop> {
    let name = chart.last::<ClientAdmitted>().map(|it| it.is.person.name.reveal().to_owned()).unwrap_or_default();
    let view = ContactPage { client: chart.client(), name, form, entry };
    Ok(contact_page(&staff.shell(site).await?, &view))
}
