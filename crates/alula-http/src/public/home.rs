//! `GET /`.

use alula_pages::public::home::home;
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::Passer;
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, passer: Passer) -> Answered {
    Ok(Answer::page(home(&passer.shell(&site).await?)))
}
