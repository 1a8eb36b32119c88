//! `alula kinetics`: the band that a population model expects, with its limits. It opens no practice.

use std::fmt::Write;
use std::process::ExitCode;

use alula_kinetics::{
    BASE_PER_HYDROCHLORIDE, Bands, Compound, Course, Dose, Expected, Grid, Light, OutOfRange, People, Person,
    Quantiles, Reached, Route, USUAL_DISSOLVE_MIN, Windows, limits, svg,
};
use anyhow::{Result, bail};
use serde::Serialize;

use super::say;
use crate::args::{Kinetics, KineticsFormat, KineticsLight, KineticsRoute};

/// Six hours, minute by minute.
const LAST_MINUTE: u32 = 360;
const HOLD_MIN: f64 = 10.0;

/// Draws, or says why not.
pub fn run(asked: &Kinetics) -> Result<ExitCode> {
    let route = route(asked)?;
    let expected = expected(asked, route)?;
    let answer = match asked.format {
        KineticsFormat::Json => serde_json::to_string(&Answer::of(&expected))?,
        KineticsFormat::Csv => table(&expected),
        KineticsFormat::Svg => {
            let light = match asked.light {
                KineticsLight::Day => Light::Day,
                KineticsLight::Dusk => Light::Dusk,
            };
            svg(&expected, &caption(asked, route), light)
        }
    };
    say(answer.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// The route with what belongs to it, and nothing that does not.
fn route(asked: &Kinetics) -> Result<Route> {
    let lozenge = asked.route == KineticsRoute::Lozenge;
    if !lozenge && (asked.hold_min.is_some() || asked.dissolve_min.is_some() || asked.spit) {
        bail!(
            "Only a lozenge is held, dissolves or is spat out. Leave out --hold-min, --dissolve-min and --spit, or take --route lozenge."
        );
    }
    if asked.route != KineticsRoute::Iv && asked.minutes.is_some() {
        bail!("Only an infusion takes --minutes. Leave it out, or take --route iv.");
    }
    Ok(match asked.route {
        KineticsRoute::Lozenge => Route::Lozenge {
            dissolve_min: asked.dissolve_min.unwrap_or(USUAL_DISSOLVE_MIN),
            hold_min: asked.hold_min.unwrap_or(HOLD_MIN),
            spit: asked.spit,
        },
        KineticsRoute::Im => Route::Muscle,
        KineticsRoute::Iv => Route::Vein { minutes: asked.minutes.unwrap_or_default() },
        KineticsRoute::Oral => Route::Swallowed,
        KineticsRoute::Nasal => Route::Nose,
    })
}

fn expected(asked: &Kinetics, route: Route) -> Result<Expected, OutOfRange> {
    let compound = if asked.esketamine { Compound::Esketamine } else { Compound::Racemic };
    let person = Person::new(asked.weight_kg, asked.age)?.given(compound);
    let base_mg = asked.dose_mg * if asked.hydrochloride { BASE_PER_HYDROCHLORIDE } else { 1.0 };
    let course = Course::of(&[Dose { at_min: 0.0, base_mg, route }])?;
    Ok(People::drawn(&person, asked.people, asked.seed)?.expected(&course, Grid::minutes(LAST_MINUTE)?))
}

fn caption(asked: &Kinetics, route: Route) -> String {
    let how = match route {
        Route::Lozenge { dissolve_min, hold_min, spit } => {
            let end = if spit { "spat out" } else { "swallowed" };
            format!("in the mouth, dissolved in {dissolve_min} min, held {hold_min} min, then {end}")
        }
        Route::Muscle => "into the muscle".into(),
        Route::Vein { minutes: 0.0 } => "into the vein at once".into(),
        Route::Vein { minutes } => format!("into the vein over {minutes} min"),
        Route::Swallowed => "swallowed".into(),
        Route::Nose => "into the nose".into(),
    };
    let compound = if asked.esketamine { "esketamine" } else { "ketamine" };
    let form = if asked.hydrochloride { "hydrochloride" } else { "base" };
    let Kinetics { dose_mg, people, weight_kg, age, .. } = asked;
    format!("{dose_mg} mg of {compound} {form}, {how}; {people} invented adults of {weight_kg} kg and {age} years")
}

/// The object; its field names are a contract with other programs. Concentrations in ng/mL over people at each minute.
#[derive(Serialize)]
struct Answer {
    time_min: Vec<u32>,
    ketamine: Five,
    norketamine: Five,
    effect_site: Five,
    summary: Summed,
    windows: Passed,
    limits: &'static [&'static str],
}

#[derive(Serialize)]
struct Five {
    p5: Vec<f64>,
    p25: Vec<f64>,
    p50: Vec<f64>,
    p75: Vec<f64>,
    p95: Vec<f64>,
}

/// Of ketamine in plasma.
#[derive(Serialize)]
struct Summed {
    cmax: Wide,
    tmax_min: Wide,
    auc_ng_h_ml: Wide,
}

#[derive(Serialize)]
struct Wide {
    p5: f64,
    p50: f64,
    p95: f64,
}

/// Of the effect site; minutes over those who pass, and how many in a hundred of all do within the picture.
#[derive(Serialize)]
struct Passed {
    onset: Window,
    peak_begins: Window,
    peak_ends: Window,
    settled: Window,
    near_baseline: Window,
}

#[derive(Serialize)]
struct Window {
    /// ng/mL, or `null` where it is a share of each person's own highest.
    level_ng_ml: Option<f64>,
    share_of_own_highest: Option<f64>,
    p10_min: Option<f64>,
    p50_min: Option<f64>,
    p90_min: Option<f64>,
    people_percent: f64,
}

impl Answer {
    fn of(it: &Expected) -> Self {
        let window = |reached: &Reached, level: Option<f64>| Window {
            level_ng_ml: level,
            share_of_own_highest: level.is_none().then_some(Windows::NEAR_PEAK),
            p10_min: reached.minutes.map(|it| told(it.low)),
            p50_min: reached.minutes.map(|it| told(it.middle)),
            p90_min: reached.minutes.map(|it| told(it.high)),
            people_percent: told(reached.percent),
        };
        let windows = &it.windows;
        Self {
            time_min: (0..=LAST_MINUTE).collect(),
            ketamine: Five::of(&it.ketamine),
            norketamine: Five::of(&it.norketamine),
            effect_site: Five::of(&it.effect_site),
            summary: Summed {
                cmax: Wide::of(&it.summary.cmax),
                tmax_min: Wide::of(&it.summary.tmax_min),
                auc_ng_h_ml: Wide::of(&it.summary.auc_ng_h_ml),
            },
            windows: Passed {
                onset: window(&windows.onset, Some(Windows::ONSET)),
                peak_begins: window(&windows.peak_begins, None),
                peak_ends: window(&windows.peak_ends, None),
                settled: window(&windows.settled, Some(Windows::ONSET)),
                near_baseline: window(&windows.near_baseline, Some(Windows::BASELINE)),
            },
            limits: limits(),
        }
    }
}

impl Five {
    fn of(it: &Bands) -> Self {
        let [p5, p25, p50, p75, p95] = it.named().map(|(_, row)| row.iter().copied().map(told).collect());
        Self { p5, p25, p50, p75, p95 }
    }
}

impl Wide {
    fn of(it: &Quantiles) -> Self {
        Self { p5: told(it.low), p50: told(it.middle), p95: told(it.high) }
    }
}

/// To the millionth, so that the last bits of another machine's exponentials are not told.
fn told(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// A row for each minute. The limits fill a last column from the first row on, so that they stay with the numbers.
fn table(it: &Expected) -> String {
    let columns = [("ketamine", &it.ketamine), ("norketamine", &it.norketamine), ("effect_site", &it.effect_site)];
    let columns: Vec<_> = columns
        .iter()
        .flat_map(|(of, bands)| bands.named().map(|(share, row)| (format!("{of}_{share}"), row)))
        .collect();
    let mut out = String::from("time_min");
    for (name, _) in &columns {
        let _ = write!(out, ",{name}");
    }
    out.push_str(",limits\n");
    for (point, minute) in it.minutes.iter().enumerate() {
        let _ = write!(out, "{minute}");
        for (_, row) in &columns {
            let _ = write!(out, ",{}", told(row[point]));
        }
        let limit = limits().get(point).map(|it| format!("\"{it}\"")).unwrap_or_default();
        let _ = writeln!(out, ",{limit}");
    }
    out
}
