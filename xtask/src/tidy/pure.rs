//! Pure crates stay pure: no input or output, no clock, no chance, no async in what they stand on.

use anyhow::Result;

use super::Complaint;
use crate::machine;

/// Each pure crate with everything it may name directly.
const PURE: &[(&str, &[&str])] = &[
    ("alula-core", &["jiff", "serde", "serde_json", "sha2", "thiserror", "toml", "uuid"]),
    ("alula-policy", &["alula-core", "cedar-policy", "serde_json", "thiserror", "uuid"]),
    ("alula-fhir", &["alula-core", "jiff", "serde", "serde_json", "sha2", "thiserror", "uuid"]),
    ("alula-kinetics", &[]),
    ("alula-paper", &[]),
    (
        "alula-pages",
        &[
            "alula-core",
            "alula-kinetics",
            "alula-paper",
            "fluent-bundle",
            "jiff",
            "maud",
            "serde",
            "serde_json",
            "unic-langid",
            "uuid",
        ],
    ),
];

/// What must not stand anywhere below them.
const BANNED: &[&str] = &[
    "tokio",
    "mio",
    "async-std",
    "smol",
    "sqlx",
    "rusqlite",
    "diesel",
    "axum",
    "hyper",
    "reqwest",
    "ureq",
    "rand",
    "fastrand",
    "aws-lc-rs",
    "ring",
    "notify",
    "dotenvy",
    "tracing-subscriber",
];

pub(super) fn check() -> Result<Vec<Complaint>> {
    let mut found = Vec::new();
    for (name, may) in PURE {
        let line = format!("cargo tree --package {name} --edges normal --prefix depth --charset ascii --locked");
        found.extend(judge(name, may, &machine::output(&mut machine::command(&line))?));
    }
    Ok(found)
}

/// Judges the tree of one crate as cargo prints it: a depth, then a name, on each line.
fn judge(name: &str, may: &[&str], tree: &str) -> Vec<Complaint> {
    let path = format!("crates/{name}/Cargo.toml");
    let mut found = Vec::new();
    for line in tree.lines() {
        let depth: String = line.chars().take_while(char::is_ascii_digit).collect();
        let Some(below) = line[depth.len()..].split(' ').next() else { continue };
        if depth == "1" && !may.contains(&below) {
            let says = format!(
                "{name} is pure and may not use `{below}`. If it is pure too, add it to xtask/src/tidy/pure.rs."
            );
            found.push(Complaint::of(&path, says));
        } else if BANNED.contains(&below) {
            found.push(Complaint::of(
                &path,
                format!("{name} is pure, yet `{below}` stands below it (cargo tree -i {below})."),
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_beside_and_a_runtime_below_are_found() {
        let tree = "0alula-core v0.1.0 (x)\n1jiff v0.2.0\n1chrono v0.4.0\n2tokio v1.0.0\n1uuid v1.0.0 (*)\n";
        let said: Vec<String> = judge("alula-core", &["jiff", "uuid"], tree).iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("may not use `chrono`"));
        assert!(said[1].contains("`tokio` stands below it"));
    }
}
