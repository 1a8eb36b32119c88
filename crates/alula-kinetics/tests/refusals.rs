//! Outside the model there is a reason and no picture.

use alula_kinetics::{Course, Dose, Grid, OutOfRange, People, Person, Route};

const LOZENGE: Route = Route::Lozenge { dissolve_min: 5.0, hold_min: 10.0, spit: false };

fn of(base_mg: f64, route: Route) -> Result<Course, OutOfRange> {
    Course::of(&[Dose { at_min: 0.0, base_mg, route }])
}

#[test]
fn weight_and_age_outside_the_model_are_refused_with_the_reason() {
    for (kg, years) in
        [(39.9, 40.0), (150.1, 40.0), (f64::NAN, 40.0), (70.0, 17.9), (70.0, 95.0), (70.0, f64::INFINITY)]
    {
        Person::new(kg, years).unwrap_err();
    }
    for (kg, years) in [(40.0, 18.0), (150.0, 94.0)] {
        Person::new(kg, years).unwrap();
    }
    assert_eq!(
        Person::new(39.0, 40.0).unwrap_err().to_string(),
        "Nothing is drawn: a weight of 39 kg lies outside the model, which covers 40 to 150 kg. Lighter and heavier people were hardly studied."
    );
}

#[test]
fn amounts_outside_the_model_are_refused_alone_and_together() {
    for (mg, route) in [
        (0.0, LOZENGE),
        (-5.0, LOZENGE),
        (f64::NAN, LOZENGE),
        (451.0, LOZENGE),
        (451.0, Route::Swallowed),
        (201.0, Route::Muscle),
        (151.0, Route::Vein { minutes: 40.0 }),
        (85.0, Route::Nose),
    ] {
        of(mg, route).unwrap_err();
    }
    for (mg, route) in
        [(450.0, LOZENGE), (200.0, Route::Muscle), (150.0, Route::Vein { minutes: 0.0 }), (84.0, Route::Nose)]
    {
        of(mg, route).unwrap();
    }
    let two = |mg| {
        [
            Dose { at_min: 0.0, base_mg: 150.0, route: Route::Muscle },
            Dose { at_min: 40.0, base_mg: mg, route: Route::Muscle },
        ]
    };
    Course::of(&two(50.0)).unwrap();
    Course::of(&two(51.0)).unwrap_err();
    Course::of(&[]).unwrap_err();
}

#[test]
fn times_outside_the_model_are_refused() {
    for (dissolve_min, hold_min) in [(0.0, 10.0), (61.0, 10.0), (5.0, -1.0), (5.0, 31.0), (f64::NAN, 10.0)] {
        of(50.0, Route::Lozenge { dissolve_min, hold_min, spit: false }).unwrap_err();
    }
    of(50.0, Route::Lozenge { dissolve_min: 5.0, hold_min: 0.0, spit: true }).unwrap();
    of(50.0, Route::Vein { minutes: 241.0 }).unwrap_err();
    Course::of(&[Dose { at_min: -1.0, base_mg: 50.0, route: LOZENGE }]).unwrap_err();
}

#[test]
fn pictures_of_too_few_people_or_points_are_refused() {
    let person = Person::new(70.0, 40.0).unwrap();
    for many in [0, 19, 100_001] {
        People::drawn(&person, many, 1).unwrap_err();
    }
    for (step, points) in [(1.0, 1), (1.0, 2882), (0.0, 300), (61.0, 300)] {
        Grid::even(step, points).unwrap_err();
    }
}
