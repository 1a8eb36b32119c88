//! Consent is signed over an exact text and withdrawn at any moment.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
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

/// Signs a consent document.
pub(crate) fn sign_consent(_chart: &Chart, request: &Request, it: &ConsentSigned, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Withdraws consent; counts at once, always.
pub(crate) fn withdraw_consent(_chart: &Chart, request: &Request, it: &ConsentWithdrawn, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}
