//! Backups: one file that holds every row as it stands in the database, sealed as it is there.
//!
//! [`take()`] reads one unchanging view while the house works on. [`bring_back()`] fills an empty database, on either engine,
//! whichever the backup came from. A file is looked at whole before a single row of it is written. The key file is never
//! in it. Why not the engines' own copies: `docs/decisions/0010-one-backup-for-both-engines.md`.

mod bring_back;
mod content;
mod file;
mod take;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::database::Engine;
use crate::fault::StoreFault;

pub use bring_back::bring_back;
pub use file::look_at;
pub use take::{heads, take};

/// Tells how far long work is: so much is done, of so much.
pub type Steps<'a> = &'a (dyn Fn(u64, u64) + Send + Sync);

/// What a backup says of itself, readable by everyone who holds it: counts and digests, no name and no word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of Alula that wrote it.
    pub alula: String,
    /// The last step that the tables had taken.
    pub schema: i64,
    /// Which database it was read from.
    pub engine: Engine,
    /// Everything that was acknowledged before this is in it.
    pub made_at: Timestamp,
    /// The `id` of the key file that opens it.
    pub key_file: String,
    /// Charts.
    pub charts: u64,
    /// Entries of all charts.
    pub entries: u64,
    /// The digest over the heads of all charts, in hexadecimal digits.
    pub heads: String,
    /// Rows of each table.
    pub tables: BTreeMap<String, u64>,
    /// The length of what follows the manifest.
    pub content_bytes: u64,
    /// The SHA-256 of what follows the manifest, in hexadecimal digits.
    pub content_sha256: String,
}

/// A backup could not be made or brought back; nothing half-written is left.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Backups are never written over.
    #[error("there is already a file at {0}; name another with --to")]
    Exists(PathBuf),
    /// The system refused.
    #[error("the backup {path} cannot be written; choose a folder that this user may write to")]
    Write {
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// No room.
    #[error("there is no room for {path}; make room on that disk, or choose another")]
    NoRoom {
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The file is not there or may not be read.
    #[error("the backup {path} cannot be read; check its name and that this user may read it")]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// It is something else.
    #[error("{0} is not a backup of Alula; name a file that `alula backup` wrote")]
    NotOne(PathBuf),
    /// It was cut off.
    #[error("the backup {0} ends too early; take another copy of it, or an earlier backup")]
    Truncated(PathBuf),
    /// Bytes of it were changed.
    #[error("the backup {0} is not as it was written; take another copy of it, or an earlier backup")]
    Damaged(PathBuf),
    /// It was made by a later version.
    #[error("the backup {0} was made by a newer Alula; install that version or a later one")]
    TooNew(PathBuf),
    /// It opens with another key file.
    #[error("this backup opens with the key file {needs}, and the one named is {has}; name the right one with --keys")]
    OtherKey {
        /// The key file it needs.
        needs: String,
        /// The key file that was named.
        has: String,
    },
    /// Somebody without the practice's key wrote its manifest.
    #[error("the backup {0} was not signed with the key file it names; take one that your own house wrote")]
    NotSigned(PathBuf),
    /// Something is there already.
    #[error("there is a practice in {0} already; a backup is brought back to an empty place only")]
    NotEmpty(String),
    /// The database.
    #[error(transparent)]
    Fault(#[from] StoreFault),
}

impl BackupError {
    /// A stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "backup_exists",
            Self::Write { .. } => "backup_unwritable",
            Self::NoRoom { .. } => "disk_full",
            Self::Unreadable { .. } => "backup_unreadable",
            Self::NotOne(_) => "backup_not_one",
            Self::Truncated(_) => "backup_truncated",
            Self::Damaged(_) => "backup_damaged",
            Self::TooNew(_) => "backup_too_new",
            Self::OtherKey { .. } => "backup_other_key",
            Self::NotSigned(_) => "backup_not_signed",
            Self::NotEmpty(_) => "restore_not_empty",
            Self::Fault(fault) => fault.code(),
        }
    }

    fn writing(path: &Path, source: std::io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            // A limit on the size of files is met like a full disk.
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::NoRoom { path, source }
            }
            _ => Self::Write { path, source },
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
