//! `GET /clients/{client}/doses`: what was ordered and given, over all sessions.

use alula_pages::intake::{DosesPage, doses_page};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let view = DosesPage::of(&chart, &around.context());
    Ok(Answer::page(doses_page(&staff.shell(&site).await?, &view)))
}
