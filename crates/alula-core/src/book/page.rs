//! Pages of the book, and their stored form.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{EntryId, PageId};
use crate::private::Private;

/// A page was written, or written anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageWritten {
    /// What it says.
    pub words: Private,
}

/// A stored page that this version of the house cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a stored page of a book cannot be read")]
pub struct DecodePageError;

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u16,
    is: PageWritten,
}

impl PageWritten {
    /// The stable name of the kind in the header.
    pub const KIND: &str = "page_written";
    const VERSION: u16 = 1;

    /// The versioned stored form.
    pub fn encode(&self) -> Vec<u8> {
        let stored = Stored { v: Self::VERSION, is: self.clone() };
        serde_json::to_vec(&stored).expect("a page is text")
    }

    /// The page whose stored form is `bytes`.
    ///
    /// # Errors
    /// When the bytes are not the stored form of a page; nothing of them is shown.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodePageError> {
        let stored: Stored = serde_json::from_slice(bytes).map_err(|_| DecodePageError)?;
        if stored.v == Self::VERSION { Ok(stored.is) } else { Err(DecodePageError) }
    }
}

/// One writing of a page, as the ledger of the book has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// Which page.
    pub page: PageId,
    /// The entry of the ledger.
    pub entry: EntryId,
    /// When it was written.
    pub at: Timestamp,
    /// What it says.
    pub is: PageWritten,
}

/// A page with everything it ever said.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Which.
    pub id: PageId,
    /// Each writing, the first one first; never empty.
    writings: Vec<Writing>,
}

impl Page {
    /// What it says now.
    pub fn words(&self) -> &Private {
        &self.newest().is.words
    }

    /// When it was first written.
    pub fn begun_at(&self) -> Timestamp {
        self.writings.first().map_or_else(|| self.newest().at, |it| it.at)
    }

    /// When it was written last.
    pub fn changed_at(&self) -> Timestamp {
        self.newest().at
    }

    /// What it said before, the latest first.
    pub fn earlier(&self) -> impl Iterator<Item = &Writing> {
        self.writings.iter().rev().skip(1)
    }

    fn newest(&self) -> &Writing {
        self.writings.last().expect("a page begins with a writing")
    }
}

/// An open book: the fold of its ledger, without the pages that were removed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pages: Vec<Page>,
}

impl Book {
    /// The book that these writings make, in the order of their sequence.
    pub fn replay(writings: impl IntoIterator<Item = Writing>) -> Self {
        let mut pages: Vec<Page> = Vec::new();
        for writing in writings {
            match pages.iter_mut().find(|it| it.id == writing.page) {
                Some(page) => page.writings.push(writing),
                None => pages.push(Page { id: writing.page, writings: vec![writing] }),
            }
        }
        Self { pages }
    }

    /// The pages, the one that was begun last first.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().rev()
    }

    /// One page.
    pub fn page(&self, id: PageId) -> Option<&Page> {
        self.pages.iter().find(|it| it.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{now, nth};

    fn writing(page: u32, entry: u32, words: &str) -> Writing {
        let is = PageWritten { words: words.into() };
        Writing { page: PageId::of(nth(page)), entry: nth(entry), at: now(), is }
    }

    #[test]
    fn a_page_says_what_was_written_last_and_keeps_what_it_said_before() {
        let all = [writing(1, 1, "The window."), writing(2, 2, "Rain."), writing(1, 3, "The open window.")];
        let book = Book::replay(all);
        let said: Vec<_> = book.pages().map(|it| it.words().reveal()).collect();
        assert_eq!(said, ["Rain.", "The open window."]);
        let page = book.page(PageId::of(nth(1))).unwrap();
        assert_eq!(page.earlier().map(|it| it.is.words.reveal()).collect::<Vec<_>>(), ["The window."]);
    }

    #[test]
    fn the_stored_form_of_a_page_is_read_for_ever() {
        let kept = br#"{"v":1,"is":{"words":"It was wide, and nobody was angry."}}"#;
        let page = PageWritten::decode(kept).unwrap();
        assert_eq!(page.words.reveal(), "It was wide, and nobody was angry.");
        assert_eq!(page.encode(), kept);
        assert_eq!(PageWritten::decode(br#"{"v":2,"is":{"words":""}}"#), Err(DecodePageError));
        assert!(!format!("{page:?}").contains("wide"));
    }
}
