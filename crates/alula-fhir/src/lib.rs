//! FHIR R4 bundles to reports for a chart.
//!
//! A referral arrives as a Bundle about one person. Conditions, medicines, allergies and measurements become facts of the
//! chart; whatever is not understood is kept whole with the reason in plain words. Counts in are counts out, and the text
//! of every resource travels with what was made of it.
//!
//! This crate is pure: no file, no clock, no network. It is the only one that says Patient.

mod allergy;
mod bundle;
mod condition;
mod dates;
mod error;
mod facts;
mod filing;
mod json;
mod measurement;
mod medicine;
mod person;
mod shapes;
mod states;
mod vitals;

pub use bundle::{Outcome, ReadResource, Reading, Referral, read_bundle};
pub use error::{CannotAdmit, ReadBundleError};
pub use facts::Fact;
pub use filing::{Filing, Received, file};
pub use json::{MAX_BYTES, MAX_DEPTH};
pub use person::{Identifier, ReferredPerson};
