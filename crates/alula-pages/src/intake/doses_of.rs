//! The dose history from a chart, in words and tables.

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::intake::{AfterHold, Route};
use alula_core::session::{
    AdverseEventRecorded, DoseHistory, DoseSession, HoldReason, HoldView, Life, MarkKind, dose_history,
};
use jiff::{SignedDuration, Timestamp};

use super::doses::DosesPage;
use super::doses_picture::picture;
use crate::parts::Table;
use crate::session::{author_name, preferred_name};
use crate::wording;

impl DosesPage {
    /// The dose history of a chart.
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let history = dose_history(chart, ctx.protocol);
        let routes = routes(&history);
        let chronicle = picture(chart, &history, &routes, ctx);
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            sentence: sentence(&history, ctx),
            reading: if chronicle.is_empty() { Vec::new() } else { reading(&history, &routes) },
            chronicle,
            given: given(&history, ctx),
            pressures: pressures(&history, ctx),
            events: events(&history, ctx),
            limits: limits(&history, ctx),
        }
    }
}

/// The ways in which medicine was taken or is to be.
fn routes(history: &DoseHistory<'_>) -> Vec<Route> {
    let mut routes: Vec<Route> = history.sessions.iter().map(|it| it.session.plan.is.route).collect();
    routes.sort_unstable();
    routes.dedup();
    routes
}

fn sentence(history: &DoseHistory<'_>, ctx: &Context<'_>) -> String {
    if history.sessions.is_empty() {
        return String::new();
    }
    let given: Vec<_> = history.sessions.iter().filter(|it| it.session.t0().is_some()).collect();
    let mut words = match given.last() {
        None => "No medicine was given yet.".to_owned(),
        Some(last) => {
            let (when, by) = (wording::since(last.at(), ctx.now, ctx.zone), wording::route(last.session.plan.is.route));
            format!("{} with medicine, the last {when} by {by}.", wording::count(given.len(), "session"))
        }
    };
    if let Some(next) = history.sessions.iter().find(|it| matches!(it.session.life, Life::Planned | Life::Day)) {
        words.push_str(&format!(" The next is planned for {}.", wording::at(next.at(), ctx.now, ctx.zone)));
    }
    words
}

fn reading(history: &DoseHistory<'_>, routes: &[Route]) -> Vec<&'static str> {
    let mut words = Vec::new();
    if routes.len() > 1 {
        words.push(
            "A lozenge and an injection are not compared: of a lozenge much less reaches the blood. Each has a scale of its own.",
        );
    }
    words.push(
        "Full: given at first. Open, on top: given later in the session. Broken outline: ordered for a session to come. Dashed lines: what the order allows for a session and for one day.",
    );
    if history.sessions.iter().any(|it| it.before.is_some() || it.highest_upper.is_some()) {
        words.push(
            "Pressure from the lower to the upper value: thin is the last reading before the medicine, broad the highest of each after it. Dashed lines: at and above them no medicine is given.",
        );
    }
    words
}

fn given(history: &DoseHistory<'_>, ctx: &Context<'_>) -> Table {
    let mut before = None;
    let rows = history.sessions.iter().map(|it| {
        let order = it.session.plan.is.order;
        let ordered = if before.replace(order) == Some(order) { "the same order".to_owned() } else { ordered(it) };
        vec![name(it, ctx), it.since_last.map(span).unwrap_or_default(), ordered, amounts(it, ctx), lozenge(it, ctx)]
    });
    Table {
        caption: "What was ordered and given, session by session".into(),
        columns: vec!["Session", "Since the last", "Ordered", "Given", "The lozenge"],
        rows: rows.collect(),
    }
}

/// `1, Mon 9 Jun`.
fn name(it: &DoseSession<'_>, ctx: &Context<'_>) -> String {
    let day = wording::day(it.at(), ctx.now, ctx.zone);
    match it.session.life {
        Life::Cancelled { .. } => format!("{day}, cancelled"),
        Life::Planned | Life::Day => {
            format!("{}, planned {}", it.session.number, wording::at(it.at(), ctx.now, ctx.zone))
        }
        _ => format!("{}, {day}", it.session.number),
    }
}

/// Hours up to three days, then days, rounded to the nearest: the last amount of a day is not at the hour of the next.
fn span(between: SignedDuration) -> String {
    let hours = usize::try_from(between.as_hours()).unwrap_or_default();
    if hours < 72 { wording::count(hours, "hour") } else { wording::count((hours + 12) / 24, "day") }
}

fn ordered(it: &DoseSession<'_>) -> String {
    let Some(order) = it.session.order.map(|it| it.is) else { return "The order was withdrawn from the record".into() };
    let each = if order.route == Route::Lozenge { "one lozenge" } else { "one mL" };
    let mut words = format!("{} {}", wording::sentence(wording::route(order.route)), order.amount.in_milligrams());
    if let Some(further) = &order.redose {
        words.push_str(&format!(", further {}", further.amount.in_milligrams()));
    }
    format!(
        "{words}; at most {} on one day; {} in {each}",
        order.daily_maximum.in_milligrams(),
        order.strength.in_milligrams()
    )
}

fn amounts(it: &DoseSession<'_>, ctx: &Context<'_>) -> String {
    let each =
        it.given.iter().map(|it| format!("{} at {}", it.amount.in_milligrams(), wording::clock(it.at, ctx.zone)));
    let each: Vec<_> = each.collect();
    match (each.is_empty(), &it.session.life) {
        (true, Life::Planned | Life::Day) => String::new(),
        (true, _) => "nothing".to_owned(),
        (false, _) if it.is_more_than_ordered() => format!("{}; more than the order allows", each.join(", ")),
        (false, _) => each.join(", "),
    }
}

fn lozenge(it: &DoseSession<'_>, ctx: &Context<'_>) -> String {
    let Some(end) = it.session.lozenge else { return String::new() };
    let how = match end.is.how {
        AfterHold::Spit => "spat out",
        AfterHold::Swallow => "swallowed",
    };
    format!("{how} at {}", wording::clock(end.at(), ctx.zone))
}

fn pressures(history: &DoseHistory<'_>, ctx: &Context<'_>) -> Table {
    let known = |it: &&DoseSession<'_>| it.before.is_some() || it.highest_upper.is_some();
    let rows = history.sessions.iter().filter(known).map(|it| {
        let at = |at: Timestamp| wording::clock(at, ctx.zone);
        let before = it.before.map(|(when, it)| format!("{it} at {}", at(when)));
        let highest = it.highest_upper.zip(it.highest_lower).map(|((when, upper), (later, lower))| {
            if when == later {
                format!("{upper}/{lower} at {}", at(when))
            } else {
                format!("upper {upper} at {}, lower {lower} at {}", at(when), at(later))
            }
        });
        let missing = || "not measured".to_owned();
        vec![name(it, ctx), before.unwrap_or_else(missing), highest.unwrap_or_else(missing), held(it), set_by(it)]
    });
    Table {
        caption: "Blood pressure in mmHg, and at which value medicine is held".into(),
        columns: vec!["Session", "Last before", "Highest after", "Held at", "Set by"],
        rows: rows.collect(),
    }
}

fn held(it: &DoseSession<'_>) -> String {
    match (it.upper_limit, it.lower_limit) {
        (Some(upper), Some(lower)) => format!("{}/{}", upper.value, lower.value),
        (Some(upper), None) => format!("upper {}", upper.value),
        (None, Some(lower)) => format!("lower {}", lower.value),
        (None, None) => "not known here".to_owned(),
    }
}

fn set_by(it: &DoseSession<'_>) -> String {
    match (it.upper_limit, it.lower_limit) {
        (Some(upper), Some(lower)) => wording::limits_set_by(upper.from, lower.from),
        (Some(one), None) | (None, Some(one)) => wording::limits_set_by(one.from, one.from),
        (None, None) => String::new(),
    }
}

fn limits(history: &DoseHistory<'_>, ctx: &Context<'_>) -> String {
    let other = history.sessions.iter().filter(|it| it.other_protocol).count();
    let signed =
        ctx.protocol.map(|it| format!(" The one that is signed now is {}.", it.protocol.version)).unwrap_or_default();
    match other {
        0 => String::new(),
        1 => format!(
            "One session ran under another version of the protocol; of its limits only those of the order stand here.{signed}"
        ),
        other => format!(
            "{other} sessions ran under another version of the protocol; of their limits only those of the orders stand here.{signed}"
        ),
    }
}

fn events(history: &DoseHistory<'_>, ctx: &Context<'_>) -> Table {
    let mut rows: Vec<(Timestamp, Vec<String>)> = Vec::new();
    for it in &history.sessions {
        rows.extend(it.session.holds.iter().map(|hold| (hold.raised.at(), hold_row(hold, ctx))));
        rows.extend(it.events.iter().map(|event| (event.at(), event_row(*event, ctx))));
        rows.extend(it.nausea.iter().map(|mark| {
            let what = if mark.is.kind == MarkKind::Vomited { "Vomited" } else { "Nausea" };
            (mark.at(), vec![wording::at(mark.at(), ctx.now, ctx.zone), what.into(), mark.is.words.reveal().to_owned()])
        }));
    }
    rows.extend(history.events.iter().map(|event| (event.at(), event_row(*event, ctx))));
    rows.sort_by_key(|it| it.0);
    Table {
        caption: "Holds, nausea, and what went wrong".into(),
        columns: vec!["When", "What", "How it went on"],
        rows: rows.into_iter().map(|it| it.1).collect(),
    }
}

fn hold_row(hold: &HoldView<'_>, ctx: &Context<'_>) -> Vec<String> {
    let why = match &hold.raised.is.why {
        HoldReason::Vitals { words, .. } => words.clone(),
        HoldReason::Risk { .. } => "the risk of suicide is not low".to_owned(),
        HoldReason::Person { words } => words.reveal().to_owned(),
    };
    let after = match hold.lifted {
        Some(lifted) => format!(
            "Lifted at {} by {}: {}",
            wording::clock(lifted.at(), ctx.zone),
            author_name(lifted.author(), ctx),
            lifted.is.reason.reveal()
        ),
        None => "Not lifted".to_owned(),
    };
    vec![wording::at(hold.raised.at(), ctx.now, ctx.zone), format!("Medicine held: {why}"), after]
}

fn event_row(it: Said<'_, AdverseEventRecorded>, ctx: &Context<'_>) -> Vec<String> {
    let serious = if it.is.serious { ", serious" } else { "" };
    let what = format!("{}, grade {}{serious}", wording::sentence(&it.is.term.replace('_', " ")), it.is.grade);
    let after = [it.is.action.reveal(), it.is.outcome.reveal()];
    let after: Vec<_> = after.into_iter().filter(|it| !it.is_empty()).collect();
    vec![wording::at(it.at(), ctx.now, ctx.zone), what, after.join(" ")]
}
