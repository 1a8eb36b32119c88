//! The pages of a session from a chart: pure, the same chart and moment always draw the same.

use alula_core::Chart;
use alula_core::chart::Said;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, HoldId, OrderId, SessionId};
use alula_core::intake::{ClientAdmitted, OrderWithdrawn, OrderWritten};
use alula_core::ledger::Author;
use alula_core::preparation::{IntentionLetGo, IntentionSet, TouchAgreed, WishesRecorded};
use alula_core::protocol::readiness::readiness;
use alula_core::protocol::{At, Scope, Stage};
use alula_core::session::{HoldReason, SessionView, VitalsRecorded, sessions};
use jiff::Timestamp;

use super::gates::{gate_lines, resolver};
use super::home::held_forms;
use super::{
    Before, Beside, HoldLine, Injection, May, NewSession, OrderChoice, Pad, PersonCard, PhoneHeard, Room, Threshold,
};
use crate::parts::{Filled, Forms, Missing};
use crate::preparation::place_of_check;
use crate::wording::Words;
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

pub(super) fn number(chart: &Chart, session: &SessionView<'_>) -> String {
    let of = sessions(chart).iter().filter(|it| it.number > 0).count();
    if of > 1 { format!("session {} of {of}", session.number) } else { format!("session {}", session.number) }
}

pub(super) fn medicine(session: &SessionView<'_>) -> String {
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
        let passable = gate_lines(&earlier, ctx).into_iter().filter(|it| it.is_open() && it.may_pass);
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
            passable: passable.collect(),
            earlier: open_earlier
                .map(|it| Missing {
                    what: it.todo.clone(),
                    who: format!("{} can resolve it", resolver(&it.who)),
                    to: place_of_check(client, &it.id).or_else(|| Some(urls::Readiness(client).to_string())),
                })
                .collect(),
            amount: order.map(|it| it.amount.in_milligrams()).unwrap_or_default(),
            amount_micrograms: order.map_or(0, |it| it.amount.get()),
            readings: session.readings.iter().map(|it| reading_line(it, ctx)).collect(),
            injection: Injection::of(chart, session, ctx),
            home: Before::of(chart, session, ctx),
            pad: Pad::of(chart, session, ctx),
            may,
            beside: Beside::default(),
            forms: forms.over(held_forms(chart, session)),
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

pub(super) fn reading_line(it: &Said<'_, VitalsRecorded>, ctx: &Context<'_>) -> String {
    let mut words = vec![wording::clock(it.at(), ctx.zone)];
    words.extend(it.is.pressure.map(|it| it.to_string()));
    words.extend(beside(it.is));
    words.join(" · ")
}

pub(crate) fn beside(it: &VitalsRecorded) -> Vec<String> {
    [
        it.pulse.map(|it| format!("pulse {it}")),
        it.saturation.map(|it| format!("oxygen {it} %")),
        it.breaths.map(|it| format!("{it} breaths a minute")),
        it.weight.map(|it| format!("{it} kg")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The name of whoever said something.
pub fn author_name(author: Author, ctx: &Context<'_>) -> String {
    author_name_in(author, ctx, Words::english())
}

/// The same in the language of whoever reads it.
pub fn author_name_in(author: Author, ctx: &Context<'_>, words: Words) -> String {
    match author {
        Author::Staff(id) => ctx.staff.get(&id).map_or_else(|| words.record_gone().into_owned(), |it| it.name.clone()),
        Author::Client => words.record_client().into_owned(),
        Author::House => words.record_house().into_owned(),
        Author::Sitter(_) => words.record_sitter().into_owned(),
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

impl SessionPage {
    /// The page of a session at home with its phones as the house heard them; `link` is until when a link is open.
    #[must_use]
    pub fn with_phones(self, heard: &[PhoneHeard], link: Option<Timestamp>, ctx: &Context<'_>) -> Self {
        match self {
            Self::Threshold(mut view) => {
                view.home = view.home.map(|it| it.with_phones(heard, link, ctx));
                Self::Threshold(view)
            }
            Self::Room(mut view) => {
                view.porch = view.porch.map(|it| it.with_phones(heard, link, ctx));
                Self::Room(view)
            }
        }
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
