//! The key file: a few lines of text that an owner can copy, print and recognise.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Keys, Secret, random};

const FIRST_LINE: &str = "alula key file, version 1";
const SECRETS: [&str; 4] = ["practice", "columns", "index", "signing"];
const LONGEST: u64 = 4096;

/// The key file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenKeysError {
    /// There is no such file.
    #[error("there is no key file at {0}; put the copy you kept elsewhere there, or name the right file with --keys")]
    Missing(PathBuf),
    /// It is there but may not be read.
    #[error("the key file {path} cannot be read; let the account that runs Alula read it")]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// It is not a whole key file.
    #[error("the key file {path} is damaged ({what}); put the copy you kept elsewhere in its place")]
    Damaged {
        /// Where.
        path: PathBuf,
        /// What is wrong, without any secret.
        what: &'static str,
    },
    /// It was written by a later Alula.
    #[error("the key file {0} was written by a newer Alula; install that version or a later one")]
    TooNew(PathBuf),
}

impl OpenKeysError {
    /// A stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "key_file_missing",
            Self::Unreadable { .. } => "key_file_unreadable",
            Self::Damaged { .. } => "key_file_damaged",
            Self::TooNew(_) => "key_file_too_new",
        }
    }
}

/// The key file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CreateKeysError {
    /// A key file is never overwritten: what it opens would be lost.
    #[error("there is already a key file at {0}; keep it, or name another place with --keys")]
    Exists(PathBuf),
    /// The system refused.
    #[error("the key file {path} cannot be written; choose a folder that the account running Alula may write to")]
    Write {
        /// Where.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// No chance.
    #[error("the operating system gave no random bytes, so no key was made; try again")]
    NoChance,
}

impl CreateKeysError {
    /// A stable name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "key_file_exists",
            Self::Write { .. } => "key_file_unwritable",
            Self::NoChance => "no_random_bytes",
        }
    }
}

impl Keys {
    /// Makes new secrets and writes them to `path`, readable for its owner alone.
    ///
    /// # Errors
    /// When the file exists already or cannot be written.
    pub fn create(path: &Path) -> Result<Self, CreateKeysError> {
        let secret = || random().map(Zeroizing::new).map_err(|_| CreateKeysError::NoChance);
        Self::written(path, [secret()?, secret()?, secret()?, secret()?])
    }

    /// Makes a new practice key and writes it to `path` with the other secrets as they are, under a new id.
    ///
    /// # Errors
    /// When the file exists already or cannot be written.
    pub fn renewed(&self, path: &Path) -> Result<Self, CreateKeysError> {
        let practice = random().map(Zeroizing::new).map_err(|_| CreateKeysError::NoChance)?;
        let others = [&self.columns, &self.index, &self.signing].map(Secret::clone);
        let [columns, index, signing] = others;
        Self::written(path, [practice, columns, index, signing])
    }

    fn written(path: &Path, secrets: [Secret; 4]) -> Result<Self, CreateKeysError> {
        let id: [u8; 8] = random().map_err(|_| CreateKeysError::NoChance)?;
        let id = id.iter().map(|byte| format!("{byte:02x}")).collect();
        let keys = Self::of(id, secrets);
        write(path, &keys.text()).map_err(|source| match source.kind() {
            ErrorKind::AlreadyExists => CreateKeysError::Exists(path.to_owned()),
            _ => CreateKeysError::Write { path: path.to_owned(), source },
        })?;
        Ok(keys)
    }

    /// Reads the key file at `path`; warns when others may read it too.
    ///
    /// # Errors
    /// When the file is missing, unreadable, damaged or of a later version.
    pub fn open(path: &Path) -> Result<Self, OpenKeysError> {
        let unreadable = |source| OpenKeysError::Unreadable { path: path.to_owned(), source };
        let file = File::open(path).map_err(|source| match source.kind() {
            ErrorKind::NotFound => OpenKeysError::Missing(path.to_owned()),
            _ => unreadable(source),
        })?;
        warn_when_others_may_read(path, &file);
        let mut text = Zeroizing::new(String::new());
        file.take(LONGEST).read_to_string(&mut text).map_err(|source| match source.kind() {
            ErrorKind::InvalidData => OpenKeysError::Damaged { path: path.to_owned(), what: "it is not text" },
            _ => unreadable(source),
        })?;
        Self::read(&text).map_err(|fault| match fault {
            TextFault::TooNew => OpenKeysError::TooNew(path.to_owned()),
            TextFault::Damaged(what) => OpenKeysError::Damaged { path: path.to_owned(), what },
        })
    }

    fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(format!("{FIRST_LINE}\nid: {}\n", self.id));
        for (name, secret) in SECRETS.iter().zip([&self.practice, &self.columns, &self.index, &self.signing]) {
            let secret = Zeroizing::new(STANDARD.encode(secret.as_ref()));
            text.push_str(name);
            text.push_str(": ");
            text.push_str(&secret);
            text.push('\n');
        }
        let check = checksum(&text);
        text.push_str("check: ");
        text.push_str(&check);
        text.push('\n');
        text
    }

    fn read(text: &str) -> Result<Self, TextFault> {
        let mut lines = text.lines().map(str::trim_end);
        match lines.next() {
            Some(FIRST_LINE) => {}
            Some(line) if line.starts_with("alula key file, version ") => return Err(TextFault::TooNew),
            _ => return Err(TextFault::Damaged("its first line is not that of a key file")),
        }
        let mut value = |name: &str| {
            let line = lines.next().ok_or(TextFault::Damaged("it ends too early"))?;
            line.strip_prefix(name)
                .and_then(|rest| rest.strip_prefix(": "))
                .ok_or(TextFault::Damaged("a line is missing or out of place"))
        };
        let id = value("id")?.to_owned();
        let practice = secret(value(SECRETS[0])?)?;
        let columns = secret(value(SECRETS[1])?)?;
        let index = secret(value(SECRETS[2])?)?;
        let signing = secret(value(SECRETS[3])?)?;
        let check = value("check")?.to_owned();
        let keys = Self::of(id, [practice, columns, index, signing]);
        let whole = keys.text();
        let upto = whole.find("check: ").unwrap_or(whole.len());
        if checksum(&whole[..upto]) != check {
            return Err(TextFault::Damaged("its checksum does not fit"));
        }
        Ok(keys)
    }
}

enum TextFault {
    TooNew,
    Damaged(&'static str),
}

fn secret(text: &str) -> Result<Secret, TextFault> {
    let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| TextFault::Damaged("a secret is not whole"))?);
    let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| TextFault::Damaged("a secret is not whole"))?;
    Ok(Zeroizing::new(bytes))
}

fn checksum(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // A half-written key file would look like a damaged one at the next start.
        drop(std::fs::remove_file(path));
    }
    written
}

fn warn_when_others_may_read(path: &Path, file: &File) {
    #[cfg(unix)]
    if let Ok(about) = file.metadata() {
        use std::os::unix::fs::PermissionsExt;
        if about.permissions().mode() & 0o077 != 0 {
            tracing::warn!(path = %path.display(), "others may read the key file; make it private with chmod 600");
        }
    }
    #[cfg(not(unix))]
    let _ = (path, file);
}
