//! Pressure, pulse, saturation, breathing: what was measured at one moment.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::life::{known, open};
use super::{HoldRaised, HoldReason, beyond, t0};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, SessionId};
use crate::intake::MeasurementReported;
use crate::ledger::{Author, Draft};
use crate::units::{BeatsPerMinute, BloodPressure, BreathsPerMinute, Kilograms, Percent};

/// What was measured at one moment; at least one value is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VitalsRecorded {
    /// The session it belongs to; nothing outside a session.
    pub session: Option<SessionId>,
    /// Blood pressure.
    pub pressure: Option<BloodPressure>,
    /// Pulse.
    pub pulse: Option<BeatsPerMinute>,
    /// Oxygen saturation.
    pub saturation: Option<Percent>,
    /// Breaths in a minute.
    pub breaths: Option<BreathsPerMinute>,
    /// Body weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Kilograms>,
}

/// Writes down a reading. Before the medicine, a value at or beyond a limit holds the medicine in the same decision;
/// afterwards it is kept and shown, whatever it says.
///
/// # Refusals
/// `missing` when no value is there; `impossible` when the upper number is not above the lower one; `not_found` and
/// `not_now` when the session is not there or was cancelled.
pub(crate) fn record(chart: &Chart, request: &Request, it: &VitalsRecorded, ctx: &Context<'_>) -> Decided {
    if it.is_empty() {
        return Err(Refusal::Missing { field: "pressure" });
    }
    if it.pressure.is_some_and(|it| it.systolic <= it.diastolic) {
        let why = "The upper number has to be above the lower one. Take the pressure again.".to_owned();
        return Err(Refusal::Impossible { field: "pressure", why });
    }
    if let Some(session) = it.session {
        match t0(chart, session) {
            Some(_) => known(chart, session)?,
            None => open(chart, session)?,
        };
    }
    let mut drafts = vec![request.states(ctx, it.clone())];
    drafts.extend(hold_for(chart, request.id, request.at(ctx), it, ctx));
    Ok(drafts)
}

/// The hold that a reading before the medicine raises; its id follows from the reading's.
pub(crate) fn hold_for(
    chart: &Chart,
    reading: EntryId,
    at: Timestamp,
    it: &VitalsRecorded,
    ctx: &Context<'_>,
) -> Option<Draft> {
    let session = it.session?;
    if t0(chart, session).is_some_and(|t0| at >= t0) {
        return None;
    }
    let found = beyond(chart, session, it, at, ctx.protocol);
    if found.is_empty() {
        return None;
    }
    let words = found.iter().map(|it| format!("{it}")).collect::<Vec<_>>().join("; ");
    Some(Draft {
        id: reading.following(1),
        occurred_at: at,
        author: Author::House,
        statement: HoldRaised { session, why: HoldReason::Vitals { reading, words } }.into(),
    })
}

impl VitalsRecorded {
    /// True when no value is there.
    pub fn is_empty(&self) -> bool {
        let measured = self.pressure.is_some() || self.pulse.is_some() || self.saturation.is_some();
        !measured && self.breaths.is_none() && self.weight.is_none()
    }
}

/// The last body weight that is known by a moment, measured here or reported from elsewhere, with when it was measured.
pub fn weight(chart: &Chart, by: Timestamp) -> Option<(Kilograms, Timestamp)> {
    let here = chart.all::<VitalsRecorded>().filter_map(|it| Some((it.is.weight?, it.at())));
    let reported = chart.all::<MeasurementReported>().filter_map(|it| Some((reported_weight(it.is)?, it.at())));
    here.chain(reported).filter(|(_, at)| *at <= by).max_by_key(|(_, at)| *at)
}

/// LOINC, body weight.
const BODY_WEIGHT: &str = "29463-7";
const GRAMS: f64 = 1000.0;
const GRAMS_IN_A_POUND: f64 = 453.592_37;

fn reported_weight(it: &MeasurementReported) -> Option<Kilograms> {
    if it.code.as_ref()?.code != BODY_WEIGHT {
        return None;
    }
    let (value, unit) = it.value.reveal().split_once(' ')?;
    let value: f64 = value.parse().ok()?;
    let kilograms = match unit.trim() {
        "kg" => value,
        "g" => value / GRAMS,
        "[lb_av]" | "lb" | "lbs" => value * GRAMS_IN_A_POUND / GRAMS,
        _ => return None,
    };
    Kilograms::new(kilograms.round() as i64).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{ago, given, now};
    use crate::intake::{Coding, Source};
    use jiff::SignedDuration;

    fn told(value: &str, code: &str) -> MeasurementReported {
        let code = Some(Coding { system: "http://loinc.org".into(), code: code.into() });
        MeasurementReported { text: "Weight".into(), code, value: value.into(), source: Source::Told }
    }

    #[test]
    fn a_weight_from_elsewhere_is_read_in_the_units_it_may_come_in_and_otherwise_not_at_all() {
        let kilograms = |value: &str| reported_weight(&told(value, BODY_WEIGHT)).map(Kilograms::get);
        assert_eq!(kilograms("72.4 kg"), Some(72));
        assert_eq!(kilograms("72400 g"), Some(72));
        assert_eq!(kilograms("160 [lb_av]"), Some(73));
        assert_eq!([kilograms("11 [stone_av]"), kilograms("kg"), kilograms("7 kg")], [None; 3]);
        assert_eq!(reported_weight(&told("72 kg", "8302-2")), None, "a height");
    }

    #[test]
    fn the_last_weight_by_a_moment_counts_wherever_it_was_measured() {
        let here = |kilograms| VitalsRecorded {
            session: None,
            pressure: None,
            pulse: None,
            saturation: None,
            breaths: None,
            weight: Kilograms::new(kilograms).ok(),
        };
        let chart = given([ago(90, here(70)), ago(60, told("71 kg", BODY_WEIGHT)), ago(30, here(72))]).chart;
        let by = |minutes| weight(&chart, now() - SignedDuration::from_mins(minutes)).map(|it| it.0.get());
        assert_eq!([by(120), by(80), by(45), by(0)], [None, Some(70), Some(71), Some(72)]);
    }
}
