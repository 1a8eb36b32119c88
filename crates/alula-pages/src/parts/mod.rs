//! Parts of pages: each is a function or a small struct that draws itself.

mod arc;
mod buttons;
mod chronicle;
mod chronicle_bars;
mod chronicle_scale;
mod curve;
mod fields;
mod filled;
mod forms;
mod fresh;
mod history;
pub mod icon;
mod next;
mod notices;
mod paper;
mod tables;
mod thread;
mod timeline;
mod words;

pub use arc::{Reached, Step, arc};
pub use buttons::{Action, form, hold_button, link_button, main_button, quiet_button};
pub use chronicle::{Band, Chronicle, Dot, Panel, Sign, Strip, StripMark};
pub use chronicle_bars::{Bar, BarKind, Bound};
pub use curve::{Curve, Point, Rule};
pub use fields::{Check, Choices, Field, Select, yes_no_unknown};
pub use filled::{Filled, error_summary};
pub use forms::Forms;
pub use fresh::Fresh;
pub use history::{Change, Changed, Fields, History, changed};
pub use next::{Missing, Next, missing_list};
pub use notices::{Tone, empty, notice};
pub use paper::paper;
pub use tables::{Facts, Table};
pub use thread::{Link, thread};
pub use timeline::{Expected, Lane, LaneKind, Mark, Shape, Timeline};
pub use words::{foreign, in_language, own, own_block, person};
