//! The threshold: the person on one side, what has to be right on the other, and one button.

use alula_core::ids::{ClientId, EntryId, HoldId, SessionId};
use maud::{Markup, html};

use super::day::{day, escort, reachable, room};
use super::home::{begin, gate_forms};
use super::injection::{injection, needle};
use super::vitals::pad;
use super::{Before, Beside, Injection, Pad, PersonCard};
use crate::parts::{
    Choices, Field, Filled, Forms, Fresh, Missing, Tone, form, hold_button, icon, link_button, missing_list, notice,
    quiet_button,
};
use crate::shell::{Place, Shell, Width, page};
use crate::{urls, wording};

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is right.
    Right,
    /// It is not known or too old.
    Missing,
    /// It is not right.
    Wrong,
    /// A person passed it by decision.
    Passed,
}

impl Standing {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Right => "is-right",
            Self::Missing => "is-missing",
            Self::Wrong => "is-wrong",
            Self::Passed => "is-passed",
        }
    }

    pub(super) fn sign(self) -> Markup {
        let words = match self {
            Self::Right => "Right: ",
            Self::Missing => "Missing: ",
            Self::Wrong => "Not right: ",
            Self::Passed => "Passed by decision: ",
        };
        html! {
            @match self { Self::Right | Self::Passed => (icon::done()), Self::Missing | Self::Wrong => (icon::ring()) }
            span.alone { (words) }
        }
    }
}

/// One check of a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// In words.
    pub words: String,
    /// How it stands.
    pub standing: Standing,
    /// With what was measured or said.
    pub because: String,
    /// Who can resolve it; empty when it is right.
    pub who: String,
}

/// One gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateLine {
    /// Its id in the protocol.
    pub gate: String,
    /// In words.
    pub title: String,
    /// False for a gate that may be passed with a reason.
    pub hard: bool,
    /// How it stands.
    pub standing: Standing,
    /// Its checks.
    pub checks: Vec<CheckLine>,
    /// True when the reader may pass it by decision.
    pub may_pass: bool,
}

impl CheckLine {
    /// True while it is not right.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Missing | Standing::Wrong)
    }
}

impl GateLine {
    /// True while it is not right and nobody passed it.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Missing | Standing::Wrong)
    }
    pub(crate) fn class(&self) -> &'static str {
        self.standing.class()
    }
    pub(crate) fn sign(&self) -> Markup {
        self.standing.sign()
    }
}

/// An open hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldLine {
    /// Its id.
    pub hold: HoldId,
    /// Why, and since when.
    pub why: String,
    /// Who can lift it.
    pub who: String,
}

/// What the reader may do here, as the policy says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Answer the questions of the day, measure, confirm escort and room.
    pub prepare: bool,
    /// Give the medicine.
    pub give: bool,
    /// Lift a hold.
    pub lift: bool,
    /// Promise to be reachable.
    pub reach: bool,
    /// Cancel the session.
    pub cancel: bool,
}

/// Everything before the medicine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// The id of this drawing; forms take theirs from it.
    pub drawn: EntryId,
    /// The last sequence shown; giving medicine says what was seen.
    pub seen: u64,
    /// The preferred name.
    pub name: String,
    /// `session 2 of 4`.
    pub number: String,
    /// `today, 11:00 · the room with the window · lozenge 100 mg`.
    pub about: String,
    /// The person.
    pub person: PersonCard,
    /// The gates of the day.
    pub gates: Vec<GateLine>,
    /// Open holds.
    pub holds: Vec<HoldLine>,
    /// What is missing from before the day.
    pub earlier: Vec<Missing>,
    /// The gates of those that the reader may pass by decision.
    pub passable: Vec<GateLine>,
    /// `100 mg`, as ordered.
    pub amount: String,
    /// The ordered amount in micrograms, posted back with the form.
    pub amount_micrograms: i64,
    /// Readings so far: `10:42 · 128/82 · pulse 74`.
    pub readings: Vec<String>,
    /// The number pad.
    pub pad: Pad,
    /// Order, vial and syringe, when the medicine is injected.
    pub injection: Option<Injection>,
    /// Sitter, address, count and phones, when it is at home.
    pub home: Option<Before>,
    /// What the reader may do.
    pub may: May,
    /// What stands beside it and is not drawn anew.
    pub beside: Beside,
    /// The forms of the page.
    pub forms: Forms,
}

impl Threshold {
    fn open_gates(&self) -> usize {
        self.gates.iter().filter(|it| it.hard && matches!(it.standing, Standing::Missing | Standing::Wrong)).count()
    }
}

/// The page before the medicine.
pub fn threshold_page(shell: &Shell, view: &Threshold) -> Markup {
    let fresh = Fresh::from(view.drawn);
    let title = format!("{}, {}", view.name, view.number);
    let body = html! {
        div id="session" hx-boost:inherited="true" hx-push-url:inherited="false" hx-target:inherited="#session" hx-select:inherited="#session" hx-swap:inherited="outerHTML" {
            p.crumb { a href=(urls::Client(view.client)) hx-boost="false" { bdi { (view.name) } } }
            h1 { (wording::sentence(&view.number)) }
            p.lead { (view.about) }
            (view.forms.summary())
            div.threshold {
                aside.person-side aria-label="The person" { (view.person) }
                div {
                    @for hold in &view.holds { (open_hold(view, hold, &fresh)) }
                    @if !view.earlier.is_empty() {
                        section.section hx-boost:inherited="false" {
                            h2 { "From before the day" }
                            (missing_list(&view.earlier))
                            @for gate in &view.passable { h3 { (gate.title) } (pass(view, gate, &fresh)) }
                        }
                    }
                    section.section aria-labelledby="gates-heading" {
                        h2 id="gates-heading" { "Right for today" }
                        ul.gates { @for gate in &view.gates { (gate_line(view, gate, &fresh)) } }
                    }
                    div hx-boost:inherited="false" { (give(view, &fresh)) }
                    (call_off(view, &fresh))
                }
            }
        }
        (view.beside.drawn((view.client, view.session), view.seen, false))
        @if view.home.is_some() { span hx-get=(urls::Session(view.client, view.session)) hx-trigger="every 15s" hx-select="#home-phones" hx-target="#home-phones" hx-swap="outerMorph" {} }
    };
    page(shell, &title, Place::Clients, Width::Wide, body)
}

fn open_hold(view: &Threshold, hold: &HoldLine, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("lift");
    notice(
        Tone::Missing,
        "Medicine is held",
        html! {
            p { (hold.why) }
            @if view.may.lift {
                (form(urls::SessionLift(view.client, view.session), Some(fresh.id()), html! {
                    input type="hidden" name="hold" value=(hold.hold);
                    (Field::area(&filled, "reason", "Why it may go on"))
                    (hold_button("Lift it, press and hold", "Lift the hold"))
                }))
            } @else { p.soft { (hold.who) } }
        },
    )
}

fn gate_line(view: &Threshold, gate: &GateLine, fresh: &Fresh) -> Markup {
    let settled = !gate.is_open();
    html! {
        li class=(gate.standing.class()) {
            div.gate-head { (gate.standing.sign()) h3 { (gate.title) } @if !gate.hard && !settled { span.soft.small { "may stay open, with a reason" } } }
            @if gate.gate != INJECTION || !settled || view.injection.is_none() { (checks(gate)) }
            @if let Some(it) = view.injection.as_ref().filter(|_| view.may.prepare && gate.gate == INJECTION) { (injection(it, &view.forms, fresh)) }
            @if view.may.prepare || view.may.reach { (gate_form(view, gate, settled, fresh)) }
            @if let Some(home) = &view.home { (gate_forms(home, gate, view.may.prepare, &view.forms, fresh)) }
            @if gate.may_pass && !settled { (pass(view, gate, fresh)) }
        }
    }
}

/// The checks of a gate: of an open one what is to be done and by whom, of a settled one what it was settled from.
pub(crate) fn checks(gate: &GateLine) -> Markup {
    let open: Vec<&CheckLine> = gate.checks.iter().filter(|it| it.is_open()).collect();
    let mut who: Vec<&str> = open.iter().map(|it| it.who.as_str()).filter(|it| !it.is_empty()).collect();
    who.dedup();
    let from: Vec<&str> = gate.checks.iter().map(|it| it.because.as_str()).filter(|it| !it.is_empty()).collect();
    html! {
        @if gate.is_open() {
            ul.checks {
                @for check in &open { li { (check.words) @if !check.because.is_empty() { span.soft { " · " (check.because) } } } }
            }
            @if !who.is_empty() { p.check.soft { (wording::list(&who)) " can help" } }
        } @else if !from.is_empty() {
            p.check.soft { (from.join(" · ")) }
        }
    }
}

fn gate_form(view: &Threshold, gate: &GateLine, settled: bool, fresh: &Fresh) -> Markup {
    let (name, label, inside): (&'static str, &str, fn(&Threshold, &Filled) -> Markup) = match gate.gate.as_str() {
        "G-DAY-BP" if view.may.prepare => ("vitals", "Measure", |_, _| html! {}),
        "G-DAY-FAST" | "G-DAY-MED" if view.may.prepare => ("day", "The questions of the day", day),
        "G-STAFF-1" if view.may.prepare => ("room", "Check the room", room),
        "G-RIDE-1" if view.may.prepare => ("escort", "Who takes them home", escort),
        "G-SUP-1" if view.may.reach => ("reachable", "I can be reached", reachable),
        _ => return html! {},
    };
    let shown_once = gate.gate == "G-DAY-MED" && view.gates.iter().any(|it| it.gate == "G-DAY-FAST");
    if shown_once {
        return html! { @if !settled { p.check { a href="#day-form" { "The questions of the day" } } } };
    }
    let filled = view.forms.named(name);
    let readings = if name == "vitals" { &view.readings[..] } else { &[] };
    html! {
        @for reading in readings { p.check.num { (reading) } }
        details.panel id={ (name) "-form" } open[filled.is_wrong() || (!settled && name == "vitals")] {
            summary { (label) }
            @if name == "vitals" { (pad(&view.pad, &filled, fresh)) } @else { (form(address(view, name), Some(fresh.id()), html! { (inside(view, &filled)) })) }
        }
    }
}

fn address(view: &Threshold, name: &str) -> String {
    let (client, session) = (view.client, view.session);
    match name {
        "day" => urls::SessionDay(client, session).to_string(),
        "room" => urls::SessionRoom(client, session).to_string(),
        "escort" => urls::SessionEscort(client, session).to_string(),
        _ => urls::SessionReachable(client, session).to_string(),
    }
}

fn pass(view: &Threshold, gate: &GateLine, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("override").under(&format!("override-{}", gate.gate));
    html! {
        details.panel {
            summary { "Go on without this, with a reason" }
            (form(urls::SessionOverride(view.client, view.session), Some(fresh.id()), html! {
                input type="hidden" name="gate" value=(gate.gate);
                (Field::area(&filled, "reason", "Why it is right to go on"))
                (hold_button("Go on without this, hold", "Go on without this"))
            }))
        }
    }
}

/// The gate of the reference protocol before a needle; a protocol without it asks the same before T0.
const INJECTION: &str = "G-INJ-1";

fn give(view: &Threshold, fresh: &Fresh) -> Markup {
    if !view.may.give {
        return html! {};
    }
    let open = view.open_gates();
    html! {
        section.section.give aria-labelledby="give-heading" {
            h2 id="give-heading" { "The medicine" }
            @if open > 0 || !view.holds.is_empty() || !view.earlier.is_empty() {
                p.soft { "As soon as everything above is right, the medicine can be given here." }
            } @else if let Some(it) = &view.injection {
                @if !view.gates.iter().any(|it| it.gate == INJECTION) { (injection(it, &view.forms, fresh)) }
                (needle(it, view.seen, &view.forms, fresh))
            } @else if let Some(home) = &view.home {
                p { "As ordered: " b { (view.amount) } }
                (begin(home, &given(view, false, fresh), fresh))
            } @else {
                (given(view, true, fresh))
            }
        }
    }
}

/// T0 by whoever sees the lozenge in the mouth.
fn given(view: &Threshold, main: bool, fresh: &Fresh) -> Markup {
    let filled = view.forms.named("give");
    form(
        urls::SessionGive(view.client, view.session),
        Some(fresh.id()),
        html! {
            input type="hidden" name="seen" value=(view.seen);
            input type="hidden" name="amount" value=(view.amount_micrograms);
            @if main { p { "As ordered: " b { (view.amount) } } }
            (Field::text(&filled, "lot", "Lot or label, as on the package"))
            (Choices::one(&filled, "identity", "Name and day of birth, asked today").across().offer("present", "They agree").offer("absent", "They do not agree"))
            button.button.main[main] type="submit" data-hold="1500" data-hold-again="Medicine given" { "Medicine given, hold" }
            p.hint { "This is T0: the lozenge is in the mouth. The room goes dark." }
        },
    )
}

fn call_off(view: &Threshold, fresh: &Fresh) -> Markup {
    let (cancel, wait) = (view.forms.named("cancel"), view.forms.named("hold"));
    html! {
        @if view.may.prepare {
            details.panel {
                summary { "Wait, something is not right" }
                (form(urls::SessionHold(view.client, view.session), Some(fresh.id()), html! {
                    (Field::area(&wait, "words", "What should be looked at first"))
                    (quiet_button("Hold the medicine"))
                }))
            }
        }
        @if view.may.cancel {
            details.panel {
                summary { "Not today" }
                (form(urls::SessionCancel(view.client, view.session), Some(fresh.id()), html! {
                    (Field::area(&cancel, "reason", "Why not today"))
                    (quiet_button("Call this session off"))
                }))
            }
        }
        p hx-boost:inherited="false" { (link_button("All that is asked for, step by step", urls::Readiness(view.client))) }
    }
}
