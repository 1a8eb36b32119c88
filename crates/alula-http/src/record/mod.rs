//! Every statement of a chart: read, correct, withdraw, look at.

pub(crate) mod entry;
mod replacement;

use alula_pages::record::{RecordPage, record_page};
use alula_policy::{Action, permit};
use axum::extract::State;

use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::{Seen, Staff};
use crate::site::Site;

/// `GET /clients/{client}/record`, with `kind` and `before`.
pub(crate) async fn get(State(site): State<Site>, staff: Staff, Seen(chart): Seen, query: Form) -> Answered {
    let around = site.house().around(&staff.actor).await?;
    let may_write = permit(&staff.actor, Action::Withdraw, &alula_app::chart_resource(&chart)).is_permit();
    let before = query.raw("before").parse().ok();
    let view = RecordPage::of(&chart, &around.context(), query.raw("kind"), before, may_write);
    Ok(Answer::page(record_page(&staff.shell(&site).await?, &view)))
}
