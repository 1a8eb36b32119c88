//! Opening: keys that fit, tables that fit.

use alula_store::{FaultKind, Keys, OpenStoreError};

use crate::place::{Place, client, file, goal};

pub async fn another_key_file_is_refused(place: Place) {
    drop(place.store().await);
    let other = Keys::create(&place.folder().join("other.key")).unwrap();
    let refused = place.open_with(other).await.unwrap_err();
    assert_eq!(refused.code(), "wrong_key_file");
    assert!(refused.to_string().contains("--keys"), "{refused}");
    place.store().await;
}

pub async fn migrating_twice_changes_nothing(place: Place) {
    let store = place.open_with(place.keys()).await.unwrap();
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite")).unwrap();
    assert_eq!(store.migrate().await.unwrap().added.len(), files.count());
    file(&store, client(1), vec![goal(1, "stay")]).await;
    let again = store.migrate().await.unwrap();
    assert_eq!((again.added, again.copy), (vec![], None));
    assert!(store.answers().await);
}

pub async fn tables_of_a_later_version_are_refused(place: Place) {
    let store = place.store().await;
    file(&store, client(1), vec![goal(1, "stay")]).await;
    place.tamper(&["UPDATE _sqlx_migrations SET version = 9999 WHERE version = 2"]).await.unwrap();
    let OpenStoreError::Fault(fault) = store.migrate().await.unwrap_err() else { panic!("not a fault") };
    assert_eq!(fault.kind(), FaultKind::Outdated);
    if place.is_sqlite() {
        let copy = place.folder().join("data/alula.db.before-0002");
        assert!(copy.exists(), "the data was copied before anything was tried");
    }
}
