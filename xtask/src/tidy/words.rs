//! The words of the house: `GLOSSARY.md` owns them.

use super::Complaint;
use crate::tree::Tree;

const FHIR_WORD: &str = "Patient";
/// The name of a questionnaire, as its owner writes it.
const PROPER_NAME: &str = "Patient Health Questionnaire";
/// As a FHIR bundle has it, which tests may hold.
const IN_A_BUNDLE: &[&str] = &["\"Patient\"", "\"Patient/", "\\\"Patient\\\""];
const MAY_SAY_IT: &[&str] = &[
    "crates/alula-fhir/",
    "docs/decisions/0004",
    "docs/guide/fhir",
    "GLOSSARY.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "xtask/",
];
const EMPTY_NAMES: &[&str] = &[
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "managers",
    "service",
    "services",
    "models",
    "processors",
];

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for file in tree.ending(&[".rs", ".ts", ".md", ".sql", ".cedar", ".cedarschema"]) {
        if MAY_SAY_IT.iter().any(|it| file.path.starts_with(it)) {
            continue;
        }
        for (at, line) in file.lines() {
            let mut line = line.replace(PROPER_NAME, "");
            for words in IN_A_BUNDLE.iter().filter(|_| file.path.contains("/tests/")) {
                line = line.replace(words, "");
            }
            if line.contains(FHIR_WORD) {
                let says = format!("`{FHIR_WORD}` belongs to crates/alula-fhir; everywhere else it is a client.");
                found.push(Complaint::at(&file.path, at, says));
            }
        }
    }
    for path in &tree.paths {
        let stems = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
        if let Some(name) = stems.into_iter().find(|it| EMPTY_NAMES.contains(it)) {
            let says = format!("`{name}` says nothing. Name the folder by care phase, the file by verb or topic.");
            found.push(Complaint::of(path, says));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fhir_word_outside_the_fhir_crate_is_found() {
        let tree = Tree::of(&[
            ("crates/alula-http/src/import.rs", "struct PatientForm;"),
            ("crates/alula-fhir/src/read.rs", "struct Patient;"),
            ("crates/alula-http/tests/intake.rs", r#"{"resourceType":"Patient"}, "subject":"Patient/p""#),
            ("crates/alula-core/src/instruments/phq.rs", "/// The Patient Health Questionnaire."),
        ]);
        let found = check(&tree);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].path.as_str(), found[0].line), ("crates/alula-http/src/import.rs", Some(1)));
    }

    #[test]
    fn an_empty_name_is_found_in_folder_and_file() {
        let tree =
            Tree::of(&[("crates/a/src/utils/b.rs", ""), ("web/helpers.ts", ""), ("crates/a/src/session/dose.rs", "")]);
        assert_eq!(check(&tree).len(), 2);
    }
}
