//! English words, in one place: refusals, names of roles, marks and kinds, days and hours.
//!
//! A good colleague's words: calm, no codes, no praise, no blame; what is missing names who can help.

mod catalogue;
mod kinds;
mod names;
mod reasons;
mod refusals;
mod time;

pub use catalogue::{Gap, Words, filled};
pub use kinds::kind;
pub use names::*;
pub use reasons::{reason, reasons_in_order};
pub use refusals::{denied, field, refusal};
pub use time::{at, clock, date, day, elapsed, lasting, length, since};

/// `1 visit`, `3 visits`: a count with its noun; the plural is made with an `s`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `1 page waits for the morning`; nothing when none does.
pub(crate) fn pages_waiting(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => "1 page waits for the morning".to_owned(),
        _ => format!("{number} pages wait for the morning"),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The same words with a capital first letter.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
