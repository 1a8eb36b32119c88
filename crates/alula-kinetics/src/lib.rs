//! The band of concentrations that a population model expects after ketamine, for a picture behind a session.
//!
//! One linear model (three compartments and the liver for ketamine, two for norketamine, an effect site) solved in closed
//! form: every output is a sum of twelve exponentials with fixed rates, and every dose only adds to their amplitudes. No
//! step size, no solver, no input or output, no clock; chance is a seed.
//!
//! It draws what a group of invented people of one weight and age would have in their venous plasma. It never recommends,
//! checks or changes a dose, and gates nothing. [`limits()`] belong beside every picture; outside the model's range there is
//! an [`OutOfRange`] and no picture. Sources of each constant: `docs/clinical/expected-concentrations.md`.
//!
//! ```
//! use alula_kinetics::{Course, Dose, Grid, People, Person, Route};
//!
//! let person = Person::new(70.0, 40.0)?;
//! let lozenge = Route::Lozenge { dissolve_min: 5.0, hold_min: 10.0, spit: false };
//! let course = Course::of(&[Dose { at_min: 0.0, base_mg: 100.0, route: lozenge }])?;
//! let expected = People::drawn(&person, 200, 1)?.expected(&course, Grid::minutes(360)?);
//! assert!(expected.ketamine.p5[60] < expected.ketamine.p95[60]);
//! # Ok::<(), alula_kinetics::OutOfRange>(())
//! ```

mod chance;
mod course;
mod curve;
mod draw;

mod limits;
mod modes;
mod outcome;
mod people;
mod person;
mod profile;
mod quantile;

pub use course::{BASE_PER_HYDROCHLORIDE, Course, Dose, Route, USUAL_DISSOLVE_MIN};
pub use curve::{Curves, Grid};

pub use draw::{Light, svg};
pub use limits::limits;
pub use outcome::{Quantiles, Reached, Summary, Windows};
pub use people::{Bands, Expected, People};
pub use person::{Compound, OutOfRange, Person};
pub use profile::Profile;
