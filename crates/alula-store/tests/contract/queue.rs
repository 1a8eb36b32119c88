//! Jobs.

use alula_store::jobs::{self, AfterFailure, Job, MOST_ATTEMPTS, NewJob, Tally};
use alula_store::{Store, StoreFault};
use uuid::Uuid;

use crate::place::{Place, at};

fn job(n: u128) -> NewJob {
    NewJob {
        id: Uuid::from_u128(n),
        kind: "tell_prescriber".to_owned(),
        once_key: format!("tell {n}"),
        about: "the pressure was high".into(),
        run_at: at(0),
    }
}

async fn queue(store: &Store, job: NewJob) -> bool {
    store.write(move |tx| Box::pin(async move { jobs::insert(tx, &job).await })).await.unwrap()
}

async fn lease(store: &Store, now: i64, worker: &'static str, until: i64, limit: u32) -> Vec<Job> {
    store
        .write(move |tx| Box::pin(async move { jobs::lease(tx, at(now), worker, at(until), limit).await }))
        .await
        .unwrap()
}

async fn done(store: &Store, id: Uuid, worker: &'static str) -> bool {
    store.write(move |tx| Box::pin(async move { jobs::done(tx, id, worker).await })).await.unwrap()
}

pub async fn a_job_is_queued_once_and_done_once(place: Place) {
    let store = place.store().await;
    assert!(queue(&store, job(1)).await);
    let tally = async |now| store.read(move |tx| Box::pin(async move { jobs::tally(tx, at(now)).await })).await;
    let found: Result<Tally, StoreFault> = tally(-1).await;
    assert_eq!(found.unwrap(), Tally::default(), "not due yet");
    assert_eq!(tally(1).await.unwrap(), Tally { waiting: 1, given_up: 0, oldest: Some(at(0)) });
    let same_key = NewJob { id: Uuid::from_u128(2), ..job(1) };
    assert!(!queue(&store, same_key.clone()).await);
    assert!(lease(&store, -1, "one", 60, 10).await.is_empty(), "not due yet");
    let held = lease(&store, 1, "one", 60, 10).await;
    assert_eq!(held.len(), 1);
    assert_eq!((held[0].attempt, held[0].about.reveal()), (1, "the pressure was high"));
    assert!(lease(&store, 2, "two", 60, 10).await.is_empty(), "it is held");
    assert!(!done(&store, held[0].id, "two").await, "only its holder ends a job");
    assert!(done(&store, held[0].id, "one").await);
    assert!(!done(&store, held[0].id, "one").await);
    assert!(lease(&store, 1000, "two", 2000, 10).await.is_empty());
    assert!(!queue(&store, same_key).await, "a done job is not queued again");
}

pub async fn a_lost_lease_is_taken_by_another(place: Place) {
    let store = place.store().await;
    queue(&store, job(1)).await;
    let first = lease(&store, 0, "one", 60, 1).await;
    let second = lease(&store, 60, "two", 120, 1).await;
    assert_eq!((first[0].id, second[0].attempt), (second[0].id, 2));
    assert!(!done(&store, first[0].id, "one").await, "the lease went to another");
    assert!(done(&store, first[0].id, "two").await);
}

pub async fn a_failing_job_waits_longer_and_is_given_up(place: Place) {
    let store = place.store().await;
    queue(&store, job(1)).await;
    let id = job(1).id;
    let mut now = 0;
    let mut waits = Vec::new();
    loop {
        let held = lease(&store, now, "one", now + 60, 1).await;
        assert_eq!(held.len(), 1, "due at {now}");
        let after = store
            .write(move |tx| Box::pin(async move { jobs::failed(tx, id, "one", at(now), "mail_unreachable").await }))
            .await
            .unwrap();
        match after {
            AfterFailure::TryAgain(next) => {
                let wait = next.as_second() - at(now).as_second();
                assert!(lease(&store, now + wait - 1, "one", now + wait, 1).await.is_empty());
                waits.push(wait);
                now += wait;
            }
            AfterFailure::GaveUp => break,
            AfterFailure::NotHeld => panic!("the worker holds it"),
        }
    }
    assert_eq!(waits[..4], [10, 20, 40, 80]);
    assert_eq!((waits.len() as i64 + 1, waits.last()), (MOST_ATTEMPTS, Some(&3600)));
    let (given_up, next) = store
        .read(|tx| Box::pin(async move { Ok::<_, StoreFault>((jobs::given_up(tx).await?, jobs::next_due(tx).await?)) }))
        .await
        .unwrap();
    assert_eq!(given_up[0].last_code.as_deref(), Some("mail_unreachable"));
    assert_eq!(next, None);
}

pub async fn workers_never_hold_the_same_job(place: Place) {
    let store = place.store().await;
    for n in 0..40 {
        queue(&store, job(n)).await;
    }
    let workers = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|worker| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut held = Vec::new();
            loop {
                let jobs = lease(&store, 1, worker, 60, 3).await;
                if jobs.is_empty() {
                    return held;
                }
                held.extend(jobs.into_iter().map(|it| it.id));
            }
        })
    });
    let mut all = Vec::new();
    for worker in workers {
        all.extend(worker.await.unwrap());
    }
    all.sort();
    assert_eq!(all, (0..40).map(Uuid::from_u128).collect::<Vec<_>>());
}
