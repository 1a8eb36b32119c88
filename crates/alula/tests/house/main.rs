//! The built binary as a machine and a thief treat it: killed at any moment, and carried away.

mod backed_up;
mod book;
mod exported;
mod keys;
mod killed;
mod practice;
mod rotated;
mod stolen;
mod twice;
mod visitor;
mod writers;
