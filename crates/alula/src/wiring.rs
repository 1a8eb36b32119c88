//! The one file that asks the machine: for the time, for chance, for the environment, for folders.
#![expect(clippy::disallowed_methods, reason = "every other file takes these from here")]

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use alula_app::notices::NoNotices;
use alula_app::{Clock, Ids, Ports};
use jiff::Timestamp;
use uuid::Uuid;

use crate::args::Place;

/// The command line as it was given.
pub fn arguments() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// Every variable of the environment.
pub fn environment() -> Vec<(OsString, OsString)> {
    std::env::vars_os().collect()
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
    pub fn of(place: &Place) -> Self {
        Self {
            #[cfg(feature = "dev")]
            moved_by: place.clock_file.clone(),
        }
    }

    fn time(&self) -> Timestamp {
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

/// The clock of the machine, moved once and running on.
#[derive(Clone, Copy, Debug)]
pub struct ShiftedClock(jiff::SignedDuration);

impl ShiftedClock {
    /// A clock that shows `time` now.
    pub fn at(time: Timestamp) -> Self {
        Self(time.duration_since(Timestamp::now()))
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        let now = Timestamp::now() + self.0;
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

/// A place among the temporary files of this machine that nobody uses yet.
pub fn temporary_place(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("{name}-{}", MachineIds.id()))
}

/// Ids ordered by the time they were made, and secrets from the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineIds;

impl Clock for MachineClock {
    fn now(&self) -> Timestamp {
        self.time()
    }
}

impl Ids for MachineIds {
    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        aws_lc_rs::rand::fill(&mut bytes).expect("the operating system gives random bytes");
        bytes
    }
}

/// What the house takes from the machine.
pub fn ports(place: &Place) -> Ports {
    Ports { clock: Arc::new(MachineClock::of(place)), ids: Arc::new(MachineIds), notices: Arc::new(NoNotices) }
}

/// A code for the first manager: three groups of four letters and digits that are hard to mistake.
pub fn setup_code() -> String {
    const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz-";
    let letters: String =
        MachineIds.secret().iter().map(|byte| char::from(LETTERS[usize::from(byte % 31)])).take(12).collect();
    format!("{}-{}-{}", &letters[..4], &letters[4..8], &letters[8..])
}

/// A number that differs from start to start.
pub fn seed() -> u64 {
    MachineIds.secret().iter().take(8).fold(0, |seed, byte| seed << 8 | u64::from(*byte))
}
