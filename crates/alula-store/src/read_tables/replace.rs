//! Replacing a client's rows, and comparing kept with computed.

use std::collections::BTreeSet;

use alula_core::ids::ClientId;

use super::find::kept_tokens;
use super::{Rows, lists};
use crate::database::{Tx, values};
use crate::fault::StoreFault;
use crate::rows::name_of;

const REPLACING: &str = "replacing read tables";

/// A read table that does not hold what the chart says; `alula reindex` mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Whose rows.
    pub client: ClientId,
    /// Which table.
    pub table: &'static str,
}

/// Replaces everything the read tables hold about one client.
///
/// # Errors
/// When the database fails.
pub async fn replace_rows(tx: &mut Tx, client: ClientId, rows: &Rows) -> Result<(), StoreFault> {
    forget(tx, client).await?;
    if let Some(row) = &rows.client {
        let sealed = lists::seal_client(tx, client, row)?;
        let flags = row.flags.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let insert = "INSERT INTO worklist_client (client, sequence, phase, since, step, flags, updated_at, idle_since, sealed) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let sequence = row.sequence.cast_signed();
        let row =
            values![client, sequence, &row.phase, row.since, &row.step, flags, row.updated_at, row.idle_since, sealed];
        tx.execute(REPLACING, insert, row).await?;
    }
    for (place, task) in (0_i64..).zip(&rows.tasks) {
        let sealed = tx.seal("worklist_task", format!("{client} {place}"), "sealed", task.words.reveal())?;
        let role = task.role.map(|it| name_of(&it)).transpose()?;
        let insert = "INSERT INTO worklist_task (client, place, kind, staff, role, due_at, source, sealed) \
                      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let row = values![client, place, &task.kind, task.staff, role, task.due_at, task.source, sealed];
        tx.execute(REPLACING, insert, row).await?;
    }
    for (staff, part) in &rows.team {
        let part = name_of(part)?;
        let insert = "INSERT INTO index_team (client, staff, part) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        tx.execute(REPLACING, insert, values![client, *staff, part]).await?;
    }
    for token in kept_tokens(tx.keys(), &rows.findable) {
        let insert = "INSERT INTO index_name (token, client) VALUES ($1, $2)";
        tx.execute(REPLACING, insert, values![token, client]).await?;
    }
    for row in &rows.measures {
        let insert = "INSERT INTO index_measure (client, measure, instrument, at, total) VALUES ($1, $2, $3, $4, $5)";
        let row = values![client, row.measure, &row.instrument, row.at, row.total];
        tx.execute(REPLACING, insert, row).await?;
    }
    for row in &rows.sessions {
        let insert = "INSERT INTO index_session (client, session, at, state) VALUES ($1, $2, $3, $4)";
        tx.execute(REPLACING, insert, values![client, row.session, row.at, &row.state]).await?;
    }
    for row in &rows.appointments {
        let insert = "INSERT INTO index_appointment (client, entry, kind, at) VALUES ($1, $2, $3, $4)";
        tx.execute(REPLACING, insert, values![client, row.entry, &row.kind, row.at]).await?;
    }
    Ok(())
}

/// Empties the read tables, also of clients whose chart is gone; the first step of a rebuild.
///
/// # Errors
/// When the database fails.
pub async fn forget_all(tx: &mut Tx) -> Result<(), StoreFault> {
    for delete in [
        "DELETE FROM worklist_client",
        "DELETE FROM worklist_task",
        "DELETE FROM index_team",
        "DELETE FROM index_name",
        "DELETE FROM index_measure",
        "DELETE FROM index_session",
        "DELETE FROM index_appointment",
    ] {
        tx.execute(REPLACING, delete, &[]).await?;
    }
    Ok(())
}

async fn forget(tx: &mut Tx, client: ClientId) -> Result<(), StoreFault> {
    for delete in [
        "DELETE FROM worklist_client WHERE client = $1",
        "DELETE FROM worklist_task WHERE client = $1",
        "DELETE FROM index_team WHERE client = $1",
        "DELETE FROM index_name WHERE client = $1",
        "DELETE FROM index_measure WHERE client = $1",
        "DELETE FROM index_session WHERE client = $1",
        "DELETE FROM index_appointment WHERE client = $1",
    ] {
        tx.execute(REPLACING, delete, values![client]).await?;
    }
    Ok(())
}

/// The tables that hold something else about a client than `computed`.
///
/// # Errors
/// When the database fails.
pub async fn differences(tx: &mut Tx, client: ClientId, computed: &Rows) -> Result<Vec<Difference>, StoreFault> {
    let mut tables = BTreeSet::new();
    if lists::client(tx, client).await? != computed.client {
        tables.insert("worklist_client");
    }
    let tasks: Vec<_> = lists::tasks_of_client(tx, client).await?.into_iter().map(|it| it.task).collect();
    if tasks != computed.tasks {
        tables.insert("worklist_task");
    }
    let computed_team: BTreeSet<_> = computed.team.iter().copied().collect();
    let kept_team: BTreeSet<_> = lists::team(tx, client).await?.into_iter().collect();
    if kept_team != computed_team {
        tables.insert("index_team");
    }
    let rows = tx.rows(REPLACING, "SELECT token FROM index_name WHERE client = $1", values![client]).await?;
    let kept = rows.iter().map(|row| row.bytes("token")).collect::<Result<BTreeSet<_>, _>>()?;
    if kept != kept_tokens(tx.keys(), &computed.findable) {
        tables.insert("index_name");
    }
    let mut measures = computed.measures.clone();
    measures.sort_by_key(|it| (it.at, it.measure));
    if lists::measures_of(tx, client).await? != measures {
        tables.insert("index_measure");
    }
    let mut sessions = computed.sessions.clone();
    sessions.sort_by_key(|it| (it.at, it.session));
    if lists::sessions_of(tx, client).await? != sessions {
        tables.insert("index_session");
    }
    let mut appointments = computed.appointments.clone();
    appointments.sort_by_key(|it| (it.at, it.entry));
    if lists::appointments_of(tx, client).await? != appointments {
        tables.insert("index_appointment");
    }
    Ok(tables.into_iter().map(|table| Difference { client, table }).collect())
}
