//! After T0: marks, phases, a further amount, the end of the lozenge, and something untoward.

use alula_core::decide::Command;
use alula_core::intake::Presence;
use alula_core::session::{AdverseEventRecorded, LozengeFinished, MarkMade, MedicineAdded, PhaseEntered};
use alula_core::units::Minutes;
use axum::extract::State;
use jiff::SignedDuration;

use super::act::act;
use crate::address::{At, SessionPath};
use crate::answer::Answered;
use crate::form::Form;
use crate::reader::Staff;
use crate::site::Site;

pub(crate) async fn mark(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    let now = site.house().now();
    act(&site, &staff, &path, "mark", &form, |mut it| {
        let kind = it.needed_choice("kind", "Say what the mark is.");
        let words = it.words("words");
        let ago: Option<Minutes> = it.number("ago");
        let at = ago.map(|it| now - SignedDuration::from_mins(it.get()));
        it.finish(|| Some((Command::MakeMark(MarkMade { session, kind: kind?, words }), at)))
    })
    .await
}

pub(crate) async fn phase(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    let phase = form.raw("phase").to_owned();
    act(&site, &staff, &path, "phase", &form, |it| {
        it.finish(|| Some(Command::EnterPhase(PhaseEntered { session, phase })))
    })
    .await
}

pub(crate) async fn add(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "add", &form, |mut it| {
        let amount = it.needed_number("amount", "The order names no further amount.");
        it.finish(|| Some(Command::AddMedicine(MedicineAdded { session, amount: amount? })))
    })
    .await
}

pub(crate) async fn finish(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "finish", &form, |mut it| {
        let how = it.needed_choice("how", "Say whether it was spat out or swallowed.");
        it.finish(|| Some(Command::FinishLozenge(LozengeFinished { session, how: how? })))
    })
    .await
}

pub(crate) async fn event(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = Some(path.session);
    let term = form.raw("term").to_owned();
    act(&site, &staff, &path, "event", &form, |mut it| {
        if term.is_empty() {
            it.fault("term", "Choose what it was.");
        }
        let grade = it.needed_choice::<String>("grade", "Say how grave it was.");
        let grade = grade.and_then(|it| it.parse().ok()).filter(|it| (1..=5).contains(it)).unwrap_or(0);
        let serious = it.ticked("serious");
        let (action, outcome) = (it.words("action"), it.words("outcome"));
        let mut judged = |field: &str| it.choice(field).unwrap_or(Presence::Unknown);
        let (expected, related) = (judged("expected"), judged("related"));
        let event = AdverseEventRecorded { session, term, grade, serious, action, outcome, expected, related };
        it.finish(|| Some(Command::RecordAdverseEvent(event)))
    })
    .await
}
