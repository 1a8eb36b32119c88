//! After T0: further amounts, marks, leaving, and how a session is shown.

use super::*;
use crate::preparation::{TouchAgreed, TouchAnswer, TouchItem};

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
            expected: Presence::Unknown,
            related: Presence::Unknown,
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
    let contact =
        |at, what: &str| Command::PlanContact(ContactPlanned { session: Some(session_id()), at, what: what.into() });
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
    let chart = chart.later(1).when(Command::Withdraw(withdrawn)).states_kinds(["withdrawn"]);
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
fn help_lasts_from_its_call_to_its_end_and_what_happens_between_belongs_to_it() {
    let mark = |kind| MarkMade { session: session_id(), kind, words: "".into() };
    let called = given_ago(60).and([
        ago(30, mark(MarkKind::Worry)),
        ago(29, mark(MarkKind::HelpCalled)),
        ago(20, mark(MarkKind::Breath)),
    ]);
    assert_eq!(help_called(&called.chart, session_id()).map(|it| it.at()), Some(now() - SignedDuration::from_mins(29)));
    let over = called.and([ago(10, mark(MarkKind::HelpOver)), ago(5, mark(MarkKind::Ease))]);
    assert!(help_called(&over.chart, session_id()).is_none());
    let of_it: Vec<_> = timeline(&over.chart, session_id()).iter().map(|it| (it.minute, it.incident)).collect();
    let expected =
        [(Some(0), false), (Some(30), false), (Some(31), true), (Some(40), true), (Some(50), true), (Some(55), false)];
    assert_eq!(of_it, expected);
}

#[test]
fn a_no_to_touch_stays_a_no() {
    let agreed = TouchAgreed {
        items: vec![
            TouchItem { what: "Hand".into(), answer: TouchAnswer::Yes },
            TouchItem { what: "Holding".into(), answer: TouchAnswer::No },
        ],
    };
    let chart = || given([ago(9000, order()), ago(8000, plan(now())), ago(7000, agreed.clone()), ago(20, medicine())]);
    let mark = |kind, words: &str| Command::MakeMark(MarkMade { session: session_id(), kind, words: words.into() });
    chart().when(mark(MarkKind::TouchOffered, " holding")).refused_as("not_now");
    chart().when(mark(MarkKind::TouchAccepted, "Holding")).refused_as("not_now");
    chart().when(mark(MarkKind::TouchDeclined, "Holding")).states_kinds(["mark_made"]);
    chart().when(mark(MarkKind::TouchOffered, "Hand")).states_kinds(["mark_made"]);
}

#[test]
fn what_is_undone_at_once_leaves_the_timeline_and_stays_in_the_chart() {
    let mark = MarkMade { session: session_id(), kind: MarkKind::Ease, words: "".into() };
    let made = given_ago(60).when(Command::MakeMark(mark)).states_kinds(["mark_made"]);
    let undo = |chart: Given| {
        let made = chart.chart.last::<MarkMade>().unwrap().id();
        let withdrawn = crate::ledger::Withdrawn { entry: made, reason: "undone at once".into() };
        let chart = chart.when_at(nth(99), None, Command::Withdraw(withdrawn)).states_kinds(["withdrawn"]);
        let shown = timeline(&chart.chart, session_id()).iter().filter(|it| it.says.kind() == "mark_made").count();
        assert!(chart.chart.entries().iter().any(|it| it.statement.kind() == "mark_made"));
        shown
    };
    assert_eq!(undo(made.clone()), 0);
    assert_eq!(undo(made.later(1)), 1, "a minute later it is struck through");
}

#[test]
fn phases_move_by_time_and_by_what_is_seen() {
    let seen = PhaseEntered { session: session_id(), phase: "returning".into() };
    let chart = given_ago(100).and([ago(40, seen)]);
    let protocol = &chart.protocol.as_ref().unwrap().protocol;
    let spans = phases(&chart.chart, session_id(), protocol, now());
    let shown: Vec<_> = spans.iter().map(|it| (it.id.as_str(), it.from, it.until)).collect();
    let expected = [("hold", 0, Some(12)), ("rising", 12, Some(25)), ("deep", 25, Some(60)), ("returning", 60, None)];
    assert_eq!(shown, expected);
    assert!(phases(&planned().chart, session_id(), protocol, now()).is_empty());
}

#[test]
fn what_is_due_says_how_late_it_is() {
    use crate::protocol::Due;
    let at = |minutes| {
        let chart = given_ago(minutes)
            .and([ago(minutes - 12, LozengeFinished { session: session_id(), how: AfterHold::Spit })]);
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
    let kinds: Vec<_> =
        timeline(&chart.chart, session_id()).iter().map(|it| Statement::kind(it.says).to_owned()).collect();
    assert_eq!(kinds, ["vitals_recorded"]);
}

#[test]
fn a_repeated_request_gives_the_same_ids() {
    let ids = |drafts: Vec<Draft>| drafts.iter().map(|it| it.id).collect::<Vec<_>>();
    let once = || planned().when(Command::RecordVitals(reading(170, 95, 80))).decided.unwrap();
    assert_eq!(ids(once()), ids(once()));
}
