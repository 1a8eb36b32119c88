use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::given::{Given, PRESCRIBER, nothing, now, nth};
use crate::protocol::{Limit, LimitFrom, REFERENCE, SignedProtocol};

const TODAY: Date = date(2026, 6, 1);
const UPPER: ThresholdId = ThresholdId::BpStopOfficeSys;

fn to(value: i64) -> NewPracticeLimit {
    NewPracticeLimit { threshold: UPPER, value: Some(value), from: TODAY, reason: "The cuff reads low.".into() }
}

fn back() -> NewPracticeLimit {
    NewPracticeLimit { value: None, ..to(0) }
}

/// What was said so far, and what is said next, by the prescriber.
fn said(given: &Given, before: &[PracticeLimit], it: &NewPracticeLimit) -> Result<PracticeLimit, Refusal> {
    let id = nth(u32::try_from(before.len()).unwrap() + 1);
    let kept = hold_tighter(id, it, before, &given.clone().asked_by(PRESCRIBER).context())?;
    Ok(kept.expect("nothing was said under this id"))
}

#[track_caller]
fn refused(before: &[PracticeLimit], it: &NewPracticeLimit, field: &str) -> String {
    match said(&nothing(), before, it) {
        Err(Refusal::Impossible { field: wrong, why }) if wrong == field => why,
        other => panic!("not refused at {field}: {other:?}"),
    }
}

fn limits(said: &[PracticeLimit]) -> PracticeLimits {
    PracticeLimits::from(said)
}

fn held(said: &[PracticeLimit], at: Timestamp) -> Limit {
    let signed = SignedProtocol::new(REFERENCE, PRESCRIBER, now()).unwrap().with_practice(limits(said));
    signed.limit(UPPER, None, at)
}

#[test]
fn a_tighter_limit_holds_from_the_moment_it_was_said_and_not_before() {
    let it = said(&nothing(), &[], &to(150)).unwrap();
    assert_eq!((it.by, it.at, it.holds_from), (PRESCRIBER, now(), now()));
    let of = |at| held(std::slice::from_ref(&it), at);
    assert_eq!((of(now()).value, of(now()).from), (150, LimitFrom::Practice));
    let before = of(now() - jiff::SignedDuration::from_secs(1));
    assert_eq!((before.value, before.from), (160, LimitFrom::Protocol));
}

#[test]
fn the_same_form_twice_is_one_and_with_another_number_it_is_refused() {
    let before = [said(&nothing(), &[], &to(150)).unwrap()];
    let again = |it: &NewPracticeLimit| hold_tighter(nth(1), it, &before, &nothing().asked_by(PRESCRIBER).context());
    assert_eq!(again(&to(150)), Ok(None));
    assert_eq!(again(&to(140)), Err(Refusal::sent_before()));
}

#[test]
fn one_for_a_later_day_begins_in_the_morning_of_that_day_at_the_practice() {
    let it = said(&nothing(), &[], &NewPracticeLimit { from: date(2026, 6, 4), ..to(150) }).unwrap();
    assert_eq!(it.holds_from, "2026-06-04T07:00:00Z".parse().unwrap());
    let all = limits(std::slice::from_ref(&it));
    assert_eq!((all.at(UPPER, now()), all.coming(UPPER, now()).map(|it| it.value)), (None, Some(Some(150))));
    assert_eq!((all.at(UPPER, it.holds_from), all.coming(UPPER, it.holds_from)), (Some(150), None));
}

#[test]
fn it_is_never_looser_than_the_protocol_and_the_refusal_names_its_number() {
    let why = refused(&[], &to(170), "value");
    assert!(why.contains("160 mmHg") && why.contains("lower"), "{why}");
    assert!(refused(&[], &to(160), "value").contains("160 mmHg itself"));
    let hungry = NewPracticeLimit { threshold: ThresholdId::FastSolidMin, ..to(200) };
    let why = refused(&[], &hungry, "value");
    assert!(why.contains("240 min") && why.contains("higher"), "{why}");
}

#[test]
fn a_number_that_cannot_be_meant_is_refused() {
    assert!(refused(&[], &to(16), "value").contains("Between 100 and 180 mmHg"));
}

#[test]
fn what_is_fixed_left_to_the_order_or_has_no_safer_side_is_not_the_practices() {
    for threshold in
        [ThresholdId::CuresMaxAgeH, ThresholdId::HoldTimeMin, ThresholdId::MinIntervalH, ThresholdId::CourseSessions]
    {
        refused(&[], &NewPracticeLimit { threshold, ..to(2) }, "threshold");
    }
}

#[test]
fn a_limit_does_not_cross_another() {
    let why = refused(&[], &to(135), "value");
    assert!(why.contains("below another limit") && why.contains("140 mmHg"), "{why}");
    let clear = NewPracticeLimit { threshold: ThresholdId::BpClearSys, ..to(130) };
    let clear = said(&nothing(), &[], &clear).unwrap();
    assert!(said(&nothing(), &[clear], &to(135)).is_ok(), "the warning was tightened first");
    let emergency = NewPracticeLimit { threshold: ThresholdId::BpEmergSys, ..to(155) };
    assert!(refused(&[], &emergency, "value").contains("160 mmHg"));
}

#[test]
fn it_needs_a_reason_a_protocol_and_a_day_to_come() {
    let blank = NewPracticeLimit { reason: " ".into(), ..to(150) };
    assert_eq!(said(&nothing(), &[], &blank), Err(Refusal::Missing { field: "reason" }));
    assert_eq!(said(&nothing().without_protocol(), &[], &to(150)), Err(Refusal::ProtocolUnsigned));
    refused(&[], &NewPracticeLimit { from: date(2026, 5, 31), ..to(150) }, "from");
    refused(&[], &NewPracticeLimit { from: date(2027, 6, 2), ..to(150) }, "from");
    let client = nothing().asked_by_client();
    assert_eq!(hold_tighter(nth(1), &to(150), &[], &client.context()), Err(Refusal::RoleMayNot));
}

#[test]
fn going_back_to_the_protocol_holds_from_then_on_and_keeps_what_was() {
    let tight = said(&nothing(), &[], &to(150)).unwrap();
    let later = nothing().later(60);
    let again = said(&later, std::slice::from_ref(&tight), &back()).unwrap();
    let all = [tight, again];
    assert_eq!((held(&all, now()).value, held(&all, later.now).value), (150, 160));
}

#[test]
fn what_changes_nothing_is_refused() {
    assert!(refused(&[], &back(), "value").contains("160 mmHg counts already"));
    let tight = said(&nothing(), &[], &to(150)).unwrap();
    assert!(refused(&[tight], &to(150), "value").contains("150 mmHg already"));
}

#[test]
fn what_was_said_last_counts_and_takes_back_what_is_still_to_begin() {
    let planned = said(&nothing(), &[], &NewPracticeLimit { from: date(2026, 6, 4), ..to(150) }).unwrap();
    let before = std::slice::from_ref(&planned);
    let at_once = said(&nothing(), before, &to(155)).unwrap();
    let later = planned.holds_from;
    let all = limits(&[planned.clone(), at_once.clone()]);
    assert_eq!((all.at(UPPER, now()), all.at(UPPER, later)), (Some(155), Some(155)));
    assert_eq!(all.coming(UPPER, now()), None, "it was said before, and the other begins earlier");
    let taken_back = said(&nothing(), before, &back()).unwrap();
    assert_eq!(limits(&[planned, taken_back]).at(UPPER, later), None);
}

#[test]
fn a_newer_protocol_that_is_tighter_holds() {
    let it = said(&nothing(), &[], &to(150)).unwrap();
    let marker = "[thresholds.bp_stop_office_sys]\nvalue = 160";
    let newer = REFERENCE.replace(marker, "[thresholds.bp_stop_office_sys]\nvalue = 145");
    assert_ne!(newer, REFERENCE);
    let signed = SignedProtocol::new(&newer, PRESCRIBER, now()).unwrap().with_practice(limits(&[it]));
    let limit = signed.limit(UPPER, None, now());
    assert_eq!((limit.value, limit.from), (145, LimitFrom::Protocol));
}

proptest! {
    #[test]
    fn whatever_is_said_the_limit_is_never_looser_than_the_protocol(
        values in prop::collection::vec((prop::option::of(90_i64..=190), 0_i64..400), 0..8)
    ) {
        let given = nothing();
        let mut kept: Vec<PracticeLimit> = Vec::new();
        for (value, days) in values {
            let from = TODAY.saturating_add(days.days());
            kept.extend(said(&given, &kept, &NewPracticeLimit { value, from, ..to(0) }));
        }
        let signed = given.protocol.unwrap().with_practice(limits(&kept));
        for it in &kept {
            prop_assert!((140..=160).contains(&signed.limit(UPPER, None, it.holds_from).value));
        }
    }
}
