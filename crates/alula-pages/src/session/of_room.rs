//! The room from a chart: what is due, what was measured, what was kept, who can leave, what help needs to know.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::EntryId;
use alula_core::intake::{Route, Setting};
use alula_core::ledger::{Author, Statement};
use alula_core::preparation::{TherapistRole, TouchAgreed, WishesRecorded};
use alula_core::protocol::readiness::readiness;
use alula_core::protocol::{Limit, Outcome, Scope, ThresholdId};
use alula_core::session::home::sitter;
use alula_core::session::{
    ContactPlanned, DueItem, Lateness, Life, MarkKind, MarkMade, SessionView, beyond, due, help_called, minute_since,
    phases, timeline,
};
use alula_core::supervision::NoteAbout;
use jiff::Timestamp;

use super::lanes::{lanes, told};
use super::of::{beside, medicine, number, preferred_name};
use super::of_help::help;
use super::{Beside, Criterion, Due, Kept, Leaving, Moves, PersonCard, Porch, Reading, Room, Standing, TouchNow};
use crate::parts::{Expected, Filled, Forms, Timeline};
use crate::supervision::note_line;
use crate::wording;

impl Room {
    /// The room after T0; nothing when the medicine was not given.
    pub fn of(
        chart: &Chart,
        session: &SessionView<'_>,
        ctx: &Context<'_>,
        drawn: EntryId,
        may_write: bool,
        forms: Forms,
    ) -> Option<Self> {
        let t0 = session.t0()?;
        let items = timeline(chart, session.id);
        let left = matches!(session.life, Life::Left { .. });
        let elapsed = minute_since(t0, ctx.now);
        let protocol = ctx.protocol.map(|it| &it.protocol);
        let lozenge = session.order.filter(|_| session.plan.is.route == Route::Lozenge);
        let further = lozenge.and_then(|it| it.is.redose.as_ref().map(|further| (it.is, further)));
        let open =
            further.filter(|(_, it)| session.added.is_empty() && (it.from.get()..=it.until.get()).contains(&elapsed));
        let reading = last_reading(chart, session, ctx);
        Some(Self {
            client: chart.client(),
            session: session.id,
            drawn,
            seen: chart.sequence(),
            name: preferred_name(chart),
            about: format!("{} · {}", number(chart, session), medicine(session)),
            t0,
            now: ctx.now,
            elapsed,
            phase: protocol
                .and_then(|it| phases(chart, session.id, it, ctx.now).pop())
                .map(|it| it.name)
                .unwrap_or_default(),
            kept_until: kept_until(chart, ctx),
            due: protocol.and_then(|it| next_due(&due(chart, session, it, ctx.now), ctx.now)),
            instruction: if reading.as_ref().is_some_and(|it| it.beyond) {
                instruction(session)
            } else {
                String::new()
            },
            reading,
            bedside: super::Bedside::of(chart, session, ctx),
            person: PersonCard { role: None, ..PersonCard::of(chart) },
            lanes: Timeline {
                expected: Expected::of(chart, session, t0, ctx),
                ..lanes(&items, (!left).then_some(elapsed), true)
            },
            kept: items
                .iter()
                .rev()
                .filter_map(|it| {
                    let (what, said) = told(it.says)?;
                    Some(Kept {
                        entry: it.header.id,
                        elapsed: wording::elapsed(it.minute?),
                        what: match it.says {
                            Statement::MedicineGiven(_) => format!("medicine given, {what}"),
                            Statement::MarkMade(it) if it.kind == MarkKind::Note => it.words.reveal().to_owned(),
                            _ => what,
                        },
                        said,
                        late: if it.late {
                            format!("written down at {}", wording::clock(it.header.recorded_at, ctx.zone))
                        } else {
                            String::new()
                        },
                        may_strike: matches!(
                            it.says,
                            Statement::MarkMade(_) | Statement::VitalsRecorded(_) | Statement::PhaseEntered(_)
                        ),
                        moves: match it.says {
                            Statement::MarkMade(mark) if it.header.author == ctx.author && !is_help(mark.kind) => {
                                Some(Moves {
                                    kind: mark.kind,
                                    words: mark.words.reveal().to_owned(),
                                    at: it.header.occurred_at,
                                })
                            }
                            _ => None,
                        },
                        incident: it.incident,
                        struck: it.struck.is_some(),
                    })
                })
                .collect(),
            touch: touch(chart, session),
            role: role(chart, session),
            lozenge_in: session.lozenge.is_none() && session.plan.is.route == Route::Lozenge,
            further: open.map(|(_, it)| (format!("A further {}", it.amount.in_milligrams()), it.amount.get())),
            phases: protocol
                .map(|it| it.session_phases.phases.iter().map(|it| (it.id.clone(), it.name.clone())).collect())
                .unwrap_or_default(),
            terms: protocol
                .map(|it| {
                    it.adverse_events
                        .terms
                        .iter()
                        .map(|it| (it.clone(), wording::sentence(&wording::field(it))))
                        .collect()
                })
                .unwrap_or_default(),
            leaving: leaving(chart, session, ctx, &forms),
            left,
            porch: Porch::of(chart, session, ctx),
            contact_planned: chart.all::<ContactPlanned>().any(|it| it.is.session == Some(session.id)),
            note: note_line(chart, &NoteAbout::Session(session.id), ctx),
            help: help(chart, session, ctx),
            help_since: help_called(chart, session.id).map(|it| it.at()),
            writer: match ctx.author {
                Author::Staff(id) => Some(id),
                _ => None,
            },
            may_write,
            beside: Beside::default(),
            forms,
        })
    }
}

/// Touch as it was agreed; offered is what was offered since the last answer about it.
fn touch(chart: &Chart, session: &SessionView<'_>) -> Vec<TouchNow> {
    let mut marks: Vec<_> = chart.all::<MarkMade>().filter(|it| it.is.session == session.id).collect();
    marks.sort_by_key(|it| (it.at(), it.id()));
    let agreed = chart.last::<TouchAgreed>().map(|it| &it.is.items[..]).unwrap_or_default();
    let offered = |what: &str| {
        let of_touch =
            |kind| matches!(kind, MarkKind::TouchOffered | MarkKind::TouchAccepted | MarkKind::TouchDeclined);
        let last = marks.iter().rev().find(|it| of_touch(it.is.kind) && it.is.words.reveal() == what);
        last.is_some_and(|it| it.is.kind == MarkKind::TouchOffered)
    };
    agreed
        .iter()
        .map(|it| TouchNow { what: it.what.reveal().to_owned(), answer: it.answer, offered: offered(it.what.reveal()) })
        .collect()
}

/// How near the therapist is: as marked last, or as it was agreed.
fn role(chart: &Chart, session: &SessionView<'_>) -> Option<TherapistRole> {
    let marks = chart.all::<MarkMade>().filter(|it| it.is.session == session.id && it.is.kind == MarkKind::Role);
    let last = marks.max_by_key(|it| (it.at(), it.id())).map(|it| it.is.words.reveal().to_owned());
    [TherapistRole::QuietPresence, TherapistRole::GentleGuidance]
        .into_iter()
        .find(|it| last.as_deref() == Some(wording::therapist_role(*it)))
        .or_else(|| chart.last::<WishesRecorded>().map(|it| it.is.role))
}

fn kept_until(chart: &Chart, ctx: &Context<'_>) -> String {
    let last = chart.entries().last().map_or(ctx.now, |it| it.header.recorded_at);
    last.to_zoned(ctx.zone.clone()).strftime("%H:%M:%S").to_string()
}

fn next_due(items: &[DueItem], now: Timestamp) -> Option<Due> {
    let open = items.iter().filter(|it| it.is_open()).min_by_key(|it| it.at)?;
    let in_minutes = match open.stands {
        Lateness::Late { minutes } | Lateness::VeryLate { minutes } => -minutes,
        Lateness::Waiting { minutes } => minutes,
        _ => 0.max(minute_since(now, open.at)),
    };
    Some(Due { what: wording::due(open.what).to_owned(), in_minutes })
}

pub(super) fn limits(session: &SessionView<'_>, ctx: &Context<'_>, at: Timestamp) -> Option<(Limit, Limit)> {
    let (systolic, diastolic) = match session.plan.is.setting {
        Setting::Office => (ThresholdId::BpStopOfficeSys, ThresholdId::BpStopOfficeDia),
        Setting::Home => (ThresholdId::BpStopHomeSys, ThresholdId::BpStopHomeDia),
    };
    let order = session.order.map(|it| it.is);
    ctx.protocol.map(|it| (it.limit(systolic, order, at), it.limit(diastolic, order, at)))
}

/// The last reading; where it has no pressure, the last pressure with its own time, and beside it what was measured since.
/// A value beyond its limit stands first, whatever it is.
fn last_reading(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Reading> {
    let last = session.readings.last()?;
    let pressure = session.readings.iter().rev().find(|it| it.is.pressure.is_some());
    let shown = pressure.unwrap_or(last);
    let found = beyond(chart, session.id, last.is, last.at(), ctx.protocol);
    let at = wording::clock(shown.at(), ctx.zone);
    let words = shown.is.pressure.map(|it| it.to_string()).unwrap_or_else(|| "–".to_owned());
    if let Some(first) = found.first().filter(|_| last.is.pressure.is_none()) {
        let before = pressure.map(|_| format!("{words} at {at}"));
        return Some(Reading {
            at: wording::clock(last.at(), ctx.zone),
            pressure: first.value.to_string(),
            beside: beside(last.is).into_iter().chain(before).collect::<Vec<_>>().join(" · "),
            limit: first.limit.to_string(),
            beyond: true,
        });
    }
    let mut told = if shown.id() == last.id() { Vec::new() } else { vec![wording::clock(last.at(), ctx.zone)] };
    told.extend(beside(last.is));
    Some(Reading {
        at,
        pressure: words,
        beside: told.join(" · "),
        limit: limits(session, ctx, shown.at())
            .map(|(upper, lower)| format!("{}/{}", upper.value, lower.value))
            .unwrap_or_default(),
        beyond: !found.is_empty(),
    })
}

fn instruction(session: &SessionView<'_>) -> String {
    session.order.map(|it| it.is.instruction.reveal().to_owned()).unwrap_or_default()
}

fn leaving(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>, forms: &Forms) -> Leaving {
    let release = readiness(chart, Scope::Release(session.id), ctx);
    let stay = ctx.protocol.map_or(0, |it| {
        let id = match session.plan.is.route {
            Route::Lozenge => ThresholdId::MinObserveSlMin,
            Route::Intramuscular => ThresholdId::MinObserveImMin,
        };
        it.limit(id, session.order.map(|it| it.is), ctx.now).value
    });
    let earliest = session.last_amount().map(|at| at + jiff::SignedDuration::from_mins(stay));
    let home = session.plan.is.setting == Setting::Home;
    let stays = sitter(chart, session.id).map(|it| it.is.name.reveal().to_owned()).filter(|_| home);
    let escort = session.escort.map(|it| it.is.name.reveal().to_owned()).or(stays).unwrap_or_default();
    let out = forms.named("left");
    Leaving {
        criteria: release
            .gates
            .iter()
            .flat_map(|gate| &gate.checks)
            .map(|check| Criterion {
                words: check.label.clone(),
                standing: match check.outcome {
                    Outcome::Pass => Standing::Right,
                    Outcome::Unknown => Standing::Missing,
                    Outcome::Fail => Standing::Wrong,
                },
                because: check.inputs.reveal().to_owned(),
            })
            .collect(),
        earliest: earliest.map(|it| wording::clock(it, ctx.zone)).unwrap_or_default(),
        ready_since: match &session.life {
            Life::ReadyToLeave { ready, .. } => format!("ready since {}", wording::clock(ready.at(), ctx.zone)),
            _ => String::new(),
        },
        questions: forms.named("leave"),
        out: if out.value("with").is_empty() && !out.is_wrong() {
            Filled::named("left").with("with", escort.clone())
        } else {
            out
        },
        escort: match (escort.is_empty(), home) {
            (true, _) => "Nobody was confirmed for today.".to_owned(),
            (false, false) => format!("Confirmed for today: {escort}."),
            (false, true) => format!("Stays with them: {escort}."),
        },
        at_home: home,
    }
}

fn is_help(kind: MarkKind) -> bool {
    matches!(kind, MarkKind::HelpCalled | MarkKind::HelpOver)
}
