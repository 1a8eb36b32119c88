//! Sign-in accounts, found by the blind token of their e-mail address.

use alula_core::ids::{ClientId, StaffId};
use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{plain_email, seal_json, unseal_json};
use crate::database::{Row, Tx, Value, values};
use crate::fault::{FaultKind, StoreFault};

/// Who an account belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A person who works at the practice.
    Staff(StaffId),
    /// A client.
    Client(ClientId),
}

/// A way to sign in.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The account.
    pub id: Uuid,
    /// Whose it is.
    pub holder: Holder,
    /// The address, as written.
    pub email: Private,
    /// The Argon2id hash; sealed at rest, so a stolen database cannot be guessed at.
    pub password_hash: Private,
    /// Failed sign-ins since the last good one.
    pub failures: i64,
    /// No sign-in before this.
    pub locked_until: Option<Timestamp>,
    /// False when the account is closed.
    pub active: bool,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    email: Private,
    password_hash: Private,
}

/// Opens an account. False when the address or the holder has one already.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, account: &Account) -> Result<bool, StoreFault> {
    let (staff, client) = match account.holder {
        Holder::Staff(id) => (Some(id), None),
        Holder::Client(id) => (None, Some(id)),
    };
    let sealed = sealed(tx, account)?;
    let token = email_token(tx, account.email.reveal());
    let insert = "INSERT INTO account (id, email_token, staff, client, active, failures, locked_until, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    let row = values![account.id, token, staff, client, account.active, account.failures, account.locked_until, sealed];
    Ok(tx.execute("opening an account", insert, row).await? == 1)
}

/// Saves the changed parts of an account: address, hash, failures, lock, whether it is open.
///
/// # Errors
/// When the database fails, or another account has the new address.
pub async fn update(tx: &mut Tx, account: &Account) -> Result<(), StoreFault> {
    let sealed = sealed(tx, account)?;
    let token = email_token(tx, account.email.reveal());
    let update = "UPDATE account SET email_token = $2, active = $3, failures = $4, locked_until = $5, sealed = $6 \
                  WHERE id = $1";
    let row = values![account.id, token, account.active, account.failures, account.locked_until, sealed];
    tx.execute("changing an account", update, row).await?;
    Ok(())
}

/// The account with this address, however it is capitalised.
///
/// # Errors
/// When the database fails.
pub async fn find_by_email(tx: &mut Tx, email: &str) -> Result<Option<Account>, StoreFault> {
    let sql = "SELECT id, staff, client, active, failures, locked_until, sealed FROM account WHERE email_token = $1";
    let token = email_token(tx, email);
    one(tx, sql, values![token]).await
}

/// The account with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Account>, StoreFault> {
    let sql = "SELECT id, staff, client, active, failures, locked_until, sealed FROM account WHERE id = $1";
    one(tx, sql, values![id]).await
}

/// The account of a person.
///
/// # Errors
/// When the database fails.
pub async fn find_by_holder(tx: &mut Tx, holder: Holder) -> Result<Option<Account>, StoreFault> {
    match holder {
        Holder::Staff(id) => {
            let sql = "SELECT id, staff, client, active, failures, locked_until, sealed FROM account WHERE staff = $1";
            one(tx, sql, values![id]).await
        }
        Holder::Client(id) => {
            let sql = "SELECT id, staff, client, active, failures, locked_until, sealed FROM account WHERE client = $1";
            one(tx, sql, values![id]).await
        }
    }
}

/// How many accounts there are; none means the practice waits for its first manager.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx) -> Result<u64, StoreFault> {
    let row = tx.row("counting accounts", "SELECT count(*) AS n FROM account", &[]).await?;
    row.map_or(Ok(0), |row| row.get::<i64>("n").map(i64::cast_unsigned))
}

async fn one(tx: &mut Tx, sql: &'static str, values: &[Value]) -> Result<Option<Account>, StoreFault> {
    let row = tx.row("reading an account", sql, values).await?;
    row.map(|row| account(tx, &row)).transpose()
}

fn account(tx: &Tx, row: &Row) -> Result<Account, StoreFault> {
    let id: Uuid = row.parsed("id")?;
    let sealed: Sealed = unseal_json(tx, "account", &id.to_string(), &row.bytes("sealed")?)?;
    let holder = match (row.maybe_parsed("staff")?, row.maybe_parsed("client")?) {
        (Some(id), None) => Holder::Staff(id),
        (None, Some(id)) => Holder::Client(id),
        _ => return Err(StoreFault::new(FaultKind::Damaged, "reading an account")),
    };
    Ok(Account {
        id,
        holder,
        email: sealed.email,
        password_hash: sealed.password_hash,
        failures: row.get("failures")?,
        locked_until: row.maybe_time("locked_until")?,
        active: row.flag("active")?,
    })
}

fn sealed(tx: &Tx, account: &Account) -> Result<Vec<u8>, StoreFault> {
    let part = Sealed { email: account.email.clone(), password_hash: account.password_hash.clone() };
    seal_json(tx, "account", &account.id.to_string(), &part)
}

fn email_token(tx: &Tx, email: &str) -> Vec<u8> {
    tx.keys().blind(&format!("account email\0{}", plain_email(email)))
}
