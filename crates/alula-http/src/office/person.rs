//! `GET /people/{person}`, `GET` and `POST /people/{person}/change`, `POST /people/{person}/link`.

use std::collections::BTreeMap;

use alula_app::{KeptCredential, PersonSeen, StaffMember};
use alula_core::decide::Colleague;
use alula_core::ids::StaffId;
use alula_core::ledger::Author;
use alula_pages::office::person::{ChangePerson, CredentialLine, PersonPage, change_person, person_page};
use alula_pages::parts::{Change, Fields, Filled, History, changed};
use alula_pages::{urls, wording};
use axum::extract::State;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::Markup;

use super::people::{handed_over, needed_email, not_invited, read_person, refused, renewals, supervisors, today};
use crate::address::{At, PersonPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>) -> Answered {
    let seen = site.house().person(&staff.actor, path.person).await?.ok_or(Stop::NotFound)?;
    Ok(Answer::page(draw(&site, &staff, &seen, None).await?))
}

pub(crate) async fn change(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>) -> Answered {
    let seen = site.house().person(&staff.actor, path.person).await?.ok_or(Stop::NotFound)?;
    let it = &seen.member;
    let form = Filled::new()
        .with("name", it.name.reveal())
        .with("letters", it.licence.reveal())
        .with("title", it.about.title.reveal())
        .with("phone", it.about.phone.reveal())
        .with(
            "role",
            serde_json::to_value(it.role).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default(),
        )
        .with("supervisor", it.supervisor.map(|it| it.to_string()).unwrap_or_default())
        .with("supervised_from", it.about.supervised_from.map(|it| it.to_string()).unwrap_or_default())
        .with("agreement_until", it.agreement_until.map(|it| it.to_string()).unwrap_or_default());
    Ok(Answer::page(draw_change(&site, &staff, it, form).await?))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>, form: Form) -> Answered {
    let seen = site.house().person(&staff.actor, path.person).await?.ok_or(Stop::NotFound)?;
    let wrong = match read_person(Reading::of(&form, site.house().zone()), Some(&seen.member.about)) {
        Err(filled) => filled,
        Ok((person, about)) => match site.house().change_person(&staff.actor, path.person, person, about).await? {
            Ok(()) => return Ok(Answer::go(urls::Person(path.person))),
            Err(refusal) => refused(&form, refusal),
        },
    };
    Ok(Answer::unprocessable(draw_change(&site, &staff, &seen.member, wrong).await?))
}

pub(crate) async fn link(State(site): State<Site>, staff: Staff, At(path): At<PersonPath>, form: Form) -> Answered {
    let seen = site.house().person(&staff.actor, path.person).await?.ok_or(Stop::NotFound)?;
    let mut reading = Reading::of(&form, site.house().zone());
    let email = needed_email(&mut reading);
    let wrong = match reading.finish(|| Some(email)) {
        Err(filled) => filled,
        Ok(email) => match site.house().invite_person(&staff.actor, path.person, email).await? {
            Ok(link) => return handed_over(&site, &staff, seen.member.name.reveal().to_owned(), &link).await,
            Err(refusal) => not_invited(&form, refusal),
        },
    };
    Ok(Answer::unprocessable(draw(&site, &staff, &seen, Some(wrong)).await?))
}

async fn draw_change(site: &Site, staff: &Staff, it: &StaffMember, form: Filled) -> Result<Markup, Stop> {
    let view =
        ChangePerson { id: it.id, name: it.name.reveal().to_owned(), form, supervisors: supervisors(site).await? };
    Ok(change_person(&staff.shell(site).await?, &view))
}

async fn draw(site: &Site, staff: &Staff, seen: &PersonSeen, link: Option<Filled>) -> Result<Markup, Stop> {
    let colleagues = site.house().colleagues().await?;
    let it = &seen.member;
    let email = seen.email.as_ref().map(|it| it.reveal().to_owned());
    let facts = known(it, &colleagues).into_iter().filter(|(name, value)| {
        !value.is_empty() && ["Telephone", "Agreement holds from", "Agreement holds until"].contains(name)
    });
    let signs_in = email.clone().unwrap_or_else(|| "has not come in yet".to_owned());
    let mut all = vec![("Signs in as".to_owned(), signs_in)];
    all.extend(facts.map(|(name, value)| (name.to_owned(), value)));
    let renew = if it.active { renewals(it, &seen.credentials, &colleagues, today(site)) } else { Vec::new() };
    let view = PersonPage {
        id: it.id,
        name: colleagues.get(&it.id).map(|it| it.name.clone()).unwrap_or_default(),
        lead: lead(it, &colleagues),
        left: (!it.active).then(|| it.about.left.map_or_else(|| "not written down".to_owned(), wording::date)),
        facts: all,
        renew,
        credentials: seen.credentials.iter().map(line).collect(),
        history: history(site, seen, &colleagues),
        link: link.unwrap_or_else(|| Filled::new().with("email", email.unwrap_or_default())),
    };
    Ok(person_page(&staff.shell(site).await?, &view))
}

fn lead(it: &StaffMember, colleagues: &BTreeMap<StaffId, Colleague>) -> String {
    let mut words = wording::sentence(wording::role(it.role));
    if !it.about.title.is_blank() {
        words = format!("{words} · {}", it.about.title.reveal());
    }
    if let Some(supervisor) = it.supervisor.and_then(|id| colleagues.get(&id)) {
        words = format!("{words} · supervised by {}", supervisor.name);
    }
    words
}

fn line(kept: &KeptCredential) -> CredentialLine {
    let it = &kept.is;
    let number: Vec<_> =
        [&it.number, &it.issuer].into_iter().filter(|it| !it.is_blank()).map(|it| it.reveal()).collect();
    CredentialLine {
        what: it.kind.words().to_owned(),
        number: number.join(", "),
        until: it.expires.map_or_else(|| "does not end".to_owned(), |it| format!("until {}", wording::date(it))),
        evidence: it.evidence.reveal().to_owned(),
        to: urls::Credential(kept.staff, kept.id).to_string(),
    }
}

/// A person field by field, as the history compares them.
fn known(it: &StaffMember, colleagues: &BTreeMap<StaffId, Colleague>) -> Fields {
    let supervisor = it.supervisor.and_then(|id| colleagues.get(&id)).map(|it| it.name.clone());
    vec![
        ("Name", it.name.reveal().to_owned()),
        ("Letters", it.licence.reveal().to_owned()),
        ("Title", it.about.title.reveal().to_owned()),
        ("Telephone", it.about.phone.reveal().to_owned()),
        ("Role", wording::role(it.role).to_owned()),
        ("Supervisor of record", supervisor.unwrap_or_default()),
        ("Agreement holds from", day(it.about.supervised_from)),
        ("Agreement holds until", day(it.agreement_until)),
        ("Works here", if it.active { "yes" } else { "no" }.to_owned()),
    ]
}

/// A licence or certificate field by field.
fn said(kept: &KeptCredential) -> Fields {
    let it = &kept.is;
    vec![
        ("Kind", it.kind.words().to_owned()),
        ("Number", it.number.reveal().to_owned()),
        ("Issued by", it.issuer.reveal().to_owned()),
        ("Holds from", day(it.issued)),
        ("Holds until", day(it.expires)),
        ("What was looked at", it.evidence.reveal().to_owned()),
        ("On the page", if kept.active { "yes" } else { "no" }.to_owned()),
    ]
}

fn day(day: Option<Date>) -> String {
    day.map(wording::date).unwrap_or_default()
}

/// Everything that was changed about a person and their licences, the latest first.
fn history(site: &Site, seen: &PersonSeen, colleagues: &BTreeMap<StaffId, Colleague>) -> History {
    let mut all: Vec<(Timestamp, Change)> = Vec::new();
    let mut before = None;
    for it in &seen.history {
        let after = known(&it.is, colleagues);
        all.push((it.at, change_of(site, it.at, it.by, colleagues, changed(before.as_ref(), &after))));
        before = Some(after);
    }
    let mut standing: BTreeMap<uuid::Uuid, Fields> = BTreeMap::new();
    for it in &seen.credential_history {
        let after = said(&it.is);
        let mut what = changed(standing.get(&it.is.id), &after);
        if let Some(first) = what.first_mut().filter(|it| it.field != "Kind") {
            first.field = format!("{}, {}", it.is.is.kind.words(), first.field.to_lowercase());
        }
        all.push((it.at, change_of(site, it.at, it.by, colleagues, what)));
        standing.insert(it.is.id, after);
    }
    all.retain(|(_, it)| !it.what.is_empty());
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    History(all.into_iter().map(|(_, it)| it).collect())
}

/// One change, with who made it in words.
pub(super) fn change_of(
    site: &Site,
    at: Timestamp,
    by: Author,
    colleagues: &BTreeMap<StaffId, Colleague>,
    what: Vec<alula_pages::parts::Changed>,
) -> Change {
    let who = match by {
        Author::Staff(id) => {
            colleagues.get(&id).map_or_else(|| "somebody who is not here".to_owned(), |it| it.name.clone())
        }
        Author::Client | Author::Sitter(_) | Author::House => "whoever set up the house".to_owned(),
    };
    Change { when: wording::at(at, site.house().now(), site.house().zone()), who, what }
}
