//! The session at home, for the practice: made ready, opened together, watched from afar.

mod alarm;
mod alarm_of;
mod arc;
mod before;
mod before_of;
mod begin;
mod board;
mod doing;
mod hand;
mod phones;
mod porch;
mod porch_of;
mod rings;
mod samples;
mod strip;

pub use alarm::{AlarmLine, StepLine};
pub use arc::Arc;
pub(super) use before::gate_forms;
pub use before::{Before, Begin, RehearsalLine, SitterLine};
pub(super) use before_of::held_forms;
pub(super) use begin::begin;
pub use board::{Board, BoardTile, board_page};
pub use hand::{HandCode, HandLink, hand_code, hand_link};
pub use phones::{Link, PhoneHeard, PhoneLine, Phones};
pub use porch::{Offer, Porch, Tile, porch_tile};
pub(super) use porch::{now, porch};
pub(super) use porch_of::rings;
pub use rings::Rings;
pub(super) use rings::tel;
pub use strip::{Strip, StripReading};
