//! What a document is made of.

use crate::{Curve, Lanes};

/// Who speaks. The client's own words, and nothing else, stand in a voice of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// The practice.
    #[default]
    House,
    /// The client.
    Own,
}

/// A heading's rank below the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A part of the document.
    Part,
    /// A section of a part.
    Section,
}

/// A piece of text with its voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The text as it was written; a line break begins a paragraph.
    pub text: String,
    /// Whose words they are.
    pub voice: Voice,
}

impl Words {
    /// Words of the practice.
    pub fn house(text: impl Into<String>) -> Self {
        Self { text: text.into(), voice: Voice::House }
    }

    /// The client's own words.
    pub fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), voice: Voice::Own }
    }
}

/// A name and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub label: String,
    /// What it says.
    pub words: Words,
}

impl Fact {
    /// A fact in the practice's voice.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), words: Words::house(text) }
    }
}

/// One statement of a chart with everything that was said about it later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Its place in the chart.
    pub number: u64,
    /// Its kind in words.
    pub kind: String,
    /// When it happened, when it was recorded, who said it.
    pub about: String,
    /// What it says now.
    pub says: Vec<Fact>,
    /// What it said before each correction, the first first.
    pub before: Vec<(String, Vec<Fact>)>,
    /// What was said about it later: corrections, withdrawal, looks.
    pub later: Vec<String>,
    /// True when it was withdrawn.
    pub withdrawn: bool,
}

/// A signature: who, when, and over what exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// `Signed`, `Co-signed`.
    pub what: String,
    /// The name.
    pub who: String,
    /// The moment.
    pub when: String,
    /// The digest of the content it covers; empty when it names none.
    pub over: String,
}

/// One piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Level, String),
    /// Running text.
    Text(String),
    /// A remark in small print.
    Quiet(String),
    /// Something that must not be missed, between rules: a consent that was taken back.
    Notice(String),
    /// The client's own words, with a line on where they come from; empty when there is none.
    Own(String, String),
    /// Names and what stands behind them.
    Facts(Vec<Fact>),
    /// A table.
    Table {
        /// What it is, above it.
        caption: String,
        /// The names of its columns; one that begins with `#` holds figures.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<Vec<Words>>,
    },
    /// The lanes of a session.
    Lanes(Lanes),
    /// A curve with its limit in sight and its meaning in a sentence.
    Curve(Curve),
    /// Something told: when, what, and how it went.
    Told {
        /// The day.
        when: String,
        /// What it was.
        heading: String,
        /// What is told of it.
        says: Vec<Words>,
    },
    /// A statement in the complete list.
    Stated(Stated),
    /// Signatures.
    Signatures(Vec<Signature>),
    /// Points of a list.
    Points(Vec<String>),
    /// Empty lines to write on by hand, each with what belongs on it.
    Lines(Vec<String>),
    /// A digest or a command, letter by letter.
    Exact(String),
    /// Lines of an address.
    Address(Vec<String>),
    /// Lines to be read from a distance, by whoever has no time.
    Large(Vec<String>),
    /// A table to be filled in by hand: what it is, its columns, and the first word of each row.
    ByHand {
        /// What it is, above it.
        caption: String,
        /// The names of its columns.
        head: Vec<String>,
        /// What stands first in each row; the rest is empty.
        rows: Vec<String>,
    },
    /// The rest begins on a new page.
    NewPage,
}

impl Block {
    pub(crate) fn texts<'d>(&'d self, texts: &mut Vec<&'d str>) {
        let facts = |facts: &'d [Fact], texts: &mut Vec<&'d str>| {
            texts.extend(facts.iter().flat_map(|it| [it.label.as_str(), &it.words.text]));
        };
        match self {
            Self::Heading(_, text) | Self::Text(text) | Self::Quiet(text) | Self::Notice(text) | Self::Exact(text) => {
                texts.push(text);
            }
            Self::Own(words, about) => texts.extend([words.as_str(), about]),
            Self::Facts(it) => facts(it, texts),
            Self::Table { caption, head, rows } => {
                texts.push(caption);
                texts.extend(head.iter().map(|it| it.trim_start_matches('#')));
                texts.extend(rows.iter().flatten().map(|it| it.text.as_str()));
            }
            Self::Lanes(it) => it.texts(texts),
            Self::Curve(it) => it.texts(texts),
            Self::Told { when, heading, says } => {
                texts.extend([when.as_str(), heading]);
                texts.extend(says.iter().map(|it| it.text.as_str()));
            }
            Self::Stated(it) => {
                texts.extend([it.kind.as_str(), &it.about]);
                texts.extend(it.later.iter().map(String::as_str));
                facts(&it.says, texts);
                for (about, before) in &it.before {
                    texts.push(about);
                    facts(before, texts);
                }
            }
            Self::Signatures(all) => {
                texts.extend(all.iter().flat_map(|it| [it.what.as_str(), &it.who, &it.when, &it.over]));
            }
            Self::ByHand { caption, head, rows } => {
                texts.push(caption);
                texts.extend(head.iter().chain(rows).map(String::as_str));
            }
            Self::Address(lines) | Self::Large(lines) | Self::Points(lines) | Self::Lines(lines) => {
                texts.extend(lines.iter().map(String::as_str))
            }
            Self::NewPage => {}
        }
    }
}
