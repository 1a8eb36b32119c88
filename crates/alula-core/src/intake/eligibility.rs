//! Screening answers, the review of medicines, and the prescriber's decision.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
use crate::ids::MedicineId;
use crate::private::Private;

/// The answer to one screening question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Asked, and not so.
    Absent,
    /// So.
    Present,
    /// Not known; counts as missing.
    Unknown,
}

/// Whether there may be a pregnancy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Pregnancy {
    /// It cannot be.
    NotPossible,
    /// A test was negative.
    TestedNegative {
        /// The day of the test.
        on: Date,
    },
    /// It may be, and no test was done.
    Possible,
    /// There is one.
    Present,
}

/// The screening questions were gone through. The items and their classes stand in the protocol.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningRecorded {
    /// Answer by the protocol's contraindication id.
    pub answers: BTreeMap<String, Presence>,
    /// Pregnancy.
    pub pregnancy: Pregnancy,
    /// Whether the person can understand and decide; `Present` means yes.
    pub capacity: Presence,
    /// What else was said.
    pub words: Private,
}

/// What the prescriber says about one medicine the client takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Disposition {
    /// It may be taken as usual.
    AsUsual,
    /// It may be taken, timed as the words say.
    Timed {
        /// How, in words for therapist and client.
        how: Private,
    },
    /// With this medicine no session takes place.
    Block {
        /// Why.
        why: Private,
    },
}

/// The prescriber looked at the medicines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicinesReviewed {
    /// What holds for each.
    pub dispositions: BTreeMap<MedicineId, Disposition>,
}

/// Where sessions may take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// In the office.
    Office,
    /// In the office and at home.
    OfficeAndHome,
    /// Not eligible.
    NotEligible,
}

/// The prescriber decided on eligibility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibilityDecided {
    /// The decision.
    pub decision: Eligibility,
    /// What the prescriber wrote about each relative contraindication that is present, by its id.
    pub dispositions: BTreeMap<String, Private>,
    /// The reason, in the prescriber's words.
    pub reason: Private,
}

/// Files the screening answers.
pub(crate) fn record_screening(
    _chart: &Chart,
    request: &Request,
    it: &ScreeningRecorded,
    ctx: &Context<'_>,
) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Files what the prescriber says about each medicine.
pub(crate) fn review_medicines(
    _chart: &Chart,
    request: &Request,
    it: &MedicinesReviewed,
    ctx: &Context<'_>,
) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Files the prescriber's decision.
pub(crate) fn decide_eligibility(
    _chart: &Chart,
    request: &Request,
    it: &EligibilityDecided,
    ctx: &Context<'_>,
) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}
