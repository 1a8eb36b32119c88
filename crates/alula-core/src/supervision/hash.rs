//! What exactly a note's signature covers.

use sha2::{Digest, Sha256};

use super::{NoteAbout, NoteContent};

/// SHA-256, hexadecimal, over what the note is about and each of its texts with its length.
pub fn content_hash(about: &NoteAbout, content: &NoteContent) -> String {
    let mut hash = Sha256::new();
    hash.update(b"alula note 1");
    match about {
        NoteAbout::Session(id) => {
            hash.update([1]);
            hash.update(id.0.as_bytes());
        }
        NoteAbout::Visit(id) => {
            hash.update([2]);
            hash.update(id.0.as_bytes());
        }
    }
    let NoteContent { prose, mattered, done, onward } = content;
    for text in [prose, mattered, done, onward] {
        hash.update((text.reveal().len() as u64).to_be_bytes());
        hash.update(text.reveal());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
