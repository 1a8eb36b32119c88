//! The fonts of printed documents: the practice's voice, the client's own, and letters that neither of them has.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

macro_rules! fonts {
    ($($name:literal)*) => { [$(include_bytes!(concat!(env!("OUT_DIR"), "/fonts/", $name)).as_slice(),)*] };
}

static FILES: [&[u8]; 8] = fonts!(
    "text.ttf" "text-strong.ttf" "own.ttf" "serif.ttf" "serif-strong.ttf" "arabic.ttf" "hebrew.ttf" "emoji.ttf"
);

/// Every font, with the book in which Typst looks them up.
pub(crate) struct Fonts {
    /// The fonts in the order of the book.
    pub(crate) all: Vec<Font>,
    /// The book.
    pub(crate) book: LazyHash<FontBook>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&all));
    Fonts { all, book }
});

/// The fonts, read once.
pub(crate) fn fonts() -> &'static Fonts {
    &FONTS
}

impl Fonts {
    /// True when one of the fonts can draw this letter.
    pub(crate) fn draw(&self, letter: char) -> bool {
        self.all.iter().any(|it| it.info().coverage.contains(u32::from(letter)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_voices_and_the_scripts_that_are_written_from_the_right_are_there() {
        let families: Vec<&str> = fonts().all.iter().map(|it| it.info().family.as_str()).collect();
        assert_eq!(families.len(), FILES.len());
        for family in ["Atkinson Hyperlegible Next", "Literata", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji"] {
            assert!(families.iter().any(|it| it.starts_with(family)), "{family} is not among {families:?}");
        }
        assert!("aÉßłžЖλאب½→🙂".chars().all(|it| fonts().draw(it)));
        assert!(!fonts().draw('田'));
    }
}
