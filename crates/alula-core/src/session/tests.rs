//! A session by its rules, from the plan to the door. That medicine is given when every gate is open is told by the
//! stories; what stops it is told here.

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::decide::{Command, Refusal, Request, decide};
use crate::given::{ASSOCIATE, Given, PRESCRIBER, Past, REQUEST, SUPERVISOR, THERAPIST, ago, by, given, nth, now};
use crate::ids::{HoldId, OrderId, SessionId};
use crate::intake::{
    AfterHold, Basis, Limits, OrderWithdrawn, OrderWritten, Presence, Redose, Route, Setting, TeamNamed,
};
use crate::ledger::{Author, Draft, Statement};
use crate::units::{BeatsPerMinute, BloodPressure, Hours, Micrograms, Minutes, MmHg};

const ORDER: u32 = 1;
const SESSION: u32 = 2;

fn order_id() -> OrderId {
    OrderId::of(nth(ORDER))
}
fn session_id() -> SessionId {
    SessionId::of(nth(SESSION))
}
fn milligrams(value: i64) -> Micrograms {
    Micrograms::milligrams(value).unwrap()
}

fn order() -> OrderWritten {
    OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Office,
        product: "Lozenge".into(),
        strength: milligrams(50),
        amount: milligrams(100),
        daily_maximum: milligrams(150),
        hold: Minutes::new(12).unwrap(),
        after_hold: AfterHold::Spit,
        redose: Some(Redose {
            amount: milligrams(50),
            from: Minutes::new(10).unwrap(),
            until: Minutes::new(30).unwrap(),
        }),
        interval: Hours::new(72).unwrap(),
        valid_until: date(2026, 6, 30),
        limits: Limits { systolic: Some(MmHg::new(150).unwrap()), diastolic: None, pulse: None },
        instruction: "Rest and measure again.".into(),
        basis: Basis::InPersonExam { on: date(2026, 5, 1) },
        monitoring_checked: date(2026, 5, 1),
    }
}

fn plan(at: Timestamp) -> SessionPlanned {
    let protocol = ProtocolRef { id: "kap-reference".into(), version: "0.1.0".into(), digest: String::new() };
    let (route, setting) = (Route::Lozenge, Setting::Office);
    SessionPlanned { at, route, setting, place: "Garden room".into(), order: order_id(), protocol }
}

fn medicine() -> MedicineGiven {
    MedicineGiven {
        session: session_id(),
        order: order_id(),
        amount: milligrams(100),
        lot: "CC-1".into(),
        identity: Presence::Present,
    }
}

fn reading(systolic: i64, diastolic: i64, pulse: i64) -> VitalsRecorded {
    VitalsRecorded {
        session: Some(session_id()),
        pressure: BloodPressure::new(MmHg::new(systolic).unwrap(), MmHg::new(diastolic).unwrap()),
        pulse: Some(BeatsPerMinute::new(pulse).unwrap()),
        saturation: None,
        breaths: None,
    }
}

/// An order and a session planned for this hour.
fn planned() -> Given {
    given([ago(9000, order()), ago(8000, plan(now()))])
}

/// The medicine was given so many minutes ago, as the third statement.
fn given_ago(minutes: i64) -> Given {
    planned().and([ago(minutes, medicine())])
}

fn held() -> Given {
    let why = HoldReason::Person { words: "She is shaking.".into() };
    planned().and([ago(20, HoldRaised { session: session_id(), why })])
}

fn checked() -> LeaveChecked {
    LeaveChecked {
        session: session_id(),
        alertness: 5,
        oriented: Presence::Present,
        walks: Presence::Present,
        vomited: Presence::Absent,
        safe: Presence::Present,
        escort_present: Presence::Present,
        no_driving: Presence::Present,
    }
}

fn plan_at(at: Timestamp) -> Command {
    Command::PlanSession { at, order: order_id(), place: "Garden room".into() }
}

fn in_days(days: i64) -> Timestamp {
    now() + SignedDuration::from_hours(24 * days)
}

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
    given([Past::from(order()), withdrawn.into()]).when(plan_at(in_days(1))).refused(Refusal::NotFound { what: "order" });
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
    let after = planned().when(Command::RecordVitals(reading(150, 82, 74))).states_kinds(["vitals_recorded", "hold_raised"]);
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
    assert_eq!(emergency(&reading(181, 95, 90), after.protocol.as_ref().unwrap()).len(), 1);
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
    let seen = |seen| Request { id: REQUEST, occurred_at: None, seen: Some(seen), command: Command::GiveMedicine(medicine()) };
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

#[test]
fn a_further_amount_is_given_once_inside_its_window() {
    let add = |amount| Command::AddMedicine(MedicineAdded { session: session_id(), amount: milligrams(amount) });
    planned().when(add(50)).refused_as("not_now");
    given_ago(9).when(add(50)).refused_as("not_now");
    given_ago(31).when(add(50)).refused_as("not_now");
    given_ago(15).when(add(60)).refused_as("beyond_order");
    let added = given_ago(15).when(add(50)).states_kinds(["medicine_added"]);
    assert_eq!(given_on(&added.chart, now(), &added.zone), 150_000);
    added.when_at(nth(99), None, add(50)).refused_as("beyond_order");
}

#[test]
fn a_further_amount_waits_for_a_hold_and_counts_for_the_day() {
    let add = Command::AddMedicine(MedicineAdded { session: session_id(), amount: milligrams(50) });
    let why = HoldReason::Person { words: "She is sick.".into() };
    given_ago(15).and([HoldRaised { session: session_id(), why }]).when(add.clone()).refused(Refusal::Held);
    let tight = OrderWritten { daily_maximum: milligrams(120), ..order() };
    let chart = given([ago(9000, tight), ago(8000, plan(now())), ago(15, medicine())]);
    chart.when(add).refused_as("beyond_order");
}

#[test]
fn a_lozenge_ends_once_and_not_before_it_began() {
    let spat = LozengeFinished { session: session_id(), how: AfterHold::Swallow };
    let end = || Command::FinishLozenge(LozengeFinished { session: session_id(), how: AfterHold::Swallow });
    planned().when(end()).refused_as("not_now");
    let before = Some(now() - SignedDuration::from_mins(20));
    assert!(given_ago(12).when_at(REQUEST, before, end()).decided.is_err());
    given_ago(12).when(end()).states([spat.clone()]).when_at(nth(99), None, end()).refused_as("already");
}

#[test]
fn words_need_words_and_every_other_mark_is_one_tap() {
    let mark = |kind| Command::MakeMark(MarkMade { session: session_id(), kind, words: "".into() });
    given_ago(20).when(mark(MarkKind::Words)).refused(Refusal::Missing { field: "words" });
    given_ago(20).when(mark(MarkKind::Tears)).states_kinds(["mark_made"]);
}

#[test]
fn something_untoward_has_a_grade_and_a_known_term() {
    let event = |term: &str, grade| {
        Command::RecordAdverseEvent(AdverseEventRecorded {
            session: Some(session_id()),
            term: term.into(),
            grade,
            serious: false,
            action: "".into(),
            outcome: "".into(),
        })
    };
    given_ago(20).when(event("nausea", 0)).refused_as("impossible");
    given_ago(20).when(event("nausea", 6)).refused_as("impossible");
    given_ago(20).when(event("gloom", 1)).refused_as("impossible");
    given_ago(20).when(event("nausea", 2)).states_kinds(["adverse_event_recorded"]);
}

#[test]
fn ready_to_leave_counts_from_the_last_amount() {
    let ready = || Command::DeclareReady(ReadyToLeave { session: session_id() });
    let wait = |minutes| Refusal::TooEarlyToLeave { wait: Minutes::new(minutes).unwrap() };
    given_ago(100).when(ready()).refused(wait(20));
    let added = MedicineAdded { session: session_id(), amount: milligrams(50) };
    given_ago(130).and([ago(110, added)]).when(ready()).refused(wait(10));
    given_ago(130).when(ready()).refused_as("not_ready_to_leave");
    planned().when(ready()).refused_as("not_now");
}

#[test]
fn nobody_leaves_before_being_ready() {
    let left = ClientLeft { session: session_id(), with: "Jon".into() };
    given_ago(150).and([checked()]).when(Command::Leave(left)).refused_as("not_now");
    let alertness = LeaveChecked { alertness: 6, ..checked() };
    given_ago(150).when(Command::CheckLeave(alertness)).refused_as("impossible");
}

#[test]
fn a_further_amount_takes_readiness_back() {
    let ready = ReadyToLeave { session: session_id() };
    let chart = given_ago(150).and([ago(140, ready)]);
    assert!(matches!(session(&chart.chart, session_id()).unwrap().life, Life::ReadyToLeave { .. }));
    let added = MedicineAdded { session: session_id(), amount: milligrams(50) };
    let chart = chart.and([ago(130, added)]);
    assert!(matches!(session(&chart.chart, session_id()).unwrap().life, Life::Underway { .. }));
}

#[test]
fn a_contact_lies_ahead_and_says_what_for() {
    let contact = |at, what: &str| {
        Command::PlanContact(ContactPlanned { session: Some(session_id()), at, what: what.into() })
    };
    given_ago(150).when(contact(in_days(-1), "Integration")).refused_as("impossible");
    given_ago(150).when(contact(in_days(2), "")).refused_as("missing");
    given_ago(150).when(contact(in_days(10), "Integration")).states_kinds(["contact_planned"]);
}

#[test]
fn from_t0_until_the_next_morning_nothing_binding_is_asked() {
    let chart = given_ago(60);
    assert!(after_t0(&chart.chart, &chart.context()));
    let locked = sober_from(&chart.chart, now(), &chart.zone).unwrap();
    assert_eq!(locked, "2026-06-02T13:00:00Z".parse().unwrap());
    assert!(!after_t0(&chart.chart, &chart.clone().later(60 * 21).context()));
    assert!(!after_t0(&planned().chart, &chart.context()));
}

#[test]
fn the_timeline_is_by_time_and_shows_what_was_struck_and_what_was_late() {
    let mark = |kind| MarkMade { session: session_id(), kind, words: "".into() };
    let chart = given_ago(60).and([ago(10, mark(MarkKind::Ease)), ago(30, mark(MarkKind::Tears))]);
    let withdrawn = crate::ledger::Withdrawn { entry: nth(4), reason: "Tapped by mistake.".into() };
    let chart = chart.when(Command::Withdraw(withdrawn)).states_kinds(["withdrawn"]);
    let shown: Vec<_> = timeline(&chart.chart, session_id())
        .iter()
        .map(|it| (it.minute, it.lane, it.shape, it.late, it.struck.is_some()))
        .collect();
    let expected = [
        (Some(0), Lane::Medicine, Shape::Bar, true, false),
        (Some(30), Lane::Person, Shape::Triangle, true, false),
        (Some(50), Lane::Person, Shape::Triangle, false, true),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn phases_move_by_time_and_by_what_is_seen() {
    let seen = PhaseEntered { session: session_id(), phase: "returning".into() };
    let chart = given_ago(100).and([ago(40, seen)]);
    let protocol = &chart.protocol.as_ref().unwrap().protocol;
    let spans = phases(&chart.chart, session_id(), protocol, now());
    let shown: Vec<_> = spans.iter().map(|it| (it.id.as_str(), it.from, it.until)).collect();
    let expected = [
        ("hold", 0, Some(12)),
        ("rising", 12, Some(25)),
        ("deep", 25, Some(60)),
        ("returning", 60, None),
    ];
    assert_eq!(shown, expected);
    assert!(phases(&planned().chart, session_id(), protocol, now()).is_empty());
}

#[test]
fn what_is_due_says_how_late_it_is() {
    use crate::protocol::Due;
    let at = |minutes| {
        let chart = given_ago(minutes).and([ago(minutes - 12, LozengeFinished { session: session_id(), how: AfterHold::Spit })]);
        let view = session(&chart.chart, session_id()).unwrap();
        let items = due(&chart.chart, &view, &chart.protocol.as_ref().unwrap().protocol, now());
        let of = |what, minute| items.iter().find(|it| it.what == what && it.minute == minute).unwrap().stands;
        (of(Due::LozengeEnd, 12), of(Due::Pressure, 45), of(Due::LookIn, 15))
    };
    let by = nth(4);
    assert_eq!(at(40), (Lateness::Done { by }, Lateness::Waiting { minutes: 5 }, Lateness::Missed));
    assert_eq!(at(46).1, Lateness::Now);
    assert_eq!(at(48).1, Lateness::Late { minutes: 3 });
    assert_eq!(at(53).1, Lateness::VeryLate { minutes: 8 });
    assert_eq!(at(95).1, Lateness::Missed);
}

#[test]
fn a_reading_a_little_early_counts() {
    use crate::protocol::Due;
    let chart = given_ago(50).and([ago(12, reading(120, 80, 70))]);
    let view = session(&chart.chart, session_id()).unwrap();
    let items = due(&chart.chart, &view, &chart.protocol.as_ref().unwrap().protocol, now());
    let pressure = items.iter().find(|it| it.what == Due::Pressure && it.minute == 45).unwrap();
    assert_eq!(pressure.stands, Lateness::Done { by: nth(4) });
}

#[test]
fn a_session_shows_only_what_belongs_to_it() {
    let other = VitalsRecorded { session: None, ..reading(120, 80, 70) };
    let chart = planned().and([Past::from(other), ago(0, reading(121, 80, 70))]);
    let view = session(&chart.chart, session_id()).unwrap();
    assert_eq!(view.readings.len(), 1);
    assert_eq!(current(&chart.chart).unwrap().id, session_id());
    assert_eq!(chart.author, Author::Staff(THERAPIST));
    let kinds: Vec<_> = timeline(&chart.chart, session_id()).iter().map(|it| Statement::kind(it.says).to_owned()).collect();
    assert_eq!(kinds, ["vitals_recorded"]);
}

#[test]
fn a_repeated_request_gives_the_same_ids() {
    let ids = |drafts: Vec<Draft>| drafts.iter().map(|it| it.id).collect::<Vec<_>>();
    let once = || planned().when(Command::RecordVitals(reading(170, 95, 80))).decided.unwrap();
    assert_eq!(ids(once()), ids(once()));
}
