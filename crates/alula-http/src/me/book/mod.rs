//! The client's book: `/me/book`, opened, closed, and what is shared of it taken back.

pub(crate) mod keys;
pub(crate) mod pages;

use alula_app::{BookRefusal, BookStanding};
use alula_core::Chart;
use alula_core::book::{BadRecoveryWords, PageTakenBack, RECOVERY_WORDS};
use alula_core::decide::Command;
use alula_core::private::Private;
use alula_pages::me::book::{BookDoor, BookList, RecoveryWords, SharedLine, book_door, book_list, recovery_words};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use axum::extract::State;
use maud::Markup;

use crate::act::Asks;
use crate::answer::{Answer, Answered};
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
                let view = BookList::of(&open.book, &drafts, &chart, &around.context(), drawn);
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
    let shared = form.raw("shared").parse().map_err(|_| Stop::Form {
        words: "This form does not say which page is meant. Open the book again, and take it back there.".into(),
    })?;
    let command = Command::TakePageBack(PageTakenBack { shared });
    match (Asks { actor: me.actor, client: me.client }).run(&site, &form, command).await? {
        Ok(_) => Ok(Answer::go(urls::MyBook)),
        Err(_) => Err(Stop::Form { words: "This page is not shared any more. Your team does not see it.".into() }),
    }
}

async fn door(site: &Site, me: &Me, chart: &Chart, begun: bool, form: Filled) -> Result<Markup, Stop> {
    let around = site.house().around(&me.actor).await?;
    let shared = SharedLine::all(chart, &around.context(), site.house().new_id());
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
    Err(form.filled().wrong("again", "The two are not the same. Please type the same phrase twice."))
}

/// The form with the words of a refusal beside `field`.
fn said(form: Filled, field: &str, refusal: BookRefusal) -> Filled {
    match refusal {
        BookRefusal::Wrong => form.wrong(field, "This does not open your book. Nothing is lost; please try again."),
        BookRefusal::Wait { minutes } => {
            let wait = wording::count(usize::try_from(minutes).unwrap_or_default(), "minute");
            form.wrong(field, format!("There were many tries. Please wait {wait}, then try again. Nothing is lost."))
        }
        BookRefusal::Unfit(unfit) => form.wrong("phrase", wording::sentence(&format!("{unfit}."))),
        BookRefusal::Misread(bad) => form.wrong("words", misread(bad)),
        BookRefusal::Empty => form.wrong("words", "There is nothing on this page yet. A word is enough."),
        BookRefusal::TooLong => form
            .wrong("words", "This is longer than a page takes, 20 000 characters. Shorten it, or begin a second page."),
        BookRefusal::OtherWords => form.wrong_as_a_whole(
            "This form was kept before with other words. To keep these as well, press “Keep this page” once more.",
        ),
        BookRefusal::NoPage => form
            .wrong_as_a_whole("This page was removed, so nothing can be kept on it. Copy your words into a new page."),
        BookRefusal::NoBook => form.wrong(field, "There is no book any more. Copy your words, then begin another."),
        BookRefusal::Closed => {
            form.wrong(field, "The book has closed. Your words are still here; type the phrase, and they are kept.")
        }
        BookRefusal::Already => form.wrong(field, "There is a book already. Open it with its phrase."),
    }
}

fn misread(bad: BadRecoveryWords) -> String {
    match bad {
        BadRecoveryWords::Count { found } => {
            format!("There are {} here; the paper has {RECOVERY_WORDS}.", wording::count(found, "word"))
        }
        BadRecoveryWords::Unknown { place } => {
            format!("Word number {place} is not one that we print. Please compare it with your paper.")
        }
        BadRecoveryWords::Together => {
            "Each word is one that we print, but not together. Please compare them, and their order, with your paper."
                .into()
        }
    }
}

fn sent_back(refusal: BookRefusal, page: Markup) -> Answer {
    if matches!(refusal, BookRefusal::Wait { .. }) { Answer::too_often(page) } else { Answer::unprocessable(page) }
}
