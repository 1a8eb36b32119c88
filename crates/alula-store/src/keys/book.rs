//! The keys of a client's book. None of them follows from the practice's keys.
//!
//! One book key for each book, wrapped once by what the pass-phrase gives and once by what the recovery words give; one
//! page key for each page, wrapped by the book key. Removing a wrapped page key removes the page.

use alula_core::ids::{ClientId, EntryId, PageId};
use alula_core::ledger::{Body, Salt};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::{NoChance, Secret, Unopened, open, random, seal, sealing_key};

/// By what a book key is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// The pass-phrase the client chose.
    Phrase,
    /// The printed recovery words.
    Words,
    /// The secret of a web session, for as long as the book lies open in it; never written down.
    Session,
}

impl Lock {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Phrase => "phrase",
            Self::Words => "words",
            Self::Session => "session",
        }
    }
}

/// What opens a lock; wiped when dropped.
pub struct Opener(Secret);

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opener")
    }
}

impl Opener {
    /// From a secret that nobody can guess; a slow hash is the caller's work where somebody could.
    pub fn of(client: ClientId, lock: Lock, secret: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"alula book opener 1");
        hash.update(lock.name());
        hash.update(client.0.as_bytes());
        hash.update(secret);
        Self(Zeroizing::new(hash.finalize().into()))
    }
}

/// The key of one book; wiped when dropped.
pub struct BookKey {
    client: ClientId,
    secret: Secret,
}

impl std::fmt::Debug for BookKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BookKey").field("client", &self.client).finish_non_exhaustive()
    }
}

impl BookKey {
    /// A new key for the book of a client.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn new(client: ClientId) -> Result<Self, NoChance> {
        Ok(Self { client, secret: Zeroizing::new(random()?) })
    }

    /// The key behind a lock.
    ///
    /// # Errors
    /// When the opener is not that of this lock.
    pub fn unwrap(client: ClientId, lock: Lock, opener: &Opener, wrapped: &[u8]) -> Result<Self, Unopened> {
        Ok(Self { client, secret: secret_in(&opener.0, lock_place(client, lock), wrapped)? })
    }

    /// The key as it may lie behind a lock.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn wrap(&self, lock: Lock, opener: &Opener) -> Result<Vec<u8>, NoChance> {
        seal(&sealing_key(&opener.0), lock_place(self.client, lock), self.secret.as_ref())
    }

    /// A new key for a page, with the form in which it may stand in the database.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn new_page_key(&self, page: PageId) -> Result<(PageKey, Vec<u8>), NoChance> {
        let secret: Secret = Zeroizing::new(random()?);
        let wrapped = seal(&sealing_key(&self.secret), page_place(self.client, page), secret.as_ref())?;
        Ok((PageKey { client: self.client, page, secret }, wrapped))
    }

    /// The key of a page from its wrapped form.
    ///
    /// # Errors
    /// When it was wrapped for another page, or by another book key.
    pub fn unwrap_page_key(&self, page: PageId, wrapped: &[u8]) -> Result<PageKey, Unopened> {
        let secret = secret_in(&self.secret, page_place(self.client, page), wrapped)?;
        Ok(PageKey { client: self.client, page, secret })
    }

    /// Whose book.
    pub fn client(&self) -> ClientId {
        self.client
    }
}

/// The key of one page; wiped when dropped.
pub struct PageKey {
    client: ClientId,
    page: PageId,
    secret: Secret,
}

impl std::fmt::Debug for PageKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PageKey").field("page", &self.page).finish_non_exhaustive()
    }
}

impl PageKey {
    /// A writing as it may stand in the database, bound to its entry.
    pub(crate) fn seal_body(&self, entry: EntryId, body: &Body) -> Result<Vec<u8>, NoChance> {
        let mut plain = Zeroizing::new(Vec::with_capacity(body.salt.len() + body.bytes.len()));
        plain.extend_from_slice(&body.salt);
        plain.extend_from_slice(&body.bytes);
        seal(&sealing_key(&self.secret), writing_place(self.client, self.page, entry), &plain)
    }

    pub(crate) fn open_body(&self, entry: EntryId, sealed: &[u8]) -> Result<Body, Unopened> {
        let mut plain = open(&sealing_key(&self.secret), writing_place(self.client, self.page, entry), sealed)?;
        let salt = Salt::try_from(plain.get(..16).ok_or(Unopened)?).map_err(|_| Unopened)?;
        let bytes = plain[16..].to_vec();
        plain.zeroize();
        Ok(Body { salt, bytes })
    }

    pub(crate) fn seal_draft(&self, plain: &[u8]) -> Result<Vec<u8>, NoChance> {
        seal(&sealing_key(&self.secret), draft_place(self.client, self.page), plain)
    }

    pub(crate) fn open_draft(&self, sealed: &[u8]) -> Result<Vec<u8>, Unopened> {
        open(&sealing_key(&self.secret), draft_place(self.client, self.page), sealed)
    }
}

fn secret_in(key: &Secret, place: Vec<u8>, wrapped: &[u8]) -> Result<Secret, Unopened> {
    let plain = Zeroizing::new(open(&sealing_key(key), place, wrapped)?);
    <[u8; 32]>::try_from(plain.as_slice()).map(Zeroizing::new).map_err(|_| Unopened)
}

fn lock_place(client: ClientId, lock: Lock) -> Vec<u8> {
    [b"alula book key 1\0".as_slice(), client.0.as_bytes(), lock.name().as_bytes()].concat()
}

fn page_place(client: ClientId, page: PageId) -> Vec<u8> {
    [b"alula page key 1\0".as_slice(), client.0.as_bytes(), page.0.as_bytes()].concat()
}

fn writing_place(client: ClientId, page: PageId, entry: EntryId) -> Vec<u8> {
    [b"alula writing 1\0".as_slice(), client.0.as_bytes(), page.0.as_bytes(), entry.0.as_bytes()].concat()
}

fn draft_place(client: ClientId, page: PageId) -> Vec<u8> {
    [b"alula draft 1\0".as_slice(), client.0.as_bytes(), page.0.as_bytes()].concat()
}
