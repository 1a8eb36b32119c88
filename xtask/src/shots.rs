//! Pictures of the pages, for looking at them and for the guide.

use anyhow::Result;

use crate::{count, setup, test};

/// Draws every page of the demo practice at phone and desktop width, day and dusk, into e2e/out.
///
/// # Errors
/// When the browser is missing, or a page does not open.
pub fn run() -> Result<()> {
    setup::npm()?;
    count::run(&mut test::browser_tests(&["shots"])?)
}
