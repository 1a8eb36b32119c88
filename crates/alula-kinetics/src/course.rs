//! What was taken, and when. Amounts come from outside; nothing here suggests one.

use crate::person::{OutOfRange, Range};

/// Milligrams of ketamine base in a milligram of its hydrochloride (molar masses 237.73 and 274.19).
pub const BASE_PER_HYDROCHLORIDE: f64 = 237.73 / 274.19;

/// Minutes in which a lozenge dissolves where nobody says otherwise: a troche takes five or more, a rapidly dissolving
/// tablet one or two (Wolfson and the Ketamine Training Center).
pub const USUAL_DISSOLVE_MIN: f64 = 5.0;

/// How a dose comes into the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Route {
    /// A lozenge, troche or film in the mouth.
    Lozenge {
        /// Minutes until it is dissolved.
        dissolve_min: f64,
        /// Minutes until the mouth is emptied.
        hold_min: f64,
        /// Whether what is in the mouth then is spat out, not swallowed.
        spit: bool,
    },
    /// Into the muscle.
    Muscle,
    /// Into the vein, at an even rate over so many minutes; 0 is a bolus.
    Vein {
        /// Minutes.
        minutes: f64,
    },
    /// Swallowed at once.
    Swallowed,
    /// Sprayed into the nose.
    Nose,
}

/// One dose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dose {
    /// Minutes after the beginning of the picture.
    pub at_min: f64,
    /// Milligrams of ketamine base.
    pub base_mg: f64,
    /// How.
    pub route: Route,
}

/// All doses of a session, in time; their concentrations add up.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    doses: Vec<Dose>,
}

const WHY_AMOUNT: &str = "Beyond that the picture would be a guess. This is the end of the model, \
                          not a limit of a dose: the order says what is given.";
const MOST: f64 = 24.0 * 60.0;

fn amount(route: Route) -> Range {
    let (what, most) = match route {
        Route::Lozenge { .. } => ("a lozenge dose of", 450.0),
        Route::Swallowed => ("a swallowed dose of", 450.0),
        Route::Muscle => ("a dose into the muscle of", 200.0),
        Route::Vein { .. } => ("a dose into the vein of", 150.0),
        Route::Nose => ("a nasal dose of", 84.0),
    };
    Range { what, least: LEAST_MG, most, unit: "mg", why: WHY_AMOUNT }
}

/// Smaller amounts than any measured one; above zero.
const LEAST_MG: f64 = 0.1;
const BEGIN: Range = Range {
    what: "a dose at minute",
    least: 0.0,
    most: MOST,
    unit: "min",
    why: "A picture begins with its first dose and ends within a day.",
};
const DISSOLVE: Range = Range {
    what: "a time to dissolve of",
    least: 0.1,
    most: 60.0,
    unit: "min",
    why: "Films take a minute or two, troches ten or fifteen.",
};
const HOLD: Range = Range {
    what: "a time in the mouth of",
    least: 0.0,
    most: 30.0,
    unit: "min",
    why: "Not even twenty minutes were studied.",
};
const INFUSION: Range = Range {
    what: "an infusion of",
    least: 0.0,
    most: 240.0,
    unit: "min",
    why: "Longer infusions are not what the model was fitted to.",
};

impl Course {
    /// The course of these doses.
    ///
    /// # Errors
    /// When there is none, or one of them, or all of one route together, lie outside the model.
    pub fn of(doses: &[Dose]) -> Result<Self, OutOfRange> {
        COUNT.admit(doses.len() as f64)?;
        let mut given = doses.to_vec();
        for dose in &given {
            BEGIN.admit(dose.at_min)?;
            amount(dose.route).admit(dose.base_mg)?;
            match dose.route {
                Route::Lozenge { dissolve_min, hold_min, .. } => {
                    DISSOLVE.admit(dissolve_min)?;
                    HOLD.admit(hold_min)?;
                }
                Route::Vein { minutes } => {
                    INFUSION.admit(minutes)?;
                }
                Route::Muscle | Route::Swallowed | Route::Nose => {}
            }
            let same = std::mem::discriminant(&dose.route);
            let together = given.iter().filter(|it| std::mem::discriminant(&it.route) == same).map(|it| it.base_mg);
            amount(dose.route).admit(together.sum())?;
        }
        given.sort_by(|a, b| a.at_min.total_cmp(&b.at_min));
        Ok(Self { doses: given })
    }

    /// The doses, first to last.
    #[must_use]
    pub fn doses(&self) -> &[Dose] {
        &self.doses
    }
}

const COUNT: Range = Range {
    what: "a number of doses of",
    least: 1.0,
    most: 8.0,
    unit: "",
    why: "A session has one, and perhaps a second.",
};
