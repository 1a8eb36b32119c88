//! `GET /clients/{client}/measures/{measure}/{item}`, `POST` the same: a question read aloud by somebody of the practice.

use alula_core::intake::ClientAdmitted;
use alula_pages::measures::{Danger, question as page};
use alula_pages::urls;
use axum::extract::State;

use super::{keep, question, raised_concern, round};
use crate::act::Asks;
use crate::address::{At, ItemPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen, At(at): At<ItemPath>) -> Answered {
    let (round, instrument) = round(&chart, at.measure)?;
    if round.finished.is_some() {
        return Ok(Answer::go(urls::Measures(at.client)));
    }
    let chosen = round.answers.get(&at.item).copied().flatten();
    let mut view = question(instrument, at.item, chosen, site.house().new_id())?;
    view.to = urls::MeasureItem(at.client, at.measure, at.item).to_string();
    view.back = (at.item > 1).then(|| urls::MeasureItem(at.client, at.measure, at.item - 1).to_string());
    if raised_concern(&chart, at.measure) {
        view.danger = Some(Danger::Staff { to: urls::Client(at.client).to_string() });
    }
    view.read_aloud_to = chart.last::<ClientAdmitted>().map(|it| it.is.person.name.reveal().to_owned());
    Ok(Answer::page(page(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(at): At<ItemPath>,
    form: Form,
) -> Answered {
    let (_, instrument) = round(&chart, at.measure)?;
    let asks = Asks { actor: staff.actor, client: at.client };
    match keep(asks, &site, instrument, (at.measure, at.item), &form).await? {
        Ok(Some(next)) => Ok(Answer::go(urls::MeasureItem(at.client, at.measure, next))),
        Ok(None) => Ok(Answer::go(urls::Measures(at.client))),
        Err(refusal) => Err(refusal.into()),
    }
}
