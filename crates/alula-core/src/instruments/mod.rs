//! Questionnaires as data: definition, scoring, bands, and honest change.
//!
//! The files in `/instruments` are part of the program. Only instruments whose licence lets everybody show their words
//! are there; each file carries its notice.

mod change;
mod definition;
mod outcome;
mod report;
mod score;

use std::sync::LazyLock;

pub use change::{Change, Direction, Reliability, ReliabilityKind, Step, change, reliable_change};
pub use definition::{
    AfterMedicine, Alert, Band, Better, ChangeRules, Instrument, InstrumentError, Item, Loinc, ScoreOption,
};
pub use outcome::{Answer, Course, Milestone, Outcome};
pub use report::{Counted, CourseReport, FEW, Point, PointReport, PracticeReport, Standing, month};
pub use score::{Round, Score, alerts, rounds, total};

/// The files of this house.
const FILES: [&str; 2] =
    [include_str!("../../../../instruments/phq-9.toml"), include_str!("../../../../instruments/gad-7.toml")];

static ALL: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    let parsed = FILES.iter().map(|text| Instrument::parse(text));
    parsed.collect::<Result<_, _>>().expect("the instruments of this house parse; a test reads them")
});

/// Every instrument of this house.
pub fn all() -> &'static [Instrument] {
    &ALL
}

/// The instrument with this id, such as `phq-9`.
pub fn find(id: &str) -> Option<&'static Instrument> {
    ALL.iter().find(|it| it.id == id)
}
