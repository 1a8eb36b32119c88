//! A session at home, for the practice: made ready, opened together, watched from afar.

pub(crate) mod before;
pub(crate) mod during;
pub(crate) mod phones;
pub(crate) mod porch;

pub(super) use phones::with_phones;
