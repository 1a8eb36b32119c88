//! The file: a manifest that anybody can read, in a room of fixed size, and after it the content.
//!
//! The first 8192 bytes are text: the name of the format, the manifest as one line of JSON, its signature, spaces, and a
//! check over all that. So `head -n 2` shows what a backup holds.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use aws_lc_rs::digest::{Context, SHA256, digest};

use super::{BackupError, Manifest, Steps, hex};
use crate::keys::Keys;

const FIRST_LINE: &str = "alula backup, version 1";
const ANY_FIRST_LINE: &str = "alula backup, version ";
const ROOM: usize = 8192;
const CHECK: &str = "check: ";
/// `check: `, a digest and the end of the line.
const CHECK_LENGTH: usize = CHECK.len() + 64 + 1;
const BUFFER: usize = 1 << 20;

/// A backup that is being written, beside its place until it is whole.
pub(super) struct Draft {
    to: PathBuf,
    part: PathBuf,
    out: Option<BufWriter<File>>,
    bytes: u64,
    digest: Context,
}

impl Draft {
    pub fn begin(to: &Path) -> Result<Self, BackupError> {
        if to.exists() {
            return Err(BackupError::Exists(to.to_owned()));
        }
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let failed = |source| BackupError::writing(to, source);
        let mut file = options.open(&part).map_err(failed)?;
        file.seek(SeekFrom::Start(ROOM as u64)).map_err(failed)?;
        let out = Some(BufWriter::with_capacity(BUFFER, file));
        Ok(Self { to: to.to_owned(), part, out, bytes: 0, digest: Context::new(&SHA256) })
    }

    /// Adds to the content.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        let Some(out) = &mut self.out else { return Ok(()) };
        out.write_all(bytes).map_err(|source| BackupError::writing(&self.to, source))
    }

    /// Writes the manifest and puts the file in its place, safely on disk.
    pub fn end(mut self, mut manifest: Manifest, keys: &Keys) -> Result<Manifest, BackupError> {
        manifest.content_bytes = self.bytes;
        manifest.content_sha256 = hex(self.digest.clone().finish().as_ref());
        let head = head(&manifest, keys);
        self.put_in_place(&head).map_err(|source| BackupError::writing(&self.to, source))?;
        Ok(manifest)
    }

    fn put_in_place(&mut self, head: &[u8]) -> std::io::Result<()> {
        let Some(out) = self.out.take() else { return Ok(()) };
        let mut file = out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(head)?;
        file.sync_all()?;
        // Unlike a rename, this does not write over a file that came meanwhile.
        std::fs::hard_link(&self.part, &self.to).or_else(|error| match error.kind() {
            ErrorKind::AlreadyExists => Err(error),
            // Some file systems know no links.
            _ => std::fs::rename(&self.part, &self.to),
        })?;
        sync_folder(&self.to)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Whole and linked to its place, or of no use.
        drop(std::fs::remove_file(&self.part));
    }
}

/// Makes the name of a new file last.
pub(super) fn sync_folder(file: &Path) -> std::io::Result<()> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

fn head(manifest: &Manifest, keys: &Keys) -> Vec<u8> {
    let line = serde_json::to_string(manifest).expect("a manifest has text keys only");
    let signature = hex(&keys.sign(&signed(&line)));
    let mut head = format!("{FIRST_LINE}\n{line}\nsignature: {signature}\n").into_bytes();
    assert!(head.len() < ROOM - CHECK_LENGTH, "a manifest fits into its room");
    head.resize(ROOM - CHECK_LENGTH - 1, b' ');
    head.push(b'\n');
    let check = format!("{CHECK}{}\n", hex(digest(&SHA256, &head).as_ref()));
    head.extend_from_slice(check.as_bytes());
    head
}

fn signed(line: &str) -> Vec<u8> {
    format!("alula backup manifest\0{line}").into_bytes()
}

/// A backup whose every byte was looked at, ready to be read from its first record.
pub(super) struct Whole {
    pub manifest: Manifest,
    pub content: BufReader<File>,
    signature: Vec<u8>,
    line: String,
    path: PathBuf,
}

impl Whole {
    pub fn open(path: &Path, steps: Steps<'_>) -> Result<Self, BackupError> {
        let unreadable = |source| BackupError::Unreadable { path: path.to_owned(), source };
        let mut file = File::open(path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.is_dir() {
            return Err(BackupError::NotOne(path.to_owned()));
        }
        let mut head = Vec::with_capacity(ROOM);
        Read::by_ref(&mut file).take(ROOM as u64).read_to_end(&mut head).map_err(unreadable)?;
        let (line, signature) = read_head(path, &head)?;
        let manifest: Manifest = serde_json::from_str(&line).map_err(|_| BackupError::Damaged(path.to_owned()))?;
        let mut content = BufReader::with_capacity(BUFFER, file);
        let (mut seen, mut sum) = (0_u64, Context::new(&SHA256));
        let mut part = vec![0; BUFFER];
        loop {
            let read = content.read(&mut part).map_err(unreadable)?;
            if read == 0 {
                break;
            }
            seen += read as u64;
            sum.update(&part[..read]);
            steps(seen.min(manifest.content_bytes), manifest.content_bytes);
        }
        if seen < manifest.content_bytes {
            return Err(BackupError::Truncated(path.to_owned()));
        }
        if seen > manifest.content_bytes || hex(sum.finish().as_ref()) != manifest.content_sha256 {
            return Err(BackupError::Damaged(path.to_owned()));
        }
        content.seek(SeekFrom::Start(ROOM as u64)).map_err(unreadable)?;
        Ok(Self { manifest, content, signature, line, path: path.to_owned() })
    }

    /// Refuses a backup that this key file does not open, or did not sign.
    pub fn must_be_of(&self, keys: &Keys) -> Result<(), BackupError> {
        if self.manifest.key_file != keys.id() {
            let (needs, has) = (self.manifest.key_file.clone(), keys.id().to_owned());
            return Err(BackupError::OtherKey { needs, has });
        }
        if !keys.verify(&signed(&self.line), &self.signature) {
            return Err(BackupError::NotSigned(self.path.clone()));
        }
        Ok(())
    }
}

/// Reads a whole backup and tells what it says of itself, without any key.
///
/// # Errors
/// When it is not a backup, was cut off or changed, or is of a later version.
pub fn look_at(path: &Path, steps: Steps<'_>) -> Result<Manifest, BackupError> {
    Whole::open(path, steps).map(|it| it.manifest)
}

fn read_head(path: &Path, head: &[u8]) -> Result<(String, Vec<u8>), BackupError> {
    let damaged = || BackupError::Damaged(path.to_owned());
    let known = &head[..head.len().min(ANY_FIRST_LINE.len())];
    if known.is_empty() || known != &ANY_FIRST_LINE.as_bytes()[..known.len()] {
        return Err(BackupError::NotOne(path.to_owned()));
    }
    if head.len() < ROOM {
        return Err(BackupError::Truncated(path.to_owned()));
    }
    let (text, check) = head.split_at(ROOM - CHECK_LENGTH);
    if check != format!("{CHECK}{}\n", hex(digest(&SHA256, text).as_ref())).as_bytes() {
        return Err(damaged());
    }
    let mut lines = std::str::from_utf8(text).map_err(|_| damaged())?.lines();
    if lines.next() != Some(FIRST_LINE) {
        return Err(BackupError::TooNew(path.to_owned()));
    }
    let line = lines.next().ok_or_else(damaged)?;
    let signature = lines.next().and_then(|it| it.strip_prefix("signature: ")).and_then(unhex).ok_or_else(damaged)?;
    Ok((line.to_owned(), signature))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
