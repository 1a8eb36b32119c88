//! Many at once.

use alula_store::ledger::{self, AppendError};
use alula_store::{FaultKind, StoreFault, verify};

use crate::place::{Place, at, chart_of, client, file, goal};

const WRITERS: u128 = 32;
const EACH: u128 = 5;

pub async fn many_writers_leave_no_gap_in_one_chart(place: Place) {
    let store = place.store().await;
    file(&store, client(1), vec![]).await;
    let writers = (0..WRITERS).map(|writer| {
        let store = store.clone();
        tokio::spawn(async move {
            for n in 0..EACH {
                let appended = file(&store, client(1), vec![goal(writer * 100 + n, "one more")]).await;
                assert_eq!(appended.filed.len(), 1);
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let entries = chart_of(&store, client(1)).await;
    let sequences = entries.iter().map(|it| it.header.sequence).collect::<Vec<_>>();
    assert_eq!(sequences, (1..=(WRITERS * EACH) as u64).collect::<Vec<_>>());
    assert_eq!(verify(&store).await.unwrap().faults, []);
}

pub async fn many_charts_grow_side_by_side(place: Place) {
    let store = place.store().await;
    let writers = (0..WRITERS).map(|writer| {
        let store = store.clone();
        tokio::spawn(async move {
            for n in 0..EACH {
                file(&store, client(writer), vec![goal(writer * 100 + n, "one more")]).await;
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let verified = verify(&store).await.unwrap();
    assert_eq!((verified.charts, verified.entries), (WRITERS as u64, (WRITERS * EACH) as u64));
    assert_eq!(verified.faults, []);
}

pub async fn a_failing_job_leaves_its_neighbours_alone(place: Place) {
    let store = place.store().await;
    file(&store, client(1), vec![]).await;
    let jobs = (0..24_u128).map(|n| {
        let store = store.clone();
        tokio::spawn(async move {
            let outcome: Result<u64, AppendError> = store
                .write(move |tx| {
                    Box::pin(async move {
                        let appended = ledger::append(tx, client(1), &[goal(n, "kept or not")], at(1)).await?;
                        if n % 3 == 0 {
                            return Err(AppendError::NoChart(client(n)));
                        }
                        Ok(appended.head.sequence)
                    })
                })
                .await;
            (n, outcome)
        })
    });
    let mut kept = Vec::new();
    for job in jobs.collect::<Vec<_>>() {
        let (n, outcome) = job.await.unwrap();
        match outcome {
            Ok(sequence) => kept.push((sequence, crate::place::entry(n))),
            Err(AppendError::NoChart(it)) => assert_eq!((it, n % 3), (client(n), 0)),
            Err(error) => panic!("{error}"),
        }
    }
    kept.sort();
    let entries = chart_of(&store, client(1)).await;
    assert_eq!(entries.iter().map(|it| (it.header.sequence, it.header.id)).collect::<Vec<_>>(), kept);
    assert_eq!(kept.len(), 16);
    assert_eq!(verify(&store).await.unwrap().faults, []);
}

pub async fn a_panic_undoes_its_own_job_alone(place: Place) {
    let store = place.store().await;
    file(&store, client(1), vec![goal(1, "stays")]).await;
    let broken: Result<(), AppendError> = store
        .write(|tx| {
            Box::pin(async move {
                ledger::append(tx, client(1), &[goal(2, "goes")], at(1)).await?;
                panic!("the job of this test panics");
            })
        })
        .await;
    let AppendError::Fault(fault) = broken.unwrap_err() else { panic!("a panic is a fault") };
    assert_eq!(fault.kind(), FaultKind::BrokenOff);
    file(&store, client(1), vec![goal(3, "stays too")]).await;
    assert_eq!(chart_of(&store, client(1)).await.len(), 2);
}

pub async fn an_answer_comes_even_when_the_asker_left(place: Place) {
    let store = place.store().await;
    file(&store, client(1), vec![]).await;
    let mut notices = store.notices();
    let (left, gone) = tokio::sync::oneshot::channel();
    {
        let asked = store.write(|tx| {
            Box::pin(async move {
                gone.await.unwrap();
                ledger::append(tx, client(1), &[goal(1, "said and left")], at(1)).await?;
                Ok::<_, StoreFault>(())
            })
        });
        let mut asked = Box::pin(asked);
        let waker = futures::task::noop_waker();
        // Asked once, then dropped: a browser that was closed.
        let first = asked.as_mut().poll(&mut std::task::Context::from_waker(&waker));
        assert!(first.is_pending());
    }
    left.send(()).unwrap();
    notices.recv().await.unwrap();
    assert_eq!(chart_of(&store, client(1)).await.len(), 1);
}
