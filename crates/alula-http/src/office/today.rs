//! `GET /today`.

use std::collections::BTreeSet;

use alula_app::{AppointmentFound, Around, Task, TaskKind, TaskSource};
use alula_core::Chart;
use alula_core::ids::{ClientId, SessionId};
use alula_core::intake::Setting;
use alula_core::session::{ContactPlanned, Life, sessions};
use alula_pages::office::decisions::ClientDecisions;
use alula_pages::office::today::{self as page, Appointment, Today};
use alula_pages::parts::{Action as Button, Next};
use alula_pages::preparation::open_for;
use alula_pages::{urls, wording};
use alula_policy::{Action, Resource, permit};
use axum::extract::State;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::decisions::waiting;
use super::health::of_the_day;
use super::inbox::shown;
use crate::answer::{Answer, Answered};
use crate::clients::board::clients_without_next;
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// More clients without a next step than these stand on the board.
const MOST: usize = 8;
/// So many charts are opened for the decisions of the day.
const MOST_CHARTS: usize = 12;
/// More people than these stand on the page of decisions.
const MOST_DECISIONS: usize = 5;
/// How long an appointment that has begun is still the next thing.
const UNDER_WAY: SignedDuration = SignedDuration::from_hours(3);

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let house = site.house();
    let now = house.now();
    let morning =
        now.to_zoned(house.zone().clone()).start_of_day().unwrap_or_else(|_| now.to_zoned(house.zone().clone()));
    let night = morning.checked_add(1.day()).map_or(now, |it| it.timestamp());
    let mut hours: Vec<(Timestamp, Appointment)> = Vec::new();
    let around = house.around(&staff.actor).await?;
    for planned in house.appointments(&staff.actor, morning.timestamp(), night).await? {
        hours.extend(appointment(&site, &staff, &planned, &around).await?.map(|it| (planned.row.at, it)));
    }
    let mut tasks = house.tasks(&staff.actor).await?;
    let decisions = decisions(&site, &staff).await?;
    if let Some((_, told)) = &decisions {
        // What stands under the decisions stands there once.
        tasks.retain(|it| !is_told(it, told));
    }
    let view = Today {
        day: morning.strftime("%A %-d %B").to_string(),
        next: hours.iter().find(|(at, _)| *at >= now - UNDER_WAY).map(|(_, it)| next(it)),
        appointments: hours.into_iter().map(|(_, it)| it).collect(),
        tasks: tasks.iter().map(|it| shown(&site, it)).collect(),
        decisions: decisions.map(|it| it.0),
        porch: running(&site, &staff).await?,
        without_next: clients_without_next(&site, &staff, MOST).await?,
        house: of_the_day(&site, &staff).await?,
    };
    Ok(Answer::page(page::today(&staff.shell(&site).await?, &view)))
}

/// How many sessions at home of their clients go on.
async fn running(site: &Site, staff: &Staff) -> Result<usize, Stop> {
    let mut running = 0;
    for (client, id) in site.house().under_way(&staff.actor).await? {
        if let Ok(chart) = site.house().read(&staff.actor, client, Action::ReadChart).await {
            let home = sessions(&chart).iter().any(|it| it.id == id && it.plan.is.setting == Setting::Home);
            running += usize::from(home);
        }
    }
    Ok(running)
}

/// What waits for the decision of a prescriber, with whose it is; nothing for anybody else.
async fn decisions(site: &Site, staff: &Staff) -> Result<Option<(Vec<ClientDecisions>, BTreeSet<ClientId>)>, Stop> {
    if !permit(&staff.actor, Action::ReadDecisions, &Resource::Practice).is_permit() {
        return Ok(None);
    }
    let mut clients = waiting(site, staff, MOST_CHARTS).await?.clients;
    clients.truncate(MOST_DECISIONS);
    let whose = clients.iter().map(|it| it.client).collect();
    Ok(Some((clients, whose)))
}

fn is_told(task: &Task, told: &BTreeSet<ClientId>) -> bool {
    let here = matches!(task.kind, TaskKind::DecideHold | TaskKind::DecideEligibility);
    here && matches!(task.source, TaskSource::Entry(client, _) if told.contains(&client))
}

/// What is planned, as the reader may see it; nothing for whoever may not read the chart.
async fn appointment(
    site: &Site,
    staff: &Staff,
    planned: &AppointmentFound,
    around: &Around,
) -> Result<Option<Appointment>, Stop> {
    let chart = match site.house().read(&staff.actor, planned.client, Action::ReadChart).await.map_err(Stop::from) {
        Ok(chart) => chart,
        // Whoever sees where a client stands need not see the chart.
        Err(Stop::NotFound | Stop::Forbidden) => return Ok(None),
        Err(stop) => return Err(stop),
    };
    let name = alula_app::rows(&chart).client.map(|it| it.name.reveal().to_owned()).unwrap_or_default();
    let hour = wording::clock(planned.row.at, site.house().zone());
    let contact = chart.find::<ContactPlanned>(planned.row.entry);
    Ok(Some(match contact {
        Some(it) => Appointment {
            hour,
            name,
            what: it.is.what.reveal().to_owned(),
            missing: 0,
            to: urls::Client(planned.client).to_string(),
        },
        None => Appointment {
            hour,
            name,
            what: session(&chart, SessionId::of(planned.row.entry)),
            missing: open_for(&chart, &around.context()).len(),
            to: urls::Session(planned.client, SessionId::of(planned.row.entry)).to_string(),
        },
    }))
}

/// `Medicine session 2, in the office`.
fn session(chart: &Chart, id: SessionId) -> String {
    let held = sessions(chart).into_iter().filter(|it| !matches!(it.life, Life::Cancelled { .. }));
    let mut held = held.enumerate().filter(|(_, it)| it.id == id);
    let told =
        held.next().map(|(n, it)| format!("Medicine session {}, {}", n + 1, wording::setting(it.plan.is.setting)));
    told.unwrap_or_default()
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
