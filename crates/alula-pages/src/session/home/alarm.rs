//! What nobody has answered: what is asked of whom, who heard it, and what a person did about it.

use alula_core::ids::{ClientId, EntryId, SessionId};
use maud::{Markup, html};

use super::Rings;
use crate::parts::{Fresh, icon};
use crate::urls;

/// One step of the ladder that was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLine {
    /// `14:48`.
    pub at: String,
    /// `you and J. Okafor, LMFT`.
    pub told: String,
    /// What they are asked to do.
    pub then: String,
    /// `heard by Alba Reyes, AMFT at 14:49`; empty while nobody did.
    pub heard: String,
}

/// One alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlarmLine {
    /// `Nobody has looked in`.
    pub title: String,
    /// `since 14:45, 3 min`.
    pub since: String,
    /// What the last step asks; before the first one that tells a clinician, what the sitter is asked.
    pub ask: String,
    /// True when a body may be at risk: an emergency was called, or the plan is to be opened.
    pub emergency: bool,
    /// True when the emergency plan is to be opened.
    pub plan: bool,
    /// The steps reached, by time.
    pub steps: Vec<StepLine>,
    /// The next step: `14:53: you and J. Okafor, LMFT. Ring together`; empty after the last.
    pub next: String,
    /// The step that the reader can say to have heard.
    pub hear: Option<EntryId>,
    /// True when it sounds for this reader: it is theirs, and they have not heard it.
    pub sounds: bool,
}

/// The alarms that are open, the gravest first.
pub(super) fn alarms(
    (client, session): (ClientId, SessionId),
    all: &[AlarmLine],
    rings: &Rings,
    may_write: bool,
    fresh: &Fresh,
) -> Markup {
    html! {
        @if !all.is_empty() {
            div.cannot-wait id="alarms" {
                @for one in all { (alarm((client, session), one, rings, may_write, fresh)) }
            }
        }
    }
}

fn alarm(
    (client, session): (ClientId, SessionId),
    one: &AlarmLine,
    rings: &Rings,
    may_write: bool,
    fresh: &Fresh,
) -> Markup {
    html! {
        section.rung.alarm.emergency[one.emergency] role="alert" aria-label="Alarm" data-sounds[one.sounds] {
            p.seen { @if one.emergency { (icon::fails()) } @else { (icon::late()) } span { b { (one.title) } " " span.soft { (one.since) } } }
            @if !one.ask.is_empty() { p.then { (one.ask) } }
            div.rung-buttons {
                @if let Some(step) = one.hear.filter(|_| may_write) {
                    form method="post" action=(urls::SessionHeard(client, session)) {
                        input type="hidden" name="entry" value=(fresh.id());
                        input type="hidden" name="step" value=(step);
                        button.button type="submit" data-heard { "Heard" }
                    }
                }
                (rings.links())
                @if one.plan { a.button href="#decide" data-open-fold="decide" { "Emergency plan" } }
            }
            details.alarm-steps {
                summary { (steps_told(one)) }
                ol {
                    @for step in &one.steps {
                        li { span.num { (step.at) } " " (step.told) ": " (step.then) @if !step.heard.is_empty() { span.soft { " · " (step.heard) } } }
                    }
                    @if !one.next.is_empty() { li.soft { "Next, " (one.next) } }
                }
            }
        }
    }
}

/// Who was told last and who heard it, in one line.
fn steps_told(one: &AlarmLine) -> Markup {
    html! {
        @match one.steps.last() {
            Some(step) => { "Told at " (step.at) ": " (step.told) @if step.heard.is_empty() { ", nobody has heard it yet" } @else { ", " (step.heard) } },
            None => "Nobody was told yet",
        }
    }
}
