//! Observation: something measured or asked elsewhere, alone or as a panel with components.

use alula_core::units::{BloodPressure, MmHg};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::bundle::Around;
use crate::dates::day_words;
use crate::facts::{Fact, Understood, Why, misshapen};
use crate::shapes::{CodeableConcept, Period, Quantity, Reference};
use crate::vitals::{self, DIASTOLIC, LOINC, SYSTOLIC};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Observation {
    status: Option<String>,
    code: Option<CodeableConcept>,
    subject: Option<Reference>,
    effective_date_time: Option<String>,
    effective_instant: Option<String>,
    effective_period: Option<Period>,
    issued: Option<String>,
    component: Vec<Box<RawValue>>,
    has_member: Vec<Reference>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Component {
    code: Option<CodeableConcept>,
}

/// The value of an observation or of one of its components; read apart, so that numbers keep their digits.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Value {
    value_quantity: Option<Quantity>,
    value_codeable_concept: Option<CodeableConcept>,
    value_string: Option<String>,
    value_boolean: Option<bool>,
    value_integer: Option<i64>,
    value_date_time: Option<String>,
    value_range: Option<Box<RawValue>>,
    value_ratio: Option<Box<RawValue>>,
    value_sampled_data: Option<Box<RawValue>>,
    value_time: Option<Box<RawValue>>,
    value_period: Option<Box<RawValue>>,
    data_absent_reason: Option<CodeableConcept>,
}

/// What is written where a value should be.
enum Given {
    Words(String),
    /// Nothing, and the sender says why or not.
    Absent(String),
}

pub(crate) fn read(json: &str, around: &Around<'_>) -> Understood {
    let wrong = |_| misshapen("Observation");
    let it: Observation = serde_json::from_str(json).map_err(wrong)?;
    let own: Value = serde_json::from_str(json).map_err(wrong)?;
    around.is_about_the_person(it.subject.as_ref())?;
    is_final(it.status.as_deref())?;
    let code = it.code.as_ref().ok_or("It does not say what was measured.")?;
    let words = code.words_or_code().ok_or("It does not say what was measured.")?;
    let period = it.effective_period.as_ref();
    let at = around.calendar.first_of([
        it.effective_date_time.as_ref(),
        it.effective_instant.as_ref(),
        period.and_then(|it| it.start.as_ref()),
        period.and_then(|it| it.end.as_ref()),
        it.issued.as_ref(),
    ])?;
    let value = if it.component.is_empty() {
        match given(code, &own)? {
            Given::Words(words) => words,
            Given::Absent(_) if !it.has_member.is_empty() => {
                return Err("It only gathers other measurements, which stand by themselves.".into());
            }
            Given::Absent(why) => return Err(format!("It holds no value: {why}.")),
        }
    } else {
        panel(code, &own, &it.component)?
    };
    Ok((Fact::Measurement { text: words.into(), code: code.first(), value: value.into() }, at))
}

fn is_final(status: Option<&str>) -> Result<(), Why> {
    match status {
        Some("final" | "amended" | "corrected") => Ok(()),
        Some("registered" | "preliminary") => {
            Err("The sender has not finished it; the final result is still to come.".into())
        }
        Some("cancelled") => Err("The measurement was cancelled.".into()),
        Some("entered-in-error") => Err("The sender marked it as entered in error.".into()),
        Some("unknown") | None => Err("It does not say whether the result is final.".into()),
        Some(_) => Err("Its status is not one that FHIR R4 knows.".into()),
    }
}

fn panel(code: &CodeableConcept, own: &Value, components: &[Box<RawValue>]) -> Result<String, Why> {
    let mut parts = Vec::new();
    let mut any = false;
    if let Given::Words(words) = given(code, own)? {
        any = true;
        parts.push(words);
    }
    let (mut upper, mut lower) = (None, None);
    for json in components {
        let part: Component = serde_json::from_str(json.get()).map_err(|_| misshapen("Observation"))?;
        let value: Value = serde_json::from_str(json.get()).map_err(|_| misshapen("Observation"))?;
        let code = part.code.as_ref().ok_or("One of its parts does not say what was measured.")?;
        let name = code.words_or_code().ok_or("One of its parts does not say what was measured.")?;
        match given(code, &value)? {
            Given::Words(words) => {
                any = true;
                parts.push(format!("{name} {words}"));
            }
            Given::Absent(why) => parts.push(format!("{name}: {why}")),
        }
        let slot = [(SYSTOLIC, &mut upper), (DIASTOLIC, &mut lower)].into_iter().find(|it| code.has(LOINC, it.0));
        if let (Some((_, slot)), Some(pressure)) = (slot, pressure(&value))
            && slot.replace(pressure).is_some()
        {
            return Err("It gives the same pressure twice.".into());
        }
    }
    if let (Some(upper), Some(lower)) = (upper, lower) {
        BloodPressure::new(upper, lower).ok_or("The upper pressure is not above the lower one.")?;
    }
    if any { Ok(parts.join("; ")) } else { Err("None of its parts holds a value.".into()) }
}

fn pressure(value: &Value) -> Option<MmHg> {
    let number: f64 = value.value_quantity.as_ref()?.number()?.parse().ok()?;
    MmHg::new(number.round() as i64).ok()
}

fn given(code: &CodeableConcept, value: &Value) -> Result<Given, Why> {
    let unreadable =
        [&value.value_range, &value.value_ratio, &value.value_sampled_data, &value.value_time, &value.value_period];
    if unreadable.iter().any(|it| it.is_some()) {
        return Err("Its value has a form that Alula does not file, such as a range, a ratio or a curve.".into());
    }
    let mut found = Vec::new();
    if let Some(quantity) = &value.value_quantity {
        let words = quantity.words().ok_or("Its value is not a number.")?;
        vitals::check(code, quantity)?;
        found.push(words);
    }
    if let Some(concept) = &value.value_codeable_concept {
        found.push(concept.words_or_code().ok_or("Its value is an empty code.")?.to_owned());
    }
    found.extend(value.value_string.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned));
    found.extend(value.value_boolean.map(|it| if it { "yes" } else { "no" }.to_owned()));
    found.extend(value.value_integer.map(|it| it.to_string()));
    found.extend(value.value_date_time.as_deref().map(day_words).map(str::to_owned));
    let reason = value.data_absent_reason.as_ref();
    match (found.len(), reason) {
        (0, None) => Ok(Given::Absent("not given".into())),
        (0, Some(reason)) => Ok(Given::Absent(format!("not given ({})", absent(reason)))),
        (1, None) => Ok(Given::Words(found.remove(0))),
        (1, Some(_)) => Err("It gives a value and also says that there is none.".into()),
        _ => Err("It gives more than one value where FHIR R4 has one.".into()),
    }
}

/// The reasons of FHIR's data-absent-reason by code; other words could be a person's.
fn absent(reason: &CodeableConcept) -> &'static str {
    match reason.codes().next() {
        Some("asked-unknown") => "asked, and not known",
        Some("temp-unknown") => "not known yet",
        Some("not-asked") => "not asked",
        Some("asked-declined") => "declined",
        Some("masked") => "withheld",
        Some("not-applicable") => "does not apply",
        Some("unsupported") => "the sender's system cannot hold it",
        Some("not-performed") => "not done",
        Some("error" | "not-a-number" | "negative-infinity" | "positive-infinity") => "an error while measuring",
        Some("not-permitted") => "not permitted",
        _ => "reason unknown",
    }
}
