//! Porch Light: how it is in the home, seen from afar, and what whoever watches can do.

use alula_core::ids::{ClientId, EntryId, SessionId, StaffId};
use jiff::Timestamp;
use maud::{Markup, html};

use super::alarm::alarms;
use super::doing::doing;
use super::phones::phone_list;
use super::{AlarmLine, Arc, Phones, Rings, Strip};
use crate::parts::{Forms, Fresh};
use crate::session::HelpCard;
use crate::wording;

/// How it is now; drawn anew every quarter of a minute by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The house's time when it was drawn.
    pub now: Timestamp,
    /// The phases.
    pub arc: Arc,
    /// `Joan: all calm`; what is said while there is no sign yet.
    pub sign: String,
    /// When that was.
    pub sign_at: Option<Timestamp>,
    /// When somebody has to look in next; nothing once the client was left in good hands.
    pub due: Option<Timestamp>,
    /// The same as a time of day: `14:45`.
    pub due_clock: String,
    /// The blood pressure.
    pub strip: Strip,
    /// The phones; nothing in a replay, where nobody knows how they stood.
    pub phones: Option<Phones>,
    /// `You watch.`
    pub watcher: String,
    /// `J. Okafor, LMFT can be reached until 17:00.`
    pub second: String,
    /// `1 page waits for the morning`; nothing when none does.
    pub pages: String,
}

/// A colleague who was asked to watch on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// Nobody was asked.
    #[default]
    None,
    /// The reader was asked, by whom.
    ToMe(EntryId, String),
    /// Somebody else was asked.
    To(String),
}

/// Everything of Porch Light on the page of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Porch {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// How it is now.
    pub tile: Tile,
    /// What nobody has answered.
    pub alarms: Vec<AlarmLine>,
    /// What was decided so far: `14:57 911 called, by Alba Reyes, AMFT`.
    pub decided: Vec<String>,
    /// Whom to ring.
    pub rings: Rings,
    /// True when the reader watches.
    pub is_watcher: bool,
    /// An offer to watch on.
    pub offer: Offer,
    /// Colleagues of the team who could watch on.
    pub colleagues: Vec<(StaffId, String)>,
    /// The line sent last: `“Stay near.” at 14:32`.
    pub line: String,
    /// The count at the end, in words; empty before it.
    pub counted: String,
    /// How many lozenges there should be at the end, when that is known.
    pub expected: String,
    /// When the sitter was thanked; empty before it.
    pub released: String,
    /// True when the session is over.
    pub over: bool,
}

impl Porch {
    /// True when the plan is to be opened.
    pub(super) fn plan(&self) -> bool {
        self.alarms.iter().any(|it| it.plan)
    }
}

/// What cannot wait: alarms, the gravest first.
pub(in crate::session) fn now(view: &Porch, may_write: bool, fresh: &Fresh) -> Markup {
    html! { (alarms((view.client, view.session), &view.alarms, &view.rings, may_write, fresh)) }
}

/// The tile, and below it what can be done.
pub(in crate::session) fn porch(
    view: &Porch,
    help: &HelpCard,
    forms: &Forms,
    may_write: bool,
    fresh: &Fresh,
) -> Markup {
    let reached = (!may_write).then_some("0");
    html! {
        section.room-porch id="porch" tabindex=[reached] aria-label="Porch Light" {
            @if !view.over {
                p.no-line role="alert" hidden data-no-line="No line to the house since {since}. Next look-in due at {due}. What you tap is kept here." { }
                p.sound-off hidden data-sound-off { button.button type="button" data-sound-on { "Alarms are silent on this page until you tap here once" } }
            }
            (porch_tile(&view.tile))
            @if may_write { (doing(view, help, forms, fresh)) }
        }
    }
}

/// The tile alone.
pub fn porch_tile(tile: &Tile) -> Markup {
    html! {
        div.porch-tile id="porch-tile" data-due=[tile.due] data-due-clock=[tile.due.map(|_| &tile.due_clock)] data-server-now=(tile.now) {
            (tile.arc)
            div.porch-words {
                section {
                    h2 { "Last sign" }
                    p.porch-sign { b { (tile.sign) } @if let Some(at) = tile.sign_at { ", " time datetime=(at) data-ago=(at) data-server-now=(tile.now) { (ago(at, tile.now)) } } }
                }
                section {
                    h2 { "Next look-in" }
                    @match tile.due {
                        Some(due) => p.porch-due.is-late[due < tile.now] { b.num { (tile.due_clock) } ", " time datetime=(due) data-ahead=(due) data-server-now=(tile.now) { (ahead(due, tile.now)) } },
                        None => p.soft { "Nobody has to look in any more." },
                    }
                }
            }
            section.porch-pressure { h2 { "Blood pressure" } (tile.strip) }
            section.porch-people {
                h2 { "Phones, and who is there" }
                @if let Some(phones) = &tile.phones { (phone_list(phones)) }
                p { (tile.watcher) } p.soft.small { (tile.second) }
                @if !tile.pages.is_empty() { p.soft.small { (tile.pages) "." } }
            }
        }
    }
}

/// `3 min ago`; the page counts on by the same words.
pub(super) fn ago(at: Timestamp, now: Timestamp) -> String {
    match now.duration_since(at).as_mins() {
        ..=0 => "just now".to_owned(),
        minutes => format!("{} ago", wording::length(minutes)),
    }
}

/// `in 4 min`, `now`, `2 min late`; the page counts on by the same words.
pub(super) fn ahead(due: Timestamp, now: Timestamp) -> String {
    let seconds = due.duration_since(now).as_secs();
    match seconds {
        1.. => format!("in {}", wording::length((seconds + 59) / 60)),
        -59..=0 => "now".to_owned(),
        _ => format!("{} late", wording::length(-seconds / 60)),
    }
}
