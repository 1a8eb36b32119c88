//! Drills: a scripted emergency as data, and how long the right actions took.
//!
//! A drill says what is to be seen and when, and which actions written down in the house are right, each with the time in
//! which it is wanted and where that comes from. What is not written down cannot be scored: a hand that was held, a call.

use serde::Deserialize;

use super::{AdverseEventRecorded, MarkKind, MarkMade};
use crate::ids::StaffId;
use crate::ledger::{Author, Entry, Statement};
use jiff::Timestamp;

/// A drill as its file says it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    /// A short name for the command line.
    pub id: String,
    /// Counts up when anything in the file changes.
    pub version: u16,
    /// What happens.
    pub title: String,
    /// Where the scene and its right actions come from.
    pub source: String,
    /// The minute after T0 at which it begins.
    pub minute: i64,
    /// Seconds after which it is over.
    pub over_after: i64,
    /// What is to be seen, in order.
    pub events: Vec<DrillEvent>,
    /// What is right.
    pub expects: Vec<Expected>,
    /// What is wrong.
    #[serde(default)]
    pub never: Vec<Never>,
}

/// One thing that is to be seen, said or measured by whoever plays along.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrillEvent {
    /// Seconds after the drill began.
    pub after: i64,
    /// Upper and lower pressure and pulse, for a reading.
    pub reading: Option<[i64; 3]>,
    /// The kind, for a mark.
    pub mark: Option<MarkKind>,
    /// The words of the mark.
    #[serde(default)]
    pub words: String,
}

/// An action by what is written down of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// A reading.
    Reading,
    /// A mark of one of these kinds.
    Mark(Vec<MarkKind>),
    /// Something untoward under one of these terms.
    Untoward(Vec<String>),
    /// A further amount of medicine.
    FurtherAmount,
}

/// A right action.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// In words.
    pub what: String,
    /// What counts as it.
    pub by: Act,
    /// Seconds after the beginning of the drill from which it can be done, such as after a second look.
    #[serde(default)]
    pub from: i64,
    /// Within how many seconds from then it is wanted.
    pub within: i64,
    /// Where this time comes from.
    pub source: String,
}

/// A wrong action.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Never {
    /// In words.
    pub what: String,
    /// What counts as it.
    pub by: Act,
}

/// How a right action went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored<'d> {
    /// Which.
    pub expected: &'d Expected,
    /// Seconds until it was written down; nothing when it was not.
    pub took: Option<i64>,
}

impl Scored<'_> {
    /// True when it was done in the time that was wanted.
    pub fn in_time(&self) -> bool {
        self.took.is_some_and(|it| it <= self.expected.within)
    }
}

/// What came of a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillScore<'d> {
    /// Each right action.
    pub right: Vec<Scored<'d>>,
    /// Wrong actions that were done, each with the seconds after the beginning.
    pub wrong: Vec<(&'d Never, i64)>,
}

impl DrillScore<'_> {
    /// True when every right action was done, in time or not.
    pub fn is_whole(&self) -> bool {
        self.right.iter().all(|it| it.took.is_some())
    }
}

impl Act {
    fn is(&self, says: &Statement) -> bool {
        match (self, says) {
            (Self::Reading, Statement::VitalsRecorded(_)) | (Self::FurtherAmount, Statement::MedicineAdded(_)) => true,
            (Self::Mark(kinds), Statement::MarkMade(MarkMade { kind, .. })) => kinds.contains(kind),
            (Self::Untoward(terms), Statement::AdverseEventRecorded(AdverseEventRecorded { term, .. })) => {
                terms.contains(term)
            }
            _ => false,
        }
    }
}

impl Drill {
    /// Reads the text of a drill.
    ///
    /// # Errors
    /// What is wrong with it, as the reader of TOML says it.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// How long it took whoever is trained, who is `by`, to write down each right action. What counts is when the house
    /// took it in, so nobody is quicker by moving a mark back.
    pub fn score<'e>(
        &self,
        began: Timestamp,
        by: StaffId,
        entries: impl IntoIterator<Item = &'e Entry>,
    ) -> DrillScore<'_> {
        let own: Vec<(i64, &Statement)> = entries
            .into_iter()
            .filter(|it| it.header.author == Author::Staff(by))
            .map(|it| (it.header.recorded_at.duration_since(began).as_secs(), &it.statement))
            .filter(|(after, _)| *after >= 0)
            .collect();
        let first = |act: &Act, from: i64| {
            own.iter().filter(|(after, says)| *after >= from && act.is(says)).map(|(after, _)| *after).min()
        };
        let right = self
            .expects
            .iter()
            .map(|it| Scored { expected: it, took: first(&it.by, it.from).map(|after| after - it.from) });
        DrillScore {
            right: right.collect(),
            wrong: self.never.iter().filter_map(|it| Some((it, first(&it.by, 0)?))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::given::{ASSOCIATE, SUPERVISOR, by, given, now};
    use crate::ids::SessionId;
    use crate::session::{MedicineAdded, VitalsRecorded};
    use crate::units::{BeatsPerMinute, Micrograms};

    const DRILL: &str = r#"
        id = "pressure"
        version = 1
        title = "A high pressure"
        source = "invented"
        minute = 40
        over_after = 600
        events = [{ after = 0, reading = [182, 111, 104] }, { after = 9, mark = "words", words = "My head." }]
        expects = [
            { what = "Measured again", by = "reading", from = 60, within = 120, source = "invented" },
            { what = "Said so", by = { mark = ["worry", "note"] }, within = 60, source = "invented" },
            { what = "Written down", by = { untoward = ["headache"] }, within = 300, source = "invented" },
        ]
        never = [{ what = "A further amount", by = "further_amount" }]
    "#;

    fn session() -> SessionId {
        SessionId(uuid::Uuid::from_u128(9))
    }

    fn mark(kind: MarkKind) -> MarkMade {
        MarkMade { session: session(), kind, words: "".into() }
    }

    fn reading() -> VitalsRecorded {
        VitalsRecorded {
            session: Some(session()),
            pressure: None,
            pulse: BeatsPerMinute::new(80).ok(),
            saturation: None,
            breaths: None,
            weight: None,
        }
    }

    fn took(score: &DrillScore<'_>) -> Vec<Option<i64>> {
        score.right.iter().map(|it| it.took).collect()
    }

    #[test]
    fn the_first_right_action_of_whoever_is_trained_counts_from_when_it_can_be_done() {
        let drill = Drill::parse(DRILL).unwrap();
        let (me, partner) = (Author::Staff(ASSOCIATE), Author::Staff(SUPERVISOR));
        let told = given([by(partner, mark(MarkKind::Worry)), by(me, reading())])
            .later(1)
            .and([by(me, mark(MarkKind::Note)), by(me, reading())])
            .later(2)
            .and([by(me, mark(MarkKind::Worry)), by(me, reading())]);
        let entries = || told.chart.entries().iter().map(AsRef::as_ref);
        let score = drill.score(now(), ASSOCIATE, entries());
        assert_eq!(took(&score), [Some(0), Some(60), None]);
        assert_eq!(score.right.iter().map(Scored::in_time).collect::<Vec<_>>(), [true, true, false]);
        assert!(!score.is_whole() && score.wrong.is_empty());
        let later = drill.score(now() + SignedDuration::from_secs(30), ASSOCIATE, entries());
        assert_eq!(took(&later), [Some(90), Some(30), None]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_time() {
        let drill = Drill::parse(DRILL).unwrap();
        let more = MedicineAdded { session: session(), amount: Micrograms::milligrams(50).unwrap() };
        let told = given([by(Author::Staff(ASSOCIATE), reading())]).later(3).and([by(Author::Staff(ASSOCIATE), more)]);
        let score = drill.score(now(), ASSOCIATE, told.chart.entries().iter().map(AsRef::as_ref));
        assert_eq!(score.wrong.iter().map(|it| it.1).collect::<Vec<_>>(), [180]);
    }

    #[test]
    fn a_file_with_a_word_too_many_is_no_drill() {
        assert!(Drill::parse(&DRILL.replace("minute = 40", "minute = 40\nbonus = 7")).is_err());
    }
}
