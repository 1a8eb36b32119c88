//! Leaving: the questions, ready, left, and when we speak next.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::SessionId;
use crate::intake::Presence;
use crate::private::Private;

/// The questions before leaving were gone through. `Present` means yes; `Unknown` counts as missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveChecked {
    /// Which session.
    pub session: SessionId,
    /// Alertness by MOAA/S, 0 to 5 (clinical.md section 1.8; 5 answers readily to the name).
    pub alertness: u8,
    /// Knows person, place, time and what happened.
    pub oriented: Presence,
    /// Walks ten steps unaided.
    pub walks: Presence,
    /// Vomited in the last 30 minutes.
    pub vomited: Presence,
    /// The release question about suicide was answered no; `Present` means it was answered no.
    pub safe: Presence,
    /// The escort is there and takes over.
    pub escort_present: Presence,
    /// No driving until the next day after sleep: said and understood.
    pub no_driving: Presence,
}

/// The client was ready to leave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadyToLeave {
    /// Which session.
    pub session: SessionId,
}

/// The client left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientLeft {
    /// Which session.
    pub session: SessionId,
    /// With whom.
    pub with: Private,
}

/// The next contact has a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPlanned {
    /// The session it follows; nothing when it follows none.
    pub session: Option<SessionId>,
    /// When.
    pub at: Timestamp,
    /// What for, in words.
    pub what: Private,
}
