//! What was measured.

use alula_fhir::{Fact, Outcome, ReadResource};
use serde_json::{Value, json};

use crate::{filed, kept, loinc, mmhg, observation, pressure, read_bytes, weight, with};

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
