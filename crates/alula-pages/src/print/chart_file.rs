//! The whole chart as one file to read and to keep: as a story, its measures, every statement, and how to check it.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::hex;
use alula_paper::{Block, Document, Level, Stated, Words};

use super::statements::statements;
use super::{Frame, from_afar, measures};
use crate::clients::story::{Story, Teller, Telling};
use crate::parts::Link;

/// One thing that happened, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The day.
    pub when: String,
    /// What it was.
    pub heading: String,
    /// What is told of it.
    pub says: Vec<Words>,
}

/// A chart as a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartFile {
    /// The id of the chart.
    pub chart: String,
    /// The intention that is held, and a line about it.
    pub intention: Option<(String, String)>,
    /// Role and name of each person of the team.
    pub team: Vec<(String, String)>,
    /// Medicines, allergies, limits.
    pub held: Vec<String>,
    /// What happened, the first first.
    pub story: Vec<Told>,
    /// What the questionnaires show.
    pub measures: Vec<Block>,
    /// Every statement.
    pub statements: Vec<Stated>,
    /// The seal of the last one; empty while there is none.
    pub seal: String,
}

impl ChartFile {
    /// The file of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let far = from_afar(ctx);
        let teller = Teller { now: far.now, zone: far.zone, staff: far.staff, reader: far.role };
        let story = Story::of(chart, &teller);
        Self {
            chart: chart.client().to_string(),
            intention: story.intention,
            team: story.team,
            held: story.held,
            story: story.tellings.iter().rev().map(told).collect(),
            measures: measures::measures(chart, ctx),
            statements: statements(chart, ctx),
            seal: chart.entries().last().map(|it| hex(&it.header.seal)).unwrap_or_default(),
        }
    }

    /// On paper.
    pub fn document(&self, frame: &Frame) -> Document {
        let part = |words: &str| Block::Heading(Level::Part, words.to_owned());
        let mut blocks = vec![Block::Text(format!(
            "{}. This file holds the whole chart: what happened as a story, what the questionnaires show, and then every \
             statement, word for word, with who said it and when. Nothing in it was ever changed: what was corrected or \
             withdrawn stands beside what took its place.",
            frame.about
        ))];
        blocks.push(Block::Text(
            "The client's own book is kept apart from the chart, under keys of its own. Of its pages, only those that the \
             client shared and did not take back stand here."
                .to_owned(),
        ));
        blocks.extend(self.intention.iter().map(|(words, about)| Block::Own(words.clone(), about.clone())));
        let mut facts: Vec<_> =
            self.team.iter().map(|(role, name)| alula_paper::Fact::new(crate::wording::sentence(role), name)).collect();
        if !self.held.is_empty() {
            facts.push(alula_paper::Fact::new("To keep in mind", self.held.join("\n")));
        }
        blocks.push(Block::Facts(facts));
        blocks.push(part("What happened"));
        if self.story.is_empty() {
            blocks.push(Block::Text("Nothing is told yet.".to_owned()));
        }
        blocks.extend(self.story.iter().map(|it| Block::Told {
            when: it.when.clone(),
            heading: it.heading.clone(),
            says: it.says.clone(),
        }));
        if !self.measures.is_empty() {
            blocks.push(part("What the questionnaires show"));
            blocks.extend(self.measures.iter().cloned());
        }
        blocks.push(Block::NewPage);
        blocks.push(part("Every statement"));
        blocks.push(Block::Quiet(
            "In the order in which the house recorded them. The number is a statement's place in the chart.".to_owned(),
        ));
        blocks.extend(self.statements.iter().cloned().map(Block::Stated));
        self.check(&mut blocks);
        frame.document("Chart".to_owned(), blocks)
    }

    fn check(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(Level::Part, "How to check this file".to_owned()));
        blocks.push(Block::Text(format!(
            "The chart has {}. Each is sealed together with the seal of the one before it, so the last seal stands for \
             all of them.",
            crate::wording::count(self.statements.len(), "statement")
        )));
        blocks.push(Block::Quiet("The chart:".to_owned()));
        blocks.push(Block::Exact(self.chart.clone()));
        if !self.seal.is_empty() {
            blocks.push(Block::Quiet("The seal of the last statement:".to_owned()));
            blocks.push(Block::Exact(self.seal.clone()));
            blocks.push(Block::Text(
                "Whoever runs the practice's machine can prove with one command that no statement of any chart was \
                 changed, removed or moved after it was filed:"
                    .to_owned(),
            ));
            blocks.push(Block::Exact("alula verify".to_owned()));
        }
    }
}

fn told(it: &Telling) -> Told {
    let mut says: Vec<Words> = it.sentences.iter().map(Words::house).collect();
    says.extend(it.own.iter().map(Words::own));
    for link in it.threads.iter().flatten() {
        says.push(match link {
            Link::Own(words) => Words::own(words),
            Link::Kept(words) => Words::house(format!("which became: {words}")),
            Link::Remark(words) => Words::house(words),
        });
    }
    if !it.signed.is_empty() {
        says.push(Words::house(&it.signed));
    }
    Told { when: it.when.clone(), heading: it.heading.clone(), says }
}
