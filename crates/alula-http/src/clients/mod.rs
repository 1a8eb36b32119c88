//! Clients: the list, and each one's page.

pub(crate) mod admit;
pub(crate) mod list;
pub(crate) mod standing;
pub(crate) mod story;
pub(crate) mod team;
