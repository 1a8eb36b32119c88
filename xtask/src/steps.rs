//! Steps with their time, and a closing summary.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// One named step.
pub struct Step {
    /// As given on the command line.
    pub name: &'static str,
    /// What it does.
    pub work: fn() -> Result<()>,
}

/// Runs steps in order, stops at the first that fails, and closes with what ran and how long it took.
pub fn run(steps: &[Step]) -> Result<()> {
    let begun = Instant::now();
    let mut lines = Vec::new();
    let mut failed = None;
    for step in steps {
        println!("\n── {} ──", step.name);
        let begun = Instant::now();
        let done = (step.work)();
        lines.push(line(step.name, if done.is_ok() { "ok" } else { "FAILED" }, begun.elapsed()));
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
    match failed {
        None => Ok(()),
        Some((name, fault)) => bail!("{name}: {fault:#}\nRun this step alone with: cargo xtask test {name}"),
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
    fn a_failed_step_names_itself_and_stops_the_rest() {
        let steps = [
            Step { name: "first", work: || Ok(()) },
            Step { name: "second", work: || bail!("a reason") },
            Step { name: "third", work: || panic!("must not be reached") },
        ];
        let said = run(&steps).unwrap_err().to_string();
        assert!(said.contains("second: a reason"), "{said}");
        assert!(said.contains("cargo xtask test second"), "{said}");
    }

    #[test]
    fn time_is_printed_in_minutes_and_seconds() {
        assert_eq!(line("clippy", "ok", Duration::from_millis(61_250)), "clippy       ok        1 min 01.2 s");
    }
}
