//! Clients: the list, and each one's chart told as a story.

pub mod board;
pub mod care;
pub mod contact;
pub mod list;
pub mod next_talk;
pub mod ready;
pub mod standing;
pub mod story;
pub mod team;
pub mod without_next;
