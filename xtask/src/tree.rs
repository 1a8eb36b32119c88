//! The files of the project as git knows them, new ones included, ignored ones not.

use anyhow::Result;

use crate::machine;

/// One text file.
pub struct SourceFile {
    /// From the root of the project, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Every text file of the project.
pub struct Tree {
    /// In the order of their paths.
    pub files: Vec<SourceFile>,
    /// Every path, also of files that are not text.
    pub paths: Vec<String>,
}

impl Tree {
    /// Reads the working tree.
    pub fn read() -> Result<Self> {
        let root = machine::root();
        let listed = machine::output(&mut machine::command("git ls-files --cached --others --exclude-standard"))?;
        let mut paths: Vec<String> =
            listed.lines().filter(|it| root.join(it).is_file()).map(ToOwned::to_owned).collect();
        paths.sort();
        let files = paths
            .iter()
            .filter_map(|path| {
                let text = std::fs::read_to_string(root.join(path)).ok()?;
                Some(SourceFile { path: path.clone(), text })
            })
            .collect();
        Ok(Self { files, paths })
    }

    /// Files whose names end so.
    pub fn ending<'t>(&'t self, ends: &'t [&'t str]) -> impl Iterator<Item = &'t SourceFile> {
        self.files.iter().filter(move |file| ends.iter().any(|end| file.path.ends_with(end)))
    }

    /// The file with this path.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|it| it.path == path)
    }

    /// True when a file or folder of the project has this path.
    pub fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        path.is_empty() || self.paths.iter().any(|it| it == path || it.starts_with(&folder))
    }
}

impl SourceFile {
    /// Its lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }
}

#[cfg(test)]
impl Tree {
    /// A tree made of these paths and texts.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files.iter().map(|(path, text)| SourceFile { path: (*path).into(), text: (*text).into() }).collect(),
            paths: files.iter().map(|(path, _)| (*path).into()).collect(),
        }
    }
}
