//! `/clients/{client}/measures`: ask for a questionnaire, begin one aloud, and what came of them.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::MeasureId;
use alula_core::instruments::find;
use alula_core::intake::{MeasureAsked, MeasureBegun, Mode};
use alula_pages::measures::{MeasuresPage, measures_page};
use alula_pages::parts::Forms;
use alula_pages::urls;
use alula_policy::{Action, permit};
use axum::extract::State;
use maud::Markup;

use crate::act::Asks;
use crate::address::{At, ClientPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    Ok(Answer::page(draw(&site, &staff, &chart, Forms::fresh()).await?))
}

pub(crate) async fn post(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<ClientPath>,
    form: Form,
) -> Answered {
    let instrument = find(form.raw("instrument"))
        .ok_or_else(|| Stop::Form { words: "Choose one of the questionnaires on the page.".into() })?;
    let asks = Asks { actor: staff.actor, client: path.client };
    if form.raw("do") == "begin" {
        let begun = MeasureBegun {
            instrument: instrument.id.clone(),
            version: instrument.version.clone(),
            language: instrument.language.clone(),
            mode: Mode::ReadAloud,
        };
        asks.run(&site, &form, Command::BeginMeasure(begun)).await??;
        return Ok(Answer::go(urls::MeasureItem(path.client, MeasureId::of(form.entry()?), 1)));
    }
    let command = Command::AskMeasure(MeasureAsked { instrument: instrument.id.clone() });
    match asks.run(&site, &form, command).await? {
        Ok(_) => Ok(Answer::go(urls::Measures(path.client))),
        Err(refusal) => {
            let forms = Forms::fresh().with(&instrument.id, form.filled().refused(&refusal));
            Ok(Answer::unprocessable(draw(&site, &staff, &chart, forms).await?))
        }
    }
}

async fn draw(site: &Site, staff: &Staff, chart: &Chart, forms: Forms) -> Result<Markup, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let may_ask = permit(&staff.actor, Action::AskMeasure, &alula_app::chart_resource(chart)).is_permit();
    let view = MeasuresPage::of(chart, &around.context(), site.house().new_id(), may_ask, forms);
    Ok(measures_page(&staff.shell(site).await?, &view))
}
