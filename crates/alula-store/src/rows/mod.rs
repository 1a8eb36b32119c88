//! Ordinary rows: the practice around the charts. Names and words in them are sealed.

pub mod access_log;
pub mod accounts;
pub mod attempts;
pub mod credentials;
pub mod enquiries;
pub mod heads_digest;
pub mod invitations;
pub mod note_drafts;
pub mod phones;
pub mod practice;
pub mod practice_limits;
pub mod privileges;
pub mod protocols;
pub mod settings;
pub mod sound;
pub mod staff;
pub mod tell_places;
pub mod upkeep;
pub mod watch_timers;
pub mod web_sessions;

use serde::{Serialize, de::DeserializeOwned};

use crate::database::Tx;
use crate::fault::{FaultKind, StoreFault};

/// The sealed form of the personal part of a row.
pub(crate) fn seal_json(tx: &Tx, table: &str, row: &str, part: &impl Serialize) -> Result<Vec<u8>, StoreFault> {
    let text = serde_json::to_string(part)
        .map_err(|error| StoreFault::because(FaultKind::Unexpected, "sealing a row", error))?;
    tx.seal(table, row, "sealed", &text)
}

pub(crate) fn unseal_json<T: DeserializeOwned>(
    tx: &Tx,
    table: &str,
    row: &str,
    sealed: &[u8],
) -> Result<T, StoreFault> {
    let text = tx.unseal(table, row, "sealed", sealed)?;
    serde_json::from_str(text.reveal()).map_err(|error| StoreFault::damaged("opening a sealed row", error))
}

/// A variant by its stored name.
pub(crate) fn name_of(variant: &impl Serialize) -> Result<String, StoreFault> {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        _ => Err(StoreFault::new(FaultKind::Unexpected, "naming a variant")),
    }
}

pub(crate) fn named<T: DeserializeOwned>(name: String) -> Result<T, StoreFault> {
    serde_json::from_value(serde_json::Value::String(name))
        .map_err(|error| StoreFault::damaged("reading a variant", error))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The one form in which an e-mail address is compared.
fn plain_email(email: &str) -> String {
    email.trim().to_lowercase()
}
