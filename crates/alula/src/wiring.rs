//! The one file that asks the machine: for the time, for chance, for the environment, for folders.
#![expect(clippy::disallowed_methods, reason = "every other file takes these from here")]

use std::path::PathBuf;

use jiff::Timestamp;
use uuid::Uuid;

/// What the log should show, from `ALULA_LOG`.
pub fn log_filter() -> String {
    std::env::var("ALULA_LOG").unwrap_or_default()
}

/// The folder of this user for data of programs.
pub fn data_home() -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")))
}

/// The clock of the machine, which trying things out may move.
#[derive(Clone, Debug, Default)]
pub struct MachineClock {
    #[cfg(feature = "dev")]
    moved_by: Option<PathBuf>,
}

impl MachineClock {
    /// The clock for this place.
    #[cfg_attr(not(feature = "dev"), expect(unused_variables, reason = "only the feature dev moves the clock"))]
    pub fn of(place: &crate::args::Place) -> Self {
        Self {
            #[cfg(feature = "dev")]
            moved_by: place.clock_file.clone(),
        }
    }

    /// The time, to the microsecond.
    pub fn time(&self) -> Timestamp {
        let now = Timestamp::now();
        let now = Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now);
        #[cfg(feature = "dev")]
        if let Some(file) = &self.moved_by {
            let seconds = std::fs::read_to_string(file).ok().and_then(|text| text.trim().parse::<i64>().ok());
            return now + jiff::SignedDuration::from_secs(seconds.unwrap_or(0));
        }
        now
    }
}

/// New ids, ordered by the time they were made.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineIds;

impl MachineIds {
    /// A new id.
    pub fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}
