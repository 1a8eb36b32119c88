//! `GET /people`, `GET /people/new`, `POST /people/new`.

use std::collections::BTreeMap;

use alula_app::entrance::{InvitationLink, InviteRefusal};
use alula_app::{About, KeptCredential, NewPerson, PersonRefusal, StaffMember};
use alula_core::decide::{Colleague, Role};
use alula_core::ids::StaffId;
use alula_core::practice::{Lapse, lapse, renewed_where, unwritten};
use alula_core::private::Private;
use alula_pages::office::people::{
    HandOver, InvitePerson, People, PersonLine, Pressing, RenewLine, hand_over, invite_person, people,
};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;
use jiff::civil::Date;

use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let colleagues = site.house().colleagues().await?;
    let kept = site.house().credentials(&staff.actor).await?;
    let mut all = site.house().people(&staff.actor).await?;
    all.sort_by_cached_key(|(it, _)| it.name.reveal().to_lowercase());
    let (here, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(|(it, _)| it.active);
    let today = today(&site);
    let mut renew: Vec<RenewLine> =
        here.iter().flat_map(|(it, _)| renewals(it, &own(&kept, it.id), &colleagues, today)).collect();
    renew.sort_by_key(|it| it.pressing);
    let line =
        |(it, email): &(StaffMember, Option<Private>)| line(it, email.is_some(), &own(&kept, it.id), &colleagues);
    let view = People {
        lines: here.iter().map(line).collect(),
        gone: gone.iter().map(line).collect(),
        renew,
        may_invite: true,
    };
    Ok(Answer::page(people(&staff.shell(&site).await?, &view)))
}

/// How many things the people have to renew or to write down.
pub(crate) async fn to_renew(site: &Site, staff: &Staff) -> Result<usize, Stop> {
    let colleagues = site.house().colleagues().await?;
    let kept = site.house().credentials(&staff.actor).await?;
    let people = site.house().people(&staff.actor).await?;
    let here = people.iter().filter(|(it, _)| it.active);
    Ok(here.flat_map(|(it, _)| renewals(it, &own(&kept, it.id), &colleagues, today(site))).count())
}

pub(crate) fn today(site: &Site) -> Date {
    site.house().now().to_zoned(site.house().zone().clone()).date()
}

fn own(all: &[KeptCredential], id: StaffId) -> Vec<KeptCredential> {
    all.iter().filter(|it| it.staff == id).cloned().collect()
}

fn line(
    it: &StaffMember,
    has_come_in: bool,
    own: &[KeptCredential],
    colleagues: &BTreeMap<StaffId, Colleague>,
) -> PersonLine {
    let licences = own.iter().filter(|it| it.is.kind.is_licence());
    let licences: Vec<_> = licences
        .map(|it| match it.is.expires {
            Some(day) => format!("{} until {}", it.is.kind.words(), wording::date(day)),
            None => it.is.kind.words().to_owned(),
        })
        .collect();
    PersonLine {
        name: colleagues.get(&it.id).map(|it| it.name.clone()).unwrap_or_default(),
        role: it.role,
        supervised_by: it.supervisor.and_then(|id| colleagues.get(&id)).map(|it| it.name.clone()),
        standing: match (it.active, it.about.left, has_come_in) {
            (false, Some(day), _) => format!("left {}", wording::date(day)),
            (false, None, _) => "no longer works here".to_owned(),
            (true, _, true) => "can sign in".to_owned(),
            (true, _, false) => "has not come in yet".to_owned(),
        },
        licences: licences.join("; "),
        to: urls::Person(it.id).to_string(),
    }
}

/// What somebody has to renew, or nobody has written down, the most pressing first.
pub(crate) fn renewals(
    it: &StaffMember,
    own: &[KeptCredential],
    colleagues: &BTreeMap<StaffId, Colleague>,
    today: Date,
) -> Vec<RenewLine> {
    let name = it.name.reveal().to_owned();
    let stops = colleagues.get(&it.id).and_then(|it| it.ended_licence(today)).map(|it| it.kind);
    let mut renew: Vec<RenewLine> = own
        .iter()
        .filter_map(|kept| {
            let (pressing, when) = told(kept.is.expires, today)?;
            Some(RenewLine {
                pressing,
                name: name.clone(),
                what: kept.is.kind.words().to_owned(),
                when,
                how: match stops == Some(kept.is.kind) {
                    true => format!(
                        "{name} renews it {}. Until you write down the new last day, {name} decides nothing about \
                         medicine, co-signs nothing, and the team of {name} gives no medicine.",
                        renewed_where(kept.is.kind)
                    ),
                    false => {
                        format!("{name} renews it {}; then write down the new last day.", renewed_where(kept.is.kind))
                    }
                },
                to: urls::Credential(it.id, kept.id).to_string(),
            })
        })
        .collect();
    let supervisor = it.supervisor.and_then(|id| colleagues.get(&id)).map(|it| it.name.clone());
    renew.extend(told(it.agreement_until, today).filter(|_| it.role == Role::Associate).map(|(pressing, when)| {
        RenewLine {
            pressing,
            name: name.clone(),
            what: "Supervision agreement".to_owned(),
            when,
            how: format!("{name} and {} sign a new one.", supervisor.unwrap_or_else(|| "the supervisor".to_owned())),
            to: urls::ChangePerson(it.id).to_string(),
        }
    }));
    let kinds: Vec<_> = own.iter().map(|it| it.is.kind).collect();
    renew.extend(unwritten(it.role, &kinds).into_iter().map(|what| RenewLine {
        pressing: Pressing::Unwritten,
        name: name.clone(),
        what: wording::sentence(what),
        when: String::new(),
        how: format!("Ask {name} for a copy and write it down."),
        to: urls::NewCredential(it.id).to_string(),
    }));
    renew.sort_by_key(|it| it.pressing);
    renew
}

/// How pressing it is and when it ends, in words; nothing while it holds for longer than ninety days.
fn told(expires: Option<Date>, today: Date) -> Option<(Pressing, String)> {
    let on = wording::date(expires?);
    let days = |count: i32| wording::count(usize::try_from(count).unwrap_or_default(), "day");
    Some(match lapse(expires, today) {
        Lapse::Over(ago) => (Pressing::Over, format!("ended {} ago, on {on}", days(ago))),
        Lapse::Soon(0) => (Pressing::Soon, format!("today is the last day, {on}")),
        Lapse::Soon(left) => (Pressing::Soon, format!("ends in {}, on {on}", days(left))),
        Lapse::Ahead(left) => (Pressing::Ahead, format!("ends in {}, on {on}", days(left))),
        Lapse::Holds => return None,
    })
}

pub(crate) async fn new(State(site): State<Site>, staff: Staff) -> Answered {
    let view = InvitePerson { form: Filled::new(), supervisors: supervisors(&site).await? };
    Ok(Answer::page(invite_person(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let wrong = match invite(&site, &staff, &form).await? {
        Ok((name, link)) => return handed_over(&site, &staff, name, &link).await,
        Err(filled) => filled,
    };
    let view = InvitePerson { form: wrong, supervisors: supervisors(&site).await? };
    Ok(Answer::unprocessable(invite_person(&staff.shell(&site).await?, &view)))
}

/// The page of a link that was just made.
pub(super) async fn handed_over(site: &Site, staff: &Staff, name: String, link: &InvitationLink) -> Answered {
    let view = HandOver {
        name,
        address: site.address_of(&urls::Invitation(link.token.reveal().to_owned())),
        until: wording::day(link.expires_at, site.house().now(), site.house().zone()),
        back: urls::People.to_string(),
    };
    Ok(Answer::page(hand_over(&staff.shell(site).await?, &view)))
}

async fn invite(site: &Site, staff: &Staff, form: &Form) -> Result<Result<(String, InvitationLink), Filled>, Stop> {
    let mut reading = Reading::of(form, site.house().zone());
    let email = needed_email(&mut reading);
    let (person, about) = match read_person(reading, None) {
        Ok(person) => person,
        Err(filled) => return Ok(Err(filled)),
    };
    let shown = person.name.reveal().to_owned();
    let id = match site.house().add_person_about(&staff.actor, person, about).await? {
        Ok(id) => id,
        Err(refusal) => return Ok(Err(refused(form, refusal))),
    };
    let link = site.house().invite_person(&staff.actor, id, email).await?;
    Ok(link.map(|link| (shown, link)).map_err(|refusal| not_invited(form, refusal)))
}

/// The address somebody signs in with.
pub(super) fn needed_email(reading: &mut Reading<'_>) -> Private {
    let email = reading.needed("email", "Please write down the e-mail address they will sign in with.");
    if !email.is_blank() && !email.reveal().contains('@') {
        reading.fault("email", "An e-mail address has an @ in it. Please look at it once more.");
    }
    email
}

/// What a form says of a person; what it does not ask about stays as it was `before`.
pub(super) fn read_person(mut reading: Reading<'_>, before: Option<&About>) -> Result<(NewPerson, About), Filled> {
    let name = reading.needed("name", "Please write down the name.");
    let (licence, title) = (reading.words("letters"), reading.words("title"));
    let phone = before.map(|_| reading.words("phone")).unwrap_or_default();
    let role: Option<Role> = reading.needed_choice("role", "Please choose what the person does here.");
    let associate = role == Some(Role::Associate);
    let supervisor = reading.id("supervisor").filter(|_| associate);
    let supervised_from = reading.day("supervised_from").filter(|_| associate);
    let agreement_until = reading.day("agreement_until").filter(|_| associate);
    if supervised_from.zip(agreement_until).is_some_and(|(from, until)| until < from) {
        reading.fault("agreement_until", "This ends before it begins; look at both days.");
    }
    let about = About { title, phone, supervised_from, ..before.cloned().unwrap_or_default() };
    reading.finish(|| Some((NewPerson { name, licence, role: role?, supervisor, agreement_until }, about)))
}

/// The form with the words of a refusal beside its field.
pub(super) fn refused(form: &Form, refusal: PersonRefusal) -> Filled {
    let words = wording::sentence(&format!("{refusal}."));
    match refusal {
        PersonRefusal::NoRole | PersonRefusal::LastManager => form.filled().wrong("role", words),
        PersonRefusal::NoSupervisor | PersonRefusal::NotASupervisor => form.filled().wrong("supervisor", words),
        _ => form.filled().wrong("name", words),
    }
}

/// The form with what stood in the way of an invitation.
pub(super) fn not_invited(form: &Form, refusal: InviteRefusal) -> Filled {
    form.filled().wrong("email", wording::sentence(&format!("{refusal}.")))
}

/// The supervisors who work here: id and name.
pub(super) async fn supervisors(site: &Site) -> Result<Vec<(String, String)>, Stop> {
    let all = site.house().colleagues().await?;
    let supervisors = all.iter().filter(|(_, it)| it.active && it.role == Role::Supervisor);
    Ok(supervisors.map(|(id, it)| (id.to_string(), it.name.clone())).collect())
}
