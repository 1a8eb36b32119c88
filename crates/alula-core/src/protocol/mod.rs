//! The care protocol as versioned, strictly parsed, signed data, and the readiness computed from it.

/// A protocol with the proof that a prescriber of the practice signed exactly this file.
#[derive(Clone, Debug)]
pub struct SignedProtocol {}
