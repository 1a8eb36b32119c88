//! The stop ladder, alertness, and when the prescriber's own instruction is asked for.

use super::*;
use crate::protocol::{PracticeLimits, PracticeValue, SignedProtocol, ThresholdId};
use crate::units::{BreathsPerMinute, Percent};

fn oxygen(value: i64) -> VitalsRecorded {
    let saturation = Some(Percent::new(value).unwrap());
    VitalsRecorded { session: Some(session_id()), pressure: None, pulse: None, saturation, breaths: None, weight: None }
}

fn breaths(value: i64) -> VitalsRecorded {
    VitalsRecorded { saturation: None, breaths: Some(BreathsPerMinute::new(value).unwrap()), ..oxygen(97) }
}

fn alert(level: u8) -> AlertnessSeen {
    AlertnessSeen { session: session_id(), level }
}

fn mark(kind: MarkKind) -> MarkMade {
    MarkMade { session: session_id(), kind, words: "".into() }
}

fn injected(minutes: i64) -> Given {
    let order = OrderWritten { route: Route::Intramuscular, ..order() };
    let plan = SessionPlanned { route: Route::Intramuscular, ..plan(now()) };
    given([ago(9000, order), ago(8000, plan), ago(minutes, medicine())])
}

/// What the room shows: what to do, and what was seen.
fn asks(given: &Given) -> Vec<(String, String)> {
    let view = session(&given.chart, session_id()).unwrap();
    let rungs = ladder(&given.chart, &view, given.protocol.as_ref().unwrap());
    rungs.into_iter().filter(|it| it.taken.is_none()).map(|it| (it.stop.then.clone(), it.seen)).collect()
}

fn first(given: &Given) -> String {
    asks(given).first().map(|it| it.0.clone()).unwrap_or_default()
}

#[test]
fn a_quiet_session_asks_for_nothing() {
    assert!(asks(&injected(20).and([oxygen(93), breaths(14)])).is_empty());
    assert!(asks(&injected(20).and([alert(3)])).is_empty());
    assert!(asks(&injected(20).and([mark(MarkKind::Nausea)])).is_empty());
}

#[test]
fn low_oxygen_or_waking_only_to_prodding_asks_for_the_airway() {
    let then = "Wake, free the airway, oxygen, the prescriber at the bedside";
    let low = injected(20).and([oxygen(92)]);
    assert_eq!(asks(&low), [(then.to_owned(), "oxygen saturation 92, at least 93 needed".to_owned())]);
    assert_eq!(asks(&injected(20).and([alert(2)])), [(then.to_owned(), "alertness 2 of 5".to_owned())]);
}

#[test]
fn the_gravest_step_that_a_reading_meets_is_asked_for() {
    for emergency in [oxygen(89), breaths(9), breaths(31), reading(180, 90, 80), reading(130, 80, 151)] {
        let grave = injected(20).and([emergency.clone()]);
        assert!(first(&grave).starts_with("Call 911"), "{emergency:?}");
        assert_eq!(asks(&grave).len(), 1, "{emergency:?}");
    }
    assert!(first(&injected(20).and([alert(1)])).starts_with("Call 911"));
}

#[test]
fn marks_and_untoward_events_meet_a_step_and_what_was_before_t0_does_not() {
    assert!(first(&given_ago(20).and([mark(MarkKind::Vomited)])).starts_with("Turn to the side"));
    assert!(first(&given_ago(20).and([mark(MarkKind::Worry)])).starts_with("Breathe together"));
    let event = AdverseEventRecorded {
        session: Some(session_id()),
        term: "chest pain".into(),
        grade: 2,
        serious: false,
        action: "".into(),
        outcome: "".into(),
        expected: Presence::Unknown,
        related: Presence::Unknown,
    };
    assert!(first(&given_ago(20).and([event])).starts_with("Call 911"));
    assert!(asks(&planned().and([mark(MarkKind::Vomited)])).is_empty());
    let earlier = planned().and([ago(30, oxygen(90)), ago(20, oxygen(97))]).and([ago(10, medicine())]);
    assert!(asks(&earlier).is_empty());
}

#[test]
fn a_limit_that_the_practice_holds_more_tightly_meets_its_step_earlier() {
    let mut tight = injected(20).and([oxygen(94)]);
    assert!(asks(&tight).is_empty());
    let value = PracticeValue {
        threshold: ThresholdId::Spo2Act,
        value: Some(95),
        from: now() - SignedDuration::from_hours(48),
    };
    tight.protocol = tight.protocol.map(|it: SignedProtocol| it.with_practice(PracticeLimits::new(vec![value])));
    assert_eq!(asks(&tight).len(), 1);
}

#[test]
fn a_step_is_taken_once_in_the_protocols_words_and_asked_for_anew_by_the_next_reading() {
    let low = injected(20).and([ago(4, oxygen(91))]);
    let take = |because| Command::TakeStopStep { session: session_id(), because };
    low.clone().when(take(nth(1))).refused(Refusal::NotFound { what: "step" });
    let taken = low.when(take(nth(4))).states([StopStepTaken {
        session: session_id(),
        because: nth(4),
        when: "Saturation below 93 %, or wakes only to prodding".into(),
        then: "Wake, free the airway, oxygen, the prescriber at the bedside".into(),
    }]);
    assert!(asks(&taken).is_empty());
    taken.clone().when_at(nth(99), None, take(nth(4))).refused(Refusal::Already { what: "step" });
    assert_eq!(asks(&taken.and([oxygen(92)])).len(), 1);
    given_ago(20).without_protocol().when(take(nth(3))).refused(Refusal::ProtocolUnsigned);
}

#[test]
fn what_nobody_took_stands_first_and_the_gravest_above() {
    let two = injected(20).and([ago(9, mark(MarkKind::Vomited)), ago(5, oxygen(86)), ago(2, mark(MarkKind::Worry))]);
    let order: Vec<_> = asks(&two).into_iter().map(|it| it.1).collect();
    assert_eq!(order, ["oxygen saturation 86, at least 90 needed", "vomited", "a worry"]);
}

#[test]
fn alertness_has_six_levels_and_counts_for_what_is_due_and_for_leaving() {
    planned().when(Command::SeeAlertness(alert(6))).refused_as("impossible");
    let seen = injected(30).when(Command::SeeAlertness(alert(4))).states([alert(4)]);
    let view = session(&seen.chart, session_id()).unwrap();
    let items = due(&seen.chart, &view, &seen.protocol.as_ref().unwrap().protocol, seen.now);
    let at_half_past = items.iter().find(|it| it.what == crate::protocol::Due::Alertness && it.minute == 30).unwrap();
    assert_eq!(at_half_past.stands, Lateness::Done { by: REQUEST });
}

#[test]
fn the_second_reading_beyond_a_limit_asks_for_the_prescribers_instruction() {
    let asked = |given: &Given| {
        let view = session(&given.chart, session_id()).unwrap();
        asks_for_instruction(&given.chart, &view, given.protocol.as_ref())
    };
    let once = given_ago(60).and([ago(20, reading(151, 82, 80))]);
    assert!(!asked(&once));
    let twice = once.clone().and([ago(10, reading(152, 82, 80))]);
    assert!(asked(&twice));
    assert!(asked(&twice.clone().and([ago(5, oxygen(97))])), "oxygen alone says nothing of the pressure");
    assert!(!asked(&twice.and([ago(4, reading(140, 82, 80))])), "it has come back");
    let before = planned().and([ago(30, reading(155, 82, 80)), ago(25, reading(151, 82, 80))]);
    assert!(!asked(&before), "before the medicine it is a hold");
}

#[test]
fn the_limits_of_a_session_say_whose_they_are() {
    let chart = planned();
    let view = session(&chart.chart, session_id()).unwrap();
    let order = view.order.map(|it| it.is);
    let all = bounds(Setting::Office, order, chart.protocol.as_ref().unwrap(), chart.now);
    let told: Vec<_> = all.iter().map(|it| (it.what, it.limit.value, it.limit.from)).collect();
    use crate::protocol::LimitFrom::{Order, Protocol};
    assert_eq!(told[0], ("upper pressure", 150, Order));
    assert_eq!(told[1], ("lower pressure", 100, Protocol));
    assert_eq!(told.len(), 7);
}
