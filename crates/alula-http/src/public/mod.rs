//! Pages for everybody.

pub(crate) mod enquire;
pub(crate) mod help;
pub(crate) mod home;
