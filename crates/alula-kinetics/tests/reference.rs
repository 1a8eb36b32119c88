//! The port says what the model's reference says: exact cases, published values, and the spread of a population.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod shared;

use alula_kinetics::{Bands, Course, Grid, People, Profile, Quantiles, Reached, Route};
use serde::Deserialize;
use shared::{Covariates, ToldDose, area, course};

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    covariates: Covariates,
    doses: Vec<ToldDose>,
    t_h: Vec<f64>,
    #[serde(rename = "K_ng_ml")]
    ketamine: Vec<f64>,
    #[serde(rename = "NK_ng_ml")]
    norketamine: Vec<f64>,
    #[serde(rename = "Ce_ng_ml")]
    effect_site: Vec<f64>,
    derived: Derived,
}

#[derive(Deserialize)]
struct Derived {
    #[serde(rename = "CL")]
    clearance: f64,
    #[serde(rename = "F_oral")]
    swallowed: f64,
}

/// What the vectors' own note allows.
fn close(found: f64, told: f64) -> bool {
    (found - told).abs() <= 1e-6_f64.max(1e-6 * told.abs())
}

#[test]
fn the_exact_cases_are_met() {
    let told: Vectors = serde_json::from_str(include_str!("data/vectors.json")).unwrap();
    assert_eq!(told.cases.len(), 10);
    for case in &told.cases {
        let (profile, course) = (case.covariates.profile(), course(&case.doses));
        let minutes: Vec<f64> = case.t_h.iter().map(|it| 60.0 * it).collect();
        let found = profile.at(&course, &minutes);
        for (name, found, told) in [
            ("ketamine", &found.ketamine, &case.ketamine),
            ("norketamine", &found.norketamine, &case.norketamine),
            ("effect site", &found.effect_site, &case.effect_site),
        ] {
            assert_eq!(told.len(), 17);
            for ((found, told), hour) in found.iter().zip(told).zip(&case.t_h) {
                assert!(close(*found, *told), "{}, {name}, {hour} h: {found} for {told}", case.name);
            }
        }
        assert!(close(profile.plasma_clearance(), case.derived.clearance));
        assert!(close(profile.swallowed_share(), case.derived.swallowed));
    }
}

#[test]
fn the_even_grid_says_what_single_minutes_say() {
    let told: Vectors = serde_json::from_str(include_str!("data/vectors.json")).unwrap();
    for case in &told.cases {
        let (profile, course) = (case.covariates.profile(), course(&case.doses));
        for (step, points) in [(1.0, 361), (0.7, 333), (5.0, 289)] {
            let grid = Grid::even(step, points).unwrap();
            let minutes: Vec<f64> = (0..points).map(|it| grid.minute(it)).collect();
            let (one, other) = (profile.at(&course, &minutes), profile.over(&course, grid));
            let pairs = [
                (one.ketamine, other.ketamine),
                (one.norketamine, other.norketamine),
                (one.effect_site, other.effect_site),
            ];
            for (one, other) in pairs.iter().flat_map(|(one, other)| one.iter().zip(other)) {
                assert!((one - other).abs() <= 1e-9 * (1.0 + one), "{}: {one} and {other}", case.name);
            }
        }
    }
}

#[derive(Deserialize)]
struct Published {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    study: String,
    weight_kg: f64,
    compound: String,
    dose: ToldDose,
    analyte: String,
    metric: String,
    t_h: Option<f64>,
    t_end_h: Option<f64>,
    published: f64,
    predicted: f64,
    ratio: f64,
}

/// The reference's own uneven grid: every half minute for two hours, then coarser until four days.
fn hours() -> Vec<f64> {
    let part = |from: f64, to: f64, pieces: u32| {
        (0..=pieces).map(move |it| from + (to - from) * f64::from(it) / f64::from(pieces))
    };
    part(0.0, 2.0, 240).chain(part(2.0, 12.0, 200).skip(1)).chain(part(12.0, 96.0, 168).skip(1)).collect()
}

fn predicted(row: &Row) -> f64 {
    let who = Covariates { weight: row.weight_kg, age: 40.0, compound: Some(row.compound.clone()), ddi: None };
    let (profile, course) = (who.profile(), course(std::slice::from_ref(&row.dose)));
    let until = row.t_end_h.unwrap_or(f64::MAX) + 1e-9;
    let hours: Vec<f64> = hours().into_iter().filter(|it| *it <= until).collect();
    let over =
        |course: &Course, hours: &[f64]| profile.at(course, &hours.iter().map(|it| 60.0 * it).collect::<Vec<_>>());
    let found = over(&course, &hours);
    let curve = if row.analyte == "K" { &found.ketamine } else { &found.norketamine };
    let top = (0..curve.len()).max_by(|a, b| curve[*a].total_cmp(&curve[*b])).unwrap();
    match row.metric.as_str() {
        "conc" => {
            let at = over(&course, &[row.t_h.unwrap()]);
            if row.analyte == "K" { at.ketamine[0] } else { at.norketamine[0] }
        }
        "cmax" => curve[top],
        "tmax" => hours[top],
        "auc" => area(&hours, curve),
        "F" => {
            let mut vein = course.doses()[0];
            vein.route = Route::Vein { minutes: 15.0 };
            area(&hours, curve) / area(&hours, &over(&Course::of(&[vein]).unwrap(), &hours).ketamine)
        }
        "CL" => Profile::typical(&Covariates { weight: 70.0, ..who }.person()).plasma_clearance(),
        other => panic!("{other}"),
    }
}

#[test]
fn the_published_values_are_met_as_well_and_as_badly_as_by_the_reference() {
    let told: Published = serde_json::from_str(include_str!("data/published.json")).unwrap();
    assert_eq!(told.rows.len(), 62);
    for row in &told.rows {
        let found = predicted(row);
        let name = format!("{} {} {}", row.study, row.analyte, row.metric);
        assert!((found / row.published - row.ratio).abs() <= 0.01, "{name}: {found} for {}", row.predicted);
        assert!((found / row.predicted - 1.0).abs() <= 0.001, "{name}: {found} for {}", row.predicted);
    }
    let within = told.rows.iter().filter(|it| {
        (0.75..=4.0 / 3.0).contains(&it.ratio)
            || it.metric == "tmax" && (predicted(it) - it.published).abs() <= 1.0 / 3.0
    });
    assert_eq!(within.count(), 49);
}

#[derive(Deserialize)]
struct Population {
    cases: Vec<Crowd>,
}

/// Means of five populations of 20 000 people each, drawn by the reference.
#[derive(Deserialize)]
struct Crowd {
    name: String,
    covariates: Covariates,
    doses: Vec<ToldDose>,
    at_min: Vec<usize>,
    ketamine: [Vec<f64>; 5],
    norketamine: [Vec<f64>; 5],
    effect_site: [Vec<f64>; 5],
    cmax: [f64; 3],
    tmax_min: [f64; 3],
    auc_ng_h_ml: [f64; 3],
    windows: [[f64; 3]; 5],
    reached_percent: [f64; 5],
}

/// Within three in a hundred, or within what is too little to draw.
fn alike(found: f64, told: f64, little: f64) -> bool {
    (found - told).abs() <= (0.03 * told).max(little)
}

#[test]
fn a_population_spreads_as_the_references_does() {
    let told: Population = serde_json::from_str(include_str!("data/population.json")).unwrap();
    for case in &told.cases {
        let people = People::drawn(&case.covariates.person(), 20_000, 3).unwrap();
        let found = people.expected(&course(&case.doses), Grid::minutes(360).unwrap());
        let bands = |name: &str, found: &Bands, told: &[Vec<f64>; 5]| {
            for ((share, found), told) in found.named().into_iter().zip(told) {
                for (minute, told) in case.at_min.iter().zip(told) {
                    let found = found[*minute];
                    assert!(alike(found, *told, 0.05), "{} {name} {share} at {minute}: {found} for {told}", case.name);
                }
            }
        };
        bands("ketamine", &found.ketamine, &case.ketamine);
        bands("norketamine", &found.norketamine, &case.norketamine);
        bands("effect site", &found.effect_site, &case.effect_site);
        let three = |name: &str, found: &Quantiles, told: &[f64; 3], little: f64| {
            for (found, told) in [found.low, found.middle, found.high].into_iter().zip(told) {
                assert!(alike(found, *told, little), "{} {name}: {found} for {told}", case.name);
            }
        };
        three("highest", &found.summary.cmax, &case.cmax, 0.0);
        three("time of the highest", &found.summary.tmax_min, &case.tmax_min, 1.0);
        three("area", &found.summary.auc_ng_h_ml, &case.auc_ng_h_ml, 0.0);
        let told = case.windows.iter().zip(&case.reached_percent);
        for ((name, Reached { minutes, percent }), (times, reached)) in found.windows.named().into_iter().zip(told) {
            assert!((percent - reached).abs() <= 1.5, "{} {name}: {percent} % for {reached} %", case.name);
            three(name, &minutes.unwrap(), times, 1.0);
        }
    }
}
