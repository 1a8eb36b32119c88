//! Every dependency has its sentence in `docs/dependencies.md`, and no sentence outlives its dependency.

use std::collections::BTreeSet;

use super::Complaint;
use crate::tree::Tree;

const PAGE: &str = "docs/dependencies.md";
const MANIFESTS: &[&str] =
    &["web/package.json", "print/package.json", "e2e/package.json", "e2e/lighthouse/package.json"];

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let used = used(tree);
    let page = tree.file(PAGE).map_or("", |it| it.text.as_str());
    let said: BTreeSet<String> = page.lines().filter_map(sentence).collect();
    let missing = used
        .difference(&said)
        .map(|name| Complaint::of(PAGE, format!("`{name}` has no sentence. Write: - `{name}`: why it is here.")));
    let stale = said
        .difference(&used)
        .map(|name| Complaint::of(PAGE, format!("`{name}` is no dependency (any more). Remove its line.")));
    missing.chain(stale).collect()
}

/// The name of a line of the form ``- `name`: a sentence.``
fn sentence(line: &str) -> Option<String> {
    let (name, rest) = line.strip_prefix("- `")?.split_once('`')?;
    (rest.trim_start_matches(':').trim().len() > 10).then(|| name.to_owned())
}

fn used(tree: &Tree) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let root: toml::Table = tree.file("Cargo.toml").and_then(|it| it.text.parse().ok()).unwrap_or_default();
    let crates = root.get("workspace").and_then(|it| it.get("dependencies")).and_then(toml::Value::as_table);
    for (name, what) in crates.into_iter().flatten() {
        if what.get("path").is_none() {
            names.insert(name.clone());
        }
    }
    for file in MANIFESTS.iter().filter_map(|path| tree.file(path)) {
        let manifest: serde_json::Value = serde_json::from_str(&file.text).unwrap_or_default();
        for list in ["dependencies", "devDependencies"] {
            names.extend(manifest[list].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_without_a_sentence_and_a_sentence_without_a_dependency_are_found() {
        let tree = Tree::of(&[
            ("Cargo.toml", "[workspace.dependencies]\nalula-core = { path = \"x\" }\nserde = \"1\"\ntokio = \"1\"\n"),
            ("web/package.json", r#"{"dependencies":{"htmx.org":"4"}}"#),
            (PAGE, "- `serde`: reads and writes stored bodies.\n- `gone`: was here once, is not used.\n"),
        ]);
        let said: Vec<String> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        for name in ["`tokio` has no", "`htmx.org` has no", "`gone` is no"] {
            assert!(said.iter().any(|it| it.contains(name)), "{name}");
        }
    }
}
