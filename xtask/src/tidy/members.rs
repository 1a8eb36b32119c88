//! Every crate obeys the workspace's lints and takes its versions from the root.

use super::Complaint;
use crate::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for file in tree.ending(&["/Cargo.toml"]) {
        let Ok(manifest) = file.text.parse::<toml::Table>() else {
            found.push(Complaint::of(&file.path, "is not readable as TOML."));
            continue;
        };
        let obeys = manifest.get("lints").and_then(|it| it.get("workspace")).and_then(toml::Value::as_bool);
        if obeys != Some(true) {
            found.push(Complaint::of(&file.path, "add [lints] workspace = true."));
        }
        for list in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, what) in manifest.get(list).and_then(toml::Value::as_table).into_iter().flatten() {
                // A crate whose tests want more of itself than its users get.
                let itself = what.get("path").and_then(toml::Value::as_str) == Some(".");
                if !itself && what.get("workspace").and_then(toml::Value::as_bool) != Some(true) {
                    let says =
                        format!("`{name}` has its version in the root Cargo.toml; write {name}.workspace = true.");
                    found.push(Complaint::of(&file.path, says));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_versions_and_missing_lints_are_found() {
        let tree = Tree::of(&[
            ("crates/a/Cargo.toml", "[dependencies]\nserde = \"1\"\n"),
            (
                "crates/b/Cargo.toml",
                "[lints]\nworkspace = true\n[dependencies]\nserde.workspace = true\nx = { workspace = true, features = [\"y\"] }\n",
            ),
        ]);
        let found = check(&tree);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|it| it.path == "crates/a/Cargo.toml"));
    }
}
