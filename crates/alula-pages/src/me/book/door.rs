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
use crate::urls;
use crate::wording::{Gap, Words, filled};

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
    pub fn all(chart: &Chart, ctx: &Context<'_>, words: Words, drawn: EntryId) -> Vec<Self> {
        let fresh = Fresh::from(drawn);
        let line = |it: Said<'_, PageShared>| Self {
            shared: it.id(),
            since: words.at(it.at(), ctx.now, ctx.zone),
            begins: beginning(it.is.words.reveal()),
            entry: fresh.id(),
        };
        shared_pages(chart).into_iter().map(line).collect()
    }

    fn sample(words: Words, entry: EntryId) -> Self {
        let begins = "It was wide, and nobody was angry. I would like to keep that.".into();
        Self { shared: entry, since: words.time_at(words.time_today(), "06:20").into(), begins, entry }
    }
}

fn shared(words: Words, lines: &[SharedLine]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section.section aria-labelledby="shared" {
                h2 id="shared" { (words.book_shared()) }
                @for line in lines {
                    div.shared-page {
                        p.small.soft { (words.book_since(&line.since)) }
                        p { (own(&line.begins)) }
                        (form(urls::MyBookBack, Some(line.entry), html! {
                            input type="hidden" name="shared" value=(line.shared);
                            (quiet_button(&words.book_take_back()))
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
    pub fn samples(words: Words, entry: EntryId) -> Vec<(&'static str, Self)> {
        let refused = Filled::new().said_in(words).wrong("phrase", words.book_wrong());
        vec![
            ("empty", Self { begun: false, form: Filled::new(), shared: Vec::new() }),
            ("usual", Self { begun: true, form: Filled::new(), shared: vec![SharedLine::sample(words, entry)] }),
            ("refused", Self { begun: true, form: refused, shared: Vec::new() }),
        ]
    }
}

/// The page of the door.
pub fn book_door(shell: &Shell, view: &BookDoor) -> Markup {
    let words = shell.words();
    let body = html! {
        @if view.begun { (closed(words, view)) } @else { (not_begun(shell, view)) }
        (nobody_reads(words))
        (shared(words, &view.shared))
    };
    page(shell, &words.book_title(), Place::MyBook, Width::Phone, body)
}

fn not_begun(shell: &Shell, view: &BookDoor) -> Markup {
    let words = shell.words();
    let practice = html! { bdi { (shell.practice) } };
    let lost_if = html! { b { (words.book_new_lost_if()) } };
    let fields = html! {
        (Field::new_password(&view.form, "phrase", &words.book_make_up()).hint(&words.book_make_up_hint()))
        (Field::new_password(&view.form, "again", &words.book_again()))
        div.buttons { (main_button(&words.book_begin())) }
    };
    html! {
        h1 { (words.book_new()) }
        p.say { (words.book_new_lead()) }
        div.prose.section {
            p { (filled(&words.book_new_locked(Gap(0)), &[practice])) }
            p { (words.book_new_share()) }
            p { (filled(&words.book_new_lost(Gap(0)), &[lost_if])) }
        }
        (error_summary(&view.form))
        (form(urls::MyBookBegin, None, fields))
    }
}

fn closed(words: Words, view: &BookDoor) -> Markup {
    let fields = html! {
        (Field::password(&view.form, "phrase", &words.book_phrase()).filled_by("off"))
        div.buttons { (main_button(&words.book_open())) }
    };
    html! {
        h1 { (words.book_closed()) }
        p.say { (words.book_closed_lead()) }
        (error_summary(&view.form))
        (form(urls::MyBookOpen, None, fields))
        p.section { a href=(urls::MyBookRecover) { (words.book_forgotten()) } }
    }
}

/// The book is not a way to call for help.
fn nobody_reads(words: Words) -> Markup {
    let help = html! { a href=(urls::Help) { (words.book_help()) } };
    html! { p.soft.nobody-reads { (filled(&words.book_nobody_reads(Gap(0)), &[help])) } }
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
        words: Words,
        drawn: EntryId,
    ) -> Self {
        let when = |at| words.at(at, ctx.now, ctx.zone);
        let alone = drafts.iter().filter(|it| book.page(it.0).is_none()).map(|(page, written, at)| PageLine {
            page: *page,
            when: when(*at),
            begins: beginning(written),
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
        Self { pages: alone.chain(kept).collect(), shared: SharedLine::all(chart, ctx, words, drawn) }
    }

    /// Empty, usual, extreme.
    pub fn samples(words: Words, page: PageId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let line = |when: &str, begins: &str| PageLine {
            page,
            when: when.into(),
            begins: begins.into(),
            shared: false,
            draft: false,
            kept: true,
        };
        let usual = vec![
            PageLine {
                kept: false,
                draft: true,
                ..line(&words.time_at(words.time_today(), "06:12"), "It was still dark and I")
            },
            PageLine {
                shared: true,
                ..line(
                    &words.time_at(words.time_yesterday(), "21:40"),
                    "It was wide, and nobody was angry. I would like to keep that.",
                )
            },
            line("16. 6. 2026, 23:02", "The window again."),
        ];
        let long = beginning(&"Donaudampfschifffahrtsgesellschaftskapitänswitwe ".repeat(8));
        let extreme = (0..30).map(|n| match n % 3 {
            0 => PageLine { shared: true, draft: true, ..line("30. 9. 2026, 23:59", &long) },
            1 => line("30. 9. 2026, 23:59", "كان كل شيء على ما يرام. كانت النافذة مفتوحة."),
            _ => line("30. 9. 2026, 23:59", "x"),
        });
        vec![
            ("empty", Self::default()),
            ("usual", Self { pages: usual, shared: vec![SharedLine::sample(words, entry)] }),
            ("extreme", Self { pages: extreme.collect(), shared: vec![SharedLine::sample(words, entry); 3] }),
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
    let words = shell.words();
    let body = html! {
        h1 { (words.book_title()) }
        p.say { (words.book_only_you()) }
        div.buttons.big-one { a.button.main href=(urls::MyBookNew) { (words.book_write()) } }
        @if view.pages.is_empty() {
            (empty(&words.book_no_page(), &words.book_no_page_more(), None))
        } @else {
            ul.lines.pages { @for line in &view.pages { li { (line_of(words, line)) } } }
        }
        (shared(words, &view.shared))
        div.section.row {
            (form(urls::MyBookClose, None, quiet_button(&words.book_close())))
            (link_button(&words.book_keys(), urls::MyBookKeys))
        }
    };
    page(shell, &words.book_title(), Place::MyBook, Width::Phone, body)
}

fn line_of(words: Words, line: &PageLine) -> Markup {
    let to = if line.kept { urls::MyPage(line.page).to_string() } else { urls::MyPageWrite(line.page).to_string() };
    html! {
        a.line.of-book href=(to) {
            span.when {
                (line.when)
                @if line.draft { " · " (if line.kept { words.book_changes_not_kept() } else { words.book_not_kept() }) }
                @if line.shared { " · " (words.book_is_shared()) }
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
