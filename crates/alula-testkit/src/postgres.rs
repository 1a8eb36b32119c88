//! A private PostgreSQL from the Debian package: free port, temporary folder, gone when the test process is gone.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

/// A server with its own data, for this process alone.
pub struct Cluster {
    port: u16,
    folder: PathBuf,
    binaries: PathBuf,
    user: Option<String>,
    databases: AtomicU32,
    /// Closing this pipe, also by dying, lets the guard stop the server and remove its folder.
    guard: Mutex<Option<(Child, ChildStdin)>>,
}

static SHARED: tokio::sync::OnceCell<Cluster> = tokio::sync::OnceCell::const_new();

/// Whether the tests on PostgreSQL run: where it is installed, unless `ALULA_TEST_POSTGRES=off` says otherwise.
///
/// The continuous check sets `CI` and never leaves them out. Whoever runs them elsewhere is told what was left out.
pub fn is_wanted() -> bool {
    #[expect(clippy::disallowed_methods, reason = "the switches of the tests, read by the tests alone")]
    let (off, always) =
        (std::env::var("ALULA_TEST_POSTGRES").is_ok_and(|it| it == "off"), std::env::var_os("CI").is_some());
    let wanted = !off && (always || binaries().is_ok());
    if !wanted {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests should see what was left out")]
        {
            eprintln!("left out: this test needs PostgreSQL, which is not installed or was switched off");
        }
    }
    wanted
}

/// The cluster that the tests of this process share; started at first use.
///
/// # Errors
/// When PostgreSQL is not installed or does not start.
pub async fn shared() -> Result<&'static Cluster> {
    SHARED.get_or_try_init(Cluster::start).await
}

impl Cluster {
    /// Starts a cluster of its own, for a test that stops it.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start.
    pub async fn start() -> Result<Self> {
        tokio::task::spawn_blocking(Self::start_now).await?
    }

    fn start_now() -> Result<Self> {
        let binaries = binaries()?;
        let user = ordinary_user()?;
        let folder = tempfile::Builder::new().prefix("alula-postgres-").tempdir()?.keep();
        if let Some(user) = &user {
            run(Command::new("chown").arg(format!("{user}:")).arg(&folder), "giving the folder to an ordinary user")?;
        }
        let mut cluster =
            Self { port: 0, folder, binaries, user, databases: AtomicU32::new(0), guard: Mutex::new(None) };
        let data = cluster.data();
        let mut initdb = cluster.command("initdb");
        initdb
            .args(["--username=alula", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(&data);
        run(&mut initdb, "making a PostgreSQL cluster")?;
        let mut last = None;
        // Between finding a free port and using it somebody else may take it.
        for _ in 0..5 {
            cluster.port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
            match cluster.launch() {
                Ok(()) => {
                    cluster.watch()?;
                    return Ok(cluster);
                }
                Err(error) => last = Some(error),
            }
        }
        Err(last.context("no attempt was made")?)
    }

    /// The address of a new, empty database.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn fresh_database(&self) -> Result<String> {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut createdb = self.command("createdb");
        createdb.args(["--host=127.0.0.1", "--username=alula"]).arg(format!("--port={}", self.port)).arg(&name);
        tokio::task::spawn_blocking(move || run(&mut createdb, "making a database")).await??;
        Ok(format!("postgres://alula@127.0.0.1:{}/{name}", self.port))
    }

    /// The folder with everything it keeps, its log of writes included.
    pub fn data_folder(&self) -> &Path {
        &self.folder
    }

    /// The port it listens on, at 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Stops the server at once, as a power cut would, and keeps its data.
    ///
    /// # Errors
    /// When it does not stop.
    pub fn stop(&self) -> Result<()> {
        let mut stop = self.command("pg_ctl");
        stop.args(["stop", "--mode=immediate", "--wait", "-D"]).arg(self.data());
        run(&mut stop, "stopping PostgreSQL")
    }

    /// Starts the server again on the same port.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again(&self) -> Result<()> {
        self.launch()
    }

    fn launch(&self) -> Result<()> {
        let settings = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off -c max_connections=200",
            self.port,
            self.folder.display()
        );
        let mut start = self.command("pg_ctl");
        start.args(["start", "--wait", "--timeout=60", "-D"]).arg(self.data());
        start.arg("-l").arg(self.folder.join("log")).arg("-o").arg(settings);
        // The server outlives pg_ctl and would keep inherited pipes open.
        start.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let status = start.status().context("pg_ctl could not be run")?;
        if !status.success() {
            let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            bail!("PostgreSQL did not start: {}", log.lines().last().unwrap_or("its log is empty"));
        }
        Ok(())
    }

    fn watch(&self) -> Result<()> {
        let script = "cat >/dev/null; \"$1\" stop -m immediate -D \"$2\" >/dev/null 2>&1; rm -rf \"$3\"";
        let mut guard = self.as_user("sh");
        guard.arg("-c").arg(script).arg("guard").arg(self.binaries.join("pg_ctl")).arg(self.data()).arg(&self.folder);
        // Its own process group: an interrupt of the tests must not end the guard before the server.
        std::os::unix::process::CommandExt::process_group(&mut guard, 0);
        let nowhere = || File::options().write(true).open("/dev/null").map(Stdio::from);
        let mut guard = guard.stdin(Stdio::piped()).stdout(nowhere()?).stderr(nowhere()?).spawn()?;
        let pipe = guard.stdin.take().context("the guard has no pipe")?;
        *self.guard.lock().expect("nobody panics while holding it") = Some((guard, pipe));
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn command(&self, name: &str) -> Command {
        self.as_user(self.binaries.join(name))
    }

    fn as_user(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = match &self.user {
            None => Command::new(program),
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", user, "--regid", group_of(user), "--clear-groups", "--"]).arg(program);
                command
            }
        };
        command.current_dir("/");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let guard = self.guard.lock().ok().and_then(|mut it| it.take());
        match guard {
            Some((mut guard, pipe)) => {
                drop(pipe);
                drop(guard.wait());
            }
            None => drop(std::fs::remove_dir_all(&self.folder)),
        }
    }
}

fn group_of(user: &str) -> &str {
    // Debian gives `nobody` the group `nogroup`, every other user one of the same name.
    if user == "nobody" { "nogroup" } else { user }
}

/// The server refuses to run as root.
fn ordinary_user() -> Result<Option<String>> {
    if read("id", &["-u"])? != "0" {
        return Ok(None);
    }
    let user = if read("id", &["-u", "postgres"]).is_ok() { "postgres" } else { "nobody" };
    Ok(Some(user.to_owned()))
}

fn binaries() -> Result<PathBuf> {
    let debian = Path::new("/usr/lib/postgresql");
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir(debian)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|it| Some((it.file_name().to_str()?.parse().ok()?, it.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").exists())
        .collect();
    versions.sort();
    if let Some((_, bin)) = versions.pop() {
        return Ok(bin);
    }
    let found = read("sh", &["-c", "command -v initdb"]).ok().and_then(|it| std::fs::canonicalize(it).ok());
    found.as_deref().and_then(Path::parent).map(Path::to_owned).context(
        "the tests need PostgreSQL: install the Debian package `postgresql`, or leave them out with ALULA_TEST_POSTGRES=off",
    )
}

fn read(program: &str, arguments: &[&str]) -> Result<String> {
    let output =
        Command::new(program).args(arguments).output().with_context(|| format!("{program} could not be run"))?;
    if !output.status.success() {
        bail!("{program} failed");
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn run(command: &mut Command, doing: &str) -> Result<()> {
    let mut last = String::new();
    for _ in 0..3 {
        let output = command.output().with_context(|| format!("{doing} failed: the program could not be run"))?;
        if output.status.success() {
            return Ok(());
        }
        last = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        std::thread::sleep(Duration::from_millis(200));
    }
    bail!("{doing} failed: {last}")
}
