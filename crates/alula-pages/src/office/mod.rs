//! The practice's day: today, and what waits.

pub mod inbox;
pub mod today;
