//! The closed form: one body's linear system as twelve rates, and what one milligram at each inlet does to three outputs.
//!
//! Every output is a sum of `amplitude * exp(rate * time)`. A compartment that empties at a rate into the next one is a
//! convolution, which keeps the amplitudes' rates and adds its own.

use crate::profile::Profile;

/// Rates: constant, mouth, lining, gut, muscle, four of ketamine, two of norketamine, effect site.
pub(crate) const RATES: usize = 12;
pub(crate) const CONSTANT: usize = 0;
const MOUTH: usize = 1;
const LINING: usize = 2;
const GUT: usize = 3;
const MUSCLE: usize = 4;
const KETAMINE: usize = 5;
/// The two rates that norketamine alone has.
pub(crate) const NORKETAMINE: usize = 9;
/// The rate that the effect site alone has.
pub(crate) const EFFECT: usize = 11;

/// Amplitudes of ketamine, norketamine and effect site over the rates, in ng/mL.
pub(crate) type Amplitudes = [[f64; RATES]; 3];
const NOTHING: Amplitudes = [[0.0; RATES]; 3];
/// mg/L to ng/mL.
const NG_PER_ML: f64 = 1000.0;

/// Where a dose comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inlet {
    Vein,
    Lining,
    Muscle,
    Gut,
    Mouth,
}

/// The two ways of a mucosal dose: the nose has rates of its own for lining and gut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Mouth,
    Nose,
}

/// One body, ready to be asked.
pub(crate) struct Modes {
    pub rate: [f64; RATES],
    per_mg: [Amplitudes; 5],
}

impl Modes {
    /// Solves for what these inlets need.
    pub fn of(it: &Profile, way: Way, inlets: &[Inlet]) -> Self {
        let (lining, gut) = match way {
            Way::Mouth => (it.lining_rate, it.gut_rate),
            Way::Nose => (it.nose_rate, it.nose_gut_rate),
        };
        let volume = [it.v_central, it.v_first, it.v_second, it.v_liver];
        let (own, turn) = symmetric(ketamine_block(it, volume));
        let far = (it.v_norketamine * it.v_norketamine_far).sqrt();
        let (own_n, turn_n) = symmetric([
            [-(it.norketamine_clearance + it.q_norketamine) / it.v_norketamine, it.q_norketamine / far],
            [it.q_norketamine / far, -it.q_norketamine / it.v_norketamine_far],
        ]);
        let mut rate = [
            0.0,
            -(it.mouth_rate + it.saliva_rate),
            -lining,
            -gut,
            -it.muscle_rate,
            own[0],
            own[1],
            own[2],
            own[3],
            own_n[0],
            own_n[1],
            -it.effect_rate,
        ];
        part_equal_rates(&mut rate);

        // A milligram in the central compartment or in the liver, as concentration of ketamine there and in the liver.
        let between = (it.v_central * it.v_liver).sqrt();
        let (mut central, mut liver, mut beside) = ([0.0; RATES], [0.0; RATES], [0.0; RATES]);
        for j in 0..4 {
            central[KETAMINE + j] = turn[0][j] * turn[0][j] / it.v_central;
            beside[KETAMINE + j] = turn[0][j] * turn[3][j] / between;
            liver[KETAMINE + j] = turn[3][j] * turn[3][j] / it.v_liver;
        }
        let mut norketamine = [0.0; RATES];
        for j in 0..2 {
            norketamine[NORKETAMINE + j] = NG_PER_ML * turn_n[0][j] * turn_n[0][j] / it.v_norketamine;
        }
        let made = |liver: &[f64; RATES]| {
            let mut sum = [0.0; RATES];
            for j in 0..2 {
                let into = NORKETAMINE + j;
                through(&rate, into, it.clearance * norketamine[into], liver, &mut sum);
            }
            sum
        };
        let outputs = |central: [f64; RATES], liver: &[f64; RATES]| {
            let ketamine = central.map(|it| NG_PER_ML * it);
            let mut effect = [0.0; RATES];
            through(&rate, EFFECT, it.effect_rate, &ketamine, &mut effect);
            [ketamine, made(liver), effect]
        };
        let mut per_mg = [NOTHING; 5];
        let in_vein = outputs(central, &beside);
        per_mg[Inlet::Vein as usize] = in_vein;
        let chain = |links: &[(usize, f64, &Amplitudes)]| {
            let mut sum = NOTHING;
            for &(own, gain, next) in links {
                for (sum, next) in sum.iter_mut().zip(next) {
                    through(&rate, own, gain, next, sum);
                }
            }
            sum
        };
        let needs = |inlet| inlets.contains(&inlet);
        if needs(Inlet::Muscle) {
            per_mg[Inlet::Muscle as usize] = chain(&[(MUSCLE, it.muscle_rate, &in_vein)]);
        }
        if needs(Inlet::Lining) || needs(Inlet::Mouth) {
            per_mg[Inlet::Lining as usize] = chain(&[(LINING, lining, &in_vein)]);
        }
        if needs(Inlet::Gut) || needs(Inlet::Mouth) {
            let in_liver = outputs(beside, &liver);
            let in_norketamine = [[0.0; RATES], norketamine, [0.0; RATES]];
            let changed = it.gut_norketamine * (1.0 - it.gut_share);
            per_mg[Inlet::Gut as usize] =
                chain(&[(GUT, gut * it.gut_share, &in_liver), (GUT, gut * changed, &in_norketamine)]);
        }
        if needs(Inlet::Mouth) {
            per_mg[Inlet::Mouth as usize] = chain(&[
                (MOUTH, it.mouth_rate, &per_mg[Inlet::Lining as usize]),
                (MOUTH, it.saliva_rate, &per_mg[Inlet::Gut as usize]),
            ]);
        }
        Self { rate, per_mg }
    }

    /// How fast the mouth empties while it is held, per hour.
    pub fn mouth_rate(&self) -> f64 {
        -self.rate[MOUTH]
    }

    /// Adds an amount that is there at once.
    pub fn add_amount(&self, inlet: Inlet, mg: f64, to: &mut Amplitudes) {
        for (to, one) in to.iter_mut().zip(&self.per_mg[inlet as usize]) {
            for (to, one) in to.iter_mut().zip(one) {
                *to += mg * one;
            }
        }
    }

    /// Adds an even flow from now on, in mg an hour; a negative one ends it.
    pub fn add_flow(&self, inlet: Inlet, mg_per_hour: f64, to: &mut Amplitudes) {
        for (to, one) in to.iter_mut().zip(&self.per_mg[inlet as usize]) {
            for k in 1..RATES {
                let summed = mg_per_hour * one[k] / self.rate[k];
                to[k] += summed;
                to[CONSTANT] -= summed;
            }
        }
    }
}

/// Adds `gain * exp(rate[own] t)` convolved with `next`.
fn through(rate: &[f64; RATES], own: usize, gain: f64, next: &[f64; RATES], sum: &mut [f64; RATES]) {
    let mut back = 0.0;
    for k in 1..RATES {
        if next[k] != 0.0 {
            let part = gain * next[k] / (rate[k] - rate[own]);
            sum[k] += part;
            back += part;
        }
    }
    sum[own] -= back;
}

/// The exchange of ketamine between central, two peripheral and liver, made symmetric by the roots of the volumes.
fn ketamine_block(it: &Profile, volume: [f64; 4]) -> [[f64; 4]; 4] {
    let flow = [it.q_first, it.q_second, it.q_liver];
    let mut block = [[0.0; 4]; 4];
    block[0][0] = -flow.iter().sum::<f64>() / volume[0];
    for (j, flow) in (1..).zip(flow) {
        block[0][j] = flow / (volume[0] * volume[j]).sqrt();
        block[j][0] = block[0][j];
        block[j][j] = -flow / volume[j];
    }
    block[3][3] -= it.clearance / volume[3];
    block
}

/// Own values and own vectors (columns) of a symmetric matrix, by Jacobi's rotations.
fn symmetric<const N: usize>(mut a: [[f64; N]; N]) -> ([f64; N], [[f64; N]; N]) {
    let mut turn = [[0.0; N]; N];
    for (i, row) in turn.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    let size: f64 = a.iter().flatten().map(|it| it * it).sum();
    loop {
        let off: f64 = (0..N).flat_map(|p| (0..p).map(move |q| (p, q))).map(|(p, q)| a[p][q] * a[p][q]).sum();
        if off <= size * 1e-31 {
            break;
        }
        for p in 0..N {
            for q in p + 1..N {
                rotate(&mut a, &mut turn, p, q);
            }
        }
    }
    (std::array::from_fn(|i| a[i][i]), turn)
}

fn rotate<const N: usize>(a: &mut [[f64; N]; N], turn: &mut [[f64; N]; N], p: usize, q: usize) {
    if a[p][q] == 0.0 {
        return;
    }
    let slope = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let tangent = slope.signum() / (slope.abs() + (slope * slope + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let moved = tangent * a[p][q];
    a[p][p] -= moved;
    a[q][q] += moved;
    a[p][q] = 0.0;
    a[q][p] = 0.0;
    for k in (0..N).filter(|k| *k != p && *k != q) {
        let (kp, kq) = (a[k][p], a[k][q]);
        a[k][p] = cosine * kp - sine * kq;
        a[k][q] = sine * kp + cosine * kq;
        a[p][k] = a[k][p];
        a[q][k] = a[k][q];
    }
    for row in turn {
        let (kp, kq) = (row[p], row[q]);
        row[p] = cosine * kp - sine * kq;
        row[q] = sine * kp + cosine * kq;
    }
}

/// Two equal rates would need another form; the later one is moved aside by three millionths.
fn part_equal_rates(rate: &mut [f64; RATES]) {
    for a in 1..RATES {
        for b in 1..a {
            if (rate[a] - rate[b]).abs() < 1e-6 * rate[a].abs() {
                rate[a] *= 1.0 + 3e-6;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_vectors_bring_the_matrix_back() {
        let a = [[-2.5, 1.1, 0.1, 1.5], [1.1, -1.0, 0.0, 0.0], [0.1, 0.0, -0.1, 0.0], [1.5, 0.0, 0.0, -5.2]];
        let (own, turn) = symmetric(a);
        for i in 0..4 {
            for j in 0..4 {
                let back: f64 = (0..4).map(|k| turn[i][k] * own[k] * turn[j][k]).sum();
                assert!((back - a[i][j]).abs() < 1e-14, "{i} {j}");
            }
        }
    }

    #[test]
    fn equal_rates_are_parted() {
        let mut rate = [0.0, -1.0, -1.0, -2.0, -2.0, -3.0, -4.0, -5.0, -6.0, -7.0, -8.0, -9.0];
        part_equal_rates(&mut rate);
        assert!(rate[2] < rate[1] && rate[4] < rate[3]);
    }
}
