//! Porch Light from a chart: pure, the same chart and moment always draw the same; phones are added by whoever asked the house.

use alula_core::Chart;
use alula_core::book::pages_waiting;
use alula_core::chart::Said;
use alula_core::decide::{Context, Role};
use alula_core::ids::{EntryId, StaffId};
use alula_core::intake::{ClientAdmitted, Setting, TeamNamed};
use alula_core::ledger::{Author, Statement};
use alula_core::protocol::ThresholdId;
use alula_core::session::home::{
    CountTime, EmergencyDecided, LozengesCounted, SitterReleased, Watch, line_sent, second_person, sitter, watch,
    watch_offer, watcher,
};
use alula_core::session::{Life, SessionView, beyond, minute_since, phases};
use jiff::Timestamp;

use super::alarm_of::alarm_lines;
use super::{Arc, Offer, PhoneHeard, Phones, Porch, Rings, Strip, StripReading, Tile};
use crate::session::{author_name, preferred_name};
use crate::wording;

/// Who is in the home, and who looks after it.
pub(super) struct People {
    pub sitter: String,
    pub watcher: Option<StaffId>,
    pub second: Option<(StaffId, Timestamp)>,
    pub reader: Option<StaffId>,
}

impl People {
    pub fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Self {
        let reader = match ctx.author {
            Author::Staff(id) => Some(id),
            Author::Client | Author::Sitter(_) | Author::House => None,
        };
        Self {
            sitter: sitter_name(chart, session),
            watcher: watcher(chart, session.id),
            second: second_person(chart, session.id, ctx.now),
            reader,
        }
    }

    /// Somebody's name, or `you`.
    pub fn name(&self, id: StaffId, ctx: &Context<'_>) -> String {
        if Some(id) == self.reader { "you".to_owned() } else { author_name(Author::Staff(id), ctx) }
    }
}

/// The first name of the sitter; `the sitter` while nobody is named.
pub(super) fn sitter_name(chart: &Chart, session: &SessionView<'_>) -> String {
    let named = sitter(chart, session.id).map(|it| it.is.name.reveal().to_owned()).unwrap_or_default();
    named.split_whitespace().next().map_or_else(|| "the sitter".to_owned(), str::to_owned)
}

/// Whom to ring in a home.
pub(crate) fn rings(chart: &Chart, session: &SessionView<'_>) -> Rings {
    let named = sitter(chart, session.id);
    let number = named.map(|it| it.is.phone.reveal().to_owned()).unwrap_or_default();
    let client = chart.last::<ClientAdmitted>().map(|it| it.is.person.phone.reveal().to_owned()).unwrap_or_default();
    Rings { sitter: (sitter_name(chart, session), number), client: (preferred_name(chart), client) }
}

impl Tile {
    fn seen(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>, seen: &Watch<'_>, people: &People) -> Self {
        let (sign, sign_at) = match seen.sign {
            Some((at, entry)) => (sign(chart, entry, people, ctx), Some(at)),
            None => ("No sign from the home since the medicine".to_owned(), None),
        };
        let watches = people.watcher.map(|it| match people.reader == Some(it) {
            true => "You watch.".to_owned(),
            false => format!("{} watches.", author_name(Author::Staff(it), ctx)),
        });
        let second = people.second.map(|(id, until)| {
            let name = wording::sentence(&people.name(id, ctx));
            format!("{name} can be reached until {}.", wording::clock(until, ctx.zone))
        });
        Self {
            now: ctx.now,
            arc: arc(chart, session, ctx, seen.t0),
            sign,
            sign_at,
            due: seen.due,
            due_clock: seen.due.map(|it| wording::clock(it, ctx.zone)).unwrap_or_default(),
            strip: strip(chart, session, ctx, seen.t0),
            phones: None,
            watcher: watches.unwrap_or_else(|| "Nobody watches.".to_owned()),
            second: second.unwrap_or_else(|| "Nobody else is in reach now.".to_owned()),
            pages: wording::pages_waiting(pages_waiting(chart, ctx.now, ctx.zone)),
        }
    }
}

impl Porch {
    /// Porch Light of one session; nothing in the office, before T0 or when it was cancelled.
    pub fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Self> {
        let seen = watch(chart, session.id, ctx.protocol?)?;
        let people = People::of(chart, session, ctx);
        let counts = |when: CountTime| {
            let of = |it: &Said<'_, LozengesCounted>| it.is.session == session.id && it.is.when == when;
            chart.all::<LozengesCounted>().rfind(of).map(|it| it.is)
        };
        let released = chart.all::<SitterReleased>().find(|it| it.is.session == session.id);
        let decided = chart.all::<EmergencyDecided>().filter(|it| it.is.session == session.id);
        Some(Self {
            client: chart.client(),
            session: session.id,
            tile: Tile::seen(chart, session, ctx, &seen, &people),
            alarms: alarm_lines(chart, session, ctx, &seen, &people),
            decided: decided.map(|it| decision(&it, ctx)).collect(),
            rings: rings(chart, session),
            is_watcher: people.reader.is_some() && people.reader == people.watcher,
            offer: match watch_offer(chart, session.id) {
                None => Offer::None,
                Some(it) if Some(it.is.to) == people.reader => Offer::ToMe(it.id(), author_name(it.author(), ctx)),
                Some(it) => Offer::To(author_name(Author::Staff(it.is.to), ctx)),
            },
            colleagues: colleagues(chart, people.watcher, ctx),
            line: line_sent(chart, session.id)
                .map(|it| format!("“{}” {}", it.is.line.words(), wording::clock(it.at(), ctx.zone)))
                .unwrap_or_default(),
            counted: counts(CountTime::After)
                .map(|it| format!("{} there, {} should be", it.counted, it.expected))
                .unwrap_or_default(),
            expected: counts(CountTime::Before).map(|it| it.counted.saturating_sub(1).to_string()).unwrap_or_default(),
            released: released.map(|it| wording::clock(it.at(), ctx.zone)).unwrap_or_default(),
            over: matches!(session.life, Life::Left { .. }),
        })
    }

    /// The same with the phones as the house heard them.
    #[must_use]
    pub fn with_phones(mut self, heard: &[PhoneHeard], link: Option<Timestamp>, ctx: &Context<'_>) -> Self {
        let names = [self.rings.sitter.0.as_str(), self.rings.client.0.as_str()];
        self.tile.phones = Some(Phones::of(heard, link, names, ctx.now, ctx.zone));
        self
    }
}

/// What the last sign from the home said.
fn sign(chart: &Chart, entry: EntryId, people: &People, ctx: &Context<'_>) -> String {
    let Some(entry) = chart.entry(entry) else { return String::new() };
    let sitter = wording::sentence(&people.sitter);
    match &entry.statement {
        Statement::LookedIn(it) => {
            let looks = it.looks.map(|it| format!(", {}", wording::looks(it))).unwrap_or_default();
            format!("{sitter}: {}{looks}", wording::look_in(it.says))
        }
        Statement::PersonReached(it) => {
            let well = if it.well == alula_core::intake::Presence::Present { "all well" } else { "not all well" };
            format!("{} reached by telephone: {well}", wording::sentence(wording::whom(it.whom)))
        }
        Statement::VitalsRecorded(it) => match (entry.header.author, it.pressure) {
            (Author::Client, Some(pressure)) => format!("{}: {pressure}", preferred_name(chart)),
            (_, Some(pressure)) => format!("{sitter}: {pressure}"),
            (author, None) => format!("{}: a reading", author_name(author, ctx)),
        },
        _ => String::new(),
    }
}

fn decision(it: &Said<'_, EmergencyDecided>, ctx: &Context<'_>) -> String {
    let words = it.is.words.reveal().trim();
    let words = if words.is_empty() { String::new() } else { format!(": {words}") };
    let at = wording::clock(it.at(), ctx.zone);
    format!("{at} {}{words}, by {}", wording::decision(it.is.what), author_name(it.author(), ctx))
}

/// Who of the team could watch on.
fn colleagues(chart: &Chart, watcher: Option<StaffId>, ctx: &Context<'_>) -> Vec<(StaffId, String)> {
    let Some(team) = chart.last::<TeamNamed>().map(|it| it.is) else { return Vec::new() };
    let named = [Some(team.therapist), team.supervisor, team.prescriber];
    let mut able: Vec<_> = named.into_iter().flatten().filter(|it| Some(*it) != watcher).collect();
    able.dedup();
    let known = able.into_iter().filter_map(|it| Some((it, ctx.staff.get(&it)?)));
    known.filter(|(_, it)| it.active && it.role != Role::Manager).map(|(id, it)| (id, it.name.clone())).collect()
}

fn arc(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>, t0: Timestamp) -> Arc {
    let minute = minute_since(t0, ctx.now);
    let Some(protocol) = ctx.protocol.map(|it| &it.protocol) else { return Arc { minute, ..Arc::default() } };
    let known = protocol.session_phases.phases.iter().filter(|it| it.until > 0);
    let known: Vec<_> = known.collect();
    let current = phases(chart, session.id, protocol, ctx.now).pop();
    Arc {
        current: current.and_then(|now| known.iter().position(|it| it.id == now.id)),
        phases: known.iter().map(|it| (it.name.clone(), it.from.max(0).into(), it.until.into())).collect(),
        minute,
    }
}

fn strip(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>, t0: Timestamp) -> Strip {
    let order = session.order.map(|it| it.is);
    let (upper, lower) = match session.plan.is.setting {
        Setting::Office => (ThresholdId::BpStopOfficeSys, ThresholdId::BpStopOfficeDia),
        Setting::Home => (ThresholdId::BpStopHomeSys, ThresholdId::BpStopHomeDia),
    };
    let readings = session.readings.iter().filter_map(|it| {
        let pressure = it.is.pressure?;
        Some(StripReading {
            minute: minute_since(t0, it.at()),
            at: wording::clock(it.at(), ctx.zone),
            pressure: (pressure.systolic.get(), pressure.diastolic.get()),
            beyond: !beyond(chart, session.id, it.is, it.at(), ctx.protocol).is_empty(),
        })
    });
    Strip {
        readings: readings.filter(|it| it.minute >= -24 * 60).collect(),
        limit: ctx.protocol.map(|it| {
            let of = |id| it.limit(id, order, ctx.now).value;
            (of(upper), of(lower))
        }),
        minute: minute_since(t0, ctx.now),
    }
}
