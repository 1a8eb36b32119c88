//! Charts: the only code that writes the tables `chart`, `chart_key`, `entry`, `body` and `set_aside_copy`.

mod append;
mod found;
mod head;
mod read;

pub use append::{AppendError, Appended, append};
pub use found::{NewChart, found};
pub use head::{Head, clients, create_chart, heads, lock_head};
pub use read::{CopySetAside, copies_set_aside, entries, entries_after, find};

pub(crate) use head::{data_key, head, wrap_anew};
pub(crate) use read::{RawEntry, author_of, raw_entries};

use alula_core::ledger::Author;

pub(crate) fn author_text(author: Author) -> String {
    match author {
        Author::Staff(id) => format!("staff:{id}"),
        Author::Client => "client".to_owned(),
        Author::House => "house".to_owned(),
        Author::Sitter(id) => format!("sitter:{id}"),
    }
}
