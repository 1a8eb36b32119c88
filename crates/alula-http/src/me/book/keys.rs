//! What opens the book: `/me/book/recover`, `/me/book/keys`, `/me/book/forget`.

use alula_app::{BookRefusal, BookStanding};
use alula_pages::me::book::{BookKeys, RecoverBook, book_keys, recover_book};
use alula_pages::parts::{Filled, Forms};
use alula_pages::urls;
use axum::extract::State;

use super::{new_phrase, said, sent_back, shown_once};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::Me;
use crate::site::Site;

pub(crate) async fn recover(State(site): State<Site>, me: Me) -> Answered {
    Ok(Answer::page(recover_book(&me.shell(&site).await?, &RecoverBook::default())))
}

pub(crate) async fn recovered(State(site): State<Site>, me: Me, form: Form) -> Answered {
    let phrase = match new_phrase(&form) {
        Ok(phrase) => phrase,
        Err(form) => return Ok(Answer::unprocessable(recover_book(&me.shell(&site).await?, &RecoverBook { form }))),
    };
    let words = form.raw("words").into();
    match site.house().recover_book(&me.actor, me.reader.token(), &words, &phrase).await? {
        Ok(()) | Err(BookRefusal::NoBook) => Ok(Answer::go(urls::MyBook)),
        Err(refusal) => {
            let form = match refusal {
                BookRefusal::Wrong => form.filled().wrong("words", me.words().book_words_other()),
                other => said(form.filled(), "words", other),
            };
            Ok(sent_back(refusal, recover_book(&me.shell(&site).await?, &RecoverBook { form })))
        }
    }
}

pub(crate) async fn get(State(site): State<Site>, me: Me) -> Answered {
    match site.house().book_standing(&me.actor, me.reader.token()).await? {
        BookStanding::Open => page(&site, &me, BookKeys { open: true, ..BookKeys::default() }).await,
        BookStanding::Closed | BookStanding::None => Ok(Answer::go(urls::MyBook)),
    }
}

pub(crate) async fn phrase(State(site): State<Site>, me: Me, form: Form) -> Answered {
    let open = site.house().book_standing(&me.actor, me.reader.token()).await? == BookStanding::Open;
    let back = |form: Filled| BookKeys { open, changed: false, forms: Forms::fresh().with("phrase", form) };
    let new = match new_phrase(&form) {
        Ok(new) => new,
        Err(form) => return refused(&site, &me, BookRefusal::Wrong, back(form)).await,
    };
    match site.house().change_phrase(&me.actor, &form.raw("old").into(), &new).await? {
        Ok(()) => page(&site, &me, BookKeys { open, changed: true, forms: Forms::fresh() }).await,
        Err(BookRefusal::NoBook) => Ok(Answer::go(urls::MyBook)),
        Err(refusal) => refused(&site, &me, refusal, back(said(form.filled(), "old", refusal))).await,
    }
}

pub(crate) async fn words(State(site): State<Site>, me: Me) -> Answered {
    match site.house().new_recovery_words(&me.actor, me.reader.token()).await? {
        Ok(words) => shown_once(&site, &me, &words, false).await,
        Err(_) => Ok(Answer::go(urls::MyBook)),
    }
}

pub(crate) async fn lost(State(site): State<Site>, me: Me) -> Answered {
    page(&site, &me, BookKeys::default()).await
}

pub(crate) async fn forget(State(site): State<Site>, me: Me, form: Form) -> Answered {
    let password = form.raw("password").into();
    match site.house().forget_book(&me.actor, me.reader.token(), &password).await? {
        Ok(()) => Ok(Answer::go(urls::MyBook)),
        Err(refusal) => {
            let open = site.house().book_standing(&me.actor, me.reader.token()).await? == BookStanding::Open;
            let form = match refusal {
                BookRefusal::Wrong => form.filled().wrong("password", me.words().book_not_the_password()),
                other => said(form.filled(), "password", other),
            };
            let view = BookKeys { open, changed: false, forms: Forms::fresh().with("forget", form) };
            refused(&site, &me, refusal, view).await
        }
    }
}

async fn page(site: &Site, me: &Me, view: BookKeys) -> Answered {
    Ok(Answer::page(book_keys(&me.shell(site).await?, &view)))
}

async fn refused(site: &Site, me: &Me, refusal: BookRefusal, view: BookKeys) -> Answered {
    Ok(sent_back(refusal, book_keys(&me.shell(site).await?, &view)))
}
