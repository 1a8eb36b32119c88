//! Beside the client: readings, alertness, and the steps of the stop ladder.

use alula_core::decide::Command;
use alula_core::session::{AlertnessSeen, unlikely};
use axum::extract::State;

use super::act::act;
use super::vitals::reading;
use crate::address::{At, SessionPath};
use crate::answer::Answered;
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;

/// A reading. One that is hardly ever met is asked for again, until somebody says that it really is so.
pub(crate) async fn vitals(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    act(&site, &staff, &path, "vitals", &form, |mut it| {
        let taken = reading(&mut it, Some(path.session));
        if !it.ticked("really") {
            for one in unlikely(&taken) {
                it.fault(one.field, format!("{} is hardly ever met. Please take it again.", one.value));
            }
        }
        it.finish(|| Some(Command::RecordVitals(taken)))
    })
    .await
}

pub(crate) async fn alertness(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "alertness", &form, |mut it| {
        let level = it.needed_choice::<String>("level", "Say how alert the client is.");
        let level = level.and_then(|it| it.parse().ok()).unwrap_or(u8::MAX);
        it.finish(|| Some(Command::SeeAlertness(AlertnessSeen { session, level })))
    })
    .await
}

pub(crate) async fn step(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "step", &form, |mut it| {
        let because = it.needed_id("because", "Say which step is taken.");
        it.finish(|| Some(Command::TakeStopStep { session, because: because? }))
    })
    .await
}
