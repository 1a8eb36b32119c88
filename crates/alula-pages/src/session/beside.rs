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
    /// Draws it for a session whose last sequence shown is `seen`.
    pub(super) fn drawn(&self, client: ClientId, session: SessionId, seen: u64) -> Markup {
        html! {
            @match self {
                Self::Quiet => (live(client, session, seen)),
                Self::Sound(bar) => { (live(client, session, seen)) (bar) }
                Self::Replay(bar) => (bar),
            }
        }
    }
}
