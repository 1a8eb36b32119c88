//! Groups of people who may do the same.

use crate::house::Who::{self, *};

/// Everybody who is signed in.
pub const SIGNED_IN: &[Who] =
    &[OtherTherapist, Associate, Supervisor, Prescriber, OtherPrescriber, Manager, Client, OtherClient];
/// Everybody who works here.
pub const STAFF: &[Who] = &[OtherTherapist, Associate, Supervisor, Prescriber, OtherPrescriber, Manager];
/// The team of the client.
pub const TEAM: &[Who] = &[Associate, Supervisor, Prescriber];
/// What may be said about a client without reading their chart.
pub const TEAM_AND_MANAGER: &[Who] = &[Associate, Supervisor, Prescriber, Manager];

/// Who runs the practice.
pub const MANAGER: &[Who] = &[Manager];
/// Who answers those who reach out.
pub const FRONT: &[Who] = &[OtherTherapist, Supervisor, Manager];
/// Clients, each on their own pages.
pub const CLIENTS: &[Who] = &[Client, OtherClient];
/// Who may give medicine and sign notes about their own work.
pub const AUTHORS: &[Who] = &[Associate, Prescriber];
/// Who writes in the margin of a note.
pub const MARGIN: &[Who] = &[Associate, Supervisor];
/// Who writes letters: of the team, those with a licence of their own.
pub const LICENSED: &[Who] = &[Supervisor, Prescriber];
/// The supervisor of record.
pub const SUPERVISOR: &[Who] = &[Supervisor];
/// Whoever prescribes, each for their own clients.
pub const PRESCRIBERS: &[Who] = &[Prescriber, OtherPrescriber];
/// The prescriber of the client.
pub const PRESCRIBER: &[Who] = &[Prescriber];
