//! The phones of a session at home.

mod said;

pub(crate) mod door;
pub(crate) mod page;
pub(crate) mod sync;
