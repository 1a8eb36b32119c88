//! Stories as the data tells them, in the words of the crate.

use alula_kinetics::{Compound, Course, Dose, Person, Profile, Route};
use serde::Deserialize;

/// Hours, milligrams of base.
#[derive(Deserialize)]
pub struct ToldDose {
    route: String,
    mg: f64,
    #[serde(default)]
    t: f64,
    #[serde(default)]
    dur: f64,
    #[serde(default)]
    t_diss: f64,
    #[serde(default)]
    hold: f64,
    #[serde(default)]
    spit: bool,
}

#[derive(Deserialize)]
pub struct Covariates {
    pub weight: f64,
    #[serde(default = "forty")]
    pub age: f64,
    #[serde(default)]
    pub compound: Option<String>,
    /// What multiplies clearance and gut share; no part of the crate, only of the reference's cases.
    #[serde(default)]
    pub ddi: Option<(f64, f64)>,
}

fn forty() -> f64 {
    40.0
}

impl Covariates {
    pub fn person(&self) -> Person {
        let person = Person::new(self.weight, self.age).unwrap();
        match self.compound.as_deref() {
            Some("esketamine") => person.given(Compound::Esketamine),
            None | Some("racemic") => person,
            Some(other) => panic!("{other}"),
        }
    }

    pub fn profile(&self) -> Profile {
        let mut profile = Profile::typical(&self.person());
        if let Some((clearance, gut)) = self.ddi {
            profile.clearance *= clearance;
            profile.gut_share = (profile.gut_share * gut).min(1.0);
        }
        profile
    }
}

pub fn course(doses: &[ToldDose]) -> Course {
    let doses: Vec<_> = doses
        .iter()
        .map(|it| {
            let route = match it.route.as_str() {
                "lozenge" => Route::Lozenge { dissolve_min: 60.0 * it.t_diss, hold_min: 60.0 * it.hold, spit: it.spit },
                "oral" => Route::Swallowed,
                "nasal" => Route::Nose,
                "im" => Route::Muscle,
                "iv" => Route::Vein { minutes: 60.0 * it.dur },
                other => panic!("{other}"),
            };
            Dose { at_min: 60.0 * it.t, base_mg: it.mg, route }
        })
        .collect();
    Course::of(&doses).unwrap()
}

/// Area under points by straight lines between them.
pub fn area(hours: &[f64], values: &[f64]) -> f64 {
    hours.windows(2).zip(values.windows(2)).map(|(t, v)| (t[1] - t[0]) * (v[0] + v[1]) / 2.0).sum()
}
