//! Books that lie open: in memory alone, each key sealed under the secret of its web session, which the house does not
//! keep. Between two requests there is nothing in the house that opens a book.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use alula_core::ids::ClientId;
use alula_store::book::{BookKey, Lock, Opener};
use alula_store::keys::NoChance;
use alula_store::rows::web_sessions::TokenHash;
use jiff::{SignedDuration, Timestamp};

use crate::entrance::hash_of;

/// How long a book stays open without being used.
pub const IDLE: SignedDuration = SignedDuration::from_mins(15);
/// How long it stays open at most.
pub const LONGEST_OPEN: SignedDuration = SignedDuration::from_hours(2);

#[derive(Default)]
pub(crate) struct OpenBooks(Mutex<BTreeMap<TokenHash, Lying>>);

struct Lying {
    client: ClientId,
    sealed: Vec<u8>,
    opened_at: Timestamp,
    used_at: Timestamp,
}

impl Lying {
    fn is_over(&self, now: Timestamp) -> bool {
        now.duration_since(self.used_at) >= IDLE || now.duration_since(self.opened_at) >= LONGEST_OPEN
    }
}

impl OpenBooks {
    /// Lays a book open in the session with this token.
    pub(crate) fn put(&self, token: &str, key: &BookKey, now: Timestamp) -> Result<(), NoChance> {
        let sealed = key.wrap(Lock::Session, &opener(key.client(), token))?;
        let mut all = self.all();
        all.retain(|_, it| !it.is_over(now));
        all.insert(hash_of(token), Lying { client: key.client(), sealed, opened_at: now, used_at: now });
        Ok(())
    }

    /// The key of the book that lies open in this session; using it keeps it open.
    pub(crate) fn get(&self, token: &str, client: ClientId, now: Timestamp) -> Option<BookKey> {
        let mut all = self.all();
        all.retain(|_, it| !it.is_over(now));
        let lying = all.get_mut(&hash_of(token)).filter(|it| it.client == client)?;
        lying.used_at = now;
        BookKey::unwrap(client, Lock::Session, &opener(client, token), &lying.sealed).ok()
    }

    pub(crate) fn close(&self, token: &str) {
        self.all().remove(&hash_of(token));
    }

    pub(crate) fn close_all(&self, client: ClientId) {
        self.all().retain(|_, it| it.client != client);
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<TokenHash, Lying>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn opener(client: ClientId, token: &str) -> Opener {
    Opener::of(client, Lock::Session, token.as_bytes())
}
