//! Clients: the list, and each one's chart told as a story.

pub mod list;
pub mod standing;
pub mod story;
pub mod team;
