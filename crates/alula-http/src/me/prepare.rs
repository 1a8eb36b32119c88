//! `GET /me/prepare`, `GET /me/agreed`.

use alula_pages::me::agreed::{MyAgreements, my_agreements};
use alula_pages::me::prepare::{MyPreparation, my_preparation};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Me, Seen};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&me.actor).await?;
    let view = MyPreparation::of(&chart, &around.context(), me.words());
    Ok(Answer::page(my_preparation(&me.shell(&site).await?, &view)))
}

pub(crate) async fn agreed(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&me.actor).await?;
    let view = MyAgreements::of(&chart, &around.context(), me.words());
    Ok(Answer::page(my_agreements(&me.shell(&site).await?, &view)))
}
