use jiff::SignedDuration;
use jiff::civil::date;

use super::super::tests::{DAY, ORDER as ORDER_ENTRY, SESSION, prepared, ready, session};
use super::*;
use crate::given::{Given, PRESCRIBER, Past, ago, by, given, now, nth};
use crate::ids::{HoldId, OrderId};
use crate::intake::{EligibilityDecided, MedicineRecorded, MedicineStatus, OrderWithdrawn, OrderWritten, Source};
use crate::ledger::Author;
use crate::samples::{admitted, eligible, history, order, planned, reading, screening, team};
use crate::session::{GateOverridden, HoldLifted, HoldRaised};

fn waiting(given: &Given) -> Vec<(String, bool)> {
    let found = decisions(&given.chart, &given.context()).waiting;
    found.into_iter().map(|it| (it.check, it.ends_before)).collect()
}

#[track_caller]
fn waits(given: &Given, checks: &[&str]) {
    assert_eq!(waiting(given).iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), checks);
}

/// Prepared for a session in this many days.
fn planned_in(days: i64, order: OrderWritten) -> Given {
    let mut past = prepared(team(), order);
    past.pop();
    let at = now() + SignedDuration::from_hours(24 * days);
    past.push(ago(5 * DAY, planned(at, OrderId::of(nth(ORDER_ENTRY)))));
    given(past)
}

fn lisinopril() -> MedicineRecorded {
    MedicineRecorded {
        text: "Lisinopril".into(),
        dose: "10 mg".into(),
        code: None,
        since: "".into(),
        status: MedicineStatus::Taking,
        source: Source::Told,
    }
}

#[test]
fn where_everything_is_well_nothing_waits() {
    waits(&ready(), &[]);
}

#[test]
fn what_nobody_measured_yet_is_not_the_prescribers_to_decide() {
    waits(&given(prepared(team(), order())), &[]);
}

#[test]
fn a_raised_pressure_waits_until_it_is_accepted() {
    let raised = ready().and([reading(session(), 148, 88)]);
    waits(&raised, &["clear_band_acknowledged"]);
    let accepted = GateOverridden { session: session(), gate: "G-DAY-BP".into(), reason: "Usual for them.".into() };
    waits(&raised.and([by(Author::Staff(PRESCRIBER), accepted)]), &[]);
}

#[test]
fn a_hold_is_told_once_with_its_reading_and_goes_when_it_is_lifted() {
    let high = ready().and([reading(session(), 170, 104)]);
    let id = nth(u32::try_from(high.chart.sequence()).unwrap());
    let why = HoldReason::Vitals { reading: id, words: "upper pressure 170, limit 160".into() };
    let held = high.and([HoldRaised { session: session(), why }]);
    waits(&held, &["no_open_hold"]);
    let told = decisions(&held.chart, &held.context());
    assert_eq!(told.waiting[0].fact.reveal(), "upper pressure 170, limit 160");
    assert_eq!((told.session, told.at), (Some(session()), Some(now())));
    let hold = HoldId::of(id_of_last(&held));
    let lifted = held.and([by(Author::Staff(PRESCRIBER), HoldLifted { hold, reason: "After a rest.".into() })]);
    waits(&lifted, &[]);
}

fn id_of_last(given: &Given) -> crate::ids::EntryId {
    nth(u32::try_from(given.chart.sequence()).unwrap())
}

#[test]
fn an_order_that_ends_before_the_session_is_seen_ahead() {
    let short = OrderWritten { valid_until: date(2026, 6, 4), ..order() };
    assert_eq!(waiting(&planned_in(5, short.clone())), [("order_valid".to_owned(), true)]);
    assert_eq!(waiting(&planned_in(3, short)), []);
}

#[test]
fn an_order_by_video_is_seen_ahead_when_the_rule_ends_before_the_session() {
    let video = OrderWritten { basis: crate::intake::Basis::Telemedicine, valid_until: date(2027, 3, 1), ..order() };
    waits(&planned_in(100, video.clone()), &[]);
    assert!(waiting(&planned_in(220, video)).contains(&("order_basis".to_owned(), true)));
}

#[test]
fn a_withdrawn_order_asks_for_another() {
    let withdrawn = OrderWithdrawn { order: OrderId::of(nth(ORDER_ENTRY)), reason: "Another pharmacy.".into() };
    waits(&planned_in(5, order()).and([withdrawn]), &["order_valid"]);
}

#[test]
fn a_medicine_that_was_added_waits_for_a_look() {
    waits(&planned_in(5, order()).and([lisinopril()]), &["medicines_reviewed"]);
}

/// Screened, with the medicines looked at, and nothing decided.
fn undecided() -> Vec<Past> {
    vec![
        ago(9 * DAY, admitted()),
        ago(9 * DAY, team()),
        ago(8 * DAY, history()),
        ago(7 * DAY, screening()),
        by(Author::Staff(PRESCRIBER), ago(6 * DAY, crate::samples::medicines_reviewed())),
    ]
}

#[test]
fn eligibility_waits_from_the_screening_and_then_the_order() {
    let before = undecided();
    waits(&given(before[..3].to_vec()), &[]);
    waits(&given(before.clone()), &["prescriber_found_eligible"]);
    let decided = given(before.clone()).and([by(Author::Staff(PRESCRIBER), ago(5 * DAY, eligible()))]);
    waits(&decided, &["order_valid"]);
    waits(&decided.and([by(Author::Staff(PRESCRIBER), order())]), &[]);
    let no = EligibilityDecided { decision: Eligibility::NotEligible, ..eligible() };
    waits(&given(before).and([by(Author::Staff(PRESCRIBER), no)]), &[]);
}

#[test]
fn a_hold_while_the_medicine_works_waits_as_well() {
    let why = HoldReason::Person { words: "No further amount for now.".into() };
    let under = OrderId::of(nth(ORDER_ENTRY));
    let given_medicine = MedicineGiven {
        session: session(),
        order: under,
        amount: crate::units::Micrograms::milligrams(100).unwrap(),
        lot: "L1".into(),
        identity: crate::intake::Presence::Present,
    };
    let underway = ready().and([Past::from(given_medicine), Past::from(HoldRaised { session: session(), why })]);
    waits(&underway, &["no_open_hold"]);
    assert_eq!(session(), SessionId::of(nth(SESSION)));
}
