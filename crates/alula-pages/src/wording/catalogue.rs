//! The words of the pages, one catalogue per language in `words/`: a method for each message, made while the house is
//! built, so that a message that is not there does not compile.
//!
//! `words.me_question_count(9)` says in the reader's language what the message `me-question-count` says. Every argument
//! that is somebody's text and holds letters written from right to left is set apart, so that the sentence around it
//! keeps its order.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::sync::LazyLock;

use alula_core::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use maud::{Markup, html};
use unic_langid::LanguageIdentifier;

type Catalogue = FluentBundle<FluentResource>;

static READ: LazyLock<Vec<(Language, Catalogue)>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|it| (it, read(it))).collect());

fn read(language: Language) -> Catalogue {
    let tag: LanguageIdentifier =
        language.tag().parse().expect("the tag of a language of ours is one; a test reads all");
    let mut catalogue = FluentBundle::new_concurrent(vec![tag]);
    catalogue.set_use_isolating(false);
    let files = CATALOGUES.iter().find(|(tag, _)| *tag == language.tag()).map_or(&[][..], |it| it.1);
    for text in files {
        let resource =
            FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(what_could_be_read, _)| what_could_be_read);
        catalogue.add_resource_overriding(resource);
    }
    catalogue
}

/// The words of the pages in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    language: Language,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Words {
    /// The words in this language.
    pub fn in_language(language: Language) -> Self {
        Self { language }
    }

    /// The English words; for pages that the practice alone reads.
    pub fn english() -> Self {
        Self { language: Language::English }
    }

    /// Which language this is.
    pub fn language(self) -> Language {
        self.language
    }

    /// What a message says. A language that lacks it says it in English; a test finds what a language lacks.
    fn of(self, id: &'static str, given: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let own = READ.iter().find(|it| it.0 == self.language);
        let said = own.into_iter().chain(READ.first()).find_map(|(_, catalogue)| {
            let pattern = catalogue.get_message(id)?.value()?;
            Some(catalogue.format_pattern(pattern, given, &mut Vec::new()))
        });
        said.unwrap_or(Cow::Borrowed(id))
    }
}

/// A text as an argument: set apart from the sentence around it when it is written from right to left.
fn apart(text: impl Display) -> String {
    let text = text.to_string();
    if text.chars().any(is_from_right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text }
}

fn is_from_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A place in a message that is filled with marked-up text, such as a link: give `Gap(0)` as the argument, and the
/// message with its fillings to [`filled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap(pub u8);

const GAP: char = '\u{fffc}';

impl Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{GAP}{}", self.0)
    }
}

/// A message with its gaps filled, whatever order its language puts them in. Words around them are escaped.
pub fn filled(message: &str, fillings: &[Markup]) -> Markup {
    let mut parts = message.split(GAP);
    html! {
        (parts.next().unwrap_or_default())
        @for part in parts {
            @let which = part.chars().next().and_then(|it| it.to_digit(10)).and_then(|it| usize::try_from(it).ok());
            @if let Some(filling) = which.and_then(|it| fillings.get(it)) { (filling) }
            (part.get(1..).unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_is_read_whole() {
        for (tag, files) in CATALOGUES {
            assert!(
                Language::of_tag(tag).is_some_and(|it| it.tag() == *tag),
                "words/{tag} is no language of the house"
            );
            for text in *files {
                if let Err((_, faults)) = FluentResource::try_new((*text).to_owned()) {
                    panic!("words/{tag}: {faults:?}");
                }
            }
        }
        assert_eq!(READ.len(), Language::ALL.len());
    }

    #[test]
    fn a_name_from_right_to_left_is_set_apart_and_another_is_not() {
        assert_eq!(apart("Mara"), "Mara");
        assert_eq!(apart("מיכל"), "\u{2068}מיכל\u{2069}");
    }

    #[test]
    fn gaps_are_filled_in_the_order_of_the_language_and_words_are_escaped() {
        let link = [html! { a href="/x" { "one" } }, html! { b { "two" } }];
        let message = format!("<{}> before {}, and {}.", Gap(1), Gap(0), Gap(7));
        assert_eq!(filled(&message, &link).0, "&lt;<b>two</b>&gt; before <a href=\"/x\">one</a>, and .");
    }
}
