//! Files stay small enough to be read at one sitting.

use super::Complaint;
use crate::tree::Tree;

const SOURCES: &[&str] = &[".rs", ".ts", ".mjs", ".css", ".sql"];
const SPLIT_SOON: usize = 16_000;
const TOO_LARGE: usize = 40_000;

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    tree.ending(SOURCES)
        .filter(|file| file.text.len() > TOO_LARGE)
        .map(|file| {
            let says = format!("{} bytes; files end at {TOO_LARGE}. Split it by verb or topic.", file.text.len());
            Complaint::of(&file.path, says)
        })
        .collect()
}

/// Files that should be split before they grow further.
pub(super) fn notices(tree: &Tree) -> Vec<String> {
    tree.ending(SOURCES)
        .filter(|file| file.text.len() > SPLIT_SOON && file.text.len() <= TOO_LARGE)
        .map(|file| format!("{} ({} bytes)", file.path, file.text.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_is_named_and_a_small_one_is_not() {
        let tree = Tree::of(&[("a.rs", &"x".repeat(40_001)), ("b.rs", &"x".repeat(16_001)), ("c.rs", "fn c() {}")]);
        assert_eq!(check(&tree).len(), 1);
        assert!(check(&tree)[0].to_string().contains("Split it"));
        assert_eq!(notices(&tree), ["b.rs (16001 bytes)"]);
    }
}
