//! What opens the book: the phrase, the recovery words, and what to do when both are lost.

use maud::{Markup, html};

use super::crumb;
use crate::parts::{Field, Filled, Forms, error_summary, foreign, form, link_button, main_button, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;
use crate::wording::Words;

/// The language of the recovery words.
const PRINTED: &str = "en";

/// The recovery words, shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryWords {
    /// Each.
    pub words: Vec<String>,
    /// True when the book was begun with them; else they took the place of earlier ones.
    pub first: bool,
}

impl RecoveryWords {
    /// Of a new book, and anew.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let words: Vec<String> = [
            "acorn", "breeze", "candle", "drift", "ember", "feather", "garden", "harbor", "island", "jacket", "kettle",
            "lantern",
        ]
        .map(Into::into)
        .into();
        vec![("usual", Self { words: words.clone(), first: true }), ("anew", Self { words, first: false })]
    }
}

/// The page of the recovery words.
pub fn recovery_words(shell: &Shell, view: &RecoveryWords) -> Markup {
    let words = shell.words();
    let body = html! {
        h1 { (if view.first { words.book_is_open() } else { words.book_new_words() }) }
        p.say { (words.book_write_down()) }
        ol.recovery lang=[foreign(PRINTED, words)] { @for word in &view.words { li { (word) } } }
        div.prose {
            p { (words.book_words_open()) }
            @if !view.first { p { (words.book_words_old()) } }
            p { (words.book_both_lost()) }
        }
        div.buttons { a.button.main href=(urls::MyBook) { (words.book_written_down()) } }
    };
    page(shell, &words.book_recovery(), Place::MyBook, Width::Phone, body)
}

/// Opening with the recovery words. Posts `words`, `phrase` and `again`.
#[derive(Clone, Debug, Default)]
pub struct RecoverBook {
    /// The form.
    pub form: Filled,
}

impl RecoverBook {
    /// Empty and refused.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let refused = Filled::new().said_in(words).with("words", "acorn breeze candle drift");
        let refused = refused.wrong("words", words.book_word_count(4, "12"));
        vec![("empty", Self::default()), ("refused", Self { form: refused })]
    }
}

/// The page that asks for the recovery words.
pub fn recover_book(shell: &Shell, view: &RecoverBook) -> Markup {
    let words = shell.words();
    let fields = html! {
        (Field::area(&view.form, "words", &words.book_twelve()).hint(&words.book_twelve_hint()))
        (Field::new_password(&view.form, "phrase", &words.book_new_phrase()).hint(&words.book_short_hint()))
        (Field::new_password(&view.form, "again", &words.book_again()))
        div.buttons { (main_button(&words.book_recover_open())) a.button href=(urls::MyBook) { (words.book_back()) } }
    };
    let body = html! {
        (crumb(words))
        h1 { (words.book_recover_heading()) }
        p.say { (words.book_recover_lead()) }
        (error_summary(&view.form))
        (form(urls::MyBookRecover, None, fields))
        div.prose.section {
            h2 { (words.book_paper_lost()) }
            p { (words.book_paper_lost_more()) }
            p { a href=(urls::MyBookForget) { (words.book_another()) } }
        }
    };
    page(shell, &words.book_recover(), Place::MyBook, Width::Phone, body)
}

/// What opens the book. Another phrase posts `old`, `phrase`, `again`; new words post nothing; removing the whole book
/// posts `password`.
#[derive(Clone, Debug, Default)]
pub struct BookKeys {
    /// True when the book lies open: then phrase and words can be changed.
    pub open: bool,
    /// True right after the phrase was changed.
    pub changed: bool,
    /// The forms: `phrase` and `forget`.
    pub forms: Forms,
}

impl BookKeys {
    /// Open, changed, refused, and with everything lost.
    pub fn samples(words: Words) -> Vec<(&'static str, Self)> {
        let wrong = Filled::new().said_in(words).wrong("old", words.book_wrong());
        let usual = Self { open: true, ..Self::default() };
        vec![
            ("usual", usual.clone()),
            ("changed", Self { changed: true, ..usual.clone() }),
            ("refused", Self { forms: Forms::fresh().with("phrase", wrong), ..usual }),
            ("lost", Self::default()),
        ]
    }
}

/// The page of what opens the book.
pub fn book_keys(shell: &Shell, view: &BookKeys) -> Markup {
    let words = shell.words();
    let phrase = view.forms.named("phrase");
    let body = html! {
        (crumb(words))
        h1 { (if view.open { words.book_keys() } else { words.book_remove() }) }
        @if view.changed { p.say role="status" { (words.book_changed()) } }
        @if view.open {
            section.section aria-labelledby="another" {
                h2 id="another" { (words.book_another_phrase()) }
                (error_summary(&phrase))
                (form(urls::MyBookPhrase, None, html! {
                    (Field::password(&phrase, "old", &words.book_old_phrase()).filled_by("off"))
                    (Field::new_password(&phrase, "phrase", &words.book_the_new_phrase()).hint(&words.book_short_hint()))
                    (Field::new_password(&phrase, "again", &words.book_the_new_again()))
                    div.buttons { (quiet_button(&words.book_take_phrase())) }
                }))
            }
            section.section aria-labelledby="words" {
                h2 id="words" { (words.book_paper()) }
                p { (words.book_paper_more()) }
                (form(urls::MyBookWords, None, html! { div.buttons { (quiet_button(&words.book_take_words())) } }))
            }
        }
        (forget(words, view))
    };
    page(shell, &words.book_keys(), Place::MyBook, Width::Phone, body)
}

fn forget(words: Words, view: &BookKeys) -> Markup {
    let filled = view.forms.named("forget");
    html! {
        section.section aria-labelledby="whole" {
            h2 id="whole" { (words.book_remove_whole()) }
            p { (words.book_remove_whole_more()) }
            (error_summary(&filled))
            (form(urls::MyBookForget, None, html! {
                (Field::password(&filled, "password", &words.book_password()))
                div.buttons { (quiet_button(&words.book_remove())) (link_button(&words.book_keep_it(), urls::MyBook)) }
            }))
        }
    }
}
