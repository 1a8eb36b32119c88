//! AllergyIntolerance: what the person cannot have.

use serde::Deserialize;

use crate::bundle::Around;
use crate::facts::{Fact, Understood, Why, misshapen};
use crate::shapes::{CodeableConcept, Reference};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct AllergyIntolerance {
    clinical_status: Option<CodeableConcept>,
    verification_status: Option<CodeableConcept>,
    criticality: Option<String>,
    code: Option<CodeableConcept>,
    patient: Option<Reference>,
    onset_date_time: Option<String>,
    recorded_date: Option<String>,
    reaction: Vec<Reaction>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reaction {
    substance: Option<CodeableConcept>,
    manifestation: Vec<CodeableConcept>,
    description: Option<String>,
    severity: Option<String>,
}

/// SNOMED CT: no known allergy, and no known drug, food or environmental allergy.
const NO_KNOWN: [&str; 4] = ["716186003", "409137002", "429625007", "428607008"];

pub(crate) fn read(json: &str, around: &Around<'_>) -> Understood {
    let it: AllergyIntolerance = serde_json::from_str(json).map_err(|_| misshapen("AllergyIntolerance"))?;
    around.is_about_the_person(it.patient.as_ref())?;
    stands(&it)?;
    let substance = it.reaction.iter().find_map(|it| it.substance.as_ref());
    let code = it.code.as_ref().or(substance).ok_or("It does not say to what.")?;
    if code.codes().any(|it| NO_KNOWN.contains(&it)) {
        return Err("It says that no allergy is known; ask the client and write that down.".into());
    }
    let words = code.words_or_code().ok_or("It does not say to what.")?;
    let at = around.calendar.first_of([it.onset_date_time.as_ref(), it.recorded_date.as_ref()])?;
    let mut reactions: Vec<_> = it.reaction.iter().map(reaction).filter(|it| !it.is_empty()).collect();
    if it.criticality.as_deref() == Some("high") {
        reactions.push("high risk of harm".into());
    }
    Ok((Fact::Allergy { text: words.into(), reaction: reactions.join("; ").into(), code: code.first() }, at))
}

fn stands(it: &AllergyIntolerance) -> Result<(), Why> {
    match it.verification_status.as_ref().and_then(|it| it.codes().next()) {
        Some("refuted") => return Err("The sender writes that this allergy was ruled out.".into()),
        Some("entered-in-error") => return Err("The sender marked it as entered in error.".into()),
        _ => {}
    }
    match it.clinical_status.as_ref().and_then(|it| it.codes().next()) {
        None | Some("active") => Ok(()),
        Some("inactive" | "resolved") => Err("The sender writes that this allergy is past.".into()),
        Some(_) => Err("Its clinical status is not one that FHIR R4 knows.".into()),
    }
}

fn reaction(it: &Reaction) -> String {
    let shows: Vec<_> = it.manifestation.iter().filter_map(CodeableConcept::words_or_code).collect();
    let words = if shows.is_empty() { it.description.clone().unwrap_or_default() } else { shows.join(", ") };
    match it.severity.as_deref() {
        Some(severity @ ("mild" | "moderate" | "severe")) if !words.is_empty() => format!("{words} ({severity})"),
        _ => words,
    }
}
