//! The client answers a questionnaire: `/me/measures/{measure}` for an instrument, `/me/measures/{measure}/{item}`,
//! `/me/measures/{measure}/done`.

use alula_core::instruments::{self, Instrument};
use alula_core::intake::Mode;
use alula_pages::measures::{Danger, Done, done as done_page, question as page};
use alula_pages::urls;
use axum::extract::State;
use serde::Deserialize;

use super::reader_of;
use crate::act::Asks;
use crate::address::{At, MyItemPath, MyMeasurePath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::measures::{begin, keep, question, raised_concern, round};
use crate::reader::{Me, Seen};
use crate::site::Site;
use crate::trouble::Stop;

/// A questionnaire, by its id; its segment shares the name of the rounds' segment.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct InstrumentPath {
    #[serde(rename = "measure")]
    instrument: String,
}

/// The first question; the round begins with its answer.
pub(crate) async fn first(State(site): State<Site>, me: Me, At(at): At<InstrumentPath>) -> Answered {
    let instrument = known(&at)?;
    let mut view = question(instrument, 1, None, site.house().new_id())?;
    view.to = urls::MyMeasure(at.instrument).to_string();
    Ok(Answer::page(page(&me.shell(&site).await?, &view)))
}

pub(crate) async fn begun(State(site): State<Site>, me: Me, At(at): At<InstrumentPath>, form: Form) -> Answered {
    let asks = Asks { actor: me.actor, client: me.client };
    let measure = begin(asks, &site, known(&at)?, Mode::Alone, &form).await??;
    Ok(Answer::go(urls::MyMeasureItem(measure, 2)))
}

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen, At(at): At<MyItemPath>) -> Answered {
    let (round, instrument) = round(&chart, at.measure)?;
    if round.finished.is_some() {
        return Ok(Answer::go(urls::MyMeasureDone(at.measure)));
    }
    let chosen = round.answers.get(&at.item).copied().flatten();
    let mut view = question(instrument, at.item, chosen, site.house().new_id())?;
    view.to = urls::MyMeasureItem(at.measure, at.item).to_string();
    if raised_concern(&chart, at.measure) {
        let caller = reader_of(&site, &me, &chart).await?;
        view.danger = Some(Danger::Own { caller, practice_phone: site.any_hour() });
    }
    view.back = (at.item > 1).then(|| urls::MyMeasureItem(at.measure, at.item - 1).to_string());
    Ok(Answer::page(page(&me.shell(&site).await?, &view)))
}

pub(crate) async fn post(
    State(site): State<Site>,
    me: Me,
    Seen(chart): Seen,
    At(at): At<MyItemPath>,
    form: Form,
) -> Answered {
    let (_, instrument) = round(&chart, at.measure)?;
    let asks = Asks { actor: me.actor, client: me.client };
    Ok(match keep(asks, &site, instrument, (at.measure, at.item), &form).await?? {
        Some(next) => Answer::go(urls::MyMeasureItem(at.measure, next)),
        None => Answer::go(urls::MyMeasureDone(at.measure)),
    })
}

pub(crate) async fn done(State(site): State<Site>, me: Me, Seen(chart): Seen, At(at): At<MyMeasurePath>) -> Answered {
    let (round, _) = round(&chart, at.measure)?;
    let reader = reader_of(&site, &me, &chart).await?;
    let view = Done {
        danger: raised_concern(&chart, at.measure).then(|| reader.clone()),
        reader,
        skipped: round.answers.values().filter(|it| it.is_none()).count(),
        practice_phone: site.any_hour(),
    };
    Ok(Answer::page(done_page(&me.shell(&site).await?, &view)))
}

fn known(at: &InstrumentPath) -> Result<&'static Instrument, Stop> {
    instruments::find(&at.instrument).ok_or(Stop::NotFound)
}
