//! The medicine session: planned, the day's questions, T0, marks, vitals, holds, leaving.

mod life;
mod timeline;

mod plan;

mod day;
mod vitals;

mod holds;

mod alertness;
mod dose;
mod injection;
mod ladder;
mod plausible;

mod marks;

mod leave;

mod limits;

mod due;
mod history;
mod phases;

pub mod drill;
pub mod home;
pub mod replay;
pub mod sound;

pub use alertness::{Alertness, AlertnessSeen, MOAAS, alertness};
pub use day::{DayAnswered, EscortConfirmed, RoomChecked, SupervisorReachable};
pub use dose::{LozengeFinished, MedicineAdded, MedicineGiven, given_on};
pub use due::{AMBER_AFTER, DueItem, EARLY, Lateness, RED_AFTER, SAME_DAY, due};
pub use history::{AmountGiven, DoseHistory, DoseSession, LimitHeld, dose_history};
pub use holds::{GateOverridden, HoldLifted, HoldRaised, HoldReason};
pub(crate) use injection::prepared_until;
pub use injection::{
    InjectionChecked, InjectionGiven, InjectionSite, PreparedInjection, VialRead, Volume, amount_to_inject, injections,
    prepared_injection,
};
pub use ladder::{Rung, StopStepTaken, ladder};
pub use leave::{ClientLeft, ContactPlanned, LeaveChecked, ReadyToLeave};
pub use life::{
    HoldView, Life, SOBER_HOUR, SessionView, after_t0, current, open_holds, session, sessions, sober_from, t0,
};
pub use limits::{Beyond, Bound, Side, asks_for_instruction, beyond, beyond_since_t0, bounds, emergency};
pub use marks::{AdverseEventRecorded, MarkKind, MarkMade, PhaseEntered, help_called};
pub use phases::{Begun, LIGHT, PhaseSpan, is_light, light_from, phases};
pub use plan::{ProtocolRef, SessionCancelled, SessionPlanned};
pub use plausible::{Unlikely, unlikely};
pub use timeline::{LATE_AFTER, Lane, Shape, TimelineItem, UNDO_WITHIN, is_late, lane_of, minute_since, timeline};
pub(crate) use vitals::hold_for;
pub use vitals::{VitalsRecorded, weight};

use crate::chart::Chart;
use crate::decide::{Command, Context, Decided, Refusal, Request};

/// Decides every command of a session. Nothing can be said about the future but a plan.
pub(crate) fn decide(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Decided {
    if request.at(ctx) > ctx.now {
        let why = "This time has not come yet. Choose the time at which it happened.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    match &request.command {
        Command::PlanSession { at, order, place } => plan::plan(chart, request, *at, *order, place, ctx),
        Command::CancelSession(it) => plan::cancel(chart, request, it, ctx),
        Command::AnswerDay(it) => day::answer(chart, request, it, ctx),
        Command::ConfirmEscort(it) => day::confirm_escort(chart, request, it, ctx),
        Command::CheckRoom(it) => day::check_room(chart, request, it, ctx),
        Command::BeReachable(it) => day::be_reachable(chart, request, it, ctx),
        Command::RecordVitals(it) => vitals::record(chart, request, it, ctx),
        Command::RaiseHold { session, words } => holds::raise(chart, request, *session, words, ctx),
        Command::LiftHold(it) => holds::lift(chart, request, it, ctx),
        Command::OverrideGate(it) => holds::pass_gate(chart, request, it, ctx),
        Command::GiveMedicine(it) => dose::give(chart, request, it, ctx),
        Command::AddMedicine(it) => dose::add(chart, request, it, ctx),
        Command::ReadVial(it) => injection::read_vial(chart, request, it, ctx),
        Command::CheckInjection(it) => injection::check(chart, request, it, ctx),
        Command::WitnessInjection(it) => injection::witness(chart, request, it, ctx),
        Command::Inject { session, site } => injection::inject(chart, request, *session, *site, ctx),
        Command::FinishLozenge(it) => dose::finish_lozenge(chart, request, it, ctx),
        Command::MakeMark(it) => marks::make(chart, request, it, ctx),
        Command::SeeAlertness(it) => alertness::see(chart, request, it, ctx),
        Command::TakeStopStep { session, because } => ladder::take(chart, request, *session, *because, ctx),
        Command::EnterPhase(it) => marks::enter_phase(chart, request, it, ctx),
        Command::RecordAdverseEvent(it) => marks::record_adverse_event(chart, request, it, ctx),
        Command::CheckLeave(it) => leave::check(chart, request, it, ctx),
        Command::DeclareReady(it) => leave::declare_ready(chart, request, it, ctx),
        Command::Leave(it) => leave::leave(chart, request, it, ctx),
        Command::PlanContact(it) => leave::plan_contact(chart, request, it, ctx),
        _ => Err(Refusal::NotFound { what: "session" }),
    }
}

#[cfg(test)]
mod tests;
