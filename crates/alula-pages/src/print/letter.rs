//! A letter as it leaves the house.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::EntryId;
use alula_core::supervision::LetterWritten;
use alula_paper::{Block, Document, Level};

use super::{Frame, day, moment};
use crate::session::author_name;

/// A letter, filed or about to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Where the practice is reached, a line each; empty while it has not said so.
    pub from: Vec<String>,
    /// To whom.
    pub to: String,
    /// The lines of the address.
    pub address: Vec<String>,
    /// The day it is dated.
    pub dated: String,
    /// What it is about.
    pub subject: String,
    /// The letter.
    pub body: String,
    /// What the questionnaires show, a line for each; empty when it is left out.
    pub measures: String,
    /// Who wrote it.
    pub author: String,
    /// Where it stands in the chart and over which content; empty while it is not filed.
    pub filed: String,
}

impl Letter {
    /// The letter with this id; nothing when there is none.
    pub fn of(chart: &Chart, letter: EntryId, from: Vec<String>, ctx: &Context<'_>) -> Option<Self> {
        let it = chart.find::<LetterWritten>(letter)?;
        Some(Self {
            from,
            to: it.is.to.reveal().to_owned(),
            address: it.is.address.reveal().lines().map(str::to_owned).collect(),
            dated: day(it.at(), ctx.zone),
            subject: it.is.subject.reveal().to_owned(),
            body: it.is.body.reveal().to_owned(),
            measures: it.is.measures.reveal().to_owned(),
            author: author_name(it.author(), ctx),
            filed: format!(
                "Filed as statement {} on {}, over the content {}.",
                it.header.sequence,
                moment(it.header.recorded_at, ctx.zone),
                it.is.hash
            ),
        })
    }

    /// On paper.
    pub fn document(&self, frame: &Frame) -> Document {
        let mut lines = vec![self.to.clone()];
        lines.extend(self.address.iter().cloned());
        let mut blocks = Vec::new();
        if !self.from.is_empty() {
            blocks.push(Block::Quiet(format!("{}, {}", frame.practice, self.from.join(", "))));
        }
        blocks.extend([
            Block::Address(lines),
            Block::Quiet(format!("About {}", frame.about)),
            Block::Text(self.body.clone()),
        ]);
        if !self.measures.is_empty() {
            blocks.push(Block::Heading(Level::Part, "What the questionnaires show".to_owned()));
            blocks.push(Block::Text(self.measures.clone()));
        }
        blocks.push(Block::Lines(vec![self.author.clone(), "Day".to_owned()]));
        blocks.push(Block::Quiet(self.filed.clone()));
        let dated = Frame { printed: self.dated.clone(), ..frame.clone() };
        dated.document(self.subject.clone(), blocks)
    }
}
