//! Work that follows a statement, written in the same transaction, done at least once.
//!
//! A job is leased by a worker for a while; a worker that dies lets the lease run out and another takes it. So a job may
//! run twice, and must be written so that this does no harm.

use alula_core::private::Private;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::database::{Row, Sql, Tx, values};
use crate::fault::StoreFault;

/// How long a failing job is tried. It waits twice as long after each failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// The wait after the first failure.
    pub first_wait: SignedDuration,
    /// No wait is longer.
    pub longest_wait: SignedDuration,
    /// It is tried this often before a person has to look at it.
    pub most_attempts: i64,
}

impl Patience {
    /// For work that may be done tomorrow: from ten seconds up to an hour, twelve times.
    pub const USUAL: Self = Self {
        first_wait: SignedDuration::from_secs(10),
        longest_wait: SignedDuration::from_hours(1),
        most_attempts: 12,
    };
    /// For work that somebody waits for: from five seconds up to forty, six times.
    pub const URGENT: Self = Self {
        first_wait: SignedDuration::from_secs(5),
        longest_wait: SignedDuration::from_secs(40),
        most_attempts: 6,
    };
    /// For work that cannot end otherwise when it is tried again.
    pub const NONE: Self =
        Self { first_wait: SignedDuration::ZERO, longest_wait: SignedDuration::ZERO, most_attempts: 1 };

    fn wait_after(&self, attempts: i64) -> SignedDuration {
        let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(16);
        let wait = self.first_wait.checked_mul(1 << doublings).unwrap_or(self.longest_wait);
        wait.min(self.longest_wait)
    }
}

/// Which jobs a worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those of this kind.
    Of(&'static str),
    /// Every other kind.
    NotOf(&'static str),
}

/// A job to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct NewJob {
    /// Its id.
    pub id: Uuid,
    /// What is to be done, such as `tell_prescriber`.
    pub kind: String,
    /// Two jobs with the same key are the same job, for ever.
    pub once_key: String,
    /// What it needs to know; sealed.
    pub about: Private,
    /// Not before this.
    pub run_at: Timestamp,
}

/// A job that a worker holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: Uuid,
    /// What is to be done.
    pub kind: String,
    /// Its key.
    pub once_key: String,
    /// What it needs to know.
    pub about: Private,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    /// It was due then.
    pub run_at: Timestamp,
    /// The code of the last failure, if any.
    pub last_code: Option<String>,
}

/// What happens to a job that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterFailure {
    /// It is tried again then.
    TryAgain(Timestamp),
    /// It was tried often enough; a person has to look.
    GaveUp,
    /// This worker no longer holds it.
    NotHeld,
}

/// Queues a job; false when its key was queued before.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, job: &NewJob) -> Result<bool, StoreFault> {
    let sealed = tx.seal("job", job.id, "sealed", job.about.reveal())?;
    let insert = "INSERT INTO job (id, kind, once_key, sealed, run_at, attempts, state) \
                  VALUES ($1, $2, $3, $4, $5, 0, 'waiting') ON CONFLICT (once_key) DO NOTHING";
    let row = values![job.id, &job.kind, &job.once_key, sealed, job.run_at];
    Ok(tx.execute("queueing a job", insert, row).await? == 1)
}

/// Whether a job of this kind is due and nobody holds it.
///
/// # Errors
/// When the database fails.
pub async fn any_due(tx: &mut Tx, kind: &str, now: Timestamp) -> Result<bool, StoreFault> {
    let sql = "SELECT id FROM job WHERE state = 'waiting' AND run_at <= $1 AND kind = $2 \
               AND (leased_until IS NULL OR leased_until <= $1) LIMIT 1";
    Ok(tx.row("looking for due jobs", sql, values![now, kind]).await?.is_some())
}

/// Takes up to `limit` due jobs of these kinds for `worker` until `until`; also those whose lease ran out.
///
/// # Errors
/// When the database fails.
pub async fn lease(
    tx: &mut Tx,
    now: Timestamp,
    worker: &str,
    until: Timestamp,
    limit: u32,
    which: Which,
) -> Result<Vec<Job>, StoreFault> {
    let (kind, of) = match which {
        Which::Of(kind) => (kind, 1_i64),
        Which::NotOf(kind) => (kind, 0),
    };
    let sql = Sql {
        sqlite: "UPDATE job SET leased_by = $2, leased_until = $3, attempts = attempts + 1 WHERE id IN ( \
                   SELECT id FROM job WHERE state = 'waiting' AND run_at <= $1 \
                   AND (leased_until IS NULL OR leased_until <= $1) \
                   AND CASE WHEN $6 = 1 THEN kind = $5 ELSE kind <> $5 END ORDER BY run_at, id LIMIT $4) \
                 RETURNING id, kind, once_key, sealed, run_at, attempts, last_code",
        postgres: "UPDATE job SET leased_by = $2, leased_until = $3, attempts = attempts + 1 WHERE id IN ( \
                     SELECT id FROM job WHERE state = 'waiting' AND run_at <= $1 \
                     AND (leased_until IS NULL OR leased_until <= $1) \
                     AND CASE WHEN $6 = 1 THEN kind = $5 ELSE kind <> $5 END ORDER BY run_at, id LIMIT $4 \
                     FOR UPDATE SKIP LOCKED) \
                   RETURNING id, kind, once_key, sealed, run_at, attempts, last_code",
    };
    let values = values![now, worker, until, i64::from(limit), kind, of];
    let rows = tx.rows("leasing jobs", sql, values).await?;
    let mut jobs = rows.iter().map(|row| job(tx, row)).collect::<Result<Vec<_>, _>>()?;
    jobs.sort_by_key(|job| (job.run_at, job.id));
    Ok(jobs)
}

/// A job is done; false when this worker no longer holds it.
///
/// # Errors
/// When the database fails.
pub async fn done(tx: &mut Tx, id: Uuid, worker: &str) -> Result<bool, StoreFault> {
    let update = "UPDATE job SET state = 'done', leased_by = NULL, leased_until = NULL \
                  WHERE id = $1 AND leased_by = $2 AND state = 'waiting'";
    Ok(tx.execute("ending a job", update, values![id, worker]).await? == 1)
}

/// A job failed; it is tried again as `patience` says.
///
/// # Errors
/// When the database fails.
pub async fn failed(
    tx: &mut Tx,
    id: Uuid,
    worker: &str,
    now: Timestamp,
    code: &str,
    patience: Patience,
) -> Result<AfterFailure, StoreFault> {
    let doing = "noting a failed job";
    let sql = "SELECT attempts FROM job WHERE id = $1 AND leased_by = $2 AND state = 'waiting'";
    let Some(row) = tx.row(doing, sql, values![id, worker]).await? else { return Ok(AfterFailure::NotHeld) };
    let attempts: i64 = row.get("attempts")?;
    let (state, next) = if attempts >= patience.most_attempts {
        ("gave_up", now)
    } else {
        ("waiting", now + patience.wait_after(attempts))
    };
    let update = "UPDATE job SET state = $2, run_at = $3, last_code = $4, leased_by = NULL, leased_until = NULL \
                  WHERE id = $1";
    tx.execute(doing, update, values![id, state, next, code]).await?;
    Ok(if state == "gave_up" { AfterFailure::GaveUp } else { AfterFailure::TryAgain(next) })
}

/// The jobs that were given up, for a person to look at.
///
/// # Errors
/// When the database fails.
pub async fn given_up(tx: &mut Tx) -> Result<Vec<Job>, StoreFault> {
    let sql = "SELECT id, kind, once_key, sealed, run_at, attempts, last_code FROM job WHERE state = 'gave_up' \
               ORDER BY run_at, id";
    tx.rows("reading jobs", sql, &[]).await?.iter().map(|row| job(tx, row)).collect()
}

/// Jobs of a kind that were given up before `then` need nobody to look any more; they are never done.
///
/// # Errors
/// When the database fails.
pub async fn close_given_up(tx: &mut Tx, kind: &str, then: Timestamp) -> Result<(), StoreFault> {
    let update = "UPDATE job SET state = 'closed' WHERE state = 'gave_up' AND kind = $1 AND run_at <= $2";
    tx.execute("closing jobs that were given up", update, values![kind, then]).await.map(drop)
}

/// How the queue stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Jobs that are due and not done, also those somebody is at.
    pub waiting: u64,
    /// Jobs that were given up; a person has to look.
    pub given_up: u64,
    /// Since when the oldest of those that wait is due.
    pub oldest: Option<Timestamp>,
}

/// How the queue stands at `now`.
///
/// # Errors
/// When the database fails.
pub async fn tally(tx: &mut Tx, now: Timestamp) -> Result<Tally, StoreFault> {
    let doing = "counting jobs";
    let due = "SELECT count(*) AS n, min(run_at) AS oldest FROM job WHERE state = 'waiting' AND run_at <= $1";
    let Some(due) = tx.row(doing, due, values![now]).await? else { return Ok(Tally::default()) };
    let given_up = tx.row(doing, "SELECT count(*) AS n FROM job WHERE state = 'gave_up'", &[]).await?;
    Ok(Tally {
        waiting: due.get::<i64>("n")?.cast_unsigned(),
        given_up: given_up.map_or(Ok(0), |row| row.get::<i64>("n"))?.cast_unsigned(),
        oldest: due.maybe_time("oldest")?,
    })
}

/// When the next waiting job is due.
///
/// # Errors
/// When the database fails.
pub async fn next_due(tx: &mut Tx) -> Result<Option<Timestamp>, StoreFault> {
    let sql = "SELECT run_at FROM job WHERE state = 'waiting' ORDER BY run_at LIMIT 1";
    tx.row("reading jobs", sql, &[]).await?.map(|row| row.time("run_at")).transpose()
}

fn job(tx: &Tx, row: &Row) -> Result<Job, StoreFault> {
    let id: Uuid = row.parsed("id")?;
    Ok(Job {
        id,
        kind: row.get("kind")?,
        once_key: row.get("once_key")?,
        about: tx.unseal("job", id, "sealed", &row.bytes("sealed")?)?,
        attempt: row.get("attempts")?,
        run_at: row.time("run_at")?,
        last_code: row.get("last_code")?,
    })
}
