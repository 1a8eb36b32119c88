//! `GET` and `POST /clients/{client}/next`.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::EntryId;
use alula_core::intake::ClientAdmitted;
use alula_core::pathway::{Appointment, appointments};
use alula_core::session::ContactPlanned;
use alula_pages::clients::next_talk::{NextTalk, next_talk};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::kept::{Outcome, keep};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, Filled::new(), site.house().new_id()).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    let outcome = keep(&site, &staff.actor, chart.client(), &form, |mut it| {
        let at = it.needed_time("at", "Choose day and time.");
        let what = it.needed("what", "Say what for: a visit, a call.");
        it.finish(|| Some(Command::PlanContact(ContactPlanned { session: None, at: at?, what })))
    });
    match outcome.await? {
        Outcome::Kept => Ok(Answer::go(urls::Client(chart.client()))),
        Outcome::SentBack(form_again) => {
            Ok(Answer::unprocessable(draw(&site, &staff, &chart, form_again, form.entry()?).await?))
        }
    }
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, form: Filled, entry: EntryId) -> Result<Markup, Stop> {
    let (now, zone) = (site.house().now(), site.house().zone());
    let ahead = appointments(chart).into_iter().filter(|(at, _)| *at >= now);
    let told = |(at, what)| {
        let what = match what {
            Appointment::Session(_) => "a medicine session".to_owned(),
            Appointment::Contact(id) => {
                chart.find::<ContactPlanned>(id).map(|it| it.is.what.reveal().to_owned()).unwrap_or_default()
            }
        };
        (wording::at(at, now, zone), what)
    };
    let name = chart.last::<ClientAdmitted>().map(|it| it.is.person.name.reveal().to_owned()).unwrap_or_default();
    let view = NextTalk { client: chart.client(), name, planned: ahead.map(told).collect(), form, entry };
    Ok(next_talk(&staff.shell(site).await?, &view))
}
