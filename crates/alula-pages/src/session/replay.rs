//! The player of a replay: it stands beside the session as it was drawn at a minute, and changes nothing.

use alula_core::Chart;
use alula_core::ids::{ClientId, SessionId};
use alula_core::session::replay::stops;
use alula_core::session::{SessionView, minute_since};
use jiff::Timestamp;
use maud::{Markup, Render, html};

use super::told;
use crate::{urls, wording};

/// A minute at which something was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Minutes after T0.
    pub minute: i64,
    /// What was.
    pub words: String,
}

/// The player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayBar {
    /// Whose session.
    pub client: ClientId,
    /// Which.
    pub session: SessionId,
    /// The minute that is shown.
    pub at: i64,
    /// The last minute there is.
    pub end: i64,
    /// Where something was written down, in order.
    pub stops: Vec<Stop>,
}

/// Beside the last thing of a session a replay shows this many further minutes.
const AFTER: i64 = 1;

impl ReplayBar {
    /// The player of a session at a minute; nothing when the medicine was never given.
    pub fn of(chart: &Chart, session: &SessionView<'_>, at: i64, now: Timestamp) -> Option<Self> {
        let t0 = session.t0()?;
        let mut all: Vec<Stop> = Vec::new();
        for (minute, item) in stops(chart, session.id, t0) {
            let Some((label, said)) = told(item.says) else { continue };
            let words = if label.is_empty() { format!("“{said}”") } else { label };
            match all.last_mut().filter(|it| it.minute == minute) {
                Some(stop) => stop.words = format!("{}, {words}", stop.words),
                None => all.push(Stop { minute, words }),
            }
        }
        let end = all.last().map_or(0, |it| it.minute + AFTER).min(minute_since(t0, now)).max(0);
        Some(Self { client: chart.client(), session: session.id, at: at.clamp(0, end), end, stops: all })
    }

    /// With much to stop at.
    pub fn sample(client: ClientId, session: SessionId) -> Self {
        let stops = (0..30).map(|n| Stop { minute: n * 6, words: "still, touch accepted".into() }).collect();
        Self { client, session, at: 42, end: 175, stops }
    }

    fn address(&self, minute: i64) -> String {
        urls::replay_at(self.client, self.session, minute)
    }

    fn way(&self, stop: Option<&Stop>, label: &'static str, which: &'static str) -> Markup {
        html! {
            @match stop {
                Some(stop) => a.button href=(self.address(stop.minute)) data-replay-way=(which) { (label) },
                None => a.button aria-disabled="true" role="link" data-replay-way=(which) { (label) },
            }
        }
    }
}

impl Render for ReplayBar {
    fn render(&self) -> Markup {
        let before = self.stops.iter().rfind(|it| it.minute < self.at);
        let after = self.stops.iter().find(|it| it.minute > self.at);
        html! {
            aside.replay id="replay" aria-label="Replay" data-replay=(urls::ReplaySession(self.client, self.session)) data-at=(self.at) data-end=(self.end) {
                p.replay-about { b { "Replay" } span.soft { ", read only · " } a href=(urls::Session(self.client, self.session)) { "Back to the session" } }
                div.replay-line {
                    (self.way(before, "Mark before", "before"))
                    button.button type="button" hidden data-replay-play { "Play" }
                    (self.way(after, "Next mark", "after"))
                    p.replay-at role="status" { (wording::elapsed(self.at)) " of " (wording::elapsed(self.end)) }
                    fieldset.replay-speed hidden data-replay-speeds {
                        legend.alone { "Speed" }
                        @for speed in [1, 5, 20, 60] {
                            label for={ "speed-" (speed) } { input type="radio" name="speed" id={ "speed-" (speed) } value=(speed) checked[speed == 20]; span { (speed) "×" } }
                        }
                    }
                    details.replay-stops {
                        summary { "Marks and minutes" }
                        p.soft { "It shows what was written down by then. What was written down later appears when it was, in the place where it happened." }
                        form.replay-go method="get" action=(urls::ReplaySession(self.client, self.session)) {
                            label for="replay-minute" { "Minute" }
                            input.number type="number" id="replay-minute" name="at" min="0" max=(self.end) value=(self.at);
                            button.button type="submit" { "Go" }
                        }
                        ol { @for it in &self.stops { li { a href=(self.address(it.minute)) data-minute=(it.minute) { span.num { (wording::elapsed(it.minute)) } " " bdi { (it.words) } } } } }
                    }
                }
            }
        }
    }
}
