//! Clients: the list, and each one's page.

pub(crate) mod admit;
pub(crate) mod board;
pub(crate) mod care;
pub(crate) mod contact;
pub(crate) mod list;
pub(crate) mod next_talk;
pub(crate) mod ready;
pub(crate) mod standing;
pub(crate) mod story;
pub(crate) mod team;
