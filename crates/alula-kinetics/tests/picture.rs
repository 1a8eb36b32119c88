//! The picture is whole by itself, says its limits and carries no script.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use alula_kinetics::{Course, Dose, Expected, Grid, Light, People, Person, Route, limits, svg};

fn expected(base_mg: f64) -> Expected {
    let course = Course::of(&[Dose { at_min: 0.0, base_mg, route: Route::Muscle }]).unwrap();
    People::drawn(&Person::new(70.0, 40.0).unwrap(), 60, 1).unwrap().expected(&course, Grid::minutes(360).unwrap())
}

#[test]
fn it_has_title_axes_units_and_every_limit_and_no_script() {
    for light in [Light::Day, Light::Dusk] {
        let picture = svg(&expected(50.0), "50 mg & <more>", light);
        for part in [
            "<title id=",
            "<desc id=",
            "role=\"img\"",
            "ng/mL",
            "Minutes from the beginning",
            "50 mg &amp; &lt;more&gt;",
            "never for dosing",
        ] {
            assert!(picture.contains(part), "{part}");
        }
        let words = picture.replace("</text>\n", " ");
        for word in limits().iter().flat_map(|it| it.split(' ')) {
            assert!(words.contains(word), "{word}");
        }
        for part in ["<script", "<style", "style=", "onload", "NaN", "inf "] {
            assert!(!picture.contains(part), "{part}");
        }
        assert_eq!(picture.matches("<path class=").count(), 9);
    }
}

#[test]
fn the_same_is_drawn_the_same_and_a_tiny_amount_is_drawn_too() {
    assert_eq!(svg(&expected(50.0), "", Light::Day), svg(&expected(50.0), "", Light::Day));
    assert!(!svg(&expected(0.1), "", Light::Day).contains("NaN"));
}
