//! Consent is signed over an exact text and withdrawn at any moment.

use serde::{Deserialize, Serialize};

use crate::private::Private;

/// The client signed a consent document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentSigned {
    /// The document's id, such as `ketamine`.
    pub document: String,
    /// The version of its text.
    pub version: String,
    /// SHA-256 of the text that was shown, hexadecimal.
    pub digest: String,
    /// The name as typed.
    pub name: Private,
}

/// The client withdrew consent; it counts at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawn {
    /// The document's id.
    pub document: String,
    /// In the client's words; may be empty.
    pub words: Private,
}
