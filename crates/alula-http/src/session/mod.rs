//! The medicine session: planned, before the medicine, after it, leaving, and its live stream.

pub(crate) mod act;
pub(crate) mod bedside;
pub(crate) mod before;
pub(crate) mod during;
pub(crate) mod home;
pub(crate) mod injection;
pub(crate) mod leaving;
pub(crate) mod live;
pub(crate) mod new;
pub(crate) mod page;
pub(crate) mod replay;
mod sound;
mod vitals;

pub(crate) use vitals::reading;
