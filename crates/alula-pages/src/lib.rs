//! View structs to HTML, typed addresses and wording; pure.
//!
//! A page is a function from a [`shell::Shell`] and a view struct to [`maud::Markup`]; it calls [`parts`], which are
//! functions too. This crate must never know a database, a clock, a session cookie or a policy.

pub mod parts;
pub mod shell;
pub mod urls;
pub mod wording;

pub mod clients;
pub mod entrance;
pub mod me;
pub mod measures;
pub mod office;
pub mod public;
pub mod trouble;

pub mod gallery;
pub mod samples;

pub mod intake;
pub mod integration;
pub mod preparation;
pub mod print;
pub mod protocol;
pub mod record;
pub mod session;
pub mod supervision;
pub mod with;
