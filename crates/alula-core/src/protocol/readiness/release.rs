//! Checks before leaving.

use jiff::{SignedDuration, Timestamp};

use super::day::{pressures, yes};
use super::view::{Answer, View, span};
use crate::chart::Said;
use crate::intake::{Presence, Route};
use crate::protocol::{Check, ThresholdId};
use crate::session::{Alertness, LeaveChecked, MarkKind, MarkMade, MedicineAdded, MedicineGiven, alertness};

pub(super) fn answer(check: &Check, view: &View<'_>) -> Option<Answer> {
    Some(match check {
        Check::ObservedLongEnough => observed_long_enough(view),
        Check::AlertTwice => alert_twice(view),
        Check::Oriented => leave_says(view, |it| it.oriented),
        Check::Walks => leave_says(view, |it| it.walks),
        Check::PressureSettled => pressure_settled(view),
        Check::NoVomiting => no_vomiting(view),
        Check::SafeToLeave => leave_says(view, |it| it.safe),
        Check::EscortTakesOver => leave_says(view, |it| it.escort_present),
        Check::NoDrivingUnderstood => leave_says(view, |it| it.no_driving),
        _ => return None,
    })
}

fn t0(view: &View<'_>) -> Option<Timestamp> {
    view.all::<MedicineGiven>().find(|it| Some(it.is.session) == view.session).map(|it| it.at())
}

/// When the last amount of this session was given; a further amount starts the clock again.
fn last_amount(view: &View<'_>) -> Option<Timestamp> {
    let added = view.all::<MedicineAdded>().filter(|it| Some(it.is.session) == view.session).map(|it| it.at());
    added.chain(t0(view)).max()
}

fn observed_long_enough(view: &View<'_>) -> Answer {
    let injected = view.order.is_some_and(|it| it.is.route == Route::Intramuscular);
    let limit = view.limit(if injected { ThresholdId::MinObserveImMin } else { ThresholdId::MinObserveSlMin });
    let Some(last) = last_amount(view) else { return Answer::unknown("No medicine was given").by(limit) };
    let since = view.since(last);
    let enough = since >= SignedDuration::from_mins(limit.value);
    Answer::when(enough.into(), format!("{} since the last amount", span(since))).by(limit)
}

/// The looks at leaving of this session since T0, in the order of time.
fn looks<'a>(view: &View<'a>) -> Vec<Said<'a, LeaveChecked>> {
    let from = t0(view).unwrap_or(view.as_of);
    let mine = view.all::<LeaveChecked>().filter(|it| Some(it.is.session) == view.session && it.at() >= from);
    let mut looks: Vec<_> = mine.collect();
    looks.sort_by_key(|it| (it.at(), it.header.sequence));
    looks
}

fn alert_twice(view: &View<'_>) -> Answer {
    let needed = view.limit(ThresholdId::MoaasRelease);
    let apart = view.limit(ThresholdId::AlertApartMin);
    let from = t0(view).unwrap_or(view.as_of);
    let looks: Vec<_> = view.session.map(|id| alertness(view.chart, id)).unwrap_or_default();
    let looks: Vec<_> = looks.into_iter().filter(|it| (from..=view.as_of).contains(&it.at)).collect();
    let awake = |it: &&Alertness| i64::from(it.level) >= needed.value;
    let run: Vec<_> = looks.iter().rev().take_while(awake).collect();
    let (Some(last), Some(first)) = (run.first(), run.last()) else {
        return match looks.last() {
            None => Answer::nothing(),
            Some(look) => Answer::fail(format!("{} of 5", look.level)).of_entry(look.entry).by(needed),
        };
    };
    let between = last.at.duration_since(first.at);
    if between >= SignedDuration::from_mins(apart.value) {
        let twice = Answer::pass(format!("Twice, {} apart", span(between)));
        twice.of_entry(first.entry).of_entry(last.entry).by(apart)
    } else {
        Answer::unknown(format!("Once; look again {} min later", apart.value)).of_entry(last.entry).by(apart)
    }
}

fn leave_says(view: &View<'_>, what: impl Fn(&LeaveChecked) -> Presence) -> Answer {
    looks(view).last().map_or_else(Answer::nothing, |look| yes(what(look.is)).of(*look))
}

fn pressure_settled(view: &View<'_>) -> Answer {
    let Some(start) = t0(view) else { return Answer::unknown("No medicine was given") };
    let readings = pressures(view);
    let before = readings.iter().rev().find(|(it, _)| it.at() <= start);
    let Some((last, pressure)) = readings.iter().rev().find(|(it, _)| it.at() > start) else {
        return Answer::nothing();
    };
    let fresh = view.limit(ThresholdId::VitalsFreshMin);
    let age = view.since(last.at());
    if age > SignedDuration::from_mins(fresh.value) {
        return Answer::unknown(format!("{pressure}, {} ago; too old", span(age))).of(*last).by(fresh);
    }
    let (systolic, diastolic) = (view.limit(ThresholdId::BpStopOfficeSys), view.limit(ThresholdId::BpStopOfficeDia));
    let within = view.limit(ThresholdId::BaselineWithinPercent);
    let low = pressure.systolic.get() < systolic.value && pressure.diastolic.get() < diastolic.value;
    let near = before.is_some_and(|(_, before)| {
        let near = |now: i64, then: i64| now * 100 <= then * (100 + within.value);
        near(pressure.systolic.get(), before.systolic.get()) && near(pressure.diastolic.get(), before.diastolic.get())
    });
    let words = match before {
        Some((_, before)) => format!("{pressure}; {before} before the medicine"),
        None => pressure.to_string(),
    };
    Answer::when((low || near).into(), words).of(*last).by(if low { systolic } else { within })
}

fn no_vomiting(view: &View<'_>) -> Answer {
    let limit = view.limit(ThresholdId::VomitFreeMin);
    let recent = SignedDuration::from_mins(limit.value);
    let mine = |it: &MarkMade| Some(it.session) == view.session && it.kind == MarkKind::Vomited;
    if let Some(mark) = view.last_of::<MarkMade>(mine).filter(|it| view.since(it.at()) < recent) {
        return Answer::fail(format!("{} ago", span(view.since(mark.at())))).of(mark).by(limit);
    }
    match looks(view).last() {
        None => Answer::nothing().by(limit),
        Some(look) => {
            let answer = match look.is.vomited {
                Presence::Absent => Answer::pass("No"),
                Presence::Present => Answer::fail("Yes"),
                Presence::Unknown => Answer::unknown("Not answered"),
            };
            answer.of(*look).by(limit)
        }
    }
}
