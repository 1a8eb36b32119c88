//! Clients: the list, and each one's page.

pub(crate) mod list;
pub(crate) mod story;
