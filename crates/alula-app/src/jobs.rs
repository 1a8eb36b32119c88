//! Work that is not done while somebody waits: leased, done at least once, tried again, stopped in order.

use std::path::Path;

use alula_core::private::Private;
use alula_store::jobs::{self, Patience, Which};
use alula_store::rows::heads_digest::{self, HeadsDigest};
use alula_store::rows::upkeep::{self, JobsDone};
use alula_store::rows::{attempts, web_sessions};
use alula_store::{StoreFault, Tx};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::house::House;
use crate::notices::tell::{self, TELL};
use crate::trouble::{Broken, Trouble};

/// How long a worker has for a job before another may take it.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How often the runner looks for work.
const PAUSE: std::time::Duration = std::time::Duration::from_secs(15);
/// How many jobs are taken at once.
const AT_ONCE: u32 = 8;
/// How long failed attempts to sign in are kept.
const ATTEMPTS_KEPT: SignedDuration = SignedDuration::from_hours(48);

const HEADS_DIGEST: &str = "heads_digest";
const SWEEP: &str = "sweep";

impl House {
    /// Does what is due and tells whoever is to be told, again and again, until `stop` turns true; work that has begun is
    /// finished first.
    pub async fn run_jobs(&self, stop: watch::Receiver<bool>) {
        tokio::join!(self.run_work(stop.clone()), self.run_telling(stop));
    }

    async fn run_work(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            // Trouble was logged where it arose; the next round tries again.
            let _ = self.note_looks().await;
            let _ = self.do_due_jobs().await;
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Queues the work of the day, then does everything that is due but notices; tells how many jobs were done.
    ///
    /// # Errors
    /// When the database is broken; a job that fails is tried again later.
    pub async fn do_due_jobs(&self) -> Result<usize, Trouble> {
        let now = self.now();
        let day = now.to_zoned(self.zone().clone()).date();
        let ids = [self.0.ports.ids.id(), self.0.ports.ids.id()];
        let worker = self.0.ports.ids.id().to_string();
        let leased = self.0.store.write({
            let worker = worker.clone();
            move |tx| {
                Box::pin(async move {
                    for (kind, id) in [HEADS_DIGEST, SWEEP].into_iter().zip(ids) {
                        queue(tx, kind, id, day, now).await?;
                    }
                    jobs::lease(tx, now, &worker, now + LEASE, AT_ONCE, Which::NotOf(TELL)).await
                })
            }
        });
        let leased = leased.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let mut done = 0;
        for job in leased {
            let outcome = self.do_job(&job).await;
            let (worker, id, at) = (worker.clone(), job.id, self.now());
            let code = outcome.err().map(|trouble| match trouble {
                Trouble::Fault(fault) => fault.code,
                Trouble::Denied(_) => "denied",
            });
            done += usize::from(code.is_none());
            let noted = self.0.store.write(move |tx| {
                Box::pin(async move {
                    match code {
                        None if jobs::done(tx, id, &worker).await? => upkeep::note_jobs(tx, &JobsDone { at }).await,
                        None => Ok(()),
                        Some(code) => jobs::failed(tx, id, &worker, now, code, Patience::USUAL).await.map(drop),
                    }
                })
            });
            noted.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        }
        Ok(done)
    }

    async fn do_job(&self, job: &jobs::Job) -> Result<(), Trouble> {
        match job.kind.as_str() {
            HEADS_DIGEST => {
                let day = job.about.reveal().parse().map_err(|error| {
                    self.trouble(Broken::because("job_unreadable", "a job's content cannot be read", jiff_error(error)))
                })?;
                self.make_heads_digest(day).await.map(drop)
            }
            SWEEP => self.sweep().await,
            _ => Err(self.trouble(Broken::other("job_unknown", "this version of Alula does not know a job's kind"))),
        }
    }

    /// Makes the signed digest over the heads of all charts for `day`, and writes it to the folder for digests, if there
    /// is one. Twice for one day it stays the first.
    ///
    /// # Errors
    /// When the database or the folder is broken.
    pub async fn make_heads_digest(&self, day: Date) -> Result<HeadsDigest, Trouble> {
        let now = self.now();
        let made = self.0.store.write(move |tx| Box::pin(async move { heads_digest::make(tx, day, now).await }));
        let made = made.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        if let Some(folder) = &self.0.digests {
            let public = self.0.store.keys().public_key();
            let text = digest_text(&made, &public);
            write_once(folder, &format!("heads-{day}.txt"), &text).await.map_err(|error| {
                let sentence =
                    "the daily digest could not be written; make its folder writable and leave room on the disk";
                self.trouble(Broken::because("digest_unwritten", sentence, error))
            })?;
        }
        Ok(made)
    }

    async fn sweep(&self) -> Result<(), Trouble> {
        let now = self.now();
        let swept = self.0.store.write(move |tx| {
            Box::pin(async move {
                web_sessions::sweep(tx, now).await?;
                tell::swept(tx, now).await?;
                attempts::sweep(tx, now - ATTEMPTS_KEPT).await
            })
        });
        swept.await.map(drop).map_err(|fault: StoreFault| self.trouble(fault))
    }
}

async fn queue(tx: &mut Tx, kind: &str, id: uuid::Uuid, day: Date, now: Timestamp) -> Result<(), StoreFault> {
    let about = Private::from(day.to_string());
    let job = jobs::NewJob { id, kind: kind.to_owned(), once_key: format!("{kind} {day}"), about, run_at: now };
    jobs::insert(tx, &job).await.map(drop)
}

/// What leaves the building: a few lines that anybody can hold against the database later.
fn digest_text(made: &HeadsDigest, public_key: &[u8]) -> String {
    format!(
        "Alula heads digest\nday {}\nmade {}\ncharts {}\ndigest {}\nsignature {}\npublic key {}\n",
        made.day,
        made.made_at,
        made.charts,
        hex(&made.digest),
        hex(&made.signature),
        hex(public_key),
    )
}

/// A file that is there whole or not at all, and is not written over.
async fn write_once(folder: &Path, name: &str, text: &str) -> Result<(), std::io::Error> {
    let path = folder.join(name);
    if tokio::fs::try_exists(&path).await? {
        return Ok(());
    }
    tokio::fs::create_dir_all(folder).await?;
    let half = folder.join(format!("{name}.part"));
    tokio::fs::write(&half, text).await?;
    tokio::fs::rename(&half, &path).await
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

fn jiff_error(error: jiff::Error) -> Box<dyn std::error::Error + Send + Sync> {
    Box::new(error)
}
