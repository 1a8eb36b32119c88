//! Before the medicine: the questions of the day, readings, escort, room, supervisor, holds, and T0.

use alula_core::decide::Command;
use alula_core::intake::Presence;
use alula_core::session::{
    DayAnswered, EscortConfirmed, GateOverridden, HoldLifted, MedicineGiven, RoomChecked, SessionCancelled,
    SessionPlanned, SupervisorReachable,
};
use axum::extract::State;

use super::act::act;
use crate::address::{At, SessionPath};
use crate::answer::Answered;
use crate::form::{Form, Reading};
use crate::reader::{Seen, Staff};
use crate::site::Site;
use crate::trouble::Stop;

fn answered(it: &mut Reading<'_>, field: &str) -> Presence {
    it.choice(field).unwrap_or(Presence::Unknown)
}

pub(crate) async fn day(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "day", &form, |mut it| {
        let answers = DayAnswered {
            session,
            last_solid: it.time("last_solid"),
            last_clear: it.time("last_clear"),
            anything_new: answered(&mut it, "anything_new"),
            alcohol: answered(&mut it, "alcohol"),
            drugs: answered(&mut it, "drugs"),
            medicines_as_ordered: answered(&mut it, "medicines_as_ordered"),
            pregnancy: answered(&mut it, "pregnancy"),
            wants_it: answered(&mut it, "wants_it"),
            words: it.words("words"),
        };
        it.finish(|| Some(Command::AnswerDay(answers)))
    })
    .await
}

pub(crate) async fn escort(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "escort", &form, |mut it| {
        let escort = EscortConfirmed {
            session,
            name: it.needed("name", "Write the name of the adult who comes."),
            phone: it.needed("phone", "Write the phone number that was tried."),
            answered: answered(&mut it, "answered"),
        };
        it.finish(|| Some(Command::ConfirmEscort(escort)))
    })
    .await
}

pub(crate) async fn room(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "room", &form, |mut it| {
        let room = RoomChecked {
            session,
            trained_clinician: answered(&mut it, "trained_clinician"),
            emergency_kit: answered(&mut it, "emergency_kit"),
        };
        it.finish(|| Some(Command::CheckRoom(room)))
    })
    .await
}

pub(crate) async fn reachable(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "reachable", &form, |mut it| {
        let until = it.needed_time("until", "Say until when you can be reached.");
        it.finish(|| Some(Command::BeReachable(SupervisorReachable { session, until: until? })))
    })
    .await
}

pub(crate) async fn hold(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "hold", &form, |mut it| {
        let words = it.needed("words", "Say what should be looked at first.");
        it.finish(|| Some(Command::RaiseHold { session, words }))
    })
    .await
}

pub(crate) async fn lift(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    act(&site, &staff, &path, "lift", &form, |mut it| {
        let hold = it.needed_id("hold", "Choose the hold.");
        let reason = it.needed("reason", "Say why it may go on.");
        it.finish(|| Some(Command::LiftHold(HoldLifted { hold: hold?, reason })))
    })
    .await
}

pub(crate) async fn pass_gate(
    State(site): State<Site>,
    staff: Staff,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let session = path.session;
    let gate = form.raw("gate").to_owned();
    act(&site, &staff, &path, "override", &form, |mut it| {
        let reason = it.needed("reason", "Say why it is right to go on.");
        it.finish(|| Some(Command::OverrideGate(GateOverridden { session, gate, reason })))
    })
    .await
}

pub(crate) async fn give(
    State(site): State<Site>,
    staff: Staff,
    Seen(chart): Seen,
    At(path): At<SessionPath>,
    form: Form,
) -> Answered {
    let session = path.session;
    let plan = chart.find::<SessionPlanned>(session.entry()).ok_or(Stop::NotFound)?;
    let order = plan.is.order;
    act(&site, &staff, &path, "give", &form, |mut it| {
        let amount = it.needed_number("amount", "The order names no amount. Ask the prescriber.");
        let lot = it.needed("lot", "Copy the lot or label from the package.");
        let identity = answered(&mut it, "identity");
        it.finish(|| {
            let given = MedicineGiven { session, order, amount: amount?, lot, identity };
            Some(Command::GiveMedicine(given))
        })
    })
    .await
}

pub(crate) async fn cancel(State(site): State<Site>, staff: Staff, At(path): At<SessionPath>, form: Form) -> Answered {
    let session = path.session;
    act(&site, &staff, &path, "cancel", &form, |mut it| {
        let reason = it.needed("reason", "Say why not today.");
        it.finish(|| Some(Command::CancelSession(SessionCancelled { session, reason })))
    })
    .await
}
