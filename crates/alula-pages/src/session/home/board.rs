//! Every session at home that goes on, side by side.

use alula_core::ids::{ClientId, SessionId};
use jiff::Timestamp;
use maud::{Markup, html};

use super::phones::phone_signs;
use super::porch::{ago, ahead};
use super::{Phones, Porch};
use crate::parts::{empty, icon};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// One session, small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardTile {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// The preferred name.
    pub name: String,
    /// The house's time when it was drawn.
    pub now: Timestamp,
    /// Minutes since the medicine.
    pub minute: i64,
    /// The phase.
    pub phase: String,
    /// `Joan: all calm`.
    pub sign: String,
    /// When that was.
    pub sign_at: Option<Timestamp>,
    /// When somebody has to look in next.
    pub due: Option<Timestamp>,
    /// The same as a time of day.
    pub due_clock: String,
    /// The gravest alarm in a word, and whether a body may be at risk; nothing while all is quiet.
    pub alarm: Option<(String, bool)>,
    /// True when an alarm sounds for this reader.
    pub sounds: bool,
    /// The phones.
    pub phones: Phones,
    /// `You watch.`
    pub watcher: String,
}

impl BoardTile {
    /// The small tile of a session.
    pub fn of(porch: &Porch) -> Self {
        let tile = &porch.tile;
        Self {
            client: porch.client,
            session: porch.session,
            name: porch.rings.client.0.clone(),
            now: tile.now,
            minute: tile.arc.minute,
            phase: tile.arc.current.map(|it| tile.arc.phases[it].0.clone()).unwrap_or_default(),
            sign: tile.sign.clone(),
            sign_at: tile.sign_at,
            due: tile.due,
            due_clock: tile.due_clock.clone(),
            alarm: porch.alarms.first().map(|it| (it.title.clone(), it.emergency)),
            sounds: porch.alarms.iter().any(|it| it.sounds),
            phones: tile.phones.clone().unwrap_or_default(),
            watcher: tile.watcher.clone(),
        }
    }
}

/// The sessions at home that go on, of whoever reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// Those with an alarm first, then by when somebody has to look in.
    pub tiles: Vec<BoardTile>,
    /// How many more there are than stand here.
    pub more: usize,
}

/// The page.
pub fn board_page(shell: &Shell, view: &Board) -> Markup {
    page(
        shell,
        "Porch Light",
        Place::Today,
        Width::Wide,
        html! {
            h1 { "Porch Light" }
            p.sound-off hidden data-sound-off { button.button type="button" data-sound-on { "Alarms are silent on this page until you tap here once" } }
            p.no-line role="alert" hidden data-no-line="No line to the house since {since}. Next look-in due at {due}." {}
            div id="porch-board" hx-get=(urls::Porch) hx-trigger="every 15s" hx-select="#porch-board" hx-target="#porch-board" hx-swap="outerMorph" {
                @if view.tiles.is_empty() {
                    (empty("No session at home goes on", "When one has begun, it is seen here until the client was left in good hands.", None))
                } @else {
                    ul.porch-board { @for tile in &view.tiles { li { (small(tile)) } } }
                    @if view.more > 0 { p.soft { "And " (wording::count(view.more, "further session")) ", from Today." } }
                }
            }
        },
    )
}

fn small(tile: &BoardTile) -> Markup {
    html! {
        a.porch-small.has-alarm[tile.alarm.is_some()].at-risk[tile.alarm.as_ref().is_some_and(|it| it.1)] href=(urls::Session(tile.client, tile.session)) data-sounds[tile.sounds]
            data-due=[tile.due] data-due-clock=[tile.due.map(|_| &tile.due_clock)] data-server-now=(tile.now) {
            span.small-head { b { bdi { (tile.name) } } span.num { (wording::elapsed(tile.minute)) } span.soft { (tile.phase) } }
            @if let Some((words, risk)) = &tile.alarm { span.small-alarm { @if *risk { (icon::fails()) } @else { (icon::late()) } b { (words) } } }
            span { (tile.sign) @if let Some(at) = tile.sign_at { ", " time datetime=(at) data-ago=(at) data-server-now=(tile.now) { (ago(at, tile.now)) } } }
            @if let Some(due) = tile.due { span { "Next look-in " b.num { (tile.due_clock) } ", " time datetime=(due) data-ahead=(due) data-server-now=(tile.now) { (ahead(due, tile.now)) } } }
            @else { span.soft { "Nobody has to look in any more." } }
            (phone_signs(&tile.phones))
            span.soft.small { (tile.watcher) }
        }
    }
}
