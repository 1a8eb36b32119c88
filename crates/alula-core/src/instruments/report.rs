//! What a practice may say about many courses: who is counted, who is missing, and what came of those who can be
//! compared. Nobody is left out of a denominator in silence.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Course, Direction, Instrument, Milestone, Outcome, Round, change};
use crate::chart::Chart;
use crate::integration::{CloseReason, closed};
use crate::session::current;

/// Below so many people there are counts and no percentages. A proposal of ours: one person among nine moves the
/// percentage by eleven points, and a very small group may tell who is in it.
pub const FEW: u64 = 10;

/// One client and one questionnaire, as a report over many sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseReport {
    /// When medicine was first given.
    pub began: Timestamp,
    /// When it was last given.
    pub last: Timestamp,
    /// True while a further session is planned or under way.
    pub goes_on: bool,
    /// Why the care ended, when it has.
    pub ended: Option<CloseReason>,
    /// The total at the baseline.
    pub baseline: Option<u16>,
    /// True when any round after the first medicine can be compared.
    pub followed: bool,
    /// The totals at the points of the course, in their order.
    pub totals: [Option<u16>; 4],
}

impl CourseReport {
    /// The course of a chart by one questionnaire; nothing before the first medicine.
    pub fn of(chart: &Chart, rounds: &[Round], instrument: &Instrument) -> Option<Self> {
        let course = Course::of(chart);
        let (began, last) = (course.first()?, course.last()?);
        let outcome = Outcome::among(rounds, course, instrument);
        Some(Self {
            began,
            last,
            goes_on: current(chart).is_some(),
            ended: closed(chart).map(|it| it.is.reason),
            baseline: outcome.baseline().map(|it| it.total),
            followed: outcome.latest().is_some(),
            totals: [Milestone::End, Milestone::OneMonth, Milestone::ThreeMonths, Milestone::SixMonths]
                .map(|it| outcome.at(it).map(|it| it.total)),
        })
    }

    /// Everything this course adds to the counts.
    pub fn counted(&self, instrument: &Instrument) -> Vec<Counted> {
        let course = Course::between(self.began, self.last);
        let window = |it: Milestone| it.window(&course).map(|(_, closed)| month_after(closed));
        let mut began = Standing::default();
        (began.baseline, began.answered) = (self.baseline.is_some(), self.followed);
        (began.ended, began.out_of_reach) = (self.ended.is_some(), self.ended == Some(CloseReason::OutOfReach));
        let lost_from = window(Milestone::OneMonth).unwrap_or(0);
        let mut all = vec![Counted { point: Point::Began, from: lost_from, standing: began, change: 0 }];
        for (&point, total) in Milestone::ALL.iter().zip(self.totals) {
            if point == Milestone::End && self.goes_on {
                continue;
            }
            let Some(from) = window(point) else { continue };
            let (standing, change) = self.stands(instrument, total);
            all.push(Counted { point: Point::At(point), from, standing, change });
        }
        all
    }

    fn stands(&self, instrument: &Instrument, total: Option<u16>) -> (Standing, i16) {
        let mut standing =
            Standing { baseline: self.baseline.is_some(), answered: total.is_some(), ..Standing::default() };
        let (Some(baseline), Some(total)) = (self.baseline, total) else { return (standing, 0) };
        let it = change(instrument, baseline, total);
        standing.could_remit = baseline >= instrument.change.remission_below;
        (standing.response, standing.remission) = (it.response, it.remission);
        standing.better = it.reliable && it.direction == Direction::Better;
        standing.worse = it.reliable && it.direction == Direction::Worse;
        let signed = i32::from(total) - i32::from(baseline);
        (standing, i16::try_from(signed).unwrap_or(0))
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// Medicine was given.
    Began,
    /// A point of the course.
    At(Milestone),
}

impl Point {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::At(it) => it.name(),
        }
    }

    /// The point with this stable name.
    pub fn of(name: &str) -> Option<Self> {
        if name == "began" { Some(Self::Began) } else { Milestone::of(name).map(Self::At) }
    }
}

/// One person among those who are counted alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// Of what.
    pub point: Point,
    /// From the beginning of which month on it counts, see [`month`]; the month after its window has closed.
    pub from: i64,
    /// How it stands.
    pub standing: Standing,
    /// The total less the baseline; 0 when there is nothing to compare.
    pub change: i16,
}

macro_rules! standing {
    ($($(#[doc = $doc:literal])* $name:ident = $bit:literal;)*) => {
        /// How somebody stands at a point.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct Standing {
            $($(#[doc = $doc])* pub $name: bool,)*
        }

        impl Standing {
            /// As one number, to be stored.
            pub fn code(self) -> i64 {
                0 $(| if self.$name { 1 << $bit } else { 0 })*
            }

            /// The standing of a number.
            pub fn of(code: i64) -> Self {
                Self { $($name: code & (1 << $bit) != 0,)* }
            }
        }
    };
}

standing! {
    /// There is a baseline.
    baseline = 0;
    /// There is an answer that can be compared.
    answered = 1;
    /// The response of the instrument.
    response = 2;
    /// The baseline was not already in remission.
    could_remit = 3;
    /// Remission.
    remission = 4;
    /// Reliably better.
    better = 5;
    /// Reliably worse.
    worse = 6;
    /// The care has ended.
    ended = 7;
    /// It ended because the client could not be reached.
    out_of_reach = 8;
}

/// The month of a time, counted on; months begin at midnight UTC.
pub fn month(at: Timestamp) -> i64 {
    let day = at.to_zoned(TimeZone::UTC).date();
    i64::from(day.year()) * 12 + i64::from(day.month()) - 1
}

fn month_after(at: Timestamp) -> i64 {
    month(at) + 1
}

/// What came of those who reached a point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointReport {
    /// Whose window has not closed yet.
    pub ahead: u64,
    /// Whose window has closed.
    pub reached: u64,
    /// Of these, without a baseline.
    pub without_baseline: u64,
    /// Of these, with a baseline and without an answer in the window.
    pub without_answer: u64,
    /// With both: who can be compared.
    pub compared: u64,
    /// Response among the compared.
    pub response: u64,
    /// The compared who were not already in remission.
    pub could_remit: u64,
    /// Remission among these.
    pub remission: u64,
    /// Reliably better among the compared.
    pub better: u64,
    /// Reliably worse among the compared.
    pub worse: u64,
    changes: BTreeMap<i16, u64>,
}

impl PointReport {
    /// Who is missing among those who reached it.
    pub fn missing(&self) -> u64 {
        self.without_baseline + self.without_answer
    }

    /// First quartile, median and third quartile of total less baseline, each a change that somebody had (nearest
    /// rank); nothing for few people.
    pub fn quartiles(&self) -> Option<[i16; 3]> {
        if self.compared < FEW {
            return None;
        }
        let mut cuts = [1, 2, 3].map(|quarter| (self.compared * quarter).div_ceil(4)).into_iter().peekable();
        let mut found = Vec::new();
        let mut so_far = 0;
        for (change, people) in &self.changes {
            so_far += people;
            while cuts.next_if(|cut| *cut <= so_far).is_some() {
                found.push(*change);
            }
        }
        found.try_into().ok()
    }
}

/// What a practice may say about one questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeReport {
    /// Who was given medicine.
    pub began: u64,
    /// Of these, with a baseline.
    pub with_baseline: u64,
    /// Of these, with any answer after it that can be compared.
    pub followed: u64,
    /// Of these, without any such answer when the window of the first month had closed.
    pub lost: u64,
    /// Of these, whose care has ended.
    pub ended: u64,
    /// Of the ended, who could not be reached any more.
    pub out_of_reach: u64,
    /// The points of the course, in their order.
    pub points: [PointReport; 4],
}

impl PracticeReport {
    /// Adds as many people who are counted alike; `this_month` is the [`month`] in which the report is read.
    pub fn add(&mut self, it: Counted, people: u64, this_month: i64) {
        let closed = it.from <= this_month;
        let standing = it.standing;
        let Point::At(milestone) = it.point else {
            self.began += people;
            self.with_baseline += if standing.baseline { people } else { 0 };
            self.followed += if standing.answered { people } else { 0 };
            self.lost += if !standing.answered && closed { people } else { 0 };
            self.ended += if standing.ended { people } else { 0 };
            self.out_of_reach += if standing.out_of_reach { people } else { 0 };
            return;
        };
        let point = &mut self.points[milestone as usize];
        if !closed {
            point.ahead += people;
            return;
        }
        point.reached += people;
        match (standing.baseline, standing.answered) {
            (false, _) => point.without_baseline += people,
            (true, false) => point.without_answer += people,
            (true, true) => {
                point.compared += people;
                point.response += if standing.response { people } else { 0 };
                point.could_remit += if standing.could_remit { people } else { 0 };
                point.remission += if standing.remission { people } else { 0 };
                point.better += if standing.better { people } else { 0 };
                point.worse += if standing.worse { people } else { 0 };
                *point.changes.entry(it.change).or_default() += people;
            }
        }
    }

    /// The report of these counts.
    pub fn of(counts: impl IntoIterator<Item = (Counted, u64)>, this_month: i64) -> Self {
        let mut report = Self::default();
        counts.into_iter().for_each(|(it, people)| report.add(it, people, this_month));
        report
    }
}

#[cfg(test)]
mod tests;
