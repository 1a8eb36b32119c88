//! Nothing unfinished, switched off or silenced is left behind.

use super::Complaint;
use crate::tree::Tree;

const BANNED: &[(&str, &str)] = &[
    ("todo!", "finish it, or write the gap into docs/known-gaps.md"),
    ("unimplemented!", "finish it, or write the gap into docs/known-gaps.md"),
    ("dbg!", "remove it"),
    ("FIXME", "mend it, or write the gap into docs/known-gaps.md"),
    ("#[ignore", "a test runs or goes; a known fault has a test of today's wrong result"),
    ("#[should_panic", "assert the error instead"),
    ("#[allow(", "use #[expect(lint, reason = \"…\")]"),
    ("#![allow(", "use #![expect(lint, reason = \"…\")]"),
    ("test.skip", "a test runs or goes"),
    ("test.only", "remove it"),
    ("@ts-ignore", "give it its type"),
];

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for file in tree.ending(&[".rs", ".ts", ".mjs"]).filter(|it| !it.path.starts_with("xtask/src/tidy/")) {
        for (at, line) in file.lines() {
            for (word, instead) in BANNED.iter().filter(|(word, _)| line.contains(word)) {
                found.push(Complaint::at(&file.path, at, format!("`{word}`: {instead}")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_banned_word_is_found_with_its_line() {
        for (word, _) in BANNED {
            let tree = Tree::of(&[("crates/a/src/b.rs", &format!("fn b() {{\n    {word}(1)\n}}"))]);
            let found = check(&tree);
            assert!(!found.is_empty(), "{word}");
            assert_eq!(found[0].line, Some(2));
        }
    }

    #[test]
    fn an_expectation_with_a_reason_is_fine() {
        assert!(check(&Tree::of(&[("a.rs", "#[expect(dead_code, reason = \"read by the printer\")]")])).is_empty());
    }
}
