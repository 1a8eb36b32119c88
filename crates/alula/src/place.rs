//! Where a practice lives on this machine.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::args::Place;
use crate::wiring;

/// The folders and files of one practice.
#[derive(Clone, Debug)]
pub struct Home {
    /// The data folder.
    pub data: PathBuf,
    /// The key file.
    pub keys: PathBuf,
    /// PostgreSQL instead of the embedded database.
    pub database_url: Option<String>,
}

impl Home {
    /// What the command line means; `name` is the folder under the data home when none was given.
    ///
    /// # Errors
    /// When no folder can be found, or the key file would lie inside the data folder.
    pub fn of(place: &Place, name: &str) -> Result<Self> {
        let data = match &place.data {
            Some(dir) => dir.clone(),
            None => wiring::data_home()
                .context("This user has no home folder. Say where the practice lives with --data DIR.")?
                .join(name),
        };
        let data = std::path::absolute(&data).context("The name of the data folder is empty. Write --data DIR.")?;
        let keys = match &place.keys {
            Some(file) => std::path::absolute(file).context("The name of the key file is empty. Write --keys FILE.")?,
            None => beside(&data),
        };
        if resolved(&keys).starts_with(resolved(&data)) {
            bail!(
                "The key file {} would lie inside the data folder, and a copy of the folder would open itself. Choose a place outside it with --keys FILE.",
                keys.display()
            );
        }
        Ok(Self { data, keys, database_url: place.database_url.clone() })
    }

    /// Makes the data folder, open for its owner alone, when it is missing.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn make(&self) -> Result<()> {
        let why = || {
            format!(
                "The data folder {} cannot be made or written to. Choose another with --data DIR, or let this user write there.",
                self.data.display()
            )
        };
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.data).with_context(why)?;
        if let Some(parent) = self.keys.parent() {
            std::fs::create_dir_all(parent).with_context(|| {
                format!(
                    "The folder {} for the key file cannot be made. Choose another place with --keys FILE.",
                    parent.display()
                )
            })?;
        }
        Ok(())
    }

    /// Says so when there is no practice here, before anything is made by accident.
    ///
    /// # Errors
    /// When the embedded database is not there.
    pub fn must_exist(&self) -> Result<()> {
        if self.database_url.is_none() && !self.data.join("alula.db").is_file() {
            bail!(
                "There is no practice in {}. Name its folder with --data DIR, or begin one with `alula serve`.",
                self.data.display()
            );
        }
        Ok(())
    }
}

fn beside(data: &Path) -> PathBuf {
    // Component by component, so that a slash at the end does not make a file inside.
    let mut name = data.components().collect::<PathBuf>().into_os_string();
    name.push(".key");
    name.into()
}

/// The path with symbolic links followed as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    path.ancestors()
        .find_map(|there| Some(there.canonicalize().ok()?.join(path.strip_prefix(there).ok()?)))
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(data: &Path, keys: Option<&Path>) -> Place {
        Place {
            data: Some(data.to_owned()),
            keys: keys.map(Path::to_owned),
            database_url: None,
            zone: jiff::tz::TimeZone::UTC,
            #[cfg(feature = "dev")]
            clock_file: None,
        }
    }

    #[test]
    fn the_key_file_lies_beside_the_folder() {
        let home = Home::of(&place(Path::new("/srv/alula/"), None), "alula").unwrap();
        assert_eq!(home.keys, Path::new("/srv/alula.key"));
    }

    #[test]
    fn a_key_file_inside_the_data_folder_is_refused_also_behind_a_link() {
        let outside = tempfile::tempdir().unwrap();
        let data = outside.path().join("data");
        std::fs::create_dir(&data).unwrap();
        let link = outside.path().join("link");
        std::os::unix::fs::symlink(&data, &link).unwrap();
        for keys in [data.join("k.key"), link.join("deep/k.key")] {
            let refused = Home::of(&place(&data, Some(&keys)), "alula").unwrap_err();
            assert!(refused.to_string().contains("--keys FILE"), "{refused}");
        }
        Home::of(&place(&data, Some(&outside.path().join("k.key"))), "alula").unwrap();
    }
}
