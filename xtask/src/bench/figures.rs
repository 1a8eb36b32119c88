//! Percentiles, memory and load, as lines of a table.

use std::fs;

use anyhow::{Context as _, Result};

/// The figures of one run, printed as they come.
pub struct Figures {
    clients: usize,
    missed: usize,
    middles: Vec<(String, f64)>,
}

impl Figures {
    /// The table for so many clients begins.
    pub fn new(clients: usize) -> Self {
        println!("\n{clients} clients\n\n{:<26} {:>7} {:>9} {:>9} {:>9}", "", "count", "p50 ms", "p99 ms", "bar ms");
        Self { clients, missed: 0, middles: Vec::new() }
    }

    /// Says something beside the table.
    pub fn say(&self, words: &str) {
        println!("  {words}");
    }

    /// The line of what took so long.
    pub fn add(&mut self, name: &str, mut took: Vec<f64>, bar: f64) {
        took.sort_by(f64::total_cmp);
        let (middle, high) = (percentile(&took, 50), percentile(&took, 99));
        self.middles.push((name.to_owned(), middle));
        let misses = high.is_nan() || high > bar;
        self.missed += usize::from(misses);
        let mark = if misses { "  misses" } else { "" };
        let bar = if bar.is_finite() { bar.to_string() } else { "none".to_owned() };
        println!("{name:<26} {:>7} {middle:>9.2} {high:>9.2} {bar:>9}{mark}", took.len());
    }

    /// The line of the memory, in megabytes.
    pub fn memory(&mut self, at_rest: f64, after: f64, bar: f64) {
        let misses = after > bar;
        self.missed += usize::from(misses);
        let mark = if misses { "  misses" } else { "" };
        println!("{:<26} {:>7} {at_rest:>6.0} MB {after:>6.0} MB {bar:>9}{mark}", "memory, at rest and after", "");
    }

    /// How the middle times stand to those of another run.
    pub fn beside(&self, other: &Self) {
        println!("\np50 with {} clients, in hundredths of that with {}\n", self.clients, other.clients);
        for ((name, here), (_, there)) in self.middles.iter().zip(&other.middles) {
            println!("{name:<26} {:>7.0} %", 100.0 * here / there);
        }
    }

    /// How many lines miss their bar.
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
        let mut figures = Figures::new(1);
        figures.add("quick", vec![1.0; 10], 2.0);
        figures.add("slow", vec![3.0; 10], 2.0);
        figures.add("untold", vec![f64::NAN], 2.0);
        assert_eq!(figures.missed(), 2);
    }
}
