//! Percentiles, memory and load, as lines of a table.

use std::fs;

use anyhow::{Context as _, Result};

/// The figures of one run, printed as they come: a column for each of what is measured in turn.
pub struct Figures {
    missed: usize,
}

impl Figures {
    /// The table for these begins.
    pub fn new(columns: Vec<String>) -> Self {
        let (above, below): (String, String) =
            columns.iter().map(|it| (format!("{it:>18}"), format!("{:>9}{:>9}", "p50 ms", "p99 ms"))).unzip();
        println!("\n{:<26}{:>7}{above}\n{:<26}{:>7}{below}{:>8}", "", "", "", "count", "bar ms");
        Self { missed: 0 }
    }

    /// The line of what took so long in each column, and how the middle of the last stands to that of the first.
    pub fn add(&mut self, name: &str, took: Vec<Vec<f64>>, bar: f64) {
        let count = took.first().map_or(0, Vec::len);
        let (mut cells, mut middles, mut misses) = (String::new(), Vec::new(), false);
        for mut took in took {
            took.sort_by(f64::total_cmp);
            let (middle, high) = (percentile(&took, 50), percentile(&took, 99));
            let missed = high.is_nan() || high > bar;
            self.missed += usize::from(missed);
            misses |= missed;
            middles.push(middle);
            cells += &format!("{middle:>9.2}{high:>9.2}");
        }
        let beside = match *middles {
            [first, .., last] => format!("   p50 {:.0} %", 100.0 * last / first),
            _ => String::new(),
        };
        let mark = if misses { "  misses" } else { "" };
        let bar = if bar.is_finite() { bar.to_string() } else { "none".to_owned() };
        println!("{name:<26}{count:>7}{cells}{bar:>8}{beside}{mark}");
    }

    /// The line of the memory, in megabytes.
    pub fn memory(&mut self, at_rest: &[f64], after: &[f64], bar: f64) {
        let missed = after.iter().filter(|it| **it > bar).count();
        self.missed += missed;
        let mark = if missed > 0 { "  misses" } else { "" };
        let cells: String = at_rest.iter().zip(after).map(|(rest, after)| format!("{rest:>9.0}{after:>9.0}")).collect();
        println!("{:<33}{cells}{bar:>8}{mark}", "memory at rest and after, MB");
    }

    /// How many figures miss their bar.
    pub fn missed(&self) -> usize {
        self.missed
    }
}

/// The value that so many of a hundred do not exceed; of sorted values.
fn percentile(sorted: &[f64], of_a_hundred: usize) -> f64 {
    let place = (sorted.len() * of_a_hundred).div_ceil(100).max(1) - 1;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// What a process keeps in memory, in megabytes.
pub fn resident(process: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).context("the server is gone")?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:")).context("no memory is told")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1024.0)
}

/// How many wanted a core in the last minute, and how many cores there are.
pub fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, Into::into);
    format!("{} on {cores} cores", load.split(' ').next().unwrap_or("unknown"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_that_was_measured() {
        let sorted: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!(percentile(&sorted, 50), 100.0);
        assert_eq!(percentile(&sorted, 99), 198.0);
        assert_eq!(percentile(&[7.0], 99), 7.0);
        assert!(percentile(&[], 99).is_nan());
    }

    #[test]
    fn a_figure_beyond_its_bar_is_counted() {
        let mut figures = Figures::new(vec!["here".to_owned(), "there".to_owned()]);
        figures.add("quick", vec![vec![1.0; 10]; 2], 2.0);
        figures.add("slow in one", vec![vec![1.0; 10], vec![3.0; 10]], 2.0);
        figures.add("untold", vec![vec![f64::NAN], vec![1.0]], 2.0);
        figures.memory(&[1.0, 1.0], &[2.0, 3.0], 2.0);
        assert_eq!(figures.missed(), 3);
    }
}
