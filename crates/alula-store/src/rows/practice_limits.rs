//! What the practice holds more tightly than its protocol: each row is written once, and none is changed.

use alula_core::ids::EntryId;
use alula_core::protocol::{NewPracticeLimit, PracticeLimit, PracticeValue, ThresholdId};

use crate::database::{Row, Tx, values};
use crate::fault::StoreFault;

const TABLE: &str = "practice_limit";
const READING: &str = "reading the practice's own limits";

/// Keeps what was said of a limit; the same id twice is one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, it: &PracticeLimit) -> Result<(), StoreFault> {
    let doing = "keeping a limit of the practice";
    if tx.row(doing, "SELECT number FROM practice_limit WHERE id = $1", values![it.id]).await?.is_some() {
        return Ok(());
    }
    let last = tx.row(doing, "SELECT MAX(number) AS number FROM practice_limit", &[]).await?;
    let number = last.map_or(Ok(None), |row| row.get::<Option<i64>>("number"))?.unwrap_or(0) + 1;
    let insert = "INSERT INTO practice_limit (number, id, threshold, value, first_day, holds_from, said_by, said_at, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let NewPracticeLimit { threshold, value, from, reason } = &it.is;
    let sealed = tx.seal(TABLE, it.id, "sealed", reason.reveal())?;
    let row = values![number, it.id, threshold.name(), *value, *from, it.holds_from, it.by, it.at, sealed];
    tx.execute(doing, insert, row).await?;
    Ok(())
}

/// What the rules need of everything that was said, in the order in which it was said.
///
/// # Errors
/// When the database fails.
pub async fn values(tx: &mut Tx) -> Result<Vec<PracticeValue>, StoreFault> {
    let sql = "SELECT threshold, value, holds_from FROM practice_limit ORDER BY number";
    let rows = tx.rows(READING, sql, &[]).await?;
    let value = |row: &Row| {
        Ok(PracticeValue { threshold: threshold(row)?, value: row.get("value")?, from: row.time("holds_from")? })
    };
    rows.iter().map(value).collect()
}

/// Everything that was said, with who said it and why, in the order in which it was said.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<PracticeLimit>, StoreFault> {
    let sql = "SELECT id, threshold, value, first_day, holds_from, said_by, said_at, sealed FROM practice_limit \
               ORDER BY number";
    let rows = tx.rows(READING, sql, &[]).await?;
    rows.iter().map(|row| opened(tx, row)).collect()
}

fn opened(tx: &Tx, row: &Row) -> Result<PracticeLimit, StoreFault> {
    let id: EntryId = row.parsed("id")?;
    Ok(PracticeLimit {
        id,
        is: NewPracticeLimit {
            threshold: threshold(row)?,
            value: row.get("value")?,
            from: row.parsed("first_day")?,
            reason: tx.unseal(TABLE, id, "sealed", &row.bytes("sealed")?)?,
        },
        holds_from: row.time("holds_from")?,
        by: row.parsed("said_by")?,
        at: row.time("said_at")?,
    })
}

fn threshold(row: &Row) -> Result<ThresholdId, StoreFault> {
    ThresholdId::try_from(row.get::<String>("threshold")?).map_err(|error| StoreFault::damaged(READING, error))
}
