//! Search without readable names: keyed tokens of normalised words.

use std::collections::BTreeSet;

use alula_core::ids::ClientId;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Findable;
use crate::database::{Tx, Value, values};
use crate::fault::StoreFault;
use crate::keys::Keys;

const SHORTEST_PREFIX: usize = 2;
const LONGEST_PREFIX: usize = 16;
const LONG_ENDING: usize = 7;
const SHORT_ENDING: usize = 4;

/// The clients that every word of `text` fits: beginnings of names, a day of birth, a telephone number, an e-mail address.
///
/// Days are understood as `1984-03-31` and `3/31/1984`. A single letter finds nobody.
///
/// # Errors
/// When the database fails.
pub async fn search(tx: &mut Tx, text: &str) -> Result<Vec<ClientId>, StoreFault> {
    let mut found: Option<BTreeSet<ClientId>> = None;
    for token in question_tokens(tx.keys(), text) {
        let rows = tx.rows("searching", "SELECT client FROM index_name WHERE token = $1", values![token]).await?;
        let here = rows.iter().map(|row| row.parsed("client")).collect::<Result<BTreeSet<ClientId>, _>>()?;
        found = Some(match found {
            None => here,
            Some(before) => before.intersection(&here).copied().collect(),
        });
    }
    Ok(found.unwrap_or_default().into_iter().collect())
}

/// The words that a search looks at; more than these are not.
pub(super) const MOST_WORDS: usize = 6;

/// What a search looks for; nothing when it holds no word.
pub(super) fn wanted(tx: &Tx, text: &str) -> Vec<Value> {
    question_tokens(tx.keys(), text).into_iter().take(MOST_WORDS).map(Value::from).collect()
}

/// That each of so many words, numbered from `$first` on, fits the client of a column.
pub(super) fn each_fits(client: &str, first: usize, words: usize) -> String {
    let fits =
        |word| format!(" AND EXISTS (SELECT 1 FROM index_name it WHERE it.token = ${word} AND it.client = {client})");
    (first..first + words).map(fits).collect()
}

/// The tokens a client is kept under.
pub(super) fn kept_tokens(keys: &Keys, findable: &Findable) -> BTreeSet<Vec<u8>> {
    let mut tokens = BTreeSet::new();
    for name in &findable.names {
        for word in words_of(name.reveal()) {
            let letters: Vec<char> = word.chars().collect();
            for length in SHORTEST_PREFIX..=letters.len().min(LONGEST_PREFIX) {
                tokens.insert(name_token(keys, &letters[..length].iter().collect::<String>()));
            }
        }
    }
    if let Some(day) = findable.birth_date {
        tokens.insert(day_token(keys, day));
    }
    for phone in &findable.phones {
        let digits = digits_of(phone.reveal());
        for length in [SHORT_ENDING, LONG_ENDING, digits.len()] {
            if digits.len() >= length.max(SHORT_ENDING) {
                tokens.insert(phone_token(keys, &digits[digits.len() - length..]));
            }
        }
    }
    for email in &findable.emails {
        if email.reveal().contains('@') {
            tokens.insert(email_token(keys, email.reveal()));
        }
    }
    tokens
}

fn question_tokens(keys: &Keys, text: &str) -> BTreeSet<Vec<u8>> {
    let text = text.trim();
    let mut tokens = BTreeSet::new();
    if let Some(phone) = phone_of(text) {
        tokens.insert(phone_token(keys, &phone));
        return tokens;
    }
    for part in text.split_whitespace() {
        if part.contains('@') {
            tokens.insert(email_token(keys, part));
        } else if let Some(day) = day_of(part) {
            tokens.insert(day_token(keys, day));
        } else if let Some(phone) = phone_of(part) {
            tokens.insert(phone_token(keys, &phone));
        } else {
            for word in words_of(part) {
                let word: String = word.chars().take(LONGEST_PREFIX).collect();
                tokens.insert(name_token(keys, &word));
            }
        }
    }
    tokens
}

/// Lower case, without accents, split at everything that is neither letter nor digit.
fn words_of(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|it| !is_combining_mark(*it)).flat_map(char::to_lowercase).collect();
    let plain = plain.replace(['\'', '’'], "");
    plain.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The digits of a text that can only be a telephone number: all of them, or its ending.
fn phone_of(text: &str) -> Option<String> {
    if day_of(text).is_some() || !text.chars().all(|it| it.is_ascii_digit() || " +-().".contains(it)) {
        return None;
    }
    let digits = digits_of(text);
    match digits.len() {
        0..SHORT_ENDING => None,
        SHORT_ENDING => Some(digits),
        // The country code may be written or not: the last seven digits find both.
        length if length >= LONG_ENDING => Some(digits[length - LONG_ENDING..].to_owned()),
        length => Some(digits[length - SHORT_ENDING..].to_owned()),
    }
}

fn day_of(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return text.contains('-').then_some(day);
    }
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn name_token(keys: &Keys, beginning: &str) -> Vec<u8> {
    keys.blind(&format!("find name\0{beginning}"))
}
fn day_token(keys: &Keys, day: Date) -> Vec<u8> {
    keys.blind(&format!("find day\0{day}"))
}
fn phone_token(keys: &Keys, digits: &str) -> Vec<u8> {
    keys.blind(&format!("find phone\0{digits}"))
}
fn email_token(keys: &Keys, email: &str) -> Vec<u8> {
    keys.blind(&format!("find email\0{}", email.trim().to_lowercase()))
}
