//! The practice's day, its people and its protocol.

pub(crate) mod access;
pub(crate) mod credential;
pub(crate) mod decisions;
pub(crate) mod documents;
pub(crate) mod health;
pub(crate) mod inbox;
pub(crate) mod leave;
pub(crate) mod limits;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod practice;
pub(crate) mod protocol;
pub(crate) mod sound;
pub(crate) mod sound_file;
pub(crate) mod sound_set;
pub(crate) mod today;
pub(crate) mod told;
