//! What each body does over time, and how that spreads over people.

use crate::curve::Grid;
use crate::quantile::{Ranks, most_of};

/// Three quantiles over people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantiles {
    /// The lower one: the fifth or tenth in a hundred.
    pub low: f64,
    /// The middle one.
    pub middle: f64,
    /// The upper one: the ninety-fifth or ninetieth in a hundred.
    pub high: f64,
}

/// Ketamine in venous plasma, each as 5, 50 and 95 in a hundred people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// Highest concentration, ng/mL.
    pub cmax: Quantiles,
    /// Its time, minutes.
    pub tmax_min: Quantiles,
    /// Area under the curve until the end of the picture, ng·h/mL.
    pub auc_ng_h_ml: Quantiles,
}

/// When people pass something, as 10, 50 and 90 in a hundred of those who do within the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reached {
    /// Minutes; `None` when nobody does.
    pub minutes: Option<Quantiles>,
    /// How many in a hundred of all people do.
    pub percent: f64,
}

/// Times from the effect site. Weak evidence (`docs/clinical/expected-concentrations.md`); never one time of the clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Windows {
    /// First at or above [`Windows::ONSET`].
    pub onset: Reached,
    /// First at or above [`Windows::NEAR_PEAK`] of one's own highest.
    pub peak_begins: Reached,
    /// Last at or above it.
    pub peak_ends: Reached,
    /// After the highest, first at or below [`Windows::ONSET`]; of those who had been above.
    pub settled: Reached,
    /// After the highest, first at or below [`Windows::BASELINE`]; of those who had been above.
    pub near_baseline: Reached,
}

impl Windows {
    /// ng/mL at the effect site from which effects were reported (Bowdle 1998: 50 to 200 in venous plasma).
    pub const ONSET: f64 = 50.0;
    /// ng/mL; an assumption.
    pub const BASELINE: f64 = 25.0;
    /// Share of one's own highest that counts as near it.
    pub const NEAR_PEAK: f64 = 0.8;

    /// The five with their names.
    #[must_use]
    pub fn named(&self) -> [(&'static str, &Reached); 5] {
        [
            ("onset", &self.onset),
            ("peak_begins", &self.peak_begins),
            ("peak_ends", &self.peak_ends),
            ("settled", &self.settled),
            ("near_baseline", &self.near_baseline),
        ]
    }
}

/// Gathers body by body.
pub(crate) struct Outcomes {
    grid: Grid,
    many: usize,
    cmax: Vec<f64>,
    tmax: Vec<f64>,
    area: Vec<f64>,
    times: [Vec<f64>; 5],
}

impl Outcomes {
    pub fn of(grid: Grid, many: usize) -> Self {
        let room = || Vec::with_capacity(many);
        Self { grid, many, cmax: room(), tmax: room(), area: room(), times: std::array::from_fn(|_| room()) }
    }

    /// Takes one body's ketamine and effect site.
    pub fn meet(&mut self, ketamine: &[f64], effect: &[f64]) {
        let top = highest(ketamine);
        self.cmax.push(ketamine[top]);
        self.tmax.push(self.grid.minute(top));
        let ends = 0.5 * (ketamine[0] + ketamine[ketamine.len() - 1]);
        self.area.push((sum_of(ketamine) - ends) * self.grid.step_min() / 60.0);

        let top = highest(effect);
        let most = effect[top];
        let rises = |level: f64| effect[..=top].iter().position(|it| *it >= level);
        let falls = |level: f64| {
            (most >= level).then(|| effect[top..].iter().position(|it| *it <= level)).flatten().map(|it| top + it)
        };
        let near = Windows::NEAR_PEAK * most;
        let found = [
            rises(Windows::ONSET),
            rises(near),
            effect.iter().rposition(|it| *it >= near),
            falls(Windows::ONSET),
            falls(Windows::BASELINE),
        ];
        for (times, found) in self.times.iter_mut().zip(found) {
            times.extend(found.map(|it| self.grid.minute(it)));
        }
    }

    /// Tells the spread over all.
    pub fn told(&self) -> (Summary, Windows) {
        let mut ranks = Ranks::new();
        let mut over = |of: &[f64], shares| {
            let [low, middle, high] = ranks.of(of, shares);
            Quantiles { low, middle, high }
        };
        let wide = [0.05, 0.5, 0.95];
        let summary = Summary {
            cmax: over(&self.cmax, wide),
            tmax_min: over(&self.tmax, wide),
            auc_ng_h_ml: over(&self.area, wide),
        };
        let [onset, peak_begins, peak_ends, settled, near_baseline] = self.times.each_ref().map(|times| Reached {
            minutes: (!times.is_empty()).then(|| over(times, [0.1, 0.5, 0.9])),
            percent: 100.0 * times.len() as f64 / self.many as f64,
        });
        (summary, Windows { onset, peak_begins, peak_ends, settled, near_baseline })
    }
}

/// The sum, several at a time.
fn sum_of(values: &[f64]) -> f64 {
    let (parts, rest) = values.as_chunks::<8>();
    let mut sum = [0.0; 8];
    for part in parts {
        for (sum, it) in sum.iter_mut().zip(part) {
            *sum += it;
        }
    }
    sum.iter().chain(rest).sum()
}

/// The first point of the highest value.
fn highest(of: &[f64]) -> usize {
    let most = most_of(of);
    of.iter().position(|it| *it >= most).unwrap_or(0)
}
