use super::*;
use crate::given::{Given, PRESCRIBER, Past, THERAPIST, ago, by, given, now, nth};
use crate::ids::{HoldId, OrderId, SessionId};
use crate::intake::{Limits, OrderWritten, Presence, Route};
use crate::ledger::Author;
use crate::protocol::{PracticeLimits, PracticeValue};
use crate::samples::{order, planned, reading};
use crate::session::{
    HoldLifted, HoldRaised, HoldReason, MedicineAdded, MedicineGiven, SessionCancelled, SessionPlanned,
};

const DAY: i64 = 24 * 60;

fn mg(value: i64) -> Micrograms {
    Micrograms::milligrams(value).unwrap()
}

fn medicine(session: SessionId, order: OrderId, amount: i64) -> MedicineGiven {
    MedicineGiven { session, order, amount: mg(amount), lot: "L1".into(), identity: Presence::Present }
}

fn plan(minutes_ago: i64, order: OrderId) -> SessionPlanned {
    planned(now() - SignedDuration::from_mins(minutes_ago), order)
}

/// An order (1), a session (2) given 20 days ago, and a second session (3) given 6 days ago with a further amount.
fn two_sessions(order: OrderWritten) -> Given {
    let (under, first, second) = (OrderId::of(nth(1)), SessionId::of(nth(2)), SessionId::of(nth(3)));
    let past: Vec<Past> = vec![
        ago(30 * DAY, order),
        ago(25 * DAY, plan(20 * DAY, under)),
        ago(15 * DAY, plan(6 * DAY, under)),
        ago(20 * DAY + 20, reading(first, 128, 82)),
        ago(20 * DAY + 10, reading(first, 124, 80)),
        ago(20 * DAY, medicine(first, under, 100)),
        ago(20 * DAY - 40, reading(first, 142, 84)),
        ago(20 * DAY - 90, reading(first, 138, 88)),
        ago(6 * DAY, medicine(second, under, 100)),
        ago(6 * DAY - 20, MedicineAdded { session: second, amount: mg(50) }),
    ];
    given(past)
}

#[test]
fn what_was_given_stands_by_time_with_the_time_between() {
    let chart = two_sessions(order());
    let told = dose_history(&chart.chart, chart.protocol.as_ref());
    let amounts = |n: usize| told.sessions[n].given.iter().map(|it| it.amount).collect::<Vec<_>>();
    assert_eq!((amounts(0), amounts(1)), (vec![mg(100)], vec![mg(100), mg(50)]));
    assert_eq!(told.sessions[0].since_last, None);
    assert_eq!(told.sessions[1].since_last, Some(SignedDuration::from_hours(14 * 24)));
}

#[test]
fn the_last_pressure_before_stands_beside_the_highest_after() {
    let chart = two_sessions(order());
    let told = dose_history(&chart.chart, chart.protocol.as_ref());
    let first = &told.sessions[0];
    let (upper, lower) = (first.highest_upper.unwrap().1.get(), first.highest_lower.unwrap().1.get());
    assert_eq!((first.before.unwrap().1.to_string().as_str(), upper, lower), ("124/80", 142, 88));
    let second = &told.sessions[1];
    assert_eq!((second.before, second.highest_upper), (None, None));
}

#[test]
fn the_tightest_limit_held_and_says_who_set_it() {
    let systolic = Some(MmHg::new(150).unwrap());
    let tight = OrderWritten { limits: Limits { systolic, diastolic: None, pulse: None }, ..order() };
    let chart = two_sessions(tight);
    let told = dose_history(&chart.chart, chart.protocol.as_ref());
    let (upper, lower) = (told.sessions[0].upper_limit.unwrap(), told.sessions[0].lower_limit.unwrap());
    assert_eq!((upper.value.get(), upper.from, upper.protocol.map(|it| it.get())), (150, LimitFrom::Order, Some(160)));
    assert_eq!((lower.value.get(), lower.from), (100, LimitFrom::Protocol));
}

#[test]
fn under_another_protocol_only_the_limits_of_the_order_are_known() {
    let chart = two_sessions(order()).without_protocol();
    let told = dose_history(&chart.chart, chart.protocol.as_ref());
    assert!(told.sessions[0].other_protocol);
    assert_eq!(told.sessions[0].upper_limit, None);
}

#[test]
fn more_than_the_order_allows_is_seen() {
    let ordered = |amount, most| OrderWritten { amount: mg(amount), daily_maximum: mg(most), ..order() };
    let seen = |order| {
        let chart = two_sessions(order);
        let told = dose_history(&chart.chart, None);
        told.sessions.iter().map(DoseSession::is_more_than_ordered).collect::<Vec<_>>()
    };
    assert_eq!(seen(ordered(100, 150)), [false, false]);
    assert_eq!(seen(ordered(100, 120)), [false, true]);
    assert_eq!(seen(ordered(75, 150)), [true, true]);
}

#[test]
fn a_session_that_was_held_and_cancelled_stays_and_one_that_was_only_cancelled_goes() {
    let (under, held, moved) = (OrderId::of(nth(1)), SessionId::of(nth(2)), SessionId::of(nth(3)));
    let cancelled = |session| SessionCancelled { session, reason: "Another day.".into() };
    let why = HoldReason::Person { words: "She looks unwell.".into() };
    let past: Vec<Past> = vec![
        ago(30 * DAY, order()),
        ago(25 * DAY, plan(20 * DAY, under)),
        ago(25 * DAY, plan(10 * DAY, under)),
        by(Author::Staff(THERAPIST), ago(20 * DAY, HoldRaised { session: held, why })),
        by(
            Author::Staff(PRESCRIBER),
            ago(20 * DAY - 5, HoldLifted { hold: HoldId::of(nth(4)), reason: "Slept badly.".into() }),
        ),
        ago(20 * DAY - 10, cancelled(held)),
        ago(12 * DAY, cancelled(moved)),
    ];
    let chart = given(past);
    let told = dose_history(&chart.chart, chart.protocol.as_ref());
    assert_eq!(told.sessions.iter().map(|it| it.session.id).collect::<Vec<_>>(), [held]);
    assert_eq!(told.sessions[0].session.holds.len(), 1);
    assert_eq!(told.sessions[0].session.plan.is.route, Route::Lozenge);
}

#[test]
fn what_went_wrong_stands_with_its_session_or_beside_all() {
    let (under, first) = (OrderId::of(nth(1)), SessionId::of(nth(2)));
    let event = |session, term: &str| AdverseEventRecorded {
        session,
        term: term.to_owned(),
        grade: 1,
        serious: false,
        action: "".into(),
        outcome: "".into(),
        expected: Presence::Unknown,
        related: Presence::Unknown,
    };
    let past: Vec<Past> = vec![
        ago(30 * DAY, order()),
        ago(25 * DAY, plan(20 * DAY, under)),
        ago(20 * DAY, medicine(first, under, 100)),
        ago(20 * DAY - 60, event(Some(first), "nausea")),
        ago(18 * DAY, event(None, "headache")),
        ago(20 * DAY - 50, MarkMade { session: first, kind: MarkKind::Vomited, words: "".into() }),
        ago(20 * DAY - 55, MarkMade { session: first, kind: MarkKind::Still, words: "".into() }),
    ];
    let chart = given(past);
    let told = dose_history(&chart.chart, chart.protocol.as_ref());
    assert_eq!(told.sessions[0].events[0].is.term, "nausea");
    assert_eq!(told.sessions[0].nausea.len(), 1);
    assert_eq!(told.events[0].is.term, "headache");
}

#[test]
fn a_limit_of_the_practice_counts_for_the_sessions_after_it_was_said() {
    let mut chart = two_sessions(order());
    let told = |chart: &Given| {
        let told = dose_history(&chart.chart, chart.protocol.as_ref());
        told.sessions.iter().map(|it| it.lower_limit.unwrap()).map(|it| (it.value.get(), it.from)).collect::<Vec<_>>()
    };
    let second = dose_history(&chart.chart, chart.protocol.as_ref()).sessions[1].at();
    let said = PracticeValue { threshold: ThresholdId::BpStopOfficeDia, value: Some(95), from: second };
    chart.protocol = chart.protocol.map(|it| it.with_practice(PracticeLimits::new(vec![said])));
    assert_eq!(told(&chart), [(100, LimitFrom::Protocol), (95, LimitFrom::Practice)]);
}
