//! What a form of its kind says instead of a statement.

use alula_core::intake::{ConditionRecorded, MedicineRecorded};
use alula_core::ledger::Statement;
use alula_core::preparation::VisitHeld;
use alula_core::session::{MarkMade, VitalsRecorded};
use alula_core::units::BloodPressure;

use crate::form::Reading;

/// The statement of the same kind that the form describes; nothing when a needed field is missing or the kind has no
/// form.
pub(super) fn replacement(it: &mut Reading<'_>, says: &Statement) -> Option<Statement> {
    match says {
        Statement::VitalsRecorded(first) => {
            let (systolic, diastolic) = (it.number("systolic"), it.number("diastolic"));
            let pressure = match (systolic, diastolic) {
                (Some(systolic), Some(diastolic)) => {
                    let pressure = BloodPressure::new(systolic, diastolic);
                    if pressure.is_none() {
                        it.fault("diastolic", "The lower pressure has to be below the upper one.");
                    }
                    pressure
                }
                (None, None) => None,
                _ => {
                    it.fault("diastolic", "Write both numbers of the pressure, or none.");
                    None
                }
            };
            let (pulse, saturation, breaths) = (it.number("pulse"), it.number("saturation"), it.number("breaths"));
            let weight = it.number("weight");
            Some(VitalsRecorded { session: first.session, pressure, pulse, saturation, breaths, weight }.into())
        }
        Statement::MarkMade(first) => {
            let kind = it.needed_choice("kind", "Choose what it was.")?;
            Some(MarkMade { session: first.session, kind, words: it.words("words") }.into())
        }
        Statement::MedicineRecorded(first) => {
            let text = it.needed("text", "Write the medicine.");
            let (dose, since) = (it.words("dose"), it.words("since"));
            let status = it.needed_choice("status", "Choose whether it is taken now.")?;
            let code = if text == first.text { first.code.clone() } else { None };
            Some(MedicineRecorded { text, dose, since, status, code, source: first.source.clone() }.into())
        }
        Statement::ConditionRecorded(first) => {
            let text = it.needed("text", "Write the condition.");
            let onset = it.words("onset");
            let status = it.needed_choice("status", "Choose whether it is present.")?;
            let code = if text == first.text { first.code.clone() } else { None };
            Some(ConditionRecorded { text, onset, status, code, source: first.source.clone() }.into())
        }
        Statement::VisitHeld(_) => {
            let kind = it.needed_choice("kind", "Choose what kind of visit it was.");
            let length = it.needed_number("length", "Say how many minutes it lasted.");
            let summary = it.needed("summary", "Write in a sentence what it was about.");
            Some(VisitHeld { kind: kind?, length: length?, summary }.into())
        }
        _ => None,
    }
}
