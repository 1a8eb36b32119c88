//! Checks after a session, and after several.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::view::{Answer, View, span};
use crate::intake::{EligibilityDecided, MeasureBegun, MeasureFinished, ScreeningRecorded};
use crate::integration::StrategyAgreed;
use crate::ledger::Stated;
use crate::preparation::{VisitHeld, VisitKind};
use crate::protocol::{Check, ThresholdId};
use crate::session::MedicineGiven;

/// The questionnaires that show whether it helps.
const OUTCOMES: [&str; 2] = ["phq-9", "gad-7"];

pub(super) fn answer(check: &Check, view: &View<'_>) -> Option<Answer> {
    Some(match check {
        Check::IntegrationVisit => after_medicine(view, integration_visit),
        Check::StrategyAgreed => after_medicine(view, |view, start| since::<StrategyAgreed>(view, start, |_| true)),
        Check::ReviewVisit => {
            after_round(view, |view, start| since(view, start, |it: &VisitHeld| it.kind == VisitKind::Review))
        }
        Check::EligibilityRenewed => {
            after_round(view, |view, start| since::<EligibilityDecided>(view, start, |_| true))
        }
        Check::OutcomesMeasured => after_round(view, outcomes_measured),
        Check::LongCourseScreened => long_course_screened(view),
        _ => return None,
    })
}

fn after_medicine(view: &View<'_>, rule: impl Fn(&View<'_>, Timestamp) -> Answer) -> Answer {
    let given = view.all::<MedicineGiven>().find(|it| Some(it.is.session) == view.session || view.session.is_none());
    given.map_or_else(|| Answer::unknown("No medicine was given"), |given| rule(view, given.at()))
}

fn after_round(view: &View<'_>, rule: impl Fn(&View<'_>, Timestamp) -> Answer) -> Answer {
    view.review_due_since().map_or_else(|| Answer::pass("Not due yet"), |start| rule(view, start))
}

fn since<T: Stated>(view: &View<'_>, start: Timestamp, which: impl Fn(&T) -> bool) -> Answer {
    match view.all::<T>().filter(|it| it.at() > start && which(it.is)).last() {
        Some(said) => Answer::pass(format!("On {}", view.day(said.at()))).of(said),
        None => Answer::nothing(),
    }
}

fn integration_visit(view: &View<'_>, start: Timestamp) -> Answer {
    let limit = view.limit(ThresholdId::IntegrationWithinH);
    let within = SignedDuration::from_hours(limit.value);
    let held = view.all::<VisitHeld>().filter(|it| it.is.kind == VisitKind::Integration && it.at() > start);
    let answer = match held.min_by_key(|it| it.at()) {
        Some(visit) => {
            let after = visit.at().duration_since(start);
            Answer::when((after <= within).into(), format!("{} after the medicine", span(after))).of(visit)
        }
        None if view.since(start) <= within => Answer::unknown("Not yet"),
        None => Answer::fail(format!("{} since the medicine", span(view.since(start)))),
    };
    answer.by(limit)
}

fn outcomes_measured(view: &View<'_>, start: Timestamp) -> Answer {
    let finished = view.all::<MeasureFinished>().filter(|it| it.at() > start);
    let instrument =
        |it: &MeasureFinished| view.chart.find::<MeasureBegun>(it.measure.entry()).map(|it| &*it.is.instrument);
    let have: BTreeSet<_> = finished.filter_map(|it| instrument(it.is)).collect();
    let missing: Vec<_> = OUTCOMES.into_iter().filter(|it| !have.contains(it)).collect();
    match missing.as_slice() {
        [] => Answer::pass("Filled in"),
        missing => Answer::unknown(format!("Not yet: {}", missing.join(", ").to_uppercase())),
    }
}

fn long_course_screened(view: &View<'_>) -> Answer {
    let limit = view.limit(ThresholdId::LongCourseSessions);
    let given = view.given_before();
    let long = usize::try_from(limit.value).unwrap_or(usize::MAX);
    let answer = match given.get(long.saturating_sub(1)) {
        None => Answer::pass(format!("{} sessions so far", given.len())),
        Some(_) => since::<ScreeningRecorded>(view, given.last().copied().unwrap_or(view.as_of), |_| true),
    };
    answer.by(limit)
}
