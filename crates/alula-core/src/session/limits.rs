//! What is at or beyond a limit: the tightest of protocol, practice and this client's order counts.

use jiff::Timestamp;

use super::{SessionPlanned, SessionView, VitalsRecorded};
use crate::chart::{Chart, Said};
use crate::ids::SessionId;
use crate::intake::{OrderWritten, Setting};
use crate::protocol::{Limit, SignedProtocol, ThresholdId};

/// Which side of a limit is the dangerous one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the limit or above it.
    AtOrAbove,
    /// Above the limit.
    Above,
    /// Below the limit.
    Below,
}

/// A value at or beyond the limit that counts for a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// What was measured, in words.
    pub what: &'static str,
    /// The value.
    pub value: i64,
    /// The limit.
    pub limit: i64,
    /// On which side of it the value lies.
    pub side: Side,
}

impl std::fmt::Display for Beyond {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { what, value, limit, side } = self;
        match side {
            Side::AtOrAbove | Side::Above => write!(f, "{what} {value}, limit {limit}"),
            Side::Below => write!(f, "{what} {value}, at least {limit} needed"),
        }
    }
}

/// Every value of a reading, taken at `at`, at which no medicine is given in its session.
///
/// Without a signed protocol the limits of the order alone count.
pub fn beyond(
    chart: &Chart,
    session: SessionId,
    reading: &VitalsRecorded,
    at: Timestamp,
    protocol: Option<&SignedProtocol>,
) -> Vec<Beyond> {
    let Some(plan) = chart.find::<SessionPlanned>(session.entry()) else { return Vec::new() };
    let order = chart.find::<OrderWritten>(plan.is.order.entry()).map(|it| it.is);
    let Some(protocol) = protocol else { return order.map_or_else(Vec::new, |it| of_order(it, reading)) };
    let of = Values::of(reading);
    let bounds = bounds(plan.is.setting, order, protocol, at).into_iter();
    found(bounds.map(|it| (it.what, of.named(it.what), it.side, it.limit.value)))
}

/// One limit that counts for the readings of a session, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// What is measured, in words.
    pub what: &'static str,
    /// The dangerous side.
    pub side: Side,
    /// The tightest limit.
    pub limit: Limit,
}

/// The limits that count at a place under an order, in the order in which they are read.
pub fn bounds(setting: Setting, order: Option<&OrderWritten>, protocol: &SignedProtocol, at: Timestamp) -> Vec<Bound> {
    use ThresholdId as Id;
    let (systolic, diastolic) = match setting {
        Setting::Home => (Id::BpStopHomeSys, Id::BpStopHomeDia),
        Setting::Office => (Id::BpStopOfficeSys, Id::BpStopOfficeDia),
    };
    let bound = |(what, side, id)| Bound { what, side, limit: protocol.limit(id, order, at) };
    let all = [
        (UPPER, Side::AtOrAbove, systolic),
        (LOWER, Side::AtOrAbove, diastolic),
        (PULSE, Side::AtOrAbove, Id::HrStopHi),
        (PULSE, Side::Below, Id::HrStopLo),
        (SATURATION, Side::Below, Id::Spo2Act),
        (BREATHS, Side::Below, Id::RrEmergLo),
        (BREATHS, Side::Above, Id::RrEmergHi),
    ];
    all.map(bound).into()
}

/// The readings since T0 that are at or beyond a limit, by time.
pub fn beyond_since_t0<'c>(
    chart: &Chart,
    session: &SessionView<'c>,
    protocol: Option<&SignedProtocol>,
) -> Vec<(Said<'c, VitalsRecorded>, Vec<Beyond>)> {
    let Some(t0) = session.t0() else { return Vec::new() };
    let since = session.readings.iter().filter(|it| it.at() >= t0);
    let found = since.map(|it| (*it, beyond(chart, session.id, it.is, it.at(), protocol)));
    found.filter(|(_, found)| !found.is_empty()).collect()
}

/// True when the prescriber's own instruction is asked for: a second reading since T0 is at or beyond a limit, and what was
/// measured last of it has not come back.
///
/// Source: field-study.md section 4.1, entry rules.
pub fn asks_for_instruction(chart: &Chart, session: &SessionView<'_>, protocol: Option<&SignedProtocol>) -> bool {
    let found = beyond_since_t0(chart, session, protocol);
    let Some((last, values)) = found.last().filter(|_| found.len() > 1) else { return false };
    let later = session.readings.iter().filter(|it| (it.at(), it.id()) > (last.at(), last.id()));
    let measured_again: Vec<_> = later.map(|it| Values::of(it.is)).collect();
    values.iter().any(|it| measured_again.iter().all(|values| values.named(it.what).is_none()))
}

/// Every value of a reading, taken at `at`, that is an emergency, before the medicine or after it.
pub fn emergency(reading: &VitalsRecorded, at: Timestamp, protocol: &SignedProtocol) -> Vec<Beyond> {
    use ThresholdId as Id;
    let limit = |id| protocol.limit(id, None, at).value;
    let of = Values::of(reading);
    found([
        (UPPER, of.systolic, Side::AtOrAbove, limit(Id::BpEmergSys)),
        (LOWER, of.diastolic, Side::AtOrAbove, limit(Id::BpEmergDia)),
        (PULSE, of.pulse, Side::Above, limit(Id::HrEmerg)),
        (SATURATION, of.saturation, Side::Below, limit(Id::Spo2Emerg)),
        (BREATHS, of.breaths, Side::Below, limit(Id::RrEmergLo)),
        (BREATHS, of.breaths, Side::Above, limit(Id::RrEmergHi)),
    ])
}

const UPPER: &str = "upper pressure";
const LOWER: &str = "lower pressure";
pub(super) const PULSE: &str = "pulse";
pub(super) const SATURATION: &str = "oxygen saturation";
pub(super) const BREATHS: &str = "breaths in a minute";

struct Values {
    systolic: Option<i64>,
    diastolic: Option<i64>,
    pulse: Option<i64>,
    saturation: Option<i64>,
    breaths: Option<i64>,
}

impl Values {
    fn named(&self, what: &str) -> Option<i64> {
        match what {
            UPPER => self.systolic,
            LOWER => self.diastolic,
            PULSE => self.pulse,
            SATURATION => self.saturation,
            _ => self.breaths,
        }
    }

    fn of(reading: &VitalsRecorded) -> Self {
        Self {
            systolic: reading.pressure.map(|it| it.systolic.get()),
            diastolic: reading.pressure.map(|it| it.diastolic.get()),
            pulse: reading.pulse.map(|it| it.get()),
            saturation: reading.saturation.map(|it| it.get()),
            breaths: reading.breaths.map(|it| it.get()),
        }
    }
}

fn of_order(order: &OrderWritten, reading: &VitalsRecorded) -> Vec<Beyond> {
    let (of, limits) = (Values::of(reading), &order.limits);
    let stated = [
        limits.systolic.map(|it| (UPPER, of.systolic, Side::AtOrAbove, it.get())),
        limits.diastolic.map(|it| (LOWER, of.diastolic, Side::AtOrAbove, it.get())),
        limits.pulse.map(|it| (PULSE, of.pulse, Side::AtOrAbove, it.get())),
    ];
    found(stated.into_iter().flatten())
}

fn found(values: impl IntoIterator<Item = (&'static str, Option<i64>, Side, i64)>) -> Vec<Beyond> {
    let measured = values.into_iter().filter_map(|(what, value, side, limit)| {
        let value = value?;
        let reached = match side {
            Side::AtOrAbove => value >= limit,
            Side::Above => value > limit,
            Side::Below => value < limit,
        };
        reached.then_some(Beyond { what, value, limit, side })
    });
    measured.collect()
}
