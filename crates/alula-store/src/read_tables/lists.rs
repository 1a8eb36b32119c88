//! The questions that lists ask.

use alula_core::decide::Role;
use alula_core::ids::{ClientId, StaffId};
use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AppointmentRow, ClientRow, MeasureRow, SessionRow, TaskRow, TeamPart};
use crate::database::{Row, Tx, Value, values};
use crate::fault::StoreFault;
use crate::rows::{name_of, named};

const LISTING: &str = "reading a list";

/// A client of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigned {
    /// Who.
    pub client: ClientId,
    /// The line of the list.
    pub row: ClientRow,
    /// When the next thing that is planned with the client begins; nothing when nothing is.
    pub next_at: Option<Timestamp>,
}

/// An appointment of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct AppointmentFound {
    /// With whom.
    pub client: ClientId,
    /// What and when.
    pub row: AppointmentRow,
}

/// A task of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskFound {
    /// For which client.
    pub client: ClientId,
    /// What.
    pub task: TaskRow,
}

/// A questionnaire of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureFound {
    /// Whose.
    pub client: ClientId,
    /// The round.
    pub row: MeasureRow,
}

/// A session of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionFound {
    /// Whose.
    pub client: ClientId,
    /// The session.
    pub row: SessionRow,
}

#[derive(Serialize, Deserialize)]
struct SealedClient {
    name: Private,
    step: Private,
}

pub(super) fn seal_client(tx: &Tx, client: ClientId, row: &ClientRow) -> Result<Vec<u8>, StoreFault> {
    let part = SealedClient { name: row.name.clone(), step: row.step_words.clone() };
    crate::rows::seal_json(tx, "worklist_client", &client.to_string(), &part)
}

/// The line of one client.
///
/// # Errors
/// When the database fails.
pub async fn client(tx: &mut Tx, client: ClientId) -> Result<Option<ClientRow>, StoreFault> {
    let sql = "SELECT client, sequence, phase, since, step, flags, updated_at, idle_since, sealed FROM worklist_client WHERE client = $1";
    let row = tx.row(LISTING, sql, values![client]).await?;
    row.map(|row| client_row(tx, &row).map(|(_, row)| row)).transpose()
}

/// The clients a colleague cares for, by name, with what is planned from `now` on.
///
/// # Errors
/// When the database fails.
pub async fn clients_of(tx: &mut Tx, staff: StaffId, now: Timestamp) -> Result<Vec<Assigned>, StoreFault> {
    let sql = "SELECT client, sequence, phase, since, step, flags, updated_at, idle_since, sealed, \
               (SELECT MIN(at) FROM index_appointment WHERE index_appointment.client = worklist_client.client AND at >= $2) \
               AS next_at FROM worklist_client WHERE client IN (SELECT client FROM index_team WHERE staff = $1)";
    let rows = tx.rows(LISTING, sql, values![staff, now]).await?;
    by_name(tx, &rows)
}

pub(super) fn by_name(tx: &Tx, rows: &[Row]) -> Result<Vec<Assigned>, StoreFault> {
    let mut clients = rows.iter().map(|row| assigned(tx, row)).collect::<Result<Vec<_>, _>>()?;
    // Names are sealed, so only here can they be put in order.
    clients.sort_by_cached_key(|it| (it.row.name.reveal().to_lowercase(), it.client));
    Ok(clients)
}

/// What is planned from `since` to before `until` with the clients a colleague cares for, earliest first.
///
/// # Errors
/// When the database fails.
pub async fn appointments_between(
    tx: &mut Tx,
    staff: StaffId,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<AppointmentFound>, StoreFault> {
    let sql = "SELECT client, entry, kind, at FROM index_appointment WHERE at >= $1 AND at < $2 \
               AND client IN (SELECT client FROM index_team WHERE staff = $3) ORDER BY at, entry";
    let rows = tx.rows(LISTING, sql, values![since, until, staff]).await?;
    rows.iter().map(|row| Ok(AppointmentFound { client: row.parsed("client")?, row: appointment(row)? })).collect()
}

/// The sessions that go on with the clients a colleague cares for, by when they began.
///
/// # Errors
/// When the database fails.
pub async fn sessions_under_way(tx: &mut Tx, staff: StaffId) -> Result<Vec<SessionFound>, StoreFault> {
    let sql = "SELECT client, session, at, state FROM index_session WHERE state IN ('underway', 'ready_to_leave') \
               AND EXISTS (SELECT 1 FROM index_team WHERE index_team.client = index_session.client AND staff = $1) \
               ORDER BY at, session";
    let rows = tx.rows(LISTING, sql, values![staff]).await?;
    rows.iter().map(|row| Ok(SessionFound { client: row.parsed("client")?, row: session(row)? })).collect()
}

pub(super) async fn appointments_of(tx: &mut Tx, client: ClientId) -> Result<Vec<AppointmentRow>, StoreFault> {
    let sql = "SELECT entry, kind, at FROM index_appointment WHERE client = $1 ORDER BY at, entry";
    tx.rows(LISTING, sql, values![client]).await?.iter().map(appointment).collect()
}

/// Who cares for a client, and as what.
///
/// # Errors
/// When the database fails.
pub async fn team(tx: &mut Tx, client: ClientId) -> Result<Vec<(StaffId, TeamPart)>, StoreFault> {
    let sql = "SELECT staff, part FROM index_team WHERE client = $1 ORDER BY part, staff";
    let rows = tx.rows(LISTING, sql, values![client]).await?;
    rows.iter().map(|row| Ok((row.parsed("staff")?, named(row.get("part")?)?))).collect()
}

/// True when a colleague has any part in the care of a client.
///
/// # Errors
/// When the database fails.
pub async fn has_part(tx: &mut Tx, client: ClientId, staff: StaffId) -> Result<bool, StoreFault> {
    let sql = "SELECT part FROM index_team WHERE client = $1 AND staff = $2 LIMIT 1";
    Ok(tx.row(LISTING, sql, values![client, staff]).await?.is_some())
}

/// The tasks for one client, in the order to be shown.
///
/// # Errors
/// When the database fails.
pub async fn tasks_of_client(tx: &mut Tx, client: ClientId) -> Result<Vec<TaskFound>, StoreFault> {
    let sql = "SELECT client, place, kind, staff, role, due_at, source, sealed FROM worklist_task WHERE client = $1 \
               ORDER BY place";
    tasks_by(tx, sql, values![client]).await
}

/// The tasks for one person, most urgent first.
///
/// # Errors
/// When the database fails.
pub async fn tasks_of_staff(tx: &mut Tx, staff: StaffId) -> Result<Vec<TaskFound>, StoreFault> {
    let sql = "SELECT client, place, kind, staff, role, due_at, source, sealed FROM worklist_task WHERE staff = $1 \
               ORDER BY due_at IS NULL, due_at, client, place";
    tasks_by(tx, sql, values![staff]).await
}

/// The tasks about the clients of whose team somebody is this part, whoever they are for.
///
/// # Errors
/// When the database fails.
pub async fn tasks_around(tx: &mut Tx, staff: StaffId, part: TeamPart) -> Result<Vec<TaskFound>, StoreFault> {
    let sql = "SELECT client, place, kind, staff, role, due_at, source, sealed FROM worklist_task WHERE client IN \
               (SELECT client FROM index_team WHERE staff = $1 AND part = $2) \
               ORDER BY due_at IS NULL, due_at, client, place";
    tasks_by(tx, sql, values![staff, name_of(&part)?]).await
}

/// The tasks that anybody in a role may take and that name no person, most urgent first.
///
/// # Errors
/// When the database fails.
pub async fn tasks_of_role(tx: &mut Tx, role: Role) -> Result<Vec<TaskFound>, StoreFault> {
    let role = name_of(&role)?;
    let sql = "SELECT client, place, kind, staff, role, due_at, source, sealed FROM worklist_task \
               WHERE role = $1 AND staff IS NULL ORDER BY due_at IS NULL, due_at, client, place";
    tasks_by(tx, sql, values![role]).await
}

/// The tasks that wait for somebody who no longer works here and for no other person, most urgent first.
///
/// # Errors
/// When the database fails.
pub async fn tasks_of_nobody(tx: &mut Tx) -> Result<Vec<TaskFound>, StoreFault> {
    let sql = "SELECT client, place, kind, staff, role, due_at, source, sealed FROM worklist_task AS task \
               WHERE staff IN (SELECT id FROM staff WHERE active = 0) AND NOT EXISTS (\
               SELECT 1 FROM worklist_task AS other WHERE other.client = task.client AND other.source = task.source \
               AND other.kind = task.kind AND other.staff IN (SELECT id FROM staff WHERE active = 1)) \
               ORDER BY due_at IS NULL, due_at, client, place";
    tasks_by(tx, sql, &[]).await
}

async fn tasks_by(tx: &mut Tx, sql: &'static str, values: &[Value]) -> Result<Vec<TaskFound>, StoreFault> {
    let rows = tx.rows(LISTING, sql, values).await?;
    let mut tasks = Vec::with_capacity(rows.len());
    for row in rows {
        let client: ClientId = row.parsed("client")?;
        let place: i64 = row.get("place")?;
        let words = tx.unseal("worklist_task", format!("{client} {place}"), "sealed", &row.bytes("sealed")?)?;
        let task = TaskRow {
            kind: row.get("kind")?,
            staff: row.maybe_parsed("staff")?,
            role: row.get::<Option<String>>("role")?.map(named).transpose()?,
            due_at: row.maybe_time("due_at")?,
            source: row.parsed("source")?,
            words,
        };
        tasks.push(TaskFound { client, task });
    }
    Ok(tasks)
}

/// All rounds of an instrument that were finished from `since` on, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn measures(tx: &mut Tx, instrument: &str, since: Timestamp) -> Result<Vec<MeasureFound>, StoreFault> {
    let sql = "SELECT client, measure, instrument, at, total FROM index_measure WHERE instrument = $1 AND at >= $2 \
               ORDER BY at, measure";
    let rows = tx.rows(LISTING, sql, values![instrument, since]).await?;
    rows.iter().map(|row| Ok(MeasureFound { client: row.parsed("client")?, row: measure(row)? })).collect()
}

pub(super) async fn measures_of(tx: &mut Tx, client: ClientId) -> Result<Vec<MeasureRow>, StoreFault> {
    let sql = "SELECT measure, instrument, at, total FROM index_measure WHERE client = $1 ORDER BY at, measure";
    tx.rows(LISTING, sql, values![client]).await?.iter().map(measure).collect()
}

/// The sessions from `since` to before `until`, earliest first.
///
/// # Errors
/// When the database fails.
pub async fn sessions_between(
    tx: &mut Tx,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<SessionFound>, StoreFault> {
    let sql = "SELECT client, session, at, state FROM index_session WHERE at >= $1 AND at < $2 ORDER BY at, session";
    let rows = tx.rows(LISTING, sql, values![since, until]).await?;
    rows.iter().map(|row| Ok(SessionFound { client: row.parsed("client")?, row: session(row)? })).collect()
}

pub(super) async fn sessions_of(tx: &mut Tx, client: ClientId) -> Result<Vec<SessionRow>, StoreFault> {
    let sql = "SELECT session, at, state FROM index_session WHERE client = $1 ORDER BY at, session";
    tx.rows(LISTING, sql, values![client]).await?.iter().map(session).collect()
}

pub(super) fn assigned(tx: &Tx, row: &Row) -> Result<Assigned, StoreFault> {
    let next_at = row.maybe_time("next_at")?;
    client_row(tx, row).map(|(client, row)| Assigned { client, row, next_at })
}

pub(super) fn client_row(tx: &Tx, row: &Row) -> Result<(ClientId, ClientRow), StoreFault> {
    let client: ClientId = row.parsed("client")?;
    let sealed: SealedClient =
        crate::rows::unseal_json(tx, "worklist_client", &client.to_string(), &row.bytes("sealed")?)?;
    let flags: String = row.get("flags")?;
    let row = ClientRow {
        sequence: row.get::<i64>("sequence")?.cast_unsigned(),
        phase: row.get("phase")?,
        since: row.time("since")?,
        step: row.get("step")?,
        step_words: sealed.step,
        name: sealed.name,
        flags: flags.split_whitespace().map(str::to_owned).collect(),
        updated_at: row.time("updated_at")?,
        idle_since: row.maybe_time("idle_since")?,
    };
    Ok((client, row))
}

fn appointment(row: &Row) -> Result<AppointmentRow, StoreFault> {
    Ok(AppointmentRow { entry: row.parsed("entry")?, kind: row.get("kind")?, at: row.time("at")? })
}

fn measure(row: &Row) -> Result<MeasureRow, StoreFault> {
    Ok(MeasureRow {
        measure: row.parsed("measure")?,
        instrument: row.get("instrument")?,
        at: row.time("at")?,
        total: row.get("total")?,
    })
}

fn session(row: &Row) -> Result<SessionRow, StoreFault> {
    Ok(SessionRow { session: row.parsed("session")?, at: row.time("at")?, state: row.get("state")? })
}
