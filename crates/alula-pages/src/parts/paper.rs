//! Ways to what is printed.

use std::fmt::Display;

use maud::{Markup, html};

/// A link to a document on paper: a file of its own, not a page.
pub fn paper(to: impl Display, words: &str) -> Markup {
    html! { a href=(to) type="application/pdf" hx-boost="false" { (words) } }
}
