//! How far long work is: a bar on a terminal, and not a character anywhere else.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar on standard error while somebody looks at it.
pub struct Progress(ProgressBar);

impl Progress {
    /// Begins; `doing` says what, such as "making a backup".
    pub fn begin(doing: &'static str) -> Self {
        // Standard error is written to only when it is a terminal.
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3} %, {eta} to go");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("━━─"));
        bar.set_message(doing);
        Self(bar)
    }

    /// So much is done, of so much.
    pub fn at(&self, done: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
