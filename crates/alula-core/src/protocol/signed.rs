//! A protocol with the fact that a prescriber of the practice signed exactly this file.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Protocol, ProtocolError};
use crate::hex;
use crate::ids::StaffId;
use crate::session::ProtocolRef;

/// A protocol with the fact that a prescriber of the practice signed exactly this file.
///
/// Whether the signature is true is verified where the file is loaded; the rules only carry who and when.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedProtocol {
    /// The protocol.
    pub protocol: Protocol,
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// The prescriber who signed.
    pub signed_by: StaffId,
    /// When.
    pub signed_at: Timestamp,
    /// What the practice said of its limits.
    pub practice: super::PracticeLimits,
}

impl SignedProtocol {
    /// The id of the gate that says that no protocol is signed.
    pub const GATE: &str = "G-PROTOCOL";

    /// The protocol in `text`, signed by this person.
    ///
    /// # Errors
    /// When the text is not a protocol.
    pub fn new(text: &str, signed_by: StaffId, signed_at: Timestamp) -> Result<Self, ProtocolError> {
        let protocol = Protocol::parse(text)?;
        let practice = super::PracticeLimits::default();
        Ok(Self { protocol, digest: hex(&Sha256::digest(text.as_bytes())), signed_by, signed_at, practice })
    }

    /// The same, held more tightly by the practice.
    pub fn with_practice(self, practice: super::PracticeLimits) -> Self {
        Self { practice, ..self }
    }

    /// Exactly which protocol this is, as a session remembers it.
    pub fn reference(&self) -> ProtocolRef {
        let Protocol { id, version, .. } = &self.protocol;
        ProtocolRef { id: id.clone(), version: version.clone(), digest: self.digest.clone() }
    }
}
