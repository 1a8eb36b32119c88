//! Drills: a scripted emergency on the real screens, in a practice that is made for it and thrown away.

mod files;
mod play;
mod report;
mod stage;

pub use files::{drill, drills};
pub use play::play;
pub use report::report;
pub use stage::{Room, Scene, set};
