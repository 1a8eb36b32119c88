//! The client's book: its locks, its ledger of writings, its drafts. Every function that reads or writes words takes the
//! book key; the practice's keys open none of them.

mod locks;
mod prove;
mod writings;

pub use locks::{LockRow, begin, begun_at, forget, lock_of, set_lock};
pub(crate) use prove::{books, faults};
pub use writings::{BookDraft, Wrote, draft, drafts, drop_draft, keep_draft, remove_page, write, writings};

pub use crate::keys::{BookKey, Lock, Opener};
