//! Guards over the source tree. Each says what is wrong, where, and what to do.

mod chart_tables;
mod glossary;
mod links;
mod machine_paths;
mod members;
mod migrations;
mod pure;
mod reasons;
mod size;
mod unfinished;
mod words;

use anyhow::{Result, bail};

use crate::tree::Tree;

/// What a guard found.
#[derive(Debug, PartialEq)]
pub struct Complaint {
    /// The file.
    pub path: String,
    /// The line, where there is one.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub says: String,
}

impl Complaint {
    fn at(path: &str, line: usize, says: impl Into<String>) -> Self {
        Self { path: path.into(), line: Some(line), says: says.into() }
    }

    fn of(path: &str, says: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, says: says.into() }
    }
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.says),
            None => write!(f, "{}: {}", self.path, self.says),
        }
    }
}

type Guard = fn(&Tree) -> Vec<Complaint>;

const GUARDS: &[(&str, Guard)] = &[
    ("size", size::check),
    ("chart tables", chart_tables::check),
    ("unfinished", unfinished::check),
    ("words", words::check),
    ("reasons for dependencies", reasons::check),
    ("machine paths", machine_paths::check),
    ("links", links::check),
    ("glossary", glossary::check),
    ("migrations", migrations::check),
    ("members", members::check),
];

/// Runs every guard.
///
/// # Errors
/// When one of them found something; everything found is printed before.
pub fn run() -> Result<()> {
    let tree = Tree::read()?;
    let mut found: Vec<Complaint> = GUARDS.iter().flat_map(|(_, check)| check(&tree)).collect();
    found.extend(pure::check()?);
    for notice in size::notices(&tree) {
        println!("to split soon: {notice}");
    }
    for complaint in &found {
        println!("{complaint}");
    }
    if !found.is_empty() {
        bail!("tidy found {} thing(s) to put in order", found.len());
    }
    println!("tidy: {} guards, {} files, nothing found", GUARDS.len() + 1, tree.files.len());
    Ok(())
}
