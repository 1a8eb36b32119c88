//! The care protocol as versioned, strictly parsed, signed data, and the readiness computed from it.

/// A protocol with the proof that a prescriber of the practice signed exactly this file.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedProtocol {
    /// SHA-256 of the file that was signed, hexadecimal.
    pub digest: String,
}

impl SignedProtocol {
    /// Exactly which protocol this is, as a session remembers it.
    pub fn reference(&self) -> crate::session::ProtocolRef {
        crate::session::ProtocolRef { id: String::new(), version: String::new(), digest: self.digest.clone() }
    }
}
