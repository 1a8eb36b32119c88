//! The medicine session: planned, the threshold, the room, leaving, and looking back.

mod bedside;
mod beside;
mod card;
mod day;
mod due;
mod expected;
mod gates;
mod help;
mod home;
mod injection;
mod kept;
mod ladder;
mod lanes;
mod leaving;
mod marks;
mod new;
mod of;
mod of_help;
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
pub(crate) use day::vitals_fields;
pub use due::{DueLine, Stands};
pub use gates::{gate_lines, resolver};
pub use home::{
    AlarmLine, Arc, Before, Begin, Board, BoardTile, HandCode, HandLink, Link, Offer, PhoneHeard, PhoneLine, Phones,
    Porch, RehearsalLine, Rings, SitterLine, StepLine, Strip, StripReading, Tile, board_page, hand_code, hand_link,
    porch_tile,
};
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
pub(crate) use threshold::checks;
pub use threshold::{CheckLine, GateLine, HoldLine, May, Standing, Threshold, threshold_page};
pub use vitals::{Instruction, Pad};
