//! Where each client stands at each point of the course, by questionnaire, and how many stand alike.
//!
//! A report over the whole practice reads the counts alone, so it costs the same with ten clients and with a hundred
//! thousand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use alula_core::ids::ClientId;
use alula_core::instruments::{Counted, Point, Standing};

use crate::database::{Inserts, Row, Tx, Value, inserts, values};
use crate::fault::StoreFault;

const COUNTING: &str = "counting outcomes";

/// One client at one point of the course, by one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutcomeRow {
    /// The instrument, by its stable name.
    pub instrument: String,
    /// What is counted.
    pub counted: Counted,
}

static ROWS: Inserts =
    LazyLock::new(|| inserts("INSERT INTO index_outcome (client, instrument, point, since, standing, change)", 6));

/// Replaces the rows of one client, and corrects the counts by what is different; mostly that is nothing.
pub(super) async fn replace(tx: &mut Tx, client: ClientId, rows: &[OutcomeRow]) -> Result<(), StoreFault> {
    let kept: BTreeSet<_> = of_client(tx, client).await?.into_iter().collect();
    let now: BTreeSet<_> = rows.iter().cloned().collect();
    for row in kept.difference(&now) {
        let delete = "DELETE FROM index_outcome WHERE client = $1 AND instrument = $2 AND point = $3";
        tx.execute(COUNTING, delete, values![client, &row.instrument, row.counted.point.name()]).await?;
    }
    let added: Vec<Value> = now.difference(&kept).flat_map(|row| placed(client, row)).collect();
    tx.insert(COUNTING, &ROWS, 6, &added).await?;
    let mut counts: BTreeMap<&OutcomeRow, i64> = BTreeMap::new();
    counts.extend(kept.difference(&now).map(|row| (row, -1)));
    counts.extend(now.difference(&kept).map(|row| (row, 1)));
    count(tx, counts).await
}

/// Writes the rows of clients who have none yet.
pub(super) async fn insert(tx: &mut Tx, rows: &[(ClientId, &OutcomeRow)]) -> Result<(), StoreFault> {
    let mut added: Vec<Value> = Vec::new();
    let mut counts = BTreeMap::new();
    for (client, row) in rows {
        added.extend(placed(*client, row));
        *counts.entry(*row).or_default() += 1;
    }
    tx.insert(COUNTING, &ROWS, 6, &added).await?;
    count(tx, counts).await
}

/// Adds to the counts, in the order of the rows, so that two who count at the same time never wait for each other.
async fn count(tx: &mut Tx, more: BTreeMap<&OutcomeRow, i64>) -> Result<(), StoreFault> {
    for (row, people) in more {
        let add = "INSERT INTO index_outcome_count (instrument, point, since, standing, change, people) \
                   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (instrument, point, since, standing, change) \
                   DO UPDATE SET people = index_outcome_count.people + excluded.people";
        let it = row.counted;
        let (standing, change) = (it.standing.code(), i64::from(it.change));
        tx.execute(COUNTING, add, values![&row.instrument, it.point.name(), it.from, standing, change, people]).await?;
    }
    Ok(())
}

fn placed(client: ClientId, row: &OutcomeRow) -> [Value; 6] {
    let it = row.counted;
    let (instrument, point) = (row.instrument.as_str().into(), it.point.name().into());
    [client.into(), instrument, point, it.from.into(), it.standing.code().into(), i64::from(it.change).into()]
}

pub(super) async fn of_client(tx: &mut Tx, client: ClientId) -> Result<Vec<OutcomeRow>, StoreFault> {
    let sql = "SELECT instrument, point, since, standing, change FROM index_outcome WHERE client = $1";
    tx.rows(COUNTING, sql, values![client]).await?.iter().map(row).collect()
}

/// How many stand alike, by questionnaire, over all clients.
///
/// # Errors
/// When the database fails.
pub async fn outcome_counts(tx: &mut Tx) -> Result<Vec<(OutcomeRow, u64)>, StoreFault> {
    let sql = "SELECT instrument, point, since, standing, change, people FROM index_outcome_count WHERE people <> 0";
    counted(tx, sql).await
}

/// How many stand alike in a month: who counts by then in that month itself, everybody else in the month after it. Of all
/// the months before and after there are a few rows.
///
/// # Errors
/// When the database fails.
pub async fn outcome_counts_in(tx: &mut Tx, month: i64) -> Result<Vec<(OutcomeRow, u64)>, StoreFault> {
    let sql = "SELECT instrument, point, CAST($1 AS BIGINT) AS since, standing, change, \
               CAST(SUM(CASE WHEN since <= $1 THEN people ELSE 0 END) AS BIGINT) AS people, \
               CAST(SUM(CASE WHEN since > $1 THEN people ELSE 0 END) AS BIGINT) AS ahead \
               FROM index_outcome_count GROUP BY instrument, point, standing, change";
    let mut counts = Vec::new();
    for it in tx.rows(COUNTING, sql, values![month]).await? {
        let by_then = row(&it)?;
        let mut later = by_then.clone();
        later.counted.from = month + 1;
        counts.push((by_then, it.get::<i64>("people")?.unsigned_abs()));
        counts.push((later, it.get::<i64>("ahead")?.unsigned_abs()));
    }
    counts.retain(|(_, people)| *people > 0);
    Ok(counts)
}

/// True when the counts are those of the rows.
///
/// # Errors
/// When the database fails.
pub async fn outcome_counts_hold(tx: &mut Tx) -> Result<bool, StoreFault> {
    let sql = "SELECT instrument, point, since, standing, change, COUNT(*) AS people FROM index_outcome \
               GROUP BY instrument, point, since, standing, change";
    let rows: BTreeSet<_> = counted(tx, sql).await?.into_iter().collect();
    Ok(rows == outcome_counts(tx).await?.into_iter().collect())
}

async fn counted(tx: &mut Tx, sql: &'static str) -> Result<Vec<(OutcomeRow, u64)>, StoreFault> {
    let rows = tx.rows(COUNTING, sql, &[]).await?;
    rows.iter().map(|it| Ok((row(it)?, it.get::<i64>("people")?.unsigned_abs()))).collect()
}

fn row(it: &Row) -> Result<OutcomeRow, StoreFault> {
    let (point, change): (String, i64) = (it.get("point")?, it.get("change")?);
    let point =
        Point::of(&point).ok_or_else(|| StoreFault::damaged(COUNTING, "no point of the course has this name"))?;
    let change = i16::try_from(change).map_err(|it| StoreFault::damaged(COUNTING, it))?;
    let counted = Counted { point, from: it.get("since")?, standing: Standing::of(it.get("standing")?), change };
    Ok(OutcomeRow { instrument: it.get("instrument")?, counted })
}
