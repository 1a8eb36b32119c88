//! Who may do what, decided by Cedar policies; pure.
//!
//! The rules stand in `policies/` at the root of the repository; `policies/matrix.txt` prints what they come to. Nothing
//! else in the house asks for a role to decide a right.

mod action;
mod action_of;
mod actor;
mod memory;
mod permit;

pub use action::Action;
pub use actor::{Actor, Resource, Team};
pub use permit::{Decision, permit};
