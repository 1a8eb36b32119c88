//! Knowing the person: goals, intentions held lightly, wishes, touch, visits, consent.

mod consent;
mod documents;
mod goals;
mod visits;
mod wishes;

pub use consent::{ConsentSigned, ConsentWithdrawn};
pub use documents::{Document, document, documents};
pub use goals::{GoalEnded, GoalSet, IntentionLetGo, IntentionSet};
pub use visits::{VisitHeld, VisitKind};
pub use wishes::{TherapistRole, TouchAgreed, TouchAnswer, TouchItem, WishesRecorded};
