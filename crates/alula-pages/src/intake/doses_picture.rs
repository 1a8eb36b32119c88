//! The dose history as a picture: each way of taking the medicine in a lane of its own, pressure and the first
//! questionnaire below, all over one axis of time.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::instruments::{Course, Outcome, all, rounds};
use alula_core::intake::{OrderWithdrawn, OrderWritten, Route};
use alula_core::session::{DoseHistory, DoseSession, Life, LimitHeld};
use jiff::Timestamp;

use crate::measures::{day_of, months_between, number, panel};
use crate::parts::{Band, Bar, BarKind, Bound, Chronicle, LaneKind, Panel, Rule, Sign, Strip, StripMark};
use crate::wording;

/// The picture; empty when nothing was given, held or planned.
pub(super) fn picture(chart: &Chart, history: &DoseHistory<'_>, routes: &[Route], ctx: &Context<'_>) -> Chronicle {
    if history.sessions.is_empty() {
        return Chronicle::default();
    }
    let day = |at: Timestamp| day_of(at, ctx.zone);
    let mut panels: Vec<Panel> = routes.iter().map(|it| amounts(chart, history, *it, ctx)).collect();
    panels.extend(pressure(history, &day));
    panels.extend(response(chart, ctx));
    let rules = rules(history, &day);
    let below = [between(history, &day), holds(history, &day), events(history, &day), nausea(history, &day)];
    let below: Vec<_> = below.into_iter().filter(|it| !it.marks.is_empty()).collect();
    let mut chronicle = Chronicle {
        name: "What was ordered and given, and the pressure, by day".into(),
        rules,
        panels,
        below,
        spoken: spoken(history, ctx),
        ..Chronicle::default()
    };
    if let Some((first, last)) = chronicle.span() {
        chronicle.months = months_between(first, last);
    }
    chronicle
}

fn milligrams(micrograms: i64) -> f64 {
    micrograms as f64 / 1000.0
}

/// The lane of one way of taking it, with a scale of its own.
fn amounts(chart: &Chart, history: &DoseHistory<'_>, route: Route, ctx: &Context<'_>) -> Panel {
    let mine = || history.sessions.iter().filter(move |it| it.session.plan.is.route == route);
    let bars: Vec<Bar> = mine().flat_map(|it| bars(it, day_of(it.at(), ctx.zone))).collect();
    let bounds = ordered(chart, route, ctx);
    let most = bars.iter().map(|it| it.to).chain(bounds.iter().map(|it| it.value)).fold(0.0, f64::max);
    let step = [10.0, 25.0, 50.0, 100.0, 200.0, 500.0].into_iter().find(|step| most / step <= 5.0).unwrap_or(1000.0);
    let lines = (most / step).ceil().max(1.0);
    let bands = (0..).map(|n| f64::from(n) * step).take_while(|it| *it <= lines * step);
    Panel {
        name: format!("{}, mg", wording::sentence(wording::route(route))),
        low: 0.0,
        high: (lines + 0.35) * step,
        bands: bands.map(|from| Band { from, words: String::new() }).collect(),
        bars,
        bounds,
        ..Panel::default()
    }
}

fn bars(it: &DoseSession<'_>, day: i64) -> Vec<Bar> {
    if let (Life::Planned | Life::Day, Some(order)) = (&it.session.life, it.session.order) {
        let to = milligrams(order.is.amount.get());
        return vec![Bar { day, from: 0.0, to, kind: BarKind::Planned, label: String::new() }];
    }
    let mut bars: Vec<Bar> = Vec::new();
    let mut so_far = 0;
    for (place, given) in it.given.iter().enumerate() {
        let from = milligrams(so_far);
        so_far += given.amount.get();
        let kind = if place == 0 { BarKind::Given } else { BarKind::Further };
        bars.push(Bar { day, from, to: milligrams(so_far), kind, label: String::new() });
    }
    if let Some(last) = bars.last_mut() {
        last.label = milligrams(so_far).to_string();
    }
    bars
}

/// What the orders of this way allow, from the day of each until it ended.
fn ordered(chart: &Chart, route: Route, ctx: &Context<'_>) -> Vec<Bound> {
    let mut bounds = Vec::new();
    for order in chart.all::<OrderWritten>().filter(|it| it.is.route == route) {
        let withdrawn = chart.all::<OrderWithdrawn>().find(|it| it.is.order.entry() == order.id());
        let end = number(order.is.valid_until);
        let until_day = withdrawn.map_or(end, |it| day_of(it.at(), ctx.zone).min(end));
        let from_day = day_of(order.at(), ctx.zone);
        let bound = |value: i64, words: String| Bound { from_day, until_day, value: milligrams(value), words };
        let (amount, most) = (order.is.amount.get(), order.is.daily_maximum.get());
        bounds.push(bound(amount, format!("order {}", milligrams(amount))));
        if most != amount {
            bounds.push(bound(most, format!("a day {}", milligrams(most))));
        }
    }
    bounds
}

/// Pressure before and after, with the limits that held from each session to the next.
fn pressure(history: &DoseHistory<'_>, day: &impl Fn(Timestamp) -> i64) -> Option<Panel> {
    let mut bars = Vec::new();
    for it in &history.sessions {
        let day = day(it.at());
        if let Some((_, before)) = it.before {
            let (from, to) = (before.diastolic.get() as f64, before.systolic.get() as f64);
            bars.push(Bar { day, from, to, kind: BarKind::Before, label: String::new() });
        }
        if let (Some((_, upper)), Some((_, lower))) = (it.highest_upper, it.highest_lower) {
            let (from, to) = (lower.get() as f64, upper.get() as f64);
            bars.push(Bar { day, from, to, kind: BarKind::After, label: upper.to_string() });
        }
    }
    if bars.is_empty() {
        return None;
    }
    let upper = limits(history, day, |it| it.upper_limit);
    let lower = limits(history, day, |it| it.lower_limit);
    let bounds: Vec<_> = upper.into_iter().chain(lower).collect();
    let values = || bars.iter().flat_map(|it| [it.from, it.to]).chain(bounds.iter().map(|it| it.value));
    let low = (values().fold(f64::MAX, f64::min) / 20.0).floor() * 20.0;
    let high = (values().fold(0.0, f64::max) / 20.0).ceil() * 20.0 + 10.0;
    let lines = (0..).map(|n| low + 20.0 * f64::from(n)).take_while(|it| *it <= high);
    Some(Panel {
        name: "Blood pressure, mmHg".into(),
        low,
        high,
        bands: lines.map(|from| Band { from, words: String::new() }).collect(),
        bars,
        bounds,
        ..Panel::default()
    })
}

/// One line for as long as the same limit held; the protocol's own beside it where the order's is tighter.
fn limits(
    history: &DoseHistory<'_>,
    day: &impl Fn(Timestamp) -> i64,
    of: impl Fn(&DoseSession<'_>) -> Option<LimitHeld>,
) -> Vec<Bound> {
    let mut bounds: Vec<Bound> = Vec::new();
    for (place, it) in history.sessions.iter().enumerate() {
        let Some(limit) = of(it) else { continue };
        let (first, last) = (place == 0, place + 1 == history.sessions.len());
        let from_day = if first { i64::MIN } else { day(it.at()) };
        let until_day =
            if last { i64::MAX } else { history.sessions.get(place + 1).map_or(i64::MAX, |it| day(it.at())) };
        let mut line = |value: i64, words: String| match bounds.iter_mut().rfind(|it| it.words == words) {
            Some(held) if held.until_day == from_day => held.until_day = until_day,
            _ => bounds.push(Bound { from_day, until_day, value: value as f64, words }),
        };
        line(limit.value.get(), format!("held at {}", limit.value));
        if let Some(own) = limit.protocol.filter(|own| *own != limit.value) {
            line(own.get(), format!("protocol {own}"));
        }
    }
    bounds
}

/// The first questionnaire with its bands, as under outcomes.
fn response(chart: &Chart, ctx: &Context<'_>) -> Option<Panel> {
    let instrument = all().first()?;
    let outcome = Outcome::among(&rounds(chart), Course::of(chart), instrument);
    panel(instrument, &outcome, ctx.zone)
}

fn rules(history: &DoseHistory<'_>, day: &impl Fn(Timestamp) -> i64) -> Vec<Rule> {
    let rule = |it: &DoseSession<'_>| {
        let label = match (&it.session.life, it.session.number) {
            (Life::Cancelled { .. }, _) => return None,
            (Life::Planned | Life::Day, _) => "planned".to_owned(),
            (_, 1) => "session 1".to_owned(),
            (_, number) => number.to_string(),
        };
        Some(Rule { day: day(it.at()), label })
    };
    history.sessions.iter().filter_map(rule).collect()
}

/// The days between one medicine and the next, in the middle between both.
fn between(history: &DoseHistory<'_>, day: &impl Fn(Timestamp) -> i64) -> Strip {
    let given: Vec<i64> = history.sessions.iter().filter_map(|it| it.session.t0()).map(day).collect();
    let marks = given.windows(2).map(|it| StripMark { day: (it[0] + it[1]) / 2, label: (it[1] - it[0]).to_string() });
    Strip { name: "days between".into(), kind: LaneKind::Watch, sign: Sign::Words, marks: marks.collect() }
}

fn holds(history: &DoseHistory<'_>, day: &impl Fn(Timestamp) -> i64) -> Strip {
    let held = history.sessions.iter().flat_map(|it| &it.session.holds);
    let marks = held.map(|it| StripMark { day: day(it.raised.at()), label: String::new() });
    Strip { name: "holds".into(), kind: LaneKind::Medicine, sign: Sign::Square, marks: marks.collect() }
}

fn events(history: &DoseHistory<'_>, day: &impl Fn(Timestamp) -> i64) -> Strip {
    let all = history.sessions.iter().flat_map(|it| &it.events).chain(&history.events);
    let mut marks: Vec<_> =
        all.map(|it| StripMark { day: day(it.at()), label: format!("grade {}", it.is.grade) }).collect();
    marks.sort_by_key(|it| it.day);
    Strip { name: "went wrong".into(), kind: LaneKind::Body, sign: Sign::Triangle, marks }
}

fn nausea(history: &DoseHistory<'_>, day: &impl Fn(Timestamp) -> i64) -> Strip {
    let seen = history.sessions.iter().filter_map(|it| it.nausea.first());
    let marks = seen.map(|it| StripMark { day: day(it.at()), label: String::new() });
    Strip { name: "nausea".into(), kind: LaneKind::Body, sign: Sign::Triangle, marks: marks.collect() }
}

/// What the picture shows, for whoever does not see it; every number stands in the tables.
fn spoken(history: &DoseHistory<'_>, ctx: &Context<'_>) -> String {
    let each = history.sessions.iter().filter(|it| !it.given.is_empty()).map(|it| {
        let given: Vec<_> = it.given.iter().map(|it| it.amount.in_milligrams()).collect();
        format!(
            "{} by {} on {}",
            wording::list(&given),
            wording::route(it.session.plan.is.route),
            wording::day(it.at(), ctx.now, ctx.zone)
        )
    });
    let each: Vec<_> = each.collect();
    let given = if each.is_empty() { "nothing yet".to_owned() } else { each.join("; ") };
    let holds = history.sessions.iter().map(|it| it.session.holds.len()).sum();
    format!("Given: {given}. {}. Every number stands in the tables below.", wording::count(holds, "hold"))
}
