//! `GET /to-decide`: what waits for a prescriber.

use alula_pages::office::decisions::{ClientDecisions, DecisionsPage, decisions_page};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// What waits stands in the charts; so many are opened for one glance.
const MOST: usize = 60;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let view = waiting(&site, &staff, MOST).await?;
    Ok(Answer::page(decisions_page(&staff.shell(&site).await?, &view)))
}

/// What waits in the first `most` charts in which something may, by when it blocks something.
pub(crate) async fn waiting(site: &Site, staff: &Staff, most: usize) -> Result<DecisionsPage, Stop> {
    let found = site.house().to_decide(&staff.actor, most).await?;
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let waits = found.charts.iter().filter_map(|(chart, name)| ClientDecisions::of(chart, name.reveal(), &ctx));
    let mut clients: Vec<_> = waits.collect();
    clients.sort_by_key(|it| (it.at.is_none(), it.at));
    Ok(DecisionsPage { clients, more: found.more })
}
