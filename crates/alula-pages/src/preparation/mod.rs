//! Preparation: goals, intentions, wishes, touch, visits; consents; and what is ready.

mod consents;
mod readiness;
mod sheet;

pub use consents::{ConsentLine, ConsentPage, ConsentsPage, consent_page, consents_page};
pub use readiness::{ReadinessPage, gate_list, missing_of, readiness_page};
pub use sheet::{GoalLine, IntentionLine, PreparationSheet, VisitLine, preparation_page};
