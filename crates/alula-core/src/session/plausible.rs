//! What a reading hardly ever is: worth taking again before it is kept, and kept when a person says that it is so.

use super::VitalsRecorded;

/// A value outside of what one usually meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unlikely {
    /// The field of the form.
    pub field: &'static str,
    /// What was measured, in words.
    pub what: &'static str,
    /// The value.
    pub value: i64,
    /// The least and the most one usually meets.
    pub usual: (i64, i64),
}

/// What one usually meets of an upper pressure, in mmHg. Source: field-study.md section 4.1, plausibility.
pub const UPPER: (i64, i64) = (60, 260);
/// Of a lower pressure, in mmHg. A proposal of ours.
pub const LOWER: (i64, i64) = (30, 150);
/// Of a pulse, a minute. A proposal of ours.
pub const PULSE: (i64, i64) = (35, 200);
/// Of oxygen saturation, in per cent: below it a cold or moving finger is likelier. A proposal of ours.
pub const SATURATION: (i64, i64) = (80, 100);
/// Of breaths, a minute. A proposal of ours.
pub const BREATHS: (i64, i64) = (6, 40);
/// Of body weight, in kg. A proposal of ours.
pub const WEIGHT: (i64, i64) = (35, 200);

/// Every value of a reading that one hardly ever meets; the reading itself is a matter of the person who took it.
pub fn unlikely(reading: &VitalsRecorded) -> Vec<Unlikely> {
    let pressure = reading.pressure;
    let values = [
        ("systolic", "upper pressure", pressure.map(|it| it.systolic.get()), UPPER),
        ("diastolic", "lower pressure", pressure.map(|it| it.diastolic.get()), LOWER),
        ("pulse", "pulse", reading.pulse.map(|it| it.get()), PULSE),
        ("saturation", "oxygen", reading.saturation.map(|it| it.get()), SATURATION),
        ("breaths", "breaths", reading.breaths.map(|it| it.get()), BREATHS),
        ("weight", "weight", reading.weight.map(|it| it.get()), WEIGHT),
    ];
    let found = values.into_iter().filter_map(|(field, what, value, usual)| {
        let value = value?;
        (!(usual.0..=usual.1).contains(&value)).then_some(Unlikely { field, what, value, usual })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::nth;
    use crate::ids::SessionId;
    use crate::samples;
    use crate::units::{BreathsPerMinute, Percent};

    #[test]
    fn a_usual_reading_is_not_asked_about() {
        assert!(unlikely(&samples::reading(SessionId::of(nth(1)), 128, 82)).is_empty());
        assert!(unlikely(&samples::reading(SessionId::of(nth(1)), 182, 111)).is_empty(), "high is not unlikely");
    }

    #[test]
    fn what_one_hardly_meets_is_named_with_what_one_meets() {
        let mut reading = samples::reading(SessionId::of(nth(1)), 282, 20);
        reading.saturation = Some(Percent::new(70).unwrap());
        reading.breaths = Some(BreathsPerMinute::new(80).unwrap());
        let found = unlikely(&reading);
        assert_eq!(
            found.iter().map(|it| it.field).collect::<Vec<_>>(),
            ["systolic", "diastolic", "saturation", "breaths"]
        );
        assert_eq!((found[0].value, found[0].usual), (282, (60, 260)));
    }
}
