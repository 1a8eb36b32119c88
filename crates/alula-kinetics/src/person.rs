//! Whom the picture is drawn for, and what lies outside the model.

use std::fmt;

/// Why there is no picture. Nothing is ever clamped to fit.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfRange {
    /// What was given.
    pub what: &'static str,
    /// The value that was given.
    pub value: f64,
    /// The least the model covers.
    pub least: f64,
    /// The most the model covers.
    pub most: f64,
    /// The unit of the three.
    pub unit: &'static str,
    /// Why the model ends there.
    pub why: &'static str,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, value, least, most, unit, why } = self;
        write!(
            f,
            "Nothing is drawn: {what} {value} {unit} lies outside the model, which covers {least} to {most} {unit}. {why}"
        )
    }
}

impl std::error::Error for OutOfRange {}

/// A range that the model covers, with the reason for its ends.
pub(crate) struct Range {
    pub what: &'static str,
    pub least: f64,
    pub most: f64,
    pub unit: &'static str,
    pub why: &'static str,
}

impl Range {
    /// The value itself, if it lies within; `NaN` never does.
    pub fn admit(&self, value: f64) -> Result<f64, OutOfRange> {
        if (self.least..=self.most).contains(&value) {
            return Ok(value);
        }
        let &Self { what, least, most, unit, why } = self;
        Err(OutOfRange { what, value, least, most, unit, why })
    }
}

const WEIGHT: Range = Range {
    what: "a weight of",
    least: 40.0,
    most: 150.0,
    unit: "kg",
    why: "Lighter and heavier people were hardly studied.",
};
/// Above 94 the reduction of liver flow with age would meet its floor, and the curve would be a clamped one.
const AGE: Range = Range {
    what: "an age of",
    least: 18.0,
    most: 94.0,
    unit: "years",
    why: "The model is for adults, and its rule for age ends there.",
};

/// Which ketamine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compound {
    /// Both mirror forms in equal parts, as in lozenges and vials.
    #[default]
    Racemic,
    /// The S form alone, as in the nasal spray.
    Esketamine,
}

/// An adult of a weight and an age. Nothing else about a person enters the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    weight_kg: f64,
    age_years: f64,
    compound: Compound,
}

impl Person {
    /// Somebody who is given racemic ketamine.
    ///
    /// # Errors
    /// When weight or age lie outside the model.
    pub fn new(weight_kg: f64, age_years: f64) -> Result<Self, OutOfRange> {
        let (weight_kg, age_years) = (WEIGHT.admit(weight_kg)?, AGE.admit(age_years)?);
        Ok(Self { weight_kg, age_years, compound: Compound::default() })
    }

    /// The same person, given this compound.
    #[must_use]
    pub fn given(self, compound: Compound) -> Self {
        Self { compound, ..self }
    }

    /// Weight in kilograms.
    #[must_use]
    pub fn weight_kg(&self) -> f64 {
        self.weight_kg
    }

    /// Age in years.
    #[must_use]
    pub fn age_years(&self) -> f64 {
        self.age_years
    }

    /// Which ketamine.
    #[must_use]
    pub fn compound(&self) -> Compound {
        self.compound
    }
}
