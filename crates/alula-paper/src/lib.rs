//! A printed document as plain data: what stands on the paper, in reading order, and nothing of how it is drawn.
//!
//! Pages write documents from a chart; `alula-print` makes PDF of them. This crate stands between the two, so that
//! neither has to wait for the other, and must never know a chart, HTML or Typst.

mod block;
mod figure;

pub use block::{Block, Fact, Level, Signature, Stated, Voice, Words};
pub use figure::{Band, Curve, Lane, Lanes, Mark, Point, Rule, Shape};

/// A document as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is, as a heading and as the title of the file: `Consent: ketamine outside its approval`.
    pub title: String,
    /// The language of its words, such as `en`.
    pub language: &'static str,
    /// The name of the practice.
    pub practice: String,
    /// Words at the head of every page when nobody in the document exists; empty in a true practice.
    pub invented: String,
    /// Whom it is about, at the foot of every page: a stray page finds its way back.
    pub about: String,
    /// The day it was printed on, in words.
    pub printed: String,
    /// The same day as year, month and day, for the file's own date.
    pub day: (i32, u8, u8),
    /// What stands on it, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Every text of the document, in reading order.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = vec![self.title.as_str(), &self.practice, &self.invented, &self.about, &self.printed];
        for block in &self.blocks {
            block.texts(&mut texts);
        }
        texts
    }
}
