//! Porch Light against chance: phones with wrong clocks and lines that break, a house that is killed, and a second model that
//! knows what really happened. `ALULA_NIGHTS=20000 cargo test -p alula-core --test porch_light` tries longer.
//!
//! A night is three hours of a session at home, second by second. The sitter and the client tap on phones whose clocks are up
//! to ten minutes off and whose lines come and go; every sending may arrive twice. The house loses its memory when it is killed
//! and keeps what it had stored. It looks at what is due once a second while it is up, as the real one does.

#![expect(clippy::unwrap_used, reason = "a night that cannot be told is a failed test")]

use std::collections::{BTreeMap, BTreeSet};

use alula_core::chart::Chart;
use alula_core::decide::{Admission, Colleague, Command, Context, Report, Reported, Request, Role, admit, decide};
use alula_core::ids::{ClientId, EntryId, OrderId, SessionId, SitterId, StaffId};
use alula_core::intake::{AfterHold, Basis, Limits, OrderWritten, Presence, Route, Setting, TeamNamed};
use alula_core::ledger::{Author, Draft, Entry, Header, Statement};
use alula_core::protocol::{Cause, REFERENCE, SignedProtocol};
use alula_core::session::home::{
    CompanyWanted, LookIn, LookedIn, MedicinePlaced, PersonReached, SitterNamed, Whom, watch,
};
use alula_core::session::{ProtocolRef, SessionPlanned, VitalsRecorded, t0};
use alula_core::units::{BeatsPerMinute, BloodPressure, Hours, Micrograms, Minutes, MmHg};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

const CLIENT: ClientId = ClientId(Uuid::from_u128(0xC));
const THERAPIST: StaffId = StaffId(Uuid::from_u128(0xA1));
const ORDER: u128 = 1;
const SESSION: u128 = 2;
const NAMED: u128 = 3;
const SITTER: Author = Author::Sitter(SitterId(Uuid::from_u128(NAMED)));
/// Three hours.
const NIGHT: i64 = 3 * 3600;
/// The alarm of a clinician: three minutes after a look was due (protocol, `ladder`), and ten seconds to raise it.
const ALARM_AFTER: u16 = 3;
const ALARM_WITHIN: i64 = 3 * 60 + 10;

fn session() -> SessionId {
    SessionId(Uuid::from_u128(SESSION))
}

fn begin() -> Timestamp {
    "2026-11-14T20:00:00Z".parse().unwrap()
}

fn second(n: i64) -> Timestamp {
    begin() + SignedDuration::from_secs(n)
}

/// Chance from a seed: a 64-bit xorshift, enough for drawing nights.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, most: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from((self.0 >> 16) % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    fn one_in(&mut self, n: i64) -> bool {
        self.below(n) == 0
    }
}

/// What the disk of the house holds, and what it knows while it is up.
struct House {
    chart: Chart,
    zone: TimeZone,
    staff: BTreeMap<StaffId, Colleague>,
    protocol: SignedProtocol,
}

impl House {
    fn new() -> Self {
        let colleague = Colleague {
            name: "Ana Costa, LMFT".into(),
            role: Role::Therapist,
            supervisor: None,
            agreement_until: None,
            active: true,
            licences: Vec::new(),
        };
        let mut house = Self {
            chart: Chart::empty(CLIENT),
            zone: TimeZone::UTC,
            staff: BTreeMap::from([(THERAPIST, colleague)]),
            protocol: SignedProtocol::new(REFERENCE, THERAPIST, begin() - SignedDuration::from_hours(900)).unwrap(),
        };
        let before = begin() - SignedDuration::from_hours(24);
        for (id, statement) in [
            (ORDER, Statement::from(order())),
            (SESSION, plan().into()),
            (NAMED, named().into()),
            (4, TeamNamed { therapist: THERAPIST, supervisor: None, prescriber: None }.into()),
        ] {
            let id = EntryId(Uuid::from_u128(id));
            house.keep(Draft { id, occurred_at: before, author: Author::Staff(THERAPIST), statement }, before);
        }
        house
    }

    fn context(&self, author: Author, now: Timestamp) -> Context<'_> {
        Context {
            now,
            zone: &self.zone,
            author,
            role: Role::Therapist,
            second_factor: false,
            protocol: Some(&self.protocol),
            staff: &self.staff,
        }
    }

    fn keep(&mut self, draft: Draft, recorded_at: Timestamp) {
        let header = Header {
            id: draft.id,
            client: CLIENT,
            sequence: self.chart.sequence() + 1,
            kind: draft.statement.kind().to_owned(),
            occurred_at: draft.occurred_at,
            recorded_at,
            author: draft.author,
            digest: [0; 32],
            seal: [0; 32],
        };
        self.chart.push(Entry { header, statement: draft.statement });
    }

    /// Takes a report in, once.
    fn take_in(&mut self, report: &Report, now: Timestamp) {
        if self.chart.entry(report.id).is_some() {
            return;
        }
        let (Admission::Filed(drafts) | Admission::SetAside(drafts)) =
            admit(&self.chart, report, &self.context(report.author, now));
        drafts.into_iter().for_each(|draft| self.keep(draft, now));
    }

    /// Reaches every step that is due.
    fn climb(&mut self, now: Timestamp) {
        while let Some(step) =
            watch(&self.chart, session(), &self.protocol).and_then(|it| it.next_step()).filter(|it| it.at <= now)
        {
            let request = Request {
                id: step.reaches.id(),
                occurred_at: None,
                seen: None,
                command: Command::ReachLadderStep(step.reaches),
            };
            let drafts = decide(&self.chart, &request, &self.context(Author::House, now)).unwrap();
            drafts.into_iter().for_each(|draft| self.keep(draft, now));
        }
    }

    fn next_at(&self) -> Option<Timestamp> {
        watch(&self.chart, session(), &self.protocol)?.next_step().map(|it| it.at)
    }

    /// What everybody sees of the session, whatever the house raised meanwhile and in whichever order it heard.
    fn shown(&self) -> String {
        let said = |entry: &Entry| !matches!(entry.header.author, Author::House);
        let mut lines: Vec<_> = self.chart.entries().iter().filter(|it| said(it)).collect();
        lines.sort_by_key(|it| (it.header.occurred_at, it.header.id));
        let lines: Vec<_> = lines
            .iter()
            .filter(|it| !matches!(it.statement, Statement::MedicineGiven(_)))
            .map(|it| format!("{} {}", it.header.occurred_at, it.header.kind))
            .collect();
        let stands = watch(&self.chart, session(), &self.protocol);
        let due = stands.as_ref().and_then(|it| it.due);
        let open: Vec<_> = stands.iter().flat_map(|it| &it.alarms).map(|it| (it.cause, it.since)).collect();
        format!("{:?}\n{due:?} {open:?}\n{}", t0(&self.chart, session()), lines.join("\n"))
    }
}

fn order() -> OrderWritten {
    let milligrams = |it| Micrograms::milligrams(it).unwrap();
    OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Home,
        product: "Lozenge".into(),
        strength: milligrams(100),
        amount: milligrams(100),
        daily_maximum: milligrams(100),
        hold: Minutes::new(12).unwrap(),
        after_hold: AfterHold::Spit,
        redose: None,
        interval: Hours::new(72).unwrap(),
        valid_until: jiff::civil::date(2026, 12, 1),
        limits: Limits { systolic: None, diastolic: None, pulse: None },
        instruction: "Rest.".into(),
        basis: Basis::InPersonExam { on: jiff::civil::date(2026, 11, 1) },
        monitoring_checked: jiff::civil::date(2026, 11, 1),
    }
}

fn plan() -> SessionPlanned {
    let protocol = ProtocolRef { id: "kap-reference".into(), version: "0".into(), digest: String::new() };
    let order = OrderId(Uuid::from_u128(ORDER));
    SessionPlanned { at: begin(), route: Route::Lozenge, setting: Setting::Home, place: "".into(), order, protocol }
}

fn named() -> SitterNamed {
    let (name, phone, relation) = ("Joan".into(), "555 0101".into(), "sister".into());
    SitterNamed { session: session(), name, phone, relation, adult: Presence::Present }
}

/// A phone: its clock is off, its line comes and goes, what was said waits in it.
struct Phone {
    author: Author,
    off: SignedDuration,
    line: bool,
    waits: Vec<(EntryId, Timestamp, Reported)>,
}

impl Phone {
    fn clock(&self, now: Timestamp) -> Timestamp {
        now + self.off
    }

    /// Sends all that waits; the house corrects each time by how long ago the phone says it was. An answer that is lost leaves
    /// everything waiting, so that it is sent once more.
    fn send(&mut self, house: &mut House, now: Timestamp, answer_arrives: bool) {
        let clock = self.clock(now);
        for (id, at, says) in &self.waits {
            let occurred_at = (now - clock.duration_since(*at)).min(now);
            house.take_in(&Report { id: *id, occurred_at, author: self.author, says: says.clone() }, now);
        }
        if answer_arrives {
            self.waits.clear();
        }
    }
}

/// What really happened in a night.
struct Told {
    house: House,
    /// Every report with its true time.
    reports: Vec<Report>,
    /// Seconds from a missed look to the alarm, for every one that stayed missed so long.
    waited: Vec<i64>,
}

fn something(chance: &mut Chance) -> (bool, Reported) {
    let look = |says| Reported::LookedIn(LookedIn { session: session(), says, looks: None });
    match chance.below(12) {
        0 => (true, look(LookIn::NotSure)),
        1 => (true, look(LookIn::Emergency)),
        2 => (false, Reported::Company(CompanyWanted { session: session() })),
        3 => {
            let pressure = BloodPressure::new(MmHg::new(120).unwrap(), MmHg::new(70).unwrap());
            let pulse = BeatsPerMinute::new(70).ok();
            let of = Some(session());
            let reading =
                VitalsRecorded { session: of, pressure, pulse, saturation: None, breaths: None, weight: None };
            (true, Reported::Vitals(reading))
        }
        _ => (true, look(LookIn::AllCalm)),
    }
}

fn night(seed: u64) -> Told {
    let mut chance = Chance::new(seed);
    let mut house = House::new();
    let off = |chance: &mut Chance| SignedDuration::from_secs(chance.below(1201) - 600);
    let mut phones = [SITTER, Author::Client].map(|author| {
        let off = off(&mut chance);
        Phone { author, off, line: true, waits: Vec::new() }
    });
    let (mut reports, mut waited, mut serial) = (Vec::new(), Vec::new(), 1000_u128);
    // Killed once or twice, away for as long as a start takes.
    let kills: Vec<(i64, i64)> = (0..1 + chance.below(2)).map(|_| (chance.below(NIGHT), 2 + chance.below(6))).collect();
    let is_down = |at: i64| kills.iter().any(|(from, long)| (*from..from + long).contains(&at));
    let mut alarmed: BTreeSet<Timestamp> = BTreeSet::new();
    let mut next = None;
    for at in 0..NIGHT {
        let now = second(at);
        let mut taps: Vec<(usize, Reported)> = Vec::new();
        if at == 60 {
            taps.push((1, Reported::MedicinePlaced(MedicinePlaced { session: session() })));
        }
        if at > 90 && chance.one_in(700) {
            let (of_sitter, says) = something(&mut chance);
            taps.push((usize::from(!of_sitter), says));
        }
        for (whose, says) in taps {
            serial += 1;
            let id = EntryId(Uuid::from_u128(serial));
            let phone = &mut phones[whose];
            phone.waits.push((id, phone.clock(now), says.clone()));
            reports.push(Report { id, occurred_at: now, author: phone.author, says });
        }
        for phone in &mut phones {
            if chance.one_in(if phone.line { 1500 } else { 400 }) {
                phone.line = !phone.line;
            }
        }
        if is_down(at) {
            continue;
        }
        let grown = house.chart.sequence();
        for phone in phones.iter_mut().filter(|it| it.line && !it.waits.is_empty()) {
            let answer_arrives = !chance.one_in(4);
            phone.send(&mut house, now, answer_arrives);
        }
        if at > 600 && chance.one_in(2500) {
            serial += 1;
            let says = PersonReached {
                session: session(),
                whom: Whom::Sitter,
                well: Presence::Present,
                next: chance.one_in(2).then(|| now + SignedDuration::from_mins(20)),
                words: "".into(),
            };
            let request = Request {
                id: EntryId(Uuid::from_u128(serial)),
                occurred_at: None,
                seen: None,
                command: Command::ReachPerson(says),
            };
            if let Ok(drafts) = decide(&house.chart, &request, &house.context(Author::Staff(THERAPIST), now)) {
                drafts.into_iter().for_each(|draft| house.keep(draft, now));
            }
        }
        if house.chart.sequence() != grown || at == 0 {
            next = house.next_at();
        }
        if next.is_some_and(|it| it <= now) {
            let from = house.chart.entries().len();
            house.climb(now);
            for entry in &house.chart.entries()[from..] {
                if let Statement::LadderStepReached(it) = &entry.statement
                    && (it.cause, it.after) == (Cause::LookInMissed, ALARM_AFTER)
                {
                    waited.push(now.duration_since(it.since).as_secs());
                    alarmed.insert(it.since);
                }
            }
            next = house.next_at();
        }
    }
    for phone in &mut phones {
        phone.send(&mut house, second(NIGHT), true);
    }
    Told { house, reports, waited }
}

/// So many nights, unless more are asked for.
#[expect(clippy::disallowed_methods, reason = "the switch for a longer trial")]
fn nights() -> u64 {
    std::env::var("ALULA_NIGHTS").ok().and_then(|it| it.parse().ok()).unwrap_or(1000)
}

#[test]
fn whatever_breaks_every_missed_look_is_raised_in_time_and_no_alarm_is_lost() {
    let mut waited = Vec::new();
    for seed in 0..nights() {
        let told = night(seed);
        lost_nothing(seed, &told);
        waited.extend(told.waited);
    }
    assert!(waited.len() > 500, "too few looks were missed to say anything: {}", waited.len());
    waited.sort_unstable();
    let p99 = waited[waited.len() * 99 / 100];
    assert!(p99 <= ALARM_WITHIN, "{p99} s from a missed look to the alarm, at the 99th of a hundred");
    assert!(waited[0] >= i64::from(ALARM_AFTER) * 60, "raised before it was due");
}

/// Everything a phone said is there once, with its true time; and of each thing that stayed unanswered every step is there once.
fn lost_nothing(seed: u64, told: &Told) {
    for report in &told.reports {
        let kept: Vec<_> = told.house.chart.entries().iter().filter(|it| it.header.id == report.id).collect();
        assert_eq!(kept.len(), 1, "night {seed}: {report:?}");
        assert_eq!(kept[0].header.occurred_at, report.occurred_at, "night {seed}: the time of {report:?}");
    }
    let mut steps = BTreeSet::new();
    for entry in told.house.chart.entries() {
        if let Statement::LadderStepReached(it) = &entry.statement {
            assert!(steps.insert((it.cause, it.since, it.after)), "night {seed}: {it:?} twice");
        }
    }
    let stands = watch(&told.house.chart, session(), &told.house.protocol).unwrap();
    let ladder = &told.house.protocol.protocol.route(Route::Lozenge, Setting::Home).unwrap().ladder;
    for alarm in &stands.alarms {
        for rule in ladder.iter().filter(|it| it.cause == alarm.cause) {
            let at = alarm.since + SignedDuration::from_mins(rule.after.into());
            // What arrived with the last sending is raised with the next look.
            let rests_on = alarm.call.or(stands.sign.map(|it| it.1));
            let known = rests_on.and_then(|it| told.house.chart.entry(it)).map(|it| it.header.recorded_at);
            if at < second(NIGHT - 20) && known.is_none_or(|it| it < second(NIGHT - 20)) {
                let there = steps.contains(&(alarm.cause, alarm.since, rule.after));
                assert!(there, "night {seed}: lost {:?} since {} +{}", alarm.cause, alarm.since, rule.after);
            }
        }
    }
}

#[test]
fn every_order_of_arrival_gives_the_same_session() {
    for seed in 0..nights().min(300) {
        let told = night(seed);
        let mut chance = Chance::new(seed ^ 0xABCD);
        let mut shuffled = told.reports.clone();
        for n in (1..shuffled.len()).rev() {
            shuffled.swap(n, usize::try_from(chance.below(i64::try_from(n).unwrap() + 1)).unwrap());
        }
        let deliver = |reports: &[Report]| {
            let mut house = House::new();
            reports.iter().for_each(|it| house.take_in(it, second(NIGHT)));
            reports.iter().for_each(|it| house.take_in(it, second(NIGHT)));
            house.shown()
        };
        assert_eq!(deliver(&told.reports), deliver(&shuffled), "night {seed}");
    }
}
