//! What is kept whole, what is turned away, and what a file becomes in a chart.

use alula_core::decide::Reported;
use alula_core::ids::ClientId;
use alula_core::intake::Source;
use alula_core::ledger::Author;
use alula_fhir::{MAX_BYTES, Outcome, ReadBundleError, Received, file};
use serde_json::{Value, json};

use crate::{bundle, condition, filed, kept, medicine, now, patient, read, read_bytes, with};

#[test]
fn what_is_about_somebody_else_is_kept_whole() {
    kept(with(condition(), json!({"subject": {"reference": "Patient/p2"}})), "somebody or something else");
    kept(with(condition(), json!({"subject": {"reference": "Patient/xp1"}})), "somebody or something else");
    kept(with(condition(), json!({"subject": null})), "does not say whom");
    kept(
        with(
            condition(),
            json!({"subject": {"identifier": {"system": "https://lindenhof.invalid/mrn", "value": "9"}}}),
        ),
        "somebody",
    );
    filed(with(
        condition(),
        json!({"subject": {"identifier": {"system": "https://lindenhof.invalid/mrn", "value": "4711"}}}),
    ));
    filed(with(condition(), json!({"subject": {"reference": "https://lindenhof.invalid/fhir/Patient/p1/_history/3"}})));
}

#[test]
fn what_is_not_understood_is_kept_whole_with_words() {
    kept(json!({"resourceType": "Claim", "id": "x"}), "this Claim can be read here");
    kept(json!({"id": "x"}), "what type");
    kept(json!({"resourceType": "Condition", "id": 7}), "without a readable resource");
    kept(with(condition(), json!({"code": "depression"})), "not written the way");
    kept(with(condition(), json!({"modifierExtension": [{"url": "https://x.invalid"}]})), "changes its meaning");
    let raw = format!(
        r#"{{"resourceType":"Bundle","entry":[{{"resource":{}}},{{"request":{{"method":"DELETE"}}}},{{"resource":[1]}},7]}}"#,
        patient()
    );
    let referral = read_bytes(raw.as_bytes()).unwrap();
    assert_eq!(referral.resources.len(), 4);
    assert_eq!(referral.resources[1].original.reveal(), r#"{"request":{"method":"DELETE"}}"#);
    assert!(referral.resources[1..].iter().all(|it| matches!(it.outcome, Outcome::KeptWhole { .. })));
}

#[test]
fn two_resources_under_one_id_are_told_apart() {
    let twice = read(&[condition(), condition()]);
    assert!(matches!(twice.resources[1].outcome, Outcome::Filed { .. }));
    assert!(matches!(&twice.resources[2].outcome, Outcome::KeptWhole { why } if why.contains("stands earlier")));
    let other = with(condition(), json!({"onsetDateTime": "2020"}));
    let differ = read(&[condition(), other]);
    for resource in &differ.resources[1..] {
        assert!(matches!(&resource.outcome, Outcome::KeptWhole { why } if why.contains("two different")));
    }
    for referral in [&twice, &differ] {
        let client = ClientId(uuid::Uuid::from_u128(1));
        let received = Received { file: "a.json", at: now(), author: Author::House };
        let ids: std::collections::BTreeSet<_> =
            file(referral, client, received, |_| false).reports.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), 4);
    }
}

#[test]
fn a_file_as_a_whole_is_turned_away_with_a_code_and_what_to_do() {
    let whole = |entries: &[Value]| bundle(entries).to_string().into_bytes();
    let deep = format!(r#"{{"resourceType":"Bundle","entry":{}{}}}"#, "[".repeat(70), "]".repeat(70));
    let second = with(patient(), json!({"id": "p2"}));
    for (bytes, code) in [
        (b"".to_vec(), "not_json"),
        (b"{\"resourceType\": \"Bundle\", ".to_vec(), "not_json"),
        (b"\xFF\xFE{}".to_vec(), "not_json"),
        (b"<Bundle xmlns=\"http://hl7.org/fhir\"/>".to_vec(), "xml"),
        (b"[1, 2]".to_vec(), "not_a_bundle"),
        (patient().to_string().into_bytes(), "not_a_bundle"),
        (deep.into_bytes(), "too_deep"),
        (vec![b' '; MAX_BYTES + 1], "too_large"),
        (whole(&[]), "no_patient"),
        (whole(&[condition()]), "no_patient"),
        (whole(&[patient(), second]), "two_patients"),
        (whole(&[patient(), json!({"resourceType": "MedicationOrder", "id": "x"})]), "wrong_version"),
        (whole(&[patient(), with(medicine(), json!({"medication": {"concept": {"text": "X"}}}))]), "wrong_version"),
        (
            whole(&[patient(), with(condition(), json!({"subject": null, "patient": {"reference": "Patient/p1"}}))]),
            "wrong_version",
        ),
    ] {
        let error = read_bytes(&bytes).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        let sentence = error.to_string();
        assert!(
            sentence.contains("ask the sender") && sentence.ends_with('.') && !sentence.contains("Sandoval"),
            "{sentence}"
        );
    }
    let error = read_bytes(b"{\n \"resourceType\": Bundle }").unwrap_err();
    assert!(matches!(error, ReadBundleError::NotJson { line: 2, .. }), "{error}");
}

#[test]
fn a_report_carries_the_whole_resource_and_its_digest() {
    let referral = read(&[with(condition(), json!({"note": [{"text": "Sleeps badly since March."}]}))]);
    let client = ClientId(uuid::Uuid::from_u128(1));
    let received = Received { file: "letter.json", at: now(), author: Author::House };
    let filing = file(&referral, client, received, |_| false);
    assert_eq!((filing.filed, filing.kept_whole, filing.already_had), (2, 0, 0));
    let Reported::Referral(whole) = &filing.reports[0].says else { panic!() };
    assert_eq!((whole.resources, whole.filed, whole.kept_whole), (2, 2, 0));
    let Reported::Condition(it) = &filing.reports[2].says else { panic!() };
    let Source::Referral { referral: id, resource, digest, original } = &it.source else { panic!() };
    assert_eq!(id.entry(), filing.reports[0].id);
    assert_eq!(resource, "Condition/c1");
    assert!(original.reveal().contains("Sleeps badly since March."));
    use sha2::Digest;
    let hash: String = sha2::Sha256::digest(original.reveal()).iter().map(|it| format!("{it:02x}")).collect();
    assert_eq!(*digest, hash);
}

#[test]
fn a_later_file_adds_only_what_is_new_whatever_its_layout() {
    let client = ClientId(uuid::Uuid::from_u128(1));
    let received = Received { file: "a.json", at: now(), author: Author::House };
    let first = file(&read(&[condition()]), client, received, |_| false);
    let had = |id| first.reports.iter().any(|it| it.id == id);
    let pretty = serde_json::to_vec_pretty(&bundle(&[patient(), condition(), medicine()])).unwrap();
    let later = file(&read_bytes(&pretty).unwrap(), client, received, had);
    assert_eq!((later.filed, later.kept_whole, later.already_had), (1, 0, 2));
    assert_eq!(later.reports.len(), 2);
    let other = ClientId(uuid::Uuid::from_u128(2));
    let elsewhere = file(&read(&[condition()]), other, received, had);
    assert_eq!(elsewhere.already_had, 0, "the same file for another chart is new there");
}

#[test]
fn nothing_private_is_printed_by_debug() {
    let printed = format!("{:?}", read(&[condition(), medicine()]));
    for word in ["Sandoval", "Ilk", "555-0142", "Heron", "Sertraline", "depression", "4711"] {
        assert!(!printed.contains(word), "{word}");
    }
}
