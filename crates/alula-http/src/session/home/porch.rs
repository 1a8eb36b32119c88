//! `GET /porch`, and the tile of one session at home that a page asks for by the clock.

use alula_core::ids::{ClientId, SessionId};
use alula_core::session::session;
use alula_pages::session::{Board, BoardTile, Porch, board_page, porch_tile};
use alula_policy::Action;
use axum::extract::State;

use super::phones::heard;
use crate::address::{At, SessionPath};
use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

/// More sessions than these are not watched at one time. Source: field-study.md section 4.2, up to six small.
const MOST: usize = 6;

/// `GET /clients/{client}/sessions/{session}/porch`: the tile alone.
pub(crate) async fn tile(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
) -> Answered {
    Ok(match of(&site, &staff, &chart, path.session).await? {
        Some(porch) => Answer::page(porch_tile(&porch.tile)),
        // Before the medicine, and in the office, there is nothing to draw.
        None => Answer::kept(),
    })
}

async fn of(site: &Site, staff: &Staff, chart: &alula_core::Chart, of: SessionId) -> Result<Option<Porch>, Stop> {
    let around = site.house().around(&staff.actor).await?;
    let ctx = around.context();
    let Some(porch) = session(chart, of).and_then(|it| Porch::of(chart, &it, &ctx)) else { return Ok(None) };
    let (phones, link) = heard(site, staff, chart, of).await?;
    Ok(Some(porch.with_phones(&phones, link, &ctx)))
}

/// `GET /porch`.
pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let mut all = tiles(&site, &staff).await?;
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    Ok(Answer::page(board_page(&staff.shell(&site).await?, &Board { tiles: all, more })))
}

/// The sessions at home that go on, of the clients of whoever reads: with an alarm first, then by the next look.
async fn tiles(site: &Site, staff: &Staff) -> Result<Vec<BoardTile>, Stop> {
    let mut all = Vec::new();
    for (client, id) in site.house().under_way(&staff.actor).await? {
        if let Some(porch) = one(site, staff, client, id).await? {
            all.push(BoardTile::of(&porch));
        }
    }
    all.sort_by_key(|it| (it.alarm.as_ref().map_or(2, |it| i32::from(!it.1)), it.due));
    Ok(all)
}

async fn one(site: &Site, staff: &Staff, client: ClientId, id: SessionId) -> Result<Option<Porch>, Stop> {
    match site.house().read(&staff.actor, client, Action::ReadChart).await.map_err(Stop::from) {
        Ok(chart) => of(site, staff, &chart, id).await,
        // Whoever runs the practice sees where a client stands and not the chart.
        Err(Stop::NotFound | Stop::Forbidden) => Ok(None),
        Err(stop) => Err(stop),
    }
}
