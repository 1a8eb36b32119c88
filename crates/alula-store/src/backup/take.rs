//! Making a backup while the house works on.

use std::collections::BTreeMap;
use std::path::Path;

use alula_core::ledger::heads_digest;
use jiff::Timestamp;

use super::content::{self, Table, is_name};
use super::file::Draft;
use super::{BackupError, Manifest, Steps, hex};
use crate::database::{Kind, Sql, Store, Tx, Value};
use crate::fault::{FaultKind, StoreFault};
use crate::ledger;

const TAKING: &str = "making a backup";

/// Writes every row of one unchanging view of the database to `to`, which must not exist. Whatever was acknowledged
/// before the call is in it. `alula` is the version that the backup names, `now` its time.
///
/// # Errors
/// When the file cannot be written or the database fails; nothing half-written is left.
pub async fn take(
    store: &Store,
    to: &Path,
    now: Timestamp,
    alula: &str,
    steps: Steps<'_>,
) -> Result<Manifest, BackupError> {
    let mut draft = Draft::begin(to)?;
    let condition = store.condition().await?;
    let mut tx = store.snapshot().await?;
    let heads = heads_of(&mut tx).await?;
    let tables = tables(&mut tx).await?;
    let mut counts = BTreeMap::new();
    for table in &tables {
        counts.insert(table.name.clone(), count(&mut tx, table).await?);
    }
    let (mut done, all) = (0, counts.values().sum());
    for table in &tables {
        draft.write(&content::table(table))?;
        let sql = format!("SELECT {} FROM {}", table.column_list(), table.name);
        tx.each(TAKING, sql, &table.kinds(), |row| {
            done += 1;
            steps(done, all);
            draft.write(&content::row(&row))
        })
        .await?;
    }
    draft.write(&content::end())?;
    let rows = |table: &str| counts.get(table).copied().unwrap_or_default();
    let manifest = Manifest {
        alula: alula.to_owned(),
        schema: condition.schema,
        engine: condition.engine,
        made_at: now,
        key_file: store.keys().id().to_owned(),
        charts: rows("chart"),
        entries: rows("entry"),
        heads,
        tables: counts,
        content_bytes: 0,
        content_sha256: String::new(),
    };
    draft.end(manifest, store.keys())
}

/// The digest over the heads of all charts as it stands in a manifest.
///
/// # Errors
/// When the database fails.
pub async fn heads(store: &Store) -> Result<String, StoreFault> {
    heads_of(&mut store.snapshot().await?).await
}

async fn heads_of(tx: &mut Tx) -> Result<String, StoreFault> {
    let heads = ledger::heads(tx).await?;
    Ok(hex(&heads_digest(heads.iter().map(|(client, head)| (client, head.sequence, &head.seal)))))
}

/// Every table of the house in the order they were made, so that what is referred to comes first. The list of steps taken
/// is not among them: whoever brings the rows back takes the steps.
async fn tables(tx: &mut Tx) -> Result<Vec<Table>, StoreFault> {
    let sql = Sql {
        sqlite: "SELECT m.name AS name, c.name AS part, c.type AS type FROM sqlite_master m, pragma_table_info(m.name) c \
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name <> '_sqlx_migrations' \
                 ORDER BY m.rowid, c.cid",
        postgres: "SELECT t.relname::text AS name, c.attname::text AS part, format_type(c.atttypid, NULL) AS type \
                   FROM pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace JOIN pg_attribute c ON c.attrelid = t.oid \
                   WHERE t.relkind = 'r' AND s.nspname = current_schema() AND t.relname <> '_sqlx_migrations' \
                   AND c.attnum > 0 AND NOT c.attisdropped ORDER BY t.oid, c.attnum",
    };
    let mut tables: Vec<Table> = Vec::new();
    for row in tx.rows(TAKING, sql, &[]).await? {
        let (name, part): (String, String) = (row.get("name")?, row.get("part")?);
        let kind = match row.get::<String>("type")?.to_ascii_uppercase().as_str() {
            "TEXT" => Kind::Text,
            "BIGINT" => Kind::Int,
            "BLOB" | "BYTEA" => Kind::Bytes,
            _ => return Err(StoreFault::new(FaultKind::Outdated, TAKING)),
        };
        if !is_name(&name) || !is_name(&part) {
            return Err(StoreFault::new(FaultKind::Outdated, TAKING));
        }
        match tables.last_mut().filter(|it| it.name == name) {
            Some(table) => table.columns.push((part, kind)),
            None => tables.push(Table { name, columns: vec![(part, kind)] }),
        }
    }
    Ok(tables)
}

async fn count(tx: &mut Tx, table: &Table) -> Result<u64, StoreFault> {
    let mut count = 0;
    let sql = format!("SELECT count(*) FROM {}", table.name);
    tx.each(TAKING, sql, &[Kind::Int], |row| {
        if let [Value::Int(Some(it))] = row.as_slice() {
            count = it.cast_unsigned();
        }
        Ok::<_, StoreFault>(())
    })
    .await?;
    Ok(count)
}
