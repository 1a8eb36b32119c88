//! What came of the care, told from a chart.

use alula_core::Chart;
use alula_core::ids::{ClientId, EntryId, MeasureId, OrderId, SessionId};
use alula_core::intake::{ItemAnswered, MeasureBegun, MeasureFinished, Mode, Presence};
use alula_core::ledger::{Author, Entry, Header, Statement};
use alula_core::preparation::IntentionSet;
use alula_core::session::MedicineGiven;
use alula_core::units::Micrograms;
use alula_pages::measures::OutcomesPage;
use jiff::tz::{TimeZone, offset};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

fn now() -> Timestamp {
    "2026-06-30T16:00:00Z".parse().expect("a time")
}

#[derive(Default)]
struct Course(Vec<Entry>);

impl Course {
    fn says(&mut self, days_ago: i64, statement: impl Into<Statement>) -> EntryId {
        let (statement, place) = (statement.into(), self.0.len() as u64 + 1);
        let id = EntryId(Uuid::from_u128(u128::from(place)));
        let at = now() - SignedDuration::from_hours(24 * days_ago);
        let header = Header {
            id,
            client: ClientId(Uuid::from_u128(0xC)),
            sequence: place,
            kind: statement.kind().to_owned(),
            occurred_at: at,
            recorded_at: at,
            author: Author::Client,
            digest: [0; 32],
            seal: [0; 32],
        };
        self.0.push(Entry { header, statement });
        id
    }

    /// A PHQ-9 with this total, up to 9.
    fn phq(&mut self, days_ago: i64, total: u8) {
        let begun =
            MeasureBegun { instrument: "phq-9".into(), version: "1".into(), language: "en".into(), mode: Mode::Alone };
        let measure = MeasureId::of(self.says(days_ago, begun));
        for item in 1..=9_u8 {
            let value = Some((total + 9 - item) / 9);
            self.says(days_ago, ItemAnswered { measure, item, value });
        }
        self.says(days_ago, MeasureFinished { measure, total: Some(u16::from(total)) });
    }

    fn medicine(&mut self, days_ago: i64) {
        self.says(
            days_ago,
            MedicineGiven {
                session: SessionId(Uuid::from_u128(0x5)),
                order: OrderId(Uuid::from_u128(0x6)),
                amount: Micrograms::milligrams(100).expect("an amount"),
                lot: "".into(),
                identity: Presence::Present,
            },
        );
    }

    fn told(self) -> OutcomesPage {
        let chart = Chart::replay(ClientId(Uuid::from_u128(0xC)), self.0);
        OutcomesPage::of(&chart, now(), &TimeZone::fixed(offset(-7)))
    }
}

#[test]
fn change_is_told_against_the_last_round_before_the_medicine() {
    let mut course = Course::default();
    course.phq(60, 27);
    course.phq(31, 18);
    course.medicine(30);
    course.phq(16, 8);
    let page = course.told();
    let line = &page.lines[0];
    assert_eq!(
        line.sentence,
        "8 on Sun 14 Jun, mild. 10 points lower than 18 at the baseline, Sat 30 May: a reliable change, for the better \
         (it takes 6). Response by definition, not remission."
    );
    assert_eq!(line.points[0][1..3], ["Sat 30 May", "18"]);
    assert_eq!(line.points[1], ["After the last session", "Sun 14 Jun", "8", "10 lower, reliable, response"]);
    assert_eq!(line.points[2][1], "to be asked between Sun 21 Jun and Wed 15 Jul");
}

#[test]
fn a_round_right_after_the_medicine_is_hollow_and_nothing_is_called_a_response() {
    let mut course = Course::default();
    course.phq(31, 18);
    course.medicine(30);
    course.phq(28, 2);
    let page = course.told();
    let dots = &page.chronicle.panels[0].dots;
    assert_eq!(dots.iter().map(|it| it.hollow).collect::<Vec<_>>(), [false, true]);
    assert!(page.lines[0].hollow.starts_with("Hollow: Tue 2 Jun, 2 days after a session."), "{}", page.lines[0].hollow);
    assert!(!page.lines[0].sentence.contains("Response"), "{}", page.lines[0].sentence);
    assert_eq!(page.chronicle.tables[0].rows[1][3], "not compared, 2 days after the medicine");
}

#[test]
fn without_a_baseline_change_cannot_be_told() {
    let mut course = Course::default();
    course.medicine(30);
    course.phq(10, 9);
    let page = course.told();
    assert!(page.lines[0].sentence.ends_with("so change cannot be told."), "{}", page.lines[0].sentence);
    assert_eq!(page.lines[0].points[0][1], "not asked before the first session");
    assert_eq!(page.lines[0].points[2][3], "");
}

#[test]
fn intentions_stand_on_the_same_axis_with_their_words_beside() {
    let mut course = Course::default();
    let first = course.says(40, IntentionSet { words: "To sleep.".into(), instead_of: None });
    course
        .says(20, IntentionSet { words: "To rest.".into(), instead_of: Some(alula_core::ids::IntentionId::of(first)) });
    course.phq(31, 18);
    let page = course.told();
    let numbers: Vec<_> = page.chronicle.below[0].marks.iter().map(|it| it.label.clone()).collect();
    assert_eq!(numbers, ["1", "2"]);
    assert_eq!(page.intentions[0].about, "set on Thu 21 May, rests now");
    assert!(OutcomesPage::samples(ClientId(Uuid::nil()))[0].1.chronicle.is_empty());
}
