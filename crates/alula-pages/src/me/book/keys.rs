//! What opens the book: the phrase, the recovery words, and what to do when both are lost.

use maud::{Markup, html};

use super::crumb;
use crate::parts::{Field, Filled, Forms, error_summary, form, link_button, main_button, quiet_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

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
    let body = html! {
        h1 { (if view.first { "Your book is open" } else { "Your new words" }) }
        p.say { "Please write these twelve words on paper, in this order. They are shown this once." }
        ol.recovery { @for word in &view.words { li { (word) } } }
        div.prose {
            p { "They open the book when the phrase is forgotten. Whoever has them and can sign in as you can read it, so keep the paper where only you go." }
            @if !view.first { p { "The earlier words open nothing any more. Throw that paper away." } }
            p { "If phrase and paper are both lost, nobody can open the book again. We cannot, and you cannot." }
        }
        div.buttons { a.button.main href=(urls::MyBook) { "I have written them down" } }
    };
    page(shell, "Recovery words", Place::MyBook, Width::Phone, body)
}

/// Opening with the recovery words. Posts `words`, `phrase` and `again`.
#[derive(Clone, Debug, Default)]
pub struct RecoverBook {
    /// The form.
    pub form: Filled,
}

impl RecoverBook {
    /// Empty and refused.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let words = "acorn breeze candle drift";
        let refused = Filled::new().with("words", words).wrong("words", "There are 4 words here; the paper has 12.");
        vec![("empty", Self::default()), ("refused", Self { form: refused })]
    }
}

/// The page that asks for the recovery words.
pub fn recover_book(shell: &Shell, view: &RecoverBook) -> Markup {
    let fields = html! {
        (Field::area(&view.form, "words", "The twelve words from your paper").hint("In their order, with a space between. The first four letters of each are enough."))
        (Field::new_password(&view.form, "phrase", "A new pass-phrase").hint("At least 12 characters."))
        (Field::new_password(&view.form, "again", "The same once more"))
        div.buttons { (main_button("Open, and take the new phrase")) a.button href=(urls::MyBook) { "Back" } }
    };
    let body = html! {
        (crumb())
        h1 { "The phrase is forgotten" }
        p.say { "The twelve words on your paper open the book too." }
        (error_summary(&view.form))
        (form(urls::MyBookRecover, None, fields))
        div.prose.section {
            h2 { "The paper is lost as well" }
            p { "Then what you wrote stays locked for good. Nobody has another key; your practice cannot help here, and whoever made this software cannot either. If the phrase may come back to you, wait: nothing is removed by itself." }
            p { a href=(urls::MyBookForget) { "Remove the book and begin another" } }
        }
    };
    page(shell, "Recovery", Place::MyBook, Width::Phone, body)
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
    pub fn samples() -> Vec<(&'static str, Self)> {
        let wrong = Filled::new().wrong("old", "This does not open your book. Nothing was changed.");
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
    let phrase = view.forms.named("phrase");
    let body = html! {
        (crumb())
        h1 { (if view.open { "Phrase and words" } else { "Remove the book" }) }
        @if view.changed { p.say role="status" { "The new phrase holds. Your twelve words stay as they are." } }
        @if view.open {
            section.section aria-labelledby="another" {
                h2 id="another" { "Another phrase" }
                (error_summary(&phrase))
                (form(urls::MyBookPhrase, None, html! {
                    (Field::password(&phrase, "old", "The phrase that holds now").filled_by("off"))
                    (Field::new_password(&phrase, "phrase", "The new phrase").hint("At least 12 characters."))
                    (Field::new_password(&phrase, "again", "The new phrase once more"))
                    div.buttons { (quiet_button("Take the new phrase")) }
                }))
            }
            section.section aria-labelledby="words" {
                h2 id="words" { "The paper" }
                p { "If the paper is lost, or somebody has seen it: take new words. The earlier ones open nothing then." }
                (form(urls::MyBookWords, None, html! { div.buttons { (quiet_button("Take new words")) } }))
            }
        }
        (forget(view))
    };
    page(shell, "Phrase and words", Place::MyBook, Width::Phone, body)
}

fn forget(view: &BookKeys) -> Markup {
    let filled = view.forms.named("forget");
    html! {
        section.section aria-labelledby="whole" {
            h2 id="whole" { "Remove the whole book" }
            p { "Every page goes, with its key. It cannot be undone by anybody. Pages that you shared stay in your chart until you take them back; that needs no phrase." }
            (error_summary(&filled))
            (form(urls::MyBookForget, None, html! {
                (Field::password(&filled, "password", "The password you sign in with"))
                div.buttons { (quiet_button("Remove the book")) (link_button("Keep it", urls::MyBook)) }
            }))
        }
    }
}
