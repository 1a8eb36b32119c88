//! The questions of lists over all clients of a practice: few rows are opened, however many there are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alula_core::ids::{ClientId, StaffId};
use jiff::Timestamp;

use super::find::{MOST_WORDS, each_fits, wanted};
use super::lists::{Assigned, assigned, by_name};
use crate::database::{Row, Sql, Tx, Value, values};
use crate::fault::StoreFault;

const LISTING: &str = "reading a list";
/// How many rows are looked through at a time.
const PAGE: usize = 256;

/// What stands unsealed in the line of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The stable name of the step of the way.
    pub phase: String,
    /// Since when nothing follows once what is planned is over.
    pub idle_since: Option<Timestamp>,
    /// When the next thing that is planned with the client begins.
    pub next_at: Option<Timestamp>,
}

/// Of all clients those whose outline fits, the one that changed last first, `most` of them at the most.
///
/// # Errors
/// When the database fails.
pub async fn latest_clients(
    tx: &mut Tx,
    now: Timestamp,
    fits: impl Fn(&Outline) -> bool,
    most: usize,
) -> Result<Vec<Assigned>, StoreFault> {
    let sql = "SELECT client, sequence, phase, since, step, flags, updated_at, idle_since, sealed, \
               (SELECT MIN(at) FROM index_appointment WHERE index_appointment.client = worklist_client.client AND at >= $1) \
               AS next_at FROM worklist_client WHERE updated_at < $2 OR (updated_at = $2 AND client < $3) \
               ORDER BY updated_at DESC, client DESC LIMIT $4";
    let (mut found, mut before) = (Vec::new(), (Timestamp::MAX, ClientId(uuid::Uuid::max())));
    loop {
        let rows = tx.rows(LISTING, sql, values![now, before.0, before.1, PAGE as i64]).await?;
        for row in &rows {
            if fits(&outline(row)?) {
                found.push(assigned(tx, row)?);
                if found.len() == most {
                    return Ok(found);
                }
            }
        }
        match rows.last() {
            Some(last) if rows.len() == PAGE => before = (last.time("updated_at")?, last.parsed("client")?),
            _ => return Ok(found),
        }
    }
}

/// Of all clients `most` at the most whom a search finds and whose outline fits, the one that changed last first. When
/// more fit, which of them are shown follows from nothing; whoever asks writes more of the name.
///
/// # Errors
/// When the database fails.
pub async fn found_clients(
    tx: &mut Tx,
    now: Timestamp,
    text: &str,
    fits: impl Fn(&Outline) -> bool,
    most: usize,
) -> Result<Vec<Assigned>, StoreFault> {
    let words = wanted(tx, text);
    let Some(sql) = words.len().checked_sub(1).map(|it| FOUND[it].as_str()) else { return Ok(Vec::new()) };
    let (mut found, mut after) = (Vec::new(), ClientId(uuid::Uuid::nil()));
    while found.len() < most {
        let mut values = vec![Value::from(now), Value::from(after), Value::from(PAGE as i64)];
        values.extend(words.iter().cloned());
        let rows = tx.rows(LISTING, Sql { sqlite: sql, postgres: sql }, &values).await?;
        let more = rows.len() == PAGE;
        if let Some(last) = rows.last() {
            after = last.parsed("client")?;
        }
        for row in rows {
            if fits(&outline(&row)?) {
                found.push((row.time("updated_at")?, row));
            }
        }
        if !more {
            break;
        }
    }
    found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    found.iter().take(most).map(|(_, row)| assigned(tx, row)).collect()
}

/// Of the clients a colleague cares for those whom a search finds, by name.
///
/// # Errors
/// When the database fails.
pub async fn found_clients_of(
    tx: &mut Tx,
    staff: StaffId,
    now: Timestamp,
    text: &str,
) -> Result<Vec<Assigned>, StoreFault> {
    let words = wanted(tx, text);
    let Some(sql) = words.len().checked_sub(1).map(|it| FOUND_OF[it].as_str()) else { return Ok(Vec::new()) };
    let mut values = vec![Value::from(now), Value::from(staff)];
    values.extend(words);
    let rows = tx.rows(LISTING, Sql { sqlite: sql, postgres: sql }, &values).await?;
    by_name(tx, &rows)
}

const LINE: &str = "SELECT worklist_client.client, sequence, phase, since, step, flags, updated_at, idle_since, sealed, \
                    (SELECT MIN(at) FROM index_appointment WHERE index_appointment.client = worklist_client.client \
                    AND at >= $1) AS next_at";

/// The questions for one word and for several. The first word says where to begin, the others are looked up.
static FOUND: LazyLock<[String; MOST_WORDS]> = LazyLock::new(|| {
    std::array::from_fn(|more| {
        let also = each_fits("index_name.client", 5, more);
        format!(
            "{LINE} FROM index_name CROSS JOIN worklist_client WHERE index_name.token = $4 AND index_name.client > $2{also} \
             AND worklist_client.client = index_name.client ORDER BY index_name.client LIMIT $3"
        )
    })
});
static FOUND_OF: LazyLock<[String; MOST_WORDS]> = LazyLock::new(|| {
    std::array::from_fn(|more| {
        let all = each_fits("index_team.client", 3, more + 1);
        format!("{LINE} FROM worklist_client WHERE client IN (SELECT client FROM index_team WHERE staff = $2{all})")
    })
});

/// How many clients stand at each step, by its stable name.
///
/// # Errors
/// When the database fails.
pub async fn clients_by_phase(tx: &mut Tx) -> Result<BTreeMap<String, usize>, StoreFault> {
    let sql = "SELECT phase, COUNT(*) AS people FROM worklist_client GROUP BY phase";
    let rows = tx.rows(LISTING, sql, &[]).await?;
    let count = |row: &Row| Ok((row.get("phase")?, usize::try_from(row.get::<i64>("people")?).unwrap_or(0)));
    rows.iter().map(count).collect()
}

/// The clients who have stood longest at a step, `most` at the most.
///
/// # Errors
/// When the database fails.
pub async fn longest_at(tx: &mut Tx, phase: &str, now: Timestamp, most: usize) -> Result<Vec<Assigned>, StoreFault> {
    let sql = "SELECT client, sequence, phase, since, step, flags, updated_at, idle_since, sealed, \
               (SELECT MIN(at) FROM index_appointment WHERE index_appointment.client = worklist_client.client AND at >= $2) \
               AS next_at FROM worklist_client WHERE phase = $1 ORDER BY since, client LIMIT $3";
    let rows = tx.rows(LISTING, sql, values![phase, now, i64::try_from(most).unwrap_or(i64::MAX)]).await?;
    rows.iter().map(|row| assigned(tx, row)).collect()
}

/// The clients at a step whose next appointment is soonest, then those without one who have stood there longest; `most` at
/// the most.
///
/// # Errors
/// When the database fails.
pub async fn soonest_at(tx: &mut Tx, phase: &str, now: Timestamp, most: usize) -> Result<Vec<Assigned>, StoreFault> {
    let sql = "SELECT client, sequence, phase, since, step, flags, updated_at, idle_since, sealed, next_at FROM \
               (SELECT worklist_client.*, (SELECT MIN(at) FROM index_appointment WHERE index_appointment.client = \
               worklist_client.client AND at >= $2) AS next_at FROM worklist_client WHERE phase = $1) AS here \
               ORDER BY next_at IS NULL, next_at, since, client LIMIT $3";
    let rows = tx.rows(LISTING, sql, values![phase, now, i64::try_from(most).unwrap_or(i64::MAX)]).await?;
    rows.iter().map(|row| assigned(tx, row)).collect()
}

/// How many clients who are not at step `except` have had nothing planned from `now` on since `before` or longer, counted
/// up to `counted`; and those of them for whom it is longest, `most` at the most.
///
/// # Errors
/// When the database fails.
pub async fn idle_clients(
    tx: &mut Tx,
    except: &str,
    now: Timestamp,
    before: Timestamp,
    [most, counted]: [usize; 2],
) -> Result<(usize, Vec<Assigned>), StoreFault> {
    let sql = "SELECT client, sequence, phase, since, step, flags, updated_at, idle_since, sealed, CAST(NULL AS BIGINT) AS next_at \
               FROM worklist_client WHERE phase <> $1 AND idle_since <= $3 AND NOT EXISTS \
               (SELECT 1 FROM index_appointment WHERE index_appointment.client = worklist_client.client AND at >= $2) \
               ORDER BY idle_since, client LIMIT $4";
    let counted = i64::try_from(counted).unwrap_or(i64::MAX);
    let idle = tx.rows(LISTING, sql, values![except, now, before, counted]).await?;
    longest(tx, &idle, most)
}

fn longest(tx: &Tx, idle: &[Row], most: usize) -> Result<(usize, Vec<Assigned>), StoreFault> {
    let longest = idle.iter().take(most).map(|row| assigned(tx, row)).collect::<Result<_, _>>()?;
    Ok((idle.len(), longest))
}

/// The same of those whom a colleague cares for.
///
/// # Errors
/// When the database fails.
pub async fn idle_clients_of(
    tx: &mut Tx,
    staff: StaffId,
    except: &str,
    now: Timestamp,
    before: Timestamp,
    [most, counted]: [usize; 2],
) -> Result<(usize, Vec<Assigned>), StoreFault> {
    // From the own clients outwards (CROSS JOIN keeps that order in SQLite): what others have costs nothing.
    let sql = "SELECT client, sequence, phase, since, step, flags, updated_at, idle_since, sealed, CAST(NULL AS BIGINT) AS next_at \
               FROM (SELECT DISTINCT client AS own FROM index_team WHERE staff = $5) AS team CROSS JOIN worklist_client \
               WHERE client = own AND phase <> $1 AND idle_since <= $3 AND NOT EXISTS \
               (SELECT 1 FROM index_appointment WHERE index_appointment.client = worklist_client.client AND at >= $2) \
               ORDER BY idle_since, client LIMIT $4";
    let counted = i64::try_from(counted).unwrap_or(i64::MAX);
    let idle = tx.rows(LISTING, sql, values![except, now, before, counted, staff]).await?;
    longest(tx, &idle, most)
}

fn outline(row: &Row) -> Result<Outline, StoreFault> {
    Ok(Outline {
        phase: row.get("phase")?,
        idle_since: row.maybe_time("idle_since")?,
        next_at: row.maybe_time("next_at")?,
    })
}
