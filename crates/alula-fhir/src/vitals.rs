//! Which units a vital sign may come in, and which values a device can show.

use alula_core::units::{BeatsPerMinute, BreathsPerMinute, MmHg, OutOfRange, Percent};

use crate::facts::Why;
use crate::shapes::{CodeableConcept, Quantity};

/// LOINC, as FHIR names it.
pub(crate) const LOINC: &str = "http://loinc.org";
pub(crate) const SYSTOLIC: &str = "8480-6";
pub(crate) const DIASTOLIC: &str = "8462-4";

type Measurable = fn(i64) -> Result<(), OutOfRange>;

struct Vital {
    code: &'static str,
    name: &'static str,
    units: &'static [&'static str],
    measurable: Measurable,
}

/// The vital signs of US Core by LOINC code with their UCUM units, and the everyday spellings of those units.
///
/// Source: docs/clinical, standard codes, LOINC vitals (US Core vital signs profiles). Ranges are those of
/// [`alula_core::units`]: what a device can show, not what is healthy.
const VITALS: [Vital; 10] = [
    Vital { code: SYSTOLIC, name: "systolic pressure", units: PRESSURE, measurable: |it| MmHg::new(it).map(drop) },
    Vital { code: DIASTOLIC, name: "diastolic pressure", units: PRESSURE, measurable: |it| MmHg::new(it).map(drop) },
    Vital {
        code: "8867-4",
        name: "pulse",
        units: &["/min", "{beats}/min", "bpm", "beats/minute", "beats/min"],
        measurable: |it| BeatsPerMinute::new(it).map(drop),
    },
    Vital {
        code: "9279-1",
        name: "breathing",
        units: &["/min", "{breaths}/min", "breaths/minute", "breaths/min"],
        measurable: |it| BreathsPerMinute::new(it).map(drop),
    },
    Vital { code: "59408-5", name: "oxygen saturation", units: &["%"], measurable: |it| Percent::new(it).map(drop) },
    Vital { code: "2708-6", name: "oxygen saturation", units: &["%"], measurable: |it| Percent::new(it).map(drop) },
    Vital {
        code: "8310-5",
        name: "temperature",
        units: &["Cel", "[degF]", "°C", "C", "°F", "F", "degF"],
        measurable: any,
    },
    Vital { code: "29463-7", name: "weight", units: &["kg", "g", "[lb_av]", "lb", "lbs"], measurable: any },
    Vital { code: "8302-2", name: "height", units: &["cm", "m", "[in_i]", "[in_us]", "in"], measurable: any },
    Vital { code: "39156-5", name: "body mass index", units: &["kg/m2", "kg/m²"], measurable: any },
];
const PRESSURE: &[&str] = &["mm[Hg]", "mmHg", "mm Hg"];

fn any(_: i64) -> Result<(), OutOfRange> {
    Ok(())
}

/// Checks unit and value of a vital sign; what is not a vital sign of the table passes.
pub(crate) fn check(code: &CodeableConcept, quantity: &Quantity) -> Result<(), Why> {
    let Some(vital) = VITALS.iter().find(|it| code.has(LOINC, it.code)) else { return Ok(()) };
    let written: Vec<_> = [&quantity.code, &quantity.unit].into_iter().flatten().collect();
    if written.is_empty() {
        return Err(format!("The {} comes without a unit.", vital.name));
    }
    if let Some(wrong) = written.iter().find(|it| !vital.units.contains(&it.as_str())) {
        return Err(format!("The {} comes in {}, which is not a unit for it.", vital.name, unit_shown(wrong)));
    }
    let value: f64 = quantity.number().and_then(|it| it.parse().ok()).unwrap_or_default();
    if value <= 0.0 || (vital.measurable)(value.round() as i64).is_err() {
        return Err(format!("The {} has a value that no device can show.", vital.name));
    }
    Ok(())
}

fn unit_shown(unit: &str) -> &str {
    let unitlike = unit.len() <= 16 && unit.chars().all(|it| it.is_ascii_alphanumeric() || "[]{}/%*.".contains(it));
    if unitlike { unit } else { "something else" }
}
