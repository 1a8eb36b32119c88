//! The people of the practice, each change kept.

use alula_core::decide::Role;
use alula_core::ids::StaffId;
use alula_core::ledger::Author;
use alula_core::private::Private;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{name_of, named, seal_json, unseal_json};
use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;

/// A person who works at the practice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffMember {
    /// Their id.
    pub id: StaffId,
    /// The name as shown, with letters behind it.
    pub name: Private,
    /// The role.
    pub role: Role,
    /// For an associate: the supervisor of record.
    pub supervisor: Option<StaffId>,
    /// For an associate: the last day the supervision agreement holds.
    pub agreement_until: Option<Date>,
    /// Licence or registration, as printed below a signature; may be empty.
    pub licence: Private,
    /// False when the person no longer works here.
    pub active: bool,
    /// What else is known of them.
    #[serde(default)]
    pub about: About,
}

/// What is known of a person beside name and role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The professional title in full: `Licensed Marriage and Family Therapist`; may be empty.
    pub title: Private,
    /// A telephone number for colleagues; may be empty.
    pub phone: Private,
    /// For an associate: from when the supervision agreement holds.
    pub supervised_from: Option<Date>,
    /// The last day at work, of somebody who no longer works here.
    pub left: Option<Date>,
}

/// One earlier or present state of a staff row.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffChange {
    /// Counts from 1.
    pub version: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it.
    pub by: Author,
    /// What was saved.
    pub is: StaffMember,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    name: Private,
    licence: Private,
    #[serde(default)]
    about: About,
}

/// Saves a person, new or changed, and keeps the change in the history.
///
/// # Errors
/// When the database fails.
pub async fn save(tx: &mut Tx, person: &StaffMember, by: Author, at: Timestamp) -> Result<(), StoreFault> {
    let doing = "saving a person of the practice";
    let id = person.id.to_string();
    let last = tx.row(doing, "SELECT version FROM staff WHERE id = $1", values![&id]).await?;
    let version = last.map_or(Ok(0), |row| row.get::<i64>("version"))? + 1;
    let sealed = Sealed { name: person.name.clone(), licence: person.licence.clone(), about: person.about.clone() };
    let sealed = seal_json(tx, "staff", &id, &sealed)?;
    let role = name_of(&person.role)?;
    let upsert = "INSERT INTO staff (id, role, supervisor, agreement_until, active, version, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET role = excluded.role, \
                  supervisor = excluded.supervisor, agreement_until = excluded.agreement_until, \
                  active = excluded.active, version = excluded.version, sealed = excluded.sealed";
    let row = values![&id, role, person.supervisor, person.agreement_until, person.active, version, sealed];
    tx.execute(doing, upsert, row).await?;
    let whole = seal_json(tx, "staff_history", &format!("{id} {version}"), person)?;
    let insert = "INSERT INTO staff_history (id, version, changed_at, changed_by, sealed) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(doing, insert, values![&id, version, at, crate::ledger::author_text(by), whole]).await?;
    Ok(())
}

/// One person.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: StaffId) -> Result<Option<StaffMember>, StoreFault> {
    let sql = "SELECT id, role, supervisor, agreement_until, active, sealed FROM staff WHERE id = $1";
    let row = tx.row("reading a person of the practice", sql, values![id]).await?;
    row.map(|row| member(tx, &row)).transpose()
}

/// Everybody who works or worked here.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<StaffMember>, StoreFault> {
    let sql = "SELECT id, role, supervisor, agreement_until, active, sealed FROM staff ORDER BY id";
    let rows = tx.rows("reading the people of the practice", sql, &[]).await?;
    rows.iter().map(|row| member(tx, row)).collect()
}

/// How often anything was changed about the people of the practice: their rows and their licences. Both only grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changes {
    people: i64,
    credentials: i64,
}

/// The count of changes as this transaction sees it.
///
/// # Errors
/// When the database fails.
pub async fn changes(tx: &mut Tx) -> Result<Changes, StoreFault> {
    let doing = "counting changes of the people of the practice";
    let sql = "SELECT CAST((SELECT COALESCE(SUM(version), 0) FROM staff) AS BIGINT) AS people, \
               CAST((SELECT COALESCE(SUM(version), 0) FROM credential) AS BIGINT) AS credentials";
    let row = tx.row(doing, sql, &[]).await?.ok_or_else(|| StoreFault::new(crate::FaultKind::Damaged, doing))?;
    Ok(Changes { people: row.get("people")?, credentials: row.get("credentials")? })
}

/// Every state a person's row had, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn history(tx: &mut Tx, id: StaffId) -> Result<Vec<StaffChange>, StoreFault> {
    let doing = "reading the history of a person of the practice";
    let sql = "SELECT version, changed_at, changed_by, sealed FROM staff_history WHERE id = $1 ORDER BY version";
    let rows = tx.rows(doing, sql, values![id]).await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let version: i64 = row.get("version")?;
        let by: String = row.get("changed_by")?;
        changes.push(StaffChange {
            version,
            at: row.time("changed_at")?,
            by: crate::ledger::author_of(&by).ok_or_else(|| StoreFault::new(crate::FaultKind::Damaged, doing))?,
            is: unseal_json(tx, "staff_history", &format!("{id} {version}"), &row.bytes("sealed")?)?,
        });
    }
    Ok(changes)
}

fn member(tx: &Tx, row: &Row) -> Result<StaffMember, StoreFault> {
    let id: StaffId = row.parsed("id")?;
    let sealed: Sealed = unseal_json(tx, "staff", &id.to_string(), &row.bytes("sealed")?)?;
    Ok(StaffMember {
        id,
        name: sealed.name,
        role: named(row.get("role")?)?,
        supervisor: row.maybe_parsed("supervisor")?,
        agreement_until: row.maybe_parsed("agreement_until")?,
        licence: sealed.licence,
        active: row.flag("active")?,
        about: sealed.about,
    })
}
