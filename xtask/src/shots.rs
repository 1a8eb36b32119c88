//! Pictures of the pages, for looking at them and for the guide.

use std::process::Command;

use anyhow::Result;

use crate::machine::{self, command};
use crate::{count, setup, test};

/// Draws every page of the demo practice at phone and desktop width, day and dusk, into e2e/out.
///
/// # Errors
/// When the browser is missing, or a page does not open.
pub fn run() -> Result<()> {
    setup::npm()?;
    count::run(&mut test::browser_tests(&["shots"])?)
}

/// Draws the pictures of the user guide into docs/guide/pictures, of the demo practice as it is.
///
/// # Errors
/// When the browser is missing, or a page is not reached as the guide says.
pub fn guide() -> Result<()> {
    setup::npm()?;
    count::run(&mut test::browser_tests(&["guide"])?)
}

/// Draws every page with every sample, in both lights, at both widths and with large text, and contact sheets of them, into
/// e2e/out/sheet. Needs no house.
///
/// # Errors
/// When the browser is missing, or a page scrolls sideways.
pub fn sheet() -> Result<()> {
    setup::npm()?;
    setup::browser()?;
    let work = machine::target_folder()?.join("sheet");
    let (built, pages) = (work.join("built"), work.join("pages"));
    machine::run(Command::new("node").arg("build.mjs").arg(&built).current_dir(machine::root().join("web")))?;
    machine::run(command("cargo run --quiet --locked -p alula-pages --example gallery --").arg(&pages).arg(&built))?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-concurrency=2", "--test-reporter=spec", "sheet/sheet.test.mjs"]);
    count::run(node.current_dir(machine::root().join("e2e")).env("ALULA_PAGES", pages))
}

/// Measures how long a mark takes from the tap to the ink in a full room on a slow device.
///
/// # Errors
/// When the browser is missing, or more than one tap in a hundred misses the bar.
pub fn ink() -> Result<()> {
    setup::npm()?;
    setup::browser()?;
    let build = "cargo build --workspace --locked --bins --tests --example pages --features alula/dev";
    machine::run(&mut command(build))?;
    let binary = machine::target_folder()?.join("debug").join("alula");
    machine::run(
        Command::new("node").arg("ink/ink.mjs").current_dir(machine::root().join("e2e")).env("ALULA_BIN", binary),
    )
}

/// Asks Lighthouse about ten pages of the release build.
///
/// # Errors
/// When something it needs is missing, or a page misses a bar.
pub fn lighthouse() -> Result<()> {
    setup::lighthouse()?;
    setup::browser()?;
    machine::run(&mut command("cargo build --release --locked -p alula"))?;
    let binary = machine::target_folder()?.join("release").join("alula");
    let mut node = Command::new("node");
    machine::run(
        node.arg("lighthouse.mjs").current_dir(machine::root().join("e2e/lighthouse")).env("ALULA_BIN", binary),
    )
}
