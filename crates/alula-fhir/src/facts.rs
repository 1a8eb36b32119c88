//! What a resource was understood to say, before it has a place in a chart.

use alula_core::decide::Reported;
use alula_core::intake::{
    AllergyRecorded, Coding, ConditionRecorded, ConditionStatus, MeasurementReported, MedicineRecorded, MedicineStatus,
    ResourceKept, Source,
};
use alula_core::private::Private;
use jiff::Timestamp;

/// What a resource was understood to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Who the referral is about. It admits or matches the client; the resource itself is kept beside that.
    Person,
    /// A condition.
    Condition {
        /// In words.
        text: Private,
        /// In a code system.
        code: Option<Coding>,
        /// Since when, as written.
        onset: Private,
        /// Present or past.
        status: ConditionStatus,
    },
    /// A medicine.
    Medicine {
        /// Name as written.
        text: Private,
        /// Dose and times.
        dose: Private,
        /// In a code system.
        code: Option<Coding>,
        /// Since when, as written.
        since: Private,
        /// Taken or stopped.
        status: MedicineStatus,
    },
    /// An allergy or intolerance.
    Allergy {
        /// To what.
        text: Private,
        /// What happens.
        reaction: Private,
        /// In a code system.
        code: Option<Coding>,
    },
    /// A measurement.
    Measurement {
        /// What was measured.
        text: Private,
        /// In a code system.
        code: Option<Coding>,
        /// The value with its unit.
        value: Private,
    },
}

impl Fact {
    /// The report of this fact, with where it came from.
    pub fn said(self, source: Source) -> Reported {
        match self {
            Self::Person => Reported::Resource(ResourceKept {
                resource_type: "Patient".into(),
                why:
                    "It says who the client is; the client's own page is filled from it, and the rest can be read here."
                        .into(),
                source,
            }),
            Self::Condition { text, code, onset, status } => {
                Reported::Condition(ConditionRecorded { text, code, onset, status, source })
            }
            Self::Medicine { text, dose, code, since, status } => {
                Reported::Medicine(MedicineRecorded { text, dose, code, since, status, source })
            }
            Self::Allergy { text, reaction, code } => {
                Reported::Allergy(AllergyRecorded { text, reaction, code, source })
            }
            Self::Measurement { text, code, value } => {
                Reported::Measurement(MeasurementReported { text, code, value, source })
            }
        }
    }
}

/// Why a resource is kept whole, in words for the reader; never quotes a person.
pub(crate) type Why = String;

/// A fact with the time it speaks of, when it names one.
pub(crate) type Understood = Result<(Fact, Option<Timestamp>), Why>;

/// The resource does not have the form that R4 gives it.
pub(crate) fn misshapen(resource_type: &str) -> Why {
    format!("It is not written the way FHIR R4 describes {} {resource_type}.", article(resource_type))
}

pub(crate) fn article(word: &str) -> &'static str {
    if word.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" }
}
