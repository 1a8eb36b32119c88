//! The queue of notices: looked at every second, tried again within seconds, given up within minutes.

use std::time::Duration;

use alula_core::ids::StaffId;
use alula_core::private::Private;
use alula_store::jobs::{self, AfterFailure, Job, NewJob, Patience, Which};
use alula_store::rows::tell_places;
use alula_store::rows::upkeep::{self, JobsDone};
use alula_store::{FaultKind, StoreFault, Tx};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{NotSent, Notice, NoticeCode, NoticeKind};
use crate::house::{House, Inside};
use crate::trouble::Trouble;

/// The kind of job that tells somebody.
pub(crate) const TELL: &str = "tell";
/// How long a worker has for a notice before another may take it; longer than the longest attempt.
const LEASE: SignedDuration = SignedDuration::from_secs(20);
/// No attempt to reach one address takes longer.
const LONGEST: Duration = Duration::from_secs(10);
/// How often the queue is looked at.
const PAUSE: Duration = Duration::from_secs(1);
/// How often while the database does not answer.
const LONG_PAUSE: Duration = Duration::from_secs(15);
/// How many notices one round takes; they go out side by side.
const AT_ONCE: u32 = 16;
/// How many rounds may be under way.
const ROUNDS: usize = 12;
/// So long a notice that was given up is shown to whoever looks after the house.
const LOOKED_AT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Queues a notice in the transaction of what it follows; it goes out after that was kept. The same `once_key` is the same
/// notice, for ever: name what it follows, the person and the way in it, by ids alone, because it is not sealed. False when
/// it was queued before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn queue_notice(
    tx: &mut Tx,
    id: Uuid,
    once_key: String,
    notice: &Notice,
    at: Timestamp,
) -> Result<bool, StoreFault> {
    let about = serde_json::to_string(notice)
        .map_err(|error| StoreFault::because(FaultKind::Unexpected, "queueing a notice", error))?;
    let job = NewJob { id, kind: TELL.to_owned(), once_key, about: Private::from(about), run_at: at };
    jobs::insert(tx, &job).await
}

/// What somebody is told.
pub(crate) struct Call<'a> {
    pub kind: NoticeKind,
    pub opens: Option<NoticeCode>,
    /// What it follows, by ids alone; the same is told once at each place, for ever.
    pub once: &'a str,
    /// Not before this.
    pub at: Timestamp,
}

/// Queues a notice to each place of somebody who works here, in the transaction of what it follows; tells to how many.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_staff(
    inside: &Inside,
    tx: &mut Tx,
    staff: StaffId,
    call: Call<'_>,
) -> Result<usize, StoreFault> {
    let places = tell_places::of_staff(tx, staff).await?;
    for place in &places {
        let notice = Notice::at(place, call.kind, call.opens.clone());
        let once_key = format!("{TELL} {} {}", call.once, place.id);
        queue_notice(tx, inside.ports.ids.id(), once_key, &notice, call.at).await?;
    }
    Ok(places.len())
}

/// Notices that were given up more than a day ago need nobody to look any more.
///
/// # Errors
/// When the database fails.
pub(crate) async fn swept(tx: &mut Tx, now: Timestamp) -> Result<(), StoreFault> {
    jobs::close_given_up(tx, TELL, now - LOOKED_AT_FOR).await
}

impl House {
    /// Tells whoever is to be told, again and again, until `stop` turns true; what has begun is finished first.
    pub(crate) async fn run_telling(&self, mut stop: watch::Receiver<bool>) {
        // A server that is slow to answer holds up its own round alone.
        let mut rounds = JoinSet::new();
        while !*stop.borrow() {
            let mut pause = PAUSE;
            while let Some(ended) = rounds.try_join_next() {
                // Trouble was logged where it arose; the next round tries again.
                if !ended.unwrap_or(false) {
                    pause = LONG_PAUSE;
                }
            }
            if rounds.len() < ROUNDS {
                let house = self.clone();
                rounds.spawn(async move { house.tell_now().await.is_ok() });
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                changed = stop.changed() => if changed.is_err() { break },
            }
        }
        rounds.join_all().await;
    }

    /// Sends the notices that are due, side by side; tells how many went out. [`House::run_jobs`] does this every second.
    ///
    /// # Errors
    /// When the database is broken; a notice that does not go out is tried again later.
    pub async fn tell_now(&self) -> Result<usize, Trouble> {
        let now = self.now();
        // Looking costs no write: nearly always there is nothing.
        let due = self.0.store.read(move |tx| Box::pin(async move { jobs::any_due(tx, TELL, now).await }));
        if !due.await.map_err(|fault: StoreFault| self.trouble(fault))? {
            return Ok(0);
        }
        let worker = self.0.ports.ids.id().to_string();
        let leased = self.0.store.write({
            let worker = worker.clone();
            move |tx| {
                Box::pin(async move { jobs::lease(tx, now, &worker, now + LEASE, AT_ONCE, Which::Of(TELL)).await })
            }
        });
        let leased = leased.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let mut telling = JoinSet::new();
        for job in leased {
            let (house, worker) = (self.clone(), worker.clone());
            telling.spawn(async move {
                let outcome = house.tell(&job).await;
                house.told(&job, worker, outcome).await
            });
        }
        let mut sent = 0;
        let mut broken = None;
        // A panic in between leaves its lease to run out; the notice is then tried again.
        while let Some(told) = telling.join_next().await {
            match told {
                Ok(Ok(went_out)) => sent += usize::from(went_out),
                Ok(Err(trouble)) => broken = Some(trouble),
                Err(error) => tracing::error!(%error, "sending a notice ended early; it is tried again"),
            }
        }
        broken.map_or(Ok(sent), Err)
    }

    async fn tell(&self, job: &Job) -> Result<(), Untold> {
        let notice: Notice = serde_json::from_str(job.about.reveal()).map_err(|_| Untold::Unreadable)?;
        let sending = tokio::time::timeout(LONGEST, self.0.ports.notices.send(&notice));
        sending.await.unwrap_or(Err(NotSent::TooSlow)).map_err(|not_sent| match (not_sent, notice.place) {
            (NotSent::Gone, Some(place)) => Untold::Left(place),
            _ => Untold::NotSent(not_sent),
        })
    }

    /// Notes what became of a notice; true when it went out.
    async fn told(&self, job: &Job, worker: String, outcome: Result<(), Untold>) -> Result<bool, Trouble> {
        let (id, at) = (job.id, self.now());
        let failed = outcome.err();
        let noted = self.0.store.write(move |tx| {
            Box::pin(async move {
                match failed {
                    None => {
                        if jobs::done(tx, id, &worker).await? {
                            upkeep::note_jobs(tx, &JobsDone { at }).await?;
                        }
                        Ok(None)
                    }
                    Some(Untold::Left(place)) => {
                        tell_places::left(tx, place, at).await?;
                        jobs::done(tx, id, &worker).await.map(|_| None)
                    }
                    Some(it) => jobs::failed(tx, id, &worker, at, it.code(), it.patience()).await.map(Some),
                }
            })
        });
        let after = noted.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        if let Some(Untold::Left(place)) = failed {
            tracing::warn!(%place, "nobody takes notices at a place any more; it was ended");
        }
        if let (Some(failed), Some(after)) = (failed, after) {
            let (code, attempt, status) = (failed.code(), job.attempt, failed.status());
            match after {
                AfterFailure::GaveUp => {
                    tracing::error!(job = %id, code, attempt, status, "a notice was given up; nobody was told by it");
                }
                AfterFailure::TryAgain(_) | AfterFailure::NotHeld => {
                    tracing::warn!(job = %id, code, attempt, status, "a notice did not go out; it is tried again");
                }
            }
        }
        Ok(failed.is_none())
    }
}

/// Why somebody was not told.
#[derive(Clone, Copy)]
enum Untold {
    /// What stands in the queue is no notice of this version.
    Unreadable,
    /// Nobody takes notices at this place any more.
    Left(Uuid),
    NotSent(NotSent),
}

impl Untold {
    fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "job_unreadable",
            Self::Left(_) => NotSent::Gone.code(),
            Self::NotSent(it) => it.code(),
        }
    }

    fn patience(self) -> Patience {
        match self {
            Self::NotSent(it) if it.may_pass() => Patience::URGENT,
            _ => Patience::NONE,
        }
    }

    fn status(self) -> Option<u16> {
        match self {
            Self::NotSent(NotSent::Refused(status)) => status,
            _ => None,
        }
    }
}
