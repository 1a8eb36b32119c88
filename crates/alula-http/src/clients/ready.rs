//! `GET /ready`.

use alula_app::Assigned;
use alula_core::pathway::CareStep;
use alula_core::session::current;
use alula_pages::clients::ready::{Line, Ready, ready};
use alula_pages::preparation::open_for;
use alula_pages::{urls, wording};
use alula_policy::Action;
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// What is missing needs the whole chart of each; so many are opened for one glance.
const MOST: usize = 30;
/// More missing things than this stand on the page of readiness alone.
const MOST_MISSING: usize = 3;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let house = site.house();
    let planned = house.soonest(&staff.actor, CareStep::Planned, MOST).await?;
    let preparing = house.soonest(&staff.actor, CareStep::Preparation, MOST + 1).await?;
    let view = Ready {
        planned: lines(&site, &staff, planned.iter()).await?,
        preparing: lines(&site, &staff, preparing.iter().take(MOST)).await?,
        more: preparing.len() > MOST,
    };
    Ok(Answer::page(ready(&staff.shell(&site).await?, &view)))
}

async fn lines(site: &Site, staff: &Staff, clients: impl Iterator<Item = &Assigned>) -> Result<Vec<Line>, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let mut lines = Vec::new();
    for assigned in clients {
        let chart = match site.house().read(&staff.actor, assigned.client, Action::ReadChart).await.map_err(Stop::from)
        {
            Ok(chart) => chart,
            // Whoever sees where a client stands need not see the chart.
            Err(Stop::NotFound | Stop::Forbidden) => continue,
            Err(stop) => return Err(stop),
        };
        let mut missing = open_for(&chart, &ctx);
        let more = missing.len().saturating_sub(MOST_MISSING);
        missing.truncate(MOST_MISSING);
        let session = current(&chart);
        let plan = session.as_ref().map(|it| it.plan.is);
        lines.push(Line {
            name: assigned.row.name.reveal().to_owned(),
            when: plan.map(|it| wording::at(it.at, ctx.now, ctx.zone)).unwrap_or_default(),
            about: plan
                .map(|it| format!("{}, {}", wording::route(it.route), wording::setting(it.setting)))
                .unwrap_or_default(),
            missing,
            more,
            to: session.map_or_else(
                || urls::Readiness(assigned.client).to_string(),
                |it| urls::Session(assigned.client, it.id).to_string(),
            ),
        });
    }
    Ok(lines)
}
