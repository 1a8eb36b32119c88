//! Small bundles about invented people, one for each thing a sender may write.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod history;
mod measurements;
mod whole;

use alula_fhir::{Fact, Outcome, ReadBundleError, ReadResource, Reading, Referral, read_bundle};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

fn now() -> Timestamp {
    "2026-11-22T20:00:00Z".parse().unwrap()
}

fn read_bytes(bytes: &[u8]) -> Result<Referral, ReadBundleError> {
    let zone = TimeZone::fixed(jiff::tz::offset(-8));
    read_bundle(bytes, Reading { now: now(), zone: &zone })
}

fn patient() -> Value {
    json!({
        "resourceType": "Patient", "id": "p1",
        "identifier": [
            {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "000-00-0000"},
            {"type": {"coding": [{"code": "MR"}]}, "system": "https://lindenhof.invalid/mrn", "value": "4711"}
        ],
        "name": [
            {"use": "maiden", "family": "Varga", "given": ["Ilka"]},
            {"use": "official", "family": "Sandoval", "given": ["Ilka", "Marit"]},
            {"use": "nickname", "given": ["Ilkó"]}
        ],
        "telecom": [{"system": "phone", "use": "old", "value": "555-0100"}, {"system": "phone", "value": "555-0142"},
                    {"system": "email", "value": "ilka@example.invalid"}],
        "gender": "female", "birthDate": "1981-04-02",
        "address": [{"use": "home", "line": ["12 Heron Lane", "Flat 3"], "city": "Arcata", "state": "California", "postalCode": "95521"}]
    })
}

fn bundle(resources: &[Value]) -> Value {
    let entries: Vec<_> = resources
        .iter()
        .map(|it| json!({"fullUrl": format!("urn:uuid:{}", it["id"].as_str().unwrap_or("none")), "resource": it}))
        .collect();
    json!({"resourceType": "Bundle", "type": "collection", "entry": entries})
}

fn read(resources: &[Value]) -> Referral {
    let mut all = vec![patient()];
    all.extend_from_slice(resources);
    read_bytes(bundle(&all).to_string().as_bytes()).unwrap()
}

fn one(resource: Value) -> ReadResource {
    read(&[resource]).resources.remove(1)
}

#[track_caller]
fn kept(resource: Value, because: &str) {
    match one(resource).outcome {
        Outcome::KeptWhole { why } => assert!(why.contains(because), "kept for another reason: {why}"),
        Outcome::Filed { fact, .. } => panic!("filed as {fact:?}"),
    }
}

#[track_caller]
fn filed(resource: Value) -> (Fact, Timestamp) {
    match one(resource).outcome {
        Outcome::Filed { fact, occurred_at } => (fact, occurred_at),
        Outcome::KeptWhole { why } => panic!("kept whole: {why}"),
    }
}

fn with(mut resource: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => drop(resource.as_object_mut().unwrap().remove(name)),
            _ => resource[name] = value.clone(),
        }
    }
    resource
}

fn condition() -> Value {
    json!({
        "resourceType": "Condition", "id": "c1",
        "clinicalStatus": {"coding": [{"code": "active"}]}, "verificationStatus": {"coding": [{"code": "confirmed"}]},
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "F33.1", "display": "Recurrent depression"}]},
        "subject": {"reference": "Patient/p1"}, "onsetDateTime": "2019-03"
    })
}

fn medicine() -> Value {
    json!({
        "resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "order",
        "medicationCodeableConcept": {"text": "Sertraline 50 mg"}, "subject": {"reference": "urn:uuid:p1"},
        "authoredOn": "2025-01-15T10:00:00-08:00", "dosageInstruction": [{"text": "one in the morning"}]
    })
}

fn allergy() -> Value {
    json!({
        "resourceType": "AllergyIntolerance", "id": "a1", "clinicalStatus": {"coding": [{"code": "active"}]},
        "code": {"text": "Penicillin"}, "patient": {"reference": "Patient/p1"}, "criticality": "high",
        "reaction": [{"manifestation": [{"text": "Hives"}, {"text": "Swelling"}], "severity": "moderate"}]
    })
}

fn loinc(code: &str, words: &str) -> Value {
    json!({"coding": [{"system": "http://loinc.org", "code": code}], "text": words})
}

fn observation(code: &str, words: &str) -> Value {
    json!({"resourceType": "Observation", "id": "o1", "status": "final", "code": loinc(code, words),
           "subject": {"reference": "Patient/p1"}, "effectiveDateTime": "2026-10-01T09:30:00-07:00"})
}

fn weight(value: Value) -> Value {
    with(observation("29463-7", "Weight"), json!({ "valueQuantity": value }))
}

fn pressure(upper: Value, lower: Value) -> Value {
    let components = json!([
        with(upper, json!({"code": loinc("8480-6", "Systolic")})),
        with(lower, json!({"code": loinc("8462-4", "Diastolic")})),
    ]);
    with(observation("85354-9", "Blood pressure"), json!({ "component": components }))
}

fn mmhg(value: u32) -> Value {
    json!({"valueQuantity": {"value": value, "unit": "mmHg", "code": "mm[Hg]"}})
}

#[test]
fn a_person_is_read_with_the_names_and_ways_that_hold() {
    let person = read(&[]).person;
    assert_eq!(person.name.reveal(), "Ilka Marit Sandoval");
    assert_eq!(person.preferred_name.reveal(), "Ilkó");
    assert_eq!(person.phones.iter().map(|it| it.reveal()).collect::<Vec<_>>(), ["555-0142"]);
    assert_eq!(person.addresses[0].reveal(), "12 Heron Lane, Flat 3, Arcata, California 95521");
    assert_eq!(person.state, "CA");
    assert_eq!(person.identity().reveal(), "https://lindenhof.invalid/mrn|4711");
    let admitted = person.admission().unwrap().person;
    assert_eq!(admitted.birth_date.to_string(), "1981-04-02");
    assert!(person.may_be(&admitted));
    let somebody = alula_core::intake::Person { name: "Bram Oduya".into(), ..admitted };
    assert!(!person.may_be(&somebody));
}

#[test]
fn a_birth_date_that_cannot_be_keeps_the_patient_whole_and_the_rest_is_read() {
    for (born, because) in [("2999-01-01", "future"), ("2026-11-23", "future"), ("2021-02-30", "cannot be")] {
        let whole = bundle(&[with(patient(), json!({ "birthDate": born })), medicine()]);
        let referral = read_bytes(whole.to_string().as_bytes()).unwrap();
        assert!(
            matches!(&referral.resources[0].outcome, Outcome::KeptWhole { why } if why.contains(because)),
            "{born}"
        );
        assert!(matches!(&referral.resources[1].outcome, Outcome::Filed { .. }));
        assert_eq!(referral.person.admission().unwrap_err().code(), "person_without_birth_date");
    }
}

#[test]
fn a_year_of_birth_is_read_but_does_not_admit() {
    let whole = bundle(&[with(patient(), json!({"birthDate": "1981"}))]);
    let referral = read_bytes(whole.to_string().as_bytes()).unwrap();
    assert!(matches!(referral.resources[0].outcome, Outcome::Filed { fact: Fact::Person, .. }));
    assert_eq!(referral.person.admission().unwrap_err().code(), "person_without_birth_date");
}
