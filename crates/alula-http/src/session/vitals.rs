//! A form with a reading, on the session page and on the intake sheet.

use alula_core::ids::SessionId;
use alula_core::session::VitalsRecorded;
use alula_core::units::BloodPressure;

use crate::form::Reading;

/// What was measured; both pressures or neither, and at least one value.
pub(crate) fn reading(it: &mut Reading<'_>, session: Option<SessionId>) -> VitalsRecorded {
    let (systolic, diastolic) = (it.number("systolic"), it.number("diastolic"));
    let (pulse, saturation, breaths) = (it.number("pulse"), it.number("saturation"), it.number("breaths"));
    let pressure = match (systolic, diastolic) {
        (Some(systolic), Some(diastolic)) => {
            let pressure = BloodPressure::new(systolic, diastolic);
            if pressure.is_none() {
                it.fault(
                    "diastolic",
                    "The lower pressure is below the upper one. Measure again, or look at the two numbers.",
                );
            }
            pressure
        }
        (Some(_), None) => {
            it.fault("diastolic", "Add the lower pressure.");
            None
        }
        (None, Some(_)) => {
            it.fault("systolic", "Add the upper pressure.");
            None
        }
        (None, None) => None,
    };
    let weight = it.number("weight");
    let reading = VitalsRecorded { session, pressure, pulse, saturation, breaths, weight };
    if reading.is_empty() {
        it.fault("systolic", "Enter what was measured.");
    }
    reading
}
