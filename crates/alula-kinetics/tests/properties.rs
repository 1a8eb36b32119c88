//! What holds for every body and every course.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use alula_kinetics::{Course, Curves, Dose, Grid, People, Person, Profile, Route};
use proptest::prelude::*;

fn lozenge() -> impl Strategy<Value = Route> {
    (0.5..40.0, 0.0..30.0, any::<bool>()).prop_map(|(dissolve_min, hold_min, spit)| Route::Lozenge {
        dissolve_min,
        hold_min,
        spit,
    })
}

fn route() -> impl Strategy<Value = Route> {
    prop_oneof![
        3 => lozenge(),
        1 => Just(Route::Muscle),
        1 => (0.0..120.0).prop_map(|minutes| Route::Vein { minutes }),
        1 => Just(Route::Swallowed),
        1 => Just(Route::Nose),
    ]
}

fn dose() -> impl Strategy<Value = Dose> {
    (0.0..180.0, 1.0..28.0, route()).prop_map(|(at_min, base_mg, route)| Dose { at_min, base_mg, route })
}

fn body() -> impl Strategy<Value = Profile> {
    (40.0..150.0, 18.0..94.0, any::<u64>())
        .prop_map(|(kg, years, seed)| Profile::typical(&Person::new(kg, years).unwrap()).drawn(seed, 0))
}

fn curves(body: &Profile, doses: &[Dose]) -> [Vec<f64>; 3] {
    let Curves { ketamine, norketamine, effect_site } =
        body.over(&Course::of(doses).unwrap(), Grid::even(2.0, 241).unwrap());
    [ketamine, norketamine, effect_site]
}

fn each(of: &[Vec<f64>; 3]) -> impl Iterator<Item = f64> + '_ {
    of.iter().flatten().copied()
}

proptest! {
    #[test]
    fn nothing_is_negative_and_nothing_is_there_before_the_dose(body in body(), dose in dose()) {
        let all = curves(&body, &[dose]);
        for row in &all {
            for (point, value) in row.iter().enumerate() {
                prop_assert!(value.is_finite() && *value >= 0.0);
                prop_assert!(point as f64 * 2.0 >= dose.at_min || *value == 0.0);
            }
            prop_assert!(row.iter().any(|it| *it > 0.0));
        }
    }

    #[test]
    // Where two rates of a body lie close together the closed form loses some of its sixteen figures.
    fn doses_add_up(body in body(), one in dose(), other in dose()) {
        let (alone, beside, both) = (curves(&body, &[one]), curves(&body, &[other]), curves(&body, &[other, one]));
        for ((a, b), sum) in each(&alone).zip(each(&beside)).zip(each(&both)) {
            prop_assert!((a + b - sum).abs() <= 1e-7 * (1.0 + sum), "{a} + {b} = {sum}");
        }
    }

    #[test]
    fn half_the_dose_is_half_the_curve(body in body(), dose in dose()) {
        let half = Dose { base_mg: dose.base_mg / 2.0, ..dose };
        for (whole, half) in each(&curves(&body, &[dose])).zip(each(&curves(&body, &[half]))) {
            prop_assert!((whole - 2.0 * half).abs() <= 1e-9 * (1.0 + whole));
        }
    }

    #[test]
    fn swallowing_and_holding_longer_bring_more(body in body(), hold in 1.0..20.0, dissolve in 1.0..20.0) {
        let area = |hold_min, spit| {
            let dose = Dose { at_min: 0.0, base_mg: 50.0, route: Route::Lozenge { dissolve_min: dissolve, hold_min, spit } };
            let day = body.over(&Course::of(&[dose]).unwrap(), Grid::even(5.0, 1000).unwrap());
            day.ketamine.iter().sum::<f64>()
        };
        prop_assert!(area(hold, true) < area(hold, false));
        prop_assert!(area(hold, true) < area(hold + 5.0, true));
    }
}

fn expected(people: &People) -> alula_kinetics::Expected {
    let lozenge = Route::Lozenge { dissolve_min: 5.0, hold_min: 10.0, spit: false };
    let doses = [
        Dose { at_min: 0.0, base_mg: 100.0, route: lozenge },
        Dose { at_min: 45.5, base_mg: 20.0, route: Route::Muscle },
        Dose { at_min: 90.0, base_mg: 28.0, route: Route::Nose },
    ];
    people.expected(&Course::of(&doses).unwrap(), Grid::minutes(360).unwrap())
}

fn person() -> Person {
    Person::new(70.0, 40.0).unwrap()
}

#[test]
fn bands_are_ordered_at_every_point() {
    let expected = expected(&People::drawn(&person(), 203, 5).unwrap());
    for bands in [&expected.ketamine, &expected.norketamine, &expected.effect_site] {
        let rows = bands.named();
        for pair in rows.windows(2) {
            assert!(pair[0].1.len() == 361 && pair[0].1.iter().zip(pair[1].1).all(|(low, high)| low <= high));
        }
        assert!(rows[0].1[100] < rows[4].1[100]);
    }
}

#[test]
fn the_same_seed_draws_the_same_and_another_does_not() {
    let of = |seed| expected(&People::drawn(&person(), 100, seed).unwrap());
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn the_order_of_people_changes_nothing() {
    let people = People::drawn(&person(), 101, 9).unwrap();
    let mut turned: Vec<Profile> = people.bodies().to_vec();
    turned.reverse();
    turned.rotate_left(37);
    assert_eq!(expected(&people), expected(&People::of(turned).unwrap()));
}

#[test]
fn more_people_leave_those_there_were_as_they_were() {
    let (few, many) = (People::drawn(&person(), 50, 4).unwrap(), People::drawn(&person(), 500, 4).unwrap());
    assert_eq!(few.bodies(), &many.bodies()[..50]);
}
