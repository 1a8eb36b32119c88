//! `GET` and `POST /where-i-am-told`, its test, a place that ends, and what takes notices in a browser.

use alula_app::notices::{Channel, TellPlace, Way, Written};
use alula_core::language::Language;
use alula_pages::office::told::{ToldBy, ToldLine, ToldPage, told_page};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use maud::Markup;

use crate::address::{At, TellPlacePath};
use crate::answer::{Answer, Answered};
use crate::assets;
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, query: Form) -> Answered {
    Ok(Answer::page(draw(&site, &staff, None, query.raw("tested").parse().ok()).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let entry = form.entry()?;
    let wrong = match (written(&form), Language::of_tag(form.raw("language"))) {
        (None, _) => form.filled().wrong("way", "Choose how you are told."),
        (_, None) => form.filled().wrong("language", "Choose a language."),
        (Some(it), Some(language)) => match site.house().add_tell_place(&staff.actor, entry, it, language).await? {
            Ok(()) => return Ok(Answer::go(format!("{}?tested=1", urls::WhereIAmTold))),
            Err(refusal) => {
                let field = if form.raw("way") == "push" { "browser" } else { "to" };
                form.filled().wrong(field, wording::sentence(&format!("{refusal}.")))
            }
        },
    };
    Ok(Answer::unprocessable(draw(&site, &staff, Some(wrong), None).await?))
}

pub(crate) async fn test(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let places = site.house().test_tell_places(&staff.actor, form.entry()?).await?;
    Ok(Answer::go(format!("{}?tested={places}", urls::WhereIAmTold)))
}

pub(crate) async fn end(State(site): State<Site>, staff: Staff, At(path): At<TellPlacePath>, form: Form) -> Answered {
    form.entry()?;
    site.house().end_tell_place(&staff.actor, path.place).await?;
    Ok(Answer::go(urls::WhereIAmTold))
}

/// The service worker of whoever works here: the same for everybody, and it holds nothing.
pub(crate) async fn worker(headers: HeaderMap) -> Response {
    assets::named("told-worker.js", &headers)
}

/// What was written to be told at; a browser writes down what it gave out when it subscribed.
fn written(form: &Form) -> Option<Written> {
    let field = |name: &str| form.raw(name).into();
    match form.raw("way") {
        "email" => Some(Written::Email(field("to"))),
        "sms" => Some(Written::Sms(field("to"))),
        "push" => Some(Written::Browser { endpoint: field("endpoint"), p256dh: field("p256dh"), auth: field("auth") }),
        _ => None,
    }
}

async fn draw(site: &Site, staff: &Staff, form: Option<Filled>, tested: Option<usize>) -> Result<Markup, Stop> {
    let house = site.house();
    let reached = house.reached(&staff.actor).await?;
    let ways = reached.ways.iter().filter_map(|it| match it {
        Way::Email => Some(("email", ToldBy::Email)),
        Way::Sms => Some(("sms", ToldBy::Sms)),
        Way::Push => None,
    });
    let ways: Vec<_> = ways.collect();
    let usual = || {
        let way = ways.first().map(|it| it.0).unwrap_or_default();
        Filled::new().with("way", way).with("language", Language::English.tag())
    };
    let view = ToldPage {
        places: reached.places.iter().map(|it| line(site, it)).collect(),
        form: form.unwrap_or_else(usual),
        ways: ways.iter().map(|it| it.1).collect(),
        push: house.push_key(),
        tested,
        drawn: house.new_id(),
    };
    Ok(told_page(&staff.shell(site).await?, &view))
}

fn line(site: &Site, it: &TellPlace) -> ToldLine {
    let house = site.house();
    let (way, to, browser) = match &it.to {
        Channel::Email(to) => ("E-mail", to.reveal(), None),
        Channel::Sms(to) => ("Text message", to.reveal(), None),
        Channel::Push { endpoint, .. } => ("A browser", "", Some(end_of(endpoint.reveal()))),
    };
    let since = format!("since {}", wording::at(it.since, house.now(), house.zone()));
    ToldLine { place: it.id, way, to: to.to_owned(), browser, language: it.language, since }
}

/// By so many letters at its end a browser knows its own address again.
const KNOWN_BY: usize = 12;

fn end_of(endpoint: &str) -> String {
    endpoint.chars().skip(endpoint.chars().count().saturating_sub(KNOWN_BY)).collect()
}
