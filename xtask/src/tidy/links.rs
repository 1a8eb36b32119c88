//! Every link between documents leads somewhere, and every path a document names exists.

use super::Complaint;
use crate::tree::{SourceFile, Tree};

const ROOTS: &[&str] = &[
    "crates/",
    "docs/",
    "xtask/",
    "web/",
    "e2e/",
    "policies/",
    "instruments/",
    "consents/",
    "protocols/",
    "demo/",
    ".ci/",
    ".config/",
];

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for file in tree.ending(&[".md"]) {
        let mut in_code = false;
        for (at, line) in file.lines() {
            if line.trim_start().starts_with("```") {
                in_code = !in_code;
            }
            if in_code {
                continue;
            }
            let links = targets(line).filter(|it| !leads(tree, file, it));
            found.extend(links.map(|it| Complaint::at(&file.path, at, format!("the link `{it}` leads nowhere."))));
            let paths = quoted(line).filter(|it| is_path(it) && !tree.has(it.trim_end_matches('/')));
            found.extend(paths.map(|it| Complaint::at(&file.path, at, format!("`{it}` does not exist."))));
        }
    }
    found
}

fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("](").filter_map(|(at, _)| line[at + 2..].split(')').next())
}

fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// A path without pattern, so that its existence can be looked up.
fn is_path(it: &str) -> bool {
    ROOTS.iter().any(|root| it.starts_with(root))
        && !it.contains(['*', '{', '<', ' ', '…', ':', 'N', 'X'])
        && !it.contains("/dist")
        && !it.contains("/out")
}

fn leads(tree: &Tree, from: &SourceFile, target: &str) -> bool {
    if target.contains("://") || target.starts_with("mailto:") {
        return true;
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if path.is_empty() { from.path.clone() } else { beside(&from.path, path) };
    if !tree.has(&path) {
        return false;
    }
    anchor.is_empty() || tree.file(&path).is_some_and(|file| anchors(file).any(|it| it == anchor))
}

/// The path that `target` means in a document at `from`.
fn beside(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn anchors(file: &SourceFile) -> impl Iterator<Item = String> + '_ {
    file.text.lines().filter(|it| it.starts_with('#')).map(|heading| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        words
            .chars()
            .filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'))
            .collect::<String>()
            .replace(' ', "-")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dead_links_anchors_and_paths_are_found_and_living_ones_are_not() {
        let tree = Tree::of(&[
            (
                "README.md",
                "[a](docs/a.md) [b](docs/none.md) [c](docs/a.md#the-second-part) [d](docs/a.md#third) [e](https://example.org)\n`docs/a.md` `docs/gone.md`\n",
            ),
            ("docs/a.md", "# First\n## The second part\n[up](../README.md)\n"),
        ]);
        let said: Vec<String> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        for dead in ["docs/none.md", "docs/a.md#third", "docs/gone.md"] {
            assert!(said.iter().any(|it| it.contains(dead)), "{dead}");
        }
    }
}
