//! The practice's day: today, and what waits.

pub mod enquiries;
pub mod inbox;
pub mod people;
pub mod today;
