//! What leaves the house on paper: consents as they were signed, a session summed up, the whole chart, letters.
//!
//! Each is a view of the chart that becomes a [`Document`]; how that is drawn and written as a file is not known here.
//! A day on paper carries its year and is never called today.

mod chart_file;
mod consent_copy;
mod letter;
mod measures;
mod session_of;
mod session_sheet;
mod session_summary;
mod statements;

mod chart_samples;
mod samples;
mod session_samples;

pub use chart_file::{ChartFile, Told};
pub use consent_copy::ConsentCopy;
pub use letter::Letter;
pub use measures::measures_in_words;
pub use samples::{Sample, all as samples};
pub use session_sheet::SessionSheet;
pub use session_summary::{Given, Reading, SessionSummary};

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::intake::ClientAdmitted;
use alula_paper::{Block, Document};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::wording;

/// The words that a practice of invented people has in its name.
const INVENTED: &str = "(invented)";

/// What stands around every document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The name of the practice.
    pub practice: String,
    /// Whom the document is about: `Mara Lindqvist, born 1 July 1985`.
    pub about: String,
    /// `Printed on 16 June 2026`.
    pub printed: String,
    /// The same day as year, month and day.
    pub day: (i32, u8, u8),
}

impl Frame {
    /// The frame of a document about the client of this chart, printed now.
    pub fn of(practice: &str, chart: &Chart, ctx: &Context<'_>) -> Self {
        let person = chart.last::<ClientAdmitted>().map(|it| &it.is.person);
        let about = person.map(|it| format!("{}, born {}", it.name.reveal(), wording::date(it.birth_date)));
        let today = ctx.now.to_zoned(ctx.zone.clone()).date();
        Self {
            practice: practice.to_owned(),
            about: about.unwrap_or_else(|| "A client without a name yet".to_owned()),
            printed: format!("Printed on {}", day(ctx.now, ctx.zone)),
            day: (i32::from(today.year()), today.month().cast_unsigned(), today.day().cast_unsigned()),
        }
    }

    fn document(&self, title: String, blocks: Vec<Block>) -> Document {
        let invented = self.practice.contains(INVENTED);
        Document {
            title,
            language: "en",
            practice: self.practice.clone(),
            invented: if invented { "Nobody in this document exists.".to_owned() } else { String::new() },
            about: self.about.clone(),
            printed: self.printed.clone(),
            day: self.day,
            blocks,
        }
    }
}

/// `16 June 2026`.
fn day(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%-d %B %Y").to_string()
}

/// `16 June 2026, 14:02`.
fn moment(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%-d %B %Y, %H:%M").to_string()
}

/// The same surroundings, seen from so long ago that every day is told with its year.
fn from_afar<'a>(ctx: &Context<'a>) -> Context<'a> {
    Context { now: Timestamp::UNIX_EPOCH, ..ctx.clone() }
}
