//! The two databases take the same steps.

use std::collections::BTreeSet;

use super::Complaint;
use crate::tree::Tree;

const SQLITE: &str = "crates/alula-store/migrations/sqlite/";
const POSTGRES: &str = "crates/alula-store/migrations/postgres/";

pub(super) fn check(tree: &Tree) -> Vec<Complaint> {
    let names = |folder: &str| -> BTreeSet<String> {
        tree.paths.iter().filter_map(|it| it.strip_prefix(folder)).map(ToOwned::to_owned).collect()
    };
    let (sqlite, postgres) = (names(SQLITE), names(POSTGRES));
    let lacks = |folder: &str, name: &String| {
        Complaint::of(&format!("{folder}{name}"), "is missing: each step exists in both folders, under one name.")
    };
    let mut found: Vec<_> = sqlite.difference(&postgres).map(|name| lacks(POSTGRES, name)).collect();
    found.extend(postgres.difference(&sqlite).map(|name| lacks(SQLITE, name)));
    let mut numbers = BTreeSet::new();
    for name in &sqlite {
        let number: String = name.chars().take_while(char::is_ascii_digit).collect();
        if number.is_empty() || !numbers.insert(number) {
            found.push(Complaint::of(
                &format!("{SQLITE}{name}"),
                "begins with a number of its own, such as 0007_rooms.sql.",
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_in_one_folder_only_and_a_number_twice_are_found() {
        let tree = Tree::of(&[
            ("crates/alula-store/migrations/sqlite/0001_ledger.sql", ""),
            ("crates/alula-store/migrations/sqlite/0002_rows.sql", ""),
            ("crates/alula-store/migrations/sqlite/0002_jobs.sql", ""),
            ("crates/alula-store/migrations/postgres/0001_ledger.sql", ""),
            ("crates/alula-store/migrations/postgres/0002_rows.sql", ""),
        ]);
        let said: Vec<String> = check(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("crates/alula-store/migrations/postgres/0002_jobs.sql"), "{said:?}");
    }
}
