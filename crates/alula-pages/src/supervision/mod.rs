//! Notes: written from the marks, signed over an exact content, read and co-signed by the supervisor.

mod changes;
mod headings;
mod letters;
mod letters_samples;
mod margin;
mod note;
mod note_of;
mod notes;
mod notes_of;
mod of;
mod privileges;
mod privileges_of;
mod queue;
mod queue_of;
mod write;

mod note_samples;
mod privilege_samples;
mod samples;

pub(crate) use of::note_line;

pub use changes::ChangesLine;
pub use letters::{
    Agreement, LetterLine, LetterLook, Letters, NewLetter, letter_look_page, letters_page, new_letter_page,
};
pub use margin::{Beside, CommentLine, FromLine, PartLine, PassageLine, Remark};
pub use note::{AskedOf, May, NotePage, NoteStepLine, SentenceLine, note_page};
pub use notes::{NoteLine, NotesPage, notes_page};
pub use notes_of::Typed;
pub use of::Drafts;
pub use privileges::{AssociatePage, DutyLine, GrantLine, ServiceLine, WhatIMayDo, associate_page, what_i_may_do};
pub use queue::{AssociateLine, BackLine, QueueLine, QueuePage, queue_page};
pub use write::{Kept, NewNote, OtherDraft, draft_kept, new_note_page};
