//! The binary as whoever runs the machine meets it: settings, doctor, logs.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ALULA: &str = env!("CARGO_BIN_EXE_alula");

/// A practice whose folder and key file stand in a settings file.
struct Place(TempDir);

impl Place {
    fn new(more: &str) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let settings = format!("data = \"practice\"\nkeys = \"practice.key\"\nbackups = \"backups\"\n{more}\n");
        std::fs::write(place.path("alula.toml"), settings).unwrap();
        std::fs::create_dir(place.path("backups")).unwrap();
        place
    }

    fn practice(more: &str) -> Self {
        let place = Self::new(more);
        let made = place.run(&["migrate"]);
        assert!(made.status.success(), "{made:?}");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(ALULA);
        command.args(arguments).arg("--settings").arg(self.path("alula.toml")).env_clear().stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What the doctor says of each part, and the exit code.
    #[track_caller]
    fn doctor(&self) -> (Value, Option<i32>) {
        let output = self.run(&["doctor", "--json"]);
        let said = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
        (said, output.status.code())
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn standing(report: &Value, part: &str) -> String {
    let all = report["findings"].as_array().unwrap();
    let found = all.iter().find(|it| it["part"] == part).unwrap_or_else(|| panic!("{part} is missing: {report}"));
    let standing = found["standing"].as_str().unwrap().to_owned();
    assert_eq!(found["to_do"].is_string(), standing != "ok", "{found}");
    standing
}

#[test]
fn every_help_has_an_example_and_bad_usage_ends_with_2() {
    let every = "|serve|demo|drill|import|import fhir|verify|reindex|migrate|backup|restore|doctor|export|kinetics|keys|keys rotate";
    for command in every.split('|') {
        let command: Vec<_> = command.split_whitespace().collect();
        let help = Command::new(ALULA).args(&command).arg("--help").output().unwrap();
        assert!(help.status.success(), "{command:?}");
        let said = text(&help.stdout);
        assert!(said.contains("Example:\n  alula "), "{command:?} has no example: {said}");
    }
    let wrong: [&[&str]; 7] = [
        &["sing"],
        &["backup"],
        &["restore"],
        &["serve", "--colour", "red"],
        &["import", "fhir"],
        &["serve", "--listen", "here"],
        &["serve", "--zone", "Mars/Base"],
    ];
    for usage in wrong {
        let refused = Command::new(ALULA).args(usage).output().unwrap();
        assert_eq!(refused.status.code(), Some(2), "{usage:?}");
        assert!(!refused.stderr.is_empty() && refused.stdout.is_empty(), "{refused:?}");
    }
}

#[test]
fn a_settings_file_says_where_the_practice_is_and_options_go_over_it() {
    let place = Place::practice("listen = \"127.0.0.1:0\"\nzone = \"Europe/Berlin\"");
    assert!(place.path("practice/alula.db").is_file() && place.path("practice.key").is_file());
    let verified = place.run(&["verify", "--json"]);
    assert!(verified.status.success(), "{verified:?}");
    let elsewhere = place.path("elsewhere").display().to_string();
    let refused = place.run(&["verify", "--data", &elsewhere]);
    assert!(text(&refused.stderr).contains("There is no practice in"), "{refused:?}");
}

#[test]
fn a_setting_that_nothing_reads_ends_with_2_and_the_nearest_that_is() {
    let place = Place::new("lisen = \"127.0.0.1:0\"");
    let refused = place.run(&["serve"]);
    let said = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(said.starts_with("alula: lisen in ") && said.contains("did you mean listen?"), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!place.path("practice").exists(), "nothing was made");
    assert!(place.run(&["serve", "--help"]).status.success(), "help is there all the same");
    let mistyped = place.command(&["verify"]).env("ALULA_DATABSE_URL", "x").output().unwrap();
    assert_eq!(mistyped.status.code(), Some(2), "{mistyped:?}");
}

#[test]
fn a_secret_comes_from_its_file_and_is_never_shown() {
    let place = Place::new("database_url_file = \"url\"");
    std::fs::write(place.path("url"), "postgres://alula:hunter2@127.0.0.1:1/alula\n").unwrap();
    let help = place.run(&["migrate", "--help"]);
    let gone = place.command(&["migrate"]).env("ALULA_LOG", "debug").output().unwrap();
    for output in [&help, &gone] {
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(!said.contains("hunter2"), "{said}");
    }
    assert!(text(&gone.stderr).contains("database does not answer"), "the address was taken: {gone:?}");
}

#[test]
fn the_doctor_says_what_a_house_lacks_until_it_lacks_nothing() {
    let place = Place::practice("");
    let (report, code) = place.doctor();
    assert_eq!((code, standing(&report, "backup").as_str()), (Some(1), "fails"), "{report}");
    for part in ["keys", "clock", "database", "certificate"] {
        assert_eq!(standing(&report, part), "ok", "{report}");
    }
    for part in ["restore_check", "charts", "jobs", "notices"] {
        assert_eq!(standing(&report, part), "look", "{report}");
    }

    let made = place.run(&["backup", "--json"]);
    let made: Value = serde_json::from_slice(&made.stdout).unwrap_or_else(|_| panic!("{made:?}"));
    let file = made["file"].as_str().unwrap();
    assert!(PathBuf::from(file).starts_with(place.path("backups")), "{file}");
    assert!(place.run(&["restore", "--check", file]).status.success());
    let (report, code) = place.doctor();
    assert_eq!(code, Some(0), "{report}");
    assert_eq!((standing(&report, "backup"), standing(&report, "restore_check")), ("ok".into(), "ok".into()));
    assert!(place.run(&["verify"]).status.success());
    assert_eq!(standing(&place.doctor().0, "charts"), "ok");

    let damaged = place.path("damaged.backup");
    let mut bytes = std::fs::read(file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&damaged, bytes).unwrap();
    assert_eq!(place.run(&["restore", "--check", "no-such-file"]).status.code(), Some(1));
    assert_eq!(standing(&place.doctor().0, "restore_check"), "ok", "another file says nothing about the backups");
    assert_eq!(place.run(&["restore", "--check", damaged.to_str().unwrap()]).status.code(), Some(1));
    let (report, code) = place.doctor();
    assert_eq!((code, standing(&report, "restore_check").as_str()), (Some(1), "fails"), "{report}");
    assert!(place.run(&["restore", "--check", file]).status.success());

    std::fs::set_permissions(place.path("practice.key"), PermissionsExt::from_mode(0o644)).unwrap();
    assert_eq!(standing(&place.doctor().0, "keys"), "look");
    std::fs::remove_file(place.path("practice.key")).unwrap();
    let output = place.run(&["doctor"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(text(&output.stdout).contains("There is no key file at"), "{output:?}");
}

#[test]
fn the_doctor_says_how_people_are_told() {
    let mail = "smtp_url = \"smtps://mail.example.org\"\nsmtp_from = \"alula@example.org\"";
    assert_eq!(standing(&Place::practice(mail).doctor().0, "notices"), "ok");
    let sink = format!("{mail}\nnotices_sink = \"notices\"");
    assert_eq!(standing(&Place::practice(&sink).doctor().0, "notices"), "look");
}

#[test]
fn notices_that_could_not_go_out_end_with_2_and_a_sentence() {
    let place = Place::new("smtp_url = \"mail.example.org\"\nsmtp_from = \"alula@example.org\"");
    let refused = place.run(&["serve"]);
    let said = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(said.starts_with("alula: The setting smtp_url names no mail server."), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    let unread = place.command(&["serve"]).env("ALULA_SMTP_ULR", "smtps://mail.example.org").output().unwrap();
    assert_eq!(unread.status.code(), Some(2), "{unread:?}");
}

#[test]
fn picture_calls_that_no_browser_could_make_end_with_2_and_a_sentence() {
    let wrong = [
        ("video_link = \"http://video.example.org\"", "The setting video_link is no https address."),
        ("stun_url = \"stun.example.org\"", "The setting stun_url names no STUN server."),
        ("turn_url = \"https://turn.example.org\"", "The setting turn_url names no TURN server."),
        ("turn_url = \"turn:turn.example.org\"", "The settings turn_url, turn_user and turn_password belong together."),
    ];
    for (line, words) in wrong {
        let refused = Place::new(line).run(&["serve"]);
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{refused:?}");
        assert!(said.starts_with(&format!("alula: {words}")) && said.lines().count() == 1, "{said}");
    }
    let place = Place::new(
        "stun_url = \"stun:stun.example.org\"\nturn_url = \"turn:turn.example.org\"\nturn_user = \"us\"\nturn_password_file = \"relay\"",
    );
    std::fs::write(place.path("relay"), "hunter2\n").unwrap();
    let made = place.run(&["migrate"]);
    assert!(made.status.success() && !format!("{made:?}").contains("hunter2"), "{made:?}");
}

#[test]
fn the_log_is_json_when_asked_and_holds_no_secret() {
    let place = Place::practice("listen = \"127.0.0.1:0\"\nlog = \"info\"\nlog_format = \"json\"");
    let mut process = place.command(&["serve"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let address = first.strip_prefix("listening on http://").unwrap();
    for path in ["/invitation/a-secret-of-a-link", "/nowhere", "/clients?find=Ashgrove"] {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
    }
    assert!(Command::new("kill").args(["-TERM", &process.id().to_string()]).status().unwrap().success());
    let ended = process.wait_with_output().unwrap();
    let log = text(&ended.stderr);
    assert!(log.lines().count() >= 2, "{log}");
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line} is not JSON"));
        assert!(line["timestamp"].is_string() && line["level"].is_string(), "{line}");
    }
    assert!(log.contains("/nowhere") && log.contains("/invitation/"), "{log}");
    for secret in ["a-secret-of-a-link", "Ashgrove"] {
        assert!(!log.contains(secret), "{secret} is in {log}");
    }
}
