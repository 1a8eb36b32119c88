//! Printed documents to PDF through Typst; pure.
//!
//! One small function is all that others see of Typst, so that nothing of it is compiled outside this crate. The layout
//! is `print/document.typ`; every word of a document reaches it as data and is never read as Typst. This crate must
//! never know a file, the network, a clock or a chart.

mod data;
mod fonts;
mod legible;
mod world;

use alula_paper::Document;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::world::Desk;

/// A document that could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The layout or the writing of the file failed; says what Typst said, never a word of the document.
    #[error("typst could not {doing}: {says}")]
    Typst {
        /// `lay it out`, `write it`.
        doing: &'static str,
        /// Its messages.
        says: String,
    },
}

/// The document as a PDF: tagged, with its title and language, the same bytes for the same document.
///
/// The file keeps to PDF/A-2a, to be read for decades, and to PDF/UA-1, to be read by everyone.
///
/// # Errors
/// When Typst refuses the layout or the file; no text of a document makes it do so.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PrintError> {
    let written = press(document);
    // What was printed stays in memory no longer than its printing.
    comemo::evict(0);
    written
}

fn press(document: &Document) -> Result<Vec<u8>, PrintError> {
    let desk = Desk::with(data::of(document));
    let laid_out = typst::compile::<PagedDocument>(&desk).output;
    let pages = laid_out.map_err(|found| refused("lay it out", &desk, &found))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|said| PrintError::Typst { doing: "write it", says: said.message().to_string() })?;
    let options = PdfOptions { creator: Smart::Custom(Some("Alula".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&pages, &options).map_err(|found| refused("write it", &desk, &found))
}

fn refused(doing: &'static str, desk: &Desk, found: &[SourceDiagnostic]) -> PrintError {
    let says: Vec<String> = found.iter().map(|it| format!("line {}: {}", desk.line(it), it.message)).collect();
    PrintError::Typst { doing, says: says.join("; ") }
}
