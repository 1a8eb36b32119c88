//! What the facts of a house mean: well, worth a look, or failing, and what to do about it.

use jiff::{SignedDuration, Timestamp};

use super::{Certificate, Disk, Health};

/// A backup every night may be late by half a day before somebody looks.
const BACKUP_LOOK: SignedDuration = SignedDuration::from_hours(36);
const BACKUP_FAILS: SignedDuration = SignedDuration::from_hours(24 * 7);
/// A backup that nobody tried for a quarter of a year is a hope.
const PROOF_LOOK: SignedDuration = SignedDuration::from_hours(24 * 92);
/// The runner looks every quarter of a minute; what waits so long is stuck.
const JOB_LOOK: SignedDuration = SignedDuration::from_mins(15);
const JOB_FAILS: SignedDuration = SignedDuration::from_hours(24);
/// Every day has work of its own; a house that did none for so long is not at work.
const IDLE_LOOK: SignedDuration = SignedDuration::from_hours(36);
const IDLE_FAILS: SignedDuration = SignedDuration::from_hours(24 * 7);
const DISK_LOOK: u64 = 2 << 30;
const DISK_FAILS: u64 = 256 << 20;

/// How one part of the house stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// As it should be.
    Well,
    /// Nothing is lost, but somebody should look.
    Look,
    /// Something fails, or will soon.
    Fails,
}

impl Standing {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Well => "ok",
            Self::Look => "look",
            Self::Fails => "fails",
        }
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The last backup.
    Backup,
    /// The last trial of a backup.
    Proof,
    /// The chains of the charts.
    Charts,
    /// Room on the disk.
    Disk,
    /// Work in the background.
    Jobs,
    /// https.
    Certificate,
}

impl Part {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Proof => "restore_check",
            Self::Charts => "charts",
            Self::Disk => "disk",
            Self::Jobs => "jobs",
            Self::Certificate => "certificate",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub part: Part,
    /// How it stands.
    pub standing: Standing,
    /// A sentence that says how it is.
    pub says: String,
    /// A sentence that says what to do; nothing when it is well.
    pub to_do: Option<&'static str>,
}

impl Health {
    /// Each part, with what to do where something is to be done.
    pub fn judged(&self) -> Vec<Finding> {
        vec![self.backup(), self.proof(), self.chains(), self.room(), self.jobs(), self.https()]
    }

    fn backup(&self) -> Finding {
        const TO_DO: &str = "Make one with `alula backup --to DIR`, and let the machine do so every night.";
        let Some(made) = self.last_backup else {
            return finding(Part::Backup, Standing::Fails, "No backup was ever made.".into(), TO_DO);
        };
        let says = format!("The last backup was made {}, of {} charts.", self.ago(made.at), made.charts);
        finding(Part::Backup, by_age(self.at, made.at, BACKUP_LOOK, BACKUP_FAILS), says, TO_DO)
    }

    fn proof(&self) -> Finding {
        const TO_DO: &str = "Try the newest backup with `alula restore --check FILE`.";
        const AGAIN: &str = "Make a new backup and try it with `alula restore --check FILE`; run `alula verify`.";
        match self.last_restore_check {
            None => finding(Part::Proof, Standing::Look, "No backup was ever restored for trial.".into(), TO_DO),
            Some(it) if !it.holds => {
                let how = if it.backup_of.is_some() { "did not hold" } else { "was damaged and could not be read" };
                let says = format!("The backup that was tried {} {how}.", self.ago(it.at));
                finding(Part::Proof, Standing::Fails, says, AGAIN)
            }
            Some(it) => {
                let says = format!("A backup was last restored for trial {}, and it held.", self.ago(it.at));
                finding(Part::Proof, by_age(self.at, it.at, PROOF_LOOK, SignedDuration::MAX), says, TO_DO)
            }
        }
    }

    fn chains(&self) -> Finding {
        const TO_DO: &str = "Let every chart be read with `alula verify`.";
        const FOUND: &str = "Run `alula verify`: it names each fault; keep this house and every backup as they are.";
        match self.last_verified {
            None => finding(Part::Charts, Standing::Look, "The charts were never verified.".into(), TO_DO),
            Some(it) if it.faults > 0 => {
                let faults = counted(it.faults, "fault was", "faults were");
                let says = format!("{faults} found when the charts were verified {}.", self.ago(it.at));
                finding(Part::Charts, Standing::Fails, says, FOUND)
            }
            Some(it) => {
                let (charts, entries) =
                    (counted(it.charts, "chart", "charts"), counted(it.entries, "entry", "entries"));
                let says = format!("{charts} with {entries} were verified {}, and every one holds.", self.ago(it.at));
                finding(Part::Charts, by_age(self.at, it.at, PROOF_LOOK, SignedDuration::MAX), says, TO_DO)
            }
        }
    }

    fn room(&self) -> Finding {
        const TO_DO: &str = "Make room on the disk of the data folder, or move the practice to a larger one.";
        match self.disk {
            None => finding(Part::Disk, Standing::Look, "How much room the disk has is not known.".into(), TO_DO),
            Some(Disk { free, whole }) => {
                // The database has to fit a second time: for its copy before an upgrade.
                let standing = match free {
                    ..DISK_FAILS => Standing::Fails,
                    _ if free < DISK_LOOK.max(self.database_size) => Standing::Look,
                    _ => Standing::Well,
                };
                let (free, whole, database) = (size(free), size(whole), size(self.database_size));
                let says = format!("The disk has {free} free of {whole}; the database holds {database}.");
                finding(Part::Disk, standing, says, TO_DO)
            }
        }
    }

    fn jobs(&self) -> Finding {
        const STUCK: &str = "See that `alula serve` runs, and look into its log.";
        const GAVE_UP: &str = "Look into the log for what failed; start Alula again when the cause is mended.";
        if self.jobs_failed > 0 {
            let says = format!("{} given up after many tries.", counted(self.jobs_failed, "job was", "jobs were"));
            return finding(Part::Jobs, Standing::Fails, says, GAVE_UP);
        }
        let Some(oldest) = self.oldest_job.filter(|_| self.jobs_waiting > 0) else {
            let Some(last) = self.last_job else {
                return finding(Part::Jobs, Standing::Look, "Nothing was done in the background yet.".into(), STUCK);
            };
            let says = format!("No job waits; the last was done {}.", self.ago(last));
            return finding(Part::Jobs, by_age(self.at, last, IDLE_LOOK, IDLE_FAILS), says, STUCK);
        };
        let waits = counted(self.jobs_waiting, "job waits", "jobs wait");
        let says = format!("{waits}; the oldest was due {}.", self.ago(oldest));
        finding(Part::Jobs, by_age(self.at, oldest, JOB_LOOK, JOB_FAILS), says, STUCK)
    }

    fn https(&self) -> Finding {
        match self.certificate {
            Certificate::InFront => finding(
                Part::Certificate,
                Standing::Well,
                "The certificate for https belongs to the server in front; watch its end there.".into(),
                "",
            ),
        }
    }

    /// How long ago, as a person says it.
    fn ago(&self, then: Timestamp) -> String {
        let minutes = self.at.duration_since(then).as_mins();
        match minutes {
            ..2 => "just now".to_owned(),
            2..120 => format!("{minutes} minutes ago"),
            120..2880 => format!("{} hours ago", minutes / 60),
            _ => format!("{} days ago", minutes / 1440),
        }
    }
}

fn finding(part: Part, standing: Standing, says: String, to_do: &'static str) -> Finding {
    Finding { part, standing, says, to_do: (standing != Standing::Well).then_some(to_do) }
}

fn by_age(now: Timestamp, then: Timestamp, look: SignedDuration, fails: SignedDuration) -> Standing {
    match now.duration_since(then) {
        age if age >= fails => Standing::Fails,
        age if age >= look => Standing::Look,
        _ => Standing::Well,
    }
}

fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Bytes as a person says them.
fn size(bytes: u64) -> String {
    match bytes {
        ..0x10_0000 => format!("{} kB", bytes.div_ceil(1 << 10)),
        0x10_0000..0x4000_0000 => format!("{} MB", bytes >> 20),
        _ => format!("{}.{} GB", bytes >> 30, ((bytes % (1 << 30)) * 10) >> 30),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BackupMade, ChartsVerified, Engine, RestoreChecked};
    use super::*;

    fn hours_before(now: Timestamp, hours: i64) -> Timestamp {
        now - SignedDuration::from_hours(hours)
    }

    fn well() -> Health {
        let at: Timestamp = "2026-05-04T09:00:00Z".parse().unwrap();
        let day_before = hours_before(at, 10);
        Health {
            at,
            version: "0.1.0",
            engine: Engine::Embedded,
            schema: 1,
            database_size: 40 << 20,
            disk: Some(Disk { free: 90 << 30, whole: 100 << 30 }),
            key_fingerprint: "0011223344556677".into(),
            last_backup: Some(BackupMade { at: day_before, bytes: 1 << 20, charts: 12, entries: 900 }),
            last_restore_check: Some(RestoreChecked { at: day_before, backup_of: Some(day_before), holds: true }),
            last_verified: Some(ChartsVerified { at: day_before, charts: 12, entries: 900, faults: 0 }),
            last_job: Some(day_before),
            jobs_waiting: 0,
            jobs_failed: 0,
            oldest_job: None,
            certificate: Certificate::InFront,
        }
    }

    #[track_caller]
    fn standing(health: &Health, part: Part, standing: Standing) {
        let found = health.judged().into_iter().find(|it| it.part == part).unwrap();
        assert_eq!(found.standing, standing, "{found:?}");
        assert_eq!(found.to_do.is_some(), standing != Standing::Well, "{found:?}");
        assert!(found.says.ends_with('.'), "{found:?}");
    }

    #[test]
    fn a_house_that_is_looked_after_stands_well() {
        assert!(well().judged().iter().all(|it| it.standing == Standing::Well && it.to_do.is_none()));
    }

    #[test]
    fn a_backup_that_is_late_is_worth_a_look_and_one_that_is_missing_fails() {
        let health = well();
        let made = health.last_backup.unwrap();
        for (hours, is) in [(35, Standing::Well), (36, Standing::Look), (24 * 7, Standing::Fails)] {
            let last_backup = Some(BackupMade { at: hours_before(health.at, hours), ..made });
            standing(&Health { last_backup, ..health.clone() }, Part::Backup, is);
        }
        standing(&Health { last_backup: None, ..health }, Part::Backup, Standing::Fails);
    }

    #[test]
    fn a_backup_that_nobody_tried_is_worth_a_look_and_one_that_did_not_hold_fails() {
        let health = well();
        let checked = health.last_restore_check.unwrap();
        let with = |it| Health { last_restore_check: it, ..health.clone() };
        standing(&with(None), Part::Proof, Standing::Look);
        let old = RestoreChecked { at: hours_before(health.at, 24 * 92), ..checked };
        standing(&with(Some(old)), Part::Proof, Standing::Look);
        standing(&with(Some(RestoreChecked { holds: false, ..checked })), Part::Proof, Standing::Fails);
        let damaged = with(Some(RestoreChecked { holds: false, backup_of: None, ..checked }));
        standing(&damaged, Part::Proof, Standing::Fails);
        assert!(damaged.judged().iter().any(|it| it.says.contains("was damaged")));
    }

    #[test]
    fn charts_that_nobody_verified_are_worth_a_look_and_a_fault_in_them_fails() {
        let health = well();
        let verified = health.last_verified.unwrap();
        let with = |it| Health { last_verified: it, ..health.clone() };
        standing(&with(None), Part::Charts, Standing::Look);
        let old = ChartsVerified { at: hours_before(health.at, 24 * 92), ..verified };
        standing(&with(Some(old)), Part::Charts, Standing::Look);
        standing(&with(Some(ChartsVerified { faults: 1, ..verified })), Part::Charts, Standing::Fails);
    }

    #[test]
    fn a_house_in_which_nothing_was_done_for_days_is_not_at_work() {
        let health = well();
        let with = |last| Health { last_job: last, ..health.clone() };
        standing(&with(None), Part::Jobs, Standing::Look);
        for (hours, is) in [(35, Standing::Well), (36, Standing::Look), (24 * 7, Standing::Fails)] {
            standing(&with(Some(hours_before(health.at, hours))), Part::Jobs, is);
        }
    }

    #[test]
    fn a_disk_has_to_hold_the_database_a_second_time() {
        let health = well();
        let with = |free| Health { disk: Some(Disk { free, whole: 100 << 30 }), ..health.clone() };
        standing(&with(DISK_LOOK), Part::Disk, Standing::Well);
        standing(&with(DISK_LOOK - 1), Part::Disk, Standing::Look);
        standing(&with(DISK_FAILS - 1), Part::Disk, Standing::Fails);
        let large = Health { database_size: 20 << 30, ..with(19 << 30) };
        standing(&large, Part::Disk, Standing::Look);
        standing(&Health { disk: None, ..health }, Part::Disk, Standing::Look);
    }

    #[test]
    fn work_that_waits_for_long_is_worth_a_look_and_work_that_was_given_up_fails() {
        let health = well();
        let with = |minutes| {
            let oldest_job = Some(health.at - SignedDuration::from_mins(minutes));
            Health { jobs_waiting: 1, oldest_job, ..health.clone() }
        };
        standing(&with(14), Part::Jobs, Standing::Well);
        standing(&with(15), Part::Jobs, Standing::Look);
        standing(&with(24 * 60), Part::Jobs, Standing::Fails);
        standing(&Health { jobs_failed: 1, ..health }, Part::Jobs, Standing::Fails);
    }

    #[test]
    fn sizes_read_as_people_say_them() {
        assert_eq!(
            ["0 kB", "1 kB", "5 MB", "1.5 GB"],
            [0, 1, 5 << 20, 3 << 29].map(size).each_ref().map(String::as_str)
        );
    }
}
