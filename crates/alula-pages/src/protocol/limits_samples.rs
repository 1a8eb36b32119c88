//! The page of the practice's own limits as each reader may meet it.

use std::collections::BTreeMap;

use alula_core::ids::{EntryId, StaffId};
use alula_core::protocol::{NewPracticeLimit, PracticeLimit, PracticeLimits, REFERENCE, SignedProtocol, ThresholdId};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{LimitsNow, LimitsPage};
use crate::parts::{Filled, Forms};

const PRESCRIBER: StaffId = StaffId(Uuid::from_u128(0xA4));
const LONG: &str = "Two colleagues from another practice told us at the evening meeting how they had waited beside a client for a long \
                    time after a reading just below the protocol's number. نحن نفضل أن نتوقف مبكراً. We would rather stop early, talk, \
                    and come back on another day than go on at the edge. Pneumonoultramicroscopicsilicovolcanoconiosis.";

fn now() -> Timestamp {
    Timestamp::from_second(1_782_316_800).unwrap_or_default()
}

fn said(n: u32, threshold: ThresholdId, value: Option<i64>, days: i64, ahead: i64, reason: &str) -> PracticeLimit {
    let at = now() - SignedDuration::from_hours(24 * days);
    let holds_from = at + SignedDuration::from_hours(24 * ahead);
    let from = holds_from.to_zoned(TimeZone::UTC).date();
    let is = NewPracticeLimit { threshold, value, from, reason: reason.into() };
    PracticeLimit { id: EntryId(Uuid::from_u128(u128::from(n))), is, holds_from, by: PRESCRIBER, at }
}

fn usual() -> Vec<PracticeLimit> {
    use ThresholdId as Id;
    let cuff = "Two readings just below 160 within one month, both with a headache in the evening.";
    vec![
        said(
            1,
            Id::VitalsFreshMin,
            Some(15),
            90,
            0,
            "We measured it ourselves: nobody needs longer than that to begin.",
        ),
        said(2, Id::BpStopOfficeSys, Some(150), 20, 0, cuff),
        said(
            3,
            Id::VitalsFreshMin,
            None,
            12,
            0,
            "A second room takes longer to make ready; thirty minutes it is again.",
        ),
        said(4, Id::Spo2Act, Some(94), 1, 6, "The new oximeter comes next week and reads to the point."),
    ]
}

/// The page from what was said, under the reference protocol with one passage otherwise.
fn page(said: &[PracticeLimit], name: &str, may: bool, edit: Option<(&str, &str)>) -> LimitsPage {
    drawn(said, name, may, edit, None)
}

fn drawn(
    said: &[PracticeLimit],
    name: &str,
    may: bool,
    edit: Option<(&str, &str)>,
    chosen: Option<(ThresholdId, Forms)>,
) -> LimitsPage {
    let text = edit.map_or_else(|| REFERENCE.to_owned(), |(was, is)| REFERENCE.replacen(was, is, 1));
    let limits = PracticeLimits::from(said);
    let signed = SignedProtocol::new(&text, PRESCRIBER, now()).ok().map(|it| it.with_practice(limits));
    let staff = BTreeMap::from([(PRESCRIBER, crate::samples::prescriber(name))]);
    let it = LimitsNow { signed: signed.as_ref(), said, staff: &staff, now: now(), zone: &TimeZone::UTC };
    let view = LimitsPage::of(it, may);
    match chosen {
        Some((id, forms)) => view.changing(it, id, EntryId(Uuid::from_u128(77)), forms),
        None => view,
    }
}

impl LimitsPage {
    /// No protocol, nothing held, usual for a reader and for the prescriber, one opened, one refused, and one that the
    /// protocol overtook, with long words.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let cole = "Dr. Imani Cole";
        let wrong = Filled::named("tighter")
            .with("value", "170")
            .with("from", "2026-06-24")
            .with("reason", "The cuff reads low.")
            .wrong("value", "Value: The protocol holds at 160 mmHg. A practice can only be more careful, that is lower. A looser number needs a new signed protocol.");
        let (upper, refused) = (ThresholdId::BpStopOfficeSys, Forms::fresh().with("tighter", wrong));
        let tighter = ("[thresholds.bp_stop_office_sys]\nvalue = 160", "[thresholds.bp_stop_office_sys]\nvalue = 145");
        let long: Vec<_> = (0..6)
            .map(|n| {
                said(9 + n, ThresholdId::BpStopOfficeSys, Some(150 - i64::from(n)), 60 - 9 * i64::from(n), 0, LONG)
            })
            .map(|it| {
                if it.is.value == Some(145) {
                    said(20, ThresholdId::BpStopOfficeSys, Some(150), 2, 0, LONG)
                } else {
                    it
                }
            })
            .collect();
        let name = "Dr. Maximiliana Wolkenstein-Trostburg de la Fuente y Campoamor, MD, PhD";
        vec![
            ("empty", Self::default()),
            ("nothing", page(&[], cole, true, None)),
            ("usual", page(&usual(), cole, false, None)),
            ("changing", drawn(&usual(), cole, true, None, Some((upper, Forms::fresh())))),
            ("refused", drawn(&[], cole, true, None, Some((upper, refused)))),
            ("extreme", page(&long, name, true, Some(tighter))),
        ]
    }
}
