//! A signature is the client's own name over the exact text that was read.

use super::{ConsentSigned, Document};
use crate::chart::Chart;
use crate::decide::Refusal;
use crate::intake::ClientAdmitted;

/// Whether the signature is the name in the chart, up to case and spaces, over the text that is signed now.
///
/// # Refusals
/// `impossible` for another name or another text.
pub fn fits_signature(chart: &Chart, it: &ConsentSigned, document: &Document) -> Result<(), Refusal> {
    if it.digest != document.digest || it.version != document.version {
        return Err(Refusal::impossible("digest", "The text has changed. Open the page again and read it."));
    }
    let name = chart.last::<ClientAdmitted>().map(|it| plain(it.is.person.name.reveal())).unwrap_or_default();
    if plain(it.name.reveal()) != name {
        return Err(Refusal::impossible("name", "This differs from the name in your chart. Write your full name."));
    }
    Ok(())
}

fn plain(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
