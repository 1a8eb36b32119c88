//! `GET /clients/{client}`: the story for those who care, where the client stands for those who run the practice.

use alula_pages::clients::story::{Story, Teller, story};
use alula_pages::parts::Missing;
use alula_pages::preparation::{next_of, open_for};
use alula_policy::{Action, permit};
use axum::extract::State;

use super::standing;
use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;

/// More missing things than this stand on the page of readiness alone.
const MOST_MISSING: usize = 6;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let on = alula_app::chart_resource(&chart);
    if !permit(&staff.actor, Action::ReadChart, &on).is_permit() {
        return standing::page(&site, &staff, &chart).await;
    }
    // The door asked for less; reading the story is a reading of its own, with its line in the access log.
    let chart = site.house().read(&staff.actor, chart.client(), Action::ReadChart).await?;
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let mut view = Story::of(&chart, &Teller { now: ctx.now, zone: ctx.zone, staff: ctx.staff, reader: ctx.role });
    view.may_name_team = permit(&staff.actor, Action::NameTeam, &alula_app::chart_resource(&chart)).is_permit();
    if view.ended {
        return Ok(Answer::page(story(&staff.shell(&site).await?, &view)));
    }
    let mut missing: Vec<Missing> = open_for(&chart, &ctx);
    missing.truncate(MOST_MISSING);
    match &mut view.next {
        Some(next) => next.missing.extend(missing),
        None => view.next = Some(alula_pages::parts::Next { missing, ..next_of(&chart, &ctx) }),
    }
    Ok(Answer::page(story(&staff.shell(&site).await?, &view)))
}
