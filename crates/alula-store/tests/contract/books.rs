//! A client's book in the database: sealed under keys of its own, proved without them, gone when a page is removed.

use alula_core::book::{Book, PageWritten};
use alula_core::ids::PageId;
use alula_store::book::{self, BookKey, Lock, LockRow, Opener, Wrote};
use alula_store::{Store, WhatIsWrong, ledger};

use crate::place::{Place, at, client, entry};

/// A book behind one lock; the opener is made from `secret`.
async fn begun(store: &Store, secret: &'static [u8]) -> bool {
    let begun = store.write(move |tx| {
        Box::pin(async move {
            ledger::create_chart(tx, client(1)).await?;
            let opener = Opener::of(client(1), Lock::Phrase, secret);
            let wrapped = BookKey::new(client(1))?.wrap(Lock::Phrase, &opener)?;
            let row = LockRow { how: "how".into(), wrapped };
            book::begin(tx, client(1), &[(Lock::Phrase, row)], at(0)).await
        })
    });
    begun.await.unwrap()
}

async fn key(store: &Store, secret: &'static [u8]) -> Option<BookKey> {
    let row = store.read(|tx| Box::pin(async move { book::lock_of(tx, client(1), Lock::Phrase).await }));
    let row = row.await.unwrap().unwrap();
    assert_eq!(row.how, "how");
    let opener = Opener::of(client(1), Lock::Phrase, secret);
    BookKey::unwrap(client(1), Lock::Phrase, &opener, &row.wrapped).ok()
}

async fn write(store: &Store, page: u128, id: u128, words: &'static str) -> Wrote {
    let key = key(store, b"open").await.unwrap();
    let wrote = store.write(move |tx| {
        Box::pin(async move {
            let is = PageWritten { words: words.into() };
            book::write(tx, &key, PageId::of(entry(page)), entry(id), &is, at(i64::try_from(id).unwrap())).await
        })
    });
    wrote.await.unwrap()
}

async fn said(store: &Store) -> Vec<String> {
    let key = key(store, b"open").await.unwrap();
    let writings = store.read(move |tx| Box::pin(async move { book::writings(tx, &key).await }));
    let book = Book::replay(writings.await.unwrap());
    book.pages().map(|it| it.words().reveal().to_owned()).collect()
}

pub async fn a_book_is_written_read_and_proved(place: Place) {
    let store = place.store().await;
    assert!(begun(&store, b"open").await);
    assert!(!begun(&store, b"other").await, "a second book does not take the place of the first");
    assert!(key(&store, b"other").await.is_none());
    assert_eq!(write(&store, 1, 1, "The window.").await, Wrote::New);
    assert_eq!(write(&store, 2, 2, "Rain.").await, Wrote::New);
    assert_eq!(write(&store, 1, 3, "The open window.").await, Wrote::New);
    assert_eq!(write(&store, 1, 3, "The open window.").await, Wrote::AlreadyHad);
    assert_eq!(write(&store, 1, 3, "Something else.").await, Wrote::OtherWords);
    assert_eq!(said(&store).await, ["Rain.", "The open window."]);
    assert!(alula_store::verify(&store).await.unwrap().faults.is_empty());
    assert!(place.write_directly("UPDATE book_entry SET kind = 'x'").await.is_err());
    let gone = ["DELETE FROM book_body WHERE sequence = 2", "DELETE FROM book_entry WHERE sequence = 2"];
    place.tamper(&gone).await.unwrap();
    let faults: Vec<_> = alula_store::verify(&store).await.unwrap().faults.into_iter().map(|it| it.what).collect();
    assert!(faults.contains(&WhatIsWrong::SequenceGap) && faults.contains(&WhatIsWrong::SealBroken), "{faults:?}");
}

pub async fn a_removed_page_leaves_headers_alone(place: Place) {
    let store = place.store().await;
    begun(&store, b"open").await;
    write(&store, 1, 1, "The window.").await;
    write(&store, 2, 2, "Rain.").await;
    let key = key(&store, b"open").await.unwrap();
    let removed = store.write(move |tx| {
        Box::pin(async move {
            let page = PageId::of(entry(1));
            book::keep_draft(tx, &key, page, &"half a tho".into(), at(5)).await?;
            assert_eq!(book::draft(tx, &key, page).await?.unwrap().words.reveal(), "half a tho");
            assert!(book::remove_page(tx, client(1), page).await?);
            assert!(book::draft(tx, &key, page).await?.is_none());
            assert!(!book::keep_draft(tx, &key, page, &"late".into(), at(6)).await?);
            book::remove_page(tx, client(1), page).await
        })
    });
    assert!(!removed.await.unwrap(), "it is removed once");
    assert_eq!(said(&store).await, ["Rain."]);
    assert_eq!(write(&store, 1, 9, "Back.").await, Wrote::Removed);
    assert!(alula_store::verify(&store).await.unwrap().faults.is_empty());
    store.write(|tx| Box::pin(async move { book::forget(tx, client(1)).await })).await.unwrap();
    assert!(begun(&store, b"open").await, "after it was forgotten a book begins anew");
    assert!(said(&store).await.is_empty());
}
