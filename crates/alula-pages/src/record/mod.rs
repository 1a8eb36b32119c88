//! The record: every statement, its whole words, and what can be done with it.

mod forms;
mod page;
mod words;

pub use forms::{Deed, EntryPage, correctable, deed_correct, deed_review, deed_withdraw, entry_page};
pub use page::{RecordLine, RecordPage, record_page};
pub(crate) use page::{later, line, parts};
pub use words::{Told, statement_words};
