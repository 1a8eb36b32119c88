//! `GET` and `POST /clients/{client}/team`, `GET` and `POST /clients/{client}/invite`.

use alula_core::Chart;
use alula_core::decide::Command;
use alula_core::ids::EntryId;
use alula_core::intake::{ClientAdmitted, TeamNamed};
use alula_pages::clients::team::{InviteClient, NameTeam, invite_client, name_team};
use alula_pages::office::people::{HandOver, hand_over};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;

use super::admit::people;
use crate::act::Asks;
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let team = chart.all::<TeamNamed>().next_back().map(|it| it.is);
    let form = team.map_or_else(Filled::new, |it| {
        let form = Filled::new().with("therapist", it.therapist.to_string());
        let form = it.supervisor.iter().fold(form, |form, id| form.with("supervisor", id.to_string()));
        it.prescriber.iter().fold(form, |form, id| form.with("prescriber", id.to_string()))
    });
    let view = view(&site, &chart, form, site.house().new_id()).await?;
    Ok(Answer::page(name_team(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    let mut reading = Reading::of(&form, site.house().zone());
    let therapist = reading.needed_id("therapist", "Please choose the therapist.");
    let (supervisor, prescriber) = (reading.id("supervisor"), reading.id("prescriber"));
    let refused = match reading.finish(|| Some(TeamNamed { therapist: therapist?, supervisor, prescriber })) {
        Err(filled) => filled,
        Ok(team) => {
            let asks = Asks { actor: staff.actor, client: chart.client() };
            match asks.run(&site, &form, Command::NameTeam(team)).await? {
                Ok(_) => return Ok(Answer::go(urls::Client(chart.client()))),
                Err(refusal) => form.filled().refused(&refusal),
            }
        }
    };
    let view = view(&site, &chart, refused, form.entry()?).await?;
    Ok(Answer::unprocessable(name_team(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn invitation(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let email = chart.last::<ClientAdmitted>().map(|it| it.is.person.email.reveal().to_owned()).unwrap_or_default();
    let view = InviteClient { client: chart.client(), name: name(&chart), form: Filled::new().with("email", email) };
    Ok(Answer::page(invite_client(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn invite(State(site): State<Site>, staff: Staff, Seen(chart): Seen, form: Form) -> Answered {
    let shell = staff.shell(&site).await?;
    match site.house().invite_client(&staff.actor, chart.client()).await? {
        Ok(link) => {
            let view = HandOver {
                name: name(&chart),
                address: site.address_of(&urls::Invitation(link.token.reveal().to_owned())),
                until: wording::day(link.expires_at, site.house().now(), site.house().zone()),
                back: urls::Client(chart.client()).to_string(),
            };
            Ok(Answer::page(hand_over(&shell, &view)))
        }
        Err(refusal) => {
            let wrong = form.filled().wrong("email", wording::sentence(&format!("{refusal}.")));
            let view = InviteClient { client: chart.client(), name: name(&chart), form: wrong };
            Ok(Answer::unprocessable(invite_client(&shell, &view)))
        }
    }
}

async fn view(site: &Site, chart: &Chart, form: Filled, entry: EntryId) -> Result<NameTeam, Stop> {
    let [therapists, supervisors, prescribers] = people(site).await?;
    Ok(NameTeam { client: chart.client(), name: name(chart), form, entry, therapists, supervisors, prescribers })
}

fn name(chart: &Chart) -> String {
    chart.last::<ClientAdmitted>().map(|it| it.is.person.name.reveal().to_owned()).unwrap_or_default()
}
