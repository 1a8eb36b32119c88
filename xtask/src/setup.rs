//! What the tests need from outside: Debian packages and npm packages.

use anyhow::{Result, bail};

use crate::machine;

/// A Debian package, and how to see that it is there.
struct Need {
    package: &'static str,
    for_what: &'static str,
    there: fn() -> bool,
}

const BROWSER: Need = Need {
    package: "chromium",
    for_what: "browser journeys",
    there: || machine::has("chromium") || machine::has("chromium-browser"),
};
const DATABASE: Need = Need { package: "postgresql", for_what: "the PostgreSQL contract", there: has_postgres };
/// Folders with a package-lock.json.
const NPM: &[&str] = &["web", "e2e"];
/// The lock file as it was when its packages were installed; the build of `alula-http` writes the same.
const STAMP: &str = "node_modules/.alula-lock";

/// Installs everything, or says what is missing.
///
/// # Errors
/// When something is missing and may not be installed; the message has the command that would.
pub fn run() -> Result<()> {
    debian(&[BROWSER, DATABASE])?;
    npm()
}

/// What the fast tests need.
///
/// # Errors
/// When node is missing or npm fails.
pub fn npm() -> Result<()> {
    packages_of(NPM)
}

/// What Lighthouse needs; large, and no test asks for it.
///
/// # Errors
/// When node is missing or npm fails.
pub fn lighthouse() -> Result<()> {
    packages_of(&["web", "e2e", "e2e/lighthouse"])
}

fn packages_of(folders: &[&str]) -> Result<()> {
    if !machine::has("npm") || !machine::has("node") {
        bail!("node and npm are missing. Install them with: apt-get install nodejs npm (node 20 or later)");
    }
    for folder in folders {
        let folder = machine::root().join(folder);
        let Ok(lock) = std::fs::File::open(folder.join("package-lock.json")) else { continue };
        // Two builds of one checkout must not install into the same folder at once.
        lock.lock()?;
        let wanted = std::fs::read(folder.join("package-lock.json"))?;
        let stamp = folder.join(STAMP);
        if std::fs::read(&stamp).is_ok_and(|had| had == wanted) {
            continue;
        }
        println!("npm ci in {}", folder.display());
        machine::run(
            machine::command("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error").current_dir(&folder),
        )?;
        std::fs::write(stamp, wanted)?;
    }
    println!("npm packages are there");
    Ok(())
}

fn debian(needs: &[Need]) -> Result<()> {
    let missing: Vec<&Need> = needs.iter().filter(|it| !(it.there)()).collect();
    if missing.is_empty() {
        println!("chromium and PostgreSQL are there");
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|it| it.package).collect();
    let names = names.join(" ");
    let Some(become_root) = become_root() else {
        let what: Vec<String> = missing.iter().map(|it| format!("{} (for {})", it.package, it.for_what)).collect();
        bail!(
            "missing: {}. Install with: sudo apt-get install --no-install-recommends {names}\n\
             Without them `cargo xtask test --fast` runs everything else.",
            what.join(", ")
        );
    };
    println!("installing from Debian: {names}");
    machine::run(&mut machine::command(&format!("{become_root}apt-get update -qq")))?;
    let line = format!(
        "{become_root}env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends {names}"
    );
    machine::run(&mut machine::command(&line))?;
    match needs.iter().find(|it| !(it.there)()) {
        None => Ok(()),
        Some(still) => bail!("{} was installed and is not found yet; is it on the PATH?", still.package),
    }
}

/// The words that make a command root's, or nothing when this person may not.
fn become_root() -> Option<&'static str> {
    if !machine::has("apt-get") {
        return None;
    }
    let user = machine::output(&mut machine::command("id -u")).ok()?;
    if user.trim() == "0" {
        return Some("");
    }
    let may = machine::has("sudo") && machine::output(&mut machine::command("sudo -n true")).is_ok();
    may.then_some("sudo -n ")
}

fn has_postgres() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    machine::has("initdb") || versions.into_iter().any(|it| it.path().join("bin/initdb").is_file())
}

/// Fails when there is no browser.
pub fn browser() -> Result<()> {
    if !(BROWSER.there)() {
        bail!("chromium is missing; run: cargo xtask setup");
    }
    Ok(())
}
