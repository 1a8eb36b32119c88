//! Notes: signed over an exact content, co-signed over the same, questioned, added to; never unlocked.

mod note;

pub use note::{NoteAbout, NoteAddended, NoteContent, NoteCosigned, NoteQuestioned, NoteSigned};
