//! One stored body per kind and version, as a house wrote it. Files are only ever added: a chart lives for decades.
//!
//! A new kind needs `corpus/<kind>.v<version>.json`, the stored form and nothing else, without a line break at the end.

#![expect(clippy::unwrap_used, reason = "a stored body that cannot be read is a failed test")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use alula_core::ledger::Statement;

fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    files.map(|it| (it.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&it).unwrap())).collect()
}

#[test]
fn every_kind_has_its_stored_body() {
    let files = files();
    let missing: Vec<_> = Statement::KINDS
        .iter()
        .map(|(kind, version)| format!("{kind}.v{version}.json"))
        .filter(|name| !files.contains_key(name))
        .collect();
    assert!(missing.is_empty(), "add to corpus/: {missing:?}");
}

#[test]
fn every_stored_body_decodes() {
    for (name, bytes) in files() {
        let (kind, _) = name.split_once('.').unwrap();
        let statement = Statement::decode(kind, &bytes).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert!(!matches!(statement, Statement::Unknown(_)), "{name} is of a kind or version this house does not know");
        assert_eq!(statement.kind(), kind);
    }
}

#[test]
fn every_body_of_the_version_that_is_written_encodes_to_the_same_bytes() {
    let files = files();
    for (kind, version) in Statement::KINDS {
        let Some(bytes) = files.get(&format!("{kind}.v{version}.json")) else { continue };
        let again = Statement::decode(kind, bytes).unwrap().encode();
        assert_eq!(String::from_utf8(again).unwrap(), std::str::from_utf8(bytes).unwrap(), "{kind}");
    }
}

#[test]
fn a_later_version_is_kept_as_it_came() {
    let later = br#"{"v":2,"is":{"words":"from a later house"}}"#;
    let statement = Statement::decode("goal_set", later).unwrap();
    assert!(matches!(&statement, Statement::Unknown(it) if it.kind == "goal_set"));
    assert_eq!(statement.encode(), later);
}
