//! `GET /practice`, `GET` and `POST /practice/details`.

use alula_app::PracticeDetails;
use alula_pages::office::practice::{DetailsPage, PracticePage, RoomLine, details_page, practice_page};
use alula_pages::parts::{Fields, Filled, History, changed};
use alula_pages::{urls, wording};
use axum::extract::State;
use maud::Markup;

use super::health::of_the_day;
use super::people::to_renew;
use super::person::change_of;
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let details = site.house().practice().await?;
    let renew = match to_renew(&site, &staff).await? {
        0 => "nothing to renew".to_owned(),
        count => format!("{count} to renew or write down"),
    };
    let protocol = site.house().protocol().await?;
    let tighter = protocol.as_ref().map_or(0, |it| it.held_tighter(site.house().now()));
    let protocol =
        protocol.map_or_else(|| "none is signed".to_owned(), |it| format!("version {} holds", it.protocol.version));
    let rooms = vec![
        RoomLine {
            name: "People",
            about: "Licences, roles, who joins and who leaves",
            stands: renew,
            to: urls::People.to_string(),
        },
        RoomLine {
            name: "Protocol",
            about: "The limits and gates you work by",
            stands: protocol,
            to: urls::Protocol.to_string(),
        },
        RoomLine {
            name: "Own limits",
            about: "What you hold more tightly than the protocol",
            stands: if tighter == 0 { "none".to_owned() } else { format!("{tighter} held more tightly") },
            to: urls::PracticeLimits.to_string(),
        },
        RoomLine {
            name: "Documents",
            about: "What clients sign, in which text",
            stands: String::new(),
            to: urls::Documents.to_string(),
        },
        RoomLine {
            name: "Sound",
            about: "What may be played in the rooms, and in which order",
            stands: wording::count(site.house().sound(&staff.actor).await?.sets.len(), "set"),
            to: urls::Sound.to_string(),
        },
        RoomLine {
            name: "Health of the house",
            about: "Backups, disk, work in the background",
            stands: match of_the_day(&site, &staff).await? {
                None => "all is well".to_owned(),
                Some(it) => format!("{} to look at", it.more + 1),
            },
            to: urls::HouseHealth.to_string(),
        },
        RoomLine {
            name: "Who opened which chart",
            about: "Every look at a chart, by person and day",
            stands: String::new(),
            to: urls::AccessLog.to_string(),
        },
    ];
    let facts = said(&details).into_iter().filter(|(name, value)| *name != "Name" && !value.is_empty());
    let view = PracticePage {
        name: if details.name.is_blank() { "Your practice".to_owned() } else { details.name.reveal().to_owned() },
        facts: facts.map(|(name, value)| (name.to_owned(), value)).collect(),
        rooms,
    };
    Ok(Answer::page(practice_page(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn details(State(site): State<Site>, staff: Staff) -> Answered {
    let it = site.house().practice().await?;
    let form = Filled::new()
        .with("name", it.name.reveal())
        .with("address", it.address.reveal())
        .with("phone", it.phone.reveal())
        .with("emergency_phone", it.emergency_phone.reveal())
        .with("zone", it.zone.clone())
        .with("states", it.states.join(" "))
        .with("cosign_within_days", it.cosign_within_days.map(|it| it.to_string()).unwrap_or_default());
    Ok(Answer::page(draw(&site, &staff, form).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let mut it = Reading::of(&form, site.house().zone());
    let name = it.needed("name", "Write down the name of the practice; it stands on every page.");
    let (address, phone, emergency_phone) = (it.words("address"), it.words("phone"), it.words("emergency_phone"));
    let cosign_within_days = it.number::<u8>("cosign_within_days");
    if cosign_within_days == Some(0) {
        it.fault("cosign_within_days", "Write at least one day, or leave it empty.");
    }
    let zone = it.words("zone").reveal().to_owned();
    let states = it
        .words("states")
        .reveal()
        .split([' ', ',', '\n'])
        .filter(|it| !it.is_empty())
        .map(str::to_uppercase)
        .collect();
    let details = PracticeDetails { name, address, phone, emergency_phone, zone, states, cosign_within_days };
    let wrong = match it.finish(|| Some(details)) {
        Err(filled) => filled,
        Ok(details) => match site.house().change_practice(&staff.actor, details).await? {
            Ok(()) => {
                site.learn_name().await?;
                return Ok(Answer::go(urls::Practice));
            }
            Err(refusal) => form.filled().wrong(refusal.field(), wording::sentence(&format!("{refusal}."))),
        },
    };
    Ok(Answer::unprocessable(draw(&site, &staff, wrong).await?))
}

async fn draw(site: &Site, staff: &Staff, form: Filled) -> Result<Markup, Stop> {
    let colleagues = site.house().colleagues().await?;
    let mut before = None;
    let mut changes = Vec::new();
    for it in site.house().practice_history(&staff.actor).await? {
        let after = said(&it.is);
        changes.push(change_of(site, it.at, it.by, &colleagues, changed(before.as_ref(), &after)));
        before = Some(after);
    }
    changes.reverse();
    Ok(details_page(&staff.shell(site).await?, &DetailsPage { form, history: History(changes) }))
}

/// The details field by field, as a reader sees them.
fn said(it: &PracticeDetails) -> Fields {
    let cosign = it.cosign_within_days.map(|it| wording::count(usize::from(it), "day")).unwrap_or_default();
    vec![
        ("Name", it.name.reveal().to_owned()),
        ("Address", it.address.reveal().to_owned()),
        ("Telephone in opening hours", it.phone.reveal().to_owned()),
        ("Telephone at any hour", it.emergency_phone.reveal().to_owned()),
        ("Licensed in", wording::list(&it.states)),
        ("A note is co-signed within", cosign),
        ("Time zone", it.zone.clone()),
    ]
}
