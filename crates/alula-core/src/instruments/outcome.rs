//! What the rounds of one questionnaire say about a course of care: where it began, what came of it, and when it was
//! asked too soon after the medicine to say anything.
//!
//! By the times at which things happened alone; the order in which the statements arrived does not show.

use std::ops::RangeInclusive;

use jiff::{SignedDuration, Timestamp};

use super::{Change, Instrument, Round, change, rounds};
use crate::chart::Chart;
use crate::integration::CareReopened;
use crate::session::MedicineGiven;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A total with when it was reached and, when the medicine was too near, how long before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// When the round was finished.
    pub at: Timestamp,
    /// The total.
    pub total: u16,
    /// Whole days since the medicine, when they are too few for this questionnaire; nothing when it may be compared.
    pub unsettled: Option<u16>,
}

/// A point of a course at which it is asked how things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// After the last medicine session.
    End,
    /// One month after the first.
    OneMonth,
    /// Three months after the first.
    ThreeMonths,
    /// Six months after the first.
    SixMonths,
}

impl Milestone {
    /// Every point in the order of time.
    pub const ALL: &[Self] = &[Self::End, Self::OneMonth, Self::ThreeMonths, Self::SixMonths];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::OneMonth => "one_month",
            Self::ThreeMonths => "three_months",
            Self::SixMonths => "six_months",
        }
    }

    /// The point with this stable name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// The day it is meant for, and the days on which an answer counts for it: after the last medicine session for the
    /// end of the course, after the first for the others. Proposals of ours; the windows do not overlap.
    pub fn days(self) -> (i64, RangeInclusive<i64>) {
        match self {
            Self::End => (14, 4..=20),
            Self::OneMonth => (30, 21..=45),
            Self::ThreeMonths => (90, 70..=120),
            Self::SixMonths => (180, 150..=240),
        }
    }

    /// When the window opens and when it has closed, in a course with these times of medicine; nothing without one.
    pub fn window(self, course: &Course) -> Option<(Timestamp, Timestamp)> {
        let anchor = match self {
            Self::End => course.last()?,
            Self::OneMonth | Self::ThreeMonths | Self::SixMonths => course.first()?,
        };
        let (_, days) = self.days();
        Some((anchor + DAY * *days.start() as i32, anchor + DAY * (*days.end() as i32 + 1)))
    }
}

/// The course that holds: from the beginning of the care, or from where it was last begun anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    since: Option<Timestamp>,
    doses: Vec<Timestamp>,
}

impl Course {
    /// The course that holds in a chart.
    pub fn of(chart: &Chart) -> Self {
        let since = chart.last::<CareReopened>().map(|it| it.at());
        let given = chart.all::<MedicineGiven>().map(|it| it.at());
        let mut doses: Vec<_> = given.filter(|at| since.is_none_or(|since| *at >= since)).collect();
        doses.sort_unstable();
        Self { since, doses }
    }

    /// A course of which only the first and the last time of medicine are known.
    pub(super) fn between(first: Timestamp, last: Timestamp) -> Self {
        Self { since: None, doses: vec![first, last] }
    }

    /// The first time medicine was given.
    pub fn first(&self) -> Option<Timestamp> {
        self.doses.first().copied()
    }

    /// The last time medicine was given.
    pub fn last(&self) -> Option<Timestamp> {
        self.doses.last().copied()
    }

    /// How many whole days after the medicine `at` lies, when that is too few for the questionnaire.
    fn unsettled(&self, instrument: &Instrument, at: Timestamp) -> Option<u16> {
        let last = self.doses.iter().rfind(|it| **it <= at)?;
        let days = u16::try_from(at.duration_since(*last).as_hours() / 24).ok()?;
        (days <= instrument.after_medicine.days).then_some(days)
    }
}

/// One questionnaire in one course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The course it is about.
    pub course: Course,
    /// The complete rounds of the course, by time.
    pub answers: Vec<Answer>,
}

impl Outcome {
    /// What the rounds of `instrument` in this chart say.
    pub fn of(chart: &Chart, instrument: &Instrument) -> Self {
        Self::among(&rounds(chart), Course::of(chart), instrument)
    }

    /// The same from rounds that are known.
    pub fn among(rounds: &[Round], course: Course, instrument: &Instrument) -> Self {
        let mut done: Vec<_> = rounds
            .iter()
            .filter(|it| it.instrument == instrument.id)
            .filter_map(|it| it.score().map(|score| (score.at, it.measure, score.total)))
            .filter(|(at, ..)| course.since.is_none_or(|since| *at >= since))
            .collect();
        // Of two at the same time the one with the smaller id first, whichever arrived first.
        done.sort_unstable();
        let answer = |(at, _, total)| Answer { at, total, unsettled: course.unsettled(instrument, at) };
        let answers = done.into_iter().map(answer).collect();
        Self { course, answers }
    }

    /// Where the course began: the last complete round before the first medicine; before any medicine, the first
    /// complete round.
    pub fn baseline(&self) -> Option<Answer> {
        match self.course.first() {
            Some(first) => self.answers.iter().rfind(|it| it.at <= first).copied(),
            None => self.answers.first().copied(),
        }
    }

    /// The latest round that may be compared with the baseline.
    pub fn latest(&self) -> Option<Answer> {
        let begun = self.course.first().or_else(|| self.answers.first().map(|it| it.at))?;
        self.answers.iter().rfind(|it| it.at > begun && it.unsettled.is_none()).copied()
    }

    /// The round that counts at a point of the course: of those in its window the nearest to the day it is meant for.
    pub fn at(&self, milestone: Milestone) -> Option<Answer> {
        let (opens, closed) = milestone.window(&self.course)?;
        let meant = opens + DAY * (milestone.days().0 - milestone.days().1.start()) as i32;
        let within = self.answers.iter().filter(|it| it.unsettled.is_none() && (opens..closed).contains(&it.at));
        within.min_by_key(|it| it.at.duration_since(meant).abs()).copied()
    }

    /// What can be said about an answer against the baseline.
    pub fn against<'i>(&self, instrument: &'i Instrument, answer: Answer) -> Option<Change<'i>> {
        self.baseline().map(|it| change(instrument, it.total, answer.total))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::given::{Past, ago, given};
    use crate::ids::{EntryId, MeasureId, OrderId, SessionId};
    use crate::instruments::find;
    use crate::intake::{Mode, Presence};
    use crate::units::Micrograms;

    fn phq() -> &'static Instrument {
        find("phq-9").unwrap()
    }

    fn day(n: i64) -> Timestamp {
        crate::given::now() + SignedDuration::from_hours(24 * n)
    }

    fn round(n: u128, at: Timestamp, total: u16) -> Round {
        Round {
            measure: MeasureId::of(EntryId(uuid::Uuid::from_u128(n))),
            instrument: "phq-9".into(),
            mode: Mode::Alone,
            begun: at,
            finished: Some(at),
            answers: BTreeMap::new(),
            total: Some(total),
        }
    }

    fn outcome(doses: &[i64], rounds: &[(i64, u16)]) -> Outcome {
        let rounds: Vec<_> = (1..).zip(rounds).map(|(n, (at, total))| round(n, day(*at), *total)).collect();
        let course = Course { since: None, doses: doses.iter().map(|it| day(*it)).collect() };
        Outcome::among(&rounds, course, phq())
    }

    fn total(answer: Option<Answer>) -> Option<u16> {
        answer.map(|it| it.total)
    }

    #[test]
    fn the_course_begins_with_the_last_round_before_the_medicine() {
        let it = outcome(&[0], &[(-30, 21), (-2, 18), (9, 8)]);
        assert_eq!((total(it.baseline()), total(it.latest())), (Some(18), Some(8)));
        assert_eq!(total(outcome(&[0], &[(9, 8)]).baseline()), None);
        let before = outcome(&[], &[(-30, 21), (-2, 18)]);
        assert_eq!((total(before.baseline()), total(before.latest())), (Some(21), Some(18)));
    }

    #[test]
    fn what_is_asked_one_to_three_days_after_the_medicine_is_called_nothing() {
        let it = outcome(&[0, 10], &[(-1, 18), (1, 4), (3, 5), (4, 9), (11, 3)]);
        let unsettled: Vec<_> = it.answers.iter().map(|it| it.unsettled).collect();
        assert_eq!(unsettled, [None, Some(1), Some(3), None, Some(1)]);
        assert_eq!(total(it.latest()), Some(9));
    }

    #[test]
    fn a_point_of_the_course_takes_the_nearest_round_in_its_window() {
        let it = outcome(&[0, 14], &[(-1, 18), (20, 10), (27, 9), (35, 8), (100, 7), (119, 6), (200, 5)]);
        let at: Vec<_> = Milestone::ALL.iter().map(|point| total(it.at(*point))).collect();
        assert_eq!(at, [Some(9), Some(9), Some(7), Some(5)]);
        let none = outcome(&[0], &[(-1, 18), (3, 1), (60, 9)]);
        assert!(Milestone::ALL.iter().all(|point| none.at(*point).is_none()));
    }

    #[test]
    fn the_last_day_of_a_window_counts_and_the_next_does_not() {
        assert_eq!(total(outcome(&[0], &[(-1, 18), (45, 9)]).at(Milestone::OneMonth)), Some(9));
        assert_eq!(total(outcome(&[0], &[(-1, 18), (46, 9)]).at(Milestone::OneMonth)), None);
    }

    #[test]
    fn care_that_was_begun_anew_is_a_course_of_its_own() {
        let medicine = || MedicineGiven {
            session: SessionId::of(crate::given::nth(80)),
            order: OrderId::of(crate::given::nth(81)),
            amount: Micrograms::milligrams(100).unwrap(),
            lot: "".into(),
            identity: Presence::Present,
        };
        let reopened = CareReopened { words: "The winter came back.".into() };
        let days = 24 * 60;
        let chart = given([ago(90 * days, Past::from(medicine())), ago(30 * days, Past::from(reopened))]);
        assert_eq!(Course::of(&chart.chart).first(), None);
        let again = chart.and([ago(2 * days, Past::from(medicine()))]);
        assert_eq!(Course::of(&again.chart).doses.len(), 1);
    }

    #[test]
    fn windows_do_not_overlap_and_hold_the_day_they_are_meant_for() {
        for milestone in Milestone::ALL {
            let (meant, days) = milestone.days();
            assert!(days.contains(&meant), "{milestone:?}");
            assert_eq!(Milestone::of(milestone.name()), Some(*milestone));
        }
        let months = &Milestone::ALL[1..];
        assert!(months.windows(2).all(|it| it[0].days().1.end() < it[1].days().1.start()));
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_never_shows(
            (rounds, shuffled) in prop::collection::vec((-40_i64..260, 0_u16..28), 0..12)
                .prop_map(|all| (1..).zip(all).map(|(n, (at, total))| round(n, day(at), total)).collect::<Vec<_>>())
                .prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
            doses in prop::collection::vec(0_i64..60, 0..5),
        ) {
            let course = || {
                let mut doses: Vec<_> = doses.iter().map(|it| day(*it)).collect();
                doses.sort_unstable();
                Course { since: None, doses }
            };
            let said = |rounds: &[Round]| {
                let it = Outcome::among(rounds, course(), phq());
                let at: Vec<_> = Milestone::ALL.iter().map(|point| it.at(*point)).collect();
                (it.baseline(), it.latest(), at, it)
            };
            prop_assert_eq!(said(&rounds), said(&shuffled));
        }
    }
}
