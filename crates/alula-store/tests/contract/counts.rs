//! What is counted over the whole practice.

use alula_core::instruments::{Milestone, Point};
use alula_store::StoreFault;
use alula_store::read_tables::{self, Rows};

use crate::lists::{consent, replace, rows, stands};
use crate::place::{Place, client};

pub async fn whoever_stands_alike_is_counted_once_each(place: Place) {
    let store = place.store().await;
    let counts = async || {
        let counts = store.read(|tx| Box::pin(async move { read_tables::outcome_counts(tx).await })).await.unwrap();
        counts
            .into_iter()
            .map(|(row, people)| (row.counted.point.name(), row.counted.change, people))
            .collect::<Vec<_>>()
    };
    for n in 1..=3 {
        replace(&store, client(n), rows(n, "Mara")).await;
    }
    replace(&store, client(3), rows(3, "Mara")).await;
    let mut found = counts().await;
    found.sort_unstable();
    assert_eq!(found, [("began", 0, 3), ("end", -9, 3)]);

    let better = Rows {
        outcomes: vec![stands(Point::Began, 0b11, 0), stands(Point::At(Milestone::End), 0b111, -12)],
        ..rows(2, "Mara")
    };
    replace(&store, client(2), better).await;
    replace(&store, client(1), Rows { outcomes: Vec::new(), ..rows(1, "Mara") }).await;
    let mut found = counts().await;
    found.sort_unstable();
    assert_eq!(found, [("began", 0, 2), ("end", -12, 1), ("end", -9, 1)]);
    let month = stands(Point::Began, 0, 0).counted.from;
    let in_month = async |month: i64| {
        let counts = store.read(move |tx| Box::pin(async move { read_tables::outcome_counts_in(tx, month).await }));
        let mut counts: Vec<_> =
            counts.await.unwrap().into_iter().map(|(row, people)| (row.counted.from, people)).collect();
        counts.sort_unstable();
        counts
    };
    assert_eq!(in_month(month - 1).await, [(month, 1), (month, 1), (month, 2)], "ahead");
    assert_eq!(in_month(month + 9).await, [(month + 9, 1), (month + 9, 1), (month + 9, 2)], "by then");
    assert!(store.read(|tx| Box::pin(async move { read_tables::outcome_counts_hold(tx).await })).await.unwrap());
    for table in ["index_outcome_count", "index_outcome_alike"] {
        let by = async |more: &str| {
            place.tamper(&[&format!("UPDATE {table} SET people = people {more} WHERE point = 'began'")]).await.unwrap();
            store.read(|tx| Box::pin(async move { read_tables::outcome_counts_hold(tx).await })).await.unwrap()
        };
        assert!(!by("+ 5").await, "{table}");
        assert!(by("- 5").await, "{table}");
    }
}

pub async fn signatures_are_counted_by_text_and_by_whether_the_care_goes_on(place: Place) {
    let store = place.store().await;
    for n in 1..=2 {
        replace(&store, client(n), rows(n, "Mara")).await;
    }
    let mut closed = rows(3, "Mara");
    closed.client.as_mut().unwrap().phase = "closed".to_owned();
    replace(&store, client(3), closed).await;
    let signed = vec![consent("ketamine", "2026-1", true)];
    replace(&store, client(4), Rows { consents: signed, ..rows(4, "Mara") }).await;
    replace(&store, client(5), Rows { consents: Vec::new(), ..rows(5, "Mara") }).await;
    let read = store.read(|tx| {
        Box::pin(async move { Ok((read_tables::signatures(tx).await?, read_tables::clients_in_care(tx).await?)) })
    });
    let (counted, in_care) = read.await.map_err(|fault: StoreFault| fault.to_string()).unwrap();
    let told: Vec<_> =
        counted.iter().map(|it| (it.is.document.as_str(), it.is.taken_back, it.in_care, it.people)).collect();
    assert_eq!(
        told,
        [
            ("ketamine", false, false, 1),
            ("ketamine", false, true, 2),
            ("ketamine", true, true, 1),
            ("privacy", true, false, 1),
            ("privacy", true, true, 2),
        ]
    );
    assert_eq!(in_care, 4);
}
