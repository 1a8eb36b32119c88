//! Reading and writing an open book.

use std::future::Future;
use std::pin::Pin;

use alula_core::book::{Book, PageWritten};
use alula_core::ids::{ClientId, EntryId, PageId};
use alula_core::private::Private;
use alula_policy::Actor;
use alula_store::book::{self, BookDraft, BookKey, Wrote};
use alula_store::{StoreFault, Tx};

use super::BookRefusal;
use crate::house::House;
use crate::trouble::Trouble;

/// The longest page, in characters.
pub const LONGEST_PAGE: usize = 20_000;

/// What stands in an open book.
#[derive(Clone, Debug)]
pub struct OpenBook {
    /// The pages.
    pub book: Book,
    /// What is being written, the one saved last first.
    pub drafts: Vec<BookDraft>,
}

type Done<'t, T> = Pin<Box<dyn Future<Output = Result<T, StoreFault>> + Send + 't>>;

impl House {
    /// Reads the whole book that lies open in this web session.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn read_book(&self, actor: &Actor, token: &str) -> Result<Result<OpenBook, BookRefusal>, Trouble> {
        let (_, key) = match self.open_here(actor, token)? {
            Ok(open) => open,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let read = self.0.store.read(move |tx| {
            Box::pin(async move {
                let book = Book::replay(book::writings(tx, &key).await?);
                Ok(OpenBook { book, drafts: book::drafts(tx, &key).await? })
            })
        });
        read.await.map(Ok).map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Writes a page, a new one or anew. The same form twice is one writing.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn write_page(
        &self,
        actor: &Actor,
        token: &str,
        page: PageId,
        entry: EntryId,
        words: Private,
    ) -> Result<Result<(), BookRefusal>, Trouble> {
        if words.is_blank() {
            return Ok(Err(BookRefusal::Empty));
        }
        if words.reveal().chars().count() > LONGEST_PAGE {
            return Ok(Err(BookRefusal::TooLong));
        }
        let now = self.now();
        let wrote = self.in_book(actor, token, move |tx, _, key| {
            Box::pin(async move { book::write(tx, &key, page, entry, &PageWritten { words }, now).await })
        });
        Ok(match wrote.await? {
            Ok(Wrote::New | Wrote::AlreadyHad) => Ok(()),
            Ok(Wrote::OtherWords) => Err(BookRefusal::OtherWords),
            Ok(Wrote::Removed) => Err(BookRefusal::NoPage),
            Err(refusal) => Err(refusal),
        })
    }

    /// Keeps what is being written, sealed as the pages are; blank words let the draft go.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn keep_book_draft(
        &self,
        actor: &Actor,
        token: &str,
        page: PageId,
        words: Private,
    ) -> Result<Result<(), BookRefusal>, Trouble> {
        if words.reveal().chars().count() > LONGEST_PAGE {
            return Ok(Err(BookRefusal::TooLong));
        }
        let now = self.now();
        let kept = self.in_book(actor, token, move |tx, client, key| {
            Box::pin(async move {
                if words.is_blank() {
                    return book::drop_draft(tx, client, page).await.map(|()| true);
                }
                book::keep_draft(tx, &key, page, &words, now).await
            })
        });
        Ok(match kept.await? {
            Ok(true) => Ok(()),
            Ok(false) => Err(BookRefusal::NoPage),
            Err(refusal) => Err(refusal),
        })
    }

    /// Removes a page of an open book with its key: nobody reads it again.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn remove_page(
        &self,
        actor: &Actor,
        token: &str,
        page: PageId,
    ) -> Result<Result<(), BookRefusal>, Trouble> {
        let removed = self.in_book(actor, token, move |tx, client, _| {
            Box::pin(async move { book::remove_page(tx, client, page).await })
        });
        Ok(match removed.await? {
            Ok(true) => Ok(()),
            Ok(false) => Err(BookRefusal::NoPage),
            Err(refusal) => Err(refusal),
        })
    }

    fn open_here(&self, actor: &Actor, token: &str) -> Result<Result<(ClientId, BookKey), BookRefusal>, Trouble> {
        let client = self.keeper(actor)?;
        let key = self.0.open_books.get(token, client, self.now());
        Ok(key.map(|key| (client, key)).ok_or(BookRefusal::Closed))
    }

    async fn in_book<T: Send + 'static>(
        &self,
        actor: &Actor,
        token: &str,
        work: impl for<'t> FnOnce(&'t mut Tx, ClientId, BookKey) -> Done<'t, T> + Send + 'static,
    ) -> Result<Result<T, BookRefusal>, Trouble> {
        let (client, key) = match self.open_here(actor, token)? {
            Ok(open) => open,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let done = self.0.store.write(move |tx| work(tx, client, key));
        done.await.map(Ok).map_err(|fault: StoreFault| self.trouble(fault))
    }
}
