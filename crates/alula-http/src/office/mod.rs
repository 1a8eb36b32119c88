//! The practice's day, its people and its protocol.

pub(crate) mod inbox;
pub(crate) mod people;
pub(crate) mod protocol;
pub(crate) mod today;
