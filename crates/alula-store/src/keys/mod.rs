//! The practice's keys: they live in a file outside the database, and without them the database says nothing.

mod book;
mod file;

use std::sync::OnceLock;

use alula_core::ids::{ClientId, EntryId};
use alula_core::ledger::{Body, Salt};
use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::signature::{self, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use aws_lc_rs::{hkdf, hmac, rand};
use zeroize::{Zeroize, Zeroizing};

pub use book::{BookKey, Lock, Opener, PageKey};
pub use file::{CreateKeysError, OpenKeysError};

/// Bytes that this key, or this place in the database, does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sealed bytes do not open with this key at this place")]
pub struct Unopened;

/// Chance did not come from the operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoChance;

type Secret = Zeroizing<[u8; 32]>;

/// The practice's secrets, read once at the start and wiped when dropped.
///
/// Four secrets with one purpose each: the practice key wraps the data key of each client; the column key seals the
/// personal columns of plain rows; the index key makes the tokens of the blind index; the signing seed signs protocols
/// and the daily digest of heads.
pub struct Keys {
    id: String,
    practice: Secret,
    columns: Secret,
    index: Secret,
    signing: Secret,
    column_key: RandomizedNonceKey,
    index_key: hmac::Key,
    key_pair: OnceLock<Ed25519KeyPair>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The data key of one client; wiped when dropped.
pub struct DataKey {
    client: ClientId,
    secret: Secret,
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DataKey").field("client", &self.client).finish_non_exhaustive()
    }
}

impl Keys {
    fn of(id: String, [practice, columns, index, signing]: [Secret; 4]) -> Self {
        let column_key = sealing_key(&columns);
        let index_key = hmac::Key::new(hmac::HMAC_SHA256, index.as_ref());
        Self { id, practice, columns, index, signing, column_key, index_key, key_pair: OnceLock::new() }
    }

    /// The name of this key file; stands in the database, so that another key file is noticed.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A new data key for a client.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn new_data_key(&self, client: ClientId) -> Result<DataKey, NoChance> {
        Ok(DataKey { client, secret: Zeroizing::new(random()?) })
    }

    /// The data key as it may stand in the database.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn wrap_dek(&self, key: &DataKey) -> Result<Vec<u8>, NoChance> {
        seal(&sealing_key(&self.practice), dek_place(key.client), key.secret.as_ref())
    }

    /// The data key of `client` from its wrapped form.
    ///
    /// # Errors
    /// When the practice key does not open it, or it was wrapped for another client.
    pub fn unwrap_dek(&self, client: ClientId, wrapped: &[u8]) -> Result<DataKey, Unopened> {
        let plain = Zeroizing::new(open(&sealing_key(&self.practice), dek_place(client), wrapped)?);
        let secret = Zeroizing::new(<[u8; 32]>::try_from(plain.as_slice()).map_err(|_| Unopened)?);
        Ok(DataKey { client, secret })
    }

    /// The sealed form of one personal column; it opens only at the same table, row and column.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn seal_column(&self, table: &str, row: &str, column: &str, plain: &[u8]) -> Result<Vec<u8>, NoChance> {
        seal(&self.column_key, column_place(table, row, column), plain)
    }

    /// What [`Keys::seal_column`] sealed at this place.
    ///
    /// # Errors
    /// When the bytes were sealed under another key or for another place, or were changed.
    pub fn open_column(&self, table: &str, row: &str, column: &str, sealed: &[u8]) -> Result<Vec<u8>, Unopened> {
        open(&self.column_key, column_place(table, row, column), sealed)
    }

    /// The token under which `text` is found; whoever lacks the key cannot tell what it stands for.
    pub fn blind(&self, text: &str) -> Vec<u8> {
        hmac::sign(&self.index_key, text.as_bytes()).as_ref()[..16].to_vec()
    }

    /// The Ed25519 signature of `message`.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair().sign(message).as_ref().to_vec()
    }

    /// True when `signature` was made over `message` with this key file.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&signature::ED25519, self.public_key()).verify(message, signature).is_ok()
    }

    /// The public half of the signing key, for whoever keeps the daily digests.
    pub fn public_key(&self) -> Vec<u8> {
        self.pair().public_key().as_ref().to_vec()
    }

    /// A secret for one purpose outside the database, such as `web push`. It follows from the signing seed, so it is the
    /// same wherever this key file is and stands nowhere else; nothing of the seed can be told from it.
    pub fn secret_for(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut secret = Zeroizing::new([0; 32]);
        let seed = hkdf::Salt::new(hkdf::HKDF_SHA256, b"alula secret 1").extract(self.signing.as_ref());
        seed.expand(&[purpose.as_bytes()], hkdf::HKDF_SHA256)
            .and_then(|it| it.fill(secret.as_mut()))
            .expect("32 bytes are what SHA-256 gives");
        secret
    }

    fn pair(&self) -> &Ed25519KeyPair {
        self.key_pair.get_or_init(|| {
            Ed25519KeyPair::from_seed_unchecked(self.signing.as_ref()).expect("any 32 bytes are an Ed25519 seed")
        })
    }
}

impl DataKey {
    /// A body as it may stand in the database, bound to its entry.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn seal_body(&self, entry: EntryId, body: &Body) -> Result<Vec<u8>, NoChance> {
        let mut plain = Zeroizing::new(Vec::with_capacity(body.salt.len() + body.bytes.len()));
        plain.extend_from_slice(&body.salt);
        plain.extend_from_slice(&body.bytes);
        seal(&sealing_key(&self.secret), body_place(self.client, entry), &plain)
    }

    /// The body of `entry` from its sealed form.
    ///
    /// # Errors
    /// When the bytes were changed or belong to another entry or client.
    pub fn open_body(&self, entry: EntryId, sealed: &[u8]) -> Result<Body, Unopened> {
        let mut plain = open(&sealing_key(&self.secret), body_place(self.client, entry), sealed)?;
        let salt = Salt::try_from(plain.get(..16).ok_or(Unopened)?).map_err(|_| Unopened)?;
        let bytes = plain[16..].to_vec();
        plain.zeroize();
        Ok(Body { salt, bytes })
    }

    /// A row that is about this client and belongs to no chart, such as a draft; it opens only at the same table and row.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn seal_row(&self, table: &str, row: &str, plain: &[u8]) -> Result<Vec<u8>, NoChance> {
        seal(&sealing_key(&self.secret), row_place(self.client, table, row), plain)
    }

    /// What [`DataKey::seal_row`] sealed at this place.
    ///
    /// # Errors
    /// When the bytes were changed or belong to another row or client.
    pub fn open_row(&self, table: &str, row: &str, sealed: &[u8]) -> Result<Vec<u8>, Unopened> {
        open(&sealing_key(&self.secret), row_place(self.client, table, row), sealed)
    }
}

/// A fresh salt for a body.
pub(crate) fn new_salt() -> Result<Salt, NoChance> {
    random()
}

fn random<const N: usize>() -> Result<[u8; N], NoChance> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).map_err(|_| NoChance)?;
    Ok(bytes)
}

fn sealing_key(secret: &Secret) -> RandomizedNonceKey {
    RandomizedNonceKey::new(&AES_256_GCM, secret.as_ref()).expect("32 bytes are an AES-256 key")
}

fn seal(key: &RandomizedNonceKey, place: Vec<u8>, plain: &[u8]) -> Result<Vec<u8>, NoChance> {
    let mut text = plain.to_vec();
    let nonce = key.seal_in_place_append_tag(Aad::from(place), &mut text).map_err(|_| NoChance)?;
    let mut sealed = nonce.as_ref().to_vec();
    sealed.append(&mut text);
    Ok(sealed)
}

fn open(key: &RandomizedNonceKey, place: Vec<u8>, sealed: &[u8]) -> Result<Vec<u8>, Unopened> {
    let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(Unopened)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unopened)?;
    let mut text = text.to_vec();
    let length = key.open_in_place(nonce, Aad::from(place), &mut text).map_err(|_| Unopened)?.len();
    text.truncate(length);
    Ok(text)
}

fn dek_place(client: ClientId) -> Vec<u8> {
    [b"alula data key 1\0".as_slice(), client.0.as_bytes()].concat()
}

fn body_place(client: ClientId, entry: EntryId) -> Vec<u8> {
    [b"alula body 1\0".as_slice(), client.0.as_bytes(), entry.0.as_bytes()].concat()
}

fn row_place(client: ClientId, table: &str, row: &str) -> Vec<u8> {
    [b"alula row 1\0".as_slice(), client.0.as_bytes(), format!("{table}\0{row}").as_bytes()].concat()
}

fn column_place(table: &str, row: &str, column: &str) -> Vec<u8> {
    format!("alula column 1\0{table}\0{row}\0{column}").into_bytes()
}
