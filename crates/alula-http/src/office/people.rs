//! `GET /people`, `GET /people/new`, `POST /people/new`.

use alula_app::entrance::{InvitationLink, InviteRefusal};
use alula_app::{NewPerson, PersonRefusal};
use alula_core::decide::Role;
use alula_pages::office::people::{HandOver, InvitePerson, People, PersonLine, hand_over, invite_person, people};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let colleagues = site.house().colleagues().await?;
    let line = |(person, email): (alula_app::StaffMember, Option<alula_core::private::Private>)| PersonLine {
        name: person.name.reveal().to_owned(),
        role: person.role,
        supervised_by: person.supervisor.and_then(|id| colleagues.get(&id)).map(|it| it.name.clone()),
        standing: match (person.active, email) {
            (false, _) => "no longer works here",
            (true, Some(_)) => "can sign in",
            (true, None) => "has not come in yet",
        }
        .to_owned(),
    };
    let lines = site.house().people(&staff.actor).await?.into_iter().map(line).collect();
    Ok(Answer::page(people(&staff.shell(&site).await?, &People { lines, may_invite: true })))
}

pub(crate) async fn new(State(site): State<Site>, staff: Staff) -> Answered {
    let view = InvitePerson { form: Filled::new(), supervisors: supervisors(&site).await? };
    Ok(Answer::page(invite_person(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    let wrong = match invite(&site, &staff, &form).await? {
        Ok((name, link)) => {
            let view = HandOver {
                name,
                address: site.address_of(&urls::Invitation(link.token.reveal().to_owned())),
                until: wording::day(link.expires_at, site.house().now(), site.house().zone()),
                back: urls::People.to_string(),
            };
            return Ok(Answer::page(hand_over(&staff.shell(&site).await?, &view)));
        }
        Err(filled) => filled,
    };
    let view = InvitePerson { form: wrong, supervisors: supervisors(&site).await? };
    Ok(Answer::unprocessable(invite_person(&staff.shell(&site).await?, &view)))
}

async fn invite(site: &Site, staff: &Staff, form: &Form) -> Result<Result<(String, InvitationLink), Filled>, Stop> {
    let mut reading = Reading::of(form, site.house().zone());
    let name = reading.needed("name", "Please write down the name.");
    let email = reading.needed("email", "Please write down the e-mail address they will sign in with.");
    if !email.is_blank() && !email.reveal().contains('@') {
        reading.fault("email", "An e-mail address has an @ in it. Please look at it once more.");
    }
    let role: Option<Role> = reading.needed_choice("role", "Please choose what the person does here.");
    let supervisor = reading.id("supervisor").filter(|_| role == Some(Role::Associate));
    let agreement_until = reading.day("agreement_until").filter(|_| role == Some(Role::Associate));
    let shown = name.reveal().to_owned();
    let person =
        reading.finish(|| Some(NewPerson { name, licence: "".into(), role: role?, supervisor, agreement_until }));
    let person = match person {
        Ok(person) => person,
        Err(filled) => return Ok(Err(filled)),
    };
    let id = match site.house().add_person(&staff.actor, person).await? {
        Ok(id) => id,
        Err(refusal) => {
            let field = match refusal {
                PersonRefusal::NoRole => "role",
                PersonRefusal::NoSupervisor | PersonRefusal::NotASupervisor => "supervisor",
                _ => "name",
            };
            return Ok(Err(form.filled().wrong(field, wording::sentence(&format!("{refusal}.")))));
        }
    };
    let link = site.house().invite_person(&staff.actor, id, email).await?;
    Ok(link
        .map(|link| (shown, link))
        .map_err(|refusal: InviteRefusal| form.filled().wrong("email", wording::sentence(&format!("{refusal}.")))))
}

async fn supervisors(site: &Site) -> Result<Vec<(String, String)>, Stop> {
    let all = site.house().colleagues().await?;
    let supervisors = all.into_iter().filter(|(_, it)| it.active && it.role == Role::Supervisor);
    Ok(supervisors.map(|(id, it)| (id.to_string(), it.name)).collect())
}
