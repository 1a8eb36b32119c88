//! Leaving: the questions, ready, left, and the next contact.

use alula_core::decide::Command;
use alula_core::ids::SessionId;
use alula_core::intake::Presence;
use alula_core::session::{ClientLeft, ContactPlanned, LeaveChecked, ReadyToLeave};
use axum::extract::State;

use super::act::act;
use crate::address::{At, SessionPath};
use crate::answer::Answered;
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;

pub(crate) async fn questions(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "leave", &form, |mut it| {
        if it.ticked("all") {
            return it.finish(|| Some(Command::CheckLeave(all_well(session))));
        }
        let alertness = it.needed_choice::<String>("alertness", "Say how alert the client is.");
        let mut answer = |field: &str| it.choice(field).unwrap_or(Presence::Unknown);
        let (oriented, walks, vomited) = (answer("oriented"), answer("walks"), answer("vomited"));
        let (safe, escort_present, no_driving) = (answer("safe"), answer("escort_present"), answer("no_driving"));
        it.finish(|| {
            let alertness = alertness?.parse().ok().filter(|it| *it <= 5)?;
            let check = LeaveChecked { session, alertness, oriented, walks, vomited, safe, escort_present, no_driving };
            Some(Command::CheckLeave(check))
        })
    })
    .await
}

/// Every question before leaving answered as it should be, by one who asked and looked.
fn all_well(session: SessionId) -> LeaveChecked {
    LeaveChecked {
        session,
        alertness: 5,
        oriented: Presence::Present,
        walks: Presence::Present,
        vomited: Presence::Absent,
        safe: Presence::Present,
        escort_present: Presence::Present,
        no_driving: Presence::Present,
    }
}

pub(crate) async fn ready(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "left", &form, |it| it.finish(|| Some(Command::DeclareReady(ReadyToLeave { session }))))
        .await
}

pub(crate) async fn left(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "left", &form, |mut it| {
        let with = it.needed("with", "Write who took the client home.");
        it.finish(|| Some(Command::Leave(ClientLeft { session, with })))
    })
    .await
}

pub(crate) async fn contact(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = Some(path.session);
    act(&site, &staff, &path, "contact", &form, |mut it| {
        let at = it.needed_time("at", "Choose day and time.");
        let what = it.needed("what", "Say what for: a call, an integration visit.");
        it.finish(|| Some(Command::PlanContact(ContactPlanned { session, at: at?, what })))
    })
    .await
}
