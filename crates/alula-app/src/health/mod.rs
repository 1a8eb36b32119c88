//! What a house can say of itself, for the health page and for whoever runs the machine. No name and no word of anybody.

mod judged;

use std::path::Path;

use alula_store::rows::upkeep;
use alula_store::{StoreFault, jobs};
use jiff::Timestamp;

pub use alula_store::Engine;
pub use alula_store::rows::upkeep::{BackupMade, ChartsVerified, RestoreChecked};
pub use judged::{Finding, Part, Standing};

use crate::house::House;
use crate::trouble::Trouble;

/// How the house stands at one moment. [`Health::judged`] says what that means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// When it was asked.
    pub at: Timestamp,
    /// The version of Alula.
    pub version: &'static str,
    /// Which database holds the practice.
    pub engine: Engine,
    /// The last step its tables took.
    pub schema: i64,
    /// How many bytes the database holds.
    pub database_size: u64,
    /// The disk of the data folder; nothing when the house has no folder or the system does not say.
    pub disk: Option<Disk>,
    /// Which key file opens the house: the `id` that stands in it. A backup needs the same.
    pub key_fingerprint: String,
    /// The last backup.
    pub last_backup: Option<BackupMade>,
    /// The last backup that was restored for trial.
    pub last_restore_check: Option<RestoreChecked>,
    /// When the charts were verified last, and what was found.
    pub last_verified: Option<ChartsVerified>,
    /// When work in the background was done last.
    pub last_job: Option<Timestamp>,
    /// Jobs that are due and not done.
    pub jobs_waiting: u64,
    /// Jobs that were given up; a person has to look.
    pub jobs_failed: u64,
    /// Since when the oldest waiting job is due.
    pub oldest_job: Option<Timestamp>,
    /// Who answers for https.
    pub certificate: Certificate,
}

/// A disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// Bytes that this account may still write.
    pub free: u64,
    /// Bytes in all.
    pub whole: u64,
}

/// The house speaks http; https and its certificate belong to the server in front of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// It is that server's; this house cannot see when it ends.
    InFront,
}

impl House {
    /// How the house stands now.
    ///
    /// # Errors
    /// When the database is broken.
    pub async fn health(&self) -> Result<Health, Trouble> {
        let now = self.now();
        let condition = self.0.store.condition().await.map_err(|fault| self.trouble(fault))?;
        let read = self.0.store.read(move |tx| {
            Box::pin(async move {
                let (backup, checked) = (upkeep::last_backup(tx).await?, upkeep::last_restore_check(tx).await?);
                let (verified, done) = (upkeep::last_verified(tx).await?, upkeep::last_jobs(tx).await?);
                Ok((backup, checked, verified, done, jobs::tally(tx, now).await?))
            })
        });
        let (last_backup, last_restore_check, last_verified, done, jobs) =
            read.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(Health {
            at: now,
            version: env!("CARGO_PKG_VERSION"),
            engine: condition.engine,
            schema: condition.schema,
            database_size: condition.bytes,
            disk: self.0.digests.as_deref().and_then(disk_of),
            key_fingerprint: self.0.store.keys().id().to_owned(),
            last_backup,
            last_restore_check,
            last_verified,
            last_job: done.map(|it| it.at),
            jobs_waiting: jobs.waiting,
            jobs_failed: jobs.given_up,
            oldest_job: jobs.oldest,
            certificate: Certificate::InFront,
        })
    }
}

/// The disk on which a folder lies, or will lie when it is made.
fn disk_of(folder: &Path) -> Option<Disk> {
    let there = folder.ancestors().find(|it| it.is_dir())?;
    let disk = rustix::fs::statvfs(there).ok()?;
    Some(Disk { free: disk.f_bavail.saturating_mul(disk.f_frsize), whole: disk.f_blocks.saturating_mul(disk.f_frsize) })
}
