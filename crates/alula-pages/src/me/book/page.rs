//! One page of the book: read, written, shared, removed.

use alula_core::ids::{EntryId, PageId};
use maud::{Markup, html};

use super::crumb;
use crate::parts::{Check, Field, Filled, error_summary, form, main_button, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::{Gap, Words, filled, sentence};

/// How a page stands in the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shared {
    /// Not there.
    #[default]
    No,
    /// As it is.
    AsItIs {
        /// The statement that shared it.
        shared: EntryId,
        /// Since when.
        since: String,
    },
    /// As it was before it was changed.
    AsItWas {
        /// The statement that shared it.
        shared: EntryId,
        /// Since when.
        since: String,
    },
}

/// Whether sharing waits, because of a medicine session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wait {
    /// It does not have to.
    #[default]
    No,
    /// Nothing is shared before the morning; the client can let this page wait for it.
    Can,
    /// The page waits for the morning.
    Does,
    /// The morning is there, and the client decides.
    Did,
}

/// A page to read. Sharing and letting wait post `entry`; taking back posts `entry` and `shared`; removing posts `sure` (`yes`).
#[derive(Clone, Debug)]
pub struct BookPage {
    /// Which.
    pub page: PageId,
    /// When it was begun, and changed last when that was later.
    pub when: String,
    /// What it says.
    pub words: String,
    /// What it said before: when, and the words.
    pub earlier: Vec<(String, String)>,
    /// How it stands in the chart.
    pub shared: Shared,
    /// Whether sharing it waits.
    pub wait: Wait,
    /// True when something is written that was not kept yet.
    pub draft: bool,
    /// Who would read it first: `Alba Reyes`.
    pub reader: String,
    /// The form that was sent back, when one was.
    pub form: Filled,
    /// The id of a request.
    pub entry: EntryId,
}

impl BookPage {
    /// Usual, shared, changed since, refused, extreme.
    pub fn samples(words: Words, page: PageId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let usual = Self {
            page,
            when: sentence(&words.time_at(words.time_yesterday(), "21:40")),
            words: "It was wide, and nobody was angry.\n\nI would like to keep that.".into(),
            earlier: Vec::new(),
            shared: Shared::No,
            wait: Wait::No,
            draft: false,
            reader: "Alba Reyes".into(),
            form: Filled::new(),
            entry,
        };
        let today = words.time_at(words.time_today(), "06:20").into_owned();
        let as_it_is = Shared::AsItIs { shared: entry, since: today.clone() };
        let as_it_was = Shared::AsItWas { shared: entry, since: today.clone() };
        let not_sure = Filled::new().said_in(words).wrong("sure", words.book_sure_needed());
        vec![
            ("usual", usual.clone()),
            ("shared", Self { shared: as_it_is, draft: true, ..usual.clone() }),
            ("under the medicine", Self { wait: Wait::Can, ..usual.clone() }),
            ("waits", Self { wait: Wait::Does, ..usual.clone() }),
            ("the morning after", Self { wait: Wait::Did, ..usual.clone() }),
            ("refused", Self { form: not_sure, ..usual.clone() }),
            (
                "extreme",
                Self {
                    words: "كان كل شيء على ما يرام. ".repeat(60),
                    earlier: vec![("30. 9. 2026, 23:59".into(), "Donaudampfschifffahrtsgesellschaft".repeat(9))],
                    shared: as_it_was,
                    reader: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
                    ..usual
                },
            ),
        ]
    }
}

/// The page that shows one.
pub fn book_page(shell: &Shell, view: &BookPage) -> Markup {
    let words = shell.words();
    let body = html! {
        (crumb(words))
        h1 { (view.when) }
        (error_summary(&view.form))
        @if view.draft { p.soft { (words.book_page_draft()) } }
        div.book-words { (own_text(&view.words)) }
        div.buttons { a.button href=(urls::MyPageWrite(view.page)) { (words.book_change()) } }
        @if !view.earlier.is_empty() {
            details.section {
                summary { (words.book_earlier()) }
                @for (when, said) in &view.earlier { p.small.soft { (when) } div.book-words { (own_text(said)) } }
            }
        }
        section.section aria-labelledby="share" { h2 id="share" { (words.book_team()) } (sharing(words, view)) }
        section.section aria-labelledby="remove" {
            h2 id="remove" { (words.book_remove_page()) }
            @if view.shared != Shared::No { p { (words.book_copy_stays()) } }
            (form(urls::MyPageRemove(view.page), None, html! {
                (Check::new(&view.form, "sure", &words.book_sure()).note(&words.book_sure_more()))
                div.buttons { (quiet_button(&words.book_remove_it())) }
            }))
        }
    };
    page(shell, &words.book_page(), Place::MyBook, Width::Phone, body)
}

fn own_text(words: &str) -> Markup {
    html! { @for paragraph in words.split("\n\n").filter(|it| !it.trim().is_empty()) { p.own.pre dir="auto" { (paragraph) } } }
}

fn sharing(words: Words, view: &BookPage) -> Markup {
    let share = |label: &str| {
        let button = |label: &str| html! { div.buttons { (quiet_button(label)) } };
        let share = form(urls::MyPageShare(view.page), Some(view.entry), button(label));
        match view.wait {
            Wait::No => share,
            Wait::Can => html! {
                p { (words.book_not_before_morning()) }
                (form(urls::MyPageWait(view.page), Some(view.entry), button(&words.book_let_wait())))
            },
            Wait::Does => html! { p role="status" { (words.book_waits()) } },
            Wait::Did => html! { p { (words.book_waited()) } (share) },
        }
    };
    let back = |shared: &EntryId| {
        let fields = html! {
            input type="hidden" name="shared" value=(shared);
            div.buttons { (quiet_button(&words.book_take_back())) }
        };
        form(urls::MyBookBack, Some(view.entry), fields)
    };
    html! {
        @match &view.shared {
            Shared::No => {
                p { (filled(&words.book_share_more(Gap(0)), &[html! { bdi { (sentence(&view.reader)) } }])) }
                p.soft { (words.book_share_back()) }
                (share(&words.book_share()))
            }
            Shared::AsItIs { shared, since } => {
                p { (words.book_as_it_is(since)) }
                (back(shared))
            }
            Shared::AsItWas { shared, since } => {
                p { (words.book_as_it_was(since)) }
                (share(&words.book_share_now()))
                (back(shared))
            }
        }
    }
}

/// What the house says about a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was typed yet.
    #[default]
    Nothing,
    /// Kept at that time: `today, 06:12`.
    At(String),
    /// The book has closed by itself.
    Closed,
    /// The words are too long.
    TooLong,
    /// The page was removed elsewhere.
    Gone,
}

/// A page to write. Posts `entry`, `words`, and `phrase` when the book has closed meanwhile.
#[derive(Clone, Debug)]
pub struct WritePage {
    /// Which.
    pub page: PageId,
    /// True when nothing was ever kept on it.
    pub new: bool,
    /// What is kept of the draft.
    pub kept: Kept,
    /// True when the book has closed: the phrase is asked for, the words stay.
    pub closed: bool,
    /// The form.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
}

impl WritePage {
    /// Empty, usual, closed meanwhile, extreme.
    pub fn samples(words: Words, page: PageId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self { page, new: true, kept: Kept::Nothing, closed: false, form: Filled::new(), entry };
        let written = Filled::new().said_in(words).with("words", "It was still dark and I");
        let closed = written.clone().wrong("phrase", words.book_has_closed());
        let long = Filled::new()
            .said_in(words)
            .with("words", "كان كل شيء على ما يرام. ".repeat(90))
            .wrong("words", words.book_too_long());
        vec![
            ("empty", empty.clone()),
            (
                "usual",
                Self {
                    new: false,
                    kept: Kept::At(words.time_at(words.time_today(), "06:12").into()),
                    form: written,
                    ..empty.clone()
                },
            ),
            ("closed", Self { closed: true, form: closed, ..empty.clone() }),
            ("extreme", Self { kept: Kept::TooLong, form: long, ..empty }),
        ]
    }
}

/// The page that writes one.
pub fn write_page(shell: &Shell, view: &WritePage) -> Markup {
    let words = shell.words();
    let draft = urls::MyPageDraft(view.page);
    let fields = html! {
        (Field::own_words(&view.form, "words", &words.book_words()))
        @if view.closed { (Field::password(&view.form, "phrase", &words.book_phrase()).filled_by("off")) }
        (book_draft_kept(words, &view.kept))
        @if !view.closed {
            span hidden hx-post=(draft) hx-trigger=r#"input delay:1s from:"closest form", change from:"closest form""# hx-include="closest form" hx-target="#draft-kept" hx-swap="outerHTML" {}
        }
        div.buttons {
            (main_button(&words.book_keep()))
            @if !view.closed { button.button type="submit" formaction=(draft) { (words.book_keep_draft()) } }
        }
    };
    let body = html! {
        (crumb(words))
        h1 { (if view.new { words.book_new_page() } else { words.book_change_page() }) }
        @if !view.new { p.soft { (words.book_before_stays()) } }
        (error_summary(&view.form))
        div.writing { (form(urls::MyPageWrite(view.page), Some(view.entry), fields)) }
    };
    page(shell, &words.book_write(), Place::MyBook, Width::Phone, body)
}

/// Whether and when a draft is kept; drawn anew after each keeping.
pub fn book_draft_kept(words: Words, kept: &Kept) -> Markup {
    html! {
        p.soft.small id="draft-kept" role="status" {
            @match kept {
                Kept::Nothing => (words.book_draft_nothing()),
                Kept::At(at) => (words.book_draft_at(at)),
                Kept::Closed => (words.book_draft_closed()),
                Kept::TooLong => (words.book_draft_long()),
                Kept::Gone => (words.book_draft_gone()),
            }
        }
    }
}
