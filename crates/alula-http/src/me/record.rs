//! The client's own record: what it holds, and where it is downloaded.

use alula_pages::me::record::{MyRecord, my_record};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Me, Seen};
use crate::site::Site;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&me.actor).await?;
    Ok(Answer::page(my_record(&me.shell(&site).await?, &MyRecord::of(&chart, &around.context(), me.words()))))
}
