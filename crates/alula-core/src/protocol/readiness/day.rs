//! Checks of the day of a session, before the medicine.

use jiff::SignedDuration;

use super::view::{Answer, View, span};
use crate::chart::Said;
use crate::decide::Role;
use crate::ids::ConcernId;
use crate::ids::{HoldId, StaffId};
use crate::intake::{ConcernClosed, ConcernRaised, Presence, RiskReviewed, RiskTier, Setting};
use crate::ledger::Author;
use crate::protocol::{Check, LimitFrom, ThresholdId};
use crate::session::{
    DayAnswered, EscortConfirmed, HoldLifted, HoldRaised, HoldReason, MedicineAdded, MedicineGiven, RoomChecked,
    SupervisorReachable, VitalsRecorded,
};
use crate::units::{BloodPressure, date};

pub(super) fn answer(check: &Check, view: &View<'_>) -> Option<Answer> {
    Some(match check {
        Check::PressureTwice => pressure_twice(view),
        Check::PressureBelowStop => pressure_below_stop(view),
        Check::ClearBandAcknowledged => clear_band_acknowledged(view),
        Check::PulseWithin => pulse_within(view),
        Check::FastedSolid => fasted(view, ThresholdId::FastSolidMin, |it| it.last_solid),
        Check::FastedClear => fasted(view, ThresholdId::FastClearMin, |it| it.last_clear),
        Check::NothingNew => day_says(view, |it| it.anything_new, Presence::Absent),
        Check::NoAlcohol => day_says(view, |it| it.alcohol, Presence::Absent),
        Check::NoDrugs => day_says(view, |it| it.drugs, Presence::Absent),
        Check::MedicinesAsOrdered => day_says(view, |it| it.medicines_as_ordered, Presence::Present),
        Check::NotPregnantToday => day_says(view, |it| it.pregnancy, Presence::Absent),
        Check::WantsIt => day_says(view, |it| it.wants_it, Presence::Present),
        Check::RiskFresh => risk_fresh(view),
        Check::RiskLow => risk_low(view),
        Check::ConcernsLookedAt => concerns_looked_at(view),
        Check::TrainedClinician => room(view, |it| it.trained_clinician),
        Check::EmergencyKit => room(view, |it| it.emergency_kit),
        Check::SupervisorOfRecord => supervisor_of_record(view),
        Check::AgreementCurrent => agreement_current(view),
        Check::SupervisorReachable => supervisor_reachable(view),
        Check::EscortNamed => escort(view, |it| if it.name.is_blank() { Presence::Unknown } else { Presence::Present }),
        Check::EscortAnswered => escort(view, |it| it.answered),
        Check::IntervalKept => interval_kept(view),
        Check::NoOpenHold => no_open_hold(view),
        _ => return None,
    })
}

/// The readings of this session that hold a pressure, by time; of two at one time the order of arrival does not show.
pub(super) fn pressures<'a>(view: &View<'a>) -> Vec<(Said<'a, VitalsRecorded>, BloodPressure)> {
    let mine = view.all::<VitalsRecorded>().filter(|it| it.is.session.is_some() && it.is.session == view.session);
    let mut readings: Vec<_> = mine.filter_map(|it| Some((it, it.is.pressure?))).collect();
    readings.sort_by_key(|(it, _)| (it.at(), it.id()));
    readings
}

fn pressure_twice(view: &View<'_>) -> Answer {
    let readings = pressures(view);
    let Some(&(second, pressure)) = readings.last() else { return Answer::nothing() };
    let (apart, fresh) = (view.limit(ThresholdId::BpApartMin), view.limit(ThresholdId::VitalsFreshMin));
    let age = view.since(second.at());
    if age > SignedDuration::from_mins(fresh.value) {
        return Answer::unknown(format!("{pressure}, {} ago; too old", span(age))).of(second).by(fresh);
    }
    let least = SignedDuration::from_mins(apart.value);
    let first = readings
        .iter()
        .rev()
        .find(|(it, _)| second.at().duration_since(it.at()) >= least && view.day(it.at()) == view.day(second.at()));
    match first {
        Some((first, earlier)) => Answer::pass(format!("{earlier}, then {pressure}")).of(*first).of(second).by(apart),
        None => {
            Answer::unknown(format!("{pressure} once; measure again {} min later", apart.value)).of(second).by(apart)
        }
    }
}

/// True when the prescriber lifted a hold that this reading raised.
fn cleared(view: &View<'_>, reading: Said<'_, VitalsRecorded>) -> bool {
    let by_prescriber = |hold: HoldId| {
        let lifted = view.all::<HoldLifted>().find(|it| it.is.hold == hold);
        lifted.and_then(|it| view.role_of(it.author())) == Some(Role::Prescriber)
    };
    let raised = |why: &HoldReason| matches!(why, HoldReason::Vitals { reading: id, .. } if *id == reading.id());
    view.all::<HoldRaised>().any(|it| raised(&it.is.why) && by_prescriber(HoldId::of(it.id())))
}

fn below(view: &View<'_>, systolic: ThresholdId, diastolic: ThresholdId, otherwise: &str) -> Answer {
    let readings = pressures(view);
    let Some(&(reading, pressure)) = readings.last() else { return Answer::nothing() };
    let (systolic, diastolic) = (view.limit(systolic), view.limit(diastolic));
    let low = pressure.systolic.get() < systolic.value && pressure.diastolic.get() < diastolic.value;
    let words = format!("{pressure}; the limit is {}/{}", systolic.value, diastolic.value);
    let answer = if low {
        Answer::pass(words)
    } else if cleared(view, reading) {
        Answer::pass(format!("{words}; accepted by the prescriber"))
    } else {
        Answer::fail(format!("{words}{otherwise}"))
    };
    let of_lower = pressure.diastolic.get() >= diastolic.value || systolic.from == LimitFrom::Protocol;
    let tight = if pressure.systolic.get() < systolic.value && of_lower { diastolic } else { systolic };
    answer.of(reading).by(tight)
}

fn pressure_below_stop(view: &View<'_>) -> Answer {
    match view.setting {
        Setting::Office => below(view, ThresholdId::BpStopOfficeSys, ThresholdId::BpStopOfficeDia, ""),
        Setting::Home => below(view, ThresholdId::BpStopHomeSys, ThresholdId::BpStopHomeDia, ""),
    }
}

fn clear_band_acknowledged(view: &View<'_>) -> Answer {
    below(view, ThresholdId::BpClearSys, ThresholdId::BpClearDia, "; the prescriber has to accept it")
}

fn pulse_within(view: &View<'_>) -> Answer {
    let mine = |it: &VitalsRecorded| it.session.is_some() && it.session == view.session && it.pulse.is_some();
    let readings = view.all::<VitalsRecorded>().filter(|it| mine(it.is));
    let Some(reading) = readings.max_by_key(|it| (it.at(), it.id())) else { return Answer::nothing() };
    let Some(pulse) = reading.is.pulse else { return Answer::nothing() };
    let (low, high) = (view.limit(ThresholdId::HrStopLo), view.limit(ThresholdId::HrStopHi));
    let fresh = view.limit(ThresholdId::VitalsFreshMin);
    if view.since(reading.at()) > SignedDuration::from_mins(fresh.value) {
        return Answer::unknown(format!("{pulse}, {} ago; too old", span(view.since(reading.at()))))
            .of(reading)
            .by(fresh);
    }
    let words = format!("{pulse}; the limits are {} and {}", low.value, high.value);
    let inside = (low.value..high.value).contains(&pulse.get()) || cleared(view, reading);
    Answer::when(inside.into(), words).of(reading).by(if pulse.get() < low.value { low } else { high })
}

/// The questions of the day for this session, if they were answered on the day itself.
fn today<'a>(view: &View<'a>) -> Result<Said<'a, DayAnswered>, Answer> {
    let said = view.last_of::<DayAnswered>(|it| Some(it.session) == view.session).ok_or_else(Answer::nothing)?;
    if view.day(said.at()) != view.today() {
        return Err(Answer::unknown(format!("Answered on {}; ask again today", date(view.day(said.at())))).of(said));
    }
    Ok(said)
}

fn day_says(view: &View<'_>, question: impl Fn(&DayAnswered) -> Presence, good: Presence) -> Answer {
    let said = match today(view) {
        Ok(said) => said,
        Err(answer) => return answer,
    };
    match question(said.is) {
        Presence::Unknown => Answer::unknown("Not answered").of(said),
        it => Answer::when((it == good).into(), if it == Presence::Present { "Yes" } else { "No" }).of(said),
    }
}

fn fasted(view: &View<'_>, limit: ThresholdId, last: impl Fn(&DayAnswered) -> Option<jiff::Timestamp>) -> Answer {
    let said = match today(view) {
        Ok(said) => said,
        Err(answer) => return answer,
    };
    let limit = view.limit(limit);
    let Some(at) = last(said.is) else { return Answer::unknown("Not answered").of(said).by(limit) };
    let since = view.since(at);
    let words = format!("{} ago", span(since));
    Answer::when((since >= SignedDuration::from_mins(limit.value)).into(), words).of(said).by(limit)
}

fn risk_fresh(view: &View<'_>) -> Answer {
    let Some(said) = view.last::<RiskReviewed>() else { return Answer::nothing() };
    let limit = view.limit(ThresholdId::CssrsFreshH);
    let age = view.since(said.at());
    let words = format!("{} ago", span(age));
    let fresh = age <= SignedDuration::from_hours(limit.value);
    if fresh { Answer::pass(words).of(said).by(limit) } else { Answer::unknown(words).of(said).by(limit) }
}

fn risk_low(view: &View<'_>) -> Answer {
    let Some(said) = view.last::<RiskReviewed>() else { return Answer::nothing() };
    let tier = said.is.answers.tier();
    Answer::when(matches!(tier, RiskTier::None | RiskTier::Low).into(), tier.words()).of(said)
}

fn concerns_looked_at(view: &View<'_>) -> Answer {
    let looked_at = |id: ConcernId| {
        view.all::<ConcernClosed>().any(|it| it.is.concern == id)
            || view.all::<RiskReviewed>().any(|it| it.is.concern == Some(id))
    };
    let open: Vec<_> = view.all::<ConcernRaised>().filter(|it| !looked_at(ConcernId::of(it.id()))).collect();
    match open.last() {
        None => Answer::pass("None is open"),
        Some(last) => {
            let words = format!("{} open, since {}", open.len(), span(view.since(last.at())));
            Answer::fail(words).of(*last)
        }
    }
}

fn room(view: &View<'_>, what: impl Fn(&RoomChecked) -> Presence) -> Answer {
    let said = view.last_of::<RoomChecked>(|it| Some(it.session) == view.session);
    said.map_or_else(Answer::nothing, |said| yes(what(said.is)).of(said))
}

fn escort(view: &View<'_>, what: impl Fn(&EscortConfirmed) -> Presence) -> Answer {
    let said = view.last_of::<EscortConfirmed>(|it| Some(it.session) == view.session);
    said.map_or_else(Answer::nothing, |said| yes(what(said.is)).of(said))
}

/// The answer to a question that is good when it is answered yes.
pub(super) fn yes(presence: Presence) -> Answer {
    match presence {
        Presence::Present => Answer::pass("Yes"),
        Presence::Absent => Answer::fail("No"),
        Presence::Unknown => Answer::unknown("Not answered"),
    }
}

pub(super) fn supervisor(view: &View<'_>) -> Option<StaffId> {
    let team = view.team?;
    team.supervisor.or_else(|| view.colleague(team.therapist)?.supervisor)
}

fn supervisor_of_record(view: &View<'_>) -> Answer {
    let Some(colleague) = supervisor(view).and_then(|id| view.colleague(id)) else {
        return Answer::unknown("None is named");
    };
    let fit = colleague.active && colleague.role == Role::Supervisor;
    Answer::when(fit.into(), colleague.name.clone())
}

fn agreement_current(view: &View<'_>) -> Answer {
    let until = view.team.and_then(|it| view.colleague(it.therapist)).and_then(|it| it.agreement_until);
    match until {
        None => Answer::unknown("No agreement is on file"),
        Some(until) => Answer::when((until >= view.today()).into(), format!("Until {until}")),
    }
}

fn supervisor_reachable(view: &View<'_>) -> Answer {
    let by_supervisor = |author| supervisor(view).is_some_and(|id| author == Author::Staff(id));
    let mine = view.all::<SupervisorReachable>().filter(|it| Some(it.is.session) == view.session);
    let said = mine.filter(|it| by_supervisor(it.author())).max_by_key(|it| (it.at(), it.header.sequence));
    let Some(said) = said else { return Answer::unknown("Has not said so yet") };
    let until = said.is.until.to_zoned(view.ctx.zone.clone());
    let words = format!("Until {:02}:{:02}", until.hour(), until.minute());
    Answer::when((said.is.until > view.as_of).into(), words).of(said)
}

fn interval_kept(view: &View<'_>) -> Answer {
    let limit = view.limit(ThresholdId::MinIntervalH);
    let elsewhere = |session| Some(session) != view.session;
    let given = view.all::<MedicineGiven>().filter(|it| elsewhere(it.is.session)).map(|it| it.at());
    let added = view.all::<MedicineAdded>().filter(|it| elsewhere(it.is.session)).map(|it| it.at());
    match given.chain(added).max() {
        None => Answer::pass("No medicine so far").by(limit),
        Some(last) => {
            let since = view.since(last);
            let enough = since >= SignedDuration::from_hours(limit.value);
            Answer::when(enough.into(), format!("{} ago", span(since))).by(limit)
        }
    }
}

fn no_open_hold(view: &View<'_>) -> Answer {
    let lifted = |id: HoldId| view.all::<HoldLifted>().any(|it| it.is.hold == id);
    let mut mine = view.all::<HoldRaised>().filter(|it| Some(it.is.session) == view.session);
    match mine.rfind(|it| !lifted(HoldId::of(it.id()))) {
        None => Answer::pass("None"),
        Some(hold) => {
            let words = match &hold.is.why {
                HoldReason::Vitals { words, .. } => words.clone(),
                HoldReason::Risk { .. } => "The risk of suicide is not low".to_owned(),
                HoldReason::Person { words } => words.reveal().to_owned(),
            };
            Answer::fail(words).of(hold)
        }
    }
}
