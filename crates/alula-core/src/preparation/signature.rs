//! A signature is the client's own name over the exact text that was read.

use super::{ConsentSigned, document};
use crate::chart::Chart;
use crate::decide::Refusal;
use crate::intake::ClientAdmitted;

/// Whether the signature is the name in the chart, up to case and spaces, over the text of this house as it stands.
///
/// # Refusals
/// `not_found` for a document that this house does not have; `impossible` for another name or an older text.
pub fn fits_signature(chart: &Chart, it: &ConsentSigned) -> Result<(), Refusal> {
    let document = document(&it.document).ok_or(Refusal::NotFound { what: "document" })?;
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
