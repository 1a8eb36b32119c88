//! Condition: what the person lives with.

use alula_core::intake::ConditionStatus;
use serde::Deserialize;

use crate::bundle::Around;
use crate::dates::day_words;
use crate::facts::{Fact, Understood, Why, misshapen};
use crate::shapes::{CodeableConcept, Period, Quantity, Reference};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Condition {
    clinical_status: Option<CodeableConcept>,
    verification_status: Option<CodeableConcept>,
    code: Option<CodeableConcept>,
    subject: Option<Reference>,
    onset_date_time: Option<String>,
    onset_period: Option<Period>,
    onset_age: Option<Quantity>,
    onset_string: Option<String>,
    abatement_date_time: Option<String>,
    abatement_string: Option<String>,
    abatement_period: Option<Period>,
    recorded_date: Option<String>,
}

pub(crate) fn read(json: &str, around: &Around<'_>) -> Understood {
    let it: Condition = serde_json::from_str(json).map_err(|_| misshapen("Condition"))?;
    around.is_about_the_person(it.subject.as_ref())?;
    let doubt = doubt(&it)?;
    let status = status(&it)?;
    let code = it.code.as_ref().ok_or("It does not say which condition.")?;
    let words = code.words_or_code().ok_or("It does not say which condition.")?;
    let starts = [it.onset_date_time.as_ref(), it.onset_period.as_ref().and_then(|it| it.start.as_ref())];
    let at = around.calendar.first_of(starts)?;
    let recorded = around.calendar.first_of([it.recorded_date.as_ref()])?;
    let ends = it.abatement_period.as_ref().and_then(|it| it.end.as_ref());
    around.calendar.first_of([it.abatement_date_time.as_ref(), ends])?;
    let fact = Fact::Condition {
        text: format!("{words}{doubt}").into(),
        code: code.first(),
        onset: onset(&it).unwrap_or_default().into(),
        status,
    };
    Ok((fact, at.or(recorded)))
}

fn onset(it: &Condition) -> Option<String> {
    let date = it.onset_date_time.as_deref().or_else(|| it.onset_period.as_ref()?.start.as_deref()).map(day_words);
    date.map(str::to_owned)
        .or_else(|| it.onset_string.clone())
        .or_else(|| it.onset_age.as_ref().and_then(Quantity::words).map(|it| format!("at the age of {it}")))
}

/// What is written behind the words when the sender is not sure.
fn doubt(it: &Condition) -> Result<&'static str, Why> {
    match it.verification_status.as_ref().and_then(|it| it.codes().next()) {
        None | Some("confirmed") => Ok(""),
        Some("provisional") => Ok(" (provisional)"),
        Some("unconfirmed") => Ok(" (unconfirmed)"),
        Some("refuted") => Err("The sender writes that this condition was ruled out.".into()),
        Some("entered-in-error") => Err("The sender marked it as entered in error.".into()),
        Some("differential") => Err("The sender names it only as one of several possibilities.".into()),
        Some(_) => Err("Its verification status is not one that FHIR R4 knows.".into()),
    }
}

fn status(it: &Condition) -> Result<ConditionStatus, Why> {
    let ended = it.abatement_date_time.is_some() || it.abatement_string.is_some() || it.abatement_period.is_some();
    match it.clinical_status.as_ref().and_then(|it| it.codes().next()) {
        Some("active" | "recurrence" | "relapse") => Ok(ConditionStatus::Active),
        Some("inactive" | "remission" | "resolved") => Ok(ConditionStatus::Resolved),
        None if ended => Ok(ConditionStatus::Resolved),
        None => Err("It does not say whether the condition is present or past.".into()),
        Some(_) => Err("Its clinical status is not one that FHIR R4 knows.".into()),
    }
}
