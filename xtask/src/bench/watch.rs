//! `cargo xtask bench watch`: from a mark to somebody else's screen, while the whole practice is in session.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, Result, bail};

use super::figures::{Figures, load};
use super::server::Server;
use super::wire::Wire;
use crate::machine::{self, command};

/// Sessions that run at once, each with two who watch.
const SESSIONS: usize = 200;
const WATCHERS: usize = 2;
/// Marks in each of them, and how long a therapist takes on average for the next.
const MARKS: usize = 6;
const PAUSE: Duration = Duration::from_secs(10);
/// From the tap to the other screen.
const BAR_MS: f64 = 150.0;

/// A session: its page, and the cookies of whoever works in it and of who watches.
struct Session {
    page: String,
    writer: String,
    watcher: String,
}

/// What a watcher saw: the entry of the mark, and when.
type Seen = (String, Instant);

/// Runs it.
///
/// # Errors
/// When something does not start, a page is not answered as it should be, or the bar is missed.
pub fn run() -> Result<()> {
    machine::run(&mut command("cargo build --release --locked -p alula"))?;
    let target = machine::target_folder()?;
    let (binary, folder) = (target.join("release").join("alula"), target.join("bench").join("watch"));
    // A session runs for hours only; the practice is made anew each time.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let figures = measure(&binary, &folder)?;
    if figures.missed() > 0 {
        bail!("{} figure(s) miss their bar.", figures.missed());
    }
    Ok(())
}

fn measure(binary: &Path, folder: &Path) -> Result<Figures> {
    let server = Server::with(binary, folder, &["--in-session", &SESSIONS.to_string()])?;
    let sessions = sessions(&server)?;
    let mut figures = Figures::new(vec![format!("{} sessions", sessions.len())]);
    println!("  {WATCHERS} watchers each; load before {}", load());
    let (open, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let (saw, seen) = channel();
    let mut watching = Vec::new();
    for session in &sessions {
        for cookie in [&session.writer, &session.watcher] {
            watching.push(watch(&server.host, cookie, &session.page, (&open, &stop), saw.clone()));
        }
    }
    drop(saw);
    while open.load(Ordering::Acquire) < watching.len() {
        std::thread::sleep(Duration::from_millis(20));
    }
    let host = server.host.as_str();
    let made = std::thread::scope(|scope| -> Result<Vec<Seen>> {
        let writers: Vec<_> = (0..).zip(&sessions).map(|(n, it)| scope.spawn(move || marks(host, it, n))).collect();
        let mut made = Vec::new();
        for writer in writers {
            made.extend(writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(made)
    })?;
    std::thread::sleep(Duration::from_secs(2));
    stop.store(true, Ordering::Release);
    println!("  load after {}", load());
    drop(server);
    for thread in watching {
        // Its line ends with the server.
        let _ = thread.join();
    }
    let seen: Vec<Seen> = seen.into_iter().collect();
    let mut took = Vec::new();
    for (entry, at) in &made {
        let seen: Vec<_> = seen.iter().filter(|it| it.0 == *entry).collect();
        if seen.len() < WATCHERS {
            bail!("a mark came to {} of {WATCHERS} screens", seen.len());
        }
        took.extend(seen.iter().map(|it| it.1.duration_since(*at).as_secs_f64() * 1000.0));
    }
    figures.add("from a mark to a screen", vec![took], BAR_MS);
    Ok(figures)
}

/// Everybody who is in session, by the people who work with them; the prescriber watches all.
fn sessions(server: &Server) -> Result<Vec<Session>> {
    let watcher = server.sign_in("prescriber")?;
    let mut found = Vec::new();
    for person in server.people.iter().filter(|it| it.0 == "therapist" || it.0 == "associate") {
        let writer = server.sign_in_as(person)?;
        let mut wire = Wire::to(&server.host, &writer)?;
        let list = wire.get("/clients")?.body;
        let mut charts: Vec<&str> = list.split("href=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
        charts.retain(|it| it.strip_prefix("/clients/").is_some_and(|id| id.len() == 36));
        charts.dedup();
        for chart in charts {
            let story = wire.get(chart)?.body;
            let begin = format!("{chart}/sessions/");
            let mut ids = story.split(&begin).skip(1).filter_map(|it| it.get(..36));
            let is_id = |it: &str| it.bytes().all(|it| it.is_ascii_hexdigit() || it == b'-');
            let Some(page) = ids.find(|it| is_id(it)).map(|id| format!("{begin}{id}")) else { continue };
            let room = wire.get(&page)?;
            if room.status == 200 && room.body.contains("value=\"help_called\"") {
                found.push(Session { page, writer: writer.clone(), watcher: watcher.clone() });
            }
        }
    }
    if found.is_empty() {
        bail!("nobody is in session");
    }
    Ok(found)
}

/// One screen: a line that stays open, and the page anew whenever it says that the chart grew.
fn watch(
    host: &str,
    cookie: &str,
    page: &str,
    (open, stop): (&Arc<AtomicUsize>, &Arc<AtomicBool>),
    saw: Sender<Seen>,
) -> std::thread::JoinHandle<Result<()>> {
    let (host, cookie, page) = (host.to_owned(), cookie.to_owned(), page.to_owned());
    let (open, stop) = (open.clone(), stop.clone());
    std::thread::spawn(move || {
        let mut known = entries(&Wire::to(&host, &cookie)?.get(&page)?.body);
        let (mut line, mut pages) = (Wire::to(&host, &cookie)?, Wire::to(&host, &cookie)?);
        open.fetch_add(1, Ordering::Release);
        line.follow(&format!("{page}/live"), |_| {
            let body = pages.get(&page)?.body;
            let now = Instant::now();
            let all = entries(&body);
            for entry in all.iter().filter(|it| !known.contains(it)) {
                // Nobody listens any more once the figures are told.
                let _ = saw.send((entry.clone(), now));
            }
            known = all;
            Ok(!stop.load(Ordering::Acquire))
        })
    })
}

/// What the list of a room tells, by its entries.
fn entries(page: &str) -> Vec<String> {
    let list = page.split("id=\"kept-list\"").nth(1).unwrap_or_default();
    list.split("data-entry=\"").skip(1).filter_map(|it| it.get(..36)).map(str::to_owned).collect()
}

/// The marks of one session, as somebody makes them: with pauses of up to twice the average.
fn marks(host: &str, session: &Session, n: usize) -> Result<Vec<Seen>> {
    let mut wire = Wire::to(host, &session.writer)?;
    let mut made = Vec::new();
    for mark in 0..MARKS {
        let turn = u32::try_from((n * MARKS + mark) * 7919 % 1000)?;
        std::thread::sleep(PAUSE * 2 * turn / 1000);
        let salt = SystemTime::UNIX_EPOCH.elapsed()?.as_secs() & 0xffff_ffff;
        let entry = format!("{salt:08x}-{:04x}-4000-8000-{n:012x}", mark & 0xffff);
        let kind = ["still", "breath", "tears", "ease"][mark % 4];
        let at = Instant::now();
        let fields = [("entry", entry.as_str()), ("kind", kind), ("outbox", "1")];
        let answer = wire.post(&format!("{}/mark", session.page), &fields).context("a mark is not answered")?;
        if answer.status != 204 {
            bail!("a mark is answered with {} instead of 204", answer.status);
        }
        made.push((entry, at));
    }
    Ok(made)
}
