//! The pages of a session from a chart: pure, the same chart and moment always draw the same.

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, HoldId, OrderId, SessionId};
use alula_core::intake::{
    AllergyRecorded, ClientAdmitted, MedicineRecorded, MedicineStatus, NoAllergyStated, OrderWithdrawn, OrderWritten,
};
use alula_core::ledger::{Author, Statement};
use alula_core::preparation::{IntentionLetGo, IntentionSet, TouchAgreed, WishesRecorded};
use alula_core::protocol::readiness::readiness;
use alula_core::protocol::{At, Limit, LimitFrom, Scope, Stage, ThresholdId};
use alula_core::session::{
    ContactPlanned, DueItem, HoldReason, Lateness, Life, SessionView, VitalsRecorded, due, minute_since, phases,
    sessions, timeline,
};
use jiff::Timestamp;

use super::gates::{gate_lines, resolver};
use super::lanes::{lanes, told};
use super::{
    Criterion, Due, HelpCard, HoldLine, Kept, Leaving, May, NewSession, OrderChoice, PersonCard, Reading, Room,
    Standing, Threshold,
};
use crate::parts::{Filled, Forms, Missing};
use crate::{urls, wording};

/// What the client wants to be called.
pub fn preferred_name(chart: &Chart) -> String {
    let Some(admitted) = chart.last::<ClientAdmitted>() else { return "A client without a name yet".to_owned() };
    let person = &admitted.is.person;
    let name = if person.preferred_name.is_blank() { &person.name } else { &person.preferred_name };
    name.reveal().to_owned()
}

impl PersonCard {
    /// The person of a chart.
    pub fn of(chart: &Chart) -> Self {
        let rests = |id: EntryId| {
            chart.all::<IntentionLetGo>().any(|it| it.is.intention.entry() == id)
                || chart.all::<IntentionSet>().any(|it| it.is.instead_of.is_some_and(|old| old.entry() == id))
        };
        let wishes = chart.last::<WishesRecorded>().map(|it| it.is);
        let words = |of: fn(&WishesRecorded) -> &str| wishes.map(|it| of(it).to_owned()).unwrap_or_default();
        Self {
            intention: chart
                .all::<IntentionSet>()
                .rfind(|it| !rests(it.id()))
                .map(|it| it.is.words.reveal().to_owned()),
            fears: words(|it| it.fears.reveal()),
            calming: words(|it| it.calming.reveal()),
            sound: words(|it| it.sound.reveal()),
            touch: chart
                .last::<TouchAgreed>()
                .map(|it| it.is.items.iter().map(|item| (item.what.reveal().to_owned(), item.answer)).collect())
                .unwrap_or_default(),
            role: wishes.map(|it| it.role),
        }
    }
}

fn number(chart: &Chart, session: &SessionView<'_>) -> String {
    let of = sessions(chart).iter().filter(|it| it.number > 0).count();
    if of > 1 { format!("session {} of {of}", session.number) } else { format!("session {}", session.number) }
}

fn medicine(session: &SessionView<'_>) -> String {
    let amount = session.order.map(|it| format!(" {}", it.is.amount.in_milligrams())).unwrap_or_default();
    format!("{}{amount} · {}", wording::route(session.plan.is.route), wording::setting(session.plan.is.setting))
}

impl Threshold {
    /// The threshold of a session that has not begun.
    pub fn of(
        chart: &Chart,
        session: &SessionView<'_>,
        ctx: &Context<'_>,
        drawn: EntryId,
        may: May,
        forms: Forms,
    ) -> Self {
        let ready = readiness(chart, Scope::Session(session.id), ctx);
        let (day, earlier): (Vec<_>, Vec<_>) = ready.gates.into_iter().partition(|it| matches!(it.at, At::Day));
        let (client, place) = (chart.client(), session.plan.is.place.reveal());
        let order = session.order.map(|it| it.is);
        let mut about = vec![wording::at(session.plan.is.at, ctx.now, ctx.zone)];
        if !place.is_empty() {
            about.push(place.to_owned());
        }
        about.push(medicine(session));
        let open_earlier = earlier.iter().filter(|it| !it.is_open()).flat_map(|it| it.missing());
        Self {
            client,
            session: session.id,
            drawn,
            seen: chart.sequence(),
            name: preferred_name(chart),
            number: number(chart, session),
            about: about.join(" · "),
            person: PersonCard::of(chart),
            gates: gate_lines(&day, ctx),
            holds: holds(session, ctx),
            earlier: open_earlier
                .map(|it| Missing {
                    what: it.todo.clone(),
                    who: format!("{} can resolve it", resolver(&it.who)),
                    to: Some(urls::Readiness(client).to_string()),
                })
                .collect(),
            amount: order.map(|it| it.amount.in_milligrams()).unwrap_or_default(),
            amount_micrograms: order.map_or(0, |it| it.amount.get()),
            readings: session.readings.iter().map(|it| reading_line(it, ctx)).collect(),
            may,
            forms,
        }
    }
}

fn holds(session: &SessionView<'_>, ctx: &Context<'_>) -> Vec<HoldLine> {
    let open = session.holds.iter().filter(|it| it.lifted.is_none());
    open.map(|it| HoldLine {
        hold: HoldId::of(it.raised.id()),
        why: match &it.raised.is.why {
            HoldReason::Vitals { words, .. } => {
                format!("{}, {}", wording::sentence(words), wording::at(it.raised.at(), ctx.now, ctx.zone))
            }
            HoldReason::Risk { .. } => "The risk of suicide is not low.".to_owned(),
            HoldReason::Person { words } => words.reveal().to_owned(),
        },
        who: "The prescriber can lift it.".to_owned(),
    })
    .collect()
}

fn reading_line(it: &Said<'_, VitalsRecorded>, ctx: &Context<'_>) -> String {
    let mut words = vec![wording::clock(it.at(), ctx.zone)];
    words.extend(it.is.pressure.map(|it| it.to_string()));
    words.extend(beside(it.is));
    words.join(" · ")
}

fn beside(it: &VitalsRecorded) -> Vec<String> {
    [
        it.pulse.map(|it| format!("pulse {it}")),
        it.saturation.map(|it| format!("oxygen {it} %")),
        it.breaths.map(|it| format!("{it} breaths a minute")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

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
                    let nothing_said = what.is_empty() && said.is_empty();
                    Some(Kept {
                        entry: it.header.id,
                        elapsed: wording::elapsed(it.minute?),
                        what: match it.says {
                            Statement::MedicineGiven(_) => format!("medicine given, {what}"),
                            _ if nothing_said => wording::kind(it.says.kind()),
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
            lozenge_in: session.lozenge.is_none() && session.plan.is.route == alula_core::intake::Route::Lozenge,
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
            help: help(chart, session, ctx),
            may_write,
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

fn limits(session: &SessionView<'_>, ctx: &Context<'_>) -> Option<(Limit, Limit)> {
    let (systolic, diastolic) = match session.plan.is.setting {
        alula_core::intake::Setting::Office => (ThresholdId::BpStopOfficeSys, ThresholdId::BpStopOfficeDia),
        alula_core::intake::Setting::Home => (ThresholdId::BpStopHomeSys, ThresholdId::BpStopHomeDia),
    };
    let order = session.order.map(|it| it.is);
    ctx.protocol.map(|it| (it.limit(systolic, order), it.limit(diastolic, order)))
}

fn last_reading(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Reading> {
    let last = session.readings.last()?;
    let limit =
        limits(session, ctx).map(|(upper, lower)| format!("{}/{}", upper.value, lower.value)).unwrap_or_default();
    Some(Reading {
        at: wording::clock(last.at(), ctx.zone),
        pressure: last.is.pressure.map(|it| it.to_string()).unwrap_or_else(|| "–".to_owned()),
        beside: beside(last.is).join(" · "),
        limit,
        beyond: !alula_core::session::beyond(chart, session.id, last.is, ctx.protocol).is_empty(),
    })
}

fn instruction(session: &SessionView<'_>) -> String {
    session.order.map(|it| it.is.instruction.reveal().to_owned()).unwrap_or_default()
}

fn leaving(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>, forms: &Forms) -> Leaving {
    let release = readiness(chart, Scope::Release(session.id), ctx);
    let stay = ctx.protocol.map_or(0, |it| {
        let id = match session.plan.is.route {
            alula_core::intake::Route::Lozenge => ThresholdId::MinObserveSlMin,
            alula_core::intake::Route::Intramuscular => ThresholdId::MinObserveImMin,
        };
        it.limit(id, session.order.map(|it| it.is)).value
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
                    alula_core::protocol::Outcome::Pass => Standing::Right,
                    alula_core::protocol::Outcome::Unknown => Standing::Missing,
                    alula_core::protocol::Outcome::Fail => Standing::Wrong,
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
            alula_core::intake::Setting::Office => format!("At the practice. {place}"),
            alula_core::intake::Setting::Home => person.map(|it| it.address.reveal().to_owned()).unwrap_or_default(),
        },
        who: [person.map(|it| it.name.reveal().to_owned()), age.map(|it| format!("about {it} years"))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        taken: amounts,
        allergies: if none_known { "none known".to_owned() } else { allergies.join(", ") },
        medicines: medicines.join(", "),
        limits: limits(session, ctx)
            .map(|(upper, lower)| format!("pressure {}/{}, by {}", upper.value, lower.value, set_by(&upper)))
            .unwrap_or_default(),
        instruction: order.map(|it| it.instruction.reveal().to_owned()).unwrap_or_default(),
    }
}

fn set_by(limit: &Limit) -> &'static str {
    match limit.from {
        LimitFrom::Protocol => "the protocol",
        LimitFrom::Practice => "the practice",
        LimitFrom::Order => "the prescriber's order",
    }
}

/// The name of whoever said something.
pub fn author_name(author: Author, ctx: &Context<'_>) -> String {
    match author {
        Author::Staff(id) => {
            ctx.staff.get(&id).map_or_else(|| "someone who no longer works here".to_owned(), |it| it.name.clone())
        }
        Author::Client => "the client".to_owned(),
        Author::House => "the house".to_owned(),
    }
}

/// The session page that fits where the session stands.
#[derive(Clone, Debug)]
pub enum SessionPage {
    /// Before the medicine.
    Threshold(Box<Threshold>),
    /// After it.
    Room(Box<Room>),
}

impl SessionPage {
    /// The page for one reader; nothing when there is no such session.
    pub fn of(
        chart: &Chart,
        session: SessionId,
        ctx: &Context<'_>,
        drawn: EntryId,
        may: May,
        forms: Forms,
    ) -> Option<Self> {
        let session = alula_core::session::session(chart, session)?;
        Some(match Room::of(chart, &session, ctx, drawn, may.give || may.prepare, forms.clone()) {
            Some(room) => Self::Room(Box::new(room)),
            None => Self::Threshold(Box::new(Threshold::of(chart, &session, ctx, drawn, may, forms))),
        })
    }
}

impl NewSession {
    /// The form for one client: the orders that hold today, and what is still open before a day makes sense.
    pub fn of(chart: &Chart, ctx: &Context<'_>, entry: EntryId, form: Filled) -> Self {
        let today = ctx.now.to_zoned(ctx.zone.clone()).date();
        let withdrawn = |id: EntryId| chart.all::<OrderWithdrawn>().any(|it| it.is.order.entry() == id);
        let holding = chart.all::<OrderWritten>().rev().filter(|it| !withdrawn(it.id()) && it.is.valid_until >= today);
        let stages = [Stage::Screening, Stage::Preparation].map(|stage| readiness(chart, Scope::Stage(stage), ctx));
        let open = stages.iter().flat_map(|it| &it.gates).filter(|it| !it.is_open()).flat_map(|it| it.missing());
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            entry,
            orders: holding
                .map(|it| OrderChoice {
                    order: OrderId::of(it.id()),
                    title: wording::sentence(&format!(
                        "{} {}, {}",
                        wording::route(it.is.route),
                        it.is.amount.in_milligrams(),
                        wording::setting(it.is.setting)
                    )),
                    about: format!(
                        "holds until {}, by {}",
                        wording::date(it.is.valid_until),
                        author_name(it.author(), ctx)
                    ),
                })
                .collect(),
            missing: open
                .map(|it| Missing {
                    what: it.todo.clone(),
                    who: format!("{} can resolve it", resolver(&it.who)),
                    to: None,
                })
                .collect(),
            form,
        }
    }
}
