//! The Debian package: a release build, the systemd units, the settings and the operator's guide.

use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::machine::{self, command};

/// Where each file of `packaging` goes.
const FILES: &[(&str, &str)] = &[
    ("packaging/alula.toml", "etc/alula/alula.toml"),
    ("packaging/systemd/alula.service", "lib/systemd/system/alula.service"),
    ("packaging/systemd/alula-backup.service", "lib/systemd/system/alula-backup.service"),
    ("packaging/systemd/alula-backup.timer", "lib/systemd/system/alula-backup.timer"),
    ("packaging/systemd/alula-restore-check.service", "lib/systemd/system/alula-restore-check.service"),
    ("packaging/systemd/alula-restore-check.timer", "lib/systemd/system/alula-restore-check.timer"),
    ("packaging/debian/sysusers.conf", "usr/lib/sysusers.d/alula.conf"),
    ("packaging/debian/tmpfiles.conf", "usr/lib/tmpfiles.d/alula.conf"),
    ("LICENSE", "usr/share/doc/alula/copyright"),
];
const SCRIPTS: &[&str] = &["postinst", "prerm", "postrm"];

/// Builds the package into the target folder; `--binary FILE` packs a binary that is there already.
///
/// # Errors
/// When something does not build, or this is not Debian.
pub fn run(args: &[String]) -> Result<()> {
    if !machine::has("dpkg-deb") {
        bail!("`dpkg-deb` is missing. Run this on Debian, or install the package dpkg.");
    }
    let target = machine::target_folder()?;
    let binary = match args {
        [] => {
            machine::run(&mut command("cargo build --release --locked -p alula"))?;
            target.join("release/alula")
        }
        [flag, file] if flag == "--binary" => file.into(),
        _ => bail!("Write `cargo xtask deb` or `cargo xtask deb --binary FILE`."),
    };
    let version = machine::output(std::process::Command::new(&binary).arg("--version"))?;
    let version = version.split_whitespace().nth(1).context("the binary does not say its version")?.to_owned();
    let architecture = machine::output(&mut command("dpkg --print-architecture"))?.trim().to_owned();
    let tree = target.join("debian");
    if tree.exists() {
        std::fs::remove_dir_all(&tree)?;
    }
    put(&binary, &tree.join("usr/bin/alula"), 0o755)?;
    for (from, to) in FILES {
        put(&machine::root().join(from), &tree.join(to), 0o644)?;
    }
    for guide in std::fs::read_dir(machine::root().join("docs/operate"))? {
        let guide = guide?;
        put(&guide.path(), &tree.join("usr/share/doc/alula/operate").join(guide.file_name()), 0o644)?;
    }
    for script in SCRIPTS {
        put(&machine::root().join("packaging/debian").join(script), &tree.join("DEBIAN").join(script), 0o755)?;
    }
    write(&tree.join("DEBIAN/conffiles"), "/etc/alula/alula.toml\n")?;
    write(&tree.join("DEBIAN/control"), &control(&version, &architecture, size_of(&tree)?)?)?;
    let package: PathBuf = target.join(format!("alula_{version}_{architecture}.deb"));
    let mut build = command("dpkg-deb --build --root-owner-group");
    machine::run(build.arg(&tree).arg(&package))?;
    println!("{}", package.display());
    Ok(())
}

fn control(version: &str, architecture: &str, kilobytes: u64) -> Result<String> {
    // A binary runs where the C library is as new as where it was built.
    let libc = machine::output(&mut command("dpkg-query --show --showformat=${Version} libc6"))?;
    let libc = libc.split('-').next().unwrap_or_default();
    let mut text = String::new();
    for (name, value) in [
        ("Package", "alula"),
        ("Version", version),
        ("Architecture", architecture),
        ("Maintainer", "The Alula project <alula@localhost>"),
        ("Section", "web"),
        ("Priority", "optional"),
        ("Depends", &format!("libc6 (>= {libc}), libgcc-s1, systemd | systemd-standalone-sysusers")),
        ("Suggests", "postgresql"),
        ("Installed-Size", &kilobytes.to_string()),
        ("Description", "care platform for practices that offer ketamine-assisted psychotherapy"),
    ] {
        writeln!(text, "{name}: {value}")?;
    }
    text.push_str(" It carries a client from the first enquiry through preparation, the medicine session and\n");
    text.push_str(" integration to an outcome that anyone can check. One binary, self-hosted.\n");
    Ok(text)
}

fn put(from: &Path, to: &Path, mode: u32) -> Result<()> {
    let what = || format!("could not put {} to {}", from.display(), to.display());
    std::fs::create_dir_all(to.parent().unwrap_or(to)).with_context(what)?;
    std::fs::copy(from, to).with_context(what)?;
    std::fs::set_permissions(to, PermissionsExt::from_mode(mode)).with_context(what)
}

fn write(to: &Path, text: &str) -> Result<()> {
    std::fs::write(to, text).with_context(|| format!("could not write {}", to.display()))
}

/// In units of 1024 bytes, as the control file counts.
fn size_of(tree: &Path) -> Result<u64> {
    let used = machine::output(std::process::Command::new("du").arg("-sk").arg(tree))?;
    Ok(used.split_whitespace().next().unwrap_or_default().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_packaging_is_packed() {
        let packed: Vec<PathBuf> = FILES
            .iter()
            .map(|(from, _)| machine::root().join(from))
            .chain(SCRIPTS.iter().map(|it| machine::root().join("packaging/debian").join(it)))
            .collect();
        for folder in ["packaging/systemd", "packaging/debian"] {
            for file in std::fs::read_dir(machine::root().join(folder)).unwrap().flatten() {
                assert!(packed.contains(&file.path()), "{} is in no package", file.path().display());
            }
        }
        assert!(packed.iter().all(|it| it.is_file()));
    }
}
