//! The binary as a person and a script meet it: what it says, on which stream, with which exit code.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use sqlx::Connection;
use tempfile::TempDir;

const ALULA: &str = env!("CARGO_BIN_EXE_alula");
const SERVE: &[&str] = &["serve", "--listen", "127.0.0.1:0"];

/// A folder for one test, with room for a practice and its key file.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// An empty practice.
    fn practice() -> Self {
        let place = Self::new();
        let made = place.run(&["migrate"]);
        assert!(made.status.success(), "{made:?}");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("practice")
    }

    fn keys(&self) -> PathBuf {
        self.path("practice.key")
    }

    fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(ALULA);
        command.args(arguments).arg("--data").arg(self.data()).env_clear().stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn import(&self, file: &str) -> (Output, String) {
        let output = self.run(&["import", "fhir", "--json", file]);
        let said = text(&output.stdout);
        (output, said)
    }

    /// What `verify --json` says of a whole practice.
    #[track_caller]
    fn verified(&self) -> String {
        let verified = self.run(&["verify", "--json"]);
        assert!(verified.status.success(), "{verified:?}");
        text(&verified.stdout)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("what the binary says is text")
}

/// A command ended with code 1 and one sentence on standard error that holds these words.
#[track_caller]
fn complains(output: &Output, words: &str) {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let own: Vec<_> = said.lines().filter(|it| it.starts_with("alula: ")).collect();
    assert_eq!(own.len(), 1, "{said}");
    assert!(own[0].contains(words) && own[0].ends_with('.'), "{said}");
    for bad in ["panicked", "a part of the house failed", "RUST_BACKTRACE", "unwrap"] {
        assert!(!said.contains(bad), "{said}");
    }
}

fn bundle(given: &str, entries: &[&str]) -> String {
    let patient = format!(
        r#"{{"resourceType":"Patient","id":"p","name":[{{"given":["{given}"],"family":"Nobody"}}],"birthDate":"1984-03-09","address":[{{"state":"CA"}}]}}"#
    );
    let all = std::iter::once(patient.as_str()).chain(entries.iter().copied());
    let all: Vec<_> = all.map(|it| format!(r#"{{"resource":{it}}}"#)).collect();
    format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{}]}}"#, all.join(","))
}

fn migraine() -> String {
    r#"{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"},"code":{"text":"Migraine"},"clinicalStatus":{"coding":[{"code":"active"}]}}"#.to_owned()
}

fn pressure(unit: &str) -> String {
    let part = |loinc: &str, value: u32| {
        format!(
            r#"{{"code":{{"coding":[{{"system":"http://loinc.org","code":"{loinc}"}}]}},"valueQuantity":{{"value":{value},"unit":"{unit}","system":"http://unitsofmeasure.org","code":"{unit}"}}}}"#
        )
    };
    format!(
        r#"{{"resourceType":"Observation","id":"o","status":"final","subject":{{"reference":"Patient/p"}},"effectiveDateTime":"2026-02-03","code":{{"coding":[{{"system":"http://loinc.org","code":"85354-9"}}]}},"component":[{},{}]}}"#,
        part("8480-6", 128),
        part("8462-4", 82)
    )
}

#[track_caller]
fn number(json: &str, name: &str) -> u64 {
    let value: serde_json::Value = serde_json::from_str(json).expect("one JSON object");
    value[name].as_u64().unwrap_or_else(|| panic!("{name} is missing: {json}"))
}

#[track_caller]
fn code_of_first(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).expect("one JSON object");
    value["refused"][0]["code"].as_str().unwrap_or_else(|| panic!("nothing was refused: {json}")).to_owned()
}

/// A house that serves; it ends with the test at the latest.
struct Served {
    process: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
    address: String,
}

impl Served {
    fn start(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let first = lines.next().expect("a line").unwrap();
        let address = first.strip_prefix("listening on http://").expect("the address").to_owned();
        Self { process, lines, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address).unwrap();
        let mut heard = Vec::new();
        stream.read_to_end(&mut heard).unwrap();
        String::from_utf8_lossy(&heard).into_owned()
    }

    fn stop(&mut self) -> Option<i32> {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.process.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn an_empty_folder_becomes_a_practice_that_waits_for_its_first_manager() {
    let place = Place::new();
    let mut served = Served::start(&mut place.command(SERVE));
    let second = served.lines.next().unwrap().unwrap();
    assert!(second.contains("Nobody works here yet") && second.contains("/setup with the code "), "{second}");
    assert!(served.get("/setup").starts_with("HTTP/1.1 200"));
    assert!(served.get("/today").contains("location: /sign-in"));
    let mode = |it: &Path| std::fs::metadata(it).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&place.data()), mode(&place.keys())), (0o700, 0o600), "for their owner alone");
    assert_eq!(served.stop(), Some(0));
}

#[test]
fn a_taken_port_is_said_and_what_to_do() {
    let place = Place::practice();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let refused = place.run(&["serve", "--listen", &taken.local_addr().unwrap().to_string()]);
    complains(&refused, "Something else already listens on");
    assert!(refused.stdout.is_empty());
}

#[test]
fn nothing_is_made_by_a_command_that_only_looks() {
    let place = Place::new();
    let commands: [&[&str]; 3] = [&["verify"], &["reindex"], &["import", "fhir", "x.json"]];
    for command in commands {
        complains(&place.run(command), "There is no practice in");
    }
    assert_eq!(std::fs::read_dir(place.0.path()).unwrap().count(), 0);
}

#[test]
fn a_key_file_that_is_wrong_damaged_missing_or_inside_the_folder_is_refused() {
    let (place, other) = (Place::practice(), Place::practice());
    let whole = std::fs::read_to_string(place.keys()).unwrap();

    std::fs::copy(other.keys(), place.keys()).unwrap();
    for command in [&["verify"], SERVE] {
        complains(&place.run(command), "key file");
    }
    let damaged = whole.replacen("practice: ", "practice: A", 1);
    assert_ne!(damaged, whole);
    std::fs::write(place.keys(), damaged).unwrap();
    complains(&place.run(&["verify"]), "is damaged");
    std::fs::remove_file(place.keys()).unwrap();
    complains(&place.run(SERVE), "There is no key file at");
    assert!(!place.keys().exists(), "no new key file in place of a lost one");

    let inside = place.data().join("practice.key").display().to_string();
    complains(&place.run(&[SERVE, &["--keys", &inside]].concat()), "inside the data folder");
    std::fs::write(place.keys(), whole).unwrap();
    place.verified();
}

#[test]
fn what_is_no_referral_is_refused_with_a_code_and_nothing_is_kept() {
    let place = Place::practice();
    let large = place.path("large.json");
    std::fs::File::create(&large).unwrap().set_len(100 << 20).unwrap();
    let files = [
        (large.display().to_string(), "too_large"),
        (place.file("words.json", "Dear colleague,"), "not_json"),
        (place.file("half.json", &bundle("Half", &[])[..60]), "not_json"),
        (place.path("nowhere.json").display().to_string(), "file_unreadable"),
        (
            place.file("unborn.json", &bundle("Unborn", &[]).replace("1984-03-09", "1984-02-31")),
            "person_without_birth_date",
        ),
    ];
    for (file, code) in files {
        let (output, said) = place.import(&file);
        assert_eq!(output.status.code(), Some(1), "{file}: {output:?}");
        assert_eq!(code_of_first(&said), code, "{said}");
        let complaint = text(&output.stderr);
        assert!(complaint.starts_with(&format!("alula: {file}: ")) && complaint.lines().count() == 1, "{complaint}");
    }
    assert_eq!(number(&place.verified(), "entries"), 0, "nothing was kept");
}

#[test]
fn a_referral_is_filed_once_and_what_cannot_be_is_kept_whole() {
    let place = Place::practice();
    let (migraine, good, wrong) = (migraine(), pressure("mm[Hg]"), pressure("kPa"));
    let never = migraine.replace(r#""id":"c""#, r#""id":"d","onsetDateTime":"2026-13-45""#);
    let first = place.file("first.json", &bundle("Invented", &[&migraine, &good]));
    let odd = place.file("odd.json", &bundle("Odd", &[&wrong, &never]));
    let (output, said) = place.import(&first);
    assert!(output.status.success(), "{output:?}");
    assert_eq!((number(&said, "resources"), number(&said, "kept_whole")), (3, 0), "{said}");

    let before = place.verified();
    let (output, said) = place.import(&first);
    assert!(output.status.success(), "{output:?}");
    assert_eq!((number(&said, "filed"), number(&said, "already_had")), (0, 3), "{said}");
    assert_eq!(place.verified(), before, "the second time changed nothing");

    let (_, said) = place.import(&odd);
    assert_eq!(number(&said, "kept_whole"), 2, "kilopascals and the 45th of the 13th month are for a person: {said}");
    assert!(place.run(&["reindex", "--check"]).status.success());
}

#[tokio::test]
async fn verify_finds_one_changed_byte() {
    let place = Place::practice();
    let file = place.file("one.json", &bundle("Invented", &[&migraine()]));
    assert!(place.import(&file).0.status.success());
    place.verified();
    let database = format!("sqlite://{}", place.data().join("alula.db").display());
    let mut database = sqlx::SqliteConnection::connect(&database).await.unwrap();
    // Whoever holds the file can take away what refuses changes.
    let triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
    let triggers: Vec<(String,)> = sqlx::query_as(triggers).fetch_all(&mut database).await.unwrap();
    for (name,) in triggers {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP TRIGGER {name}"))).execute(&mut database).await.unwrap();
    }
    let flip = "UPDATE body SET sealed = CAST(substr(sealed, 1, 20) || \
                CASE hex(substr(sealed, 21, 1)) WHEN '00' THEN x'01' ELSE x'00' END || substr(sealed, 22) AS BLOB) \
                WHERE sealed = (SELECT min(sealed) FROM body)";
    assert_eq!(sqlx::query(flip).execute(&mut database).await.unwrap().rows_affected(), 1);
    database.close().await.unwrap();
    let found = place.run(&["verify", "--json"]);
    assert_eq!(found.status.code(), Some(1), "{found:?}");
    let said: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(said["faults"].as_array().unwrap().len(), 1, "{said}");
    assert!(said["faults"][0]["client"].is_string() && said["faults"][0]["code"].is_string(), "{said}");
}

#[test]
fn a_folder_that_cannot_be_used_and_a_file_that_is_no_database_are_said() {
    let place = Place::new();
    place.file("practice", "a file where the folder should be");
    complains(&place.run(SERVE), "--data DIR");
    assert!(!place.keys().exists(), "nothing half-made is left");

    let place = Place::practice();
    for beside in ["alula.db-wal", "alula.db-shm"] {
        let _ = std::fs::remove_file(place.data().join(beside));
    }
    std::fs::write(place.data().join("alula.db"), "this is no database ".repeat(500)).unwrap();
    complains(&place.run(&["verify"]), "database");
}

#[test]
fn a_full_disk_ends_an_import_with_one_sentence_and_nothing_half_written() {
    let place = Place::practice();
    let words = "a long line of invented history ".repeat(8000);
    let long: Vec<_> = (0..8)
        .map(|n| migraine().replace(r#""id":"c""#, &format!(r#""id":"c{n}","note":[{{"text":"{words}{n}"}}]"#)))
        .collect();
    let long: Vec<_> = long.iter().map(String::as_str).collect();
    let file = place.file("long.json", &bundle("Invented", &long));
    // No file may grow beyond the limit, and the process hears of it as an error, as on a full disk.
    let script = r#"trap '' XFSZ; ulimit -f 1024; exec "$@""#;
    let mut full = Command::new("bash");
    full.args(["-c", script, "bash", ALULA, "import", "fhir", &file, "--data"]).arg(place.data()).env_clear();
    complains(&full.output().unwrap(), "");
    assert_eq!(number(&place.verified(), "entries"), 0, "nothing of it was kept");
    let (again, said) = place.import(&file);
    assert!(again.status.success() && number(&said, "resources") == 9, "with room it is filed: {said}");
}

#[tokio::test]
async fn a_postgres_database_that_is_gone_is_said_and_when_it_is_back_everything_is_there() {
    if !alula_testkit::postgres::is_wanted() {
        return;
    }
    let cluster = alula_testkit::postgres::Cluster::start().await.unwrap();
    let url = cluster.fresh_database().await.unwrap();
    let place = Place::new();
    let on = |command: &[&str]| place.run(&[command, &["--database-url", &url]].concat());
    let made = on(&["migrate"]);
    assert!(made.status.success(), "{made:?}");
    let file = place.file("one.json", &bundle("Invented", &[&migraine()]));
    assert!(on(&["import", "fhir", &file]).status.success());
    cluster.stop().unwrap();
    complains(&on(&["verify"]), "database does not answer");
    complains(&on(&["import", "fhir", &file]), "database does not answer");
    cluster.start_again().unwrap();
    let verified = on(&["verify", "--json"]);
    assert!(verified.status.success(), "{verified:?}");
    assert_eq!(number(&text(&verified.stdout), "charts"), 1);

    std::fs::rename(place.keys(), place.path("kept.key")).unwrap();
    complains(&on(&["migrate"]), "key file");
    assert!(!place.keys().exists(), "no new key file in place of a lost one");
}
