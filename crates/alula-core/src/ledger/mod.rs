//! The ledger: statements, their headers, and the hash arithmetic that makes tampering visible.
//!
//! Header and body are apart: removing a body (and its salt) leaves a chain that still verifies and says nothing.
//! Sequence orders, `occurred_at` is shown, the seal only proves.

mod entry;
mod link;
mod seal;
mod statement;
mod stored;
mod verify;

pub use entry::{Author, Draft, Entry, Header};
pub use link::{Head, link};
pub use seal::{Body, Digest, Salt, Seal, digest_of, heads_digest, seal_of};
pub use statement::{
    Corrected, DecodeStatementError, Reviewed, SetAside, Stated, Statement, UnknownStatement, Withdrawn,
};
pub use verify::{ChainFault, Link, verify_chain};
