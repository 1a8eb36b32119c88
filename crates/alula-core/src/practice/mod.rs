//! The practice around the charts: the licences and certificates of its people, when each has to be renewed, and what one
//! that ended stops; the sound that may be played in its rooms.

mod credential;
mod licence;
pub mod sound;

pub use credential::{Credential, CredentialKind, Lapse, Renewal, lapse, renewed_where, unwritten};
pub use licence::{Ended, Held};

pub(crate) use licence::licensed;
