//! Honest denominators by their rules.

use proptest::prelude::*;

use super::*;
use crate::instruments::find;

fn phq() -> &'static Instrument {
    find("phq-9").unwrap()
}

/// Began on 10 January 2026, last given on 24 January.
fn course(baseline: Option<u16>, totals: [Option<u16>; 4]) -> CourseReport {
    CourseReport {
        began: "2026-01-10T18:00:00Z".parse().unwrap(),
        last: "2026-01-24T18:00:00Z".parse().unwrap(),
        goes_on: false,
        ended: None,
        baseline,
        followed: totals.iter().any(Option::is_some),
        totals,
    }
}

fn at(year: i64, one_to_twelve: i64) -> i64 {
    year * 12 + one_to_twelve - 1
}

fn report(courses: &[CourseReport], this_month: i64) -> PracticeReport {
    let counts = courses.iter().flat_map(|it| it.counted(phq())).map(|it| (it, 1));
    PracticeReport::of(counts, this_month)
}

#[test]
fn a_window_counts_from_the_month_after_it_has_closed() {
    let one = [course(Some(18), [Some(8), Some(8), None, None])];
    // 14 February the window of the end closes, 25 February that of the first month, 11 May that of the third.
    let reached = |month| report(&one, at(2026, month)).points.map(|it| (it.reached, it.ahead));
    assert_eq!(reached(2), [(0, 1), (0, 1), (0, 1), (0, 1)]);
    assert_eq!(reached(3), [(1, 0), (1, 0), (0, 1), (0, 1)]);
    assert_eq!(reached(6), [(1, 0), (1, 0), (1, 0), (0, 1)]);
    assert_eq!(reached(10), [(1, 0); 4]);
}

#[test]
fn whoever_reached_a_point_is_compared_or_missing_and_it_is_said_why() {
    let courses = [
        course(Some(18), [Some(8); 4]),
        course(None, [Some(3); 4]),
        course(Some(18), [None; 4]),
        course(None, [None; 4]),
    ];
    for it in report(&courses, at(2027, 1)).points {
        assert_eq!((it.reached, it.compared, it.without_baseline, it.without_answer), (4, 1, 2, 1));
        assert_eq!(it.missing() + it.compared, it.reached);
    }
}

#[test]
fn what_came_of_those_who_can_be_compared() {
    let courses = [
        course(Some(18), [Some(4), None, None, None]), // response, remission, better
        course(Some(18), [Some(9), None, None, None]), // response, better
        course(Some(18), [Some(12), None, None, None]), // better
        course(Some(18), [Some(14), None, None, None]), // neither
        course(Some(10), [Some(16), None, None, None]), // worse
        course(Some(4), [Some(2), None, None, None]),  // response, was in remission before
    ];
    let it = report(&courses, at(2027, 1)).points[0].clone();
    assert_eq!((it.compared, it.response, it.better, it.worse), (6, 3, 3, 1));
    assert_eq!((it.could_remit, it.remission), (5, 1));
}

#[test]
fn somebody_in_the_course_has_not_come_to_its_end() {
    let mut goes_on = course(Some(18), [Some(8), Some(8), None, None]);
    goes_on.goes_on = true;
    let points = report(&[goes_on], at(2027, 1)).points;
    assert_eq!((points[0].reached, points[0].ahead, points[1].reached), (0, 0, 1));
}

#[test]
fn lost_is_who_has_no_answer_when_the_first_month_is_over() {
    let mut gone = course(Some(18), [None; 4]);
    gone.ended = Some(CloseReason::OutOfReach);
    let courses = [gone, course(Some(18), [None, None, Some(9), None])];
    let early = report(&courses, at(2026, 2));
    assert_eq!((early.began, early.lost), (2, 0));
    let late = report(&courses, at(2026, 3));
    assert_eq!((late.with_baseline, late.followed, late.lost, late.ended, late.out_of_reach), (2, 1, 1, 1, 1));
}

#[test]
fn quartiles_are_changes_that_somebody_had_and_wait_for_enough_people() {
    let with = |totals: &[u16]| {
        let courses: Vec<_> = totals.iter().map(|it| course(Some(20), [Some(*it), None, None, None])).collect();
        report(&courses, at(2027, 1)).points[0].quartiles()
    };
    assert_eq!(with(&[10; 9]), None);
    assert_eq!(with(&[10; 10]), Some([-10, -10, -10]));
    assert_eq!(with(&[2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24]), Some([-14, -8, -2]));
}

proptest! {
    #[test]
    fn the_order_of_arrival_never_changes_a_report(
        (courses, shuffled) in prop::collection::vec((prop::option::of(0_u16..28), prop::array::uniform4(prop::option::of(0_u16..28))), 0..20)
            .prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
        month in at(2026, 1)..at(2027, 1),
    ) {
        let of = |all: &[(Option<u16>, [Option<u16>; 4])]| {
            report(&all.iter().map(|it| course(it.0, it.1)).collect::<Vec<_>>(), month)
        };
        let report = of(&courses);
        prop_assert_eq!(&report, &of(&shuffled));
        for it in &report.points {
            prop_assert_eq!(it.reached, it.compared + it.missing());
            prop_assert!(it.remission <= it.could_remit && it.better + it.worse <= it.compared);
        }
    }

    #[test]
    fn a_standing_survives_being_stored(code in 0_i64..512) {
        prop_assert_eq!(Standing::of(code).code(), code);
    }
}
