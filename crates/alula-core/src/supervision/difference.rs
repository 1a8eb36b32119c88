//! What differs between two versions of a text, word by word.

use crate::private::Private;

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(Private),
    /// In the earlier one alone.
    Gone(Private),
    /// In the later one alone.
    New(Private),
}

/// More words than these in one text are compared line by line.
const MOST_WORDS: usize = 1_500;

/// The pieces of which both texts are made, in the order of reading. Joined without the gone ones they are the later
/// text, without the new ones the earlier.
pub fn difference(earlier: &Private, later: &Private) -> Vec<Piece> {
    let (before, after) = (earlier.reveal(), later.reveal());
    let (mut old, mut new) = (words(before), words(after));
    if old.len().max(new.len()) > MOST_WORDS {
        (old, new) = (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    }
    let mut runs: Vec<Run> = Vec::new();
    let common = longest_common(&old, &new);
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let goes_on = |i: usize, j: usize| common[i * (new.len() + 1) + j];
        if i < old.len() && j < new.len() && old[i] == new[j] {
            same(&mut runs).push_str(old[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && goes_on(i + 1, j) >= goes_on(i, j + 1)) {
            changed(&mut runs).gone.push_str(old[i]);
            i += 1;
        } else {
            changed(&mut runs).new.push_str(new[j]);
            j += 1;
        }
    }
    runs.into_iter().flat_map(Run::pieces).collect()
}

/// A stretch that changed, and after it one that is the same.
#[derive(Default)]
struct Run {
    gone: String,
    new: String,
    same: String,
}

impl Run {
    fn pieces(self) -> impl Iterator<Item = Piece> {
        let some = |words: String| Some(words).filter(|it| !it.is_empty()).map(Private::from);
        let changed = some(self.gone).map(Piece::Gone).into_iter().chain(some(self.new).map(Piece::New));
        changed.chain(some(self.same).map(Piece::Same))
    }
}

/// The run whose words go on being the same.
fn same(runs: &mut Vec<Run>) -> &mut String {
    if runs.is_empty() {
        runs.push(Run::default());
    }
    let last = runs.len() - 1;
    &mut runs[last].same
}

/// The change that is going on. One space between two changes belongs to both, so that a sentence written anew reads as
/// one change and not as many.
fn changed(runs: &mut Vec<Run>) -> &mut Run {
    match runs.last_mut() {
        Some(last) if last.same.trim().is_empty() && !(last.gone.is_empty() && last.new.is_empty()) => {
            let between = std::mem::take(&mut last.same);
            last.gone.push_str(&between);
            last.new.push_str(&between);
        }
        _ => runs.push(Run::default()),
    }
    let last = runs.len() - 1;
    &mut runs[last]
}

/// Words, and the space between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let space = first.is_whitespace();
        let end = rest.find(|it: char| it.is_whitespace() != space).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// How long the longest common row of words is that begins at each pair of places.
fn longest_common(old: &[&str], new: &[&str]) -> Vec<u32> {
    let wide = new.len() + 1;
    let mut table = vec![0; (old.len() + 1) * wide];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i * wide + j] = match old[i] == new[j] {
                true => table[(i + 1) * wide + j + 1] + 1,
                false => table[(i + 1) * wide + j].max(table[i * wide + j + 1]),
            };
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(earlier: &str, later: &str) -> String {
        let pieces = difference(&earlier.into(), &later.into());
        let tell = |it: &Piece| match it {
            Piece::Same(it) => it.reveal().to_owned(),
            Piece::Gone(it) => format!("[-{}-]", it.reveal()),
            Piece::New(it) => format!("[+{}+]", it.reveal()),
        };
        pieces.iter().map(tell).collect()
    }

    #[test]
    fn what_changed_is_told_word_by_word() {
        assert_eq!(
            told("She wept a little.", "She wept, and I stayed."),
            "She [-wept a little.-][+wept, and I stayed.+]"
        );
        assert_eq!(
            told("The window was open.", "The window was open. I sat near."),
            "The window was open.[+ I sat near.+]"
        );
        assert_eq!(told("", "New."), "[+New.+]");
        assert_eq!(told("Gone.", ""), "[-Gone.-]");
        assert_eq!(told("Same.", "Same."), "Same.");
    }

    proptest! {
        #[test]
        fn the_pieces_give_back_both_texts(earlier in "[abc \n]{0,40}", later in "[abc \n]{0,40}") {
            let pieces = difference(&earlier.as_str().into(), &later.as_str().into());
            let of = |kept: fn(&Piece) -> Option<&Private>| pieces.iter().filter_map(kept).map(|it| it.reveal().to_owned()).collect::<String>();
            prop_assert_eq!(of(|it| match it { Piece::Same(it) | Piece::Gone(it) => Some(it), Piece::New(_) => None }), earlier);
            prop_assert_eq!(of(|it| match it { Piece::Same(it) | Piece::New(it) => Some(it), Piece::Gone(_) => None }), later);
        }
    }
}
