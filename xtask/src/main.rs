//! The project's own commands: everything the continuous check runs, and nothing else, can be run here.

#![expect(clippy::print_stdout, reason = "a command-line program speaks on its terminal")]

mod bench;
mod count;
mod deb;
mod licences;
mod machine;
mod reading;
mod setup;
mod shots;
mod steps;
mod test;
mod tidy;
mod tree;

use std::process::ExitCode;

const COMMANDS: &str = "\
cargo xtask test [--fast] [STEP ...]   everything the continuous check runs; --fast leaves out browser and PostgreSQL
cargo xtask setup                      install what the tests need from Debian and npm, or say what is missing
cargo xtask tidy                       the guards over the source tree
cargo xtask reading                    how hard the words for clients are to read, by page and language
cargo xtask licences                   licences, banned crates and sources against deny.toml
cargo xtask shots                      pictures of the pages, phone and desktop, day and dusk, in e2e/out
cargo xtask guide                      the pictures of the user guide, in docs/guide/pictures
cargo xtask sheet                      pictures of every page with every sample, and contact sheets of them, in e2e/out/sheet
cargo xtask lighthouse                 what Lighthouse says of ten pages of the release build; reports in e2e/out/lighthouse
cargo xtask ink                        how long a mark takes to be drawn in a full room on a slow device
cargo xtask crawl                      every page that each role can reach, read by axe in both lights and at both widths
cargo xtask deb [--binary FILE]        the Debian package, in the target folder
cargo xtask bench [N ...]              how long the release build takes over pages and readings with N clients (10 000)
cargo xtask bench watch                how long a mark takes to somebody else's screen, with 200 sessions and 400 watchers";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        None | Some("help" | "--help" | "-h") => {
            println!("{COMMANDS}");
            return ExitCode::SUCCESS;
        }
        Some("test") => test::run(rest),
        Some("setup") => setup::run(),
        Some("tidy") => tidy::run(),
        Some("reading") => reading::run(),
        Some("licences") => licences::run(),
        Some("shots") => shots::run(),
        Some("guide") => shots::guide(),
        Some("sheet") => shots::sheet(),
        Some("ink") => shots::ink(),
        Some("lighthouse") => shots::lighthouse(),
        Some("crawl") => test::crawl(),
        Some("deb") => deb::run(rest),
        Some("bench") => bench::run(rest),
        Some(other) => {
            println!("There is no command `{other}`. These are:\n{COMMANDS}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            println!("\n{fault:#}");
            ExitCode::FAILURE
        }
    }
}
