//! A note cut into the sentences that a comment can stand beside.

use serde::{Deserialize, Serialize};

use super::NoteContent;
use crate::private::Private;

/// A part of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotePart {
    /// Written from the statements.
    Prose,
    /// What mattered.
    Mattered,
    /// What was done.
    Done,
    /// What comes next.
    Onward,
}

impl NotePart {
    /// Every part, in the order of reading.
    pub const ALL: [Self; 4] = [Self::Prose, Self::Mattered, Self::Done, Self::Onward];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Mattered => "mattered",
            Self::Done => "done",
            Self::Onward => "onward",
        }
    }

    /// The part with this stable name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// One sentence of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// In which part.
    pub part: NotePart,
    /// Its place in that part, from 0.
    pub place: u32,
    /// The words.
    pub text: Private,
    /// True when its author began a new line after it.
    pub ends_line: bool,
}

/// Every sentence of a note in the order of reading. The prose has one on each line; the free paragraphs are cut after
/// a full stop, question mark or line end, so that the same content is always cut the same way.
pub fn passages(content: &NoteContent) -> Vec<Passage> {
    let mut all = Vec::new();
    for part in NotePart::ALL {
        let text = part_of(content, part).reveal();
        let cut = match part {
            NotePart::Prose => text.lines().map(|it| (it.trim(), true)).filter(|(it, _)| !it.is_empty()).collect(),
            NotePart::Mattered | NotePart::Done | NotePart::Onward => sentences(text),
        };
        let passage =
            |(place, (text, ends_line)): (u32, (&str, bool))| Passage { part, place, text: text.into(), ends_line };
        all.extend((0..).zip(cut).map(passage));
    }
    all
}

/// The text of one part.
pub fn part_of(content: &NoteContent, part: NotePart) -> &Private {
    match part {
        NotePart::Prose => &content.prose,
        NotePart::Mattered => &content.mattered,
        NotePart::Done => &content.done,
        NotePart::Onward => &content.onward,
    }
}

fn sentences(text: &str) -> Vec<(&str, bool)> {
    let mut cut: Vec<(&str, bool)> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (sentence, after) = rest.split_at(end_of_sentence(rest));
        match sentence.trim() {
            // A line end after a full stop belongs to the sentence before it.
            "" => cut.last_mut().into_iter().for_each(|last| last.1 |= sentence.contains('\n')),
            words => cut.push((words, sentence.ends_with('\n'))),
        }
        rest = after;
    }
    cut
}

fn end_of_sentence(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, it)| *it);
        let stop = matches!(letter, '.' | '?' | '!' | '…' | '؟' | '۔' | '。');
        if letter == '\n' || (stop && after.is_none_or(char::is_whitespace)) {
            return at + letter.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(prose: &str, mattered: &str) -> NoteContent {
        NoteContent { prose: prose.into(), mattered: mattered.into(), done: "".into(), onward: "".into() }
    }

    fn texts(content: &NoteContent) -> Vec<String> {
        passages(content).into_iter().map(|it| it.text.reveal().to_owned()).collect()
    }

    #[test]
    fn a_note_is_cut_into_sentences_and_nothing_is_lost() {
        let note =
            content("06:30 medicine given: 100 mg.\n2:25 ease.", "She wept. Was it 3.5 minutes? Then\nthe window");
        let cut =
            ["06:30 medicine given: 100 mg.", "2:25 ease.", "She wept.", "Was it 3.5 minutes?", "Then", "the window"];
        assert_eq!(texts(&note), cut);
        let lines: Vec<_> = passages(&note).iter().map(|it| it.ends_line).collect();
        assert_eq!(lines, [true, true, false, false, true, false]);
        let two = content("", "One.\n\nTwo. Three.");
        assert_eq!(passages(&two).iter().map(|it| it.ends_line).collect::<Vec<_>>(), [true, false, false]);
        let places: Vec<_> = passages(&note).iter().map(|it| (it.part, it.place)).collect();
        assert_eq!(places[1], (NotePart::Prose, 1));
        assert_eq!(places[2], (NotePart::Mattered, 0));
    }

    #[test]
    fn other_scripts_are_cut_too_and_an_empty_part_has_no_sentence() {
        assert_eq!(texts(&content("", "هل كان ذلك صعبا؟ نعم.")), ["هل كان ذلك صعبا؟", "نعم."]);
        assert_eq!(texts(&content("", " \n \n")), Vec::<String>::new());
    }
}
