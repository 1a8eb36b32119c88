//! `GET /supervision`: the notes that wait for a supervisor.

use alula_pages::supervision::{QueuePage, queue_page};
use alula_policy::Action;
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, staff: Staff) -> Answered {
    let house = site.house();
    let around = house.around(&staff.actor).await?;
    let mut charts = Vec::new();
    for (client, name) in house.queue(&staff.actor).await? {
        match house.read(&staff.actor, client, Action::ReadChart).await.map_err(Stop::from) {
            Ok(chart) => charts.push((chart, name)),
            Err(Stop::NotFound | Stop::Forbidden) => {}
            Err(stop) => return Err(stop),
        }
    }
    let view = QueuePage::of(charts.iter().map(|(chart, name)| (&**chart, name.reveal())), &around.context());
    Ok(Answer::page(queue_page(&staff.shell(&site).await?, &view)))
}
