//! Backups: made while the house works, brought back on either engine, refused when they are not whole.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alula_core::ids::EntryId;
use alula_store::backup::{self, BackupError, Manifest};
use alula_store::{DatabaseUrl, Keys, Store, StoreConfig, StoreFault, ledger, verify};
use alula_testkit::postgres;
use aws_lc_rs::digest::{SHA256, digest};

use crate::place::{Place, at, client, entry, file, goal};

const WRITERS: u128 = 32;
const QUIET: backup::Steps<'static> = &|_, _| ();

async fn take(store: &Store, to: &Path) -> Manifest {
    backup::take(store, to, at(100), "0.1.0", QUIET).await.unwrap()
}

/// Empty places for this story, one per engine.
async fn empty_places(place: &Place) -> Vec<DatabaseUrl> {
    let mut urls = vec![DatabaseUrl::Sqlite(place.folder().join("brought back/alula.db"))];
    std::fs::create_dir_all(place.folder().join("brought back")).unwrap();
    if postgres::is_wanted() {
        urls.push(postgres::shared().await.unwrap().fresh_database().await.unwrap().parse().unwrap());
    }
    urls
}

async fn opened(url: DatabaseUrl, place: &Place) -> Store {
    let store = Store::open(StoreConfig { url, keys: place.keys() }).await.unwrap();
    store.migrate().await.unwrap();
    store
}

async fn all_entries(store: &Store) -> BTreeSet<EntryId> {
    let read = store.read(|tx| {
        Box::pin(async move {
            let mut all = BTreeSet::new();
            for client in ledger::clients(tx).await? {
                all.extend(ledger::entries(tx, client).await?.into_iter().map(|it| it.header.id));
            }
            Ok::<_, StoreFault>(all)
        })
    });
    read.await.unwrap()
}

pub async fn what_was_acknowledged_before_a_backup_is_in_it_while_32_writers_write(place: Place) {
    let store = place.store().await;
    let acknowledged: Arc<Mutex<BTreeSet<EntryId>>> = Arc::default();
    let over = Arc::new(AtomicBool::new(false));
    let writers = (0..WRITERS).map(|writer| {
        let (store, acknowledged, over) = (store.clone(), acknowledged.clone(), over.clone());
        tokio::spawn(async move {
            let mut n = 0;
            while !over.load(Ordering::SeqCst) {
                n += 1;
                let id = writer * 100_000 + n;
                file(&store, client(writer % 8), vec![goal(id, "one more")]).await;
                acknowledged.lock().unwrap().insert(entry(id));
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    let count = || acknowledged.lock().unwrap().len();
    while count() < 400 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let to = place.folder().join("one.backup");
    // Again until somebody was answered while it was made.
    let (before, manifest) = loop {
        let before = acknowledged.lock().unwrap().clone();
        let manifest = take(&store, &to).await;
        if count() > before.len() {
            break (before, manifest);
        }
        std::fs::remove_file(&to).unwrap();
    };
    over.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }

    for url in empty_places(&place).await {
        assert_eq!(backup::bring_back(&to, &url, &place.keys(), QUIET).await.unwrap(), manifest);
        let back = opened(url, &place).await;
        let verified = verify(&back).await.unwrap();
        assert_eq!(verified.faults, []);
        assert_eq!((verified.charts, verified.entries), (manifest.charts, manifest.entries));
        let kept = all_entries(&back).await;
        let missing: Vec<_> = before.difference(&kept).collect();
        assert!(missing.is_empty(), "{} of {} are missing", missing.len(), before.len());
        let again = take(&back, &place.folder().join("again.backup")).await;
        assert_eq!((&again.heads, &again.tables), (&manifest.heads, &manifest.tables));
        assert_eq!(again.content_sha256, manifest.content_sha256, "every row of every table is the same");
        std::fs::remove_file(place.folder().join("again.backup")).unwrap();
    }
}

pub async fn a_backup_that_is_not_whole_or_not_ours_is_refused_and_leaves_nothing(place: Place) {
    let store = place.store().await;
    file(&store, client(1), (1..40).map(|n| goal(n, "a small step")).collect()).await;
    let to = place.folder().join("one.backup");
    take(&store, &to).await;
    let whole = std::fs::read(&to).unwrap();
    let head = String::from_utf8(whole[..8192].to_vec()).unwrap();
    assert!(head.starts_with("alula backup, version 1\n{"), "{head}");

    let flipped = |place: usize| {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        bytes
    };
    let forged = |from: &str, to: &str| {
        let mut head = head[..8192 - 72].replacen(from, to, 1).into_bytes();
        head.resize(8192 - 72, b' ');
        let check: String = digest(&SHA256, &head).as_ref().iter().map(|it| format!("{it:02x}")).collect();
        [&head, format!("check: {check}\n").as_bytes(), &whole[8192..]].concat()
    };
    let longer = [whole.as_slice(), b"x"].concat();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("backup_not_one", Vec::new()),
        ("backup_not_one", b"a letter".to_vec()),
        ("backup_not_one", flipped(3)),
        ("backup_truncated", whole[..10].to_vec()),
        ("backup_truncated", whole[..8191].to_vec()),
        ("backup_truncated", whole[..8192].to_vec()),
        ("backup_truncated", whole[..whole.len() - 1].to_vec()),
        ("backup_damaged", flipped(60)),
        ("backup_damaged", flipped(8000)),
        ("backup_damaged", flipped(8192)),
        ("backup_damaged", flipped(whole.len() / 2)),
        ("backup_damaged", longer),
        ("backup_too_new", forged("version 1", "version 2")),
        ("backup_too_new", forged("\"schema\":", "\"schema\":90")),
        ("backup_not_signed", forged("\"entries\":39", "\"entries\":38")),
    ];
    let other = Keys::create(&place.folder().join("other.key")).unwrap();
    for url in empty_places(&place).await {
        let refused = async |path: PathBuf, keys: &Keys| -> BackupError {
            let error = backup::bring_back(&path, &url, keys, QUIET).await.unwrap_err();
            assert!(is_empty(&url).await, "{error} left something behind");
            error
        };
        for (code, bytes) in &cases {
            let odd = place.folder().join("odd.backup");
            std::fs::write(&odd, bytes).unwrap();
            let error = refused(odd, &place.keys()).await;
            assert_eq!(error.code(), *code, "{error}");
        }
        assert_eq!(refused(to.clone(), &other).await.code(), "backup_other_key");
        assert_eq!(refused(place.folder().join("none"), &place.keys()).await.code(), "backup_unreadable");
        assert_eq!(refused(place.folder().to_owned(), &place.keys()).await.code(), "backup_not_one");
        backup::bring_back(&to, &url, &place.keys(), QUIET).await.unwrap();
        let error = backup::bring_back(&to, &url, &place.keys(), QUIET).await.unwrap_err();
        assert_eq!(error.code(), "restore_not_empty", "{error}");
    }
}

async fn is_empty(url: &DatabaseUrl) -> bool {
    use sqlx::ConnectOptions as _;
    match url {
        DatabaseUrl::Sqlite(at) => std::fs::read_dir(at.parent().unwrap()).unwrap().next().is_none(),
        DatabaseUrl::Postgres(options) => {
            let mut connection = options.connect().await.unwrap();
            let sql = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
            sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut connection).await.unwrap() == 0
        }
    }
}

pub async fn a_backup_is_never_written_over_and_a_failed_one_leaves_nothing(place: Place) {
    let store = place.store().await;
    let folder = place.folder().join("backups");
    std::fs::create_dir(&folder).unwrap();
    let to = folder.join("one.backup");
    let manifest = take(&store, &to).await;
    let refused = backup::take(&store, &to, at(101), "0.1.0", QUIET).await.unwrap_err();
    assert_eq!(refused.code(), "backup_exists", "{refused}");
    assert_eq!(backup::look_at(&to, QUIET).unwrap(), manifest);
    let nowhere = folder.join("missing/one.backup");
    let refused = backup::take(&store, &nowhere, at(101), "0.1.0", QUIET).await.unwrap_err();
    assert_eq!(refused.code(), "backup_unwritable", "{refused}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing but the first backup");
}
