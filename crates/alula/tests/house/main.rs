//! The built binary as a machine and a thief treat it: killed at any moment, and carried away.

mod book;
mod keys;
mod killed;
mod practice;
mod stolen;
mod visitor;
