//! Alarms from a chart and the protocol's ladder: each step with whom it told, who heard it, and what comes next.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::StaffId;
use alula_core::intake::Setting;
use alula_core::ledger::Statement;
use alula_core::protocol::{Cause, LadderStep, Tell};
use alula_core::session::SessionView;
use alula_core::session::home::{Alarm, AlarmHeard, LookIn, Watch};
use jiff::SignedDuration;

use super::porch_of::People;
use super::{AlarmLine, StepLine};
use crate::session::{author_name, preferred_name};
use crate::wording;

/// What is open now, as one reader sees it; the gravest first.
pub(super) fn alarm_lines(
    chart: &Chart,
    session: &SessionView<'_>,
    ctx: &Context<'_>,
    seen: &Watch<'_>,
    people: &People,
) -> Vec<AlarmLine> {
    let protocol = ctx.protocol.map(|it| &it.protocol);
    let route = protocol.and_then(|it| it.route(session.plan.is.route, Setting::Home));
    let ladder = route.map(|it| &it.ladder[..]).unwrap_or_default();
    let mut open: Vec<_> = seen.open(ctx.now).collect();
    open.sort_by_key(|it| (it.cause, it.since));
    open.into_iter().map(|it| line(chart, ctx, it, ladder, people)).collect()
}

fn line(chart: &Chart, ctx: &Context<'_>, alarm: &Alarm<'_>, ladder: &[LadderStep], people: &People) -> AlarmLine {
    let rules: Vec<_> = ladder.iter().filter(|it| it.cause == alarm.cause).collect();
    let rule = |after: u16| rules.iter().find(|it| it.after == after).copied();
    let reached: Vec<_> = alarm.reached.iter().filter_map(|it| Some((it, rule(it.is.after)?))).collect();
    let mine = reached.iter().rfind(|(_, rule)| tells(rule, people));
    let heard_by_me = |step| alarm.heard.iter().any(|(it, who)| *it == step && Some(*who) == people.reader);
    let unheard = mine.filter(|(it, _)| !heard_by_me(it.id()));
    // A colleague whom the step does not tell may still say to have heard the last one that told a clinician.
    let last = reached.iter().rfind(|(_, rule)| rule.tell.iter().any(|it| *it != Tell::Sitter));
    let hear = mine.or(last).map(|(it, _)| it.id()).filter(|it| people.reader.is_some() && !heard_by_me(*it));
    let next = rules.iter().find(|it| !alarm.reached.iter().any(|step| step.is.after == it.after));
    let plan = reached.iter().any(|(_, rule)| rule.plan);
    let minutes = ctx.now.duration_since(alarm.since).as_mins();
    AlarmLine {
        title: title(chart, alarm, people),
        since: format!("since {}, {}", wording::clock(alarm.since, ctx.zone), wording::length(minutes)),
        ask: reached.last().map(|(_, rule)| rule.then.clone()).unwrap_or_default(),
        emergency: alarm.cause == Cause::Emergency || plan,
        plan,
        steps: reached
            .iter()
            .map(|(step, rule)| StepLine {
                at: wording::clock(step.at(), ctx.zone),
                told: told(rule, ctx, people),
                then: rule.then.clone(),
                heard: heard(chart, step.id(), ctx),
            })
            .collect(),
        next: next.map_or_else(String::new, |rule| {
            let at = alarm.since + SignedDuration::from_mins(rule.after.into());
            format!("{}: {}. {}", wording::clock(at, ctx.zone), told(rule, ctx, people), rule.then)
        }),
        hear,
        sounds: unheard.is_some(),
    }
}

/// True when a step tells the reader.
fn tells(rule: &LadderStep, people: &People) -> bool {
    let Some(reader) = people.reader else { return false };
    rule.tell.iter().any(|it| match it {
        Tell::Sitter => false,
        Tell::Watcher => people.watcher == Some(reader),
        Tell::Second => people.second.is_some_and(|it| it.0 == reader),
    })
}

fn told(rule: &LadderStep, ctx: &Context<'_>, people: &People) -> String {
    let name = |id: Option<StaffId>, nobody: &str| id.map_or_else(|| nobody.to_owned(), |it| people.name(it, ctx));
    let names: Vec<_> = rule
        .tell
        .iter()
        .map(|it| match it {
            Tell::Sitter => people.sitter.clone(),
            Tell::Watcher => name(people.watcher, "who watches"),
            Tell::Second => name(people.second.map(|it| it.0), "the second clinician, of whom nobody is in reach"),
        })
        .collect();
    wording::list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn heard(chart: &Chart, step: alula_core::ids::EntryId, ctx: &Context<'_>) -> String {
    let all = chart.all::<AlarmHeard>().filter(|it| it.is.step == step);
    let names: Vec<_> =
        all.map(|it| format!("{} at {}", author_name(it.author(), ctx), wording::clock(it.at(), ctx.zone))).collect();
    if names.is_empty() { String::new() } else { format!("heard by {}", names.join(", ")) }
}

fn title(chart: &Chart, alarm: &Alarm<'_>, people: &People) -> String {
    let sitter = wording::sentence(&people.sitter);
    let name = preferred_name(chart);
    match alarm.call.and_then(|it| chart.entry(it)).map(|it| &it.statement) {
        Some(Statement::LookedIn(it)) if it.says == LookIn::Emergency => format!("{sitter} says: help is needed now"),
        Some(Statement::LookedIn(_)) => format!("{sitter} is not sure, and would like to be rung"),
        Some(Statement::CompanyWanted(_)) => format!("{name} would like company"),
        Some(Statement::CheckedIn(_)) => format!("{name} is not all right"),
        _ => "Nobody has looked in".to_owned(),
    }
}
