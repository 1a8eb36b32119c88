//! The room from a chart: what is due, what was measured, what was kept, who can leave, what help needs to know.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::EntryId;
use alula_core::intake::{
    AllergyRecorded, ClientAdmitted, MedicineRecorded, MedicineStatus, NoAllergyStated, OrderWritten, Route, Setting,
};
use alula_core::ledger::Statement;
use alula_core::protocol::readiness::readiness;
use alula_core::protocol::{Limit, Outcome, Scope, ThresholdId};
use alula_core::session::{
    ContactPlanned, DueItem, Lateness, Life, SessionView, beyond, due, minute_since, phases, timeline,
};
use alula_core::supervision::NoteAbout;
use jiff::Timestamp;

use super::lanes::{lanes, told};
use super::of::{beside, medicine, number, preferred_name};
use super::{Beside, Criterion, Due, HelpCard, Kept, Leaving, PersonCard, Reading, Room, Standing};
use crate::parts::{Filled, Forms};
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
        let further = session.order.and_then(|it| it.is.redose.as_ref().map(|further| (it.is, further)));
        let open =
            further.filter(|(_, it)| session.added.is_empty() && (it.from.get()..=it.until.get()).contains(&elapsed));
        let reading = last_reading(chart, session, ctx);
        Some(Self {
            client: chart.client(),
            session: session.id,
            drawn,
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
            person: PersonCard::of(chart),
            lanes: lanes(&items, (!left).then_some(elapsed), true),
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
                        struck: it.struck.is_some(),
                    })
                })
                .collect(),
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
            contact_planned: chart.all::<ContactPlanned>().any(|it| it.is.session == Some(session.id)),
            note: note_line(chart, &NoteAbout::Session(session.id), ctx),
            help: help(chart, session, ctx),
            may_write,
            beside: Beside::default(),
            forms,
        })
    }
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

fn limits(session: &SessionView<'_>, ctx: &Context<'_>, at: Timestamp) -> Option<(Limit, Limit)> {
    let (systolic, diastolic) = match session.plan.is.setting {
        Setting::Office => (ThresholdId::BpStopOfficeSys, ThresholdId::BpStopOfficeDia),
        Setting::Home => (ThresholdId::BpStopHomeSys, ThresholdId::BpStopHomeDia),
    };
    let order = session.order.map(|it| it.is);
    ctx.protocol.map(|it| (it.limit(systolic, order, at), it.limit(diastolic, order, at)))
}

fn last_reading(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Reading> {
    let last = session.readings.last()?;
    let limit = limits(session, ctx, last.at())
        .map(|(upper, lower)| format!("{}/{}", upper.value, lower.value))
        .unwrap_or_default();
    Some(Reading {
        at: wording::clock(last.at(), ctx.zone),
        pressure: last.is.pressure.map(|it| it.to_string()).unwrap_or_else(|| "–".to_owned()),
        beside: beside(last.is).join(" · "),
        limit,
        beyond: !beyond(chart, session.id, last.is, last.at(), ctx.protocol).is_empty(),
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
    let escort = session.escort.map(|it| it.is.name.reveal().to_owned()).unwrap_or_default();
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
        escort: if escort.is_empty() {
            "Nobody was confirmed for today.".to_owned()
        } else {
            format!("Confirmed for today: {escort}.")
        },
    }
}

fn help(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> HelpCard {
    let person = chart.last::<ClientAdmitted>().map(|it| &it.is.person);
    let age = person.map(|it| ctx.now.to_zoned(ctx.zone.clone()).date().year() - it.birth_date.year());
    let order: Option<&OrderWritten> = session.order.map(|it| it.is);
    let place = session.plan.is.place.reveal();
    let taken = |at: Timestamp, amount: String| {
        format!("ketamine {amount}, {}, at {}", wording::route(session.plan.is.route), wording::clock(at, ctx.zone))
    };
    let mut amounts = Vec::new();
    if let Life::Underway { given, .. } | Life::ReadyToLeave { given, .. } | Life::Left { given, .. } = &session.life {
        amounts.push(taken(given.at(), given.is.amount.in_milligrams()));
    }
    amounts.extend(session.added.iter().map(|it| taken(it.at(), it.is.amount.in_milligrams())));
    let allergies: Vec<_> = chart.all::<AllergyRecorded>().map(|it| it.is.text.reveal().to_owned()).collect();
    let none_known = allergies.is_empty() && chart.last::<NoAllergyStated>().is_some();
    let medicines: Vec<_> = chart
        .all::<MedicineRecorded>()
        .filter(|it| it.is.status == MedicineStatus::Taking)
        .map(|it| format!("{} {}", it.is.text.reveal(), it.is.dose.reveal()).trim().to_owned())
        .collect();
    HelpCard {
        address: match session.plan.is.setting {
            Setting::Office => format!("At the practice. {place}"),
            Setting::Home => person.map(|it| it.address.reveal().to_owned()).unwrap_or_default(),
        },
        who: [person.map(|it| it.name.reveal().to_owned()), age.map(|it| format!("about {it} years"))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        taken: amounts,
        allergies: if none_known { "none known".to_owned() } else { allergies.join(", ") },
        medicines: medicines.join(", "),
        limits: limits(session, ctx, ctx.now)
            .map(|(upper, lower)| {
                let by = wording::limits_set_by(upper.from, lower.from);
                format!("pressure {}/{}, by {by}", upper.value, lower.value)
            })
            .unwrap_or_default(),
        instruction: order.map(|it| it.instruction.reveal().to_owned()).unwrap_or_default(),
    }
}
