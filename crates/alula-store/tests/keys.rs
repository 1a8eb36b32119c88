//! The key file: whole, private, or refused with words.

use std::fs;

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::Body;
use alula_store::Keys;
use uuid::Uuid;

fn client(n: u128) -> ClientId {
    ClientId(Uuid::from_u128(n))
}

#[test]
fn a_key_file_opens_again_and_is_private() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("outside/practice.key");
    let made = Keys::create(&path).unwrap();
    let opened = Keys::open(&path).unwrap();
    assert_eq!(made.id(), opened.id());
    let sealed = made.seal_column("staff", "1", "name", b"Alba Reyes").unwrap();
    assert_eq!(opened.open_column("staff", "1", "name", &sealed).unwrap(), b"Alba Reyes");
    assert_eq!(made.blind("alba"), opened.blind("alba"));
    assert!(opened.verify(b"text", &made.sign(b"text")));
    assert!(!opened.verify(b"texts", &made.sign(b"text")));
    assert_eq!(made.secret_for("web push"), opened.secret_for("web push"));
    assert_ne!(made.secret_for("web push"), made.secret_for("another purpose"));
    let renewed = made.renewed(&folder.path().join("renewed.key")).unwrap();
    assert_eq!(made.secret_for("web push"), renewed.secret_for("web push"), "a new practice key changes nothing here");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(Keys::create(&path).unwrap_err().code(), "key_file_exists");
    assert!(!format!("{made:?}").contains("practice:"));
}

#[test]
fn a_missing_or_damaged_key_file_is_refused_with_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("practice.key");
    let missing = Keys::open(&path).unwrap_err();
    assert_eq!(missing.code(), "key_file_missing");
    assert!(missing.to_string().contains("--keys"));
    Keys::create(&path).unwrap();
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        fs::write(&path, &bytes).unwrap();
        let refused = Keys::open(&path).expect_err(&format!("byte {at} was changed"));
        assert!(["key_file_damaged", "key_file_too_new"].contains(&refused.code()), "byte {at}: {refused}");
    }
    for length in [0, 10, whole.len() / 2, whole.len() - 3] {
        fs::write(&path, &whole[..length]).unwrap();
        assert_eq!(Keys::open(&path).unwrap_err().code(), "key_file_damaged", "cut to {length} bytes");
    }
    fs::write(&path, [0xff, 0xfe, 0x00]).unwrap();
    assert_eq!(Keys::open(&path).unwrap_err().code(), "key_file_damaged");
    let newer = String::from_utf8(whole).unwrap().replace("version 1", "version 2");
    fs::write(&path, newer).unwrap();
    assert_eq!(Keys::open(&path).unwrap_err().code(), "key_file_too_new");
}

#[test]
fn what_is_sealed_opens_only_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::create(&folder.path().join("practice.key")).unwrap();
    let sealed = keys.seal_column("staff", "1", "name", b"words").unwrap();
    for (table, row, column) in [("client", "1", "name"), ("staff", "2", "name"), ("staff", "1", "licence")] {
        assert!(keys.open_column(table, row, column, &sealed).is_err());
    }
    let key = keys.new_data_key(client(1)).unwrap();
    let wrapped = keys.wrap_dek(&key).unwrap();
    assert!(keys.unwrap_dek(client(2), &wrapped).is_err());
    let key = keys.unwrap_dek(client(1), &wrapped).unwrap();
    let entry = EntryId(Uuid::from_u128(1));
    let sealed = key.seal_body(entry, &Body { salt: [3; 16], bytes: b"words".to_vec() }).unwrap();
    let body = key.open_body(entry, &sealed).unwrap();
    assert_eq!((body.salt, body.bytes.as_slice()), ([3; 16], b"words".as_slice()));
    assert!(key.open_body(EntryId(Uuid::from_u128(2)), &sealed).is_err());
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(key.open_body(entry, &changed).is_err(), "byte {at}");
    }
    assert!(key.open_body(entry, &sealed[..5]).is_err());
}
