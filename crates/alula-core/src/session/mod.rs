//! The medicine session: planned, the day's questions, T0, marks, vitals, holds, leaving.

mod day;
mod dose;
mod holds;
mod leave;
mod marks;
mod plan;
mod vitals;

pub use day::{DayAnswered, EscortConfirmed, RoomChecked, SupervisorReachable};
pub use dose::{LozengeFinished, MedicineAdded, MedicineGiven};
pub use holds::{GateOverridden, HoldLifted, HoldRaised, HoldReason};
pub use leave::{ClientLeft, ContactPlanned, LeaveChecked, ReadyToLeave};
pub use marks::{AdverseEventRecorded, MarkKind, MarkMade, PhaseEntered};
pub use plan::{ProtocolRef, SessionCancelled, SessionPlanned};
pub use vitals::VitalsRecorded;

use crate::chart::Chart;
use crate::decide::Refusal;
use crate::decide::{Command, Context, Decided, Request};
use crate::intake::OrderWritten;
use crate::ledger::Statement;

/// Decides every command of a session.
pub(crate) fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    let statement: Statement = match &request.command {
        Command::PlanSession { at, order, place } => {
            let written = chart.find::<OrderWritten>(order.entry()).ok_or(Refusal::NotFound { what: "order" })?.is;
            let signed = ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?;
            SessionPlanned {
                at: *at,
                route: written.route,
                setting: written.setting,
                place: place.clone(),
                order: *order,
                protocol: signed.reference(),
            }
            .into()
        }
        Command::RaiseHold { session, words } => {
            HoldRaised { session: *session, why: HoldReason::Person { words: words.clone() } }.into()
        }
        Command::CancelSession(it) => it.clone().into(),
        Command::AnswerDay(it) => it.clone().into(),
        Command::RecordVitals(it) => it.clone().into(),
        Command::ConfirmEscort(it) => it.clone().into(),
        Command::CheckRoom(it) => it.clone().into(),
        Command::BeReachable(it) => it.clone().into(),
        Command::LiftHold(it) => it.clone().into(),
        Command::OverrideGate(it) => it.clone().into(),
        Command::GiveMedicine(it) => it.clone().into(),
        Command::AddMedicine(it) => it.clone().into(),
        Command::FinishLozenge(it) => it.clone().into(),
        Command::MakeMark(it) => it.clone().into(),
        Command::EnterPhase(it) => it.clone().into(),
        Command::RecordAdverseEvent(it) => it.clone().into(),
        Command::CheckLeave(it) => it.clone().into(),
        Command::DeclareReady(it) => it.clone().into(),
        Command::Leave(it) => it.clone().into(),
        Command::PlanContact(it) => it.clone().into(),
        _ => return Err(Refusal::NotFound { what: "rule" }),
    };
    Ok(vec![request.states(ctx, statement)])
}
