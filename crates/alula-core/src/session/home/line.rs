//! The prepared lines: a few calm words that who watches sends to the sitter's phone by one tap, and nothing that is typed.

use serde::{Deserialize, Serialize};

use super::{at_home, sitter};
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::SessionId;
use crate::session::life::{not_now, said_in};

/// A line that can be sent. The phone says it in the sitter's language; the number of lines is closed, so that every one of
/// them was thought over before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreparedLine {
    /// I am here and see what is tapped.
    IAmHere,
    /// Stay near; nothing else has to be done.
    StayNear,
    /// Say the client's name softly.
    SayTheName,
    /// Turn light and sound down.
    LightDown,
    /// Breathe slowly beside the client.
    BreatheSlowly,
    /// Turn the client to the side.
    OnTheSide,
    /// Measure the pressure.
    Measure,
    /// Ring me.
    RingMe,
}

impl PreparedLine {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::IAmHere,
        Self::StayNear,
        Self::SayTheName,
        Self::LightDown,
        Self::BreatheSlowly,
        Self::OnTheSide,
        Self::Measure,
        Self::RingMe,
    ];

    /// In English, as the practice reads it.
    pub fn words(self) -> &'static str {
        match self {
            Self::IAmHere => "I am here, and I see what you tap.",
            Self::StayNear => "Stay near. Nothing else has to be done.",
            Self::SayTheName => "Say the name softly, and who you are.",
            Self::LightDown => "Turn the light and the sound down.",
            Self::BreatheSlowly => "Sit close and breathe slowly.",
            Self::OnTheSide => "Turn them to the side, mouth free.",
            Self::Measure => "Please take the blood pressure once more.",
            Self::RingMe => "Please ring me when you can.",
        }
    }
}

/// A prepared line was sent to the sitter's phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineSent {
    /// Which session.
    pub session: SessionId,
    /// Which line.
    pub line: PreparedLine,
}

/// The line that was sent last.
pub fn line_sent(chart: &Chart, session: SessionId) -> Option<Said<'_, LineSent>> {
    said_in::<LineSent>(chart, session).pop()
}

/// Sends a line.
///
/// # Refusals
/// `not_found`, also while no sitter is named; `not_now` in the office or when the session is over.
pub(crate) fn send(chart: &Chart, request: &Request, it: &LineSent, ctx: &Context<'_>) -> Decided {
    if !at_home(chart, it.session)?.is_open() {
        return not_now("This session is over.");
    }
    if sitter(chart, it.session).is_none() {
        return Err(Refusal::NotFound { what: "sitter" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}
