//! What a rule may know beside the chart.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::StaffId;
use crate::ledger::Author;

/// What a person is to the practice. Rights hang on it through the policies; protocols name it for overrides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A licensed therapist.
    Therapist,
    /// A therapist who works under a supervisor.
    Associate,
    /// A licensed clinician who supervises.
    Supervisor,
    /// Who owns the medicine orders.
    Prescriber,
    /// Who runs the practice.
    Manager,
    /// The client of the chart.
    Client,
}

/// What the rules need to know about a person who works here.
#[derive(Clone, Debug, PartialEq)]
pub struct Colleague {
    /// The name as shown, with letters behind it: `Alba Reyes, AMFT`.
    pub name: String,
    /// The role.
    pub role: Role,
    /// For an associate: the supervisor of record.
    pub supervisor: Option<StaffId>,
    /// For an associate: the last day the supervision agreement holds.
    pub agreement_until: Option<jiff::civil::Date>,
    /// False when the person no longer works here.
    pub active: bool,
    /// The licences and certificates that are written down of them.
    pub licences: Vec<crate::practice::Held>,
}

/// What a rule may know beside the chart.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The time, to the microsecond.
    pub now: Timestamp,
    /// The practice's time zone, for days and mornings.
    pub zone: &'a jiff::tz::TimeZone,
    /// Who asks.
    pub author: Author,
    /// As what.
    pub role: Role,
    /// True when the person proved who they are again within the last minutes.
    pub second_factor: bool,
    /// The protocol this chart's next step runs under, when one is signed.
    pub protocol: Option<&'a crate::protocol::SignedProtocol>,
    /// The people of the practice.
    pub staff: &'a BTreeMap<StaffId, Colleague>,
}
