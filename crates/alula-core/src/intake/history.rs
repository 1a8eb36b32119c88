//! What the client lives with, what was tried, what they take and what they cannot have.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::ReferralId;
use crate::private::Private;

/// A code in a named system, kept beside the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// The system's address, such as `http://snomed.info/sct`.
    pub system: String,
    /// The code.
    pub code: String,
}

/// Where a fact came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Source {
    /// The client told it, or the clinician saw it.
    Told,
    /// It came with a referral.
    Referral {
        /// Which one.
        referral: ReferralId,
        /// Type and id of the resource, such as `Condition/810f`.
        resource: String,
        /// SHA-256 of the resource as it came, hexadecimal.
        digest: String,
        /// The resource as it came, whole, so that nothing of it is lost.
        original: Private,
    },
}

/// The history as it was told, in sections that may be empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryTaken {
    /// What brings the person: how it began, what it is like.
    pub illness: Private,
    /// Body: heart, pressure, liver, bladder, seizures, surgery.
    pub medical: Private,
    /// Alcohol and other substances.
    pub substances: Private,
    /// Family, in body and mind.
    pub family: Private,
    /// Life now: work, home, people, what helps.
    pub life: Private,
}

/// Whether a condition is present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConditionStatus {
    /// Present.
    Active,
    /// In the past.
    Resolved,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionRecorded {
    /// In words.
    pub text: Private,
    /// In a code system, when known.
    pub code: Option<Coding>,
    /// Since when, in words or as a date.
    pub onset: Private,
    /// Present or past.
    pub status: ConditionStatus,
    /// Where it came from.
    pub source: Source,
}

/// What came of a treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrialOutcome {
    /// No change worth naming.
    NoEffect,
    /// Some help, not enough.
    Partial,
    /// It helped, and the help faded.
    Faded,
    /// It could not be tolerated.
    NotTolerated,
    /// It helped.
    Helped,
}

/// A treatment that was tried in this or an earlier episode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialRecorded {
    /// The medicine or therapy.
    pub treatment: Private,
    /// The dose or intensity, in words.
    pub dose: Private,
    /// For how many weeks, when known.
    pub weeks: Option<u16>,
    /// What came of it.
    pub outcome: TrialOutcome,
}

/// Whether a medicine is being taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MedicineStatus {
    /// It is taken.
    Taking,
    /// It was stopped.
    Stopped,
}

/// A medicine the client takes or took.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineRecorded {
    /// Name as written.
    pub text: Private,
    /// Dose and times, in words.
    pub dose: Private,
    /// In a code system, when known.
    pub code: Option<Coding>,
    /// Since when, in words or as a date.
    pub since: Private,
    /// Taken or stopped.
    pub status: MedicineStatus,
    /// Where it came from.
    pub source: Source,
}

/// An allergy or intolerance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllergyRecorded {
    /// To what.
    pub text: Private,
    /// What happens.
    pub reaction: Private,
    /// In a code system, when known.
    pub code: Option<Coding>,
    /// Where it came from.
    pub source: Source,
}

/// The client knows of no allergy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoAllergyStated {}

/// Writes down the history.
///
/// # Refusals
/// `missing` when every section is blank.
pub(crate) fn take_history(_: &Chart, request: &Request, it: &HistoryTaken, ctx: &Context<'_>) -> Decided {
    if [&it.illness, &it.medical, &it.substances, &it.family, &it.life].iter().all(|it| it.is_blank()) {
        return Err(Refusal::Missing { field: "illness" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Writes down a condition.
///
/// # Refusals
/// `missing` without words.
pub(crate) fn record_condition(_: &Chart, request: &Request, it: &ConditionRecorded, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("text", &it.text)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Writes down a treatment that was tried.
///
/// # Refusals
/// `missing` without the treatment; `impossible` for more weeks than a life has.
pub(crate) fn record_trial(_: &Chart, request: &Request, it: &TrialRecorded, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("treatment", &it.treatment)?;
    if it.weeks.is_some_and(|it| it > MOST_WEEKS) {
        return Err(Refusal::impossible("weeks", "This is longer than a life. Write the number of weeks."));
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// A hundred years in weeks.
const MOST_WEEKS: u16 = 5200;

/// Writes down a medicine.
///
/// # Refusals
/// `missing` without a name.
pub(crate) fn record_medicine(_: &Chart, request: &Request, it: &MedicineRecorded, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("text", &it.text)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Writes down an allergy.
///
/// # Refusals
/// `missing` without words.
pub(crate) fn record_allergy(_: &Chart, request: &Request, it: &AllergyRecorded, ctx: &Context<'_>) -> Decided {
    Refusal::unless_written("text", &it.text)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says that no allergy is known.
///
/// # Refusals
/// `not_now` while an allergy is written down.
pub(crate) fn state_no_allergy(chart: &Chart, request: &Request, it: &NoAllergyStated, ctx: &Context<'_>) -> Decided {
    if chart.all::<AllergyRecorded>().next().is_some() {
        return Err(Refusal::not_now("An allergy is written down. Withdraw it first if it was a mistake."));
    }
    Ok(vec![request.states(ctx, it.clone())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{given, nothing};

    fn allergy() -> AllergyRecorded {
        AllergyRecorded { text: "Penicillin".into(), reaction: "Hives".into(), code: None, source: Source::Told }
    }

    #[test]
    fn blank_facts_are_not_kept() {
        let blank = || Private::default();
        let history =
            HistoryTaken { illness: blank(), medical: blank(), substances: blank(), family: blank(), life: " ".into() };
        nothing().when(Command::TakeHistory(history)).refused(Refusal::Missing { field: "illness" });
        let allergy = AllergyRecorded { text: blank(), ..allergy() };
        nothing().when(Command::RecordAllergy(allergy)).refused(Refusal::Missing { field: "text" });
        let trial = TrialRecorded {
            treatment: "Sertraline".into(),
            dose: "100 mg".into(),
            weeks: Some(9999),
            outcome: TrialOutcome::Partial,
        };
        nothing().when(Command::RecordTrial(trial)).refused_as("impossible");
    }

    #[test]
    fn no_allergy_is_not_said_beside_an_allergy() {
        given([allergy()]).when(Command::StateNoAllergy(NoAllergyStated {})).refused_as("not_now");
        nothing().when(Command::StateNoAllergy(NoAllergyStated {})).states([NoAllergyStated {}]);
    }
}
