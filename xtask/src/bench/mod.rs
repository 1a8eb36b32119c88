//! `cargo xtask bench`: the release build with as many clients as asked for, measured by the server's own clock.

mod figures;
mod practice;
mod server;
mod watch;
mod wire;

use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::machine::{self, command};
use figures::{Figures, load, resident};
use practice::{Practice, WRITERS, write};
use server::place;
use wire::Wire;

/// Clients when nobody says otherwise.
const CLIENTS: usize = 10_000;
/// Requests that are counted, of each kind.
const REQUESTS: usize = 1500;
/// Requests before them, so that what is asked for the first time is not counted.
const BEFORE: usize = 60;
/// Charts that are printed; nothing is asked of how long that takes.
const PRINTED: usize = 30;
/// How long each of those who file readings takes on average for the next, when they file as people do: the whole practice
/// then files more than a hundred a second.
const PAUSE: Duration = Duration::from_millis(250);
/// The bars: reading a page, filing a reading, memory.
const READ_MS: f64 = 25.0;
const WRITE_MS: f64 = 10.0;
const RESIDENT_MB: f64 = 200.0;

/// Runs it; the arguments are numbers of clients, or `watch`. Several sizes are served at once and asked in turn, so that
/// the machine is the same for all of them.
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
    let folder = |clients: usize| target.join("bench").join(clients.to_string());
    let open = |clients: &usize| Practice::open(&binary, &folder(*clients), *clients);
    let missed = measure(&sizes.iter().map(open).collect::<Result<Vec<_>>>()?)?;
    for clients in sizes {
        println!("{}", machine::output(Command::new(&binary).arg("verify").args(place(&folder(clients))))?.trim());
    }
    if missed > 0 {
        bail!("{missed} figure(s) miss their bar.");
    }
    Ok(())
}

/// A kind of page: its name, the cookies of those who read it in turn, and the address of the n-th request.
type Page = (&'static str, fn(&Practice) -> &[String], fn(&Practice, usize) -> String);

const PAGES: &[Page] = &[
    ("client page", |it| &it.therapists, Practice::client),
    ("Today, therapist", |it| &it.therapists, |_, _| "/today".to_owned()),
    ("Today, manager", |it| &it.manager, |_, _| "/today".to_owned()),
    ("clients, therapist", |it| &it.therapists, |_, _| "/clients".to_owned()),
    ("clients, manager", |it| &it.manager, |_, _| "/clients".to_owned()),
    ("search, therapist", |it| &it.therapists, searched),
    ("search, manager", |it| &it.manager, searched),
    ("board, manager", |it| &it.manager, |_, _| "/board".to_owned()),
    ("Today, prescriber", |it| &it.prescribers, |_, _| "/today".to_owned()),
    ("to decide, prescriber", |it| &it.prescribers, |_, _| "/to-decide".to_owned()),
    ("outcomes, manager", |it| &it.manager, |_, _| "/outcomes".to_owned()),
];
const CHART: Page = ("chart as PDF", |it| &it.therapists, |it, n| format!("{}/record/print", it.client(n)));

fn searched(_: &Practice, n: usize) -> String {
    format!("/clients?q={}", ["mar", "zo", "okafor", "ada+dahl", "1968-04-17"][n % 5])
}

/// Prints the table; tells how many figures miss their bar.
fn measure(practices: &[Practice]) -> Result<usize> {
    let mut figures = Figures::new(practices.iter().map(|it| format!("{} clients", it.clients)).collect());
    println!("  load before {}", load());
    for page in PAGES {
        figures.add(page.0, read(practices, page, BEFORE, REQUESTS)?, READ_MS);
    }
    figures.add(CHART.0, read(practices, &CHART, 2, PRINTED)?, f64::INFINITY);
    let readings = |pause| practices.iter().map(|it| write(it, pause)).collect::<Result<Vec<_>>>();
    figures.add(&format!("a reading, {WRITERS} people"), readings(Some(PAUSE))?, WRITE_MS);
    figures.add(&format!("a reading, {WRITERS} at once"), readings(None)?, WRITE_MS);
    let at_rest: Vec<_> = practices.iter().map(|it| it.at_rest).collect();
    let after = practices.iter().map(|it| resident(it.server.process())).collect::<Result<Vec<_>>>()?;
    figures.memory(&at_rest, &after, RESIDENT_MB);
    println!("  load after {}", load());
    Ok(figures.missed())
}

/// How long each of so many requests took in each practice, asked in turn, after some that are not counted.
fn read(practices: &[Practice], (_, who, path): &Page, before: usize, counted: usize) -> Result<Vec<Vec<f64>>> {
    let wires = |it: &Practice| who(it).iter().map(|cookie| Wire::to(&it.server.host, cookie)).collect();
    let mut wires = practices.iter().map(wires).collect::<Result<Vec<Vec<Wire>>>>()?;
    let mut took = vec![Vec::new(); practices.len()];
    for n in 0..before + counted {
        for ((it, wires), took) in practices.iter().zip(&mut wires).zip(&mut took) {
            let (path, among) = (path(it, n), wires.len());
            let answer = wires[n % among].get(&path)?;
            if answer.status != 200 {
                bail!("{path} is answered with {} instead of 200", answer.status);
            }
            if n >= before {
                took.push(answer.took);
            }
        }
    }
    Ok(took)
}
