//! What a phone in the home is told: where the session stands for it, and nothing else of the chart. The phone's side of the
//! words between them is `web/src/phone/contract.ts`.

use alula_core::Chart;
use alula_core::book::held_letters;
use alula_core::decide::Context;
use alula_core::ids::{EntryId, PieceId, SessionId, SitterId};
use alula_core::intake::{AfterHold, Setting};
use alula_core::language::Language;
use alula_core::ledger::Author;
use alula_core::session::home::{
    AddressConfirmed, BEGIN_WITHIN, Phone, PreparedLine, SitterAgreed, SitterReleased, SitterTaught, company_wanted,
    line_sent, look_in_every, may_begin, rehearsal, sitter, watch, watcher,
};
use alula_core::session::{Life, SessionView, beyond, is_light, light_from, phases, session as session_of, sober_from};
use jiff::Timestamp;
use serde::Serialize;

use crate::session::preferred_name;

/// Where the session stands for a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before the day.
    Invited,
    /// The day, before the beginning was opened.
    Before,
    /// The beginning is open.
    Open,
    /// The lozenge is in the mouth.
    Hold,
    /// The deep hour.
    Deep,
    /// Light comes back.
    Returning,
    /// The session is over.
    After,
    /// It does not take place.
    Over,
}

/// Whom a phone can ring, as the numbers are written down; empty where none is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Who watches.
    pub therapist: String,
    /// The practice, at any hour when it has such a number.
    pub practice: String,
    /// The client.
    pub client: String,
}

/// First names, as they want to be called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Names {
    client: String,
    sitter: String,
    therapist: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Phones {
    therapist: String,
    practice: String,
    sitter: String,
    client: String,
    help: &'static str,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Address {
    street: String,
    door: String,
    town: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Pressure {
    words: String,
    at: Timestamp,
    above: bool,
}

/// A line that the therapist sent; the phone says it in its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Line {
    id: EntryId,
    line: PreparedLine,
    at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Needs {
    taught: bool,
    agreed: bool,
    rehearsed: bool,
}

/// One piece of the session's sound, for a phone to bring here before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// When it plays.
    pub phase: String,
    /// What it is called.
    pub title: String,
    /// Which.
    pub file: PieceId,
    /// Seconds of silence after it.
    pub silence: u16,
}

/// The sound of the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sound {
    /// What the set is called.
    pub set: String,
    /// Its places, in order.
    pub plan: Vec<Place>,
}

/// What a phone is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhoneState {
    now: Timestamp,
    session: SessionId,
    whose: &'static str,
    language: &'static str,
    /// Where the session stands.
    pub stage: Stage,
    names: Names,
    phones: Phones,
    address: Address,
    code: String,
    planned: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_until: Option<Timestamp>,
    /// T0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub t0: Option<Timestamp>,
    hold_minutes: i64,
    /// How often somebody looks in, and the minute since T0 at which light comes back, so that a phone without a line knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    look_minutes: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    light_minutes: Option<i64>,
    after_hold: AfterHold,
    /// When somebody looks in next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    overdue: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pressure: Option<Pressure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<Line>,
    needs: Needs,
    released: bool,
    held: usize,
    sober: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    morning: Option<Timestamp>,
    /// The sound of the session, when a set is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sound: Option<Sound>,
}

/// The number of emergency services where the practice is.
const HELP: &str = "911";

impl PhoneState {
    /// What the phone of the client, or of this sitter, is told; nothing when there is no such session at home.
    pub fn of(
        chart: &Chart,
        id: SessionId,
        whose: Option<SitterId>,
        ctx: &Context<'_>,
        numbers: &Numbers,
        language: Language,
    ) -> Option<Self> {
        let session = session_of(chart, id).filter(|it| it.plan.is.setting == Setting::Home)?;
        let named = sitter(chart, id);
        let (order, now) = (session.order.map(|it| it.is), ctx.now);
        let every = ctx.protocol.map(|it| look_in_every(&session, it, session.t0().unwrap_or(now)));
        let stage = stage(chart, &session, ctx);
        let watch = ctx.protocol.and_then(|it| watch(chart, id, it));
        let due = watch.as_ref().and_then(|it| it.due);
        let by = whose.map_or(Author::Client, Author::Sitter);
        let phone = whose.map_or(Phone::Client, |_| Phone::Sitter);
        let taught = chart.all::<SitterTaught>().any(|it| it.is.session == id && it.author() == by);
        let agreed = chart.all::<SitterAgreed>().any(|it| it.is.session == id && it.author() == by);
        let watcher = watcher(chart, id).and_then(|it| ctx.staff.get(&it)).map(|it| first_name(&it.name));
        let sober = sober_from(chart, now, ctx.zone);
        let opened = may_begin(chart, id, now);
        Some(Self {
            now,
            session: id,
            whose: whose.map_or("client", |_| "sitter"),
            language: language.tag(),
            stage,
            names: Names {
                client: first_name(&preferred_name(chart)),
                sitter: named.map(|it| first_name(it.is.name.reveal())).unwrap_or_default(),
                therapist: watcher.unwrap_or_default(),
            },
            phones: Phones {
                therapist: numbers.therapist.clone(),
                practice: numbers.practice.clone(),
                sitter: named.map(|it| it.is.phone.reveal().to_owned()).unwrap_or_default(),
                client: numbers.client.clone(),
                help: HELP,
            },
            address: address(chart, id),
            code: short_code(id),
            planned: session.plan.is.at,
            opened_at: opened.map(|it| it.at()),
            open_until: opened.map(|it| it.at() + BEGIN_WITHIN),
            t0: session.t0(),
            hold_minutes: order.map_or(0, |it| it.hold.get()),
            look_minutes: every.map(|it| it.as_mins()),
            light_minutes: ctx.protocol.and_then(|it| light_from(&it.protocol)),
            after_hold: order.map_or(AfterHold::Spit, |it| it.after_hold),
            due,
            overdue: due.is_some_and(|it| it <= now),
            company: company_wanted(chart, id).filter(|_| whose.is_some() && due.is_some()),
            pressure: pressure(chart, &session, ctx),
            line: line_sent(chart, id).filter(|_| whose.is_some()).map(|it| Line {
                id: it.id(),
                line: it.is.line,
                at: it.at(),
            }),
            needs: Needs {
                taught,
                agreed,
                rehearsed: rehearsal(chart, id, phone).is_some_and(|it| it.is.missing().is_empty()),
            },
            released: chart.all::<SitterReleased>().any(|it| it.is.session == id),
            held: if whose.is_none() { held_letters(chart).len() } else { 0 },
            sober: sober.is_some(),
            morning: sober,
            sound: None,
        })
    }
}

fn stage(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Stage {
    let day = |at: Timestamp| at.to_zoned(ctx.zone.clone()).date();
    let Some(t0) = session.t0() else {
        return match session.life {
            Life::Cancelled { .. } => Stage::Over,
            _ if may_begin(chart, session.id, ctx.now).is_some() => Stage::Open,
            _ if day(ctx.now) < day(session.plan.is.at) => Stage::Invited,
            _ => Stage::Before,
        };
    };
    if matches!(session.life, Life::Left { .. }) {
        return Stage::After;
    }
    let phase = ctx.protocol.and_then(|it| phases(chart, session.id, &it.protocol, ctx.now).pop()).map(|it| it.id);
    if phase.as_deref().is_some_and(is_light) {
        return Stage::Returning;
    }
    let hold = session.order.map_or(0, |it| it.is.hold.get());
    let minutes = ctx.now.duration_since(t0).as_mins();
    let finished = session.lozenge.is_some_and(|it| it.at() >= t0);
    if finished || minutes >= hold { Stage::Deep } else { Stage::Hold }
}

fn address(chart: &Chart, id: SessionId) -> Address {
    let said = chart.all::<AddressConfirmed>().filter(|it| it.is.session == id).max_by_key(|it| (it.at(), it.id()));
    said.map(|it| Address {
        street: it.is.street.reveal().to_owned(),
        door: it.is.door.reveal().to_owned(),
        town: it.is.town.reveal().to_owned(),
    })
    .unwrap_or_default()
}

fn pressure(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Pressure> {
    let last = session.readings.iter().rfind(|it| it.is.pressure.is_some())?;
    let above = !beyond(chart, session.id, last.is, last.at(), ctx.protocol).is_empty();
    Some(Pressure { words: last.is.pressure?.to_string(), at: last.at(), above })
}

/// The first word of a name: a phone shows no more.
fn first_name(name: &str) -> String {
    name.split([' ', ',']).next().unwrap_or_default().to_owned()
}

/// Three signs that say which session it is and nothing of whose.
fn short_code(id: SessionId) -> String {
    const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let chance = &id.0.as_bytes()[13..];
    chance.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}
