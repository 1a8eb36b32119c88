//! `GET /clients/{client}`.

use alula_pages::clients::story::{Story, Teller, story};
use alula_pages::parts::Missing;
use alula_pages::preparation::{next_of, open_for};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;

/// More missing things than this stand on the page of readiness alone.
const MOST_MISSING: usize = 6;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let mut view = Story::of(&chart, &Teller { now: ctx.now, zone: ctx.zone, staff: ctx.staff });
    let mut missing: Vec<Missing> = open_for(&chart, &ctx);
    missing.truncate(MOST_MISSING);
    match &mut view.next {
        Some(next) => next.missing.extend(missing),
        None => view.next = Some(alula_pages::parts::Next { missing, ..next_of(&chart, &ctx) }),
    }
    Ok(Answer::page(story(&staff.shell(&site).await?, &view)))
}
