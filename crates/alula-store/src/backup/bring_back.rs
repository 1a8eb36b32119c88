//! Filling an empty database from a backup.

use std::path::{Path, PathBuf};

use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgTransaction, SqliteConnection};

use super::content::{Record, Records, Table};
use super::file::{Whole, sync_folder};
use super::{BackupError, Manifest, Steps};
use crate::database::{DatabaseUrl, Value, for_sqlite, latest_step, take_steps_on_postgres, take_steps_on_sqlite};
use crate::fault::StoreFault;
use crate::keys::Keys;

const DOING: &str = "bringing back a backup";
/// Rows are given to PostgreSQL in pieces of about this size.
const PIECE: usize = 1 << 20;

/// Fills the database at `url`, which must be empty, with the rows of the backup at `path`.
///
/// The backup is looked at whole first, and has to be of these keys. On the embedded database the file appears in its
/// place when it is whole; on PostgreSQL all is one transaction.
///
/// # Errors
/// When the backup is refused, something is there already, or the database fails; nothing half-written is left.
pub async fn bring_back(
    path: &Path,
    url: &DatabaseUrl,
    keys: &Keys,
    steps: Steps<'_>,
) -> Result<Manifest, BackupError> {
    // Looking is the first half of the way, writing the second.
    let whole = Whole::open(path, &|done, of| steps(done, of * 2))?;
    if whole.manifest.schema > latest_step() {
        return Err(BackupError::TooNew(path.to_owned()));
    }
    whole.must_be_of(keys)?;
    match url {
        DatabaseUrl::Sqlite(at) => to_sqlite(path, whole, at, steps).await,
        DatabaseUrl::Postgres(options) => to_postgres(path, whole, options, steps).await,
    }
}

async fn to_sqlite(path: &Path, whole: Whole, at: &Path, steps: Steps<'_>) -> Result<Manifest, BackupError> {
    // What an earlier database left beside its file would be played into the new one.
    let companions = ["", "-wal", "-shm", "-journal"].map(|end| {
        let mut name = at.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    });
    if let Some(there) = companions.iter().find(|it| it.exists()) {
        return Err(BackupError::NotEmpty(there.display().to_string()));
    }
    let half = Half::begin(at).map_err(|source| BackupError::writing(at, source))?;
    let schema = whole.manifest.schema;
    let options = SqliteConnectOptions::new()
        .filename(&half.path)
        .journal_mode(SqliteJournalMode::Off)
        // The file counts for nothing until it is whole and synchronised below.
        .synchronous(SqliteSynchronous::Off)
        .foreign_keys(false);
    let mut connection = options.connect().await.map_err(fault)?;
    take_steps_on_sqlite(&mut connection, schema).await?;
    command(&mut connection, "BEGIN").await?;
    let mut to = Sqlite { connection, insert: String::new() };
    let manifest = pour(path, whole, &mut to, steps).await?;
    let mut connection = to.connection;
    command(&mut connection, "COMMIT").await?;
    let astray = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut connection).await.map_err(fault)?;
    if !astray.is_empty() {
        return Err(BackupError::Damaged(path.to_owned()));
    }
    connection.close().await.map_err(fault)?;
    half.put_in_place(at).map_err(|source| BackupError::writing(at, source))?;
    Ok(manifest)
}

async fn to_postgres(
    path: &Path,
    whole: Whole,
    options: &PgConnectOptions,
    steps: Steps<'_>,
) -> Result<Manifest, BackupError> {
    let mut connection = options.clone().application_name("alula restore").connect().await.map_err(fault)?;
    let mut transaction = connection.begin().await.map_err(fault)?;
    let there: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
        .fetch_one(&mut *transaction)
        .await
        .map_err(fault)?;
    if there > 0 {
        return Err(BackupError::NotEmpty("this PostgreSQL database".to_owned()));
    }
    take_steps_on_postgres(&mut transaction, whole.manifest.schema).await?;
    let mut to = Postgres { transaction, copy: String::new(), piece: Vec::new() };
    let manifest = pour(path, whole, &mut to, steps).await?;
    to.transaction.commit().await.map_err(fault)?;
    Ok(manifest)
}

/// Where rows are poured into.
trait Vessel {
    async fn table(&mut self, table: &Table) -> Result<(), StoreFault>;
    async fn row(&mut self, values: &[Value]) -> Result<(), StoreFault>;
    async fn end(&mut self) -> Result<(), StoreFault>;
}

async fn pour(path: &Path, whole: Whole, to: &mut impl Vessel, steps: Steps<'_>) -> Result<Manifest, BackupError> {
    // The bytes are those that were written; if they are not rows, somebody wrote them wrongly.
    let odd = |_| BackupError::Damaged(path.to_owned());
    let all = whole.manifest.content_bytes;
    let mut records = Records::new(whole.content);
    loop {
        match records.next().map_err(odd)? {
            Record::Table(table) => to.table(&table).await?,
            Record::Row(values) => to.row(&values).await?,
            Record::End => break,
        }
        steps(all + records.seen, all * 2);
    }
    to.end().await?;
    Ok(whole.manifest)
}

struct Sqlite {
    connection: SqliteConnection,
    insert: String,
}

impl Vessel for Sqlite {
    async fn table(&mut self, table: &Table) -> Result<(), StoreFault> {
        let places: Vec<String> = (1..=table.columns.len()).map(|it| format!("${it}")).collect();
        self.insert = format!("INSERT INTO {} ({}) VALUES ({})", table.name, table.column_list(), places.join(", "));
        Ok(())
    }

    async fn row(&mut self, values: &[Value]) -> Result<(), StoreFault> {
        let insert = sqlx::query_with(AssertSqlSafe(self.insert.clone()), for_sqlite(values));
        insert.execute(&mut self.connection).await.map_err(fault)?;
        Ok(())
    }

    async fn end(&mut self) -> Result<(), StoreFault> {
        Ok(())
    }
}

struct Postgres<'c> {
    transaction: PgTransaction<'c>,
    copy: String,
    piece: Vec<u8>,
}

impl Vessel for Postgres<'_> {
    async fn table(&mut self, table: &Table) -> Result<(), StoreFault> {
        self.end().await?;
        self.copy = format!("COPY {} ({}) FROM STDIN", table.name, table.column_list());
        Ok(())
    }

    async fn row(&mut self, values: &[Value]) -> Result<(), StoreFault> {
        copy_line(&mut self.piece, values);
        if self.piece.len() >= PIECE { self.end().await } else { Ok(()) }
    }

    async fn end(&mut self) -> Result<(), StoreFault> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let mut copying = self.transaction.copy_in_raw(&self.copy).await.map_err(fault)?;
        copying.send(std::mem::take(&mut self.piece)).await.map_err(fault)?;
        copying.finish().await.map_err(fault)?;
        Ok(())
    }
}

/// One row as PostgreSQL's manual gives the text format of COPY.
fn copy_line(out: &mut Vec<u8>, values: &[Value]) {
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            out.push(b'\t');
        }
        match value {
            Value::Text(None) | Value::Int(None) | Value::Bytes(None) => out.extend_from_slice(b"\\N"),
            Value::Int(Some(it)) => out.extend_from_slice(it.to_string().as_bytes()),
            Value::Bytes(Some(it)) => {
                out.extend_from_slice(b"\\\\x");
                out.extend_from_slice(super::hex(it).as_bytes());
            }
            Value::Text(Some(it)) => {
                for byte in it.bytes() {
                    match byte {
                        b'\\' => out.extend_from_slice(b"\\\\"),
                        b'\t' => out.extend_from_slice(b"\\t"),
                        b'\n' => out.extend_from_slice(b"\\n"),
                        b'\r' => out.extend_from_slice(b"\\r"),
                        byte => out.push(byte),
                    }
                }
            }
        }
    }
    out.push(b'\n');
}

/// A database file that is not whole yet; gone again unless it is put in its place.
struct Half {
    path: PathBuf,
}

impl Half {
    fn begin(at: &Path) -> std::io::Result<Self> {
        let mut path = at.as_os_str().to_owned();
        path.push(".restoring");
        let half = Self { path: path.into() };
        // One that was broken off before is of no use.
        drop(std::fs::remove_file(&half.path));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&half.path)?;
        Ok(half)
    }

    fn put_in_place(self, at: &Path) -> std::io::Result<()> {
        std::fs::File::open(&self.path)?.sync_all()?;
        std::fs::rename(&self.path, at)?;
        sync_folder(at)
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.path));
    }
}

async fn command(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), StoreFault> {
    sqlx::raw_sql(sql).execute(connection).await.map(drop).map_err(fault)
}

fn fault(error: sqlx::Error) -> StoreFault {
    StoreFault::from_sqlx(DOING, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::{Store, StoreConfig, latest_step};

    #[tokio::test]
    async fn a_backup_of_an_older_version_comes_back_as_it_was_and_is_then_brought_to_this_one() {
        let folder = tempfile::tempdir().unwrap();
        let (key_file, at) = (folder.path().join("practice.key"), folder.path().join("old.db"));
        let keys = Keys::create(&key_file).unwrap();
        let options = SqliteConnectOptions::new().filename(&at).create_if_missing(true);
        let mut connection = options.connect().await.unwrap();
        take_steps_on_sqlite(&mut connection, 1).await.unwrap();
        let row = "INSERT INTO worklist_client VALUES ('a client', 3, 'intake', 'name_team', '', 5, x'00')";
        sqlx::raw_sql(row).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();

        let open =
            async |at: &Path, keys| Store::open(StoreConfig { url: DatabaseUrl::Sqlite(at.to_owned()), keys }).await;
        let old = open(&at, keys).await.unwrap();
        let file = folder.path().join("old.backup");
        let manifest = super::super::take(&old, &file, jiff::Timestamp::UNIX_EPOCH, "0.1.0", &|_, _| ()).await.unwrap();
        assert_eq!((manifest.schema, manifest.tables["worklist_client"]), (1, 1));

        let (keys, new) = (Keys::open(&key_file).unwrap(), folder.path().join("new.db"));
        bring_back(&file, &DatabaseUrl::Sqlite(new.clone()), &keys, &|_, _| ()).await.unwrap();
        let back = open(&new, keys).await.unwrap();
        assert_eq!(back.condition().await.unwrap().schema, 1);
        back.migrate().await.unwrap();
        assert_eq!(back.condition().await.unwrap().schema, latest_step());
        assert_eq!(crate::verify(&back).await.unwrap().faults, []);
    }

    #[test]
    fn a_row_for_postgres_keeps_what_stands_for_itself() {
        let mut out = Vec::new();
        let text = Value::Text(Some("a\tb\\c\nd".to_owned()));
        copy_line(&mut out, &[text, Value::Int(Some(-7)), Value::Int(None), Value::Bytes(Some(vec![0, 255]))]);
        assert_eq!(String::from_utf8(out).unwrap(), "a\\tb\\\\c\\nd\t-7\t\\N\t\\\\x00ff\n");
    }
}
