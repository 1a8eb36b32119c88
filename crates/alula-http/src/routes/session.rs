//! Routes of a session.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get NewSession, Chart(ReadChart) => crate::session::new::get;
    post NewSession, Chart(PlanSession) => crate::session::new::post;
    get Session, Chart(ReadChart) => crate::session::page::get;
    post SessionDay, Chart(AnswerDay) => crate::session::before::day;
    post SessionVitals, Chart(RecordVitals) => crate::session::bedside::vitals;
    post SessionEscort, Chart(ConfirmEscort) => crate::session::before::escort;
    post SessionRoom, Chart(CheckRoom) => crate::session::before::room;
    post SessionReachable, Chart(BeReachable) => crate::session::before::reachable;
    post SessionHold, Chart(RaiseHold) => crate::session::before::hold;
    post SessionLift, Chart(LiftHold) => crate::session::before::lift;
    post SessionOverride, Chart(OverrideGate) => crate::session::before::pass_gate;
    post SessionGive, Chart(GiveMedicine) => crate::session::before::give;
    post SessionVial, Chart(ReadVial) => crate::session::injection::vial;
    post SessionInjectionCheck, Chart(CheckInjection) => crate::session::injection::check;
    post SessionInject, Chart(GiveMedicine) => crate::session::injection::inject;
    post SessionCancel, Chart(CancelSession) => crate::session::before::cancel;
    post SessionAdd, Chart(AddMedicine) => crate::session::during::add;
    post SessionFinish, Chart(FinishLozenge) => crate::session::during::finish;
    post SessionMark, Chart(MakeMark) => crate::session::during::mark;
    post SessionAlertness, Chart(SeeAlertness) => crate::session::bedside::alertness;
    post SessionStep, Chart(TakeStopStep) => crate::session::bedside::step;
    post SessionPhase, Chart(EnterPhase) => crate::session::during::phase;
    post SessionEvent, Chart(RecordAdverseEvent) => crate::session::during::event;
    post SessionLeave, Chart(CheckLeave) => crate::session::leaving::questions;
    post SessionReady, Chart(DeclareReady) => crate::session::leaving::ready;
    post SessionLeft, Chart(Leave) => crate::session::leaving::left;
    post SessionContact, Chart(PlanContact) => crate::session::leaving::contact;

    post SessionSitter, Chart(NameSitter) => crate::session::home::before::sitter;
    post SessionSitterLink, Chart(InvitePhone) => crate::session::home::phones::link;
    post SessionSitterSeen, Chart(SeeSitter) => crate::session::home::before::seen;
    post SessionSitterRest, Chart(ReleaseSitter) => crate::session::home::before::rest;
    post SessionAddress, Chart(ConfirmAddress) => crate::session::home::before::address;
    post SessionCount, Chart(CountLozenges) => crate::session::home::before::count;
    post SessionSecond, Chart(BeSecond) => crate::session::home::before::second;
    post SessionBegin, Chart(OpenBegin) => crate::session::home::before::begin;
    post SessionHeard, Chart(HearAlarm) => crate::session::home::during::heard;
    post SessionReached, Chart(ReachPerson) => crate::session::home::during::reached;
    post SessionDecide, Chart(DecideEmergency) => crate::session::home::during::decide;
    post SessionLine, Chart(SendLine) => crate::session::home::during::line;
    post SessionOffer, Chart(OfferWatch) => crate::session::home::during::offer;
    post SessionAccept, Chart(AcceptWatch) => crate::session::home::during::accept;
    post SessionPhoneCode, Chart(InvitePhone) => crate::session::home::phones::code;
    post SessionPhonesEnd, Chart(InvitePhone) => crate::session::home::phones::end;
    get SessionPorch, Chart(ReadChart) => crate::session::home::porch::tile;
    get Porch, Practice(ListClients) => crate::session::home::porch::get;

    get ReplaySession, Chart(ReplaySession) => crate::session::replay::get;
    get SessionVideo, Chart(ReadChart) => crate::with::call::page;
    get SessionCall, Chart(HearAlarm) => crate::with::call::heard_in_practice;
    post SessionCall, Chart(HearAlarm) up to LETTER => crate::with::call::said_in_practice;
    get SessionLive, Chart(ReadChart) => crate::session::live::get;
}
