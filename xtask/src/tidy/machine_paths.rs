//! No path or address of one person's machine.

use super::Complaint;
use crate::tree::Tree;

const STARTS: &[&str] = &["/root/", "/home/", "/work/", "/Users/"];

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|it| !it.path.starts_with("xtask/src/tidy/")) {
        for (at, line) in file.lines() {
            if let Some(start) = STARTS.iter().find(|start| begins_a_path(line, start)) {
                let says = format!("a path under `{start}` exists on one machine only; make it relative.");
                found.push(Complaint::at(&file.path, at, says));
            }
            if file.path.ends_with("package-lock.json") && line.contains("\"resolved\"") {
                let says = "addresses of a registry in the lock file; write it with `npm install --omit-lockfile-registry-resolved`.";
                found.push(Complaint::at(&file.path, at, says));
            }
        }
    }
    found
}

/// Within an address or a longer path it is not the start of a machine's own.
fn begins_a_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, '.' | '/' | '}' | '-' | '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_path_is_found_and_an_address_is_not() {
        let tree = Tree::of(&[
            ("docs/a.md", "see /home/ana/alula"),
            ("docs/b.md", "see https://example.org/home/page and ./work/x and session/home/vitals"),
        ]);
        let found = check(&tree);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].path, "docs/a.md");
    }

    #[test]
    fn a_registry_address_in_a_lock_file_is_found() {
        let tree = Tree::of(&[("web/package-lock.json", "\"resolved\": \"https://registry.example/x.tgz\"")]);
        assert_eq!(check(&tree).len(), 1);
    }
}
