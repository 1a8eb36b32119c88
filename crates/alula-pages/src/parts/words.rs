//! The client's own words, and names.

use alula_core::language::Language;
use maud::{Markup, html};

use crate::wording::Words;

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

/// The tag of a text in its own language, for the `lang` of its element on a page whose words are in another.
pub fn foreign(tag: &str, words: Words) -> Option<&str> {
    (Language::of_tag(tag) != Some(words.language())).then_some(tag)
}

/// A text in its own language inside a sentence.
pub fn in_language(tag: &str, words: Words, text: &str) -> Markup {
    match foreign(tag, words) {
        Some(tag) => html! { span lang=(tag) { (text) } },
        None => html! { (text) },
    }
}

/// A person's name, safe beside words of another direction.
pub fn person(name: &str) -> Markup {
    html! { bdi { (name) } }
}
