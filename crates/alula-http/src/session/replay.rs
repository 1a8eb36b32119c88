//! `GET /clients/{client}/sessions/{session}/replay?at=MINUTE`: the session page as it was drawn then, read only.

use alula_core::decide::Context;
use alula_core::session::replay::{as_of, moment};
use alula_pages::parts::Forms;
use alula_pages::session::{Beside, May, ReplayBar, Room, SessionPage, Threshold, room_page, threshold_page};
use alula_pages::urls;
use axum::extract::State;

use crate::address::{At, SessionPath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    query: Form,
) -> Answered {
    let house = site.house();
    let asked = match query.raw("at") {
        "" => 0,
        minute => minute.parse().map_err(|_| Stop::NotFound)?,
    };
    let session = alula_core::session::session(&chart, path.session).ok_or(Stop::NotFound)?;
    let Some((bar, t0)) = ReplayBar::of(&chart, &session, asked, house.now()).zip(session.t0()) else {
        // Without medicine there are no minutes to replay.
        return Ok(Answer::go(urls::Session(path.client, path.session)));
    };
    let now = moment(t0, bar.at).min(house.now());
    let then = as_of(&chart, now);
    let around = house.around(&staff.actor).await?;
    let ctx = Context { now, ..around.context() };
    let page = SessionPage::of(&then, path.session, &ctx, house.new_id(), May::default(), Forms::fresh());
    let shell = staff.shell(&site).await?;
    let beside = Beside::Replay(bar);
    Ok(Answer::page(match page.ok_or(Stop::NotFound)? {
        SessionPage::Threshold(view) => threshold_page(&shell, &Threshold { beside, ..*view }),
        SessionPage::Room(view) => room_page(&shell, &Room { beside, ..*view }),
    }))
}
