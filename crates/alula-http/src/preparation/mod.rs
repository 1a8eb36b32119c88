//! Preparation: knowing the person, consents as they stand, what is ready.

pub(crate) mod act;
pub(crate) mod sheet;

use alula_pages::preparation::{ConsentsPage, ReadinessPage, consents_page, readiness_page};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::reader::{Seen, Staff};
use crate::site::Site;

/// `GET /clients/{client}/consents`.
pub(crate) async fn consents(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let view = ConsentsPage::of(&chart, &around.context());
    Ok(Answer::page(consents_page(&staff.shell(&site).await?, &view)))
}

/// `GET /clients/{client}/readiness`.
pub(crate) async fn readiness(State(site): State<Site>, staff: Staff, Seen(chart): Seen) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let view = ReadinessPage::of(&chart, &around.context());
    Ok(Answer::page(readiness_page(&staff.shell(&site).await?, &view)))
}
