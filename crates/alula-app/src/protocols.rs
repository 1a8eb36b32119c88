//! The care protocol: installed as a file, signed by a prescriber, and believed only while the signature holds.

use std::sync::Arc;

use alula_core::ids::StaffId;
use alula_core::protocol::{Protocol, ProtocolError, SignedProtocol};
use alula_policy::{Action, Actor, Resource};
use alula_store::rows::protocols::{self, KeptProtocol, ProtocolSignature, ProtocolStatus};
use alula_store::{Keys, StoreFault, Tx};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::access::{authorise, on_practice, require};
use crate::house::{House, Inside};
use crate::trouble::{Broken, Trouble};

/// A protocol as the practice keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProtocolSeen {
    /// The protocol's id.
    pub id: String,
    /// Which installed version, counted by the house.
    pub number: i64,
    /// The file.
    pub text: String,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// When it was installed.
    pub added_at: Timestamp,
    /// Where it stands.
    pub standing: ProtocolStanding,
}

/// Where a protocol stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ProtocolStanding {
    /// It waits for a prescriber.
    Unsigned,
    /// It was signed, and the signature holds.
    Signed {
        /// By whom.
        by: StaffId,
        /// When.
        at: Timestamp,
    },
    /// A later one took its place.
    Retired {
        /// Who had signed it, and when.
        signed: Option<(StaffId, Timestamp)>,
    },
    /// It counts as signed and does not hold; nothing runs under it.
    Refused(BadProtocol),
}

/// Why a protocol that counts as signed does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadProtocol {
    /// The text is not the one that was signed.
    #[error("the protocol's text was changed after it was signed; install the right file and have it signed")]
    Changed,
    /// The signature was not made with this house's key.
    #[error("the protocol's signature was not made with this practice's key; have it signed here")]
    UnknownKey,
    /// This version of Alula does not understand it.
    #[error("{0}")]
    Unreadable(String),
}

/// Why a protocol was not installed or signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolRefusal {
    /// The file is not a protocol.
    #[error("{message}")]
    Malformed {
        /// A stable code, such as `unknown_key`.
        code: &'static str,
        /// The line of the file, when it is known.
        line: Option<usize>,
        /// What is wrong and what to do.
        message: String,
    },
    /// There is no such protocol, or it is not waiting for a signature.
    #[error("this protocol does not wait for a signature; open the page again")]
    NotWaiting,
    /// It is another text than the one that was read.
    #[error("the protocol is another one than the page showed; read it again, then sign")]
    AnotherText,
}

/// The protocol that was opened last, so that it is parsed and verified once.
#[derive(Default)]
pub(crate) struct ProtocolMemory(Option<(SignedWith, Arc<SignedProtocol>)>);

/// The digest of a text and the signature over it: who has both has the text that was verified.
type SignedWith = ([u8; 32], Option<Vec<u8>>);

impl House {
    /// The protocol that holds, if one is signed.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn protocol(&self) -> Result<Option<Arc<SignedProtocol>>, Trouble> {
        let inside = self.0.clone();
        let signed = self.0.store.read(move |tx| Box::pin(async move { inside.signed_protocol(tx).await }));
        signed.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Every protocol that was installed, the newest first.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn protocols(&self, actor: &Actor) -> Result<Vec<ProtocolSeen>, Trouble> {
        on_practice(self, actor, Action::ReadProtocol)?;
        let all = self.0.store.read(|tx| {
            Box::pin(async move {
                let mut all = protocols::all(tx).await?;
                all.sort_by_key(|it| std::cmp::Reverse((it.added_at, it.version)));
                let keys = tx.keys();
                Ok(all.into_iter().map(|it| seen(keys, it)).collect())
            })
        });
        all.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Installs a protocol file; it counts for nothing before a prescriber signs it. The same file twice is one.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn install_protocol(
        &self,
        actor: &Actor,
        text: &str,
    ) -> Result<Result<ProtocolSeen, ProtocolRefusal>, Trouble> {
        let id = match Protocol::parse(text) {
            Ok(protocol) => protocol.id,
            Err(ProtocolError { code, line, message, .. }) => {
                return Ok(Err(ProtocolRefusal::Malformed { code, line, message }));
            }
        };
        let (inside, actor, text, now) = (self.0.clone(), *actor, text.to_owned(), self.now());
        let installed = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::InstallProtocol).await?;
                let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
                let all = protocols::all(tx).await?;
                let same = |it: &&KeptProtocol| it.digest == digest && it.status != ProtocolStatus::Retired;
                if let Some(kept) = all.iter().find(same) {
                    return Ok(Ok(seen(tx.keys(), kept.clone())));
                }
                let last = all.iter().filter(|it| it.id == id).map(|it| it.version).max();
                let kept = KeptProtocol {
                    id,
                    version: last.unwrap_or(0) + 1,
                    text: text.into_bytes(),
                    digest,
                    status: ProtocolStatus::Draft,
                    added_at: now,
                    signed: None,
                };
                protocols::insert(tx, &kept).await?;
                Ok(Ok(seen(tx.keys(), kept)))
            })
        });
        installed.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Signs the protocol whose text has this digest; the one that held before is retired.
    ///
    /// # Errors
    /// When the policies say no or ask for a fresh proof, or something is broken.
    pub async fn sign_protocol(
        &self,
        actor: &Actor,
        id: &str,
        number: i64,
        digest: &str,
    ) -> Result<Result<ProtocolSeen, ProtocolRefusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let (id, digest) = (id.to_owned(), digest.to_owned());
        let signed = self.0.store.write(move |tx| {
            Box::pin(async move {
                let allowed = authorise(&inside, tx, &actor, Action::SignProtocol, &Resource::Practice, None).await?;
                if let Err(denied) = allowed {
                    return Ok(Err(denied));
                }
                Ok(Ok(inside.sign_in_tx(tx, &actor, &id, number, &digest, now).await?))
            })
        });
        let signed = signed.await.map_err(|broken: Broken| self.trouble(broken))?;
        signed.map_err(|denied| self.trouble(denied))
    }
}

impl Inside {
    async fn sign_in_tx(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: &str,
        number: i64,
        digest: &str,
        now: Timestamp,
    ) -> Result<Result<ProtocolSeen, ProtocolRefusal>, Broken> {
        let Actor::Staff { id: by, .. } = *actor else { return Ok(Err(ProtocolRefusal::NotWaiting)) };
        let Some(kept) = protocols::find(tx, id, number).await? else { return Ok(Err(ProtocolRefusal::NotWaiting)) };
        if hex(&kept.digest) != digest || hex(&Sha256::digest(&kept.text)) != digest {
            return Ok(Err(ProtocolRefusal::AnotherText));
        }
        if kept.status != ProtocolStatus::Draft {
            return Ok(Err(ProtocolRefusal::NotWaiting));
        }
        for before in protocols::all(tx).await? {
            if before.status == ProtocolStatus::Signed {
                protocols::retire(tx, &before.id, before.version).await?;
            }
        }
        let signature = tx.keys().sign(&signed_words(&kept.digest, by, now));
        let signed = ProtocolSignature { by, at: now, signature };
        protocols::sign(tx, id, number, &signed).await?;
        let kept = protocols::find(tx, id, number).await?.unwrap_or(kept);
        Ok(Ok(seen(tx.keys(), kept)))
    }

    /// The protocol that holds in this transaction, with what the practice holds more tightly. One that does not hold is as if there were none; its page says why.
    pub(crate) async fn signed_protocol(&self, tx: &mut Tx) -> Result<Option<Arc<SignedProtocol>>, Broken> {
        let Some(with) = protocols::signed_with(tx).await? else { return Ok(None) };
        let practice = crate::practice_limits::for_rules(tx).await?;
        let remembered = {
            let memory = self.protocol.lock().expect("nothing panics while it holds the protocol");
            let same = |it: &&(SignedWith, Arc<SignedProtocol>)| it.0 == with && it.1.practice == practice;
            memory.0.as_ref().filter(same).map(|(_, signed)| signed.clone())
        };
        if remembered.is_some() {
            return Ok(remembered);
        }
        let Some(kept) = protocols::signed(tx).await? else { return Ok(None) };
        match holds(tx.keys(), &kept) {
            Ok(signed) => {
                let signed = Arc::new(signed.with_practice(practice));
                let mut memory = self.protocol.lock().expect("nothing panics while it holds the protocol");
                memory.0 = Some((with, signed.clone()));
                Ok(Some(signed))
            }
            Err(bad) => {
                tracing::warn!(protocol = kept.id, number = kept.version, why = %bad, "the signed protocol does not hold");
                Ok(None)
            }
        }
    }
}

fn seen(keys: &Keys, kept: KeptProtocol) -> ProtocolSeen {
    let standing = match (kept.status, &kept.signed) {
        (ProtocolStatus::Retired, signed) => {
            ProtocolStanding::Retired { signed: signed.as_ref().map(|it| (it.by, it.at)) }
        }
        (ProtocolStatus::Signed, Some(it)) => match holds(keys, &kept) {
            Ok(_) => ProtocolStanding::Signed { by: it.by, at: it.at },
            Err(bad) => ProtocolStanding::Refused(bad),
        },
        (ProtocolStatus::Signed, None) => ProtocolStanding::Refused(BadProtocol::UnknownKey),
        (ProtocolStatus::Draft, _) => ProtocolStanding::Unsigned,
    };
    ProtocolSeen {
        id: kept.id,
        number: kept.version,
        digest: hex(&kept.digest),
        text: String::from_utf8_lossy(&kept.text).into_owned(),
        added_at: kept.added_at,
        standing,
    }
}

/// The protocol, if its text is the one that was signed, with this house's key.
fn holds(keys: &Keys, kept: &KeptProtocol) -> Result<SignedProtocol, BadProtocol> {
    let signature = kept.signed.as_ref().ok_or(BadProtocol::UnknownKey)?;
    let digest: [u8; 32] = Sha256::digest(&kept.text).into();
    if digest != kept.digest {
        return Err(BadProtocol::Changed);
    }
    if !keys.verify(&signed_words(&digest, signature.by, signature.at), &signature.signature) {
        return Err(BadProtocol::UnknownKey);
    }
    let text = std::str::from_utf8(&kept.text).map_err(|_| BadProtocol::Changed)?;
    SignedProtocol::new(text, signature.by, signature.at).map_err(|error| BadProtocol::Unreadable(error.to_string()))
}

/// What a signature is made over: this text, this person, this moment.
fn signed_words(digest: &[u8; 32], by: StaffId, at: Timestamp) -> Vec<u8> {
    let mut words = b"alula protocol 1\0".to_vec();
    words.extend_from_slice(digest);
    words.extend_from_slice(by.0.as_bytes());
    words.extend_from_slice(&at.as_microsecond().to_be_bytes());
    words
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use alula_core::protocol::REFERENCE;

    use super::*;

    fn keys(name: &str, folder: &tempfile::TempDir) -> Keys {
        Keys::create(&folder.path().join(name)).unwrap()
    }

    fn signed(keys: &Keys) -> KeptProtocol {
        let digest: [u8; 32] = Sha256::digest(REFERENCE.as_bytes()).into();
        let (by, at) = (StaffId(uuid::Uuid::from_u128(7)), Timestamp::UNIX_EPOCH);
        let signature = keys.sign(&signed_words(&digest, by, at));
        KeptProtocol {
            id: "kap".to_owned(),
            version: 1,
            text: REFERENCE.as_bytes().to_vec(),
            digest,
            status: ProtocolStatus::Signed,
            added_at: at,
            signed: Some(ProtocolSignature { by, at, signature }),
        }
    }

    #[test]
    fn a_changed_text_another_key_and_another_signer_do_not_hold() {
        let folder = tempfile::TempDir::new().unwrap();
        let (ours, theirs) = (keys("ours", &folder), keys("theirs", &folder));
        let kept = signed(&ours);
        assert!(holds(&ours, &kept).is_ok());
        assert_eq!(holds(&theirs, &kept), Err(BadProtocol::UnknownKey));

        let mut changed = kept.clone();
        changed.text.push(b'\n');
        assert_eq!(holds(&ours, &changed), Err(BadProtocol::Changed));
        changed.digest = Sha256::digest(&changed.text).into();
        assert_eq!(holds(&ours, &changed), Err(BadProtocol::UnknownKey), "a new digest has no signature");

        let mut other = kept.clone();
        other.signed = kept.signed.clone().map(|it| ProtocolSignature { by: StaffId(uuid::Uuid::nil()), ..it });
        assert_eq!(holds(&ours, &other), Err(BadProtocol::UnknownKey));
        assert_eq!(holds(&ours, &KeptProtocol { signed: None, ..kept }), Err(BadProtocol::UnknownKey));
    }
}
