//! Pages anybody can read: what this care is, how to reach out, how to get help now.

pub mod enquire;
pub mod help;
pub mod home;
