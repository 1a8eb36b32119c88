//! MedicationRequest: a medicine that was ordered elsewhere, with the Medication it may point to.

use alula_core::intake::MedicineStatus;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::bundle::Around;
use crate::dates::day_words;
use crate::facts::{Fact, Understood, Why, misshapen};
use crate::shapes::{CodeableConcept, Outline, Quantity, Reference};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct MedicationRequest {
    status: Option<String>,
    intent: Option<String>,
    do_not_perform: Option<bool>,
    medication_codeable_concept: Option<CodeableConcept>,
    medication_reference: Option<Reference>,
    contained: Vec<Box<RawValue>>,
    subject: Option<Reference>,
    authored_on: Option<String>,
    dosage_instruction: Vec<Dosage>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Medication {
    code: Option<CodeableConcept>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Dosage {
    text: Option<String>,
    patient_instruction: Option<String>,
    timing: Option<Timing>,
    as_needed_boolean: Option<bool>,
    dose_and_rate: Vec<DoseAndRate>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Timing {
    repeat: Option<Repeat>,
    code: Option<CodeableConcept>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Repeat {
    frequency: Option<u32>,
    period: Option<Box<RawValue>>,
    period_unit: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct DoseAndRate {
    dose_quantity: Option<Quantity>,
}

pub(crate) fn read(json: &str, around: &Around<'_>) -> Understood {
    let it: MedicationRequest = serde_json::from_str(json).map_err(|_| misshapen("MedicationRequest"))?;
    around.is_about_the_person(it.subject.as_ref())?;
    let status = status(&it)?;
    let (words, code) = medication(&it, around)?;
    let at = around.calendar.first_of([it.authored_on.as_ref()])?;
    let doses: Vec<_> = it.dosage_instruction.iter().map(dose).filter(|it| !it.is_empty()).collect();
    let fact = Fact::Medicine {
        text: words.into(),
        dose: doses.join("; ").into(),
        code,
        since: it.authored_on.as_deref().map(day_words).unwrap_or_default().into(),
        status,
    };
    Ok((fact, at))
}

fn status(it: &MedicationRequest) -> Result<MedicineStatus, Why> {
    if it.do_not_perform == Some(true) {
        return Err("It says that this medicine should not be given; a person has to read it.".into());
    }
    if let Some("proposal" | "plan" | "option") = it.intent.as_deref() {
        return Err("It is a plan or proposal, not a medicine that was ordered.".into());
    }
    match it.status.as_deref() {
        Some("active") => Ok(MedicineStatus::Taking),
        Some("completed" | "stopped") => Ok(MedicineStatus::Stopped),
        Some("on-hold") => Err("The medicine is on hold; ask the client whether they take it.".into()),
        Some("cancelled") => Err("The order was cancelled; ask the client whether they ever took it.".into()),
        Some("draft") => Err("The order is a draft.".into()),
        Some("entered-in-error") => Err("The sender marked it as entered in error.".into()),
        Some("unknown") | None => Err("It does not say whether the medicine is taken; ask the client.".into()),
        Some(_) => Err("Its status is not one that FHIR R4 knows.".into()),
    }
}

type Named = (String, Option<alula_core::intake::Coding>);

fn medication(it: &MedicationRequest, around: &Around<'_>) -> Result<Named, Why> {
    if let Some(concept) = &it.medication_codeable_concept {
        return named(concept);
    }
    let unnamed = "It does not say which medicine.";
    let reference = it.medication_reference.as_ref().ok_or(unnamed)?;
    let target = reference.reference.as_deref().unwrap_or_default();
    let json = match target.strip_prefix('#') {
        Some(id) => it.contained.iter().map(|it| it.get()).find(|json| has_id(json, id)),
        None => around.medications.get(target).map(String::as_str),
    };
    let concept = json.and_then(|it| serde_json::from_str::<Medication>(it).ok()).and_then(|it| it.code);
    match (concept, &reference.display) {
        (Some(concept), _) => named(&concept),
        (None, Some(display)) if !display.trim().is_empty() => Ok((display.trim().to_owned(), None)),
        _ => Err("It points to a medicine that is not in the file.".into()),
    }
}

fn named(concept: &CodeableConcept) -> Result<Named, Why> {
    let words = concept.words_or_code().ok_or("It does not say which medicine.")?;
    Ok((words.to_owned(), concept.first()))
}

fn has_id(json: &str, id: &str) -> bool {
    serde_json::from_str::<Outline>(json).is_ok_and(|it| it.id.as_deref() == Some(id))
}

fn dose(it: &Dosage) -> String {
    if let Some(text) = it.text.as_ref().or(it.patient_instruction.as_ref()) {
        return text.trim().to_owned();
    }
    let amount = it.dose_and_rate.iter().find_map(|it| it.dose_quantity.as_ref()?.words());
    let needed = (it.as_needed_boolean == Some(true)).then(|| "as needed".to_owned());
    let parts = [amount, it.timing.as_ref().and_then(times), needed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn times(it: &Timing) -> Option<String> {
    if let Some(words) = it.code.as_ref().and_then(CodeableConcept::words_or_code) {
        return Some(words.to_owned());
    }
    let repeat = it.repeat.as_ref()?;
    let unit = match repeat.period_unit.as_deref()? {
        "h" => "hours",
        "d" => "days",
        "wk" => "weeks",
        "mo" => "months",
        _ => return None,
    };
    let often = repeat.frequency.unwrap_or(1);
    Some(match (often, repeat.period.as_ref()?.get()) {
        (1, "1") => format!("once in {}", unit_of_one(unit)),
        (n, "1") => format!("{n} times in {}", unit_of_one(unit)),
        (1, period) => format!("once in {period} {unit}"),
        (n, period) => format!("{n} times in {period} {unit}"),
    })
}

fn unit_of_one(unit: &str) -> &'static str {
    match unit {
        "hours" => "an hour",
        "days" => "a day",
        "weeks" => "a week",
        _ => "a month",
    }
}
