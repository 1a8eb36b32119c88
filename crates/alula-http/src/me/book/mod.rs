//! The client's book: `/me/book`, opened, closed, and what is shared of it taken back.

pub(crate) mod keys;
pub(crate) mod pages;

use std::borrow::Cow;

use alula_app::{BookRefusal, BookStanding};
use alula_core::Chart;
use alula_core::book::{BadRecoveryWords, PageTakenBack, RECOVERY_WORDS};
use alula_core::decide::Command;
use alula_core::private::Private;
use alula_pages::me::book::{BookDoor, BookList, RecoveryWords, SharedLine, book_door, book_list, recovery_words};
use alula_pages::parts::Filled;
use alula_pages::urls;
use alula_pages::wording::Words;
use axum::extract::State;
use maud::Markup;

use crate::act::Asks;
use crate::answer::{Answer, Answered};
use crate::entrance::invitation::unfit_words;
use crate::form::Form;
use crate::reader::{Me, Seen};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen) -> Answered {
    let begun = match site.house().book_standing(&me.actor, me.reader.token()).await? {
        BookStanding::Open => match site.house().read_book(&me.actor, me.reader.token()).await? {
            Ok(open) => {
                let around = site.house().around(&me.actor).await?;
                let drafts: Vec<_> = open.drafts.iter().map(|it| (it.page, it.words.reveal(), it.saved_at)).collect();
                let drawn = site.house().new_id();
                let view = BookList::of(&open.book, &drafts, &chart, &around.context(), me.words(), drawn);
                return Ok(Answer::page(book_list(&me.shell(&site).await?, &view)));
            }
            // It closed between the two looks.
            Err(_) => true,
        },
        BookStanding::Closed => true,
        BookStanding::None => false,
    };
    Ok(Answer::page(door(&site, &me, &chart, begun, Filled::new()).await?))
}

pub(crate) async fn begin(State(site): State<Site>, me: Me, Seen(chart): Seen, form: Form) -> Answered {
    let begun = match new_phrase(&form) {
        Ok(phrase) => site.house().begin_book(&me.actor, me.reader.token(), &phrase).await?,
        Err(filled) => return Ok(Answer::unprocessable(door(&site, &me, &chart, false, filled).await?)),
    };
    match begun {
        Ok(words) => shown_once(&site, &me, &words, true).await,
        Err(BookRefusal::Already) => Ok(Answer::go(urls::MyBook)),
        Err(refusal) => {
            let filled = said(form.filled(), "phrase", refusal);
            Ok(Answer::unprocessable(door(&site, &me, &chart, false, filled).await?))
        }
    }
}

pub(crate) async fn open(State(site): State<Site>, me: Me, Seen(chart): Seen, form: Form) -> Answered {
    let phrase = Private::from(form.raw("phrase"));
    match site.house().open_book(&me.actor, me.reader.token(), &phrase).await? {
        Ok(()) | Err(BookRefusal::NoBook) => Ok(Answer::go(urls::MyBook)),
        Err(refusal) => {
            let page = door(&site, &me, &chart, true, said(form.filled(), "phrase", refusal)).await?;
            Ok(sent_back(refusal, page))
        }
    }
}

pub(crate) async fn close(me: Me, State(site): State<Site>) -> Answered {
    site.house().close_book(me.reader.token());
    Ok(Answer::go(urls::MyBook))
}

/// Possible while the book is closed, and when it is gone: what is shared stands in the chart.
pub(crate) async fn take_back(State(site): State<Site>, me: Me, form: Form) -> Answered {
    let shared = form.raw("shared").parse().map_err(|_| Stop::Misread(Words::book_which_page))?;
    let command = Command::TakePageBack(PageTakenBack { shared });
    match (Asks { actor: me.actor, client: me.client }).run(&site, &form, command).await? {
        Ok(_) => Ok(Answer::go(urls::MyBook)),
        Err(_) => Err(Stop::Misread(Words::book_not_shared)),
    }
}

async fn door(site: &Site, me: &Me, chart: &Chart, begun: bool, form: Filled) -> Result<Markup, Stop> {
    let around = site.house().around(&me.actor).await?;
    let shared = SharedLine::all(chart, &around.context(), me.words(), site.house().new_id());
    Ok(book_door(&me.shell(site).await?, &BookDoor { begun, form, shared }))
}

async fn shown_once(site: &Site, me: &Me, words: &Private, first: bool) -> Answered {
    let words = words.reveal().split(' ').map(str::to_owned).collect();
    Ok(Answer::page(recovery_words(&me.shell(site).await?, &RecoveryWords { words, first })))
}

/// A phrase that was typed twice.
fn new_phrase(form: &Form) -> Result<Private, Filled> {
    if form.raw("phrase") == form.raw("again") {
        return Ok(form.raw("phrase").into());
    }
    Err(form.filled().wrong("again", form.voice().book_phrases_differ()))
}

/// The form with the words of a refusal beside `field`.
fn said(form: Filled, field: &str, refusal: BookRefusal) -> Filled {
    let words = form.words();
    match refusal {
        BookRefusal::Wrong => form.wrong(field, words.book_wrong()),
        BookRefusal::Wait { minutes } => {
            form.wrong(field, words.book_wait(usize::try_from(minutes).unwrap_or_default()))
        }
        BookRefusal::Unfit(unfit) => form.wrong("phrase", unfit_words(words, unfit)),
        BookRefusal::Misread(bad) => form.wrong("words", misread(words, bad)),
        BookRefusal::Empty => form.wrong("words", words.book_nothing_written()),
        BookRefusal::TooLong => form.wrong("words", words.book_too_long()),
        BookRefusal::OtherWords => form.wrong_as_a_whole(words.book_other_words()),
        BookRefusal::NoPage => form.wrong_as_a_whole(words.book_no_such_page()),
        BookRefusal::NoBook => form.wrong(field, words.book_none()),
        BookRefusal::Closed => form.wrong(field, words.book_has_closed()),
        BookRefusal::Already => form.wrong(field, words.book_already()),
    }
}

fn misread(words: Words, bad: BadRecoveryWords) -> Cow<'static, str> {
    match bad {
        BadRecoveryWords::Count { found } => words.book_word_count(found, RECOVERY_WORDS),
        BadRecoveryWords::Unknown { place } => words.book_word_unknown(place),
        BadRecoveryWords::Together => words.book_words_together(),
    }
}

fn sent_back(refusal: BookRefusal, page: Markup) -> Answer {
    if matches!(refusal, BookRefusal::Wait { .. }) { Answer::too_often(page) } else { Answer::unprocessable(page) }
}
