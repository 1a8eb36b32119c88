//! The phones of a session at home: what the house tells them, the page they keep, and the doors to it.

mod door;
mod shell;
mod state;
mod video;

pub use door::{Come, TakeOver, come_page, take_over_page};
pub use shell::{PhoneAssets, phone_shell};
pub use state::{Numbers, PhoneState, Place, Sound, Stage};
pub use video::{VideoPage, video_link_for, video_page};
