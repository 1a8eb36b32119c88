//! How many tests passed and failed, read from what the test programs print.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};

/// Tests that were run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// That held.
    pub passed: u64,
    /// That did not.
    pub failed: u64,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, more: Self) {
        self.passed += more.passed;
        self.failed += more.failed;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

static SINCE: Mutex<Count> = Mutex::new(Count { passed: 0, failed: 0 });

/// The tests counted since this was last asked.
pub fn taken() -> Count {
    std::mem::take(&mut *SINCE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Runs a program of tests, shows what it prints, and counts.
///
/// # Errors
/// When the program fails, or held no test at all.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}").replace('"', "");
    let (count, status) = read_along(command).with_context(|| format!("could not run: {shown}"))?;
    *SINCE.lock().unwrap_or_else(PoisonError::into_inner) += count;
    if !status.success() {
        bail!("this failed ({status}): {shown}");
    }
    if count == Count::default() {
        bail!("no test was run by: {shown}");
    }
    Ok(())
}

fn read_along(command: &mut Command) -> Result<(Count, ExitStatus)> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (output, errors) = (child.stdout.take().context("no output")?, child.stderr.take().context("no messages")?);
    let errors = std::thread::spawn(|| passed_on(errors, std::io::stderr()));
    let mut count = passed_on(output, std::io::stdout())?;
    count += errors.join().map_err(|_| anyhow::anyhow!("its messages could not be read"))??;
    Ok((count, child.wait()?))
}

fn passed_on(from: impl Read, mut to: impl Write) -> Result<Count> {
    let mut count = Count::default();
    for line in BufReader::new(from).split(b'\n') {
        let mut line = line?;
        count += in_line(&String::from_utf8_lossy(&line));
        line.push(b'\n');
        to.write_all(&line)?;
        to.flush()?;
    }
    Ok(count)
}

/// What a closing line of nextest, of cargo test or of node says; nothing for any other line.
fn in_line(line: &str) -> Count {
    // What a failed test printed is shown again further in; only a program's own closing line counts.
    let closes_cargo_test = line.starts_with("test result:");
    let line = line.trim();
    let before = |word: &str| -> u64 {
        let words: Vec<&str> = line.split_whitespace().collect();
        let pair = words.windows(2).find(|it| it[1].trim_end_matches([',', ';']) == word);
        pair.and_then(|it| it[0].parse().ok()).unwrap_or(0)
    };
    let of = |name: &str| line.strip_prefix(name).and_then(|it| it.trim().parse().ok()).unwrap_or(0);
    if closes_cargo_test {
        Count { passed: before("passed"), failed: before("failed") }
    } else if line.starts_with("Summary [") {
        // One that ran out of time is counted apart.
        Count { passed: before("passed"), failed: before("failed") + before("timed") }
    } else {
        Count { passed: of("\u{2139} pass "), failed: of("\u{2139} fail ") + of("\u{2139} cancelled ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_all_test_programs_are_read() {
        let count = |passed, failed| Count { passed, failed };
        for (line, said) in [
            ("test result: FAILED. 11 passed; 2 failed; 0 ignored; 0 measured; 4 filtered out", count(11, 2)),
            ("     Summary [   9.104s] 318 tests run: 317 passed (2 slow), 1 failed, 12 skipped", count(317, 1)),
            ("     Summary [   9.104s] 3 tests run: 1 passed, 1 failed, 1 timed out, 0 skipped", count(1, 2)),
            ("     Summary [   0.010s] 7 tests run: 7 passed, 0 skipped", count(7, 0)),
            ("\u{2139} pass 6", count(6, 0)),
            ("\u{2139} fail 1", count(0, 1)),
            ("    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured", count(0, 0)),
            ("the journey of 3 passed, 1 failed", count(0, 0)),
        ] {
            assert_eq!(in_line(line), said, "{line}");
        }
    }

    #[test]
    fn a_program_is_read_on_both_its_outputs() {
        let says = |line: &str| read_along(Command::new("sh").args(["-c", line])).unwrap();
        let (count, status) = says("echo 'test result: ok. 2 passed; 0 failed'; echo '\u{2139} fail 1' >&2; exit 3");
        assert_eq!((count, status.code()), (Count { passed: 2, failed: 1 }, Some(3)));
    }

    #[test]
    fn a_program_of_no_tests_does_not_pass() {
        assert!(run(&mut Command::new("true")).unwrap_err().to_string().contains("no test"));
    }
}
