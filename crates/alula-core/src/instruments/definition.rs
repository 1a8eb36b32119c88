//! The definition of an instrument, strictly parsed from its file.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::change::{Reliability, Step};
use crate::hex;

/// A file that is not the definition of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("instrument{}: {message}", line.map(|it| format!(", line {it}")).unwrap_or_default())]
pub struct InstrumentError {
    /// The stable code.
    pub code: &'static str,
    /// The line of the file, from 1, when it is known.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreOption {
    /// What it counts.
    pub value: u8,
    /// The words, which may not be changed.
    pub text: String,
    /// Its LOINC answer code.
    pub loinc: String,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its number, from 1 without gaps.
    pub number: u8,
    /// The words, which may not be changed.
    pub text: String,
    /// Its LOINC code.
    pub loinc: String,
    /// False for a question that is asked and not counted.
    #[serde(default = "counts")]
    pub counts: bool,
    /// Its own answers, where they differ from the instrument's.
    #[serde(default)]
    pub options: Vec<ScoreOption>,
}

fn counts() -> bool {
    true
}

/// A range of totals and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lowest total.
    pub from: u16,
    /// The highest total.
    pub until: u16,
    /// What it is called.
    pub words: String,
}

/// An answer that a person has to hear at once.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    /// The number of the question.
    pub item: u8,
    /// The lowest value that counts.
    pub at_least: u8,
}

/// How soon after the medicine a round says nothing about the care.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterMedicine {
    /// Up to so many whole days after the medicine a total is shown and not compared.
    pub days: u16,
    /// Where it comes from.
    pub source: String,
}

/// The LOINC codes of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loinc {
    /// The panel.
    pub panel: String,
    /// The total.
    pub total: String,
}

/// In which direction it gets better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// A lower total is better.
    Lower,
    /// A higher total is better.
    Higher,
}

/// How change is judged.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeRules {
    /// In which direction it gets better.
    pub better: Better,
    /// By how many per cent of the first total it has to get better to count as a response.
    pub response_percent: u8,
    /// Below which total it counts as remission.
    pub remission_below: u16,
    /// Where these two come from.
    pub source: String,
    /// The figures by which change is told from noise.
    pub reliable: Reliability,
    /// Other published figures, shown beside.
    #[serde(default)]
    pub alternatives: Vec<Reliability>,
    /// Differences that people notice, from the smallest.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// One questionnaire in one language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The id, such as `phq-9`.
    pub id: String,
    /// The version of this definition.
    pub version: String,
    /// The language of its words.
    pub language: String,
    /// The short name.
    pub name: String,
    /// The full name.
    pub title: String,
    /// What it is about, in plain words for the client.
    pub about: String,
    /// What stands above every question, word for word.
    pub stem: String,
    /// How many days it asks about.
    pub recall_days: u16,
    /// Where it was published.
    pub source: String,
    /// The authors' notice, shown with it.
    pub notice: String,
    /// The notice of its codes.
    pub loinc_notice: String,
    /// The codes of the whole.
    pub loinc: Loinc,
    /// The answers to every question that has none of its own.
    pub options: Vec<ScoreOption>,
    /// The questions, in order.
    pub items: Vec<Item>,
    /// The bands, in order, covering every total.
    pub bands: Vec<Band>,
    /// Answers that a person has to hear at once.
    #[serde(default)]
    pub alerts: Vec<Alert>,
    /// How soon after the medicine it says nothing.
    pub after_medicine: AfterMedicine,
    /// How change is judged.
    pub change: ChangeRules,
    /// SHA-256 of the file, hexadecimal.
    #[serde(skip)]
    pub digest: String,
}

impl Instrument {
    /// The definition in `text`.
    ///
    /// # Errors
    /// `malformed` for what the parser turns away, `impossible` for questions, bands, alerts or figures that do not fit
    /// together.
    pub fn parse(text: &str) -> Result<Self, InstrumentError> {
        let parsed: Result<Self, _> = toml::from_str(text);
        let mut instrument = parsed.map_err(|error| InstrumentError {
            code: "malformed",
            line: error.span().map(|span| 1 + text[..span.start.min(text.len())].matches('\n').count()),
            message: format!("{}. Write it as in the instruments of this house.", error.message()),
        })?;
        instrument.fits_together()?;
        instrument.digest = hex(&Sha256::digest(text.as_bytes()));
        Ok(instrument)
    }

    /// The question with this number.
    pub fn item(&self, number: u8) -> Option<&Item> {
        self.items.iter().find(|it| it.number == number)
    }

    /// The possible answers to a question.
    pub fn options<'a>(&'a self, item: &'a Item) -> &'a [ScoreOption] {
        if item.options.is_empty() { &self.options } else { &item.options }
    }

    /// The highest total.
    pub fn highest(&self) -> u16 {
        let most = |it| self.options(it).iter().map(|it| u16::from(it.value)).max().unwrap_or(0);
        self.items.iter().filter(|it| it.counts).map(most).sum()
    }

    /// What a total is called.
    pub fn band(&self, total: u16) -> Option<&Band> {
        self.bands.iter().find(|it| (it.from..=it.until).contains(&total))
    }

    fn fits_together(&self) -> Result<(), InstrumentError> {
        let wrong = |message: &str| {
            Err(InstrumentError { code: "impossible", line: None, message: format!("{}: {message}", self.id) })
        };
        if [&self.id, &self.version, &self.notice, &self.source, &self.change.source, &self.after_medicine.source]
            .iter()
            .any(|it| it.trim().is_empty())
        {
            return wrong("id, version, notice and sources cannot be empty. Write them.");
        }
        if !self.items.iter().map(|it| usize::from(it.number)).eq(1..=self.items.len()) || self.items.is_empty() {
            return wrong("the questions are numbered from 1 without gaps. Number them again.");
        }
        if self.items.iter().any(|it| self.options(it).is_empty()) {
            return wrong("every question needs answers. Add options.");
        }
        let covered = self.bands.windows(2).all(|it| it[0].until + 1 == it[1].from);
        let ends = (self.bands.first().map(|it| it.from), self.bands.last().map(|it| it.until));
        if !covered || ends != (Some(0), Some(self.highest())) {
            return wrong("the bands cover every total from 0 to the highest, once. Mend from and until.");
        }
        if self.alerts.iter().any(|it| self.item(it.item).is_none() || it.at_least == 0) {
            return wrong("an alert names a question and a value above 0. Mend it.");
        }
        let figures = self.change.alternatives.iter().chain([&self.change.reliable]);
        if figures.into_iter().any(|it| !(it.sd > 0.0 && (0.0..1.0).contains(&it.r)) || it.source.trim().is_empty()) {
            return wrong(
                "a spread is above 0, a reliability is from 0 to below 1, and both have a source. Mend them.",
            );
        }
        Ok(())
    }
}
