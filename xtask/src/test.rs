//! Everything the continuous check runs, fast things first.

use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Result, bail};

use crate::machine::{self, command};
use crate::steps::{self, Step};
use crate::{count, licences, reading, setup, tidy};

/// Tests with this in their name start a private PostgreSQL.
const NEEDS_POSTGRES: &str = "postgres";

const FAST: &[Step] = &[
    Step { name: "fmt", work: || machine::run(&mut command("cargo fmt --all --check")) },
    Step { name: "tidy", work: tidy::run },
    Step { name: "reading", work: reading::run },
    Step { name: "npm", work: setup::npm },
    Step { name: "clippy", work: clippy },
    Step { name: "rust", work: rust_tests },
    Step { name: "generated", work: generated },
    Step { name: "licences", work: licences::run },
    Step { name: "docs", work: docs },
    Step { name: "web", work: web },
];
const SLOW: &[Step] = &[
    Step { name: "setup", work: setup::run },
    Step { name: "postgres", work: postgres },
    Step { name: "e2e", work: browser_journeys },
];

/// Runs all steps, or the ones named.
///
/// # Errors
/// When a step fails, or there is no step of that name.
pub fn run(args: &[String]) -> Result<()> {
    let fast = args.iter().any(|it| it == "--fast");
    let named: Vec<&str> = args.iter().map(String::as_str).filter(|it| *it != "--fast").collect();
    let all = || FAST.iter().chain(SLOW);
    if let Some(unknown) = named.iter().find(|name| !all().any(|it| it.name == **name)) {
        let known: Vec<_> = all().map(|it| it.name).collect();
        bail!("there is no step `{unknown}`. The steps are: {}", known.join(", "));
    }
    let steps: Vec<Step> = all()
        .filter(|it| named.is_empty() || named.contains(&it.name))
        .filter(|it| !fast || FAST.iter().any(|quick| quick.name == it.name))
        .map(|it| Step { name: it.name, work: it.work })
        .collect();
    let before = state()?;
    BEFORE.get_or_init(|| before);
    let (count, failed) = steps::run(&steps);
    // Always the last line, so that a program can read it.
    if failed {
        bail!("{count}")
    }
    println!("\n{count}");
    Ok(())
}

fn clippy() -> Result<()> {
    machine::run(&mut command("cargo clippy --workspace --all-targets --locked -- -D warnings"))
}

fn rust_tests() -> Result<()> {
    if machine::has("cargo-nextest") {
        let all_but = format!("not test(/{NEEDS_POSTGRES}/)");
        count::run(command("cargo nextest run --workspace --locked --no-fail-fast -E").arg(all_but))?;
        return machine::run(&mut command("cargo test --workspace --locked --doc --quiet"));
    }
    let line = format!("cargo test --workspace --locked --quiet --no-fail-fast -- --skip {NEEDS_POSTGRES}");
    count::run(&mut command(&line))
}

fn postgres() -> Result<()> {
    if machine::has("cargo-nextest") {
        let only = format!("test(/{NEEDS_POSTGRES}/)");
        let line = "cargo nextest run --workspace --locked --no-fail-fast -E";
        // With it the tests fail where PostgreSQL is missing, instead of saying so and passing.
        return count::run(command(line).arg(only).env("CI", "true"));
    }
    let line =
        format!("cargo test --workspace --locked --quiet --no-fail-fast --lib --bins --tests -- {NEEDS_POSTGRES}");
    count::run(command(&line).env("CI", "true"))
}

/// What tests and builds write is committed as they write it: after them the tree is as it was before.
fn generated() -> Result<()> {
    let ignored = "git ls-files --others --ignored --exclude=*.snap.new --exclude=*.pending-snap -- crates";
    let pending = machine::output(&mut command(ignored))?;
    if !pending.trim().is_empty() {
        bail!("snapshots wait to be read and accepted:\n{}", pending.trim());
    }
    let (before, now) = (BEFORE.get_or_init(State::default), state()?);
    if before.status != now.status || before.changes != now.changes {
        bail!("files changed while the tests ran; look at them and commit what is right:\n{}", now.status.trim());
    }
    println!("no snapshot waits, and no file changed while the tests ran");
    Ok(())
}

/// The working tree against the last commit.
#[derive(Default)]
struct State {
    status: String,
    changes: String,
}

/// As it was before the first step.
static BEFORE: OnceLock<State> = OnceLock::new();

fn state() -> Result<State> {
    let status = machine::output(&mut command("git status --porcelain"))?;
    Ok(State { status, changes: machine::output(&mut command("git diff HEAD"))? })
}

fn docs() -> Result<()> {
    machine::run(
        command("cargo doc --workspace --no-deps --locked --document-private-items --quiet")
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn web() -> Result<()> {
    for script in ["check", "test"] {
        machine::run(&mut command(&format!("npm run --prefix web --if-present --silent {script}")))?;
    }
    Ok(())
}

/// Builds the binary with the movable clock and drives it with a real browser: the journeys, and a look at each kind of
/// page.
fn browser_journeys() -> Result<()> {
    count::run(&mut browser_tests(&["journeys", "crawl"])?)
}

/// Looks at every page of every role in both lights and at both widths.
pub fn crawl() -> Result<()> {
    setup::npm()?;
    count::run(browser_tests(&["crawl"])?.env("ALULA_CRAWL", "all"))
}

/// The browser files under these folders of e2e, against a binary built now.
pub fn browser_tests(folders: &[&str]) -> Result<Command> {
    setup::browser()?;
    // With the tests, so that everything below the binary is taken as the Rust tests built it.
    machine::run(&mut command("cargo build --workspace --locked --bins --tests --example pages --features alula/dev"))?;
    let e2e = machine::root().join("e2e");
    let mut files = Vec::new();
    for folder in folders {
        let names = std::fs::read_dir(e2e.join(folder))?.flatten().map(|it| it.file_name());
        let names = names.map(|it| format!("{folder}/{}", it.to_string_lossy()));
        files.extend(names.filter(|it| it.ends_with(".test.mjs")));
    }
    files.sort();
    let built = machine::target_folder()?.join("debug");
    let pages = machine::output(&mut Command::new(built.join("examples/pages")))?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .args(files)
        .current_dir(e2e)
        .env("ALULA_BIN", built.join("alula"))
        .env("ALULA_PAGES", pages);
    Ok(node)
}
