//! The order of the queue by its rule.

use jiff::SignedDuration;

use super::tests::{note_id, session_id, signed};
use super::urgency::{COSIGN_WITHIN, Reason, Waiting, queue_order, waiting, waiting_for};
use super::*;
use crate::given::{ASSOCIATE, Given, SUPERVISOR, THERAPIST, ago, by, nth};
use crate::ids::{HoldId, MeasureId, NoteId, OrderId, SessionId};
use crate::intake::{ConcernRaised, ConcernSource, ItemAnswered, MeasureBegun, Mode, Presence};
use crate::ledger::Author;
use crate::private::Private;
use crate::samples::reading;
use crate::session::{
    AdverseEventRecorded, ClientLeft, GateOverridden, HoldLifted, HoldRaised, HoldReason, MedicineGiven, VitalsRecorded,
};
use crate::units::Micrograms;

fn reasons(chart: &Given) -> Vec<Reason> {
    waiting(&chart.chart, &note(&chart.chart, note_id()).unwrap(), &chart.context()).reasons
}

fn pressure(systolic: i64) -> VitalsRecorded {
    reading(session_id(), systolic, 80)
}

/// A note after the second session of these two: nothing about it is a reason.
fn quiet() -> Given {
    let medicine = MedicineGiven {
        session: SessionId::of(nth(901)),
        order: OrderId::of(nth(900)),
        amount: Micrograms::milligrams(50).unwrap(),
        lot: "CC-1".into(),
        identity: Presence::Present,
    };
    signed().and([by(Author::Staff(ASSOCIATE), ago(60 * 24 * 30, medicine))])
}

fn event(serious: bool) -> AdverseEventRecorded {
    let (action, outcome) = ("Water.".into(), "".into());
    AdverseEventRecorded {
        session: Some(session_id()),
        term: "nausea".into(),
        grade: 2,
        serious,
        action,
        outcome,
        expected: Presence::Unknown,
        related: Presence::Unknown,
    }
}

#[test]
fn a_quiet_note_has_no_reason_but_the_first_time_together() {
    assert_eq!(reasons(&quiet()), []);
    assert_eq!(reasons(&signed()), [Reason::FirstTogether]);
}

#[test]
fn an_open_concern_comes_before_everything() {
    let concern = ConcernRaised { source: ConcernSource::Person, words: "".into(), for_staff: vec![] };
    let chart = quiet().and([event(true)]).and([concern]);
    assert_eq!(reasons(&chart)[0], Reason::OpenConcern);
    let closed =
        crate::intake::ConcernClosed { concern: crate::ids::ConcernId::of(nth(9)), words: "Called; safe.".into() };
    assert!(!reasons(&chart.and([closed])).contains(&Reason::OpenConcern));
}

#[test]
fn thoughts_of_death_count_from_one_since_the_client_was_last_seen() {
    let begun =
        MeasureBegun { instrument: "phq-9".into(), version: "1".into(), language: "en".into(), mode: Mode::Alone };
    let chart = quiet().and([ago(30, begun)]);
    let answered = |item, value| ItemAnswered { measure: MeasureId::of(nth(8)), item, value: Some(value) };
    assert_eq!(reasons(&chart.clone().and([ago(29, answered(9, 0)), ago(29, answered(8, 3))])), []);
    let told = reasons(&chart.clone().and([ago(29, answered(9, 1))]));
    assert_eq!(told, [Reason::ThoughtsOfDeath { value: 1 }]);
}

#[test]
fn what_went_otherwise_in_the_session_is_a_reason() {
    let hold = HoldRaised { session: session_id(), why: HoldReason::Person { words: "Pale.".into() } };
    let held = quiet().and([ago(160, hold)]);
    assert_eq!(reasons(&held), []);
    let lifted = held.and([ago(155, HoldLifted { hold: HoldId::of(nth(8)), reason: "Well.".into() })]);
    assert_eq!(reasons(&lifted), [Reason::HoldLifted]);
    let passed = GateOverridden { session: session_id(), gate: "G-DAY-FAST".into(), reason: "A sip.".into() };
    let gate = Reason::GatePassed { gate: "G-DAY-FAST".into() };
    assert_eq!(reasons(&quiet().and([ago(155, passed)])), [gate]);
    let untoward = |serious| Reason::AdverseEvent { term: "nausea".into(), grade: 2, serious };
    assert_eq!(reasons(&quiet().and([event(false)])), [untoward(false)]);
    assert!(untoward(true).rank() < untoward(false).rank());
}

#[test]
fn a_reading_at_its_limit_is_told_once_with_the_worst_value() {
    let chart = quiet().and([ago(100, pressure(159))]);
    assert_eq!(reasons(&chart), []);
    let told = reasons(&chart.and([ago(90, pressure(160)), ago(80, pressure(171)), ago(70, pressure(165))]));
    let [Reason::AtLimit(beyond)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((beyond.value, beyond.limit), (171, 160));
}

#[test]
fn a_session_longer_than_the_protocol_plans_is_told_in_minutes() {
    let left = |minutes_ago| ago(minutes_ago, ClientLeft { session: session_id(), with: "Jon".into() });
    assert_eq!(reasons(&quiet().and([left(0)])), []);
    let late = quiet().later(60).and([left(0)]);
    assert_eq!(reasons(&late), [Reason::LongSession { minutes: 30 }]);
}

#[test]
fn a_note_that_waits_too_long_and_one_that_was_answered_are_told() {
    let late = quiet().later(COSIGN_WITHIN.as_mins() + 60 * 24);
    assert_eq!(reasons(&late), [Reason::Late { days: 4 }]);
    let words = Private::from("What did you do?");
    let asked = NoteQuestioned { note: note_id(), words, change_required: true };
    let asked = quiet().and([by(Author::Staff(SUPERVISOR), asked)]);
    let anew = Command::SignNote {
        about: NoteAbout::Session(session_id()),
        mattered: "The window.".into(),
        done: "I asked her.".into(),
        onward: Private::default(),
    };
    let anew = asked.asked_by(ASSOCIATE).when_at(nth(98), None, anew).states_kinds(["note_signed"]);
    let newer = note(&anew.chart, NoteId::of(nth(98))).unwrap();
    assert_eq!(waiting(&anew.chart, &newer, &anew.context()).reasons, [Reason::Answered]);
    let mine = waiting_for(&anew.chart, Author::Staff(SUPERVISOR), &anew.context());
    assert_eq!(mine.iter().map(|it| it.note).collect::<Vec<_>>(), [newer.id]);
    assert!(waiting_for(&anew.chart, Author::Staff(THERAPIST), &anew.context()).is_empty());
}

#[test]
fn the_queue_is_ordered_by_reasons_and_then_by_the_wait() {
    let now = quiet().now;
    let one = |n, hours, reasons: Vec<Reason>| Waiting {
        note: NoteId::of(nth(n)),
        since: now - SignedDuration::from_hours(hours),
        reasons,
    };
    let mut queue = [
        one(1, 90, vec![]),
        one(2, 80, vec![Reason::FirstTogether]),
        one(3, 1, vec![Reason::OpenConcern]),
        one(4, 2, vec![Reason::OpenConcern, Reason::HoldLifted]),
        one(5, 99, vec![Reason::HoldLifted]),
        one(6, 100, vec![]),
    ];
    queue.sort_by_key(queue_order);
    let order: Vec<_> = queue.iter().map(|it| it.note.entry()).collect();
    assert_eq!(order, [4, 3, 5, 2, 6, 1].map(nth));
}
