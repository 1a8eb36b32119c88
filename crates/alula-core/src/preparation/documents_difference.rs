//! What differs between two texts of a document: heading by heading, paragraph by paragraph, inside each word by word.

use crate::private::Private;
use crate::supervision::{Piece, difference};

use super::Document;

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The title of the document.
    Title,
    /// The heading of a section.
    Heading,
    /// A paragraph.
    Paragraph,
}

/// What became of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is in both.
    Same(String),
    /// It is in the later text alone.
    Added(String),
    /// It is in the earlier text alone.
    Removed(String),
    /// It is in both with other words; joined without the gone ones the pieces are the later part.
    Reworded(Vec<Piece>),
}

/// One part of two texts laid beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPart {
    /// What it is.
    pub kind: PartKind,
    /// What became of it.
    pub change: Change,
}

/// How much differs; headings and the title count as parts like paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Parts that are in the later text alone.
    pub added: usize,
    /// Parts that are in the earlier text alone.
    pub removed: usize,
    /// Parts with other words.
    pub reworded: usize,
}

impl Counted {
    /// Counts the parts that differ.
    pub fn of(parts: &[TextPart]) -> Self {
        parts.iter().fold(Self::default(), |mut all, it| {
            match it.change {
                Change::Same(_) => {}
                Change::Added(_) => all.added += 1,
                Change::Removed(_) => all.removed += 1,
                Change::Reworded(_) => all.reworded += 1,
            }
            all
        })
    }

    /// True when nothing differs.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Two parts with at least so many of their words in common are one part that was reworded.
const ALIKE_PERCENT: usize = 35;

type Part<'t> = (PartKind, &'t str);

/// The parts of which both texts are made, in the order of reading.
pub fn text_difference(earlier: &Document, later: &Document) -> Vec<TextPart> {
    parts_difference(&parts(earlier), &parts(later))
}

fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut all = vec![(PartKind::Title, document.title)];
    for (heading, paragraphs) in &document.sections {
        all.push((PartKind::Heading, heading));
        all.extend(paragraphs.iter().map(|it| (PartKind::Paragraph, *it)));
    }
    all
}

fn parts_difference(old: &[Part<'_>], new: &[Part<'_>]) -> Vec<TextPart> {
    let mut told = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (same_old, same_new) in common(old, new).into_iter().chain([(old.len(), new.len())]) {
        between(&old[i..same_old], &new[j..same_new], &mut told);
        if let Some((kind, words)) = old.get(same_old) {
            told.push(TextPart { kind: *kind, change: Change::Same((*words).to_owned()) });
        }
        (i, j) = (same_old + 1, same_new + 1);
    }
    told
}

/// What stands between two parts that are the same: each gone part is the next new one that is like it, or is gone.
fn between(old: &[Part<'_>], new: &[Part<'_>], told: &mut Vec<TextPart>) {
    let mut next = 0;
    let added = |it: &Part<'_>| TextPart { kind: it.0, change: Change::Added(it.1.to_owned()) };
    for gone in old {
        match new[next..].iter().position(|it| it.0 == gone.0 && alike(gone.1, it.1)) {
            Some(after) => {
                told.extend(new[next..next + after].iter().map(added));
                let pieces = difference(&Private::from(gone.1), &Private::from(new[next + after].1));
                told.push(TextPart { kind: gone.0, change: Change::Reworded(pieces) });
                next += after + 1;
            }
            None => told.push(TextPart { kind: gone.0, change: Change::Removed(gone.1.to_owned()) }),
        }
    }
    told.extend(new[next..].iter().map(added));
}

/// Whether so many words of the shorter part are in the longer one, each counted once.
fn alike(one: &str, other: &str) -> bool {
    let (mut a, mut b): (Vec<_>, Vec<_>) = (one.split_whitespace().collect(), other.split_whitespace().collect());
    a.sort_unstable();
    b.sort_unstable();
    let longer = a.len().max(b.len());
    let (mut i, mut j, mut both) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    both * 100 >= longer * ALIKE_PERCENT
}

/// The places of the longest row of parts that both texts have.
fn common(old: &[Part<'_>], new: &[Part<'_>]) -> Vec<(usize, usize)> {
    let wide = new.len() + 1;
    let mut table = vec![0_u32; (old.len() + 1) * wide];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i * wide + j] = match old[i] == new[j] {
                true => table[(i + 1) * wide + j + 1] + 1,
                false => table[(i + 1) * wide + j].max(table[i * wide + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut places) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            places.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * wide + j] >= table[i * wide + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::texts;
    use super::*;

    fn paragraphs<'t>(all: &[&'t str]) -> Vec<Part<'t>> {
        all.iter().map(|it| (PartKind::Paragraph, *it)).collect()
    }

    fn told(old: &[&str], new: &[&str]) -> Vec<String> {
        let tell = |it: TextPart| match it.change {
            Change::Same(it) => format!("= {it}"),
            Change::Added(it) => format!("+ {it}"),
            Change::Removed(it) => format!("- {it}"),
            Change::Reworded(pieces) => format!("~ {} pieces", pieces.len()),
        };
        parts_difference(&paragraphs(old), &paragraphs(new)).into_iter().map(tell).collect()
    }

    #[test]
    fn the_same_text_twice_differs_in_nothing() {
        let text = texts("privacy").next().unwrap();
        let parts = text_difference(text, text);
        assert!(Counted::of(&parts).is_nothing() && parts.len() > 5);
    }

    #[test]
    fn a_paragraph_with_other_words_is_reworded_and_one_with_no_word_in_common_is_another() {
        assert_eq!(
            told(&["You can stop at any time.", "We call you."], &["You can always stop at any time.", "We call you."]),
            ["~ 3 pieces", "= We call you."]
        );
        assert_eq!(
            told(&["Sessions are recorded."], &["Nobody films."]),
            ["- Sessions are recorded.", "+ Nobody films."]
        );
        assert_eq!(told(&["One.", "Two."], &["One.", "New here.", "Two."]), ["= One.", "+ New here.", "= Two."]);
        assert_eq!(told(&["One.", "Gone.", "Two."], &["One.", "Two."]), ["= One.", "- Gone.", "= Two."]);
    }

    #[test]
    fn the_privacy_texts_differ_in_a_new_section_and_two_reworded_paragraphs() {
        let [newest, earlier] = texts("privacy").collect::<Vec<_>>()[..] else { panic!("two texts") };
        let counted = Counted::of(&text_difference(earlier, newest));
        assert_eq!(counted, Counted { added: 3, removed: 0, reworded: 2 });
        let back = Counted::of(&text_difference(newest, earlier));
        assert_eq!(back, Counted { added: 0, removed: 3, reworded: 2 });
    }

    proptest! {
        #[test]
        fn the_parts_give_back_both_texts(
            old in proptest::collection::vec("[ab]( [ab]){0,3}", 0..8),
            new in proptest::collection::vec("[ab]( [ab]){0,3}", 0..8),
        ) {
            let (before, after): (Vec<&str>, Vec<&str>) = (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
            let parts = parts_difference(&paragraphs(&before), &paragraphs(&after));
            let joined = |pieces: &[Piece], later: bool| pieces.iter().filter_map(|it| match it {
                Piece::Same(it) => Some(it.reveal()),
                Piece::Gone(it) => (!later).then(|| it.reveal()),
                Piece::New(it) => later.then(|| it.reveal()),
            }).collect::<String>();
            let of = |later: bool| parts.iter().filter_map(|it| match &it.change {
                Change::Same(it) => Some(it.clone()),
                Change::Added(it) => later.then(|| it.clone()),
                Change::Removed(it) => (!later).then(|| it.clone()),
                Change::Reworded(pieces) => Some(joined(pieces, later)),
            }).collect::<Vec<_>>();
            prop_assert_eq!(of(false), old);
            prop_assert_eq!(of(true), new);
        }
    }
}
