//! `GET /clients/{client}`.

use alula_pages::clients::story::{Story, Teller, story};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let house = site.house();
    let colleagues = house.colleagues().await?;
    let teller = Teller { now: house.now(), zone: house.zone(), staff: &colleagues };
    Ok(Answer::page(story(&staff.shell(&site).await?, &Story::of(&chart, &teller))))
}
