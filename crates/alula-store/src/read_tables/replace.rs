//! Replacing a client's rows, and comparing kept with computed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use alula_core::ids::ClientId;

use super::find::kept_tokens;
use super::{ClientRow, Rows, TaskRow, consents, lists, outcomes};
use crate::database::{Inserts, Tx, Value, inserts, values};
use crate::fault::StoreFault;
use crate::rows::name_of;

const REPLACING: &str = "replacing read tables";

/// A read table that does not hold what the chart says; `alula reindex` mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Whose rows; nothing for counts over all clients.
    pub client: Option<ClientId>,
    /// Which table.
    pub table: &'static str,
}

/// Replaces everything the read tables hold about one client.
///
/// # Errors
/// When the database fails.
pub async fn replace_rows(tx: &mut Tx, client: ClientId, rows: &Rows) -> Result<(), StoreFault> {
    forget(tx, client).await?;
    insert_lists(tx, &[(client, rows)]).await?;
    outcomes::replace(tx, client, &rows.outcomes).await
}

/// Changes what the read tables hold about one client from `before` to `now`, touching only the tables where something
/// is different; with most statements that is the line of the client alone.
///
/// # Errors
/// When the database fails.
pub async fn change_rows(tx: &mut Tx, client: ClientId, before: &Rows, now: &Rows) -> Result<(), StoreFault> {
    let mut changed = Rows::default();
    let mut forgotten = Vec::new();
    macro_rules! change {
        ($($field:ident in $table:literal;)*) => {$(
            if before.$field != now.$field {
                forgotten.push(concat!("DELETE FROM ", $table, " WHERE client = $1"));
                changed.$field = now.$field.clone();
            }
        )*};
    }
    change! {
        client in "worklist_client";
        tasks in "worklist_task";
        team in "index_team";
        findable in "index_name";
        measures in "index_measure";
        sessions in "index_session";
        appointments in "index_appointment";
        consents in "index_consent";
    }
    for delete in forgotten {
        tx.execute(REPLACING, delete, values![client]).await?;
    }
    insert_lists(tx, &[(client, &changed)]).await?;
    match before.outcomes == now.outcomes {
        true => Ok(()),
        false => outcomes::replace(tx, client, &now.outcomes).await,
    }
}

static CLIENTS: Inserts = LazyLock::new(|| {
    inserts(
        "INSERT INTO worklist_client (client, sequence, phase, since, step, flags, updated_at, idle_since, sealed)",
        9,
    )
});
static TASKS: Inserts = LazyLock::new(|| {
    inserts("INSERT INTO worklist_task (client, place, kind, staff, role, due_at, source, sealed)", 8)
});
static TEAM: Inserts = LazyLock::new(|| inserts("INSERT INTO index_team (client, staff, part)", 3));
static NAMES: Inserts = LazyLock::new(|| inserts("INSERT INTO index_name (token, client)", 2));
static MEASURES: Inserts =
    LazyLock::new(|| inserts("INSERT INTO index_measure (client, measure, instrument, at, total)", 5));
static SESSIONS: Inserts = LazyLock::new(|| inserts("INSERT INTO index_session (client, session, at, state)", 4));
static APPOINTMENTS: Inserts = LazyLock::new(|| inserts("INSERT INTO index_appointment (client, entry, kind, at)", 4));

/// Writes what the read tables hold about clients of whom they hold nothing yet.
///
/// # Errors
/// When the database fails.
pub async fn insert_rows<'r>(
    tx: &mut Tx,
    all: impl IntoIterator<Item = (ClientId, &'r Rows)>,
) -> Result<(), StoreFault> {
    let all: Vec<_> = all.into_iter().collect();
    insert_lists(tx, &all).await?;
    let mut standing = Vec::new();
    for (client, rows) in &all {
        for row in &rows.outcomes {
            standing.push((*client, row));
        }
    }
    outcomes::insert(tx, &standing).await
}

async fn insert_lists(tx: &mut Tx, all: &[(ClientId, &Rows)]) -> Result<(), StoreFault> {
    let (mut clients, mut tasks, mut team, mut names) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut measures, mut sessions, mut appointments, mut signed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (client, rows) in all.iter().copied() {
        if let Some(row) = &rows.client {
            clients.extend(client_values(tx, client, row)?);
        }
        for (place, task) in (0_i64..).zip(&rows.tasks) {
            tasks.extend(task_values(tx, client, place, task)?);
        }
        for (staff, part) in rows.team.iter().collect::<BTreeSet<_>>() {
            team.extend([client.into(), (*staff).into(), name_of(part)?.into()]);
        }
        for token in kept_tokens(tx.keys(), &rows.findable) {
            names.extend([Value::from(token), client.into()]);
        }
        for row in &rows.measures {
            let instrument = row.instrument.as_str().into();
            measures.extend([client.into(), row.measure.into(), instrument, row.at.into(), row.total.into()]);
        }
        for row in &rows.sessions {
            sessions.extend([client.into(), row.session.into(), row.at.into(), row.state.as_str().into()]);
        }
        for row in &rows.appointments {
            appointments.extend([client.into(), row.entry.into(), row.kind.as_str().into(), row.at.into()]);
        }
        signed.extend(rows.consents.iter().flat_map(|row| consents::placed(client, row)));
    }
    tx.insert(REPLACING, &CLIENTS, 9, &clients).await?;
    tx.insert(REPLACING, &TASKS, 8, &tasks).await?;
    tx.insert(REPLACING, &TEAM, 3, &team).await?;
    tx.insert(REPLACING, &NAMES, 2, &names).await?;
    tx.insert(REPLACING, &MEASURES, 5, &measures).await?;
    tx.insert(REPLACING, &SESSIONS, 4, &sessions).await?;
    tx.insert(REPLACING, &APPOINTMENTS, 4, &appointments).await?;
    tx.insert(REPLACING, &consents::ROWS, consents::WIDE, &signed).await
}

fn client_values(tx: &Tx, client: ClientId, row: &ClientRow) -> Result<[Value; 9], StoreFault> {
    let sealed = lists::seal_client(tx, client, row)?;
    let flags = row.flags.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    let (phase, step) = (row.phase.as_str().into(), row.step.as_str().into());
    let sequence = row.sequence.cast_signed().into();
    let (updated_at, idle_since) = (row.updated_at.into(), row.idle_since.into());
    Ok([client.into(), sequence, phase, row.since.into(), step, flags.into(), updated_at, idle_since, sealed.into()])
}

fn task_values(tx: &Tx, client: ClientId, place: i64, task: &TaskRow) -> Result<[Value; 8], StoreFault> {
    let sealed = tx.seal("worklist_task", format!("{client} {place}"), "sealed", task.words.reveal())?;
    let role = task.role.map(|it| name_of(&it)).transpose()?;
    let (kind, staff) = (task.kind.as_str().into(), task.staff.into());
    let (due_at, source) = (task.due_at.into(), task.source.into());
    Ok([client.into(), place.into(), kind, staff, role.into(), due_at, source, sealed.into()])
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
        "DELETE FROM index_consent",
        "DELETE FROM index_outcome",
        "DELETE FROM index_outcome_count",
        "DELETE FROM index_outcome_alike",
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
        "DELETE FROM index_consent WHERE client = $1",
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
    let mut signed = computed.consents.clone();
    signed.sort();
    if consents::of_client(tx, client).await? != signed {
        tables.insert("index_consent");
    }
    let computed: BTreeSet<_> = computed.outcomes.iter().cloned().collect();
    if outcomes::of_client(tx, client).await?.into_iter().collect::<BTreeSet<_>>() != computed {
        tables.insert("index_outcome");
    }
    Ok(tables.into_iter().map(|table| Difference { client: Some(client), table }).collect())
}
