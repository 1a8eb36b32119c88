//! `GET /outcomes`: what came of the care of everybody who was given medicine here.

use alula_pages::measures::{PracticeOutcomesPage, practice_outcomes_page};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let house = site.house();
    let reports = house.outcomes(&staff.actor).await?;
    let view = PracticeOutcomesPage::of(&reports, house.now(), house.zone());
    Ok(Answer::page(practice_outcomes_page(&staff.shell(&site).await?, &view)))
}
