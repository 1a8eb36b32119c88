//! The medicine session.

pub(crate) mod live;
