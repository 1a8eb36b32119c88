//! Whom to ring: a number is one tap, and a person dials.

use maud::{Markup, html};

/// The people in the home and their numbers, as written; empty where none is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rings {
    /// The sitter: name and number.
    pub sitter: (String, String),
    /// The client: name and number.
    pub client: (String, String),
}

/// The address of a telephone number.
pub(crate) fn tel(number: &str) -> String {
    let digits = number.chars().filter(|it| it.is_ascii_digit() || *it == '+');
    format!("tel:{}", digits.collect::<String>())
}

impl Rings {
    /// Buttons to ring them.
    pub(super) fn links(&self) -> Markup {
        html! {
            @for (name, number) in [&self.sitter, &self.client] {
                @if !number.is_empty() { a.button href=(tel(number)) hx-boost="false" { span { "Ring " bdi { (name) } } } }
            }
        }
    }

    /// Names with their numbers, for a card that is read.
    pub(crate) fn numbers(&self) -> Vec<(String, String)> {
        [&self.sitter, &self.client].into_iter().filter(|it| !it.1.is_empty()).cloned().collect()
    }
}
