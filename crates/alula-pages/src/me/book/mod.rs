//! The client's book: a door, the pages behind it, and what opens it.

mod door;
mod keys;
mod page;

pub use door::{BookDoor, BookList, PageLine, SharedLine, book_door, book_list};
pub use keys::{BookKeys, RecoverBook, RecoveryWords, book_keys, recover_book, recovery_words};
pub use page::{BookPage, Kept, Shared, Wait, WritePage, book_draft_kept, book_page, write_page};

use maud::{Markup, html};

use crate::urls;
use crate::wording::Words;

fn crumb(words: Words) -> Markup {
    html! { p.crumb { a href=(urls::MyBook) { (words.book_title()) } } }
}
