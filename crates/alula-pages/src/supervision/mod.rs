//! Notes: written from the marks, signed over an exact content, read and co-signed by the supervisor.

mod headings;
mod note;
mod notes;
mod notes_of;
mod of;
mod write;

mod samples;

pub(crate) use of::note_line;

pub use note::{NotePage, NoteStepLine, SentenceLine, note_page};
pub use notes::{NoteLine, NotesPage, notes_page};
pub use notes_of::Typed;
pub use of::Drafts;
pub use write::{Kept, NewNote, OtherDraft, draft_kept, new_note_page};
