//! Quantiles of one column, exact, in two passes: count by the leading bits of each value, then look at the few that count.

/// The shares at which bands are drawn.
pub(crate) const SHARES: [f64; 5] = [0.05, 0.25, 0.50, 0.75, 0.95];

/// Leading bits of the fraction that part an octave, and how many octaves below the largest value are told apart.
const FINE: u32 = 6;
const OCTAVES: usize = 8;
const BUCKETS: usize = OCTAVES << FINE;
const SHIFT: u32 = 52 - FINE;

/// Room that is kept from column to column.
pub(crate) struct Ranks {
    keys: Vec<u16>,
    near: Vec<f64>,
    counts: [u32; BUCKETS],
    wanted: [bool; BUCKETS],
}

impl Ranks {
    pub fn new() -> Self {
        Self { keys: Vec::new(), near: Vec::new(), counts: [0; BUCKETS], wanted: [false; BUCKETS] }
    }

    /// The quantiles at these rising shares, between two ranks on the line between them, of values that are not negative.
    pub fn of<const N: usize>(&mut self, column: &[f64], shares: [f64; N]) -> [f64; N] {
        let last = column.len() - 1;
        let most = most_of(column);
        let base = lead(most).saturating_sub(BUCKETS as u32 - 1);
        self.counts.fill(0);
        self.keys.resize(column.len(), 0);
        for (key, value) in self.keys.iter_mut().zip(column) {
            let bucket = lead(*value).max(base) - base;
            *key = bucket as u16;
            self.counts[bucket as usize % BUCKETS] += 1;
        }
        // Ranks rise, so one walk over the buckets meets them all; each bucket that holds one is wanted.
        self.wanted.fill(false);
        let places = shares.map(|share| {
            let place = share * last as f64;
            (place as usize, (place as usize + 1).min(last), place.fract())
        });
        // `left_out` counts what lies below and is in no wanted bucket, so these are ranks among the wanted ones.
        let (mut bucket, mut below, mut left_out) = (0, 0, 0);
        let mut ranks = [(0, 0); N];
        for (ranks, (low, high, _)) in ranks.iter_mut().zip(&places) {
            for (rank, place) in [(&mut ranks.0, *low), (&mut ranks.1, *high)] {
                while below + self.counts[bucket] as usize <= place {
                    let here = self.counts[bucket] as usize;
                    left_out += if self.wanted[bucket] { 0 } else { here };
                    below += here;
                    bucket += 1;
                }
                self.wanted[bucket] = true;
                *rank = place - left_out;
            }
        }
        // Every value is written down, and written over unless it is wanted: no branch to guess wrong.
        self.near.resize(column.len() + 1, 0.0);
        let mut many = 0;
        for (value, key) in column.iter().zip(&self.keys) {
            self.near[many] = *value;
            many += usize::from(self.wanted[usize::from(*key) % BUCKETS]);
        }
        self.near.truncate(many);
        self.near.sort_unstable_by(f64::total_cmp);
        std::array::from_fn(|i| {
            let (low, high) = (self.near[ranks[i].0], self.near[ranks[i].1]);
            low + (high - low) * places[i].2
        })
    }
}

/// The largest of values that are not negative, several at a time.
pub(crate) fn most_of(values: &[f64]) -> f64 {
    let larger = |most: f64, it: f64| if it > most { it } else { most };
    let (parts, rest) = values.as_chunks::<8>();
    let mut most = [0.0; 8];
    for part in parts {
        for (most, it) in most.iter_mut().zip(part) {
            *most = larger(*most, *it);
        }
    }
    most.iter().chain(rest).fold(0.0, |most, it| larger(most, *it))
}

/// The leading bits of a value that is not negative; they rise with it.
fn lead(value: f64) -> u32 {
    (value.to_bits() >> SHIFT) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_column() {
        for spread in [0.0, 0.01, 1.0, 30.0] {
            let column: Vec<f64> =
                (0..997_u32).map(|it| (f64::from(it * 7919 % 997) / 997.0 * spread - spread).exp()).collect();
            let mut sorted = column.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let found = Ranks::new().of(&column, SHARES);
            for (found, share) in found.into_iter().zip(SHARES) {
                let place = share * 996.0;
                let (low, high) = (sorted[place as usize], sorted[place as usize + 1]);
                assert_eq!(found, low + (high - low) * place.fract());
            }
        }
    }

    #[test]
    fn a_column_of_zeros_or_of_one_has_quantiles() {
        assert_eq!(Ranks::new().of(&[0.0; 9], SHARES), [0.0; 5]);
        assert_eq!(Ranks::new().of(&[3.5], SHARES), [3.5; 5]);
    }
}
