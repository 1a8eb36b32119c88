//! Pressure, pulse, saturation, breathing: what was measured at one moment.

use serde::{Deserialize, Serialize};

use crate::ids::SessionId;
use crate::units::{BeatsPerMinute, BloodPressure, BreathsPerMinute, Percent};

/// What was measured at one moment; at least one value is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VitalsRecorded {
    /// The session it belongs to; nothing outside a session.
    pub session: Option<SessionId>,
    /// Blood pressure.
    pub pressure: Option<BloodPressure>,
    /// Pulse.
    pub pulse: Option<BeatsPerMinute>,
    /// Oxygen saturation.
    pub saturation: Option<Percent>,
    /// Breaths in a minute.
    pub breaths: Option<BreathsPerMinute>,
}
