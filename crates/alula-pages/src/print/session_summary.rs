//! A medicine session summed up on paper: what was given, what was measured, how it went, who signed.

use alula_paper::{Block, Document, Fact, Lanes, Level, Signature, Words};

use super::Frame;

/// One amount that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The time.
    pub at: String,
    /// Since T0.
    pub minute: String,
    /// `100 mg`.
    pub amount: String,
    /// How, and from which lot.
    pub how: String,
}

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The time.
    pub at: String,
    /// Since T0; empty when no medicine was given.
    pub minute: String,
    /// `128/82`.
    pub pressure: String,
    /// Pulse.
    pub pulse: String,
    /// Oxygen in per cent.
    pub oxygen: String,
    /// Breaths in a minute.
    pub breaths: String,
}

/// A session summed up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionSummary {
    /// `Session 2 of 3`.
    pub title: String,
    /// Day, place, route, order, protocol.
    pub about: Vec<(String, String)>,
    /// Why there is nothing more to say: it was cancelled, or the medicine was not given; empty otherwise.
    pub not_given: String,
    /// The intention that was held, in the client's words.
    pub intention: String,
    /// Every amount.
    pub given: Vec<Given>,
    /// What happened to the lozenge, and how much it was together.
    pub given_words: String,
    /// The highest pressure against the limit of this client.
    pub pressure_words: String,
    /// Every reading.
    pub readings: Vec<Reading>,
    /// Phases: name, from, until, how it was known.
    pub phases: Vec<[String; 4]>,
    /// The lanes.
    pub lanes: Option<Lanes>,
    /// Everything on the timeline but the readings: minute, what, words.
    pub marks: Vec<(String, String, Words)>,
    /// What was true before leaving.
    pub leaving: Vec<(String, String)>,
    /// What the client said or kept of it.
    pub own: Vec<(String, String)>,
    /// The three paragraphs of the signed note, with their headings.
    pub note: Vec<(String, String)>,
    /// Signatures; none while there is no note.
    pub signatures: Vec<Signature>,
    /// Whose signature is still missing; empty when none is.
    pub unsigned: String,
}

impl SessionSummary {
    /// On paper.
    pub fn document(&self, frame: &Frame) -> Document {
        let mut blocks = vec![Block::Facts(facts(&self.about))];
        if !self.not_given.is_empty() {
            blocks.push(Block::Notice(self.not_given.clone()));
        }
        if !self.intention.is_empty() {
            blocks.push(Block::Own(self.intention.clone(), "The intention, held lightly".to_owned()));
        }
        self.medicine(&mut blocks);
        self.pressure(&mut blocks);
        self.course(&mut blocks);
        if !self.leaving.is_empty() {
            blocks.push(part("Leaving"));
            blocks.push(Block::Facts(facts(&self.leaving)));
        }
        if !self.own.is_empty() {
            blocks.push(part("In the client's own words"));
            blocks.extend(self.own.iter().map(|(words, about)| Block::Own(words.clone(), about.clone())));
        }
        self.signed(&mut blocks);
        frame.document(self.title.clone(), blocks)
    }

    fn medicine(&self, blocks: &mut Vec<Block>) {
        if self.given.is_empty() {
            return;
        }
        blocks.push(part("What was given"));
        let rows = self.given.iter().map(|it| row([&it.at, &it.minute, &it.amount, &it.how])).collect();
        blocks.push(table(&["Time", "#After T0", "#Amount", "How"], rows));
        blocks.push(Block::Text(self.given_words.clone()));
    }

    fn pressure(&self, blocks: &mut Vec<Block>) {
        if self.readings.is_empty() {
            return;
        }
        blocks.push(part("What was measured"));
        blocks.push(Block::Text(self.pressure_words.clone()));
        let rows =
            self.readings.iter().map(|it| row([&it.at, &it.minute, &it.pressure, &it.pulse, &it.oxygen, &it.breaths]));
        let head = ["Time", "#After T0", "#Pressure", "#Pulse", "#Oxygen, %", "#Breaths a minute"];
        blocks.push(table(&head, rows.collect()));
    }

    fn course(&self, blocks: &mut Vec<Block>) {
        if self.lanes.is_none() && self.marks.is_empty() {
            return;
        }
        blocks.push(part("How it went"));
        blocks.extend(self.lanes.clone().map(Block::Lanes));
        if !self.phases.is_empty() {
            blocks.push(Block::Heading(Level::Section, "Phases".to_owned()));
            let rows = self.phases.iter().map(|[name, from, until, how]| row([name, from, until, how])).collect();
            blocks.push(table(&["Phase", "#From", "#Until", "How it is known"], rows));
        }
        if !self.marks.is_empty() {
            blocks.push(Block::Heading(Level::Section, "Minute by minute".to_owned()));
            let rows = self
                .marks
                .iter()
                .map(|(minute, what, words)| vec![Words::house(minute), Words::house(what), words.clone()]);
            blocks.push(table(&["#After T0", "What", "Words"], rows.collect()));
        }
    }

    fn signed(&self, blocks: &mut Vec<Block>) {
        if !self.note.is_empty() {
            blocks.push(part("From the note"));
            for (heading, words) in &self.note {
                blocks.push(Block::Heading(Level::Section, heading.clone()));
                blocks.push(Block::Text(words.clone()));
            }
        }
        blocks.push(part("Signatures"));
        if !self.unsigned.is_empty() {
            blocks.push(Block::Text(self.unsigned.clone()));
        }
        blocks.push(Block::Signatures(self.signatures.clone()));
    }
}

fn part(words: &str) -> Block {
    Block::Heading(Level::Part, words.to_owned())
}

fn facts(all: &[(String, String)]) -> Vec<Fact> {
    all.iter().map(|(label, words)| Fact::new(label, words)).collect()
}

fn row<const N: usize>(cells: [&String; N]) -> Vec<Words> {
    cells.map(Words::house).to_vec()
}

fn table(head: &[&str], rows: Vec<Vec<Words>>) -> Block {
    Block::Table { caption: String::new(), head: head.iter().map(|it| (*it).to_owned()).collect(), rows }
}
