//! `cargo xtask bench`: the release build with as many clients as asked for, measured by the server's own clock.

mod figures;
mod watch;
mod wire;

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::machine::{self, command};
use figures::{Figures, load, resident};
use wire::Wire;

/// Clients when nobody says otherwise.
const CLIENTS: usize = 10_000;
/// Requests that are counted, of each kind.
const REQUESTS: usize = 1500;
/// Requests before them, so that what is asked for the first time is not counted.
const BEFORE: usize = 60;
/// People of a role who read in turn.
const READERS: usize = 10;
/// Charts that are printed; nothing is asked of how long that takes.
const PRINTED: usize = 30;
/// People who file readings at the same time.
const WRITERS: usize = 32;
/// Readings that each of them files.
const READINGS: usize = 40;
/// How long each of them takes on average for the next, when they file as people do: the whole practice then files more
/// than a hundred a second.
const PAUSE: Duration = Duration::from_millis(250);
/// The bars: reading a page, filing a reading, memory.
const READ_MS: f64 = 25.0;
const WRITE_MS: f64 = 10.0;
const RESIDENT_MB: f64 = 200.0;

/// Runs it; the arguments are numbers of clients, or `watch`.
///
/// # Errors
/// When something does not start, a page is not answered as it should be, or a chart does not verify afterwards.
pub fn run(args: &[String]) -> Result<()> {
    if args == ["watch"] {
        return watch::run();
    }
    let mut sizes = Vec::new();
    for arg in args {
        sizes.push(arg.parse().with_context(|| format!("`{arg}` is no number of clients"))?);
    }
    if sizes.is_empty() {
        sizes.push(CLIENTS);
    }
    machine::run(&mut command("cargo build --release --locked -p alula"))?;
    let target = machine::target_folder()?;
    let binary = target.join("release").join("alula");
    let mut runs: Vec<Figures> = Vec::new();
    for clients in sizes {
        let run = measure(&binary, &target.join("bench").join(clients.to_string()), clients)?;
        if let Some(first) = runs.first() {
            run.beside(first);
        }
        runs.push(run);
    }
    let missed: usize = runs.iter().map(Figures::missed).sum();
    if missed > 0 {
        bail!("{missed} figure(s) miss their bar.");
    }
    Ok(())
}

/// A kind of page: its name, the cookies of those who read it in turn, and the address of the n-th of them.
type Page<'a> = (&'a str, &'a [String], &'a dyn Fn(usize) -> String);

/// A server, ended when it is dropped.
struct Server {
    child: Child,
    host: String,
    people: Vec<(String, String, String)>,
}

impl Server {
    fn start(binary: &Path, folder: &Path, clients: usize) -> Result<Self> {
        Self::with(binary, folder, &["--clients", &clients.to_string()])
    }

    fn with(binary: &Path, folder: &Path, practice: &[&str]) -> Result<Self> {
        let child = Command::new(binary)
            .args(["demo", "--json", "--listen", "127.0.0.1:0"])
            .args(practice)
            .args(place(folder))
            .stdout(Stdio::piped())
            .spawn()
            .context("the server does not start")?;
        let mut server = Self { child, host: String::new(), people: Vec::new() };
        let mut line = String::new();
        let said = server.child.stdout.take().context("the server says nothing")?;
        BufReader::new(said).read_line(&mut line)?;
        let ready: Value = serde_json::from_str(&line).context("the server did not come up")?;
        let address = ready["address"].as_str().context("the server names no address")?;
        server.host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        for it in ready["people"].as_array().context("the server names nobody")? {
            let field = |name: &str| it[name].as_str().unwrap_or_default().to_owned();
            server.people.push((field("role"), field("email"), field("password")));
        }
        Ok(server)
    }

    /// The cookie of the first person in this role.
    fn sign_in(&self, role: &str) -> Result<String> {
        self.sign_in_as(self.people.iter().find(|it| it.0 == role).context("nobody has this role")?)
    }

    /// The cookies of everybody in these roles; one has a full day where another has an empty one.
    fn sign_in_all(&self, roles: &[&str]) -> Result<Vec<String>> {
        let all = self.people.iter().filter(|it| roles.contains(&it.0.as_str())).take(READERS);
        all.map(|it| self.sign_in_as(it)).collect()
    }

    fn sign_in_as(&self, (role, email, password): &(String, String, String)) -> Result<String> {
        let fields = [("email", email.as_str()), ("password", password.as_str())];
        let answer = Wire::to(&self.host, "")?.post("/sign-in", &fields)?;
        if answer.cookie.is_empty() {
            bail!("signing in as {role} is answered with {}", answer.status);
        }
        Ok(answer.cookie)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the practice of a folder is.
fn place(folder: &Path) -> [OsString; 4] {
    ["--data".into(), folder.join("data").into(), "--keys".into(), folder.join("demo.key").into()]
}

fn measure(binary: &Path, folder: &Path, clients: usize) -> Result<Figures> {
    fs::create_dir_all(folder)?;
    let made = folder.join("made");
    if !made.exists() {
        let _ = fs::remove_dir_all(folder.join("data"));
        let begun = Instant::now();
        drop(Server::start(binary, folder, clients)?);
        fs::write(&made, format!("{:.0}", begun.elapsed().as_secs_f64()))?;
    }
    // A practice that was made by an earlier build.
    machine::run(Command::new(binary).arg("migrate").args(place(folder)))?;
    let seconds = fs::read_to_string(&made)?;
    let mut figures = Figures::new(clients);
    figures.say(&format!("{clients} clients, made in {seconds} s; load before {}", load()));
    let server = Server::start(binary, folder, clients)?;
    let at_rest = resident(server.child.id())?;
    let (therapists, prescribers) =
        (server.sign_in_all(&["therapist", "associate"])?, server.sign_in_all(&["prescriber"])?);
    let manager = [server.sign_in("manager")?];
    let lists = therapists.iter().map(|it| clients_of(&server, it)).collect::<Result<Vec<_>>>()?;
    let (therapist, own) = (&therapists[0], &lists[0]);
    let counts: Vec<_> = lists.iter().map(|it| it.len().to_string()).collect();
    figures.say(&format!("{} people who see clients read in turn, with {} clients", lists.len(), counts.join(", ")));
    let outcomes = Wire::to(&server.host, &manager[0])?.get("/outcomes")?.status == 200;
    let client = |n: usize| {
        let own = &lists[n % lists.len()];
        own[n / lists.len() % own.len()].clone()
    };
    let searched = |n: usize| format!("/clients?q={}", ["mar", "zo", "okafor", "ada+dahl", "1968-04-17"][n % 5]);
    let mut pages: Vec<Page<'_>> = vec![
        ("client page", &therapists, &client),
        ("Today, therapist", &therapists, &|_| "/today".to_owned()),
        ("Today, manager", &manager, &|_| "/today".to_owned()),
        ("clients, therapist", &therapists, &|_| "/clients".to_owned()),
        ("clients, manager", &manager, &|_| "/clients".to_owned()),
        ("search, therapist", &therapists, &searched),
        ("search, manager", &manager, &searched),
        ("board, manager", &manager, &|_| "/board".to_owned()),
        ("Today, prescriber", &prescribers, &|_| "/today".to_owned()),
        ("to decide, prescriber", &prescribers, &|_| "/to-decide".to_owned()),
    ];
    if outcomes {
        pages.push(("outcomes, manager", &manager, &|_| "/outcomes".to_owned()));
    }
    for (name, cookies, path) in pages {
        figures.add(name, read(&server, cookies, path, BEFORE, REQUESTS)?, READ_MS);
    }
    let printed = |n: usize| format!("{}/record/print", client(n));
    figures.add("chart as PDF", read(&server, &therapists, &printed, 2, PRINTED)?, f64::INFINITY);
    let took = write(&server, therapist, own, Some(PAUSE))?;
    figures.add(&format!("a reading, {WRITERS} people"), took, WRITE_MS);
    let took = write(&server, therapist, own, None)?;
    figures.add(&format!("a reading, {WRITERS} at once"), took, WRITE_MS);
    figures.memory(at_rest, resident(server.child.id())?, RESIDENT_MB);
    figures.say(&format!("load after {}", load()));
    drop(server);
    let mut verify = Command::new(binary);
    verify.arg("verify").args(place(folder));
    figures.say(machine::output(&mut verify)?.trim());
    Ok(figures)
}

/// How long each of so many requests took, after some that are not counted.
fn read(
    server: &Server,
    cookies: &[String],
    path: &dyn Fn(usize) -> String,
    before: usize,
    counted: usize,
) -> Result<Vec<f64>> {
    let mut wires = cookies.iter().map(|it| Wire::to(&server.host, it)).collect::<Result<Vec<_>>>()?;
    let among = wires.len();
    let mut took = Vec::new();
    for n in 0..before + counted {
        let path = path(n);
        let answer = wires[n % among].get(&path)?;
        if answer.status != 200 {
            bail!("{path} is answered with {} instead of 200", answer.status);
        }
        if n >= before {
            took.push(answer.took);
        }
    }
    Ok(took)
}

/// The pages of the clients on somebody's list.
fn clients_of(server: &Server, cookie: &str) -> Result<Vec<String>> {
    let page = Wire::to(&server.host, cookie)?.get("/clients")?.body;
    let links = page.split("href=\"").skip(1).filter_map(|it| it.split('"').next());
    let mut own: Vec<String> =
        links.filter(|it| it.strip_prefix("/clients/").is_some_and(|id| id.len() == 36)).map(str::to_owned).collect();
    own.dedup();
    if own.is_empty() {
        bail!("nobody is on the list of clients");
    }
    Ok(own)
}

/// Readings filed by many at once, each with the id that its form would have: without a pause, or with pauses of up to
/// twice `pause`, so that they do not fall into step.
fn write(server: &Server, cookie: &str, own: &[String], pause: Option<Duration>) -> Result<Vec<f64>> {
    // No two readings of a run share an id.
    let next = AtomicUsize::new(if pause.is_some() { 0 } else { WRITERS * READINGS });
    let run = std::process::id();
    let writer = || -> Result<Vec<f64>> {
        let mut wire = Wire::to(&server.host, cookie)?;
        let mut took = Vec::new();
        for _ in 0..READINGS {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if let Some(pause) = pause {
                std::thread::sleep(pause * 2 * u32::try_from(n * 7919 % 1000)? / 1000);
            }
            let entry =
                format!("{run:08x}-{:04x}-4000-8000-{n:012x}", std::time::UNIX_EPOCH.elapsed()?.as_secs() & 0xffff);
            let (systolic, pulse) = ((110 + n % 20).to_string(), (60 + n % 25).to_string());
            let fields = [("entry", entry.as_str()), ("systolic", &systolic), ("diastolic", "72"), ("pulse", &pulse)];
            let answer = wire.post(&format!("{}/intake/readings", own[n % own.len()]), &fields)?;
            if answer.status != 303 {
                bail!("a reading is answered with {} instead of 303", answer.status);
            }
            took.push(answer.took);
        }
        Ok(took)
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(writer)).collect();
        let mut took = Vec::new();
        for writer in writers {
            took.extend(writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(took)
    })
}
