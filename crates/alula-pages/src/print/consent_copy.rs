//! A consent as it was signed: the exact text, who, when, and the digest that the signature names.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::hex;
use alula_core::ids::EntryId;
use alula_core::preparation::{ConsentSigned, ConsentWithdrawn, document, texts};
use alula_paper::{Block, Document, Fact, Level};

use super::{Frame, moment};
use crate::session::author_name;

/// A signed consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentCopy {
    /// The title of the document.
    pub title: String,
    /// The version of its text.
    pub version: String,
    /// SHA-256 of the text, hexadecimal.
    pub digest: String,
    /// The text that was signed, heading by heading; nothing when this house no longer carries it.
    pub text: Option<Vec<(String, Vec<String>)>>,
    /// The name as it was typed for the signature.
    pub name: String,
    /// When it was signed.
    pub signed: String,
    /// When the house recorded it, and who signed in.
    pub recorded: String,
    /// Its place in the chart.
    pub number: u64,
    /// The seal of its entry.
    pub seal: String,
    /// When it was taken back, and the client's words; nothing while it holds.
    pub taken_back: Option<(String, String)>,
    /// When the same document was signed anew; empty when it was not.
    pub anew: String,
}

impl ConsentCopy {
    /// The signature with this id; nothing when there is none.
    pub fn of(chart: &Chart, signature: EntryId, ctx: &Context<'_>) -> Option<Self> {
        let signed = chart.find::<ConsentSigned>(signature)?;
        let place = (signed.at(), signed.header.sequence);
        let same = texts(&signed.is.document).find(|it| it.digest == signed.is.digest);
        let known = same.or_else(|| document(&signed.is.document));
        let paragraphs = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect();
        let of_document = |id: &str| id == signed.is.document;
        let anew = chart.all::<ConsentSigned>().filter(|it| of_document(&it.is.document));
        let anew =
            anew.filter(|it| (it.at(), it.header.sequence) > place).map(|it| (it.at(), it.header.sequence)).min();
        let back = chart.all::<ConsentWithdrawn>().filter(|it| of_document(&it.is.document));
        let back =
            back.filter(|it| (it.at(), it.header.sequence) > place).min_by_key(|it| (it.at(), it.header.sequence));
        Some(Self {
            title: known.map_or_else(|| signed.is.document.clone(), |it| it.title.to_owned()),
            version: signed.is.version.clone(),
            digest: signed.is.digest.clone(),
            text: same.map(|it| it.sections.iter().map(|(head, all)| ((*head).to_owned(), paragraphs(all))).collect()),
            name: signed.is.name.reveal().to_owned(),
            signed: moment(signed.at(), ctx.zone),
            recorded: format!(
                "{}, signed in as {}",
                moment(signed.header.recorded_at, ctx.zone),
                author_name(signed.author(), ctx)
            ),
            number: signed.header.sequence,
            seal: hex(&signed.header.seal),
            taken_back: back.map(|it| (moment(it.at(), ctx.zone), it.is.words.reveal().to_owned())),
            anew: anew.map(|(at, _)| moment(at, ctx.zone)).unwrap_or_default(),
        })
    }

    /// On paper.
    pub fn document(&self, frame: &Frame) -> Document {
        let mut blocks = Vec::new();
        if let Some((when, words)) = &self.taken_back {
            blocks.push(Block::Notice(format!("Taken back on {when}. From then on it no longer counts.")));
            if !words.trim().is_empty() {
                blocks.push(Block::Own(words.clone(), "Said when it was taken back".to_owned()));
            }
        }
        if !self.anew.is_empty() {
            blocks.push(Block::Quiet(format!("This document was signed anew on {}.", self.anew)));
        }
        match &self.text {
            Some(sections) => {
                for (heading, paragraphs) in sections {
                    blocks.push(Block::Heading(Level::Part, heading.clone()));
                    blocks.extend(paragraphs.iter().map(|it| paragraph(it)));
                }
            }
            None => blocks.push(Block::Notice(
                "The text of this version is not in this house any more. What was signed is the text with the digest \
                 below; only a file with the same digest is that text."
                    .to_owned(),
            )),
        }
        blocks.push(Block::Heading(Level::Part, "Signature".to_owned()));
        blocks.push(Block::Facts(vec![
            Fact::new("Signed by", &self.name),
            Fact::new("Signed on", &self.signed),
            Fact::new("Recorded on", &self.recorded),
            Fact::new("Version of the text", &self.version),
            Fact::new("Statement", format!("{} of the chart", self.number)),
        ]));
        blocks.push(Block::Quiet("Digest of the text that was signed (SHA-256):".to_owned()));
        blocks.push(Block::Exact(self.digest.clone()));
        blocks.push(Block::Quiet("Seal of the statement in the chart:".to_owned()));
        blocks.push(Block::Exact(self.seal.clone()));
        blocks.push(Block::Heading(Level::Part, "Witness, where one is asked for".to_owned()));
        blocks.push(Block::Lines(["Name", "Signature", "Day"].map(str::to_owned).into()));
        frame.document(format!("Consent: {}", self.title), blocks)
    }
}

fn paragraph(text: &str) -> Block {
    if !text.starts_with("- ") {
        return Block::Text(text.replace('\n', " "));
    }
    let mut points: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("- "), points.last_mut()) {
            (None, Some(last)) => *last = format!("{last} {}", line.trim()),
            (point, _) => points.push(point.unwrap_or(line).to_owned()),
        }
    }
    Block::Points(points)
}
