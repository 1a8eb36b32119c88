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

/// Adds to the counts, first with their month and then without, each in the order of its rows, so that two who count at the
/// same time never wait for each other.
async fn count(tx: &mut Tx, more: BTreeMap<&OutcomeRow, i64>) -> Result<(), StoreFault> {
    let mut alike: BTreeMap<(&str, &str, i64, i64), i64> = BTreeMap::new();
    for (row, people) in more {
        let add = "INSERT INTO index_outcome_count (instrument, point, since, standing, change, people) \
                   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (instrument, point, since, standing, change) \
                   DO UPDATE SET people = index_outcome_count.people + excluded.people";
        let it = row.counted;
        let (standing, change) = (it.standing.code(), i64::from(it.change));
        tx.execute(COUNTING, add, values![&row.instrument, it.point.name(), it.from, standing, change, people]).await?;
        *alike.entry((&row.instrument, it.point.name(), standing, change)).or_default() += people;
    }
    for ((instrument, point, standing, change), people) in alike {
        let add = "INSERT INTO index_outcome_alike (instrument, point, standing, change, people) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (instrument, point, standing, change) \
                   DO UPDATE SET people = index_outcome_alike.people + excluded.people";
        tx.execute(COUNTING, add, values![instrument, point, standing, change, people]).await?;
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

/// How many stand alike in a month: who counts by then in that month itself, everybody else in the month after it. The
/// months gone by are in one count, so what is read does not grow with them.
///
/// # Errors
/// When the database fails.
pub async fn outcome_counts_in(tx: &mut Tx, month: i64) -> Result<Vec<(OutcomeRow, u64)>, StoreFault> {
    let sql = "SELECT alike.instrument, alike.point, CAST($1 AS BIGINT) AS since, alike.standing, alike.change, \
               alike.people - COALESCE(later.people, 0) AS people, COALESCE(later.people, 0) AS ahead \
               FROM index_outcome_alike alike LEFT JOIN ( \
               SELECT instrument, point, standing, change, CAST(SUM(people) AS BIGINT) AS people \
               FROM index_outcome_count WHERE since > $1 GROUP BY instrument, point, standing, change) later \
               ON later.instrument = alike.instrument AND later.point = alike.point \
               AND later.standing = alike.standing AND later.change = alike.change";
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

/// True when the counts are those of the rows, with their month and without.
///
/// # Errors
/// When the database fails.
pub async fn outcome_counts_hold(tx: &mut Tx) -> Result<bool, StoreFault> {
    let sql = "SELECT instrument, point, since, standing, change, COUNT(*) AS people FROM index_outcome \
               GROUP BY instrument, point, since, standing, change";
    let rows: BTreeMap<_, _> = counted(tx, sql).await?.into_iter().collect();
    let mut alike: BTreeMap<OutcomeRow, u64> = BTreeMap::new();
    for (row, people) in &rows {
        *alike.entry(whenever(row)).or_default() += people;
    }
    let sql = "SELECT instrument, point, CAST(0 AS BIGINT) AS since, standing, change, people FROM index_outcome_alike \
               WHERE people <> 0";
    let kept = counted(tx, sql).await?;
    Ok(rows == outcome_counts(tx).await?.into_iter().collect() && alike == kept.into_iter().collect())
}

fn whenever(row: &OutcomeRow) -> OutcomeRow {
    OutcomeRow { counted: Counted { from: 0, ..row.counted }, ..row.clone() }
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
