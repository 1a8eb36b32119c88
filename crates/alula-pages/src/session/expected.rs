//! The expected concentration behind the timeline: what a model draws for invented people, beside its limits.
//!
//! It decides nothing and is read by nothing: no gate, no limit and no time in the house looks at it.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::intake::{AfterHold, ClientAdmitted, OrderWritten, Route, age_on};
use alula_core::session::{Life, SessionView, minute_since, weight};
use alula_core::units::Micrograms;
use alula_kinetics::{Course, Dose, Grid, OutOfRange, People, Person, USUAL_DISSOLVE_MIN, limits};
use jiff::Timestamp;

use crate::parts::Expected;
use crate::wording;

/// Enough for a band behind marks; the command draws as many as it is asked for.
const PEOPLE: usize = 120;
const SEED: u64 = 1;
const STEP_MIN: f64 = 3.0;
/// Six hours.
const POINTS: usize = 121;

impl Expected {
    /// The band of a session whose medicine was given; or in words why there is none.
    pub(super) fn of(chart: &Chart, session: &SessionView<'_>, t0: Timestamp, ctx: &Context<'_>) -> Option<Self> {
        let order = session.order?.is;
        let Some((kilograms, measured)) = weight(chart, t0) else {
            return Some(Self::without(
                "No expected concentration is drawn: no weight was written down before.".into(),
            ));
        };
        let age = age_on(chart.last::<ClientAdmitted>()?.is.person.birth_date, t0.to_zoned(ctx.zone.clone()).date());
        let doses = doses(session, order, t0);
        let whom = format!("of {kilograms} kg ({}) and {age} years", wording::day(measured, ctx.now, ctx.zone));
        Some(match Self::band(kilograms.get() as f64, f64::from(age), &doses) {
            Ok(points) => Self { points, words: shaded(&whom), limits: limits() },
            Err(why) => Self::without(why.to_string()),
        })
    }

    /// The band of invented people of one weight and age over a lozenge.
    pub(crate) fn sample() -> Self {
        let route = alula_kinetics::Route::Lozenge { dissolve_min: USUAL_DISSOLVE_MIN, hold_min: 10.0, spit: true };
        let points = Self::band(68.0, 41.0, &[Dose { at_min: 0.0, base_mg: 100.0, route }]).unwrap_or_default();
        Self { points, words: shaded("of 68 kg (2 June) and 41 years"), limits: limits() }
    }

    fn without(words: String) -> Self {
        Self { points: Vec::new(), words, limits: &[] }
    }

    /// Minute, low, middle and high as parts of the highest point of the band.
    fn band(kilograms: f64, age: f64, doses: &[Dose]) -> Result<Vec<(i64, f64, f64, f64)>, OutOfRange> {
        let people = People::drawn(&Person::new(kilograms, age)?, PEOPLE, SEED)?;
        let grid = Grid::even(STEP_MIN, POINTS)?;
        let [plasma, ..] = people.bands(&Course::of(doses)?, grid);
        let highest = plasma.p95.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let point = |at: usize| {
            let part = |of: &[f64]| of.get(at).copied().unwrap_or_default() / highest;
            (grid.minute(at) as i64, part(&plasma.p5), part(&plasma.p50), part(&plasma.p95))
        };
        Ok((0..grid.points()).map(point).collect())
    }
}

fn shaded(whom: &str) -> String {
    format!(
        "Shaded: what a model expects in the plasma of 90 in 100 invented people {whom}. For education only; it decides nothing."
    )
}

fn doses(session: &SessionView<'_>, order: &OrderWritten, t0: Timestamp) -> Vec<Dose> {
    let held = |ended: Timestamp, how| (minute_since(t0, ended) as f64, how);
    let (hold_min, after) =
        session.lozenge.map_or((order.hold.get() as f64, order.after_hold), |it| held(it.at(), it.is.how));
    let route = match session.plan.is.route {
        Route::Lozenge => {
            let spit = after == AfterHold::Spit;
            alula_kinetics::Route::Lozenge { dissolve_min: USUAL_DISSOLVE_MIN, hold_min, spit }
        }
        Route::Intramuscular => alula_kinetics::Route::Muscle,
    };
    let dose = |at: Timestamp, amount: Micrograms| Dose {
        at_min: minute_since(t0, at) as f64,
        base_mg: amount.get() as f64 / 1000.0,
        route,
    };
    let first = match &session.life {
        Life::Underway { given, .. } | Life::ReadyToLeave { given, .. } | Life::Left { given, .. } => {
            Some(dose(t0, given.is.amount))
        }
        Life::Planned | Life::Day | Life::Cancelled { .. } => None,
    };
    first.into_iter().chain(session.added.iter().map(|it| dose(it.at(), it.is.amount))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn muscle(base_mg: f64) -> [Dose; 1] {
        [Dose { at_min: 0.0, base_mg, route: alula_kinetics::Route::Muscle }]
    }

    #[test]
    fn the_band_is_drawn_in_order_as_parts_of_its_highest_point() {
        let points = Expected::sample().points;
        assert_eq!((points[0].0, points.len(), points.last().map(|it| it.0)), (0, POINTS, Some(360)));
        assert!(points.iter().all(|(_, low, middle, high)| (0.0..=*middle).contains(low) && middle <= high));
        let highest = points.iter().map(|it| it.3).fold(0.0, f64::max);
        assert!((highest - 1.0).abs() < 1e-9, "{highest}");
    }

    #[test]
    fn beyond_the_model_there_is_a_reason_and_no_band() {
        let why = |kilograms, age, mg| Expected::band(kilograms, age, &muscle(mg)).unwrap_err().to_string();
        assert!(why(38.0, 41.0, 60.0).contains("a weight of 38 kg lies outside the model"));
        assert!(why(70.0, 96.0, 60.0).contains("an age of 96 years"));
        assert!(why(70.0, 41.0, 250.0).contains("a dose into the muscle of 250 mg"));
        assert!(Expected::without(why(38.0, 41.0, 60.0)).limits.is_empty());
    }
}
