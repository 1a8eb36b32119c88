//! T0, a further amount, and the end of holding the lozenge.

use serde::{Deserialize, Serialize};

use crate::ids::{OrderId, SessionId};
use crate::intake::{AfterHold, Presence};
use crate::private::Private;
use crate::units::Micrograms;

/// T0: the medicine is in the mouth, or the needle in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineGiven {
    /// Which session.
    pub session: SessionId,
    /// Under which order.
    pub order: OrderId,
    /// How much, as counted from the order.
    pub amount: Micrograms,
    /// Lot or label, as on the package.
    pub lot: Private,
    /// Name and birth date were asked and agree; `Present` means yes.
    pub identity: Presence,
}

/// A further ordered amount was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineAdded {
    /// Which session.
    pub session: SessionId,
    /// How much.
    pub amount: Micrograms,
}

/// The lozenge was spat out or swallowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LozengeFinished {
    /// Which session.
    pub session: SessionId,
    /// Which of the two.
    pub how: AfterHold,
}
