//! The day of a session at home from a chart.

use alula_core::Chart;
use alula_core::decide::{Context, Role};
use alula_core::ids::{SitterId, StaffId};
use alula_core::intake::{ClientAdmitted, Presence, Setting, TeamNamed};
use alula_core::ledger::Author;
use alula_core::session::SessionView;
use alula_core::session::home::{
    AddressConfirmed, BEGIN_WITHIN, BeginOpened, LozengesCounted, Phone, Rehearsed, SitterAgreed, SitterTaught,
    may_begin, rehearsal, sitter, watcher,
};
use jiff::Timestamp;

use super::porch_of::{rings, sitter_name};
use super::{Before, Begin, PhoneHeard, Phones, RehearsalLine, SitterLine};
use crate::parts::{Filled, Forms};
use crate::session::{author_name, preferred_name};
use crate::wording;

impl Before {
    /// What the page of a session at home shows before the medicine; nothing in the office.
    pub fn of(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> Option<Self> {
        if session.plan.is.setting != Setting::Home {
            return None;
        }
        let watches = watcher(chart, session.id);
        let is_watcher = watches.map(Author::Staff) == Some(ctx.author);
        let view = Self {
            client: chart.client(),
            session: session.id,
            sitter: sitter_line(chart, session),
            rehearsals: [(Phone::Sitter, sitter_name(chart, session)), (Phone::Client, preferred_name(chart))]
                .map(|(phone, name)| rehearsal_line(chart, session, phone, &name, ctx))
                .into(),
            is_watcher,
            others: others(chart, watches, ctx),
            begin: match may_begin(chart, session.id, ctx.now) {
                Some(opened) => Begin::Open(wording::clock(opened.at() + BEGIN_WITHIN, ctx.zone)),
                None if is_watcher => Begin::Mine(before(chart, session, ctx)),
                None => {
                    Begin::Theirs(watches.map_or_else(|| "Nobody".to_owned(), |it| author_name(Author::Staff(it), ctx)))
                }
            },
            phones: Phones::default(),
            rings: rings(chart, session),
        };
        Some(view.with_phones(&[], None, ctx))
    }

    /// The same with the phones as the house heard them.
    #[must_use]
    pub fn with_phones(self, heard: &[PhoneHeard], link: Option<Timestamp>, ctx: &Context<'_>) -> Self {
        let names = [self.rings.sitter.0.as_str(), self.rings.client.0.as_str()];
        let phones = Phones::of(heard, link, names, ctx.now, ctx.zone);
        Self { phones, ..self }
    }
}

fn before(chart: &Chart, session: &SessionView<'_>, ctx: &Context<'_>) -> String {
    let last = chart.all::<BeginOpened>().rfind(|it| it.is.session == session.id);
    last.map(|it| format!("It was open until {}.", wording::clock(it.at() + BEGIN_WITHIN, ctx.zone)))
        .unwrap_or_default()
}

fn others(chart: &Chart, watches: Option<StaffId>, ctx: &Context<'_>) -> Vec<String> {
    let Some(team) = chart.last::<TeamNamed>().map(|it| it.is) else { return Vec::new() };
    let ids = [Some(team.therapist), team.supervisor, team.prescriber].into_iter().flatten();
    let able = ids.filter(|it| Some(*it) != watches).filter_map(|it| ctx.staff.get(&it));
    let mut names: Vec<_> = able.filter(|it| it.active && it.role != Role::Manager).map(|it| it.name.clone()).collect();
    names.dedup();
    names
}

fn sitter_line(chart: &Chart, session: &SessionView<'_>) -> Option<SitterLine> {
    let named = sitter(chart, session.id)?;
    let theirs = Author::Sitter(SitterId::of(named.id()));
    let taught = chart.all::<SitterTaught>().any(|it| it.is.session == session.id && it.author() == theirs);
    let agreed = chart.all::<SitterAgreed>().any(|it| it.is.session == session.id && it.author() == theirs);
    Some(SitterLine {
        name: named.is.name.reveal().to_owned(),
        phone: named.is.phone.reveal().to_owned(),
        relation: named.is.relation.reveal().to_owned(),
        ready: match (taught, agreed) {
            (true, true) => "learned and agreed".to_owned(),
            (true, false) => "learned; has not agreed yet".to_owned(),
            (false, _) => "the five questions on the phone are open".to_owned(),
        },
    })
}

/// Something that is tried on a phone: what it is called, and how it went.
type Tried = (&'static str, fn(&Rehearsed) -> Presence);

const TRIED: [Tried; 7] = [
    ("going on without a line", |it| it.without_line),
    ("sound", |it| it.sound),
    ("vibration", |it| it.vibration),
    ("the screen stays on", |it| it.screen),
    ("the phone keeps what is on it", |it| it.storage),
    ("the test call", |it| it.call),
    ("the cuff", |it| it.cuff),
];

fn rehearsal_line(
    chart: &Chart,
    session: &SessionView<'_>,
    phone: Phone,
    name: &str,
    ctx: &Context<'_>,
) -> RehearsalLine {
    let last = rehearsal(chart, session.id, phone);
    let that = |presence: Presence| {
        let Some(last) = last else { return Vec::new() };
        let of_phone = TRIED.iter().filter(|(words, _)| phone == Phone::Sitter || *words != "the cuff");
        of_phone.filter(|(_, of)| of(last.is) == presence).map(|(words, _)| *words).collect()
    };
    RehearsalLine {
        whose: format!("{}’s phone", wording::sentence(name)),
        at: last.map(|it| wording::at(it.at(), ctx.now, ctx.zone)).unwrap_or_default(),
        works: that(Presence::Present),
        fails: that(Presence::Absent),
        untried: that(Presence::Unknown),
    }
}

/// What the forms of the day already hold: the address as it was said last, or as the client gave it, and the last count.
pub(in crate::session) fn held_forms(chart: &Chart, session: &SessionView<'_>) -> Forms {
    if session.plan.is.setting != Setting::Home {
        return Forms::fresh();
    }
    let said = chart.last::<AddressConfirmed>().map(|it| it.is);
    let address = match said {
        Some(it) => Filled::new()
            .with("street", it.street.reveal())
            .with("door", it.door.reveal())
            .with("town", it.town.reveal()),
        None => {
            let whole = chart.last::<ClientAdmitted>().map(|it| it.is.person.address.reveal()).unwrap_or_default();
            let (street, town) = whole.split_once(',').unwrap_or((whole, ""));
            Filled::new().with("street", street.trim()).with("town", town.trim())
        }
    };
    let count = chart.last::<LozengesCounted>().map(|it| it.is.counted.to_string()).unwrap_or_default();
    Forms::fresh().with("address", address).with("count", Filled::new().with("expected", count))
}
