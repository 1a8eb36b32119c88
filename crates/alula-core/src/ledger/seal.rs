//! Digests and seals. Core does the arithmetic; the store supplies the salt.

use sha2::{Digest as _, Sha256};

use super::{Author, Header};
use crate::ids::ClientId;

/// SHA-256 over salt and body.
pub type Digest = [u8; 32];
/// SHA-256 over the previous seal and the header.
pub type Seal = [u8; 32];
/// Random bytes, kept inside the sealed body, that stop a guessed body from being confirmed by its digest.
pub type Salt = [u8; 16];

/// A body as it is sealed: the salt and the stored form of the statement.
#[derive(Clone, PartialEq, Eq)]
pub struct Body {
    /// The salt.
    pub salt: Salt,
    /// The versioned stored form.
    pub bytes: Vec<u8>,
}

/// The digest of a body.
pub fn digest_of(body: &Body) -> Digest {
    let mut hash = Sha256::new();
    hash.update(b"alula body 1");
    hash.update(body.salt);
    hash.update(&body.bytes);
    hash.finalize().into()
}

/// The seal of a header (its own `seal` field is not read) after `previous`; the first entry follows 32 zero bytes.
pub fn seal_of(previous: &Seal, header: &Header) -> Seal {
    let mut hash = Sha256::new();
    hash.update(b"alula seal 1");
    hash.update(previous);
    hash.update(header.id.0.as_bytes());
    hash.update(header.client.0.as_bytes());
    hash.update(header.sequence.to_be_bytes());
    hash.update((header.kind.len() as u64).to_be_bytes());
    hash.update(header.kind.as_bytes());
    hash.update(header.occurred_at.as_microsecond().to_be_bytes());
    hash.update(header.recorded_at.as_microsecond().to_be_bytes());
    match header.author {
        Author::Staff(id) => {
            hash.update([1]);
            hash.update(id.0.as_bytes());
        }
        Author::Client => hash.update([2]),
        Author::House => hash.update([3]),
        Author::Sitter(id) => {
            hash.update([4]);
            hash.update(id.0.as_bytes());
        }
    }
    hash.update(header.digest);
    hash.finalize().into()
}

/// One digest over the heads of all charts, in the order of client ids; the daily proof that leaves the building.
pub fn heads_digest<'a>(heads: impl IntoIterator<Item = (&'a ClientId, u64, &'a Seal)>) -> Digest {
    let mut hash = Sha256::new();
    hash.update(b"alula heads 1");
    for (client, sequence, seal) in heads {
        hash.update(client.0.as_bytes());
        hash.update(sequence.to_be_bytes());
        hash.update(seal);
    }
    hash.finalize().into()
}
