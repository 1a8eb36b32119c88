//! A practice of one size, its people, and what they ask and file.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::figures::resident;
use super::server::{Server, place};
use super::wire::Wire;
use crate::machine;

/// People who file readings at the same time.
pub const WRITERS: usize = 32;
/// Readings that each of them files before any is counted, so that what is done for the first time is not.
const READINGS_BEFORE: usize = 10;
/// Readings that each of them files then.
const READINGS: usize = 40;

/// A practice that is served, with those who are signed in.
pub struct Practice {
    /// Clients.
    pub clients: usize,
    /// What serves it.
    pub server: Server,
    /// What that keeps in memory before anybody comes, in megabytes.
    pub at_rest: f64,
    /// The cookies of those who see clients, of prescribers, and of the manager.
    pub therapists: Vec<String>,
    /// Prescribers.
    pub prescribers: Vec<String>,
    /// The manager.
    pub manager: Vec<String>,
    /// The pages of the clients of each of those who see clients.
    pub lists: Vec<Vec<String>>,
}

impl Practice {
    /// Makes it once, brings it to the tables of this build, and serves it.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn open(binary: &Path, folder: &Path, clients: usize) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let made = folder.join("made");
        if !made.exists() {
            let _ = fs::remove_dir_all(folder.join("data"));
            let begun = Instant::now();
            drop(Server::start(binary, folder, clients)?);
            fs::write(&made, format!("{:.0}", begun.elapsed().as_secs_f64()))?;
        }
        machine::run(Command::new(binary).arg("migrate").args(place(folder)))?;
        let server = Server::start(binary, folder, clients)?;
        let at_rest = resident(server.process())?;
        let therapists = server.sign_in_all(&["therapist", "associate"])?;
        let lists = therapists.iter().map(|it| clients_of(&server, it)).collect::<Result<Vec<_>>>()?;
        let counts: Vec<_> = lists.iter().map(|it| it.len().to_string()).collect();
        println!(
            "{clients} clients, made in {} s: {} people who see clients read in turn, with {} clients",
            fs::read_to_string(&made)?,
            lists.len(),
            counts.join(", ")
        );
        let (prescribers, manager) = (server.sign_in_all(&["prescriber"])?, vec![server.sign_in("manager")?]);
        Ok(Self { clients, server, at_rest, therapists, prescribers, manager, lists })
    }

    /// The page of a client, of each list in turn.
    pub fn client(&self, n: usize) -> String {
        let own = &self.lists[n % self.lists.len()];
        own[n / self.lists.len() % own.len()].clone()
    }
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
///
/// # Errors
/// When one is not answered as it should be.
pub fn write(it: &Practice, pause: Option<Duration>) -> Result<Vec<f64>> {
    let (cookie, own) = (&it.therapists[0], &it.lists[0]);
    // No two readings of a run share an id.
    let next = AtomicUsize::new(if pause.is_some() { 0 } else { WRITERS * (READINGS_BEFORE + READINGS) });
    let run = std::process::id();
    let writer = || -> Result<Vec<f64>> {
        let mut wire = Wire::to(&it.server.host, cookie)?;
        let mut took = Vec::new();
        for nth in 0..READINGS_BEFORE + READINGS {
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
            if nth >= READINGS_BEFORE {
                took.push(answer.took);
            }
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
