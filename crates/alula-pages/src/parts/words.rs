//! The client's own words, and names.

use maud::{Markup, html};

/// The client's own words in a line, in quotation marks.
pub fn own(words: &str) -> Markup {
    html! { q.own dir="auto" { (words) } }
}

/// The client's own words as a block, with a line about them.
pub fn own_block(words: &str, about: &str) -> Markup {
    html! {
        figure.own-block {
            blockquote.own dir="auto" { "“" (words) "”" }
            @if !about.is_empty() { figcaption.about { (about) } }
        }
    }
}

/// A person's name, safe beside words of another direction.
pub fn person(name: &str) -> Markup {
    html! { bdi { (name) } }
}
