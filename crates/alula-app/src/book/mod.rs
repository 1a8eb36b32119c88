//! The client's book: begun, opened for a while in one web session, written, closed. The house never keeps what opens it.

mod lying_open;
mod pages;
mod phrase;

use alula_core::book::{BadRecoveryWords, read_recovery_words, recovery_words};
use alula_core::ids::ClientId;
use alula_core::private::Private;
use alula_policy::{Action, Actor, Resource, Team, permit};
use alula_store::book::{self, BookKey, Lock, LockRow, Opener};
use alula_store::rows::attempts;
use alula_store::{StoreFault, Tx};

use crate::entrance::UnfitPassword;
use crate::house::House;
use crate::trouble::{Broken, Denied, Trouble};

pub(crate) use lying_open::OpenBooks;
pub use lying_open::{IDLE, LONGEST_OPEN};
pub use pages::{LONGEST_PAGE, OpenBook};
pub use phrase::LONGEST_PHRASE;
pub(crate) use phrase::Slow;

/// How the book of a client stands in one web session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookStanding {
    /// There is none.
    None,
    /// There is one, and it is closed here.
    Closed,
    /// It lies open here.
    Open,
}

/// Why something with a book did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookRefusal {
    /// There is no book.
    #[error("there is no book")]
    NoBook,
    /// There is one already.
    #[error("there is a book already")]
    Already,
    /// It does not lie open in this web session, or no longer.
    #[error("the book is closed")]
    Closed,
    /// The pass-phrase or the recovery words are not those of this book.
    #[error("this does not open the book")]
    Wrong,
    /// Too many attempts failed.
    #[error("too many attempts; wait {minutes} min")]
    Wait {
        /// How long, in whole minutes.
        minutes: i64,
    },
    /// The words cannot be a pass-phrase.
    #[error(transparent)]
    Unfit(UnfitPassword),
    /// The recovery words cannot be read.
    #[error(transparent)]
    Misread(BadRecoveryWords),
    /// Nothing was written.
    #[error("the page is empty")]
    Empty,
    /// More than a page takes.
    #[error("the page is too long")]
    TooLong,
    /// The same form came with other words.
    #[error("this form was sent before with other words")]
    OtherWords,
    /// The page is not there, or was removed.
    #[error("the page is not there")]
    NoPage,
}

impl House {
    /// Whose book somebody may keep: their own. The policies are asked and nothing is noted of a yes; whether somebody
    /// keeps a book is nobody's business.
    fn keeper(&self, actor: &Actor) -> Result<ClientId, Trouble> {
        let denied = || self.trouble(Denied::Hidden(Action::KeepBook));
        let Actor::Client { id } = *actor else { return Err(denied()) };
        let own = Resource::Chart { client: id, team: Team::default() };
        if permit(actor, Action::KeepBook, &own).is_permit() { Ok(id) } else { Err(denied()) }
    }

    /// How the book of this client stands in the web session with this token.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn book_standing(&self, actor: &Actor, token: &str) -> Result<BookStanding, Trouble> {
        let client = self.keeper(actor)?;
        let begun = self.0.store.read(move |tx| Box::pin(async move { book::begun_at(tx, client).await }));
        Ok(match begun.await.map_err(|fault: StoreFault| self.trouble(fault))? {
            None => BookStanding::None,
            Some(_) if self.0.open_books.get(token, client, self.now()).is_some() => BookStanding::Open,
            Some(_) => BookStanding::Closed,
        })
    }

    /// Begins a book behind a pass-phrase, lays it open in this web session, and gives the recovery words, this once.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn begin_book(
        &self,
        actor: &Actor,
        token: &str,
        phrase: &Private,
    ) -> Result<Result<Private, BookRefusal>, Trouble> {
        let client = self.keeper(actor)?;
        if let Err(unfit) = phrase::fit(phrase) {
            return Ok(Err(BookRefusal::Unfit(unfit)));
        }
        let key = BookKey::new(client).map_err(|it| self.trouble(StoreFault::from(it)))?;
        let by_phrase = self.phrase_lock(&key, phrase).await?;
        let (words, by_words) = self.words_lock(&key)?;
        let now = self.now();
        let begun = self.0.store.write(move |tx| {
            Box::pin(async move {
                book::begin(tx, client, &[(Lock::Phrase, by_phrase), (Lock::Words, by_words)], now).await
            })
        });
        if !begun.await.map_err(|fault: StoreFault| self.trouble(fault))? {
            return Ok(Err(BookRefusal::Already));
        }
        self.lay_open(token, &key)?;
        Ok(Ok(words))
    }

    /// Lays the book open in this web session.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn open_book(
        &self,
        actor: &Actor,
        token: &str,
        phrase: &Private,
    ) -> Result<Result<(), BookRefusal>, Trouble> {
        let client = self.keeper(actor)?;
        let key = match self.key_by_phrase(client, phrase).await? {
            Ok(key) => key,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.lay_open(token, &key)?;
        Ok(Ok(()))
    }

    /// Opens the book with the recovery words and gives it a new pass-phrase; the words stay good.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn recover_book(
        &self,
        actor: &Actor,
        token: &str,
        words: &Private,
        phrase: &Private,
    ) -> Result<Result<(), BookRefusal>, Trouble> {
        let client = self.keeper(actor)?;
        if let Err(unfit) = phrase::fit(phrase) {
            return Ok(Err(BookRefusal::Unfit(unfit)));
        }
        let secret = match read_recovery_words(words) {
            Ok(secret) => secret,
            Err(misread) => return Ok(Err(BookRefusal::Misread(misread))),
        };
        let row = match self.lock_to_try(client, Lock::Words).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let opener = Opener::of(client, Lock::Words, &secret);
        let Ok(key) = BookKey::unwrap(client, Lock::Words, &opener, &row.wrapped) else {
            return Ok(Err(BookRefusal::Wrong));
        };
        self.set_phrase(&key, phrase).await?;
        self.lay_open(token, &key)?;
        Ok(Ok(()))
    }

    /// Gives an open book another pass-phrase; the old one has to be typed once more.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn change_phrase(
        &self,
        actor: &Actor,
        old: &Private,
        phrase: &Private,
    ) -> Result<Result<(), BookRefusal>, Trouble> {
        let client = self.keeper(actor)?;
        if let Err(unfit) = phrase::fit(phrase) {
            return Ok(Err(BookRefusal::Unfit(unfit)));
        }
        match self.key_by_phrase(client, old).await? {
            Ok(key) => self.set_phrase(&key, phrase).await.map(Ok),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    /// New recovery words for an open book; the earlier ones open nothing any more.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn new_recovery_words(
        &self,
        actor: &Actor,
        token: &str,
    ) -> Result<Result<Private, BookRefusal>, Trouble> {
        let client = self.keeper(actor)?;
        let Some(key) = self.0.open_books.get(token, client, self.now()) else {
            return Ok(Err(BookRefusal::Closed));
        };
        let (words, row) = self.words_lock(&key)?;
        self.set_lock(client, Lock::Words, row).await?;
        Ok(Ok(words))
    }

    /// Closes the book in this web session.
    pub fn close_book(&self, token: &str) {
        self.0.open_books.close(token);
    }

    /// Removes the whole book with every key of it. It cannot be undone by anybody; the account's password is asked for,
    /// because neither pass-phrase nor recovery words may be left.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn forget_book(
        &self,
        actor: &Actor,
        token: &str,
        password: &Private,
    ) -> Result<Result<(), BookRefusal>, Trouble> {
        let client = self.keeper(actor)?;
        if let Err(refusal) = self.prove_again(token, password).await? {
            return Ok(Err(match refusal {
                crate::entrance::SignInRefusal::Wrong => BookRefusal::Wrong,
                crate::entrance::SignInRefusal::Wait { minutes } => BookRefusal::Wait { minutes },
            }));
        }
        let forgotten = self.0.store.write(move |tx| Box::pin(async move { book::forget(tx, client).await }));
        forgotten.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        self.0.open_books.close_all(client);
        Ok(Ok(()))
    }

    async fn key_by_phrase(&self, client: ClientId, phrase: &Private) -> Result<Result<BookKey, BookRefusal>, Trouble> {
        let row = match self.lock_to_try(client, Lock::Phrase).await? {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let opener = self.0.slow.opener(client, phrase, &row.how).await.map_err(|broken| self.trouble(broken))?;
        let Ok(key) = BookKey::unwrap(client, Lock::Phrase, &opener, &row.wrapped) else {
            return Ok(Err(BookRefusal::Wrong));
        };
        let bucket = bucket(client);
        let forgotten = self.0.store.write(move |tx| Box::pin(async move { attempts::forget(tx, &bucket).await }));
        forgotten.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(Ok(key))
    }

    /// A lock, after the attempt was counted.
    async fn lock_to_try(&self, client: ClientId, lock: Lock) -> Result<Result<LockRow, BookRefusal>, Trouble> {
        if let Err(crate::entrance::SignInRefusal::Wait { minutes }) = self.attempt(&bucket(client)).await? {
            return Ok(Err(BookRefusal::Wait { minutes }));
        }
        let row = self.0.store.read(move |tx: &mut Tx| Box::pin(async move { book::lock_of(tx, client, lock).await }));
        let row = row.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(row.ok_or(BookRefusal::NoBook))
    }

    async fn set_phrase(&self, key: &BookKey, phrase: &Private) -> Result<(), Trouble> {
        let row = self.phrase_lock(key, phrase).await?;
        self.set_lock(key.client(), Lock::Phrase, row).await
    }

    async fn set_lock(&self, client: ClientId, lock: Lock, row: LockRow) -> Result<(), Trouble> {
        let bucket = bucket(client);
        let set = self.0.store.write(move |tx| {
            Box::pin(async move {
                attempts::forget(tx, &bucket).await?;
                book::set_lock(tx, client, lock, &row).await
            })
        });
        set.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    async fn phrase_lock(&self, key: &BookKey, phrase: &Private) -> Result<LockRow, Trouble> {
        let how = phrase::how(self.0.ports.ids.secret());
        let opener = self.0.slow.opener(key.client(), phrase, &how).await.map_err(|broken| self.trouble(broken))?;
        let wrapped = key.wrap(Lock::Phrase, &opener).map_err(|it| self.trouble(StoreFault::from(it)))?;
        Ok(LockRow { how, wrapped })
    }

    fn words_lock(&self, key: &BookKey) -> Result<(Private, LockRow), Trouble> {
        let secret = self.0.ports.ids.secret();
        let half: [u8; 16] = secret[..16].try_into().expect("16 of 32 bytes");
        let opener = Opener::of(key.client(), Lock::Words, &half);
        let wrapped = key.wrap(Lock::Words, &opener).map_err(|it| self.trouble(StoreFault::from(it)))?;
        Ok((recovery_words(&half), LockRow { how: String::new(), wrapped }))
    }

    fn lay_open(&self, token: &str, key: &BookKey) -> Result<(), Trouble> {
        let laid = self.0.open_books.put(token, key, self.now());
        laid.map_err(|it| self.trouble(Broken::from(StoreFault::from(it))))
    }
}

fn bucket(client: ClientId) -> String {
    format!("book {client}")
}
