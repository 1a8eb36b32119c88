//! `GET /me`: one next thing.

use alula_pages::me::{MyHome, my_home};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Me, Seen};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&me.actor).await?;
    let view = MyHome::of(&chart, &around.context(), me.words());
    Ok(Answer::page(my_home(&me.shell(&site).await?, &view)))
}
