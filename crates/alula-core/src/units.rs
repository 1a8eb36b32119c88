//! Quantities that carry their unit. Values outside what can be measured are turned away at the door.

use serde::{Deserialize, Serialize};

macro_rules! measured {
    ($(#[doc = $doc:literal] $name:ident, $inner:ty, $unit:literal, $low:literal..=$high:literal;)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "i64", into = "i64")]
        pub struct $name($inner);

        impl $name {
            /// The unit, as it is written beside the number.
            pub const UNIT: &str = $unit;
            /// A value inside the measurable range, or what is wrong with it.
            pub fn new(value: i64) -> Result<Self, OutOfRange> {
                if ($low..=$high).contains(&value) { Ok(Self(value as $inner)) }
                else { Err(OutOfRange { what: stringify!($name), value, low: $low, high: $high, unit: $unit }) }
            }
            /// The bare number, in [`Self::UNIT`].
            pub fn get(self) -> i64 { i64::from(self.0) }
        }
        impl TryFrom<i64> for $name {
            type Error = OutOfRange;
            fn try_from(value: i64) -> Result<Self, OutOfRange> { Self::new(value) }
        }
        impl From<$name> for i64 { fn from(value: $name) -> i64 { value.get() } }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )*};
}

/// A number that cannot be a measurement of this kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} must be between {low} and {high} {unit}, not {value}")]
pub struct OutOfRange {
    /// The name of the quantity.
    pub what: &'static str,
    /// What was given.
    pub value: i64,
    /// The lowest value that can be measured.
    pub low: i64,
    /// The highest value that can be measured.
    pub high: i64,
    /// The unit of all three.
    pub unit: &'static str,
}

measured! {
    /// A blood pressure, systolic or diastolic. The range is what a cuff can show, not what is healthy (field-study: 60 to 260 systolic, diastolic lower).
    MmHg, u16, "mmHg", 20..=300;
    /// A pulse.
    BeatsPerMinute, u16, "/min", 20..=250;
    /// Breaths in a minute.
    BreathsPerMinute, u16, "/min", 2..=80;
    /// Oxygen saturation by pulse oximeter.
    Percent, u8, "%", 40..=100;
    /// Body weight. The range is what a scale can show.
    Kilograms, u16, "kg", 20..=400;
    /// A dose or strength; never computed by the software. Whole micrograms.
    Micrograms, u32, "µg", 1..=2_000_000;
    /// A volume to inject or to waste. Whole microlitres.
    Microlitres, u32, "µL", 0..=100_000;
    /// A span of time in whole minutes.
    Minutes, u32, "min", 0..=100_000;
    /// A span of time in whole hours.
    Hours, u32, "h", 0..=100_000;
}

impl Micrograms {
    /// From whole milligrams.
    pub fn milligrams(value: i64) -> Result<Self, OutOfRange> {
        Self::new(value.saturating_mul(1000))
    }
    /// As milligrams in words, without trailing zeros: `100 mg`, `62.5 mg`.
    pub fn in_milligrams(self) -> String {
        format!("{} mg", thousandths(self.0))
    }
}

impl Microlitres {
    /// As millilitres in words, without trailing zeros: `1.2 mL`.
    pub fn in_millilitres(self) -> String {
        format!("{} mL", thousandths(self.0))
    }
}

/// A number of thousandths as a decimal number without trailing zeros, and never with a bare point: `0.5`, `12`.
fn thousandths(value: u32) -> String {
    let (whole, rest) = (value / 1000, value % 1000);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{}", format!("{rest:03}").trim_end_matches('0')) }
}

/// A blood pressure with the systolic value above the diastolic one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BloodPressure {
    /// The upper number.
    pub systolic: MmHg,
    /// The lower number.
    pub diastolic: MmHg,
}

impl BloodPressure {
    /// A pressure whose upper number is above the lower one.
    pub fn new(systolic: MmHg, diastolic: MmHg) -> Option<Self> {
        (systolic > diastolic).then_some(Self { systolic, diastolic })
    }
}

impl std::fmt::Display for BloodPressure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.systolic, self.diastolic)
    }
}

/// A day as it is written in a sentence: `14 March 1984`.
pub fn date(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
