//! A session is planned under one protocol version and one order.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{OrderId, SessionId};
use crate::intake::{Route, Setting};
use crate::private::Private;

/// Exactly which protocol a session runs under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolRef {
    /// The protocol's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the file that was signed, hexadecimal.
    pub digest: String,
}

/// A session was planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPlanned {
    /// When it begins.
    pub at: Timestamp,
    /// How the medicine is taken.
    pub route: Route,
    /// Where.
    pub setting: Setting,
    /// The room or place, in words.
    pub place: Private,
    /// The order it runs under.
    pub order: OrderId,
    /// The protocol it runs under.
    pub protocol: ProtocolRef,
}

/// A session will not take place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionCancelled {
    /// Which.
    pub session: SessionId,
    /// Why.
    pub reason: Private,
}
