//! `GET /today`.

use alula_core::Chart;
use alula_core::session::{ContactPlanned, Life, sessions};
use alula_pages::office::today::{self as page, Appointment, Today, WithoutNext};
use alula_pages::parts::{Action as Button, Next};
use alula_pages::{urls, wording};
use alula_policy::Action;
use axum::extract::State;
use jiff::Timestamp;

use super::inbox::shown;
use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let house = site.house();
    let today = house.now().to_zoned(house.zone().clone()).date();
    let tasks = house.tasks(&staff.actor).await?;
    let mut hours: Vec<(Timestamp, Appointment)> = Vec::new();
    let mut without_next = Vec::new();
    for assigned in house.clients(&staff.actor, None).await? {
        let chart = match house.read(&staff.actor, assigned.client, Action::ReadChart).await.map_err(Stop::from) {
            Ok(chart) => chart,
            // Whoever sees where a client stands need not see the chart.
            Err(Stop::NotFound | Stop::Forbidden) => continue,
            Err(stop) => return Err(stop),
        };
        let name = assigned.row.name.reveal();
        let ahead = ahead(&chart, name, &site);
        if !ahead.iter().any(|(at, _)| at.to_zoned(house.zone().clone()).date() >= today) {
            let last = format!("last change {}", wording::since(assigned.row.updated_at, house.now(), house.zone()));
            without_next.push(WithoutNext {
                name: name.to_owned(),
                last,
                to: urls::Client(assigned.client).to_string(),
            });
        }
        hours.extend(ahead.into_iter().filter(|(at, _)| at.to_zoned(house.zone().clone()).date() == today));
    }
    hours.sort_by_key(|(at, _)| *at);
    let view = Today {
        day: today.strftime("%A %-d %B").to_string(),
        next: hours
            .iter()
            .find(|(at, _)| *at >= house.now() - jiff::SignedDuration::from_hours(3))
            .map(|(_, it)| next(it)),
        appointments: hours.into_iter().map(|(_, it)| it).collect(),
        tasks: tasks.iter().map(|it| shown(&site, it)).collect(),
        without_next,
    };
    Ok(Answer::page(page::today(&staff.shell(&site).await?, &view)))
}

/// What is planned with a client, and when.
fn ahead(chart: &Chart, name: &str, site: &Site) -> Vec<(Timestamp, Appointment)> {
    let hour = |at| wording::clock(at, site.house().zone());
    let sessions = sessions(chart)
        .into_iter()
        .enumerate()
        .filter(|(_, it)| !matches!(it.life, Life::Cancelled { .. } | Life::Left { .. }));
    let sessions = sessions.map(|(n, it)| {
        let at = it.plan.is.at;
        let what = format!("Medicine session {}", n + 1);
        (
            at,
            Appointment {
                hour: hour(at),
                name: name.to_owned(),
                what,
                missing: 0,
                to: urls::Session(chart.client(), it.id).to_string(),
            },
        )
    });
    let contacts = chart.all::<ContactPlanned>().map(|it| {
        let at = it.is.at;
        (
            at,
            Appointment {
                hour: hour(at),
                name: name.to_owned(),
                what: "Contact".into(),
                missing: 0,
                to: urls::Client(chart.client()).to_string(),
            },
        )
    });
    sessions.chain(contacts).collect()
}

fn next(appointment: &Appointment) -> Next {
    Next {
        title: format!("{} with {}, {}", appointment.what, appointment.name, appointment.hour),
        about: String::new(),
        missing: Vec::new(),
        action: Some(Button::go("Open", &appointment.to)),
        also: None,
    }
}
