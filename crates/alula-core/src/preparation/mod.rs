//! Knowing the person: goals, intentions held lightly, wishes, touch, visits, consent.

mod consent;
mod documents;
mod documents_difference;
mod goals;
mod signature;
mod visits;
mod wishes;

pub use consent::{ConsentSigned, ConsentWithdrawn, signed};
pub use documents::{Document, document, documents, in_force, texts};
pub use documents_difference::{Change, Counted, PartKind, TextPart, text_difference};
pub use goals::{GoalEnded, GoalSet, IntentionLetGo, IntentionSet, goals, intentions};
pub use signature::fits_signature;
pub use visits::{VisitHeld, VisitKind};
pub use wishes::{TherapistRole, TouchAgreed, TouchAnswer, TouchItem, WishesRecorded};

pub(crate) use consent::{sign_consent, withdraw_consent};
pub(crate) use goals::{end_goal, let_go_intention, set_goal, set_intention};
pub(crate) use visits::hold_visit;
pub(crate) use wishes::{agree_touch, is_refused, record_wishes};
