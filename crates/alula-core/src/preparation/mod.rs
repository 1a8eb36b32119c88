//! Knowing the person: goals, intentions held lightly, wishes, touch, visits, consent.

mod consent;
mod goals;
mod visits;
mod wishes;

pub use consent::{ConsentSigned, ConsentWithdrawn};
pub use goals::{GoalEnded, GoalSet, IntentionLetGo, IntentionSet};
pub use visits::{VisitHeld, VisitKind};
pub use wishes::{TherapistRole, TouchAgreed, TouchAnswer, TouchItem, WishesRecorded};
