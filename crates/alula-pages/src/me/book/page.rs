//! One page of the book: read, written, shared, removed.

use alula_core::ids::{EntryId, PageId};
use maud::{Markup, html};

use super::crumb;
use crate::parts::{Check, Field, Filled, error_summary, form, main_button, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

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

/// A page to read. Sharing posts `entry`; taking back posts `entry` and `shared`; removing posts `sure` (`yes`).
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
    pub fn samples(page: PageId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let usual = Self {
            page,
            when: "yesterday, 21:40".into(),
            words: "It was wide, and nobody was angry.\n\nI would like to keep that.".into(),
            earlier: Vec::new(),
            shared: Shared::No,
            draft: false,
            reader: "Alba Reyes".into(),
            form: Filled::new(),
            entry,
        };
        let as_it_is = Shared::AsItIs { shared: entry, since: "today, 06:20".into() };
        let as_it_was = Shared::AsItWas { shared: entry, since: "today, 06:20".into() };
        let not_sure = Filled::new().wrong("sure", "Please tick this first. A page that was removed cannot come back.");
        vec![
            ("usual", usual.clone()),
            ("shared", Self { shared: as_it_is, draft: true, ..usual.clone() }),
            ("refused", Self { form: not_sure, ..usual.clone() }),
            (
                "extreme",
                Self {
                    words: "كان كل شيء على ما يرام. ".repeat(60),
                    earlier: vec![("Wed 30 Sep, 23:59".into(), "Donaudampfschifffahrtsgesellschaft".repeat(9))],
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
    let body = html! {
        (crumb())
        h1 { (view.when) }
        (error_summary(&view.form))
        @if view.draft { p.soft { "There are changes that you have not kept yet. They wait under “Change”." } }
        div.book-words { (own_text(&view.words)) }
        div.buttons { a.button href=(urls::MyPageWrite(view.page)) { "Change" } }
        @if !view.earlier.is_empty() {
            details.section {
                summary { "What it said before" }
                @for (when, words) in &view.earlier { p.small.soft { (when) } div.book-words { (own_text(words)) } }
            }
        }
        section.section aria-labelledby="share" { h2 id="share" { "Your care team" } (sharing(view)) }
        section.section aria-labelledby="remove" {
            h2 id="remove" { "Remove this page" }
            @if view.shared != Shared::No { p { "The copy that your team reads stays, until you take it back." } }
            (form(urls::MyPageRemove(view.page), None, html! {
                (Check::new(&view.form, "sure", "I know that it cannot come back").note("Its key is thrown away. Nobody can read it then, not even from a copy of the database made later."))
                div.buttons { (quiet_button("Remove it")) }
            }))
        }
    };
    page(shell, "A page of the book", Place::MyBook, Width::Phone, body)
}

fn own_text(words: &str) -> Markup {
    html! { @for paragraph in words.split("\n\n").filter(|it| !it.trim().is_empty()) { p.own.pre dir="auto" { (paragraph) } } }
}

fn sharing(view: &BookPage) -> Markup {
    let share = |label: &str| {
        form(urls::MyPageShare(view.page), Some(view.entry), html! { div.buttons { (quiet_button(label)) } })
    };
    let back = |shared: &EntryId| {
        let fields = html! {
            input type="hidden" name="shared" value=(shared);
            div.buttons { (quiet_button("Take it back")) }
        };
        form(urls::MyBookBack, Some(view.entry), fields)
    };
    html! {
        @match &view.shared {
            Shared::No => {
                p { "Nobody but you can read this page. You can put a copy of it, as it stands now, into your chart: " bdi { (view.reader) } " and the others who care for you read it there." }
                p.soft { "You can take the copy back at any moment. What somebody has read, they have read." }
                (share("Share this page"))
            }
            Shared::AsItIs { shared, since } => {
                p { "Your team can read this page, since " (since) "." }
                (back(shared))
            }
            Shared::AsItWas { shared, since } => {
                p { "Your team can read this page as it was " (since) ". What you changed since is yours alone." }
                (share("Share it as it is now"))
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
    pub fn samples(page: PageId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let empty = Self { page, new: true, kept: Kept::Nothing, closed: false, form: Filled::new(), entry };
        let written = Filled::new().with("words", "It was still dark and I");
        let closed = written
            .clone()
            .wrong("phrase", "The book has closed. Your words are still here; type the phrase, and they are kept.");
        let long = Filled::new()
            .with("words", "كان كل شيء على ما يرام. ".repeat(90))
            .wrong("words", "This is longer than a page takes, 20 000 characters. Shorten it, or begin a second page.");
        vec![
            ("empty", empty.clone()),
            ("usual", Self { new: false, kept: Kept::At("today, 06:12".into()), form: written, ..empty.clone() }),
            ("closed", Self { closed: true, form: closed, ..empty.clone() }),
            ("extreme", Self { kept: Kept::TooLong, form: long, ..empty }),
        ]
    }
}

/// The page that writes one.
pub fn write_page(shell: &Shell, view: &WritePage) -> Markup {
    let draft = urls::MyPageDraft(view.page);
    let fields = html! {
        (Field::own_words(&view.form, "words", "In your words"))
        @if view.closed { (Field::password(&view.form, "phrase", "Your pass-phrase").filled_by("off")) }
        (book_draft_kept(&view.kept))
        @if !view.closed {
            span hidden hx-post=(draft) hx-trigger=r#"input delay:1s from:"closest form", change from:"closest form""# hx-include="closest form" hx-target="#draft-kept" hx-swap="outerHTML" {}
        }
        div.buttons {
            (main_button("Keep this page"))
            @if !view.closed { button.button type="submit" formaction=(draft) { "Keep as draft" } }
        }
    };
    let body = html! {
        (crumb())
        h1 { (if view.new { "A new page" } else { "Change this page" }) }
        @if !view.new { p.soft { "What it said before stays in the book, for you alone." } }
        (error_summary(&view.form))
        div.writing { (form(urls::MyPageWrite(view.page), Some(view.entry), fields)) }
    };
    page(shell, "Write", Place::MyBook, Width::Phone, body)
}

/// Whether and when a draft is kept; drawn anew after each keeping.
pub fn book_draft_kept(kept: &Kept) -> Markup {
    html! {
        p.soft.small id="draft-kept" role="status" {
            @match kept {
                Kept::Nothing => "A draft is kept in the book while you write.",
                Kept::At(at) => { "Draft kept " (at) "." }
                Kept::Closed => "The book has closed, so drafts are not kept now. “Keep this page” asks for your phrase and keeps your words.",
                Kept::TooLong => "This is longer than a page takes. Shorten it, or begin a second page.",
                Kept::Gone => "This page was removed, so nothing is kept here. Copy your words into a new page.",
            }
        }
    }
}
