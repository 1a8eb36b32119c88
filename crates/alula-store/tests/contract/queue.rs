//! Jobs.

use alula_store::jobs::{self, AfterFailure, Job, NewJob, Patience, Tally, Which};
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
    lease_of(store, now, worker, until, limit, Which::NotOf("tell")).await
}

async fn lease_of(store: &Store, now: i64, worker: &'static str, until: i64, limit: u32, which: Which) -> Vec<Job> {
    store
        .write(move |tx| Box::pin(async move { jobs::lease(tx, at(now), worker, at(until), limit, which).await }))
        .await
        .unwrap()
}

async fn done(store: &Store, id: Uuid, worker: &'static str) -> bool {
    store.write(move |tx| Box::pin(async move { jobs::done(tx, id, worker).await })).await.unwrap()
}

async fn failed(store: &Store, id: Uuid, now: i64, patience: Patience) -> AfterFailure {
    let failed = store.write(move |tx| {
        Box::pin(async move { jobs::failed(tx, id, "one", at(now), "mail_unreachable", patience).await })
    });
    failed.await.unwrap()
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
        match failed(&store, id, now, Patience::USUAL).await {
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
    assert_eq!((waits.len() as i64 + 1, waits.last()), (Patience::USUAL.most_attempts, Some(&3600)));
    let (given_up, next) = store
        .read(|tx| Box::pin(async move { Ok::<_, StoreFault>((jobs::given_up(tx).await?, jobs::next_due(tx).await?)) }))
        .await
        .unwrap();
    assert_eq!(given_up[0].last_code.as_deref(), Some("mail_unreachable"));
    assert_eq!(next, None);
}

pub async fn urgent_jobs_are_taken_apart_and_given_up_sooner(place: Place) {
    let store = place.store().await;
    queue(&store, job(1)).await;
    queue(&store, NewJob { kind: "tell".to_owned(), ..job(2) }).await;
    let due = async |now| store.read(move |tx| Box::pin(async move { jobs::any_due(tx, "tell", at(now)).await })).await;
    let (before, after): (Result<bool, StoreFault>, _) = (due(-1).await, due(0).await);
    assert_eq!((before.unwrap(), after.unwrap()), (false, true));
    let of = Which::Of("tell");
    let slow = lease(&store, 0, "two", 600, 10).await;
    assert_eq!(slow.iter().map(|it| it.id).collect::<Vec<_>>(), [job(1).id]);
    let mut now = 0;
    let mut waits = Vec::new();
    loop {
        let held = lease_of(&store, now, "one", now + 20, 10, of).await;
        assert_eq!(held.iter().map(|it| it.id).collect::<Vec<_>>(), [job(2).id], "due at {now}");
        assert!(!due(now).await.unwrap(), "it is held");
        match failed(&store, job(2).id, now, Patience::URGENT).await {
            AfterFailure::TryAgain(next) => {
                let wait = next.as_second() - at(now).as_second();
                waits.push(wait);
                now += wait;
            }
            AfterFailure::GaveUp => break,
            AfterFailure::NotHeld => panic!("the worker holds it"),
        }
    }
    assert_eq!(waits, [5, 10, 20, 40, 40]);
    queue(&store, NewJob { kind: "tell".to_owned(), ..job(3) }).await;
    assert_eq!(lease_of(&store, now, "one", now + 20, 10, of).await.len(), 1);
    assert_eq!(failed(&store, job(3).id, now, Patience::NONE).await, AfterFailure::GaveUp);
    let left = async |then, kind: &'static str| {
        let closed = store.write(move |tx| {
            Box::pin(async move {
                jobs::close_given_up(tx, kind, at(then)).await?;
                Ok::<_, StoreFault>(jobs::given_up(tx).await?.len())
            })
        });
        closed.await.unwrap()
    };
    assert_eq!((left(now, "other").await, left(now - 1, "tell").await, left(now, "tell").await), (2, 2, 0));
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
