//! The medicine session: planned, the threshold, the room, leaving, and looking back.

mod bedside;
mod beside;
mod card;
mod due;
mod expected;
mod gates;
mod help;
mod injection;
mod kept;
mod ladder;
mod lanes;
mod leaving;
mod marks;
mod new;
mod of;
mod of_room;
mod replay;
mod room;
mod sound;
mod threshold;
mod vitals;

mod samples;

pub use bedside::Bedside;
pub use beside::Beside;
pub use card::{HelpCard, PersonCard};
pub use due::{DueLine, Stands};
pub use gates::{gate_lines, resolver};
pub use injection::{Injection, Looked, VialLine};
pub use kept::{Kept, Moves};
pub use ladder::{Ladder, Step};
pub use lanes::lanes;
pub(crate) use lanes::told;
pub use leaving::{Criterion, Leaving};
pub use marks::TouchNow;
pub use new::{NewSession, OrderChoice, new_session_page};
pub(crate) use of::beside;
pub use of::{SessionPage, author_name, author_name_in, preferred_name};
pub use replay::{ReplayBar, Stop};
pub use room::{Due, Reading, Room, room_page};
pub use sound::{PlaceLine, SetLine, SoundBar};
pub use threshold::{CheckLine, GateLine, HoldLine, May, Standing, Threshold, threshold_page};
pub(crate) use threshold::{checks, vitals_fields};
pub use vitals::{Instruction, Pad};
