//! The care protocol as versioned, strictly parsed, signed data, and the readiness computed from it.
//!
//! The file of a protocol is TOML; [`Protocol::parse`] turns away every key, check, unit and value it does not know. A
//! protocol counts only as a [`SignedProtocol`]. [`readiness`] asks its gates of a chart.

mod check;
mod course;
mod difference;
mod error;
mod gate;
mod limit;
mod parse;
mod practice_limit;
pub mod readiness;
mod sign;
mod signed;
mod threshold;

pub use check::Check;
pub use course::{Cause, Due, LadderStep, Phase, RouteRules, SessionPhases, Stop, Tell, TimelineItem, Watched};
pub use difference::{
    Between, Difference, Direction, GateChange, RouteChange, differences, gate_changes, route_changes,
};
pub use error::ProtocolError;
pub use gate::{At, ConsentNeeded, Contraindication, Gate, GateKind, Stage, StageExit, Strictness, Telemedicine, When};
pub use limit::{Limit, LimitFrom};
pub use parse::{AdverseEventTerms, Protocol, Status};
pub use practice_limit::{NewPracticeLimit, PracticeLimit, PracticeLimits, PracticeValue, hold_tighter};
pub use readiness::{
    CarePhase, CheckState, GateState, NextStep, Outcome, Readiness, Resolver, Scope, consents_asked, next_step, phase,
};
pub use sign::Sign;
pub use signed::SignedProtocol;
pub use threshold::{Change, Evidence, Safer, Threshold, ThresholdId};

/// The text of the reference protocol, for a practice to read, change and sign.
pub const REFERENCE: &str = include_str!("../../../../protocols/kap-reference.toml");
