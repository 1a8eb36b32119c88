//! The practice's settings, each sealed under its name.

use alula_core::private::Private;

use crate::database::{Tx, values};
use crate::fault::StoreFault;

/// Sets a setting.
///
/// # Errors
/// When the database fails.
pub async fn set(tx: &mut Tx, name: &str, value: &Private) -> Result<(), StoreFault> {
    let sealed = tx.seal("setting", name, "sealed", value.reveal())?;
    let upsert = "INSERT INTO setting (name, sealed) VALUES ($1, $2) \
                  ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed";
    tx.execute("changing a setting", upsert, values![name, sealed]).await?;
    Ok(())
}

/// A setting.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, name: &str) -> Result<Option<Private>, StoreFault> {
    let row = tx.row("reading a setting", "SELECT sealed FROM setting WHERE name = $1", values![name]).await?;
    row.map(|row| tx.unseal("setting", name, "sealed", &row.bytes("sealed")?)).transpose()
}
