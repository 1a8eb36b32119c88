//! `GET /clients/{client}/outcomes`: what came of the care of one client.

use alula_pages::measures::{OutcomesPage, outcomes_page};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let view = OutcomesPage::of(&chart, site.house().now(), site.house().zone());
    Ok(Answer::page(outcomes_page(&staff.shell(&site).await?, &view)))
}
