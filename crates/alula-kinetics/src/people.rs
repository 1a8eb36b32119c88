//! Many drawn bodies, and the band that holds most of them.

use crate::course::Course;
use crate::curve::{Grid, Path};
use crate::outcome::{Outcomes, Summary, Windows};
use crate::person::{OutOfRange, Person, Range};
use crate::profile::Profile;
use crate::quantile::{Ranks, SHARES};

/// Quantiles over people at each point: that share of them has less.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bands {
    /// Five in a hundred.
    pub p5: Vec<f64>,
    /// A quarter.
    pub p25: Vec<f64>,
    /// Half.
    pub p50: Vec<f64>,
    /// Three quarters.
    pub p75: Vec<f64>,
    /// Ninety-five in a hundred.
    pub p95: Vec<f64>,
}

/// What the model expects of a course, ng/mL.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The minutes of the points.
    pub minutes: Vec<f64>,
    /// Ketamine in venous plasma.
    pub ketamine: Bands,
    /// Norketamine in venous plasma.
    pub norketamine: Bands,
    /// Ketamine at the effect site.
    pub effect_site: Bands,
    /// Highest point, its time, and area, of ketamine in plasma over people.
    pub summary: Summary,
    /// When people pass the levels of the effect site.
    pub windows: Windows,
}

/// Drawn bodies.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    bodies: Vec<Profile>,
}

const MANY: Range = Range {
    what: "a number of people of",
    least: 20.0,
    most: 100_000.0,
    unit: "",
    why: "Fewer than twenty have no twentieth part, and more than a hundred thousand change no picture.",
};

/// Bodies whose rows are turned together, so that a column is written in whole lines of the cache.
const TOGETHER: usize = 8;

impl People {
    /// So many bodies around the middle of a person's weight and age.
    ///
    /// # Errors
    /// When there are too few for a band, or too many to wait for.
    pub fn drawn(person: &Person, many: usize, seed: u64) -> Result<Self, OutOfRange> {
        MANY.admit(many as f64)?;
        let middle = Profile::typical(person);
        Ok(Self { bodies: (0..many as u64).map(|number| middle.drawn(seed, number)).collect() })
    }

    /// These very bodies.
    ///
    /// # Errors
    /// When there are too few for a band, or too many to wait for.
    pub fn of(bodies: Vec<Profile>) -> Result<Self, OutOfRange> {
        MANY.admit(bodies.len() as f64)?;
        Ok(Self { bodies })
    }

    /// The bodies.
    #[must_use]
    pub fn bodies(&self) -> &[Profile] {
        &self.bodies
    }

    /// The bands of ketamine, norketamine and effect site alone.
    #[must_use]
    pub fn bands(&self, course: &Course, grid: Grid) -> [Bands; 3] {
        self.drawn_bands(course, grid, |_| ())
    }

    /// The bands with what each body does over time.
    #[must_use]
    pub fn expected(&self, course: &Course, grid: Grid) -> Expected {
        let mut outcomes = Outcomes::of(grid, self.bodies.len());
        let [ketamine, norketamine, effect_site] =
            self.drawn_bands(course, grid, |[ketamine, _, effect]| outcomes.meet(ketamine, effect));
        let minutes = (0..grid.points()).map(|it| grid.minute(it)).collect();
        let (summary, windows) = outcomes.told();
        Expected { minutes, ketamine, norketamine, effect_site, summary, windows }
    }

    fn drawn_bands(&self, course: &Course, grid: Grid, mut each: impl FnMut([&[f64]; 3])) -> [Bands; 3] {
        let (many, points) = (self.bodies.len(), grid.points());
        let mut path = Path::default();
        let mut rows = vec![0.0; TOGETHER * 3 * points];
        // Point by point, ketamine, norketamine and effect site, all bodies beside each other.
        let mut columns = vec![0.0; 3 * points * many];
        for (place, bodies) in self.bodies.chunks(TOGETHER).enumerate() {
            for (body, rows) in bodies.iter().zip(rows.chunks_exact_mut(3 * points)) {
                let (ketamine, others) = rows.split_at_mut(points);
                let (norketamine, effect) = others.split_at_mut(points);
                path.draw(body, course, grid, [&mut *ketamine, &mut *norketamine, &mut *effect]);
                each([ketamine, norketamine, effect]);
            }
            let first = place * TOGETHER;
            for (at, column) in columns.chunks_exact_mut(many).enumerate() {
                for (cell, row) in column[first..].iter_mut().zip(rows.chunks_exact(3 * points)) {
                    *cell = row[at];
                }
            }
        }
        let mut ranks = Ranks::new();
        let mut columns = columns.chunks_exact(many);
        std::array::from_fn(|_| {
            let mut bands = Bands::default();
            for column in columns.by_ref().take(points) {
                bands.push(ranks.of(column, SHARES));
            }
            bands
        })
    }
}

impl Bands {
    fn push(&mut self, [p5, p25, p50, p75, p95]: [f64; 5]) {
        self.p5.push(p5);
        self.p25.push(p25);
        self.p50.push(p50);
        self.p75.push(p75);
        self.p95.push(p95);
    }

    /// The five, from the lowest up, with their names.
    #[must_use]
    pub fn named(&self) -> [(&'static str, &[f64]); 5] {
        [("p5", &self.p5), ("p25", &self.p25), ("p50", &self.p50), ("p75", &self.p75), ("p95", &self.p95)]
    }
}
