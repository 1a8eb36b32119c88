//! What came from elsewhere, filed with where it came from; what was not understood is kept whole.

use serde::{Deserialize, Serialize};

use super::{Coding, Source};
use crate::private::Private;

/// A referral arrived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferralReceived {
    /// The name of the file.
    pub file: Private,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// How many resources it holds.
    pub resources: u32,
    /// How many were filed as facts of this chart.
    pub filed: u32,
    /// How many were kept whole.
    pub kept_whole: u32,
}

/// A measurement from elsewhere: weight, pressure, a laboratory value, a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasurementReported {
    /// What was measured, in words.
    pub text: Private,
    /// In a code system, when known.
    pub code: Option<Coding>,
    /// The value with its unit, as it came.
    pub value: Private,
    /// Where it came from.
    pub source: Source,
}

/// A part of a referral that was not understood, kept whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResourceKept {
    /// The type it names, such as `Claim`.
    pub resource_type: String,
    /// Why it was kept rather than filed, in words.
    pub why: String,
    /// The resource as it came, with where it came from.
    pub source: Source,
}
