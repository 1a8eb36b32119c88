//! The printed words that open a book when the pass-phrase is forgotten: 128 bits as twelve words, with four bits that
//! tell a slip of the pen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::private::Private;

/// How many words.
pub const RECOVERY_WORDS: usize = 12;
/// Words differ in their first letters, so that these are enough.
const TELLING: usize = 4;

static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("recovery_words.txt").lines().filter(|it| !it.starts_with('#')).collect());
static NUMBERS: LazyLock<BTreeMap<&'static str, u16>> =
    LazyLock::new(|| WORDS.iter().copied().map(beginning).zip(0..).collect());

/// Written words do not open anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRecoveryWords {
    /// Too few or too many.
    #[error("{found} of {RECOVERY_WORDS} words")]
    Count {
        /// How many there are.
        found: usize,
    },
    /// One is not of the list.
    #[error("word {place} is not one of ours")]
    Unknown {
        /// Which, counted from 1.
        place: usize,
    },
    /// Each is of the list, and together they are none that were ever printed.
    #[error("the words do not belong together")]
    Together,
}

/// The twelve words for 128 bits, separated by spaces.
pub fn recovery_words(secret: &[u8; 16]) -> Private {
    let bits = (u128::from_be_bytes(*secret), check(secret));
    let number = |place: usize| {
        // 132 bits in groups of eleven: the last group ends with the four bits of the check.
        let shift = 117_usize.checked_sub(place * 11);
        shift.map_or((bits.0 << 4) as u16 | u16::from(bits.1), |shift| (bits.0 >> shift) as u16) & 0x7ff
    };
    let words: Vec<_> = (0..RECOVERY_WORDS).map(|place| WORDS[usize::from(number(place))]).collect();
    words.join(" ").into()
}

/// The 128 bits behind written words. Case, spaces and everything after the fourth letter do not matter.
///
/// # Errors
/// When they are not twelve words of the list that belong together.
pub fn read_recovery_words(text: &Private) -> Result<[u8; 16], BadRecoveryWords> {
    let lower = text.reveal().to_lowercase();
    let words: Vec<_> = lower.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty()).collect();
    if words.len() != RECOVERY_WORDS {
        return Err(BadRecoveryWords::Count { found: words.len() });
    }
    let mut bits = 0_u128;
    let mut last = 0;
    for (word, place) in words.into_iter().zip(1..) {
        let number = *NUMBERS.get(beginning(word)).ok_or(BadRecoveryWords::Unknown { place })?;
        if place == RECOVERY_WORDS {
            bits = (bits << 7) | u128::from(number >> 4);
            last = (number & 0xf) as u8;
        } else {
            bits = (bits << 11) | u128::from(number);
        }
    }
    let secret = bits.to_be_bytes();
    if check(&secret) == last { Ok(secret) } else { Err(BadRecoveryWords::Together) }
}

fn check(secret: &[u8; 16]) -> u8 {
    Sha256::digest(secret)[0] >> 4
}

fn beginning(word: &str) -> &str {
    word.char_indices().nth(TELLING).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_list_has_2048_words_that_differ_in_their_first_four_letters() {
        assert_eq!(WORDS.len(), 2048);
        assert_eq!(NUMBERS.len(), 2048);
        assert!(WORDS.is_sorted());
        assert!(WORDS.iter().all(|it| it.len() >= 3 && it.bytes().all(|it| it.is_ascii_lowercase())));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(secret: [u8; 16]) {
            let words = recovery_words(&secret);
            prop_assert_eq!(words.reveal().split(' ').count(), RECOVERY_WORDS);
            prop_assert_eq!(read_recovery_words(&words), Ok(secret));
            let short: Vec<_> = words.reveal().split(' ').map(beginning).collect();
            prop_assert_eq!(read_recovery_words(&short.join("\n").to_uppercase().into()), Ok(secret));
        }
    }

    #[test]
    fn a_slip_is_told_with_its_place() {
        let words = recovery_words(&[7; 16]);
        let all: Vec<_> = words.reveal().split(' ').collect();
        let with = |place: usize, word: &'static str| {
            let mut all = all.clone();
            all[place] = word;
            read_recovery_words(&all.join(" ").into())
        };
        assert_eq!(with(4, "qqqq"), Err(BadRecoveryWords::Unknown { place: 5 }));
        assert_eq!(read_recovery_words(&all[1..].join(" ").into()), Err(BadRecoveryWords::Count { found: 11 }));
        let others = WORDS.iter().filter(|it| **it != all[0]).filter(|it| with(0, it).is_ok()).count();
        assert!(others < 2048 / 8, "{others} other words pass in the first place");
        assert_eq!(format!("{words:?}"), "‹private›");
    }
}
