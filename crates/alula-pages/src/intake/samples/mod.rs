//! Samples of the pages of intake: empty, usual, extreme.

mod decisions;
mod doses;
mod risk;
mod sheet;

const LONG: &str = "Pseudohypoparathyroidismus-und-Hypothyreose-Kombinationsbehandlung nach sehr langer Vorgeschichte";
