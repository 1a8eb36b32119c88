//! The pages of an open book: `/me/book/new`, `/me/book/pages/{page}` and what is done with one.

use alula_app::BookRefusal;
use alula_core::Chart;
use alula_core::book::{PageShared, held_letters, shared_of};
use alula_core::decide::{Command, Context};
use alula_core::ids::PageId;
use alula_core::intake::crisis_words;
use alula_core::private::Private;
use alula_core::session::after_t0;
use alula_core::session::home::LetterHeld;
use alula_pages::me::book::{BookPage, Kept, Shared, Wait, WritePage, book_draft_kept, book_page, write_page};
use alula_pages::parts::Filled;
use alula_pages::urls;
use alula_pages::wording::{self, Words};
use axum::extract::State;
use axum::http::HeaderMap;

use super::super::reader_of;
use super::{said, sent_back};
use crate::act::Asks;
use crate::address::{At, BookPagePath};
use crate::answer::{Answer, Answered};
use crate::form::Form;
use crate::reader::{Me, Seen};
use crate::site::Site;
use crate::trouble::Stop;

pub(crate) async fn new(State(site): State<Site>, me: Me) -> Answered {
    let entry = site.house().new_id();
    let view = WritePage {
        page: PageId::of(entry),
        new: true,
        kept: Kept::Nothing,
        closed: false,
        form: Filled::new(),
        entry: site.house().new_id(),
    };
    match site.house().read_book(&me.actor, me.reader.token()).await? {
        Ok(_) => Ok(Answer::page(write_page(&me.shell(&site).await?, &view))),
        Err(_) => Ok(Answer::go(urls::MyBook)),
    }
}

pub(crate) async fn get(State(site): State<Site>, me: Me, Seen(chart): Seen, At(at): At<BookPagePath>) -> Answered {
    shown(&site, &me, &chart, at.page, Filled::new(), Answer::page).await
}

pub(crate) async fn write(State(site): State<Site>, me: Me, At(at): At<BookPagePath>) -> Answered {
    let Ok(open) = site.house().read_book(&me.actor, me.reader.token()).await? else {
        return Ok(Answer::go(urls::MyBook));
    };
    let around = site.house().around(&me.actor).await?;
    let ctx = around.context();
    let page = open.book.page(at.page);
    let draft = open.drafts.iter().find(|it| it.page == at.page);
    let words = draft.map(|it| &it.words).or_else(|| page.map(|it| it.words())).ok_or(Stop::NotFound)?;
    let view = WritePage {
        page: at.page,
        new: page.is_none(),
        kept: draft.map_or(Kept::Nothing, |it| Kept::At(me.words().at(it.saved_at, ctx.now, ctx.zone))),
        closed: false,
        form: Filled::new().with("words", words.reveal()),
        entry: site.house().new_id(),
    };
    Ok(Answer::page(write_page(&me.shell(&site).await?, &view)))
}

/// Keeps a page. When the book has closed meanwhile the phrase comes with the form, so that no word is lost.
pub(crate) async fn keep(State(site): State<Site>, me: Me, At(at): At<BookPagePath>, form: Form) -> Answered {
    let (house, token) = (site.house(), me.reader.token());
    let entry = form.entry()?;
    let opened = if form.raw("phrase").is_empty() {
        Ok(())
    } else {
        house.open_book(&me.actor, token, &form.raw("phrase").into()).await?
    };
    let words = || Private::from(form.raw("words").trim());
    let kept = match opened {
        Ok(()) => house.write_page(&me.actor, token, at.page, entry, words()).await?,
        refused => refused,
    };
    let Err(refusal) = kept else { return Ok(Answer::go(urls::MyPage(at.page))) };
    let open = house.read_book(&me.actor, token).await?.ok();
    let view = WritePage {
        page: at.page,
        new: open.as_ref().is_none_or(|it| it.book.page(at.page).is_none()),
        kept: Kept::Nothing,
        closed: open.is_none(),
        form: said(form.filled(), "phrase", refusal),
        entry: if refusal == BookRefusal::OtherWords { house.new_id() } else { entry },
    };
    Ok(sent_back(refusal, write_page(&me.shell(&site).await?, &view)))
}

/// Keeps a draft; by itself while somebody types, or by a button.
pub(crate) async fn draft(
    State(site): State<Site>,
    me: Me,
    At(at): At<BookPagePath>,
    headers: HeaderMap,
    form: Form,
) -> Answered {
    let house = site.house();
    let words = form.raw("words").trim();
    let kept = house.keep_book_draft(&me.actor, me.reader.token(), at.page, words.into()).await?;
    if headers.contains_key("hx-request") {
        return Ok(Answer::page(book_draft_kept(
            me.words(),
            &match kept {
                Ok(()) if words.is_empty() => Kept::Nothing,
                Ok(()) => Kept::At(me.words().at(house.now(), house.now(), house.zone())),
                Err(BookRefusal::TooLong) => Kept::TooLong,
                Err(BookRefusal::NoPage) => Kept::Gone,
                Err(_) => Kept::Closed,
            },
        )));
    }
    let Err(refusal) = kept else { return Ok(Answer::go(urls::MyBook)) };
    let view = WritePage {
        page: at.page,
        new: true,
        kept: Kept::Nothing,
        closed: refusal == BookRefusal::Closed,
        form: said(form.filled(), "phrase", refusal),
        entry: form.entry()?,
    };
    Ok(sent_back(refusal, write_page(&me.shell(&site).await?, &view)))
}

/// Puts a copy of the page, as it stands, into the chart.
pub(crate) async fn share(
    State(site): State<Site>,
    me: Me,
    Seen(chart): Seen,
    At(at): At<BookPagePath>,
    form: Form,
) -> Answered {
    let Ok(open) = site.house().read_book(&me.actor, me.reader.token()).await? else {
        return Ok(Answer::go(urls::MyBook));
    };
    let page = open.book.page(at.page).ok_or(Stop::NotFound)?;
    let copy = PageShared { page: page.id, written_at: page.changed_at(), words: page.words().clone() };
    match (Asks { actor: me.actor, client: me.client }).run(&site, &form, Command::SharePage(copy)).await? {
        Ok(_) => Ok(Answer::go(urls::MyPage(at.page))),
        Err(refusal) => {
            shown(&site, &me, &chart, at.page, form.filled().refused(&refusal), Answer::unprocessable).await
        }
    }
}

/// Lets the page wait until the morning; what it says stays in the book.
pub(crate) async fn wait(
    State(site): State<Site>,
    me: Me,
    Seen(chart): Seen,
    At(at): At<BookPagePath>,
    form: Form,
) -> Answered {
    let held = Command::HoldLetter(LetterHeld { page: at.page });
    match (Asks { actor: me.actor, client: me.client }).run(&site, &form, held).await? {
        Ok(_) => Ok(Answer::go(urls::MyPage(at.page))),
        Err(refusal) => {
            shown(&site, &me, &chart, at.page, form.filled().refused(&refusal), Answer::unprocessable).await
        }
    }
}

pub(crate) async fn remove(
    State(site): State<Site>,
    me: Me,
    Seen(chart): Seen,
    At(at): At<BookPagePath>,
    form: Form,
) -> Answered {
    if !form.ticked("sure") {
        let filled = form.filled().wrong("sure", me.words().book_sure_needed());
        return shown(&site, &me, &chart, at.page, filled, Answer::unprocessable).await;
    }
    // Removed before is removed; a book that has closed says so at its door.
    let _gone = site.house().remove_page(&me.actor, me.reader.token(), at.page).await?;
    Ok(Answer::go(urls::MyBook))
}

async fn shown(
    site: &Site,
    me: &Me,
    chart: &Chart,
    page: PageId,
    form: Filled,
    answer: impl Fn(maud::Markup) -> Answer,
) -> Answered {
    let Ok(open) = site.house().read_book(&me.actor, me.reader.token()).await? else {
        return Ok(Answer::go(urls::MyBook));
    };
    let kept = open.book.page(page).ok_or(Stop::NotFound)?;
    let around = site.house().around(&me.actor).await?;
    let ctx = around.context();
    let (words, when) = (me.words(), |at| me.words().at(at, ctx.now, ctx.zone));
    let began = wording::sentence(&when(kept.begun_at()));
    let view = BookPage {
        page,
        when: if kept.changed_at() == kept.begun_at() {
            began
        } else {
            words.book_page_changed(began, when(kept.changed_at())).into_owned()
        },
        words: kept.words().reveal().to_owned(),
        earlier: kept.earlier().map(|it| (when(it.at), it.is.words.reveal().to_owned())).collect(),
        shared: standing(chart, page, kept.words(), &ctx, words),
        wait: waiting(chart, page, kept.words(), &ctx),
        draft: open.drafts.iter().any(|it| it.page == page),
        reader: reader_of(site, me, chart).await?,
        form,
        entry: site.house().new_id(),
    };
    Ok(answer(book_page(&me.shell(site).await?, &view)))
}

/// A page with words of danger never waits.
fn waiting(chart: &Chart, page: PageId, written: &Private, ctx: &Context<'_>) -> Wait {
    let held = held_letters(chart).iter().any(|it| it.is.page == page);
    match after_t0(chart, ctx) && !crisis_words(written.reveal()) {
        true if held => Wait::Does,
        true => Wait::Can,
        false if held => Wait::Did,
        false => Wait::No,
    }
}

fn standing(chart: &Chart, page: PageId, written: &Private, ctx: &Context<'_>, words: Words) -> Shared {
    let Some(it) = shared_of(chart, page) else { return Shared::No };
    let (shared, since) = (it.id(), words.at(it.at(), ctx.now, ctx.zone));
    if it.is.words == *written { Shared::AsItIs { shared, since } } else { Shared::AsItWas { shared, since } }
}
