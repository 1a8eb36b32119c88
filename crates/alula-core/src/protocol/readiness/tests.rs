//! The gates of the reference protocol, asked of charts.

use jiff::SignedDuration;

use super::*;
use crate::given::{ASSOCIATE, Given, PRESCRIBER, Past, SUPERVISOR, THERAPIST, ago, by, given, now, nth};
use crate::ids::{EntryId, HoldId, OrderId};
use crate::intake::{Basis, ColumbiaAnswers, ConcernRaised, ConcernSource, NoAllergyStated, Presence, RiskReviewed};
use crate::preparation::{ConsentWithdrawn, VisitKind};
use crate::samples::*;
use crate::session::*;

pub(super) const DAY: i64 = 24 * 60;
/// The order is the sixth statement of [`screened`].
pub(super) const ORDER: u32 = 6;
/// The session is the statement after [`prepared`].
pub(super) const SESSION: u32 = 20;

fn staff(id: StaffId) -> Author {
    Author::Staff(id)
}

/// Everything up to the order.
fn screened(team: impl Into<Past>, order: impl Into<Past>) -> Vec<Past> {
    vec![
        ago(30 * DAY, admitted()),
        ago(30 * DAY, team),
        ago(29 * DAY, history()),
        ago(29 * DAY, screening()),
        ago(28 * DAY, by(staff(PRESCRIBER), medicines_reviewed())),
        by(staff(PRESCRIBER), order),
        ago(29 * DAY, NoAllergyStated {}),
        ago(28 * DAY, by(staff(PRESCRIBER), eligible())),
        ago(60, no_risk()),
        ago(28 * DAY, VitalsRecorded { session: None, ..reading(SessionId::of(nth(0)), 124, 78) }),
    ]
}

/// Everything up to a planned session; the session has the id of its statement.
pub(super) fn prepared(team: impl Into<Past>, order: impl Into<Past>) -> Vec<Past> {
    let mut past = screened(team, order);
    past.extend(
        ["ketamine", "kap-and-touch", "telehealth", "fees", "privacy"]
            .map(|it| by(Author::Client, ago(20 * DAY, consent(it)))),
    );
    past.push(ago(14 * DAY, visit(VisitKind::Preparation)));
    past.push(ago(7 * DAY, visit(VisitKind::Preparation)));
    past.push(ago(7 * DAY, intention()));
    past.push(by(staff(SUPERVISOR), ago(7 * DAY, no_risk())));
    past.push(ago(5 * DAY, planned(now(), OrderId::of(nth(ORDER)))));
    past
}

pub(super) fn session() -> SessionId {
    SessionId::of(nth(SESSION))
}

/// Everything of the day itself.
fn day() -> Vec<Past> {
    let session = session();
    vec![
        ago(30, good_day(session)),
        ago(12, reading(session, 132, 84)),
        ago(4, reading(session, 128, 82)),
        ago(20, escort(session)),
        ago(20, room(session)),
    ]
}

pub(super) fn ready() -> Given {
    given(prepared(team(), order())).and(day())
}

fn asked(given: &Given) -> Readiness {
    readiness(&given.chart, Scope::Session(session()), &given.context())
}

#[track_caller]
fn closed(given: &Given, gates: &[&str]) {
    assert_eq!(asked(given).open().err().unwrap_or_default(), gates);
}

#[test]
fn with_everything_answered_well_every_gate_is_open() {
    closed(&ready(), &[]);
}

#[test]
fn without_a_signed_protocol_nothing_opens() {
    closed(&ready().without_protocol(), &["G-PROTOCOL"]);
}

#[test]
fn on_the_day_everything_of_the_day_is_asked() {
    let given = given(prepared(team(), order()));
    closed(&given, &["G-LAB-1", "G-DAY-BP", "G-DAY-FAST", "G-DAY-MED", "G-DAY-CON", "G-STAFF-1", "G-RIDE-1"]);
    let readiness = asked(&given);
    let pressure = &readiness.gate("G-DAY-BP").unwrap().checks[0];
    assert_eq!((pressure.outcome, pressure.who.name.as_deref()), (Outcome::Unknown, Some("Ana Costa, LMFT")));
}

#[test]
fn pressure_is_measured_twice_and_the_second_counts() {
    let session = session();
    let base = given(prepared(team(), order())).and(vec![
        ago(30, good_day(session)),
        ago(20, escort(session)),
        ago(20, room(session)),
    ]);
    closed(&base.clone().and([ago(2, reading(session, 120, 80))]), &["G-DAY-BP"]);
    closed(&base.clone().and([ago(4, reading(session, 120, 80)), ago(2, reading(session, 120, 80))]), &["G-DAY-BP"]);
    closed(&base.clone().and([ago(12, reading(session, 170, 104)), ago(2, reading(session, 120, 80))]), &[]);
    closed(&base.clone().and([ago(12, reading(session, 120, 80)), ago(2, reading(session, 170, 80))]), &["G-DAY-BP"]);
    closed(&base.and([ago(50, reading(session, 120, 80)), ago(40, reading(session, 120, 80))]), &["G-DAY-BP"]);
}

#[test]
fn a_raised_pressure_waits_for_the_prescriber_and_their_word_covers_only_what_they_saw() {
    let session = session();
    let raised = ready().and([reading(session, 148, 88)]);
    closed(&raised, &["G-DAY-BP"]);
    let accepted = GateOverridden { session, gate: "G-DAY-BP".into(), reason: "Usual for this client.".into() };
    closed(&raised.clone().and([by(staff(THERAPIST), accepted.clone())]), &["G-DAY-BP"]);
    let passed = raised.and([by(staff(PRESCRIBER), accepted)]);
    closed(&passed, &[]);
    closed(&passed.and([reading(session, 176, 102)]), &["G-DAY-BP"]);
}

#[test]
fn a_hold_closes_until_it_is_lifted() {
    let session = session();
    let held = ready().and([HoldRaised { session, why: HoldReason::Person { words: "Let us wait.".into() } }]);
    closed(&held, &["G-HOLD-1"]);
    let hold = HoldId::of(nth(u32::try_from(held.chart.sequence()).unwrap()));
    closed(&held.and([by(staff(PRESCRIBER), HoldLifted { hold, reason: "All is well.".into() })]), &[]);
}

#[test]
fn the_prescriber_lifting_the_hold_of_a_reading_accepts_that_reading() {
    let session = session();
    let high = ready().and([reading(session, 164, 96)]);
    let reading_id = nth(u32::try_from(high.chart.sequence()).unwrap());
    let why = HoldReason::Vitals { reading: reading_id, words: "164/96; the limit is 160/100".into() };
    let held = high.and([HoldRaised { session, why }]);
    closed(&held, &["G-DAY-BP", "G-HOLD-1"]);
    let hold = HoldId::of(nth(u32::try_from(held.chart.sequence()).unwrap()));
    let lifted = HoldLifted { hold, reason: "Rings true for this client; go on.".into() };
    closed(&held.clone().and([by(staff(THERAPIST), lifted.clone())]), &["G-DAY-BP"]);
    closed(&held.and([by(staff(PRESCRIBER), lifted)]), &[]);
}

#[test]
fn an_associate_needs_a_supervisor_in_reach() {
    let session = session();
    let given = given(prepared(associate_team(), order())).and(day());
    closed(&given, &["G-SUP-1"]);
    let until = now() + SignedDuration::from_hours(4);
    let reachable = SupervisorReachable { session, until };
    closed(&given.clone().and([by(staff(ASSOCIATE), reachable.clone())]), &["G-SUP-1"]);
    let mut reached = given.and([by(staff(SUPERVISOR), reachable)]);
    closed(&reached, &[]);
    reached.staff.get_mut(&ASSOCIATE).unwrap().agreement_until = Some(jiff::civil::date(2026, 5, 31));
    closed(&reached, &["G-SUP-1"]);
    let gate = asked(&reached).gate("G-SUP-1").unwrap().clone();
    assert!(gate.may_pass.is_empty());
}

#[test]
fn risk_closes_and_nobody_passes_it() {
    let session = session();
    let yes = Some(true);
    let answers = ColumbiaAnswers {
        q1: yes,
        q2: yes,
        q3: yes,
        q4: Some(false),
        q5: Some(false),
        q6: Some(false),
        q6_recent: None,
    };
    let plan = "A plan by a licensed clinician.";
    let risky = ready().and([RiskReviewed { concern: None, answers, plan: plan.into() }]);
    closed(&risky, &["G-SAF-1", "G-SUI-1"]);
    let pass = GateOverridden { session, gate: "G-SUI-1".into(), reason: "I think it is fine.".into() };
    closed(&risky.and([by(staff(PRESCRIBER), pass)]), &["G-SAF-1", "G-SUI-1"]);
}

#[test]
fn an_open_concern_closes_until_somebody_looked() {
    let concern = ConcernRaised { source: ConcernSource::Person, words: "".into(), for_staff: vec![THERAPIST] };
    closed(&ready().and([concern]), &["G-SAF-1", "G-SUI-1"]);
}

#[test]
fn consent_that_was_withdrawn_closes_at_once_and_nobody_passes_it() {
    let session = session();
    let withdrawn = ConsentWithdrawn { document: "ketamine".into(), words: "".into() };
    let given = ready().and([by(Author::Client, withdrawn)]);
    closed(&given, &["G-CON-1"]);
    let pass = GateOverridden { session, gate: "G-CON-1".into(), reason: "Said yes by phone.".into() };
    closed(&given.and([by(staff(PRESCRIBER), pass)]), &["G-CON-1"]);
}

#[test]
fn a_soft_gate_opens_with_a_written_reason() {
    let session = session();
    let eaten = DayAnswered { last_solid: Some(now() - SignedDuration::from_hours(2)), ..good_day(session) };
    let given = ready().and([eaten]);
    closed(&given, &["G-DAY-FAST"]);
    closed(&given.and([GateOverridden { session, gate: "G-DAY-FAST".into(), reason: "Half a banana.".into() }]), &[]);
}

#[test]
fn an_order_by_video_alone_fails_after_the_last_day_of_the_rule() {
    let given = |days: i64| {
        let by_video = crate::intake::OrderWritten {
            basis: Basis::Telemedicine,
            valid_until: jiff::civil::date(2027, 6, 1),
            ..order()
        };
        let mut given = given(screened(team(), by_video));
        given.now += SignedDuration::from_hours(24 * days);
        readiness(&given.chart, Scope::Stage(Stage::Screening), &given.context())
            .gate("G-RX-1")
            .unwrap()
            .checks
            .iter()
            .find(|it| it.id == "order_basis")
            .unwrap()
            .outcome
    };
    // 1 June and 213 days is 31 December 2026.
    assert_eq!((given(213), given(214)), (Outcome::Pass, Outcome::Fail));
}

#[test]
fn answers_of_another_day_do_not_count_today() {
    let session = session();
    let given = given(prepared(team(), order())).and(day()).later(DAY);
    let closed = asked(&given).open().unwrap_err();
    assert!(closed.contains(&"G-DAY-MED".to_owned()) && closed.contains(&"G-SUI-1".to_owned()), "{closed:?} {session}");
}

fn medicine() -> MedicineGiven {
    let amount = order().amount;
    MedicineGiven {
        session: session(),
        order: OrderId::of(nth(ORDER)),
        amount,
        lot: "A1".into(),
        identity: Presence::Present,
    }
}

fn leave_check() -> LeaveChecked {
    let yes = Presence::Present;
    LeaveChecked {
        session: session(),
        alertness: 5,
        oriented: yes,
        walks: yes,
        vomited: Presence::Absent,
        safe: yes,
        escort_present: yes,
        no_driving: yes,
    }
}

#[track_caller]
fn leaving(given: &Given, missing: &[&str]) {
    let readiness = readiness(&given.chart, Scope::Release(session()), &given.context());
    assert_eq!(readiness.missing().map(|it| it.id.clone()).collect::<Vec<_>>(), missing);
}

#[test]
fn leaving_is_possible_two_hours_after_the_last_amount() {
    let after = |minutes: i64| {
        ready()
            .and([medicine()])
            .later(minutes)
            .and([ago(20, leave_check()), ago(1, leave_check())])
            .and([ago(2, reading(session(), 126, 80))])
    };
    leaving(&after(119), &["observed_long_enough"]);
    leaving(&after(120), &[]);
    let again = MedicineAdded { session: session(), amount: order().amount };
    leaving(
        &ready()
            .and([medicine()])
            .later(20)
            .and([again])
            .later(100)
            .and([ago(20, leave_check()), ago(0, leave_check())])
            .and([reading(session(), 126, 80)]),
        &["observed_long_enough"],
    );
}

#[test]
fn leaving_needs_every_criterion() {
    let at = |looks: Vec<Past>, pressure: (i64, i64)| {
        ready().and([medicine()]).later(150).and(looks).and([ago(1, reading(session(), pressure.0, pressure.1))])
    };
    leaving(&at(vec![ago(5, leave_check()), leave_check().into()], (126, 80)), &["alert_twice"]);
    let drowsy = LeaveChecked { alertness: 4, ..leave_check() };
    leaving(&at(vec![ago(20, drowsy.clone()), leave_check().into()], (126, 80)), &["alert_twice"]);
    leaving(&at(vec![ago(40, leave_check()), ago(20, drowsy), leave_check().into()], (126, 80)), &["alert_twice"]);
    leaving(&at(vec![ago(20, leave_check()), leave_check().into()], (165, 90)), &["pressure_settled"]);
    let alone = LeaveChecked { escort_present: Presence::Absent, safe: Presence::Unknown, ..leave_check() };
    leaving(&at(vec![ago(20, leave_check()), alone.into()], (126, 80)), &["safe_to_leave", "escort_takes_over"]);
    let sick = MarkMade { session: session(), kind: MarkKind::Vomited, words: "".into() };
    leaving(&at(vec![ago(20, leave_check()), leave_check().into(), ago(10, sick)], (126, 80)), &["no_vomiting"]);
}

#[test]
fn once_the_medicine_is_given_readiness_says_what_held_at_that_moment() {
    closed(&ready().and([medicine()]).later(180), &[]);
}

#[test]
fn the_next_session_waits_for_the_interval_of_the_order() {
    let next = |hours: i64| {
        let given = ready().and([medicine()]).later(60 * hours);
        let planned = planned(given.now, OrderId::of(nth(ORDER)));
        let given = given.and([planned]);
        let id = SessionId::of(nth(u32::try_from(given.chart.sequence()).unwrap()));
        let asked = readiness(&given.chart, Scope::Session(id), &given.context());
        asked.gate("G-INTERVAL-1").unwrap().is_open()
    };
    assert_eq!((next(95), next(96)), (false, true));
}

#[test]
fn a_client_goes_from_enquiry_to_integration() {
    let phase_of = |given: &Given| phase(&given.chart, &given.context());
    let step = |given: &Given| {
        let next = next_step(&given.chart, &given.context());
        (next.words, next.who.and_then(|it| it.name))
    };
    assert_eq!(phase_of(&crate::given::nothing()), CarePhase::Enquiry);
    let admitted = given([admitted()]).and([team()]);
    assert_eq!(phase_of(&admitted), CarePhase::Screening);
    assert_eq!(step(&admitted), ("Go through the screening questions".into(), Some("Ana Costa, LMFT".into())));
    let screened = given(screened(team(), order()));
    assert_eq!(phase_of(&screened), CarePhase::Preparation);
    assert_eq!(step(&screened), ("Read and sign the consent: ketamine".into(), None));
    let mut prepared = prepared(team(), order());
    prepared.pop();
    assert_eq!(phase_of(&given(prepared)), CarePhase::Ready);
    assert_eq!(phase_of(&ready()), CarePhase::Session);
    assert_eq!(step(&ready()).0, "Give the medicine");
    let after = ready().and([medicine()]).later(180);
    assert_eq!(step(&after).0, "Look at alertness once more");
    let home = after.and([ClientLeft { session: session(), with: "Sorrel".into() }]);
    assert_eq!(phase_of(&home), CarePhase::Integration);
    assert_eq!(step(&home).0, "Meet for an integration visit");
}

#[test]
fn a_correction_after_a_decision_takes_the_decision_away() {
    let session = session();
    let raised = ready().and([reading(session, 148, 88)]);
    let reading_id: EntryId = nth(u32::try_from(raised.chart.sequence()).unwrap());
    let accepted = GateOverridden { session, gate: "G-DAY-BP".into(), reason: "Usual for this client.".into() };
    let passed = raised.and([by(staff(PRESCRIBER), accepted)]);
    let worse: crate::ledger::Statement = reading(session, 178, 104).into();
    let corrected = crate::ledger::Corrected {
        entry: reading_id,
        reason: "Mistyped.".into(),
        kind: worse.kind().to_owned(),
        replacement: String::from_utf8(worse.encode()).unwrap().into(),
    };
    closed(&passed.and([corrected]), &["G-DAY-BP"]);
}

#[test]
fn a_licence_that_ends_before_the_session_closes_a_gate_that_nobody_passes() {
    let lapsing = |until| {
        let mut given = ready();
        given.staff.get_mut(&PRESCRIBER).unwrap().licences =
            vec![crate::practice::Held { kind: crate::practice::CredentialKind::Physician, until: Some(until) }];
        given
    };
    let today = now().to_zoned(ready().zone).date();
    closed(&lapsing(today), &[]);
    let ended = lapsing(today - jiff::Span::new().days(1));
    closed(&ended, &["G-LICENCE"]);
    let readiness = asked(&ended);
    let gate = readiness.gate("G-LICENCE").unwrap();
    assert!(gate.may_pass.is_empty());
    assert_eq!(gate.checks[0].who.name.as_deref(), Some("Pia Lind, MD"));
}
