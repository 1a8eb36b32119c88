//! A database that goes away and comes back.

use std::time::Duration;

use alula_store::ledger::{self, AppendError};
use alula_store::{FaultKind, Notice, verify};
use alula_testkit::postgres::{self, Cluster};

use crate::place::{Place, at, chart_of, client, file, goal};

async fn until_heard(store: &alula_store::Store, heard: bool) {
    let mut hears = store.hears_others();
    tokio::time::timeout(Duration::from_secs(60), hears.wait_for(|it| *it == heard)).await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_may_stop_and_start_and_keeps_what_was_answered() {
    if !postgres::is_wanted() {
        return;
    }
    let cluster = Cluster::start().await.unwrap();
    let place = Place::at(cluster.fresh_database().await.unwrap());
    let store = place.store().await;
    file(&store, client(1), vec![goal(1, "before")]).await;
    until_heard(&store, true).await;
    cluster.stop().unwrap();
    let gone: Result<_, AppendError> = store
        .write(|tx| Box::pin(async move { ledger::append(tx, client(1), &[goal(2, "meanwhile")], at(1)).await }))
        .await;
    let AppendError::Fault(fault) = gone.unwrap_err() else { panic!("a stopped database is a fault") };
    assert_eq!(fault.kind(), FaultKind::Gone, "{fault:?}");
    assert!(fault.to_string().contains("start it"), "{fault}");
    assert!(!store.answers().await);
    until_heard(&store, false).await;
    cluster.start_again().unwrap();
    file(&store, client(1), vec![goal(3, "after")]).await;
    assert_eq!(chart_of(&store, client(1)).await.len(), 2);
    assert_eq!(verify(&store).await.unwrap().faults, []);
    until_heard(&store, true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_on_one_postgres_hear_each_other() {
    let Some(place) = Place::postgres().await else { return };
    let (one, two) = (place.store().await, place.store().await);
    until_heard(&one, true).await;
    until_heard(&two, true).await;
    let (mut at_one, mut at_two) = (one.notices(), two.notices());
    file(&one, client(1), vec![goal(1, "from one")]).await;
    file(&two, client(1), vec![goal(2, "from two")]).await;
    for heard in [&mut at_one, &mut at_two] {
        for sequence in [1, 2] {
            let notice = tokio::time::timeout(Duration::from_secs(20), heard.recv()).await.unwrap().unwrap();
            assert_eq!(notice, Notice { client: client(1), sequence }, "each once");
        }
        assert!(heard.try_recv().is_err());
    }
}
