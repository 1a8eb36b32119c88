//! Small bundles about invented people, one for each thing a sender may write.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use alula_core::decide::Reported;
use alula_core::ids::ClientId;
use alula_core::intake::{ConditionStatus, MedicineStatus, Source};
use alula_core::ledger::Author;
use alula_fhir::{Fact, Outcome, ReadBundleError, ReadResource, Reading, Received, Referral, file, read_bundle};
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

#[test]
fn a_condition_is_filed_with_its_partial_onset() {
    let (fact, at) = filed(condition());
    let Fact::Condition { text, code, onset, status } = fact else { panic!("{fact:?}") };
    assert_eq!((text.reveal(), onset.reveal(), status), ("Recurrent depression", "2019-03", ConditionStatus::Active));
    assert_eq!(code.unwrap().code, "F33.1");
    assert_eq!(at, "2019-03-01T08:00:00Z".parse().unwrap());
}

#[test]
fn the_status_of_a_condition_decides() {
    let status = |code: &str| json!({"clinicalStatus": {"coding": [{ "code": code }]}});
    let (fact, _) = filed(with(condition(), status("remission")));
    assert!(matches!(fact, Fact::Condition { status: ConditionStatus::Resolved, .. }));
    let (fact, _) = filed(with(condition(), json!({"clinicalStatus": null, "abatementDateTime": "2022"})));
    assert!(matches!(fact, Fact::Condition { status: ConditionStatus::Resolved, .. }));
    kept(with(condition(), status("perhaps")), "not one that FHIR R4 knows");
    kept(with(condition(), json!({"clinicalStatus": null})), "present or past");
    let verified = |code: &str| json!({"verificationStatus": {"coding": [{ "code": code }]}});
    kept(with(condition(), verified("entered-in-error")), "entered in error");
    kept(with(condition(), verified("refuted")), "ruled out");
    kept(with(condition(), verified("differential")), "possibilities");
    let (fact, _) = filed(with(condition(), verified("provisional")));
    assert!(matches!(fact, Fact::Condition { text, .. } if text.reveal() == "Recurrent depression (provisional)"));
    kept(with(condition(), json!({"code": {}})), "which condition");
}

#[test]
fn dates_that_cannot_be_keep_a_resource_whole() {
    kept(with(condition(), json!({"onsetDateTime": "2999-05-01"})), "2999-05-01 lies in the future");
    kept(with(condition(), json!({"onsetDateTime": "2021-02-30"})), "2021-02-30 cannot be");
    kept(with(condition(), json!({"onsetDateTime": "1975"})), "before the person's birth");
    kept(with(condition(), json!({"abatementDateTime": "2021-02-30"})), "cannot be");
    kept(with(medicine(), json!({"authoredOn": "2025-01-15T10:00:00"})), "time zone");
    kept(with(weight(json!({"value": 71, "unit": "kg"})), json!({"effectiveDateTime": "2999"})), "future");
}

#[test]
fn a_medicine_is_filed_as_taken_or_stopped() {
    let (fact, at) = filed(medicine());
    let Fact::Medicine { text, dose, since, status, .. } = fact else { panic!("{fact:?}") };
    assert_eq!((text.reveal(), dose.reveal()), ("Sertraline 50 mg", "one in the morning"));
    assert_eq!((since.reveal(), status), ("2025-01-15", MedicineStatus::Taking));
    assert_eq!(at, "2025-01-15T18:00:00Z".parse().unwrap());
    let (fact, _) = filed(with(medicine(), json!({"status": "completed"})));
    assert!(matches!(fact, Fact::Medicine { status: MedicineStatus::Stopped, .. }));
    for (status, because) in [
        ("on-hold", "on hold"),
        ("cancelled", "cancelled"),
        ("draft", "draft"),
        ("entered-in-error", "error"),
        ("unknown", "whether"),
    ] {
        kept(with(medicine(), json!({ "status": status })), because);
    }
    kept(with(medicine(), json!({"doNotPerform": true})), "should not be given");
    kept(with(medicine(), json!({"intent": "plan"})), "plan or proposal");
}

#[test]
fn a_dose_is_put_into_words_when_the_sender_wrote_none() {
    let dosage = json!([{"doseAndRate": [{"doseQuantity": {"value": 37.50, "unit": "mg"}}],
                         "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}}, "asNeededBoolean": true}]);
    let (fact, _) = filed(with(medicine(), json!({ "dosageInstruction": dosage })));
    assert!(matches!(fact, Fact::Medicine { dose, .. } if dose.reveal() == "37.5 mg, 2 times in a day, as needed"));
}

#[test]
fn a_medicine_may_be_pointed_to() {
    let named = json!({"resourceType": "Medication", "id": "med1", "code": {"text": "Lithium carbonate"}});
    let pointing = |to: Value| with(medicine(), json!({"medicationCodeableConcept": null, "medicationReference": to}));
    let name = |resource: &ReadResource| match &resource.outcome {
        Outcome::Filed { fact: Fact::Medicine { text, .. }, .. } => text.reveal().to_owned(),
        other => panic!("{other:?}"),
    };
    let read_two = read(&[pointing(json!({"reference": "Medication/med1"})), named.clone()]);
    assert_eq!(name(&read_two.resources[1]), "Lithium carbonate");
    assert!(matches!(&read_two.resources[2].outcome, Outcome::KeptWhole { why } if why.contains("orders that point")));
    let inside = with(pointing(json!({"reference": "#med1"})), json!({ "contained": [named] }));
    assert_eq!(name(&one(inside)), "Lithium carbonate");
    assert_eq!(name(&one(pointing(json!({"reference": "Medication/9", "display": "Trazodone"})))), "Trazodone");
    kept(pointing(json!({"reference": "Medication/9"})), "not in the file");
}

#[test]
fn an_allergy_is_filed_with_its_reaction() {
    let (fact, _) = filed(allergy());
    let Fact::Allergy { text, reaction, .. } = fact else { panic!("{fact:?}") };
    assert_eq!((text.reveal(), reaction.reveal()), ("Penicillin", "Hives, Swelling (moderate); high risk of harm"));
    kept(with(allergy(), json!({"verificationStatus": {"coding": [{"code": "refuted"}]}})), "ruled out");
    kept(with(allergy(), json!({"clinicalStatus": {"coding": [{"code": "resolved"}]}})), "past");
    let none = json!({"code": {"coding": [{"system": "http://snomed.info/sct", "code": "716186003"}]}});
    kept(with(allergy(), none), "no allergy is known");
}

#[test]
fn a_measurement_keeps_the_digits_of_its_value() {
    let raw = r#"{"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"p1","birthDate":"1981-04-02"}},
        {"resource":{"resourceType":"Observation","id":"o","status":"final","subject":{"reference":"Patient/p1"},
         "code":{"text":"TSH"},"valueQuantity":{"value":1.50,"comparator":"<","unit":"mIU/L"},"effectiveDateTime":"2026"}}]}"#;
    let referral = read_bytes(raw.as_bytes()).unwrap();
    let ReadResource { outcome: Outcome::Filed { fact: Fact::Measurement { value, .. }, .. }, original, .. } =
        &referral.resources[1]
    else {
        panic!("{:?}", referral.resources[1])
    };
    assert_eq!(value.reveal(), "<1.50 mIU/L");
    assert!(original.reveal().contains(r#""value":1.50,"#));
}

#[test]
fn every_form_of_value_that_is_understood_is_filed() {
    let asked = observation("x", "Asked");
    for (value, words) in [
        (json!({"valueCodeableConcept": {"text": "Never smoked"}}), "Never smoked"),
        (json!({"valueString": " clear "}), "clear"),
        (json!({"valueBoolean": true}), "yes"),
        (json!({"valueInteger": 14}), "14"),
        (json!({"valueDateTime": "2024-05-01"}), "2024-05-01"),
    ] {
        let (fact, at) = filed(with(asked.clone(), value));
        assert!(matches!(&fact, Fact::Measurement { value, .. } if value.reveal() == words), "{words}");
        assert_eq!(at, "2026-10-01T16:30:00Z".parse().unwrap());
    }
    kept(with(asked.clone(), json!({"valueRatio": {"numerator": {"value": 1}}})), "does not file");
    kept(with(asked.clone(), json!({"valueInteger": 1, "valueString": "one"})), "more than one value");
    kept(with(asked.clone(), json!({"valueQuantity": {"value": "71", "unit": "kg"}})), "not a number");
    kept(asked.clone(), "no value: not given");
    let declined = json!({"dataAbsentReason": {"coding": [{"code": "asked-declined"}]}});
    kept(with(asked.clone(), declined), "not given (declined)");
    kept(with(asked.clone(), json!({"hasMember": [{"reference": "Observation/9"}]})), "gathers");
    kept(with(asked, json!({"status": "preliminary", "valueInteger": 1})), "has not finished");
}

#[test]
fn a_measurement_over_a_span_is_filed_at_its_beginning() {
    let span = json!({"effectiveDateTime": null, "effectivePeriod": {"start": "2026-01-01", "end": "2026-01-08"}, "valueInteger": 3});
    assert_eq!(filed(with(observation("x", "Nights"), span)).1, "2026-01-01T08:00:00Z".parse().unwrap());
}

#[test]
fn a_vital_sign_in_a_unit_that_is_not_its_own_is_kept_whole() {
    filed(weight(json!({"value": 71.5, "unit": "kg"})));
    kept(weight(json!({"value": 71.5, "unit": "mmHg"})), "weight comes in mmHg");
    kept(weight(json!({"value": 71.5})), "without a unit");
    kept(weight(json!({"value": -2, "unit": "kg"})), "no device can show");
    let pulse = |value: Value| with(observation("8867-4", "Pulse"), json!({ "valueQuantity": value }));
    filed(pulse(json!({"value": 61, "unit": "beats/minute", "code": "/min"})));
    kept(pulse(json!({"value": 610, "unit": "/min"})), "no device can show");
}

#[test]
fn a_pressure_is_one_measurement_of_two_parts() {
    for panel in ["85354-9", "55284-4"] {
        let panel = with(pressure(mmhg(128), mmhg(84)), json!({"code": loinc(panel, "Blood pressure")}));
        let (fact, _) = filed(panel);
        assert!(
            matches!(fact, Fact::Measurement { value, .. } if value.reveal() == "Systolic 128 mmHg; Diastolic 84 mmHg")
        );
    }
    kept(pressure(mmhg(84), mmhg(128)), "not above the lower");
    let kilograms = json!({"valueQuantity": {"value": 128, "unit": "kg", "code": "kg"}});
    kept(pressure(kilograms, mmhg(84)), "systolic pressure comes in kg");
    let absent = json!({"dataAbsentReason": {"coding": [{"code": "not-performed"}]}});
    let (fact, _) = filed(pressure(mmhg(128), absent.clone()));
    assert!(
        matches!(fact, Fact::Measurement { value, .. } if value.reveal() == "Systolic 128 mmHg; Diastolic: not given (not done)")
    );
    kept(pressure(absent.clone(), absent), "None of its parts");
}

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
        (vec![b' '; alula_fhir::MAX_BYTES + 1], "too_large"),
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
