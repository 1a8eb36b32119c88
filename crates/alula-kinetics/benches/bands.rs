//! How long a picture takes: `cargo bench -p alula-kinetics`.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on ends there")]

use alula_kinetics::{Course, Dose, Grid, People, Person, Route};
use criterion::{Criterion, criterion_group, criterion_main};

const ROUTES: [(&str, Route); 5] = [
    ("lozenge", Route::Lozenge { dissolve_min: 5.0, hold_min: 10.0, spit: false }),
    ("muscle", Route::Muscle),
    ("vein", Route::Vein { minutes: 40.0 }),
    ("swallowed", Route::Swallowed),
    ("nose", Route::Nose),
];

/// 1000 people, 300 points over six hours, three concentrations, five quantiles of each.
fn bands(criterion: &mut Criterion) {
    let person = Person::new(70.0, 40.0).unwrap();
    let grid = Grid::even(1.2, 300).unwrap();
    for (name, route) in ROUTES {
        let course = Course::of(&[Dose { at_min: 0.0, base_mg: 50.0, route }]).unwrap();
        criterion.bench_function(&format!("1000 people x 300 points, bands, {name}"), |bench| {
            bench.iter(|| People::drawn(&person, 1000, 1).unwrap().bands(&course, grid));
        });
    }
    let course = Course::of(&[Dose { at_min: 0.0, base_mg: 50.0, route: ROUTES[0].1 }]).unwrap();
    criterion.bench_function("1000 people x 300 points, bands and windows, lozenge", |bench| {
        bench.iter(|| People::drawn(&person, 1000, 1).unwrap().expected(&course, grid));
    });
    criterion.bench_function("1000 people drawn", |bench| bench.iter(|| People::drawn(&person, 1000, 1)));
}

criterion_group!(all, bands);
criterion_main!(all);
