//! The demo practice: invented people at different points of the course of care.
//!
//! The stories in `demo/` are told through the house by the people in them, at the times at which they happened, so that
//! everything the demo shows was decided by the rules. The same seed on the same day makes the same practice.

mod crowd;
mod files;
mod fill;
mod home_day;
mod limits;
mod office;
mod one;
mod people;
mod ports;
mod privileges;
mod protocols;
mod rounds;
mod session_day;
mod sound;
mod story;
mod synth;
#[cfg(test)]
mod tests;
mod usual;
mod words;

pub use files::Story;
pub use fill::{More, fill};
pub use one::one;
pub use people::SignIn;
pub use ports::ports;

/// The seed of the demo practice that `alula demo` makes.
pub const SEED: u64 = 7;

/// Who can sign in to the demo practice of this seed.
///
/// # Errors
/// When a file of the demo cannot be read, which a test rules out.
pub fn people(seed: u64) -> anyhow::Result<Vec<SignIn>> {
    Ok(people::all(seed, &files::practice()?, &files::stories()?))
}

/// The name of the demo practice, marked as invented.
///
/// # Errors
/// When a file of the demo cannot be read, which a test rules out.
pub fn practice_name() -> anyhow::Result<String> {
    Ok(files::practice()?.name)
}

/// The names of the people who work there.
///
/// # Errors
/// When a file of the demo cannot be read, which a test rules out.
pub fn colleagues() -> anyhow::Result<Vec<String>> {
    Ok(files::practice()?.staff.into_iter().map(|it| it.name).collect())
}
