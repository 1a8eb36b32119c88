//! Licences, banned crates and sources of everything the project stands on, read from `deny.toml`.
//!
//! `deny.toml` has the form that cargo-deny reads, so either program can be used; this one has nothing to build first.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::machine;

/// Lock files of npm, and whether what they name is shipped to a browser.
const LOCKS: &[&str] = &["web/package-lock.json", "print/package-lock.json", "e2e/package-lock.json"];
/// Licences that npm packages may have when they only help to build or to test.
const TOOLS_ALSO: &[&str] = &["MPL-2.0", "Python-2.0", "CC-BY-4.0", "CC0-1.0", "BlueOak-1.0.0"];

/// What `deny.toml` says, as far as it is checked here.
struct Rules {
    allow: Vec<String>,
    exceptions: Vec<(String, Vec<String>)>,
    banned: Vec<String>,
    registries: Vec<String>,
}

/// Checks every crate and npm package against `deny.toml`.
///
/// # Errors
/// When one of them does not fit; each is printed before with its reason.
pub fn run() -> Result<()> {
    let rules = rules(&std::fs::read_to_string(machine::root().join("deny.toml")).context("deny.toml")?)?;
    let metadata = machine::output(&mut machine::command("cargo metadata --format-version 1 --locked"))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let mut found: Vec<String> = packages.iter().filter_map(|it| judge(it, &rules)).collect();
    let mut counted = packages.len();
    for lock in LOCKS {
        let Ok(text) = std::fs::read_to_string(machine::root().join(lock)) else { continue };
        let lock: Value = serde_json::from_str(&text)?;
        for (path, package) in lock["packages"].as_object().into_iter().flatten().filter(|(path, _)| !path.is_empty()) {
            counted += 1;
            found.extend(judge_npm(path, package, &rules));
        }
    }
    for line in &found {
        println!("{line}");
    }
    if !found.is_empty() {
        bail!("{} of {counted} packages do not fit deny.toml", found.len());
    }
    println!("licences: {counted} packages, all fit deny.toml");
    Ok(())
}

fn rules(text: &str) -> Result<Rules> {
    let table: toml::Table = text.parse()?;
    let words = |value: Option<&toml::Value>| -> Vec<String> {
        let list = value.and_then(toml::Value::as_array).into_iter().flatten();
        list.filter_map(|it| it.as_str().map(ToOwned::to_owned)).collect()
    };
    let name = |it: &toml::Value| it.get("crate").and_then(toml::Value::as_str).map(ToOwned::to_owned);
    let licences = table.get("licenses").context("deny.toml has no [licenses]")?;
    let exceptions = licences.get("exceptions").and_then(toml::Value::as_array).into_iter().flatten();
    let banned = table.get("bans").and_then(|it| it.get("deny")).and_then(toml::Value::as_array).into_iter().flatten();
    Ok(Rules {
        allow: words(licences.get("allow")),
        exceptions: exceptions.filter_map(|it| Some((name(it)?, words(it.get("allow"))))).collect(),
        banned: banned.filter_map(name).collect(),
        registries: words(table.get("sources").and_then(|it| it.get("allow-registry"))),
    })
}

fn judge(package: &Value, rules: &Rules) -> Option<String> {
    let name = package["name"].as_str().unwrap_or("?");
    let version = package["version"].as_str().unwrap_or("?");
    if rules.banned.iter().any(|it| it == name) {
        return Some(format!("{name} {version}: banned in deny.toml; cargo tree -i {name} shows who brings it"));
    }
    if let Some(source) = package["source"].as_str() {
        let from = source.trim_start_matches("registry+").trim_start_matches("sparse+");
        if !rules.registries.iter().any(|it| it == from) {
            return Some(format!("{name} {version}: comes from {source}, which deny.toml does not name"));
        }
    }
    let Some(licence) = package["license"].as_str() else { return Some(format!("{name} {version}: names no licence")) };
    let also = rules.exceptions.iter().filter(|(it, _)| it == name).flat_map(|(_, also)| also);
    let allow: Vec<&str> = rules.allow.iter().chain(also).map(String::as_str).collect();
    (!satisfied(licence, &allow)).then(|| format!("{name} {version}: licence `{licence}` is not allowed in deny.toml"))
}

fn judge_npm(path: &str, package: &Value, rules: &Rules) -> Option<String> {
    let name = path.rsplit("node_modules/").next().unwrap_or(path);
    // htmx.org writes the name of 0BSD in a way of its own.
    let licence = package["license"].as_str().unwrap_or("").replace("BSD-0-Clause", "0BSD");
    let tool = package["dev"].as_bool() == Some(true);
    let allow: Vec<&str> =
        rules.allow.iter().map(String::as_str).chain(TOOLS_ALSO.iter().copied().filter(|_| tool)).collect();
    (!satisfied(&licence, &allow)).then(|| format!("npm {name}: licence `{licence}` is not allowed"))
}

/// True when an SPDX expression can be met with the allowed licences; `/` is the old way to write OR.
fn satisfied(expression: &str, allow: &[&str]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any_of(&words, &mut at, allow);
    met && at == words.len() && !words.is_empty()
}

fn any_of(words: &[&str], at: &mut usize, allow: &[&str]) -> bool {
    let mut met = all_of(words, at, allow);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allow);
    }
    met
}

fn all_of(words: &[&str], at: &mut usize, allow: &[&str]) -> bool {
    let mut met = one(words, at, allow);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allow);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allow: &[&str]) -> bool {
    let Some(&word) = words.get(*at) else { return false };
    *at += 1;
    if word == "(" {
        let met = any_of(words, at, allow);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let whole = format!("{word} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
        return allow.contains(&whole.as_str());
    }
    allow.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_only_with_allowed_licences() {
        let allow = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "MIT/GPL-3.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR X",
        ] {
            assert!(satisfied(good, &allow), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR Apache-2.0) AND GPL-2.0",
            "GPL-2.0 WITH Classpath-exception-2.0",
        ] {
            assert!(!satisfied(bad, &allow), "{bad}");
        }
    }

    #[test]
    fn a_banned_crate_a_strange_source_and_a_strange_licence_are_named() {
        let rules = rules(
            "[licenses]\nallow = [\"MIT\"]\nexceptions = [{ crate = \"x\", allow = [\"MPL-2.0\"] }]\n\
             [bans]\ndeny = [{ crate = \"openssl\" }]\n[sources]\nallow-registry = [\"https://good\"]\n",
        )
        .unwrap();
        let package = |name: &str, licence: &str, source: &str| serde_json::json!({ "name": name, "version": "1.0.0", "license": licence, "source": source });
        let good = "registry+https://good";
        assert_eq!(judge(&package("x", "MPL-2.0", good), &rules), None);
        assert!(judge(&package("y", "MPL-2.0", good), &rules).unwrap().contains("MPL-2.0"));
        assert!(judge(&package("openssl", "MIT", good), &rules).unwrap().contains("banned"));
        assert!(judge(&package("z", "MIT", "git+https://elsewhere"), &rules).unwrap().contains("elsewhere"));
    }

    #[test]
    fn npm_tools_may_have_more_licences_than_what_is_shipped() {
        let rules = rules("[licenses]\nallow = [\"MIT\"]\n").unwrap();
        let shipped = serde_json::json!({ "license": "MPL-2.0" });
        let tool = serde_json::json!({ "license": "MPL-2.0", "dev": true });
        assert!(judge_npm("node_modules/axe", &shipped, &rules).is_some());
        assert_eq!(judge_npm("node_modules/axe", &tool, &rules), None);
    }
}
