//! One body's concentrations over a course, on an even grid or at any minutes.

use crate::course::{Course, Dose, Route};
use crate::modes::{Amplitudes, CONSTANT, EFFECT, Inlet, Modes, NORKETAMINE, RATES, Way};
use crate::person::{OutOfRange, Range};
use crate::profile::Profile;

const HOUR: f64 = 60.0;
/// Points that are drawn from one set of amplitudes; their exponentials are kept.
const BLOCK: usize = 8;

/// An even grid of minutes that begins at 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    step_min: f64,
    points: usize,
}

const POINTS: Range = Range {
    what: "a number of points of",
    least: 2.0,
    most: 2881.0,
    unit: "",
    why: "That is two days, minute by minute.",
};
const STEP: Range = Range {
    what: "a step of",
    least: 0.1,
    most: 60.0,
    unit: "min",
    why: "A coarser picture would leave out its own highest point.",
};

impl Grid {
    /// Every minute from 0 to this one.
    ///
    /// # Errors
    /// When there are no minutes, or more than two days of them.
    pub fn minutes(last: u32) -> Result<Self, OutOfRange> {
        Self::even(1.0, last as usize + 1)
    }

    /// So many points from 0 on.
    ///
    /// # Errors
    /// When the step or the number of points is not one a picture can be made of.
    pub fn even(step_min: f64, points: usize) -> Result<Self, OutOfRange> {
        POINTS.admit(points as f64)?;
        Ok(Self { step_min: STEP.admit(step_min)?, points })
    }

    /// How many points.
    #[must_use]
    pub fn points(&self) -> usize {
        self.points
    }

    /// Minutes between two points.
    #[must_use]
    pub fn step_min(&self) -> f64 {
        self.step_min
    }

    /// The minute of a point.
    #[must_use]
    pub fn minute(&self, point: usize) -> f64 {
        point as f64 * self.step_min
    }
}

/// Concentrations of one body, ng/mL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curves {
    /// Ketamine in venous plasma.
    pub ketamine: Vec<f64>,
    /// Norketamine in venous plasma.
    pub norketamine: Vec<f64>,
    /// Ketamine at the effect site.
    pub effect_site: Vec<f64>,
}

impl Profile {
    /// The three concentrations at these minutes, which may be uneven and in any order. A bolus at such a minute is in it.
    #[must_use]
    pub fn at(&self, course: &Course, minutes: &[f64]) -> Curves {
        let mut all = [vec![0.0; minutes.len()], vec![0.0; minutes.len()], vec![0.0; minutes.len()]];
        let mut path = Path::default();
        for way in ways(course) {
            let modes = path.lay(self, course, way);
            for (point, minute) in minutes.iter().enumerate() {
                let mut run = Run::new(&modes);
                for event in path.events.iter().take_while(|it| it.at_h <= minute / HOUR + SAME) {
                    run.meet(event);
                }
                run.go_to(minute / HOUR);
                for (out, amplitudes) in all.iter_mut().zip(&run.amplitudes) {
                    out[point] += amplitudes.iter().sum::<f64>();
                }
            }
        }
        let [ketamine, norketamine, effect_site] = all.map(|out| out.iter().map(|it| it.max(0.0)).collect());
        Curves { ketamine, norketamine, effect_site }
    }

    /// The three concentrations on an even grid.
    #[must_use]
    pub fn over(&self, course: &Course, grid: Grid) -> Curves {
        let mut all = [vec![0.0; grid.points], vec![0.0; grid.points], vec![0.0; grid.points]];
        Path::default().draw(self, course, grid, all.each_mut().map(Vec::as_mut_slice));
        let [ketamine, norketamine, effect_site] = all;
        Curves { ketamine, norketamine, effect_site }
    }
}

/// ng/mL that no picture shows: an amplitude this small is left out, such as that of a mouth that has been emptied.
const NOTHING: f64 = 1e-12;
/// Times in hours that are one.
const SAME: f64 = 1e-12;

/// Which ways a course needs; doses of one way share their rates, so they share one run.
fn ways(course: &Course) -> impl Iterator<Item = Way> + use<'_> {
    [Way::Mouth, Way::Nose].into_iter().filter(|way| course.doses().iter().any(|it| way_of(it) == *way))
}

fn way_of(dose: &Dose) -> Way {
    if dose.route == Route::Nose { Way::Nose } else { Way::Mouth }
}

/// Something that comes in, or stops coming in.
#[derive(Clone, Copy, Debug)]
struct Event {
    at_h: f64,
    inlet: Inlet,
    what: Change,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Amount(f64),
    Flow(f64),
}

/// The events of one body on one way, kept from body to body so that nothing is allocated in between.
#[derive(Default)]
pub(crate) struct Path {
    events: Vec<Event>,
    inlets: Vec<Inlet>,
}

impl Path {
    /// Draws all ways of a course into three rows, each as long as the grid.
    pub fn draw(&mut self, body: &Profile, course: &Course, grid: Grid, mut rows: [&mut [f64]; 3]) {
        for row in &mut rows {
            row.fill(0.0);
        }
        for way in ways(course) {
            let modes = self.lay(body, course, way);
            Run::new(&modes).draw(&self.events, grid, &mut rows);
        }
    }

    /// Lays out what happens on one way, in order.
    fn lay(&mut self, body: &Profile, course: &Course, way: Way) -> Modes {
        self.inlets.clear();
        self.events.clear();
        let doses = || course.doses().iter().filter(|it| way_of(it) == way);
        self.inlets.extend(doses().flat_map(|it| inlets(it.route)));
        let modes = Modes::of(body, way, &self.inlets);
        for dose in doses() {
            self.lay_dose(body, &modes, dose);
        }
        self.events.sort_by(|a, b| a.at_h.total_cmp(&b.at_h));
        modes
    }

    fn lay_dose(&mut self, body: &Profile, modes: &Modes, dose: &Dose) {
        let (at_h, mg) = (dose.at_min / HOUR, dose.base_mg);
        match dose.route {
            Route::Vein { minutes } if minutes > 0.0 => self.flow(Inlet::Vein, at_h, minutes / HOUR, mg),
            Route::Vein { .. } => self.amount(Inlet::Vein, at_h, mg),
            Route::Muscle => self.amount(Inlet::Muscle, at_h, mg * body.muscle_share),
            Route::Swallowed => self.flow(Inlet::Gut, at_h, body.gut_hours, mg),
            Route::Nose => {
                let sprays = (mg / body.spray_mg).max(1.0);
                let taken = body.nose_share * (1.0 + (sprays - 1.0) * body.spray_factor) / sprays;
                self.amount(Inlet::Lining, at_h, mg * taken);
                self.flow(Inlet::Gut, at_h, body.nose_gut_hours, mg * (1.0 - taken));
            }
            Route::Lozenge { dissolve_min, hold_min, spit } => {
                let (dissolve, hold) = (dissolve_min / HOUR, hold_min / HOUR);
                let comes = dissolve.min(hold);
                let leaves = modes.mouth_rate();
                let dissolved = mg / dissolve / leaves * -(-leaves * comes).exp_m1() * (-leaves * (hold - comes)).exp();
                let whole = mg * (1.0 - hold / dissolve).max(0.0);
                let kept = if spit { body.spit_left } else { 1.0 };
                if comes > 0.0 {
                    self.flow(Inlet::Mouth, at_h, comes, mg * comes / dissolve);
                }
                self.amount(Inlet::Mouth, at_h + hold, -dissolved);
                self.flow(Inlet::Gut, at_h + hold, body.gut_hours, kept * (dissolved + whole));
            }
        }
    }

    fn amount(&mut self, inlet: Inlet, at_h: f64, mg: f64) {
        self.events.push(Event { at_h, inlet, what: Change::Amount(mg) });
    }

    fn flow(&mut self, inlet: Inlet, from_h: f64, hours: f64, mg: f64) {
        let flow = mg / hours;
        self.events.push(Event { at_h: from_h, inlet, what: Change::Flow(flow) });
        self.events.push(Event { at_h: from_h + hours, inlet, what: Change::Flow(-flow) });
    }
}

fn inlets(route: Route) -> impl Iterator<Item = Inlet> {
    let all: &[Inlet] = match route {
        Route::Lozenge { .. } => &[Inlet::Mouth, Inlet::Gut],
        Route::Swallowed => &[Inlet::Gut],
        Route::Muscle => &[Inlet::Muscle],
        Route::Vein { .. } => &[Inlet::Vein],
        Route::Nose => &[Inlet::Lining, Inlet::Gut],
    };
    all.iter().copied()
}

/// One body on its way through time.
struct Run<'a> {
    modes: &'a Modes,
    amplitudes: Amplitudes,
    now_h: f64,
}

impl<'a> Run<'a> {
    fn new(modes: &'a Modes) -> Self {
        Self { modes, amplitudes: [[0.0; RATES]; 3], now_h: 0.0 }
    }

    fn go_to(&mut self, at_h: f64) {
        let hours = at_h - self.now_h;
        self.now_h = at_h;
        if hours == 0.0 {
            return;
        }
        for k in 1..RATES {
            if self.is_there(k) {
                self.scale(k, (self.modes.rate[k] * hours).exp());
            }
        }
    }

    fn is_there(&self, k: usize) -> bool {
        self.amplitudes.iter().any(|it| it[k].abs() > NOTHING)
    }

    fn scale(&mut self, k: usize, by: f64) {
        for row in &mut self.amplitudes {
            row[k] *= by;
        }
    }

    fn meet(&mut self, event: &Event) {
        self.go_to(event.at_h);
        match event.what {
            Change::Amount(mg) => self.modes.add_amount(event.inlet, mg, &mut self.amplitudes),
            Change::Flow(flow) => self.modes.add_flow(event.inlet, flow, &mut self.amplitudes),
        }
    }

    fn draw(&mut self, events: &[Event], grid: Grid, rows: &mut [&mut [f64]; 3]) {
        let step_h = grid.step_min / HOUR;
        let powers = self.powers(step_h);
        for (place, event) in events.iter().enumerate() {
            self.meet(event);
            let first = |at_h: f64| (((at_h - SAME) / step_h).ceil().max(0.0) as usize).min(grid.points);
            let from = first(event.at_h);
            let until = events.get(place + 1).map_or(grid.points, |next| first(next.at_h));
            if from < until {
                self.go_to(from as f64 * step_h);
                self.fill(&powers, from..until, step_h, rows);
            }
        }
    }

    /// For each rate its exponentials over one block, and over the whole of it.
    fn powers(&self, step_h: f64) -> [[f64; BLOCK + 1]; RATES] {
        self.modes.rate.map(|rate| {
            let one = (rate * step_h).exp();
            let mut all = [1.0; BLOCK + 1];
            for j in 1..=BLOCK {
                all[j] = all[j - 1] * one;
            }
            all
        })
    }

    fn fill(
        &mut self,
        powers: &[[f64; BLOCK + 1]; RATES],
        points: std::ops::Range<usize>,
        step_h: f64,
        rows: &mut [&mut [f64]; 3],
    ) {
        let mut there = [CONSTANT; NORKETAMINE];
        let mut count = 0;
        for k in CONSTANT..NORKETAMINE {
            if self.is_there(k) {
                there[count] = k;
                count += 1;
            }
        }
        let there = &there[..count];
        let mut point = points.start;
        while point < points.end {
            let mut sum = [[0.0; BLOCK]; 3];
            for &k in there {
                for (sum, row) in sum.iter_mut().zip(&self.amplitudes) {
                    add(sum, row[k], &powers[k]);
                }
            }
            add(&mut sum[1], self.amplitudes[1][NORKETAMINE], &powers[NORKETAMINE]);
            add(&mut sum[1], self.amplitudes[1][NORKETAMINE + 1], &powers[NORKETAMINE + 1]);
            add(&mut sum[2], self.amplitudes[2][EFFECT], &powers[EFFECT]);
            let many = BLOCK.min(points.end - point);
            for (row, sum) in rows.iter_mut().zip(&sum) {
                if let Some(row) = row[point..points.end].first_chunk_mut::<BLOCK>() {
                    for (row, sum) in row.iter_mut().zip(sum) {
                        *row = not_below_nothing(*row + sum);
                    }
                } else {
                    for (row, sum) in row[point..points.end].iter_mut().zip(sum) {
                        *row = not_below_nothing(*row + sum);
                    }
                }
            }
            point += many;
            if many == BLOCK {
                for (k, powers) in powers.iter().enumerate() {
                    self.scale(k, powers[BLOCK]);
                }
                self.now_h = point as f64 * step_h;
            }
        }
    }
}

/// Rounding leaves a little below nothing where there is nothing.
fn not_below_nothing(value: f64) -> f64 {
    if value > 0.0 { value } else { 0.0 }
}

fn add(sum: &mut [f64; BLOCK], amplitude: f64, powers: &[f64; BLOCK + 1]) {
    for (sum, power) in sum.iter_mut().zip(powers) {
        *sum += amplitude * power;
    }
}
