//! A PostgreSQL of one test's own, from the Debian package: a free port, a temporary folder, an ordinary user.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// Ends the server when its standard input closes, also when the test that started it is killed.
const KEEPER: &str = r#""$@" & server=$!; cat >/dev/null; kill -INT "$server"; wait "$server""#;

/// A running server. Stops, and its folder goes, when this is dropped.
#[derive(Debug)]
pub struct PrivatePostgres {
    keeper: Child,
    open: Option<ChildStdin>,
    port: u16,
    folder: TempDir,
}

impl PrivatePostgres {
    /// Starts one; nothing where PostgreSQL is not installed, so that `cargo test` needs nothing. `cargo xtask test`
    /// installs it first.
    ///
    /// # Errors
    /// When PostgreSQL is installed and does not start.
    pub fn start() -> Result<Option<Self>> {
        let Some(programs) = programs() else { return Ok(None) };
        let mut last = None;
        // Between finding a free port and using it somebody else may take it.
        for _ in 0..3 {
            match Self::try_start(&programs) {
                Ok(it) => return Ok(Some(it)),
                Err(error) => last = Some(error),
            }
        }
        last.map_or(Ok(None), Err)
    }

    fn try_start(programs: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("alula-postgres-").tempdir()?;
        let data = folder.path().join("data");
        let become_ordinary = ordinary_user(folder.path())?;
        let initdb = programs.join("initdb").display().to_string();
        let place = data.display().to_string();
        let output = as_user(
            &become_ordinary,
            &[
                &initdb,
                "--pgdata",
                &place,
                "--username=alula",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
            ],
        )
        .output()?;
        if !output.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&output.stderr));
        }
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let server = programs.join("postgres").display().to_string();
        let (port_text, sockets) = (port.to_string(), folder.path().display().to_string());
        let words = [
            "sh",
            "-c",
            KEEPER,
            "keeper",
            &server,
            "-D",
            &place,
            "-h",
            "127.0.0.1",
            "-p",
            &port_text,
            "-k",
            &sockets,
            "-c",
            "fsync=off",
            "-c",
            "max_connections=60",
        ];
        let log = std::fs::File::create(folder.path().join("log"))?;
        let mut keeper =
            as_user(&become_ordinary, &words).stdin(Stdio::piped()).stdout(log.try_clone()?).stderr(log).spawn()?;
        let open = keeper.stdin.take();
        let it = Self { keeper, open, port, folder };
        it.wait_until_ready(programs)?;
        it.database("alula")?;
        Ok(it)
    }

    fn wait_until_ready(&self, programs: &Path) -> Result<()> {
        for _ in 0..200 {
            let ready = Command::new(programs.join("pg_isready"))
                .args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()])
                .status()?;
            if ready.success() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        bail!("PostgreSQL did not become ready within 20 s:\n{log}")
    }

    /// Makes a further empty database and gives its address.
    ///
    /// # Errors
    /// When the server refuses.
    pub fn database(&self, name: &str) -> Result<String> {
        let programs = programs().context("PostgreSQL went away")?;
        let made = Command::new(programs.join("createdb"))
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "alula", name])
            .output()?;
        let said = String::from_utf8_lossy(&made.stderr).into_owned();
        if !made.status.success() && !said.contains("already exists") {
            bail!("createdb failed: {said}");
        }
        Ok(format!("postgres://alula@127.0.0.1:{}/{name}", self.port))
    }

    /// The address of its first database.
    pub fn url(&self) -> String {
        format!("postgres://alula@127.0.0.1:{}/alula", self.port)
    }

    /// Everything in a database as text, as its own tool writes it.
    ///
    /// # Errors
    /// When the tool fails.
    pub fn dump(&self, name: &str) -> Result<Vec<u8>> {
        let programs = programs().context("PostgreSQL went away")?;
        let output = Command::new(programs.join("pg_dump"))
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-U", "alula", "--inserts", name])
            .output()?;
        if !output.status.success() {
            bail!("pg_dump failed: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(output.stdout)
    }

    /// The folder with its files, log of writes included.
    pub fn files(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for PrivatePostgres {
    fn drop(&mut self) {
        self.open.take();
        // The keeper waits for the server, so the folder is free after it; a test that unwinds can do no more.
        let _ = self.keeper.wait();
    }
}

/// The folder with the newest installed server's programs.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .filter(|(_, programs)| programs.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, programs)| programs).or_else(|| {
        let found = Command::new("sh").args(["-c", "command -v initdb"]).output().ok()?;
        let path = PathBuf::from(String::from_utf8(found.stdout).ok()?.trim());
        path.canonicalize().ok()?.parent().map(Path::to_owned)
    })
}

/// PostgreSQL does not run as root: then the user of its package runs it, and the folder is theirs.
fn ordinary_user(folder: &Path) -> Result<Vec<&'static str>> {
    let user = Command::new("id").arg("-u").output()?;
    if String::from_utf8_lossy(&user.stdout).trim() != "0" {
        return Ok(Vec::new());
    }
    let given = Command::new("chown").arg("postgres").arg(folder).status()?;
    if !given.success() {
        bail!("root cannot give {} to the user postgres", folder.display());
    }
    Ok(vec!["runuser", "-u", "postgres", "--"])
}

fn as_user(become_ordinary: &[&str], words: &[&str]) -> Command {
    let all: Vec<&str> = become_ordinary.iter().chain(words).copied().collect();
    let mut command = Command::new(all[0]);
    command.args(&all[1..]).current_dir("/");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_postgres_takes_a_table_and_stops() {
        let Some(postgres) = PrivatePostgres::start().unwrap() else { return };
        let url = postgres.database("second").unwrap();
        let said = Command::new(programs().unwrap().join("psql"))
            .args([&url, "-qAtc", "CREATE TABLE a (b TEXT); INSERT INTO a VALUES ('kept'); SELECT b FROM a"])
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), "kept");
        assert!(String::from_utf8_lossy(&postgres.dump("second").unwrap()).contains("kept"));
        let (port, folder) = (postgres.port, postgres.folder.path().to_owned());
        drop(postgres);
        assert!(!folder.exists());
        TcpListener::bind(("127.0.0.1", port)).unwrap();
    }
}
