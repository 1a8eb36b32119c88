//! The entrance: passwords, signing in, sessions, invitations.

mod invitations;
mod password;
mod sessions;
mod sign_in;

pub use invitations::{AcceptRefusal, InvitationLink, InvitationView, InviteRefusal};
pub use password::{LONGEST, SHORTEST, UnfitPassword, fit};
pub use sessions::{SignedIn, SignedInPerson, Token};
pub use sign_in::SignInRefusal;

pub(crate) use invitations::taken;
pub(crate) use password::{keep, slow_hash};
pub(crate) use sessions::{begin_session, hash_of, token_from};
