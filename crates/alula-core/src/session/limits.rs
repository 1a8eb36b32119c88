//! What is at or beyond a limit: the tightest of protocol, practice and this client's order counts.

use jiff::Timestamp;

use super::{SessionPlanned, VitalsRecorded};
use crate::chart::Chart;
use crate::ids::SessionId;
use crate::intake::{OrderWritten, Setting};
use crate::protocol::{SignedProtocol, ThresholdId};

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
    use ThresholdId as Id;
    let Some(plan) = chart.find::<SessionPlanned>(session.entry()) else { return Vec::new() };
    let order = chart.find::<OrderWritten>(plan.is.order.entry()).map(|it| it.is);
    let Some(protocol) = protocol else { return order.map_or_else(Vec::new, |it| of_order(it, reading)) };
    let (systolic, diastolic) = match plan.is.setting {
        Setting::Home => (Id::BpStopHomeSys, Id::BpStopHomeDia),
        Setting::Office => (Id::BpStopOfficeSys, Id::BpStopOfficeDia),
    };
    let limit = |id| protocol.limit(id, order, at).value;
    let of = Values::of(reading);
    found([
        (UPPER, of.systolic, Side::AtOrAbove, limit(systolic)),
        (LOWER, of.diastolic, Side::AtOrAbove, limit(diastolic)),
        (PULSE, of.pulse, Side::AtOrAbove, limit(Id::HrStopHi)),
        (PULSE, of.pulse, Side::Below, limit(Id::HrStopLo)),
        (SATURATION, of.saturation, Side::Below, limit(Id::Spo2Act)),
        (BREATHS, of.breaths, Side::Below, limit(Id::RrEmergLo)),
        (BREATHS, of.breaths, Side::Above, limit(Id::RrEmergHi)),
    ])
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
const PULSE: &str = "pulse";
const SATURATION: &str = "oxygen saturation";
const BREATHS: &str = "breaths in a minute";

struct Values {
    systolic: Option<i64>,
    diastolic: Option<i64>,
    pulse: Option<i64>,
    saturation: Option<i64>,
    breaths: Option<i64>,
}

impl Values {
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
