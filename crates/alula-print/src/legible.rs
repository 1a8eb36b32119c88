//! Text as paper can carry it: as typed, with the few signs that no font draws or that would turn the page around told
//! by their number or left out.

use unicode_normalization::UnicodeNormalization;

use crate::fonts::fonts;

/// A paragraph of text and the side it begins from.
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) from_the_right: bool,
}

/// The paragraphs of a text; blank lines part them as line breaks do.
pub(crate) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let lines = text.split('\n').map(line).filter(|it| !it.trim().is_empty());
    lines.map(|text| Paragraph { from_the_right: from_the_right(&text), text }).collect()
}

/// One line of text.
pub(crate) fn line(text: &str) -> String {
    let mut legible = String::with_capacity(text.len());
    for letter in text.nfc() {
        match letter {
            it if it.is_whitespace() => legible.push(if it == '\u{a0}' { it } else { ' ' }),
            it if it.is_control() || turns_the_line(it) || is_no_letter(it) => {}
            it if !is_private(it) && fonts().draw(it) => legible.push(it),
            it if is_only_a_hint(it) => {}
            it => legible.push_str(&format!("[U+{:04X}]", u32::from(it))),
        }
    }
    legible
}

/// Embeddings, overrides and isolates: with them a text could change how the words beside it read.
fn turns_the_line(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Signs that Unicode reserves for marking a stream of text.
fn is_no_letter(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// Letters that mean something in one font alone.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Signs without a drawing of their own: joiners, variants, soft hyphens, marks of direction, tags.
fn is_only_a_hint(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// True when the first letter that has a side is Hebrew, Arabic or one of their neighbours.
pub(crate) fn from_the_right(text: &str) -> bool {
    let sided = text.chars().find(|it| it.is_alphabetic());
    sided.is_some_and(
        |it| matches!(it, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_as_typed() {
        for typed in ["#set text(red) $x^2$ \\ *_`@<a>", "Zoë, Łukasz, Ώρα, Жанна", "שלום", "“I” – 128/82 → 5 mg"]
        {
            assert_eq!(line(typed), typed);
        }
        assert_eq!(line("Zoe\u{308}"), "Zoë");
    }

    #[test]
    fn what_no_font_draws_is_told_by_its_number_and_what_turns_the_line_is_left_out() {
        assert_eq!(line("田 \u{e001}"), "[U+7530] [U+E001]");
        assert_eq!(line("a\u{202e}b\u{0}c\u{feff}\u{7}d\te"), "abcd e");
    }

    #[test]
    fn a_paragraph_begins_on_the_side_of_its_first_letter() {
        let sides: Vec<bool> =
            paragraphs("1. שלום\r\n\r\nHello שלום\n(مرحبا)").iter().map(|it| it.from_the_right).collect();
        assert_eq!(sides, [true, false, true]);
    }
}
