//! The questions of the day, and the people who must be there or in reach.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::SessionId;
use crate::intake::Presence;
use crate::private::Private;

/// The questions of the day were answered. `Unknown` counts as missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayAnswered {
    /// Which session.
    pub session: SessionId,
    /// The last solid food.
    pub last_solid: Option<Timestamp>,
    /// The last clear drink.
    pub last_clear: Option<Timestamp>,
    /// A new medicine, dose or illness since the last contact.
    pub anything_new: Presence,
    /// Alcohol in the last 24 hours.
    pub alcohol: Presence,
    /// Cannabis or another drug in the last 24 hours.
    pub drugs: Presence,
    /// Medicines taken today as the prescriber timed them; `Present` means yes.
    pub medicines_as_ordered: Presence,
    /// A pregnancy may have begun.
    pub pregnancy: Presence,
    /// The client wants today's session, sober and as agreed; `Present` means yes.
    pub wants_it: Presence,
    /// What else was said.
    pub words: Private,
}

/// Who takes the client home; the phone was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscortConfirmed {
    /// Which session.
    pub session: SessionId,
    /// The adult's name.
    pub name: Private,
    /// The phone number.
    pub phone: Private,
    /// Somebody answered it; `Present` means yes.
    pub answered: Presence,
}

/// The room and the people in it are ready.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomChecked {
    /// Which session.
    pub session: SessionId,
    /// A clinician trained in the procedure and in basic life support stays in the room; `Present` means yes.
    pub trained_clinician: Presence,
    /// The emergency kit is in the room and complete; `Present` means yes.
    pub emergency_kit: Presence,
}

/// The supervisor said to be reachable for this session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupervisorReachable {
    /// Which session.
    pub session: SessionId,
    /// Until when.
    pub until: Timestamp,
}
