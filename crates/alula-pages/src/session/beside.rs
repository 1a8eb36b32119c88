//! What stands beside the session and is not drawn anew with it.

use alula_core::ids::{ClientId, SessionId};
use maud::{Markup, html};

use super::room::live;
use super::{ReplayBar, SoundBar};

/// What stands beside the session: the line to the house, and what goes on while the page changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// The line alone.
    #[default]
    Quiet,
    /// The line, and the sound of the session.
    Sound(SoundBar),
    /// The player of a replay, and no line: what is shown is over.
    Replay(ReplayBar),
}

impl Beside {
    /// Draws it for a session whose last sequence shown is `seen`; with `porch`, the tile of its home is asked for by the clock.
    pub(super) fn drawn(&self, of: (ClientId, SessionId), seen: u64, porch: bool) -> Markup {
        html! {
            @match self {
                Self::Quiet => (live(of, seen, porch)),
                Self::Sound(bar) => { (live(of, seen, porch)) (bar) }
                Self::Replay(bar) => (bar),
            }
        }
    }
}
