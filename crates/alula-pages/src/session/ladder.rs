//! The stop ladder in the room: what to do now, in the protocol's words, until somebody says that it is being done.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, EntryId, SessionId};
use alula_core::session::{Life, SessionView, ladder as rungs, minute_since};
use maud::{Markup, html};

use super::of::author_name;
use crate::parts::{Fresh, icon};
use crate::{urls, wording};

/// One step of the ladder that the session asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What asks for it.
    pub because: EntryId,
    /// `0:32 · oxygen saturation 91, at least 93 needed`.
    pub seen: String,
    /// What is seen, in the words of the protocol.
    pub when: String,
    /// What to do, in the words of the protocol.
    pub then: String,
    /// True when help from outside is called.
    pub emergency: bool,
    /// `0:33, by Yara Benhamou, LCSW`; nothing while nobody took it.
    pub taken: Option<String>,
}

/// The ladder of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// What is asked for: first what nobody took, the gravest first.
    pub steps: Vec<Step>,
    /// The whole ladder of the protocol: what is seen, what to do, whether help is called.
    pub all: Vec<(String, String, bool)>,
}

impl Ladder {
    /// The ladder of a session while the client is here.
    pub fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Self {
        let (Some(t0), Some(signed)) = (session.t0(), ctx.protocol) else { return Self::default() };
        if matches!(session.life, Life::Left { .. }) {
            return Self::default();
        }
        let elapsed = |at| wording::elapsed(minute_since(t0, at));
        let steps = rungs(chart, session, signed).into_iter().map(|it| Step {
            because: it.because,
            seen: format!("{} · {}", elapsed(it.at), it.seen),
            when: it.stop.when.clone(),
            then: it.stop.then.clone(),
            emergency: it.stop.emergency,
            taken: it.taken.map(|taken| format!("{}, by {}", elapsed(taken.at()), author_name(taken.author(), ctx))),
        });
        let route = signed.protocol.route(session.plan.is.route, session.plan.is.setting);
        let all = route.into_iter().flat_map(|it| &it.stop);
        Self { steps: steps.collect(), all: all.map(|it| (it.when.clone(), it.then.clone(), it.emergency)).collect() }
    }
}

impl Ladder {
    /// True while the session asks for a step that nobody took.
    pub fn is_open(&self) -> bool {
        self.steps.iter().any(|it| it.taken.is_none())
    }
}

/// What to do now; nothing while the session asks for nothing.
pub(super) fn now(client: ClientId, session: SessionId, view: &Ladder, may_write: bool, fresh: &Fresh) -> Markup {
    html! {
        @for step in view.steps.iter().filter(|it| it.taken.is_none()) {
            section.rung.emergency[step.emergency] role="alert" aria-label="What to do now" {
                p.seen { (icon::fails()) span { (step.when) } span.soft { (step.seen) } }
                p.then { (step.then) }
                div.rung-buttons {
                    @if may_write {
                        form method="post" action=(urls::SessionStep(client, session)) {
                            input type="hidden" name="entry" value=(fresh.id());
                            input type="hidden" name="because" value=(step.because);
                            button.button type="submit" { "We are doing it" }
                        }
                    }
                    @if step.emergency { p { b { "Help" } ", held for a second, shows the address, what was taken and when." } }
                }
            }
        }
    }
}

/// What was done, and the whole ladder to read.
pub(super) fn whole(view: &Ladder) -> Markup {
    let taken: Vec<_> = view.steps.iter().filter_map(|it| Some((it, it.taken.as_ref()?))).collect();
    html! {
        @if !view.all.is_empty() {
            details.panel.whole-ladder {
                summary { "When something goes wrong" }
                dl {
                    @for (when, then, emergency) in &view.all {
                        dt { (when) }
                        dd.emergency[*emergency] { (then) }
                    }
                }
                @if !taken.is_empty() {
                    h3 { "Done so far" }
                    ul { @for (step, by) in taken { li { (step.then) span.soft { " · " (by) " · " (step.seen) } } } }
                }
            }
        }
    }
}

impl Ladder {
    /// Nothing; one step; a grave one with a mild one that was taken.
    pub fn samples(entry: EntryId) -> Vec<(&'static str, Self)> {
        let mild = Step {
            because: entry,
            seen: "0:12 · oxygen saturation 91, at least 93 needed".into(),
            when: "Saturation below 93 %, or wakes only to prodding".into(),
            then: "Wake, free the airway, oxygen, the prescriber at the bedside".into(),
            emergency: false,
            taken: None,
        };
        let grave = Step {
            because: entry,
            seen: "0:14 · oxygen saturation 86, at least 90 needed; breaths in a minute 8, at least 10 needed".into(),
            when: "Saturation below 90 % for 30 seconds, breathing below 10, a seizure, chest pain".into(),
            then: "Call 911, free the airway, follow the emergency card".into(),
            emergency: true,
            taken: None,
        };
        let all = vec![
            ("Vomiting".into(), "Turn to the side, no more medicine, stay".into(), false),
            (mild.when.clone(), mild.then.clone(), false),
            (grave.when.clone(), grave.then.clone(), true),
        ];
        let taken = Step { taken: Some("0:13, by Alba Reyes, AMFT".into()), ..mild.clone() };
        vec![
            ("quiet", Self { steps: Vec::new(), all: all.clone() }),
            ("mild", Self { steps: vec![mild], all: all.clone() }),
            ("grave", Self { steps: vec![grave, taken], all }),
        ]
    }
}
