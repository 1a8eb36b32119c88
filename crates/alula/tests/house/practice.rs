//! The built binary on a folder of its own, driven from outside as a browser would, without script.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tempfile::TempDir;

/// A practice of invented people, and the process that serves it.
pub struct Practice {
    folder: TempDir,
    database_url: Option<String>,
    port: u16,
    process: Option<Child>,
    log: Arc<Mutex<String>>,
    /// Everybody who can sign in.
    pub people: Vec<Person>,
}

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    /// As the command contract names it.
    pub role: String,
    /// To sign in with.
    pub email: String,
    /// To sign in with.
    pub password: String,
}

impl Practice {
    /// Starts the demo practice and waits until it is ready.
    pub fn start(database_url: Option<String>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let log = Arc::new(Mutex::new(String::new()));
        let mut practice = Self { folder, database_url, port: 0, process: None, log, people: Vec::new() };
        practice.demo()?;
        Ok(practice)
    }

    /// Another process of the same practice on its database; it does not serve yet.
    pub fn another(&self) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::copy(self.keys(), folder.path().join("practice.key"))?;
        let (database_url, log) = (self.database_url.clone(), Arc::default());
        Ok(Self { folder, database_url, port: 0, process: None, log, people: self.people.clone() })
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A place beside the practice.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The key file.
    pub fn keys(&self) -> PathBuf {
        self.folder.path().join("practice.key")
    }

    /// Where it listens; the same after each start.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Everything the process wrote on standard error, over all starts.
    pub fn log(&self) -> String {
        self.log.lock().expect("nobody panics while holding the log").clone()
    }

    /// Where the database is.
    pub fn url(&self) -> String {
        let embedded = || format!("sqlite:{}", self.data().join("alula.db").display());
        self.database_url.clone().unwrap_or_else(embedded)
    }

    /// Somebody with this role.
    pub fn person(&self, role: &str) -> Result<&Person> {
        self.people.iter().find(|it| it.role == role).with_context(|| format!("the demo practice has no {role}"))
    }

    /// Starts it again where it was, as `alula serve`.
    pub fn serve(&mut self) -> Result<()> {
        let listen = format!("127.0.0.1:{}", self.port);
        let line = self.begin(&["serve", "--listen", &listen])?;
        if !line.starts_with("listening on http://") {
            bail!("serve did not become ready; it said {line:?} and\n{}", self.log());
        }
        Ok(())
    }

    fn demo(&mut self) -> Result<()> {
        let line = self.begin(&["demo", "--json", "--listen", "127.0.0.1:0"])?;
        let ready: Value =
            serde_json::from_str(&line).with_context(|| format!("demo said {line:?} and\n{}", self.log()))?;
        let address = ready["address"].as_str().context("no address")?;
        self.port = address.trim_end_matches('/').rsplit(':').next().unwrap_or_default().parse()?;
        self.people = ready["people"].as_array().context("no people")?.iter().map(person).collect();
        Ok(())
    }

    /// Starts the process and waits for the first line it prints; nothing when it ended without one.
    fn begin(&mut self, words: &[&str]) -> Result<String> {
        let mut command = self.command(words[0]);
        command.args(&words[1..]).env("ALULA_LOG", "debug").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn()?;
        let errors = process.stderr.take().context("standard error is piped")?;
        let log = self.log.clone();
        std::thread::spawn(move || keep(errors, &log));
        let mut output = BufReader::new(process.stdout.take().context("standard output is piped")?);
        self.process = Some(process);
        let mut line = String::new();
        output.read_line(&mut line)?;
        // Read on, so that the process never writes into a closed pipe.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Ok(line)
    }

    /// Ends the process as a power cut would.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.kill()?;
            process.wait()?;
        }
        Ok(())
    }

    /// What `alula verify --json` says, and whether it was content.
    pub fn verify(&self) -> Result<(Value, bool)> {
        let output = self.command("verify").arg("--json").output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let said = serde_json::from_str(&said)
            .with_context(|| format!("verify said {said:?}; {}", String::from_utf8_lossy(&output.stderr)))?;
        Ok((said, output.status.success()))
    }

    /// The binary with this task, on this practice.
    pub fn command(&self, task: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alula"));
        command.args(task.split(' ')).arg("--data").arg(self.data()).arg("--keys").arg(self.keys());
        if let Some(url) = &self.database_url {
            command.args(["--database-url", url]);
        }
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        // Nothing can be done for a process that will not end while a test unwinds.
        let _ = self.kill();
    }
}

fn person(it: &Value) -> Person {
    let text = |field: &str| it[field].as_str().unwrap_or_default().to_owned();
    Person { role: text("role"), email: text("email"), password: text("password") }
}

fn keep(mut from: impl Read, log: &Mutex<String>) {
    let mut part = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut part) {
        log.lock().expect("nobody panics while holding the log").push_str(&String::from_utf8_lossy(&part[..read]));
    }
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Waits a little.
pub fn pause(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}
