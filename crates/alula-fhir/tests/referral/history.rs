//! What a person lives with and takes: conditions, medicines, allergies.

use alula_core::intake::{ConditionStatus, MedicineStatus};
use alula_fhir::{Fact, Outcome, ReadResource};
use serde_json::{Value, json};

use crate::{allergy, condition, filed, kept, medicine, one, read, weight, with};

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
