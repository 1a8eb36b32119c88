//! Builds the web assets into `OUT_DIR/ui`, which the crate embeds.
//!
//! `ALULA_UI_DIST=DIR` takes a folder that was built elsewhere; otherwise `npm ci` (only when the lock file changed) and
//! `node build.mjs` run in `web/`.
#![expect(clippy::disallowed_methods, reason = "a build script is told everything through the environment")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const NEEDS_NODE: &str = "Building Alula needs node 20 or newer and npm on the PATH for its web assets. \
    Install them, or set ALULA_UI_DIST to a folder with assets that are already built.";

fn main() {
    if let Err(problem) = build() {
        println!("cargo::error={problem}");
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?).join("ui");
    let web = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../web");
    println!("cargo::rerun-if-env-changed=ALULA_UI_DIST");
    for part in fs::read_dir(&web).into_iter().flatten().flatten() {
        if part.file_name() != "node_modules" && part.file_name() != "dist" {
            println!("cargo::rerun-if-changed={}", part.path().display());
        }
    }
    if let Some(dist) = env::var_os("ALULA_UI_DIST") {
        println!("cargo::rerun-if-changed={}", Path::new(&dist).display());
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        return copy(Path::new(&dist), &out).map_err(|e| {
            format!("The folder that ALULA_UI_DIST names cannot be read ({e}). Correct the path or unset it.").into()
        });
    }
    let lock = fs::File::open(web.join("package-lock.json"))
        .map_err(|e| format!("web/package-lock.json cannot be read ({e}). Check out the whole repository."))?;
    // Two builds of one checkout must not install into the same folder at once.
    lock.lock()?;
    install(&web)?;
    run(Command::new("node").arg("build.mjs").arg(&out).current_dir(&web))
}

fn install(web: &Path) -> Result<(), Box<dyn Error>> {
    let wanted = fs::read(web.join("package-lock.json"))?;
    let stamp = web.join("node_modules/.alula-lock");
    if fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(web))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let shown = format!("{command:?}");
    let done = match command.output() {
        Ok(done) => done,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(NEEDS_NODE.into()),
        Err(e) => return Err(format!("{shown} could not be started: {e}").into()),
    };
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).take(12).collect();
    Err(format!("{shown} failed ({}): {}", done.status, lines.join(" / ")).into())
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(drop)?
        }
    }
    Ok(())
}
