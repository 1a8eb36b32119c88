//! `GET /practice/limits`, `POST /practice/limits`.

use alula_core::protocol::{NewPracticeLimit, ThresholdId};
use alula_pages::parts::{Filled, Forms};
use alula_pages::protocol::{LimitsNow, LimitsPage, limits_page};
use alula_pages::urls;
use alula_policy::{Action, Decision, Resource, permit};
use axum::extract::State;
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, query: Form) -> Answered {
    let chosen = match query.raw("limit") {
        "" => None,
        name => Some(named(name).ok_or(Stop::NotFound)?),
    };
    Ok(Answer::page(draw(&site, &staff, chosen.map(|it| (it, Forms::fresh()))).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let incomplete = || Stop::Form {
        words: "This form is incomplete, so nothing was kept. Open the page again and choose a limit.".into(),
    };
    let threshold = named(form.raw("limit")).ok_or_else(incomplete)?;
    let what = match form.raw("what") {
        it @ ("tighter" | "back") => it,
        _ => return Err(incomplete()),
    };
    let refused = match read(&form, &site, threshold, what) {
        Ok(limit) => match site.house().hold_tighter(&staff.actor, form.entry()?, limit).await? {
            Ok(()) => return Ok(Answer::go(urls::PracticeLimits)),
            Err(refusal) => form.filled().refused(&refusal),
        },
        Err(filled) => filled,
    };
    let forms = Forms::fresh().with(what, refused);
    Ok(Answer::unprocessable(draw(&site, &staff, Some((threshold, forms))).await?))
}

fn named(name: &str) -> Option<ThresholdId> {
    ThresholdId::try_from(name.to_owned()).ok()
}

fn read(form: &Form, site: &Site, threshold: ThresholdId, what: &str) -> Result<NewPracticeLimit, Filled> {
    let mut reading = Reading::of(form, site.house().zone());
    let value = match what {
        "tighter" => reading.needed_number("value", "Write the number that the practice holds at.").map(Some),
        _ => Some(None),
    };
    let from = reading.needed_day("from", "Say from which day.");
    let reason = reading.needed("reason", "Say why; everybody who works by this number reads it.");
    reading.finish(|| Some(NewPracticeLimit { threshold, value: value?, from: from?, reason }))
}

async fn draw(site: &Site, staff: &Staff, chosen: Option<(ThresholdId, Forms)>) -> Result<Markup, Stop> {
    let house = site.house();
    let said = house.practice_limits(&staff.actor).await?;
    let (signed, colleagues) = (house.protocol().await?, house.colleagues().await?);
    let it =
        LimitsNow { signed: signed.as_deref(), said: &said, staff: &colleagues, now: house.now(), zone: house.zone() };
    let may_change = permit(&staff.actor, Action::TightenLimits, &Resource::Practice) != Decision::Deny;
    let mut view = LimitsPage::of(it, may_change);
    if let Some((threshold, forms)) = chosen {
        view = view.changing(it, threshold, house.new_id(), forms);
    }
    Ok(limits_page(&staff.shell(site).await?, &view))
}
