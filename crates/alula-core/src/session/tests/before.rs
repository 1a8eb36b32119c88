//! Before the medicine: planning, the day, holds, gates, T0.

use super::*;
use crate::protocol::readiness::{Outcome, Scope, readiness};
use crate::protocol::{PracticeLimits, PracticeValue, ThresholdId};

#[test]
fn a_session_pins_the_signed_protocol_and_the_route_of_its_order() {
    let planned = given([order()]).when(plan_at(in_days(1))).states_kinds(["session_planned"]);
    let view = session(&planned.chart, SessionId::of(REQUEST)).unwrap();
    assert_eq!(view.plan.is.protocol, planned.protocol.as_ref().unwrap().reference());
    assert_eq!((view.plan.is.route, view.number), (Route::Lozenge, 1));
    assert!(matches!(view.life, Life::Planned));
}

#[test]
fn without_a_signed_protocol_nothing_is_planned() {
    given([order()]).without_protocol().when(plan_at(in_days(1))).refused(Refusal::ProtocolUnsigned);
}

#[test]
fn a_session_needs_an_order_that_holds_on_that_day() {
    given([order()]).when(plan_at(in_days(30))).refused_as("beyond_order");
    let withdrawn = OrderWithdrawn { order: order_id(), reason: "Changed.".into() };
    given([Past::from(order()), withdrawn.into()])
        .when(plan_at(in_days(1)))
        .refused(Refusal::NotFound { what: "order" });
}

#[test]
fn a_session_cannot_be_planned_for_yesterday_or_too_soon_after_another() {
    given([order()]).when(plan_at(in_days(-1))).refused_as("impossible");
    planned().when(plan_at(in_days(2))).refused_as("beyond_order");
    planned().when(plan_at(in_days(3))).states_kinds(["session_planned"]);
}

#[test]
fn a_cancelled_session_does_not_count_and_stays_readable() {
    let cancel = SessionCancelled { session: session_id(), reason: "A cold.".into() };
    let after = planned().when(Command::CancelSession(cancel.clone())).states([cancel.clone()]);
    assert!(matches!(session(&after.chart, session_id()).unwrap().life, Life::Cancelled { .. }));
    after.clone().when(Command::CancelSession(cancel.clone())).refused_as("not_now");
    after.when_at(nth(99), None, plan_at(in_days(1))).states_kinds(["session_planned"]);
    given_ago(5).when(Command::CancelSession(cancel)).refused_as("not_now");
}

#[test]
fn a_meal_in_the_future_or_days_ago_is_a_wrong_time() {
    let answers = |last_solid| DayAnswered {
        session: session_id(),
        last_solid,
        last_clear: None,
        anything_new: Presence::Absent,
        alcohol: Presence::Absent,
        drugs: Presence::Absent,
        medicines_as_ordered: Presence::Present,
        pregnancy: Presence::Absent,
        wants_it: Presence::Present,
        words: "".into(),
    };
    planned().when(Command::AnswerDay(answers(Some(now() + SignedDuration::from_mins(5))))).refused_as("impossible");
    planned().when(Command::AnswerDay(answers(Some(in_days(-4))))).refused_as("impossible");
    let day = planned().when(Command::AnswerDay(answers(None))).states_kinds(["day_answered"]);
    assert!(matches!(session(&day.chart, session_id()).unwrap().life, Life::Day));
}

#[test]
fn only_the_supervisor_of_record_is_reachable_for_a_session() {
    let team = TeamNamed { therapist: ASSOCIATE, supervisor: Some(SUPERVISOR), prescriber: Some(PRESCRIBER) };
    let chart = planned().and([team]);
    let word = |minutes| {
        let until = now() + SignedDuration::from_mins(minutes);
        Command::BeReachable(SupervisorReachable { session: session_id(), until })
    };
    chart.clone().when(word(240)).refused(Refusal::RoleMayNot);
    chart.clone().asked_by(SUPERVISOR).when(word(-5)).refused_as("impossible");
    chart.asked_by(SUPERVISOR).when(word(240)).states_kinds(["supervisor_reachable"]);
}

#[test]
fn medicine_is_held_when_pressure_is_at_the_tightest_limit() {
    let after =
        planned().when(Command::RecordVitals(reading(150, 82, 74))).states_kinds(["vitals_recorded", "hold_raised"]);
    let hold = after.chart.last::<HoldRaised>().unwrap();
    assert_eq!((hold.id(), hold.author()), (REQUEST.following(1), Author::House));
    let words = "upper pressure 150, limit 150".to_owned();
    assert_eq!(hold.is.why, HoldReason::Vitals { reading: REQUEST, words });
    after.when_at(nth(99), None, Command::GiveMedicine(medicine())).refused(Refusal::Held);
}

#[test]
fn one_below_the_limit_holds_nothing() {
    planned().when(Command::RecordVitals(reading(149, 82, 74))).states_kinds(["vitals_recorded"]);
    planned().when(Command::RecordVitals(reading(128, 82, 100))).states_kinds(["vitals_recorded", "hold_raised"]);
    planned().when(Command::RecordVitals(reading(128, 82, 49))).states_kinds(["vitals_recorded", "hold_raised"]);
}

#[test]
fn after_the_medicine_a_high_reading_is_kept_and_holds_nothing() {
    let after = given_ago(40).when(Command::RecordVitals(reading(170, 95, 90))).states_kinds(["vitals_recorded"]);
    assert_eq!(emergency(&reading(181, 95, 90), after.now, after.protocol.as_ref().unwrap()).len(), 1);
}

#[test]
fn a_reading_needs_a_value_and_the_upper_number_above_the_lower() {
    let empty = VitalsRecorded { pressure: None, pulse: None, ..reading(120, 80, 70) };
    planned().when(Command::RecordVitals(empty)).refused(Refusal::Missing { field: "pressure" });
    let mut turned = reading(120, 80, 70);
    turned.pressure = Some(BloodPressure { systolic: MmHg::new(80).unwrap(), diastolic: MmHg::new(120).unwrap() });
    planned().when(Command::RecordVitals(turned)).refused_as("impossible");
}

#[test]
fn nothing_is_said_about_a_time_that_has_not_come() {
    let soon = Some(now() + SignedDuration::from_mins(1));
    planned().when_at(REQUEST, soon, Command::RecordVitals(reading(120, 80, 70))).decided.unwrap_err();
}

#[test]
fn only_a_prescriber_lifts_a_hold_with_a_reason_and_once() {
    let lift = |reason: &str| Command::LiftHold(HoldLifted { hold: HoldId::of(nth(3)), reason: reason.into() });
    held().when(lift("Calm now.")).refused(Refusal::RoleMayNot);
    held().asked_by(PRESCRIBER).when(lift(" ")).refused(Refusal::Missing { field: "reason" });
    let lifted = held().asked_by(PRESCRIBER).when(lift("Calm now.")).states_kinds(["hold_lifted"]);
    assert!(open_holds(&lifted.chart, session_id()).is_empty());
    lifted.when_at(nth(99), None, lift("Again.")).refused_as("already");
}

#[test]
fn a_hold_is_lifted_only_by_somebody_who_proved_who_they_are() {
    let chart = held().asked_by(PRESCRIBER);
    let lift = HoldLifted { hold: HoldId::of(nth(3)), reason: "Calm now.".into() };
    let request = Request { id: REQUEST, occurred_at: None, seen: None, command: Command::LiftHold(lift) };
    let ctx = Context { second_factor: false, ..chart.context() };
    assert_eq!(decide(&chart.chart, &request, &ctx), Err(Refusal::SecondFactorNeeded));
}

#[test]
fn medicine_is_not_given_for_a_time_at_which_it_was_held() {
    let lifted = HoldLifted { hold: HoldId::of(nth(3)), reason: "Calm now.".into() };
    let chart = held().and([ago(5, lifted)]);
    let during = Some(now() - SignedDuration::from_mins(10));
    assert_eq!(chart.when_at(REQUEST, during, Command::GiveMedicine(medicine())).decided, Err(Refusal::Held));
}

#[test]
fn medicine_is_given_as_ordered_or_not_at_all() {
    let with = |change: fn(&mut MedicineGiven)| {
        let mut it = medicine();
        change(&mut it);
        Command::GiveMedicine(it)
    };
    planned().when(with(|it| it.amount = milligrams(101))).refused_as("beyond_order");
    planned().when(with(|it| it.order = OrderId::of(nth(7)))).refused_as("beyond_order");
    planned().when(with(|it| it.identity = Presence::Unknown)).refused(Refusal::Missing { field: "identity" });
    planned().later(60 * 24 * 40).when(with(|_| ())).refused_as("beyond_order");
    let withdrawn = OrderWithdrawn { order: order_id(), reason: "Changed.".into() };
    planned().and([withdrawn]).when(with(|_| ())).refused(Refusal::NotFound { what: "order" });
    given_ago(30).when(with(|_| ())).refused_as("not_now");
}

#[test]
fn medicine_is_not_given_too_soon_after_another_session() {
    let next = given_ago(60).and([plan(in_days(1))]);
    let again = MedicineGiven { session: SessionId::of(nth(4)), ..medicine() };
    next.later(60 * 24).when(Command::GiveMedicine(again)).refused_as("beyond_order");
}

#[test]
fn medicine_waits_for_every_gate() {
    match planned().when(Command::GiveMedicine(medicine())).decided {
        Err(Refusal::GatesClosed { gates }) => assert!(gates.iter().any(|it| it == "G-DAY-BP"), "{gates:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_gives_medicine_has_seen_what_matters() {
    let chart = planned().and([by(Author::Staff(ASSOCIATE), reading(140, 85, 80))]);
    let seen =
        |seen| Request { id: REQUEST, occurred_at: None, seen: Some(seen), command: Command::GiveMedicine(medicine()) };
    assert_eq!(decide(&chart.chart, &seen(2), &chart.context()), Err(Refusal::ChangedSince { sequence: 3 }));
    assert!(!matches!(decide(&chart.chart, &seen(3), &chart.context()), Err(Refusal::ChangedSince { .. })));
    let mark = MarkMade { session: session_id(), kind: MarkKind::Still, words: "".into() };
    let marked = chart.and([by(Author::Staff(ASSOCIATE), mark)]);
    assert!(!matches!(decide(&marked.chart, &seen(3), &marked.context()), Err(Refusal::ChangedSince { .. })));
}

#[test]
fn a_gate_is_passed_only_by_whom_the_protocol_names() {
    let pass = |gate: &str| {
        Command::OverrideGate(GateOverridden { session: session_id(), gate: gate.into(), reason: "Judged.".into() })
    };
    planned().when(pass("G-DAY-BP")).refused(Refusal::RoleMayNot);
    planned().when(pass("G-NONE")).refused(Refusal::NotFound { what: "gate" });
    planned().asked_by(PRESCRIBER).when(pass("G-CON-1")).refused(Refusal::RoleMayNot);
    planned().asked_by(PRESCRIBER).when(pass("G-DAY-BP")).states_kinds(["gate_overridden"]);
    planned().without_protocol().asked_by(PRESCRIBER).when(pass("G-DAY-BP")).refused(Refusal::ProtocolUnsigned);
}

/// The same chart at a practice that holds the upper pressure at 140 since some minutes.
fn held_at_140(minutes_ago: i64) -> Given {
    let said = PracticeValue {
        threshold: ThresholdId::BpStopOfficeSys,
        value: Some(140),
        from: now() - SignedDuration::from_mins(minutes_ago),
    };
    let mut given = planned();
    given.protocol = given.protocol.map(|it| it.with_practice(PracticeLimits::new(vec![said])));
    given
}

#[test]
fn a_limit_that_the_practice_holds_more_tightly_holds_the_medicine() {
    let after = held_at_140(60)
        .when(Command::RecordVitals(reading(141, 82, 74)))
        .states_kinds(["vitals_recorded", "hold_raised"]);
    after.when_at(nth(99), None, Command::GiveMedicine(medicine())).refused(Refusal::Held);
}

#[test]
fn a_reading_from_before_the_practice_tightened_is_met_by_the_limit_of_its_time() {
    let earlier = now() - SignedDuration::from_mins(10);
    let reading = Command::RecordVitals(reading(141, 82, 74));
    held_at_140(5).when_at(REQUEST, Some(earlier), reading).states_kinds(["vitals_recorded"]);
}

#[test]
fn the_gate_of_the_day_says_that_the_limit_is_the_practices_own() {
    let after = held_at_140(60).when(Command::RecordVitals(reading(139, 82, 74))).states_kinds(["vitals_recorded"]);
    let ready = readiness(&after.chart, Scope::Session(session_id()), &after.context());
    let check = ready.gates.iter().flat_map(|it| &it.checks).find(|it| it.id == "pressure_below_stop").unwrap();
    assert_eq!(check.outcome, Outcome::Pass);
    assert_eq!(check.source, "140 mmHg: the practice's own limit, tighter than the protocol's");
}
