//! The medicine session: planned, the threshold, the room, leaving, and looking back.

mod card;
mod lanes;
mod leaving;
mod new;
mod room;
mod threshold;

pub use card::{HelpCard, PersonCard};
pub use lanes::lanes;
pub use leaving::{Criterion, Leaving};
pub use new::{NewSession, OrderChoice, new_session_page};
pub use room::{Due, Kept, Reading, Room, room_page};
pub use threshold::{CheckLine, GateLine, HoldLine, May, Standing, Threshold, threshold_page};
