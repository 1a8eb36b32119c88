//! Scoring, and the rounds of a questionnaire in a chart. Nothing is estimated: a missing answer makes no total.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Alert, Instrument, find};
use crate::chart::Chart;
use crate::ids::MeasureId;
use crate::intake::{ItemAnswered, MeasureBegun, MeasureFinished, Mode};

/// The total by the instrument's rule; nothing when an item that counts has no answer.
pub fn total(instrument: &Instrument, answers: &BTreeMap<u8, Option<u8>>) -> Option<u16> {
    let counted = instrument.items.iter().filter(|it| it.counts);
    counted.map(|it| answers.get(&it.number).copied().flatten().map(u16::from)).sum()
}

/// The rule by which this answer has to be heard at once, if there is one.
pub fn alerts(instrument: &Instrument, item: u8, value: u8) -> Option<&Alert> {
    instrument.alerts.iter().find(|it| it.item == item && value >= it.at_least)
}

/// A total with when it was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// When it was finished.
    pub at: Timestamp,
    /// The total.
    pub total: u16,
}

/// One round of a questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Its id.
    pub measure: MeasureId,
    /// The instrument's id.
    pub instrument: String,
    /// How it was filled in.
    pub mode: Mode,
    /// When it was begun.
    pub begun: Timestamp,
    /// When it was finished.
    pub finished: Option<Timestamp>,
    /// The latest answer to each question that was answered or skipped.
    pub answers: BTreeMap<u8, Option<u8>>,
    /// The total, when it was finished and nothing that counts is missing.
    pub total: Option<u16>,
}

impl Round {
    /// The first question without an answer or a skip, from 1; nothing when all were gone through.
    pub fn next_item(&self) -> Option<u8> {
        let instrument = find(&self.instrument)?;
        instrument.items.iter().map(|it| it.number).find(|it| !self.answers.contains_key(it))
    }

    /// The total with its time, for a curve.
    pub fn score(&self) -> Option<Score> {
        Some(Score { at: self.finished?, total: self.total? })
    }
}

/// Every round of every questionnaire in a chart, in the order in which they were begun.
pub fn rounds(chart: &Chart) -> Vec<Round> {
    chart.all::<MeasureBegun>().map(|begun| round(chart, MeasureId::of(begun.id()), begun.is, begun.at())).collect()
}

fn round(chart: &Chart, measure: MeasureId, begun: &MeasureBegun, at: Timestamp) -> Round {
    let mut given: Vec<_> = chart.all::<ItemAnswered>().filter(|it| it.is.measure == measure).collect();
    given.sort_by_key(|it| (it.at(), it.header.sequence));
    let answers: BTreeMap<_, _> = given.into_iter().map(|it| (it.is.item, it.is.value)).collect();
    let finished = chart.all::<MeasureFinished>().find(|it| it.is.measure == measure).map(|it| it.at());
    let total = finished.and_then(|_| total(find(&begun.instrument)?, &answers));
    Round { measure, instrument: begun.instrument.clone(), mode: begun.mode, begun: at, finished, answers, total }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::all;

    fn answers(values: &[u8]) -> BTreeMap<u8, Option<u8>> {
        (1..).zip(values.iter().map(|it| Some(*it))).collect()
    }

    #[test]
    fn the_instruments_of_this_house_parse_with_notice_and_codes() {
        let ids: Vec<_> = all().iter().map(|it| (&*it.id, it.items.len(), it.highest())).collect();
        assert_eq!(ids, [("phq-9", 10, 27), ("gad-7", 7, 21)]);
        assert!(all().iter().all(|it| it.notice.contains("No permission required") && it.digest.len() == 64));
        assert_eq!(find("gad-7").unwrap().options[0].text, "Not at all");
    }

    /// Totals and bands worked out by hand.
    #[test]
    fn totals_and_bands_worked_by_hand() {
        let phq = find("phq-9").unwrap();
        let band = |values: &[u8]| {
            let total = total(phq, &answers(values)).unwrap();
            (total, &*phq.band(total).unwrap().words)
        };
        assert_eq!(band(&[0, 0, 0, 0, 0, 0, 0, 0, 0]), (0, "minimal"));
        assert_eq!(band(&[1, 1, 1, 1, 0, 0, 0, 0, 0]), (4, "minimal"));
        assert_eq!(band(&[1, 1, 1, 1, 1, 0, 0, 0, 0]), (5, "mild"));
        assert_eq!(band(&[2, 1, 2, 3, 0, 1, 0, 0, 1, 3]), (10, "moderate"));
        assert_eq!(band(&[3, 3, 3, 3, 1, 1, 1, 0, 0]), (15, "moderately severe"));
        assert_eq!(band(&[3, 3, 3, 3, 3, 3, 2, 0, 0]), (20, "severe"));
        assert_eq!(band(&[3; 9]), (27, "severe"));
        let gad = find("gad-7").unwrap();
        assert_eq!(total(gad, &answers(&[3, 3, 2, 1, 0, 1, 2])), Some(12));
        assert_eq!(gad.band(15).unwrap().words, "severe");
    }

    #[test]
    fn a_missing_answer_makes_no_total_and_the_uncounted_question_does_not_matter() {
        let phq = find("phq-9").unwrap();
        let mut some = answers(&[1; 9]);
        assert_eq!(total(phq, &some), Some(9));
        some.insert(10, None);
        assert_eq!(total(phq, &some), Some(9));
        some.insert(4, None);
        assert_eq!(total(phq, &some), None);
        some.remove(&4);
        assert_eq!(total(phq, &some), None);
    }

    #[test]
    fn thoughts_of_death_above_zero_are_heard() {
        let phq = find("phq-9").unwrap();
        assert_eq!([0, 1, 3].map(|value| alerts(phq, 9, value).is_some()), [false, true, true]);
        assert!(alerts(phq, 8, 3).is_none() && alerts(find("gad-7").unwrap(), 7, 3).is_none());
    }

    #[test]
    fn a_definition_with_a_mistake_is_turned_away() {
        let text = include_str!("../../../../instruments/gad-7.toml");
        let code = |from: &str, to: &str| {
            assert!(text.contains(from));
            Instrument::parse(&text.replacen(from, to, 1)).unwrap_err().code
        };
        assert_eq!(code("number = 3", "number = 4"), "impossible");
        assert_eq!(code("until = 21", "until = 20"), "impossible");
        assert_eq!(code("r = 0.92", "r = 1.0"), "impossible");
        assert_eq!(code("recall_days = 14", "recall_days = 14\ncolour = 2"), "malformed");
    }
}
