//! The first page of the book: begun, opened, or lying open with its pages. What is shared is taken back here, also
//! while the book is closed.

use alula_core::book::{Book, PageShared, shared_of, shared_pages};
use alula_core::chart::{Chart, Said};
use alula_core::decide::Context;
use alula_core::ids::{EntryId, PageId};
use jiff::Timestamp;
use maud::{Markup, html};

use crate::parts::{Field, Filled, Fresh, empty, error_summary, form, link_button, main_button, own, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// A page that the team can read. Taking it back posts `entry` and `shared`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedLine {
    /// The statement that shared it.
    pub shared: EntryId,
    /// Since when.
    pub since: String,
    /// How it begins.
    pub begins: String,
    /// The id of a request.
    pub entry: EntryId,
}

impl SharedLine {
    /// What the chart shows of the book.
    pub fn all(chart: &Chart, ctx: &Context<'_>, drawn: EntryId) -> Vec<Self> {
        let fresh = Fresh::from(drawn);
        let line = |it: Said<'_, PageShared>| Self {
            shared: it.id(),
            since: wording::at(it.at(), ctx.now, ctx.zone),
            begins: beginning(it.is.words.reveal()),
            entry: fresh.id(),
        };
        shared_pages(chart).into_iter().map(line).collect()
    }

    fn sample(entry: EntryId) -> Self {
        let begins = "It was wide, and nobody was angry. I would like to keep that.".into();
        Self { shared: entry, since: "today, 06:20".into(), begins, entry }
    }
}

fn shared(lines: &[SharedLine]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section.section aria-labelledby="shared" {
                h2 id="shared" { "What your team can read" }
                @for line in lines {
                    div.shared-page {
                        p.small.soft { "since " (line.since) }
                        p { (own(&line.begins)) }
                        (form(urls::MyBookBack, Some(line.entry), html! {
                            input type="hidden" name="shared" value=(line.shared);
                            (quiet_button("Take it back"))
                        }))
                    }
                }
            }
        }
    }
}

/// A book that does not lie open. Beginning posts `phrase` and `again`; opening posts `phrase`.
#[derive(Clone, Debug)]
pub struct BookDoor {
    /// True when there is a book behind the door.
    pub begun: bool,
    /// The form.
    pub form: Filled,
    /// What the team can read.
    pub shared: Vec<SharedLine>,
}

impl BookDoor {
    /// Nothing yet, closed, refused.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let refused = Filled::new().wrong("phrase", "This does not open your book. Nothing is lost; please try again.");
        vec![
            ("empty", Self { begun: false, form: Filled::new(), shared: Vec::new() }),
            ("usual", Self { begun: true, form: Filled::new(), shared: vec![SharedLine::sample(entry)] }),
            ("refused", Self { begun: true, form: refused, shared: Vec::new() }),
        ]
    }
}

/// The page of the door.
pub fn book_door(shell: &Shell, view: &BookDoor) -> Markup {
    let body = html! {
        @if view.begun { (closed(view)) } @else { (not_begun(shell, view)) }
        (nobody_reads())
        (shared(&view.shared))
    };
    page(shell, "Book", Place::MyBook, Width::Phone, body)
}

fn not_begun(shell: &Shell, view: &BookDoor) -> Markup {
    let fields = html! {
        (Field::new_password(&view.form, "phrase", "Make up a pass-phrase").hint("At least 12 characters. Four words that do not belong together are easy to keep in mind. Do not take the password you sign in with."))
        (Field::new_password(&view.form, "again", "The same once more"))
        div.buttons { (main_button("Begin my book")) }
    };
    html! {
        h1 { "A book of your own" }
        p.say { "For what you do not want to say to anyone, or not yet." }
        div.prose.section {
            p { "What you write here is locked with a phrase that only you know. Nobody at " bdi { (shell.practice) } " can read it, and nobody sees whether you write." }
            p { "If you like, you can share one page with your care team. The other pages stay closed." }
            p { b { "If you lose the phrase:" } " you will get twelve words to write on paper. They open the book too. If phrase and paper are both lost, nobody can open the book again. We cannot, and you cannot." }
        }
        (error_summary(&view.form))
        (form(urls::MyBookBegin, None, fields))
    }
}

fn closed(view: &BookDoor) -> Markup {
    let fields = html! {
        (Field::password(&view.form, "phrase", "Your pass-phrase").filled_by("off"))
        div.buttons { (main_button("Open")) }
    };
    html! {
        h1 { "Your book is closed" }
        p.say { "It closes by itself after 15 minutes without use, and when you sign out." }
        (error_summary(&view.form))
        (form(urls::MyBookOpen, None, fields))
        p.section { a href=(urls::MyBookRecover) { "I have forgotten the phrase" } }
    }
}

/// The book is not a way to call for help.
fn nobody_reads() -> Markup {
    html! { p.soft.nobody-reads { "Nobody reads along, so nobody would see that you need help. For that: " a href=(urls::Help) { "help now" } "." } }
}

/// A page in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// Which.
    pub page: PageId,
    /// When it was begun.
    pub when: String,
    /// How it begins.
    pub begins: String,
    /// True when the team can read it.
    pub shared: bool,
    /// True when something is written that was not kept yet.
    pub draft: bool,
    /// False when nothing of it was kept yet: only its draft is there.
    pub kept: bool,
}

/// A book that lies open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookList {
    /// The pages, the one begun last first.
    pub pages: Vec<PageLine>,
    /// What the team can read.
    pub shared: Vec<SharedLine>,
}

impl BookList {
    /// An open book with its drafts, against what the chart says is shared.
    pub fn of(
        book: &Book,
        drafts: &[(PageId, &str, Timestamp)],
        chart: &Chart,
        ctx: &Context<'_>,
        drawn: EntryId,
    ) -> Self {
        let when = |at| wording::at(at, ctx.now, ctx.zone);
        let alone = drafts.iter().filter(|it| book.page(it.0).is_none()).map(|(page, words, at)| PageLine {
            page: *page,
            when: when(*at),
            begins: beginning(words),
            shared: false,
            draft: true,
            kept: false,
        });
        let kept = book.pages().map(|it| PageLine {
            page: it.id,
            when: when(it.begun_at()),
            begins: beginning(it.words().reveal()),
            shared: shared_of(chart, it.id).is_some(),
            draft: drafts.iter().any(|draft| draft.0 == it.id),
            kept: true,
        });
        Self { pages: alone.chain(kept).collect(), shared: SharedLine::all(chart, ctx, drawn) }
    }

    /// Empty, usual, extreme.
    pub fn samples(page: PageId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let line = |when: &str, begins: &str| PageLine {
            page,
            when: when.into(),
            begins: begins.into(),
            shared: false,
            draft: false,
            kept: true,
        };
        let usual = vec![
            PageLine { kept: false, draft: true, ..line("today, 06:12", "It was still dark and I") },
            PageLine {
                shared: true,
                ..line("yesterday, 21:40", "It was wide, and nobody was angry. I would like to keep that.")
            },
            line("Tue 16 Jun, 23:02", "The window again."),
        ];
        let long = beginning(&"Donaudampfschifffahrtsgesellschaftskapitänswitwe ".repeat(8));
        let extreme = (0..30).map(|n| match n % 3 {
            0 => PageLine { shared: true, draft: true, ..line("Wed 30 Sep 2026, 23:59", &long) },
            1 => line("Wed 30 Sep 2026, 23:59", "كان كل شيء على ما يرام. كانت النافذة مفتوحة."),
            _ => line("Wed 30 Sep 2026, 23:59", "x"),
        });
        vec![
            ("empty", Self::default()),
            ("usual", Self { pages: usual, shared: vec![SharedLine::sample(entry)] }),
            ("extreme", Self { pages: extreme.collect(), shared: vec![SharedLine::sample(entry); 3] }),
        ]
    }
}

/// The first words, as long as two lines on a phone.
fn beginning(words: &str) -> String {
    const LONGEST: usize = 90;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((end, _)) => {
            let words = line[..end].rsplit_once(' ').map_or(&line[..end], |(words, _)| words);
            format!("{}…", words.trim_end())
        }
    }
}

/// The page of an open book.
pub fn book_list(shell: &Shell, view: &BookList) -> Markup {
    let body = html! {
        h1 { "Book" }
        p.say { "Only you read here." }
        div.buttons.big-one { a.button.main href=(urls::MyBookNew) { "Write" } }
        @if view.pages.is_empty() {
            (empty("No page yet", "A page can be one word. It is kept when you say so, and a draft is kept while you write.", None))
        } @else {
            ul.lines.pages { @for line in &view.pages { li { (line_of(line)) } } }
        }
        (shared(&view.shared))
        div.section.row {
            (form(urls::MyBookClose, None, quiet_button("Close the book")))
            (link_button("Phrase and words", urls::MyBookKeys))
        }
    };
    page(shell, "Book", Place::MyBook, Width::Phone, body)
}

fn line_of(line: &PageLine) -> Markup {
    let to = if line.kept { urls::MyPage(line.page).to_string() } else { urls::MyPageWrite(line.page).to_string() };
    html! {
        a.line.of-book href=(to) {
            span.when {
                (line.when)
                @if line.draft { " · " (if line.kept { "changes not kept yet" } else { "not kept yet" }) }
                @if line.shared { " · shared with your team" }
            }
            span { (own(&line.begins)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_shown_by_its_first_words_without_breaking_a_letter() {
        assert_eq!(beginning("  The\n window. "), "The window.");
        assert_eq!(beginning(&"é".repeat(200)), format!("{}…", "é".repeat(90)));
        let long = beginning(&"lighthouse ".repeat(20));
        assert!(long.ends_with(" lighthouse…") && long.chars().count() <= 91, "{long}");
    }
}
