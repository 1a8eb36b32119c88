//! Filing and reading.

use alula_core::ledger::{Author, Seal, Statement, seal_of};
use alula_store::ledger::{self, AppendError, Head};
use alula_store::{FaultKind, Notice, StoreFault};
use jiff::Timestamp;

use crate::place::{Place, at, chart_of, client, entry, file, goal, staff};

pub async fn filed_statements_come_back_as_they_were_said(place: Place) {
    let store = place.store().await;
    let mut odd = goal(2, "sleep through the night");
    odd.author = Author::Client;
    odd.occurred_at = Timestamp::from_nanosecond(1_790_000_000_123_456_789).unwrap();
    let filed = file(&store, client(1), vec![goal(1, "leave the house"), odd]).await;
    let entries = chart_of(&store, client(1)).await;
    assert_eq!(filed.filed, entries);
    assert_eq!(entries[0].statement, goal(1, "leave the house").statement);
    assert_eq!(entries.iter().map(|it| it.header.sequence).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(entries[0].header.recorded_at, at(10));
    assert_eq!(entries[0].header.author, Author::Staff(staff(1)));
    assert_eq!(entries[1].header.author, Author::Client);
    assert_eq!(entries[1].header.occurred_at, Timestamp::from_microsecond(1_790_000_000_123_456).unwrap());
    assert_eq!(entries[0].header.seal, seal_of(&Seal::default(), &entries[0].header));
    assert_eq!(entries[1].header.seal, seal_of(&entries[0].header.seal, &entries[1].header));
    let (after, head, found) = store
        .read(|tx| {
            Box::pin(async move {
                let after = ledger::entries_after(tx, client(1), 1).await?;
                let heads = ledger::heads(tx).await?;
                let found = ledger::find(tx, entry(2)).await?;
                Ok::<_, StoreFault>((after, heads, found))
            })
        })
        .await
        .unwrap();
    assert_eq!(after, entries[1..]);
    assert_eq!(head, [(client(1), Head { sequence: 2, seal: entries[1].header.seal })]);
    assert_eq!(found.as_ref(), Some(&entries[1].header));
    let key = file(&store, client(2), vec![goal(3, "leave the house")]).await;
    assert_ne!(key.filed[0].header.digest, entries[0].header.digest, "the salt hides equal words");
}

pub async fn the_same_words_again_change_nothing(place: Place) {
    let store = place.store().await;
    let first = file(&store, client(1), vec![goal(1, "walk by the river")]).await;
    let again = file(&store, client(1), vec![goal(1, "walk by the river")]).await;
    assert_eq!(again.already_had, [entry(1)]);
    assert!(again.filed.is_empty() && again.set_aside.is_empty());
    assert_eq!(again.head, first.head);
    let twice = file(&store, client(1), vec![goal(2, "call my sister"), goal(2, "call my sister")]).await;
    assert_eq!((twice.filed.len(), twice.already_had), (1, vec![entry(2)]));
    assert_eq!(chart_of(&store, client(1)).await.len(), 2);
}

pub async fn other_words_under_a_taken_id_are_set_aside(place: Place) {
    let store = place.store().await;
    file(&store, client(1), vec![goal(1, "walk by the river")]).await;
    for _ in 0..2 {
        let other = file(&store, client(1), vec![goal(1, "swim in the river")]).await;
        assert_eq!(other.set_aside, [entry(1)]);
        assert_eq!(other.head.sequence, 1);
    }
    let elsewhere = file(&store, client(2), vec![goal(1, "walk by the river")]).await;
    assert_eq!(elsewhere.set_aside, [entry(1)], "the id stands in another chart");
    let copies = store.read(|tx| Box::pin(async move { ledger::copies_set_aside(tx, client(1)).await })).await.unwrap();
    assert_eq!(copies.len(), 1, "the same other words are kept once");
    let kept = Statement::decode(&copies[0].kind, copies[0].words.reveal().as_bytes()).unwrap();
    assert_eq!(kept, goal(1, "swim in the river").statement);
    assert_eq!(chart_of(&store, client(1)).await[0].statement, goal(1, "walk by the river").statement);
}

pub async fn nothing_is_filed_without_a_chart(place: Place) {
    let store = place.store().await;
    let refused =
        store.write(|tx| Box::pin(async move { ledger::append(tx, client(9), &[goal(1, "rest")], at(1)).await })).await;
    assert!(matches!(refused, Err(AppendError::NoChart(it)) if it == client(9)));
    let mut erased = goal(2, "");
    erased.statement = Statement::Removed { kind: "goal_set".to_owned() };
    file(&store, client(1), vec![]).await;
    let refused = store
        .write(|tx| Box::pin(async move { ledger::append(tx, client(1), &[goal(1, "rest"), erased], at(1)).await }))
        .await;
    assert!(matches!(refused, Err(AppendError::Erased(_))));
    assert!(chart_of(&store, client(1)).await.is_empty(), "nothing of a failed job is kept");
    let read_only = store.read(|tx| Box::pin(async move { ledger::create_chart(tx, client(3)).await })).await;
    assert_eq!(read_only.unwrap_err().kind(), FaultKind::ReadOnly);
}

pub async fn a_reopened_database_holds_the_same_bytes(place: Place) {
    let store = place.store().await;
    let words = ["a door opened 🌊", "", "line one\nline two", "مرحبا"];
    let drafts = (1..).zip(words).map(|(n, words)| goal(n, words)).collect();
    let filed = file(&store, client(1), drafts).await.filed;
    drop(store);
    let store = place.store().await;
    let entries = chart_of(&store, client(1)).await;
    assert_eq!(entries, filed);
    let bytes =
        |entries: &[alula_core::ledger::Entry]| entries.iter().map(|it| it.statement.encode()).collect::<Vec<_>>();
    assert_eq!(bytes(&entries), bytes(&filed));
    // Filed into another house they are the same words again.
    let other = Place::sqlite();
    let there = other.store().await;
    let drafts = entries.iter().map(|it| alula_core::ledger::Draft {
        id: it.header.id,
        occurred_at: it.header.occurred_at,
        author: it.header.author,
        statement: it.statement.clone(),
    });
    file(&there, client(1), drafts.collect()).await;
    assert_eq!(bytes(&chart_of(&there, client(1)).await), bytes(&filed));
}

pub async fn a_chart_that_grew_is_told(place: Place) {
    let store = place.store().await;
    let mut notices = store.notices();
    file(&store, client(1), vec![goal(1, "rest"), goal(2, "breathe")]).await;
    assert_eq!(notices.recv().await.unwrap(), Notice { client: client(1), sequence: 2 });
    let failed = store
        .write(|tx| {
            Box::pin(async move {
                ledger::append(tx, client(1), &[goal(3, "never kept")], at(1)).await?;
                Err::<(), _>(AppendError::NoChart(client(8)))
            })
        })
        .await;
    assert!(failed.is_err());
    file(&store, client(1), vec![goal(1, "rest")]).await;
    file(&store, client(2), vec![goal(4, "begin")]).await;
    assert_eq!(
        notices.recv().await.unwrap(),
        Notice { client: client(2), sequence: 1 },
        "neither a failed job nor a repeat is told"
    );
}
