//! The chart's tables are written in one place.

use super::Complaint;
use crate::tree::Tree;

const HOME: &str = "crates/alula-store/src/ledger";
const VERBS: &[&str] =
    &["INSERT INTO", "INSERT OR IGNORE INTO", "INSERT OR REPLACE INTO", "REPLACE INTO", "UPDATE", "DELETE FROM"];
const TABLES: &[&str] = &["chart", "chart_key", "entry", "body", "set_aside_copy"];

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for file in tree.ending(&[".rs"]).filter(|it| !is_excused(&it.path)) {
        let words: Vec<(usize, &str)> = file
            .lines()
            .flat_map(|(at, line)| line.split(is_no_word).filter(|it| !it.is_empty()).map(move |it| (at, it)))
            .collect();
        for verb in VERBS {
            let verb: Vec<&str> = verb.split(' ').collect();
            for window in words.windows(verb.len() + 1) {
                let (&(line, table), before) = window.split_last().expect("a window has at least two words");
                let says_verb = before.iter().zip(&verb).all(|((_, word), verb)| word == verb);
                if says_verb && TABLES.contains(&table) {
                    let says = format!(
                        "`{} {table}` outside {HOME}. Statements are appended by the ledger alone.",
                        verb.join(" ")
                    );
                    found.push(Complaint::at(&file.path, line, says));
                }
            }
        }
    }
    found
}

fn is_no_word(it: char) -> bool {
    !it.is_alphanumeric() && it != '_'
}

/// Tests tamper with charts on purpose, to show that it is found.
fn is_excused(path: &str) -> bool {
    path.starts_with(HOME) || path.contains("/tests/") || path.starts_with("xtask/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_a_chart_table_elsewhere_is_found_even_over_two_lines() {
        let bad =
            "let sql = \"INSERT INTO\n   entry (id) VALUES ($1)\"; let other = \"DELETE FROM body WHERE id = $1\";";
        let tree = Tree::of(&[
            ("crates/alula-http/src/a.rs", bad),
            ("crates/alula-store/src/ledger/append.rs", bad),
            ("crates/alula-store/tests/tamper.rs", bad),
            ("crates/alula-store/src/rows.rs", "\"INSERT INTO entry_seen VALUES ($1)\" \"SELECT * FROM entry\""),
        ]);
        let found = check(&tree);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|it| it.path == "crates/alula-http/src/a.rs"));
    }
}
