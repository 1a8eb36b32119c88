//! Brings the fonts of printed documents into `OUT_DIR/fonts`, which the crate embeds.
//!
//! `ALULA_PRINT_FONTS=DIR` takes a folder with the files under their short names; otherwise `npm ci` (only when the lock
//! file changed) runs in `print/`.
#![expect(clippy::disallowed_methods, reason = "a build script is told everything through the environment")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The short name of each font, and where its package keeps it.
const FONTS: [(&str, &str); 8] = [
    ("text.ttf", "atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf"),
    ("text-strong.ttf", "atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf"),
    ("own.ttf", "literata/400Regular_Italic/Literata_400Regular_Italic.ttf"),
    ("serif.ttf", "literata/400Regular/Literata_400Regular.ttf"),
    ("serif-strong.ttf", "literata/600SemiBold/Literata_600SemiBold.ttf"),
    ("arabic.ttf", "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf"),
    ("hebrew.ttf", "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf"),
    ("emoji.ttf", "noto-emoji/400Regular/NotoEmoji_400Regular.ttf"),
];

fn main() {
    if let Err(problem) = bring() {
        println!("cargo::error={problem}");
    }
}

fn bring() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?).join("fonts");
    let print = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../print");
    println!("cargo::rerun-if-env-changed=ALULA_PRINT_FONTS");
    println!("cargo::rerun-if-changed={}", print.join("package-lock.json").display());
    println!("cargo::rerun-if-changed=build.rs");
    fs::create_dir_all(&out)?;
    if let Some(folder) = env::var_os("ALULA_PRINT_FONTS") {
        for (name, _) in FONTS {
            copy(&Path::new(&folder).join(name), &out.join(name))?;
        }
        return Ok(());
    }
    let lock = fs::File::open(print.join("package-lock.json"))
        .map_err(|e| format!("print/package-lock.json cannot be read ({e}). Check out the whole repository."))?;
    // Two builds of one checkout must not install into the same folder at once.
    lock.lock()?;
    install(&print)?;
    for (name, path) in FONTS {
        copy(&print.join("node_modules/@expo-google-fonts").join(path), &out.join(name))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::copy(from, to).map_err(|e| format!("the font {} cannot be read ({e})", from.display()))?;
    Ok(())
}

fn install(print: &Path) -> Result<(), Box<dyn Error>> {
    let wanted = fs::read(print.join("package-lock.json"))?;
    let stamp = print.join("node_modules/.alula-lock");
    if fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(print);
    let done = npm.output().map_err(|e| {
        format!(
            "The fonts of printed documents come with npm, which could not be started ({e}). Install node 20 or newer \
             with npm, or set ALULA_PRINT_FONTS to a folder with the fonts."
        )
    })?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).take(12).collect();
        return Err(format!("npm ci in print/ failed ({}): {}", done.status, lines.join(" / ")).into());
    }
    fs::write(stamp, wanted)?;
    Ok(())
}
