//! The Thread, kept by the people of the practice.

pub(crate) mod workspace;
