//! Preparation: goals, intentions, wishes, touch, visits; consents; and what is ready.

mod consents;
mod home;
mod of;
mod readiness;
mod readiness_of;
mod sheet;

pub use consents::{ConsentLine, ConsentsPage, consents_page};
pub(crate) use consents::{DOCUMENTS, consent_list};
pub use home::HomeLine;
pub use of::consent_lines;
pub use readiness::{ReadinessPage, gate_list, missing_of, readiness_page};
pub(crate) use readiness_of::place_of_check;
pub use readiness_of::{next_of, open_for};
pub use sheet::{GoalLine, IntentionLine, PreparationSheet, VisitLine, preparation_page};
