//! The embedded database: one writer that commits in groups, and readers beside it.

use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use tokio::sync::{mpsc, oneshot};

use super::checkpoint::Checkpoints;
use super::embedded::{Embedded, Readers};
use super::tx::{Connection, Sql, Tx};
use crate::fault::{FaultKind, StoreFault};
use crate::keys::Keys;
use crate::notices::Notices;

/// Jobs that share one commit at most; a disk flush costs far more than a job.
const GROUP: usize = 64;
/// Jobs that may wait before senders do.
const QUEUE: usize = 256;
/// A job that holds the only writer for longer is undone.
pub(crate) const LONGEST_JOB: Duration = Duration::from_secs(30);
const READERS: usize = 4;

pub(crate) type Work<T, E> = Box<dyn for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send>;

pub(crate) struct Sqlite {
    pub readers: Arc<Readers>,
    pub queue: mpsc::Sender<Box<dyn Queued>>,
}

pub(crate) fn connect_writer(path: &Path) -> Result<Connection, StoreFault> {
    let doing = "opening the database file";
    let writer = Embedded::writer(path).map_err(|error| StoreFault::from_embedded(doing, error))?;
    Ok(Connection::Writer(Box::new(writer)))
}

pub(crate) fn start(
    path: &Path,
    connection: Connection,
    keys: Arc<Keys>,
    notices: Notices,
) -> Result<Sqlite, StoreFault> {
    let doing = "opening the database file for reading";
    let readers = Readers::open(path, READERS).map_err(|error| StoreFault::from_embedded(doing, error))?;
    let checkpoints = Checkpoints::start(path)?;
    let (queue, jobs) = mpsc::channel(QUEUE);
    let doing = "giving the writer a thread of its own";
    let unable = |error| StoreFault::because(FaultKind::Unexpected, doing, error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().map_err(unable)?;
    let tx = Tx::new(connection, keys);
    // A commit waits for the disk; nobody else's work is to wait with it.
    std::thread::Builder::new()
        .name("writer".to_owned())
        .spawn(move || runtime.block_on(commit_in_groups(tx, jobs, notices, checkpoints)))
        .map_err(unable)?;
    Ok(Sqlite { readers, queue })
}

/// A job that waits for the writer.
pub(crate) trait Queued: Send {
    /// Runs the job; true when its rows are to be kept.
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool>;
    /// Answers whoever waits: what the job returned, or why the commit failed.
    fn answer(self: Box<Self>, committed: Result<(), StoreFault>);
}

pub(crate) struct Job<T, E> {
    pub work: Option<Work<T, E>>,
    pub outcome: Option<Result<T, E>>,
    pub reply: oneshot::Sender<Result<T, E>>,
}

impl<T: Send, E: From<StoreFault> + Send> Queued for Job<T, E> {
    fn run<'t>(&'t mut self, tx: &'t mut Tx) -> BoxFuture<'t, bool> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return false };
            let outcome = run_guarded(work, tx).await;
            let keep = outcome.is_ok();
            self.outcome = Some(outcome);
            keep
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreFault>) {
        let outcome = match (committed, self.outcome) {
            (Err(fault), _) => Err(fault.into()),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(StoreFault::new(FaultKind::BrokenOff, "writing").into()),
        };
        // Whoever asked may have gone away; what was committed stays committed.
        drop(self.reply.send(outcome));
    }
}

/// Runs a job so that neither a panic nor a wait without end can take the writer with it.
pub(crate) async fn run_guarded<T, E: From<StoreFault>>(work: Work<T, E>, tx: &mut Tx) -> Result<T, E> {
    let guarded = tokio::time::timeout(LONGEST_JOB, AssertUnwindSafe(work(tx)).catch_unwind()).await;
    let outcome = match guarded {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(StoreFault::new(FaultKind::BrokenOff, "writing, which broke off").into()),
        Err(_) => Err(StoreFault::new(FaultKind::BrokenOff, "writing, which took too long").into()),
    };
    match (outcome, tx.broken()) {
        (Ok(_), Some(kind)) => Err(StoreFault::new(kind, "writing").into()),
        (outcome, _) => outcome,
    }
}

async fn commit_in_groups(
    mut tx: Tx,
    mut jobs: mpsc::Receiver<Box<dyn Queued>>,
    notices: Notices,
    mut checkpoints: Checkpoints,
) {
    while let Some(first) = jobs.recv().await {
        let mut group = Vec::new();
        let committed = commit_group(&mut tx, first, &mut jobs, &mut group).await;
        let grown = std::mem::take(&mut tx.grown);
        match committed {
            Ok(()) => {
                // First the notice: whoever listens from the answer on hears only of what comes after it.
                notices.tell(grown);
                checkpoints.committed(group.len());
                for job in group {
                    job.answer(Ok(()));
                }
            }
            Err(fault) => {
                undo(&mut tx).await;
                for job in group {
                    job.answer(Err(fault.copy()));
                }
            }
        }
    }
}

async fn commit_group(
    tx: &mut Tx,
    first: Box<dyn Queued>,
    jobs: &mut mpsc::Receiver<Box<dyn Queued>>,
    group: &mut Vec<Box<dyn Queued>>,
) -> Result<(), StoreFault> {
    group.push(first);
    command(tx, "beginning to write", "BEGIN IMMEDIATE; SAVEPOINT job").await?;
    let mut next = 0;
    while let Some(job) = group.get_mut(next) {
        let grown = tx.grown.clone();
        if !job.run(tx).await {
            let why = tx.broken();
            tx.mend();
            tx.grown = grown;
            // A full disk, among others, makes the engine undo the whole group by itself; then that is the news.
            let undone = command(tx, "undoing a write", "ROLLBACK TO job").await;
            undone.map_err(|fault| why.map_or(fault, |kind| StoreFault::new(kind, "writing")))?;
        }
        next += 1;
        let another = if group.len() < GROUP { jobs.try_recv().ok() } else { None };
        let Some(job) = another else { break };
        group.push(job);
        command(tx, "ending a write", "RELEASE job; SAVEPOINT job").await?;
    }
    command(tx, "committing", "RELEASE job; COMMIT").await
}

async fn undo(tx: &mut Tx) {
    tx.mend();
    // The engine may have undone the transaction by itself already.
    drop(command(tx, "undoing a write", "ROLLBACK").await);
    tx.mend();
}

async fn command(tx: &mut Tx, doing: &'static str, sql: &'static str) -> Result<(), StoreFault> {
    tx.script(doing, Sql { sqlite: sql, postgres: sql }).await
}

#[cfg(test)]
mod tests {
    use alula_core::ids::ClientId;
    use uuid::Uuid;

    use super::*;
    use crate::database::{DatabaseUrl, Store, StoreConfig};
    use crate::ledger;

    async fn fill(store: &Store, n: u128) -> Result<(), StoreFault> {
        store
            .write(move |tx| Box::pin(async move { ledger::create_chart(tx, ClientId(Uuid::from_u128(n))).await }))
            .await
    }

    async fn pragma(store: &Store, text: &'static str) {
        let set = store.write(move |tx| Box::pin(async move { command(tx, "setting up a test", text).await }));
        set.await.unwrap();
    }

    #[tokio::test]
    async fn a_full_disk_is_named_and_loses_nothing_that_was_answered() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::create(&folder.path().join("practice.key")).unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("alula.db"));
        let store = Store::open(StoreConfig { url, keys }).await.unwrap();
        store.migrate().await.unwrap();
        // Fewer pages than there are already means: not one more.
        pragma(&store, "PRAGMA max_page_count = 1").await;
        let mut answered = 0;
        let fault = loop {
            match fill(&store, answered).await {
                Ok(()) => answered += 1,
                Err(fault) => break fault,
            }
        };
        assert_eq!(fault.kind(), FaultKind::DiskFull);
        assert!(fault.to_string().contains("make room"), "{fault}");
        let kept = store.read(|tx| Box::pin(async move { ledger::clients(tx).await })).await.unwrap();
        assert_eq!(kept.len() as u128, answered);
        pragma(&store, "PRAGMA max_page_count = 100000").await;
        fill(&store, answered).await.unwrap();
        assert_eq!(crate::verify(&store).await.unwrap().faults, []);
    }
}
