//! The glossary speaks of things that exist.

use std::collections::BTreeSet;

use super::Complaint;
use crate::tree::Tree;

const PAGE: &str = "GLOSSARY.md";

/// Every code name that the glossary quotes stands in the code, and its terms are in order and said once.
pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let Some(page) = tree.file(PAGE) else { return vec![Complaint::of(PAGE, "is missing.")] };
    let known: BTreeSet<&str> = tree
        .ending(&[".rs"])
        .filter(|it| !it.path.starts_with("xtask/"))
        .flat_map(|it| it.text.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .collect();
    let mut found = Vec::new();
    let mut last = String::new();
    for (at, line) in page.lines() {
        for name in line.split('`').skip(1).step_by(2).filter(|it| !it.contains(['/', ' '])) {
            let last_part = name.rsplit("::").next().unwrap_or(name);
            if !known.contains(last_part) {
                found.push(Complaint::at(PAGE, at, format!("`{name}` stands nowhere in the code.")));
            }
        }
        if let Some(term) = line.strip_prefix("- **").and_then(|it| it.split("**").next()) {
            let term = term.to_lowercase();
            if term <= last {
                found.push(Complaint::at(
                    PAGE,
                    at,
                    format!("`{term}` stands after `{last}`; the terms are in order, each once."),
                ));
            }
            last = term;
        }
        if line.starts_with('#') {
            last.clear();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_in_the_code_and_a_term_out_of_order_are_found() {
        let tree = Tree::of(&[
            (
                PAGE,
                "# Words\n- **chart**: `Chart`, not `Record`.\n- **Client**: a person.\n- **care**: out of order.\n",
            ),
            ("crates/alula-core/src/chart.rs", "pub struct Chart;"),
        ]);
        let said: Vec<String> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("`Record`") && said[1].contains("`care`"), "{said:?}");
    }
}
