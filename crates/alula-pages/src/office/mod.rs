//! The practice's day: today, and what waits; its people with their licences, and its own rooms.

pub mod access;
pub mod credential;
pub mod decisions;
pub mod document_difference;
pub mod documents;
pub mod enquiries;
pub mod health;
pub mod inbox;
pub mod leave;
pub mod people;
pub mod person;
pub mod practice;
pub mod sound;
pub mod today;
pub mod told;
