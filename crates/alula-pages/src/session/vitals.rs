//! The number pad: what is due, five fields that lead into each other, the limits and whose they are, and alertness.

use alula_core::Chart;
use alula_core::decide::{Context, Role};
use alula_core::ids::{ClientId, SessionId};
use alula_core::intake::TeamNamed;
use alula_core::protocol::LimitFrom;
use alula_core::session::{
    Bound, DueItem, Life, MOAAS, SessionView, Side, Unlikely, VitalsRecorded, asks_for_instruction, beyond_since_t0,
    bounds, due, unlikely,
};
use alula_core::units::{BeatsPerMinute, BloodPressure, BreathsPerMinute, Kilograms, MmHg, Percent};
use maud::{Markup, html};

use super::DueLine;
use super::due::{due_lines, watched};
use super::of::reading_line;
use crate::parts::{Field, Filled, Fresh, form, hold_button, quiet_button};
use crate::{urls, wording};

/// The prescriber's own instruction, once a second reading was at or beyond a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// In the prescriber's words.
    pub words: String,
    /// The readings that ask for it.
    pub readings: Vec<String>,
    /// Who can be rung: `Anand Pillai, MD, prescriber`.
    pub who: Vec<String>,
}

/// The number pad of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pad {
    /// Whose.
    pub client: ClientId,
    /// Which session.
    pub session: SessionId,
    /// What is due now and next, by time.
    pub due: Vec<DueLine>,
    /// The field that is due first.
    pub first: &'static str,
    /// `Oxygen without a break until 1:00`.
    pub watched: Vec<String>,
    /// Field by field what is inside the tightest limit, and whose it is, on two lines: `up to 149`, `order`.
    pub limits: Vec<(&'static str, String)>,
    /// The instruction, when it is asked for.
    pub instruction: Option<Instruction>,
    /// True after T0, when alertness is looked at.
    pub given: bool,
}

impl Pad {
    /// The pad of a session.
    pub fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Self {
        let protocol = ctx.protocol;
        let items = protocol.map(|it| due(chart, session, &it.protocol, ctx.now)).unwrap_or_default();
        let open: Vec<_> = items.iter().filter(|it| it.is_open() && measured(it)).collect();
        let given = session.t0().is_some() && !matches!(session.life, Life::Left { .. });
        Self {
            client: chart.client(),
            session: session.id,
            first: open.first().map_or("systolic", |it| field(it)),
            due: if given { due_lines(&open) } else { Vec::new() },
            watched: watched(session, ctx),
            limits: protocol
                .map(|it| bounds(session.plan.is.setting, session.order.map(|it| it.is), it, ctx.now))
                .map(|it| limit_lines(&it))
                .unwrap_or_default(),
            instruction: Instruction::of(chart, session, ctx),
            given,
        }
    }
}

/// What the pad takes, or alertness beside it.
fn measured(it: &DueItem) -> bool {
    use alula_core::protocol::Due;
    matches!(it.what, Due::Pressure | Due::Pulse | Due::Saturation | Due::Breaths | Due::Alertness)
}

fn field(it: &DueItem) -> &'static str {
    use alula_core::protocol::Due;
    match it.what {
        Due::Pulse => "pulse",
        Due::Saturation => "saturation",
        Due::Breaths => "breaths",
        _ => "systolic",
    }
}

fn limit_lines(bounds: &[Bound]) -> Vec<(&'static str, String)> {
    let fields = ["systolic", "diastolic", "pulse", "saturation", "breaths"];
    let mut what: Vec<&str> = bounds.iter().map(|it| it.what).collect();
    what.dedup();
    what.iter()
        .zip(fields)
        .map(|(what, field)| {
            let mine: Vec<_> = bounds.iter().filter(|it| it.what == *what).collect();
            let low = mine.iter().find(|it| it.side == Side::Below).map(|it| it.limit.value);
            let high = mine.iter().find_map(|it| match it.side {
                Side::AtOrAbove => Some(it.limit.value - 1),
                Side::Above => Some(it.limit.value),
                Side::Below => None,
            });
            let words = match (low, high) {
                (Some(low), Some(high)) => format!("{low} to {high}"),
                (Some(low), None) => format!("at least {low}"),
                (None, high) => format!("up to {}", high.unwrap_or_default()),
            };
            let mut whose: Vec<_> = mine.iter().map(|it| whose(it.limit.from)).collect();
            whose.dedup();
            (field, format!("{words}\n{}", whose.join(", ")))
        })
        .collect()
}

fn whose(from: LimitFrom) -> &'static str {
    match from {
        LimitFrom::Protocol => "protocol",
        LimitFrom::Practice => "practice",
        LimitFrom::Order => "order",
    }
}

impl Instruction {
    fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Self> {
        let open = !matches!(session.life, Life::Left { .. });
        if !open || !asks_for_instruction(chart, session, ctx.protocol) {
            return None;
        }
        let order = session.order?.is;
        let team = chart.last::<TeamNamed>().map(|it| it.is);
        let people = [team.and_then(|it| it.prescriber), team.and_then(|it| it.supervisor)];
        let colleagues = people.into_iter().flatten().filter_map(|id| ctx.staff.get(&id)).filter(|it| it.active);
        let named = |name: &str, role: Role| format!("{name}, {}", wording::role(role));
        let found = beyond_since_t0(chart, session, ctx.protocol);
        let last = found.iter().rev().take(2).rev();
        Some(Self {
            words: order.instruction.reveal().to_owned(),
            readings: last.map(|(reading, _)| reading_line(reading, ctx)).collect(),
            who: colleagues.map(|it| named(&it.name, it.role)).collect(),
        })
    }
}

/// The pad, as the threshold and the room show it.
pub(super) fn pad(view: &Pad, filled: &Filled, fresh: &Fresh) -> Markup {
    let doubted = doubted(filled);
    html! {
        @if doubted.is_empty() {
            (form(urls::SessionVitals(view.client, view.session), Some(fresh.id()), fields(view, filled)))
        } @else {
            (again(view, filled, &doubted, fresh))
        }
    }
}

/// The fields and the keys; without script the keys are not there and the fields are all there is.
fn fields(view: &Pad, filled: &Filled) -> Markup {
    let hint = |field: &str| view.limits.iter().find(|it| it.0 == field).map_or("", |it| it.1.as_str());
    let one = |field: &'static str, label: &'static str, unit: &'static str, most: i64| {
        let mut drawn = Field::number(filled, field, label, unit).optional();
        if !hint(field).is_empty() {
            drawn = drawn.hint(hint(field));
        }
        html! { div data-most=(most) { (drawn) } }
    };
    html! {
        div.pad-and-keys {
            div.pad.number-pad data-pad=(view.first) {
                (one("systolic", "Upper", "mmHg", 260))
                (one("diastolic", "Lower", "mmHg", 150))
                (one("pulse", "Pulse", "/min", 200))
                (one("saturation", "Oxygen", "%", 100))
                (one("breaths", "Breaths", "/min", 40))
                @if !view.given { (one("weight", "Weight", "kg", 200)) }
            }
            div.pad-keys role="group" aria-label="Number keys" hidden {
                @for key in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] { button.key type="button" data-key=(key) { (key) } }
                button.key type="button" data-key="back" aria-label="Take back one digit" { "⌫" }
                button.key type="button" data-key="0" { "0" }
                button.key type="button" data-key="next" { "Next" }
            }
        }
        div.pad-foot {
            (quiet_button("Keep this reading"))
            div.device data-device="" hidden { button.button type="button" { "Connect a device" } p.hint role="status" {} }
        }
    }
}

/// What was typed and is hardly ever met. Anything wrong otherwise comes first.
fn doubted(filled: &Filled) -> Vec<Unlikely> {
    let number = |field: &str| filled.value(field).trim().parse::<i64>().ok();
    let pressure = || {
        let of = |field| number(field).and_then(|it| MmHg::new(it).ok());
        BloodPressure::new(of("systolic")?, of("diastolic")?)
    };
    let reading = VitalsRecorded {
        session: None,
        pressure: pressure(),
        pulse: number("pulse").and_then(|it| BeatsPerMinute::new(it).ok()),
        saturation: number("saturation").and_then(|it| Percent::new(it).ok()),
        breaths: number("breaths").and_then(|it| BreathsPerMinute::new(it).ok()),
        weight: number("weight").and_then(|it| Kilograms::new(it).ok()),
    };
    let found = unlikely(&reading);
    let only_that = filled.is_wrong() && found.iter().all(|it| filled.error(it.field).is_some());
    if only_that { found } else { Vec::new() }
}

/// Take it again, which is the easy way; or it really is so, which is held.
fn again(view: &Pad, filled: &Filled, doubted: &[Unlikely], fresh: &Fresh) -> Markup {
    let typed = ["systolic", "diastolic", "pulse", "saturation", "breaths", "weight"];
    let typed: Vec<_> = typed.into_iter().filter(|it| !filled.value(it).is_empty()).collect();
    let values = |name: &str| filled.value(name).to_owned();
    let afresh = typed.iter().filter(|it| doubted.iter().all(|one| one.field != **it));
    let afresh = afresh.fold(Filled::named("vitals"), |form, name| form.with(name, values(name)));
    html! {
        div.doubted {
            p { b { "Please take it again." } }
            ul { @for one in doubted { li { (wording::sentence(one.what)) " " b.num { (one.value) } ", usually between " (one.usual.0) " and " (one.usual.1) } } }
        }
        (form(urls::SessionVitals(view.client, view.session), Some(fresh.id()), fields(view, &afresh)))
        details.panel {
            summary { "It really is so" }
            (form(urls::SessionVitals(view.client, view.session), Some(fresh.id()), html! {
                @for name in &typed { input type="hidden" name=(name) value=(values(name)); }
                input type="hidden" name="really" value="yes";
                p { "What was typed: " b.num { (told(filled)) } }
                (hold_button("It really is so, keep it, hold", "Keep it"))
            }))
        }
    }
}

fn told(filled: &Filled) -> String {
    let parts = [
        ("systolic", "upper"),
        ("diastolic", "lower"),
        ("pulse", "pulse"),
        ("saturation", "oxygen"),
        ("breaths", "breaths"),
        ("weight", "weight"),
    ];
    let parts = parts.into_iter().filter(|(name, _)| !filled.value(name).is_empty());
    parts.map(|(name, words)| format!("{words} {}", filled.value(name))).collect::<Vec<_>>().join(" · ")
}

/// Alertness by one tap, in the pinned words of the scale.
pub(super) fn alertness(view: &Pad, filled: &Filled, fresh: &Fresh) -> Markup {
    html! {
        @if view.given {
            details.panel open[filled.is_wrong()] {
                summary { "Alertness" }
                form.alertness method="post" action=(urls::SessionAlertness(view.client, view.session)) data-outbox data-ink="alertness" data-lane="body" {
                    input type="hidden" name="entry" value=(fresh.id());
                    p.hint { "Seen as it shows; nobody is prodded for it." }
                    @for (level, words) in MOAAS {
                        button.button type="submit" name="level" value=(level) { b.num { (level) } " " (words) }
                    }
                }
            }
        }
    }
}

/// The prescriber's own instruction, large, with who can be rung.
pub(super) fn instruction(view: &Pad) -> Markup {
    html! {
        @if let Some(it) = &view.instruction {
            section.instruction role="alert" aria-label="The prescriber's instruction" {
                p.soft { "The second reading at or beyond a limit. The prescriber's instruction for this client:" }
                p.words dir="auto" { (it.words) }
                ul.num { @for reading in &it.readings { li { (reading) } } }
                @if !it.who.is_empty() { p { "Can be rung: " b { (it.who.join(" · ")) } } }
            }
        }
    }
}

impl Pad {
    /// A reading that is hardly ever met, sent back.
    pub(super) fn doubted_sample() -> Filled {
        let typed = [("systolic", "282"), ("diastolic", "84"), ("pulse", "78"), ("saturation", "97")];
        Filled::posted(typed).under("vitals").wrong("systolic", "282 is hardly ever met. Please take it again.")
    }

    /// Before anything; in the deep with things late; asked for the instruction.
    pub fn samples(client: ClientId, session: SessionId) -> Vec<(&'static str, Self)> {
        use super::Stands;
        let line = |what: &str, when: &str, stands| DueLine { what: what.into(), when: when.into(), stands };
        let limit = |field, words: &str| (field, words.to_owned());
        let empty = Self {
            client,
            session,
            due: Vec::new(),
            first: "systolic",
            watched: Vec::new(),
            limits: Vec::new(),
            instruction: None,
            given: false,
        };
        let usual = Self {
            due: vec![
                line("Breathing", "now", Stands::Now),
                line("Pressure, pulse, oxygen", "in 3 min", Stands::Waiting),
            ],
            first: "breaths",
            watched: vec!["Oxygen without a break until 1:00".into()],
            limits: vec![
                limit("systolic", "up to 149\norder"),
                limit("diastolic", "up to 94\norder"),
                limit("pulse", "50 to 99\norder, protocol"),
                limit("saturation", "at least 93\nprotocol"),
                limit("breaths", "10 to 30\nprotocol"),
            ],
            given: true,
            ..empty.clone()
        };
        let extreme = Self {
            due: vec![
                line("Pressure, pulse, oxygen, alertness", "1 h 4 min late", Stands::VeryLate),
                line("Breathing", "4 min late", Stands::Late),
                line("Pressure", "in 12 min", Stands::Waiting),
            ],
            instruction: Some(Instruction {
                words:
                    "Wait ten minutes in quiet and measure once more. If it stays above, I come to the room; ring me."
                        .into(),
                readings: vec!["14:02 · 168/98 · pulse 92".into(), "14:12 · 171/99 · pulse 95".into()],
                who: vec!["Dr. Imani Cole, prescriber".into(), "J. Okafor, LMFT, supervisor".into()],
            }),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}
