//! Honest change: is the difference larger than chance, and what else may be said about it.

use serde::Deserialize;

use super::{Better, Instrument};

/// The kind of reliability a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReliabilityKind {
    /// How well the questions agree among themselves.
    InternalConsistency,
    /// How well a person agrees with themselves some days apart.
    TestRetest,
}

/// The figures from which the reliable change is computed, with where they come from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reliability {
    /// The spread of totals in the sample.
    pub sd: f64,
    /// The reliability.
    pub r: f64,
    /// Of which kind.
    pub kind: ReliabilityKind,
    /// In whom it was measured.
    pub sample: String,
    /// Where it comes from.
    pub source: String,
}

impl Reliability {
    /// The difference that chance alone reaches in one of twenty people: 1.96 · sd · √(2 · (1 − r)), after Jacobson and
    /// Truax 1991.
    pub fn index(&self) -> f64 {
        1.96 * self.sd * (2.0 * (1.0 - self.r)).sqrt()
    }

    /// The smallest whole difference above [`Reliability::index`].
    pub fn points(&self) -> u16 {
        let above = self.index().floor() + 1.0;
        if above >= f64::from(u16::MAX) { u16::MAX } else { above as u16 }
    }
}

/// A difference that people notice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// How many points.
    pub points: u16,
    /// What it is called.
    pub words: String,
    /// Where it comes from.
    pub source: String,
}

/// Which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Better.
    Better,
    /// Worse.
    Worse,
    /// The same total.
    Same,
}

/// What can be said about two totals.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'i> {
    /// The first total.
    pub baseline: u16,
    /// The latest total.
    pub latest: u16,
    /// The size of the difference, without a sign.
    pub points: u16,
    /// Which way it went.
    pub direction: Direction,
    /// True when the difference is larger than chance explains, by `rule`.
    pub reliable: bool,
    /// How many points that takes.
    pub needed: u16,
    /// The figures it was judged by.
    pub rule: &'i Reliability,
    /// True when it got better by the instrument's share of the first total.
    pub response: bool,
    /// True when the latest total is below the instrument's mark of remission and the first was not.
    pub remission: bool,
    /// The largest step that the difference reaches, whichever way it went.
    pub step: Option<&'i Step>,
}

/// What can be said about two totals of an instrument.
pub fn change(instrument: &Instrument, baseline: u16, latest: u16) -> Change<'_> {
    let rules = &instrument.change;
    let points = baseline.abs_diff(latest);
    let lower = latest < baseline;
    let direction = match (points, lower == (rules.better == Better::Lower)) {
        (0, _) => Direction::Same,
        (_, true) => Direction::Better,
        (_, false) => Direction::Worse,
    };
    let better = direction == Direction::Better;
    let share = u32::from(points) * 100 >= u32::from(baseline) * u32::from(rules.response_percent);
    let below = |total: u16| rules.better == Better::Lower && total < rules.remission_below;
    Change {
        baseline,
        latest,
        points,
        direction,
        reliable: points >= rules.reliable.points(),
        needed: rules.reliable.points(),
        rule: &rules.reliable,
        response: better && baseline > 0 && share,
        remission: better && below(latest) && !below(baseline),
        step: rules.steps.iter().rev().find(|it| points >= it.points),
    }
}

/// The figures and the points of every published reliability of an instrument: the one in use first.
pub fn reliable_change(instrument: &Instrument) -> impl Iterator<Item = (&Reliability, u16)> {
    let rules = &instrument.change;
    [&rules.reliable].into_iter().chain(&rules.alternatives).map(|it| (it, it.points()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::find;

    /// 1.96 · 5.7 · √0.22 = 5.24; 1.96 · 6.1 · √0.32 = 6.76; 1.96 · 4.5 · √0.16 = 3.53; 1.96 · 4.7 · √0.34 = 5.37.
    #[test]
    fn the_index_agrees_with_the_hand_worked_figures() {
        let of = |id| -> Vec<_> {
            let figures = reliable_change(find(id).unwrap());
            figures.map(|(it, points)| ((it.index() * 100.0).round() as u16, points)).collect()
        };
        assert_eq!(of("phq-9"), [(524, 6), (676, 7)]);
        assert_eq!(of("gad-7"), [(353, 4), (537, 6)]);
    }

    #[test]
    fn change_worked_by_hand() {
        let phq = find("phq-9").unwrap();
        let of = |baseline, latest| {
            let it = change(phq, baseline, latest);
            (it.direction, it.points, it.reliable, it.response, it.remission, it.step.map(|it| it.points))
        };
        assert_eq!(of(18, 13), (Direction::Better, 5, false, false, false, Some(3)));
        assert_eq!(of(18, 12), (Direction::Better, 6, true, false, false, Some(6)));
        assert_eq!(of(18, 9), (Direction::Better, 9, true, true, false, Some(6)));
        assert_eq!(of(18, 4), (Direction::Better, 14, true, true, true, Some(6)));
        assert_eq!(of(12, 18), (Direction::Worse, 6, true, false, false, Some(6)));
        assert_eq!(of(12, 14), (Direction::Worse, 2, false, false, false, None));
        assert_eq!(of(0, 0), (Direction::Same, 0, false, false, false, None));
        assert_eq!(of(4, 2), (Direction::Better, 2, false, true, false, None));
        assert_eq!(of(5, 4), (Direction::Better, 1, false, false, true, None));
    }
}
