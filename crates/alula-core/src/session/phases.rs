//! The phases of a session: they move by the protocol's minutes and by what the therapist sees, and never block.

use jiff::Timestamp;

use super::life::said_in;
use super::{PhaseEntered, minute_since, t0};
use crate::chart::Chart;
use crate::ids::{EntryId, SessionId};
use crate::protocol::Protocol;

/// The phase with which light comes back, by its id in the protocol.
pub const LIGHT: &str = "returning";

/// The phases after it.
const AFTER_LIGHT: [&str; 2] = ["grounding", "leave"];

/// Whether light has come back in a phase.
pub fn is_light(phase: &str) -> bool {
    phase == LIGHT || AFTER_LIGHT.contains(&phase)
}

/// The minute since T0 at which light comes back when nobody said so before.
pub fn light_from(protocol: &Protocol) -> Option<i64> {
    let light = protocol.session_phases.phases.iter().filter(|it| it.from >= 0 && is_light(&it.id));
    light.map(|it| i64::from(it.from)).min()
}

/// What began a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// Its minute came.
    ByTime,
    /// The therapist or the sitter saw it; the entry that says so.
    Seen(EntryId),
}

/// One phase as it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseSpan {
    /// The phase's id in the protocol.
    pub id: String,
    /// In plain words.
    pub name: String,
    /// The minute since T0 at which it began.
    pub from: i64,
    /// The minute at which the next one began; nothing for the last so far.
    pub until: Option<i64>,
    /// What began it.
    pub begun: Begun,
}

/// The phases of a session up to `now`, from T0 on; none before the medicine.
///
/// A phase that was seen holds until the minute of a later one comes, or until another is seen.
pub fn phases(chart: &Chart, session: SessionId, protocol: &Protocol, now: Timestamp) -> Vec<PhaseSpan> {
    let Some(t0) = t0(chart, session) else { return Vec::new() };
    let known = &protocol.session_phases.phases;
    let until = minute_since(t0, now);
    let scheduled = known.iter().enumerate().filter(|(_, it)| it.from >= 0 && i64::from(it.from) <= until);
    let mut begins: Vec<_> = scheduled.map(|(place, it)| (i64::from(it.from), place, Begun::ByTime)).collect();
    for seen in said_in::<PhaseEntered>(chart, session).into_iter().filter(|it| it.at() >= t0) {
        if let Some(place) = known.iter().position(|it| it.id == seen.is.phase) {
            begins.push((minute_since(t0, seen.at()), place, Begun::Seen(seen.id())));
        }
    }
    begins.sort_by_key(|(minute, place, begun)| (*minute, *begun != Begun::ByTime, *place));
    let mut spans: Vec<PhaseSpan> = Vec::new();
    let mut current = None;
    for (minute, place, begun) in begins {
        let moves = match begun {
            Begun::ByTime => current.is_none_or(|current| place > current),
            Begun::Seen(_) => current != Some(place),
        };
        if !moves {
            continue;
        }
        if let Some(last) = spans.last_mut() {
            last.until = Some(minute);
        }
        current = Some(place);
        let phase = &known[place];
        spans.push(PhaseSpan { id: phase.id.clone(), name: phase.name.clone(), from: minute, until: None, begun });
    }
    spans
}
