//! Whoever carries away the database, its log of writes, a backup or the log of the program finds no name and no word.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use alula_testkit::postgres::{self, Cluster};
use anyhow::{Context, Result, ensure};
use sqlx::{AssertSqlSafe, Connection};

use crate::book;
use crate::practice::{Practice, files};
use crate::visitor::Visitor;

#[test]
fn stolen_files_and_logs_show_no_name_and_no_word() -> Result<()> {
    let mut practice = Practice::start(None)?;
    let mut words = Words::of_the_demo()?;
    browse(&practice, &words)?;
    book::written(&practice)?.iter().for_each(|it| words.add(it));
    let (database, backup) = (practice.data().join("alula.db"), practice.data().join("backup.db"));
    let rows = rows_of_sqlite(&database, &backup)?;
    practice.kill()?;

    let taken = files(&practice.data());
    for name in ["alula.db", "alula.db-wal", "backup.db"] {
        ensure!(taken.iter().any(|it| it.ends_with(name)), "{name} was not there to be taken");
    }
    words.in_no(&taken)?;
    words.nowhere_in("the rows of the tables", &rows);
    words.nowhere_in("the log", practice.log().as_bytes());
    Ok(())
}

#[test]
fn stolen_postgres_files_and_dumps_show_no_name_and_no_word() -> Result<()> {
    if !postgres::is_wanted() {
        return Ok(());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let cluster = runtime.block_on(Cluster::start())?;
    let url = runtime.block_on(cluster.fresh_database())?;
    let mut practice = Practice::start(Some(url.clone()))?;
    let mut words = Words::of_the_demo()?;
    browse(&practice, &words)?;
    book::written(&practice)?.iter().for_each(|it| words.add(it));
    let rows = runtime.block_on(rows_of_postgres(&url))?;
    let backup = Command::new("pg_dump").args(["--inserts", &url]).output().context("pg_dump")?;
    practice.kill()?;
    cluster.stop()?;

    ensure!(String::from_utf8_lossy(&backup.stdout).contains("INSERT INTO public.entry"), "the backup has no entries");
    let taken = files(cluster.data_folder());
    let has = |part: &str| taken.iter().any(|it| it.iter().any(|name| name == part));
    ensure!(has("pg_wal") && has("base") && has("log"), "the files of the server were not there to be taken");
    words.in_no(&taken)?;
    words.nowhere_in("the rows of the tables", &rows);
    words.nowhere_in("the backup", &backup.stdout);
    words.nowhere_in("the log", practice.log().as_bytes());
    Ok(())
}

/// Everybody looks around, so that the log has something to give away; and the search is shown to find what is there.
fn browse(practice: &Practice, words: &Words) -> Result<()> {
    let mut found = BTreeSet::new();
    for person in &practice.people {
        let mut visitor = Visitor::signed_in(practice.port(), person)?;
        let firsts = ["/today", "/me", "/people", "/enquiries", "/clients?q=Amara+Nwosu", "/clients"];
        let mut waiting: Vec<String> = firsts.map(str::to_owned).to_vec();
        let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
        while let Some(path) = waiting.pop() {
            let page = visitor.get(&path)?;
            ensure!(page.status < 500, "{path} answered {}", page.status);
            found.extend(words.found_in(page.body.as_bytes()));
            for link in page.links().filter(|it| it.starts_with("/clients/") || it.starts_with("/me/")) {
                if seen.len() < 25 && seen.insert(link.to_owned()) {
                    waiting.push(link.to_owned());
                }
            }
        }
    }
    ensure!(found.len() > 100, "on the pages the search finds only {found:?}");
    ensure!(practice.log().lines().count() > 100, "the log is too short to give anything away");
    Ok(())
}

/// What a thief looks for, in small letters.
struct Words {
    by_first: BTreeMap<[u8; LEAST], Vec<String>>,
    /// Whether any begins so, by a number made of its first bytes; most places are passed over by this alone.
    begins: Vec<bool>,
}

/// Shorter ones stand anywhere by accident.
const LEAST: usize = 6;
/// So many words one after the other are somebody's own.
const PHRASE: usize = 4;

impl Words {
    /// Every name, address, number and phrase of the files of the demo practice.
    fn of_the_demo() -> Result<Self> {
        let (mut texts, mut names) = (Vec::new(), 0);
        for file in files(&root().join("demo")) {
            let text = std::fs::read_to_string(&file)?;
            match file.extension().and_then(|it| it.to_str()) {
                Some("toml") => told_in(&toml::from_str(&text)?, &mut texts),
                Some("json") => told_in(&serde_json::from_str(&text)?, &mut texts),
                _ => {}
            }
        }
        let known = our_own_words()?;
        let mut words = Self { by_first: BTreeMap::new(), begins: vec![false; 1 << 20] };
        for (field, text) in texts {
            let text = text.to_lowercase();
            match field.as_str() {
                "name" | "person" | "family" | "given" | "escort" if text.split(' ').count() <= 3 => {
                    names += 1;
                    let name = text.split(',').next().unwrap_or_default();
                    words.add(name);
                    name.split(' ').for_each(|it| words.add(it));
                }
                "phone" | "email" | "address" | "line" | "value" => words.add(&text),
                _ => {
                    let all: Vec<&str> = text.split_whitespace().collect();
                    for phrase in all.windows(PHRASE).map(|it| it.join(" ")) {
                        if !known.contains(&phrase) {
                            words.add(&phrase);
                        }
                    }
                }
            }
        }
        let count: usize = words.by_first.values().map(Vec::len).sum();
        ensure!(names > 20 && count > 1000, "the files of the demo practice gave {names} names and {count} words");
        Ok(words)
    }

    fn add(&mut self, word: &str) {
        if let Some(first) = word.as_bytes().first_chunk::<LEAST>() {
            self.begins[number(first)] = true;
            self.by_first.entry(*first).or_default().push(word.to_owned());
        }
    }

    fn found_in(&self, bytes: &[u8]) -> BTreeSet<&str> {
        let bytes = bytes.to_ascii_lowercase();
        let mut found = BTreeSet::new();
        for (at, first) in bytes.array_windows::<LEAST>().enumerate() {
            if self.begins[number(first)] {
                let here = self.by_first.get(first).into_iter().flatten();
                found.extend(here.map(String::as_str).filter(|it| bytes[at..].starts_with(it.as_bytes())));
            }
        }
        found
    }

    fn nowhere_in(&self, what: &str, bytes: &[u8]) {
        let found = self.found_in(bytes);
        let some: Vec<_> = found.iter().take(5).collect();
        assert!(found.is_empty(), "{what}: {} can be read, such as {some:?}", found.len());
    }

    fn in_no(&self, taken: &[PathBuf]) -> Result<()> {
        for file in taken {
            self.nowhere_in(&file.display().to_string(), &std::fs::read(file)?);
        }
        Ok(())
    }
}

fn number(first: &[u8; LEAST]) -> usize {
    first.iter().fold(0, |all: usize, it| (all.wrapping_mul(37) + usize::from(*it)) & ((1 << 20) - 1))
}

/// Every text of a file of the demo practice, with the field it stands in.
fn told_in(value: &serde_json::Value, texts: &mut Vec<(String, String)>) {
    fn walk(field: &str, value: &serde_json::Value, texts: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::String(text) => texts.push((field.to_owned(), text.clone())),
            serde_json::Value::Array(all) => all.iter().for_each(|it| walk(field, it, texts)),
            // The name of the practice stands on its door.
            serde_json::Value::Object(all) => {
                all.iter().filter(|(_, it)| **it != "Wren House (invented)").for_each(|(key, it)| walk(key, it, texts));
            }
            _ => {}
        }
    }
    walk("", value, texts);
}

/// The words that come with the program and are about nobody.
fn our_own_words() -> Result<String> {
    let mut all = String::new();
    let crates = std::fs::read_dir(root().join("crates"))?.flatten().map(|it| it.path().join("src"));
    let folders = ["policies", "protocols", "consents", "instruments"].map(|it| root().join(it));
    // The demo practice's protocols are rules, and rules are kept open; nobody's words are in them.
    let rules = root().join("demo/protocols.toml");
    for file in crates.chain(folders).flat_map(|it| files(&it)).chain([rules]) {
        all.push_str(&std::fs::read_to_string(&file).unwrap_or_default().to_lowercase());
    }
    ensure!(all.len() > 100_000, "the project's own words are not where this test looks for them");
    Ok(all)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every value of every table, as bytes; and a copy of the whole, made while the house is open.
fn rows_of_sqlite(database: &Path, backup: &Path) -> Result<Vec<u8>> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await?;
        sqlx::query("VACUUM INTO $1").bind(backup.display().to_string()).execute(&mut connection).await?;
        let columns = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'";
        let columns: Vec<(String, String)> = sqlx::query_as(columns).fetch_all(&mut connection).await?;
        ensure!(columns.len() > 20, "only {} columns", columns.len());
        let mut all = Vec::new();
        for (table, column) in columns {
            let query = format!("SELECT CAST(\"{column}\" AS BLOB) FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
            let values: Vec<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&mut connection).await?;
            all.extend(values.join(&b'\n'));
        }
        Ok(all)
    })
}

/// Every value of every table, as bytes.
async fn rows_of_postgres(url: &str) -> Result<Vec<u8>> {
    let mut connection = sqlx::PgConnection::connect(url).await?;
    let columns = "SELECT table_name::text, column_name::text, data_type = 'bytea' FROM information_schema.columns \
                   WHERE table_schema = 'public'";
    let columns: Vec<(String, String, bool)> = sqlx::query_as(columns).fetch_all(&mut connection).await?;
    ensure!(columns.len() > 20, "only {} columns", columns.len());
    let mut all = Vec::new();
    for (table, column, is_bytes) in columns {
        let value = if is_bytes { column.clone() } else { format!("convert_to({column}::text, 'UTF8')") };
        let query = format!("SELECT {value} FROM {table} WHERE {column} IS NOT NULL");
        let values: Vec<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&mut connection).await?;
        all.extend(values.join(&b'\n'));
    }
    Ok(all)
}
