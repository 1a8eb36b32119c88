//! Notes: written from the marks, signed over an exact content, read and co-signed by the supervisor.

mod note;
mod of;
mod write;

mod samples;

pub(crate) use of::note_line;

pub use note::{NotePage, NoteStepLine, SentenceLine, note_page};
pub use write::{NewNote, new_note_page};
