//! The rules of care, pure.
//!
//! A chart is a log of signed statements; [`Chart`] is the fold of it; [`decide()`] answers a command with the statements
//! that follow or a refusal; [`admit`] files what already happened. This crate must never know a database, a clock,
//! randomness, the network, HTML or FHIR.

pub mod chart;
pub mod decide;
mod hex;
pub mod ids;
pub mod language;
pub mod ledger;
pub mod onward;
pub mod pathway;
pub mod private;
pub mod units;

pub mod book;
pub mod intake;
pub mod integration;
pub mod practice;
pub mod preparation;
pub mod session;
pub mod supervision;

pub mod instruments;
pub mod protocol;

#[cfg(test)]
pub(crate) mod given;
#[cfg(test)]
pub(crate) mod samples;

pub use chart::{Chart, Said};
pub use decide::{Admission, Command, Context, Decided, Refusal, Report, Request, admit, decide};
pub use hex::hex;
