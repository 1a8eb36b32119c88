//! What was kept in the room, newest first.

use alula_core::ids::{ClientId, EntryId, SessionId};
use alula_core::session::{MarkKind, lane_of};
use jiff::Timestamp;
use maud::{Markup, html};

use super::lanes::kind_of;
use super::marks::mark_value;
use crate::parts::Fresh;
use crate::urls;

/// A mark that can be moved on the timeline: taken back and made again, as it was, at another time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// Its kind.
    pub kind: MarkKind,
    /// Its words; may be empty.
    pub words: String,
    /// When it happened.
    pub at: Timestamp,
}

/// One thing kept, as the list under the lanes tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its entry.
    pub entry: EntryId,
    /// `0:42`.
    pub elapsed: String,
    /// What.
    pub what: String,
    /// The client's own words; empty when there are none.
    pub said: String,
    /// `written down at 15:10`; empty when it was written down at once.
    pub late: String,
    /// True for marks and readings, which may be struck here; a decision is taken back where it was made.
    pub may_strike: bool,
    /// How it can be moved on the timeline, when it can.
    pub moves: Option<Moves>,
    /// True when it belongs to an emergency.
    pub incident: bool,
    /// True when it was struck; it stays readable.
    pub struck: bool,
}

/// The list; without buttons for whoever only watches.
pub(super) fn kept_list(
    (client, session): (ClientId, SessionId),
    kept: &[Kept],
    may_write: bool,
    fresh: &Fresh,
) -> Markup {
    html! {
        section.section aria-labelledby="kept-heading" {
            h2 id="kept-heading" { "Kept" }
            @if may_write && kept.iter().any(|it| it.moves.is_some()) {
                p.soft.small { "Your own marks can be drawn along the timeline to their minute." }
            }
            ol.kept-list id="kept-list" {
                @for one in kept {
                    @let moves = one.moves.as_ref().filter(|_| may_write && !one.struck);
                    li.struck[one.struck].incident[one.incident] data-entry=(one.entry) data-ink=[moves.map(|_| &one.what)]
                        data-kind=[moves.map(|it| mark_value(it.kind))] data-words=[moves.map(|it| &it.words)] data-at=[moves.map(|it| it.at)]
                        data-lane=[moves.map(|it| kind_of(lane_of(it.kind)).name())] {
                        span.num.soft { (one.elapsed) }
                        span {
                            @if one.struck { s { (one.what) } span.alone { " (struck)" } } @else { (one.what) }
                            @if !one.said.is_empty() { " " q.own dir="auto" { (one.said) } }
                            @if !one.late.is_empty() { span.soft.small { " · " (one.late) } }
                        }
                        @if may_write && one.may_strike && !one.struck {
                            form.inline method="post" action=(urls::WithdrawEntry(client, one.entry)) data-outbox {
                                input type="hidden" name="entry" value=(fresh.id());
                                input type="hidden" name="reason" value="struck in the room";
                                input type="hidden" name="back" value=(urls::Session(client, session));
                                button.plain type="submit" aria-label={ "Strike " (one.what) " at " (one.elapsed) } { "strike" }
                            }
                        }
                    }
                }
            }
        }
    }
}
