//! The doors for a phone in the home: a link with its four digits, and six digits alone.

use maud::{Markup, html};

use crate::parts::{Field, Filled, error_summary, form, main_button};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// A link asks for its digits. Posts `code`.
#[derive(Clone, Debug, Default)]
pub struct Come {
    /// The secret of the link.
    pub token: String,
    /// What stands in the form.
    pub form: Filled,
}

impl Come {
    /// Empty, and after wrong digits.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let form = Filled::new().wrong("code", "These digits are not the ones. You can try 4 more times.");
        let token = "a".repeat(43);
        vec![("empty", Self { token: token.clone(), form: Filled::new() }), ("refused", Self { token, form })]
    }
}

/// The page of a link.
pub fn come_page(shell: &Shell, view: &Come) -> Markup {
    let words = shell.words();
    let filled = &view.form.clone().said_in(words);
    let fields = html! {
        (Field::phone(filled, "code", &words.come_digits()).hint(&words.come_digits_hint()).filled_by("one-time-code"))
        div.buttons { (main_button(&words.come_open())) }
    };
    page(
        shell,
        &words.come_title(),
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { (words.come_title()) }
            p.say { (words.come_words()) }
            (error_summary(filled))
            (form(urls::Come(view.token.clone()), None, fields))
        },
    )
}

/// Another phone takes over. Posts `code`.
#[derive(Clone, Debug, Default)]
pub struct TakeOver {
    /// What stands in the form.
    pub form: Filled,
}

impl TakeOver {
    /// Empty, and after digits that open nothing.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let wrong = "These digits open nothing. Ask your practice for new ones.";
        vec![("empty", Self::default()), ("refused", Self { form: Filled::new().wrong("code", wrong) })]
    }
}

/// The page on which another phone takes over.
pub fn take_over_page(shell: &Shell, view: &TakeOver) -> Markup {
    let words = shell.words();
    let filled = &view.form.clone().said_in(words);
    let fields = html! {
        (Field::phone(filled, "code", &words.come_six()).hint(&words.come_six_hint()).filled_by("one-time-code"))
        div.buttons { (main_button(&words.come_take()) ) }
    };
    page(
        shell,
        &words.come_take_title(),
        Place::Elsewhere,
        Width::Phone,
        html! {
            h1 { (words.come_take_title()) }
            p.say { (words.come_take_words()) }
            (error_summary(filled))
            (form(urls::WithCode, None, fields))
        },
    )
}
