//! Steps with their time, and a closing summary.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::count::{self, Count};

/// One named step.
pub struct Step {
    /// As given on the command line.
    pub name: &'static str,
    /// What it does.
    pub work: fn() -> Result<()>,
}

/// Runs steps in order and stops at the first that fails; closes with what ran, how long it took and what failed.
///
/// Every test counts, and so does every step that is one check.
pub fn run(steps: &[Step]) -> (Count, bool) {
    let begun = Instant::now();
    let (mut lines, mut count, mut failed) = (Vec::new(), Count::default(), None);
    for step in steps {
        println!("\n── {} ──", step.name);
        let begun = Instant::now();
        let done = (step.work)();
        lines.push(line(step.name, if done.is_ok() { "ok" } else { "FAILED" }, begun.elapsed()));
        count += counted(count::taken(), done.is_ok());
        if let Err(fault) = done {
            failed = Some((step.name, fault));
            break;
        }
    }
    let left: Vec<_> = steps.iter().skip(lines.len()).map(|it| it.name).collect();
    println!("\n── summary ──");
    for line in &lines {
        println!("{line}");
    }
    println!("{}", line("altogether", "", begun.elapsed()));
    if !left.is_empty() {
        println!("not reached: {}", left.join(", "));
    }
    if let Some((name, fault)) = &failed {
        println!("\n{name}: {fault:#}\nRun this step alone with: cargo xtask test {name}");
    }
    (count, failed.is_some())
}

/// A step without tests is one check; one that fails although its tests passed did not come to its end.
fn counted(tests: Count, held: bool) -> Count {
    match (tests, held) {
        (Count { passed: 0, failed: 0 }, true) => Count { passed: 1, failed: 0 },
        (Count { passed, failed: 0 }, false) => Count { passed, failed: 1 },
        (tests, _) => tests,
    }
}

fn line(name: &str, result: &str, took: Duration) -> String {
    let seconds = took.as_secs();
    format!("{name:<12} {result:<7} {:>3} min {:02}.{} s", seconds / 60, seconds % 60, took.subsec_millis() / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_counts_and_stops_the_rest() {
        let steps = [
            Step { name: "first", work: || Ok(()) },
            Step { name: "second", work: || anyhow::bail!("a reason") },
            Step { name: "third", work: || panic!("must not be reached") },
        ];
        assert!(run(&steps).1);
        assert!(!run(&steps[..1]).1);
    }

    #[test]
    fn tests_count_and_so_does_a_step_without_any() {
        let count = |passed, failed| Count { passed, failed };
        assert_eq!(counted(count(0, 0), true), count(1, 0));
        assert_eq!(counted(count(0, 0), false), count(0, 1));
        assert_eq!(counted(count(8, 0), true), count(8, 0));
        assert_eq!(counted(count(8, 0), false), count(8, 1));
        assert_eq!(counted(count(8, 2), false), count(8, 2));
    }

    #[test]
    fn time_is_printed_in_minutes_and_seconds() {
        assert_eq!(line("clippy", "ok", Duration::from_millis(61_250)), "clippy       ok        1 min 01.2 s");
    }
}
