//! The dose history of invented charts.

use std::collections::BTreeMap;

use alula_core::Chart;
use alula_core::decide::{Context, Role};
use alula_core::ids::{ClientId, EntryId, HoldId, OrderId, SessionId, StaffId};
use alula_core::intake::{
    AfterHold, Basis, ClientAdmitted, Limits, OrderWithdrawn, OrderWritten, Person, Presence, Route, Setting,
};
use alula_core::ledger::{Author, Entry, Header, Statement};
use alula_core::protocol::{REFERENCE, SignedProtocol};
use alula_core::session::{
    AdverseEventRecorded, ClientLeft, HoldLifted, HoldRaised, HoldReason, LozengeFinished, MarkKind, MarkMade,
    MedicineAdded, MedicineGiven, SessionPlanned, VitalsRecorded,
};
use alula_core::units::{BloodPressure, Hours, Micrograms, Minutes, MmHg};
use jiff::civil::date;
use jiff::tz::{TimeZone, offset};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::intake::DosesPage;

const DAY: i64 = 24 * 60;
const PRESCRIBER: StaffId = StaffId(Uuid::from_u128(0xA4));

fn now() -> Timestamp {
    // 30 June 2026, nine in the morning in California.
    Timestamp::from_second(1_782_835_200).unwrap_or_default()
}

fn mg(value: i64) -> Option<Micrograms> {
    Micrograms::milligrams(value).ok()
}

/// A chart while it is invented.
struct Told {
    chart: Chart,
    protocol: Option<SignedProtocol>,
}

impl Told {
    fn of(client: ClientId, name: &str) -> Self {
        let protocol = SignedProtocol::new(REFERENCE, PRESCRIBER, now()).ok();
        let mut told = Self { chart: Chart::empty(client), protocol };
        let person = Person {
            name: name.into(),
            preferred_name: name.into(),
            pronouns: "".into(),
            birth_date: date(1985, 3, 9),
            phone: "".into(),
            email: "".into(),
            address: "".into(),
            state: "CA".into(),
        };
        told.says(400 * DAY, ClientAdmitted { enquiry: None, person, own_words: "".into() });
        told
    }

    fn says(&mut self, minutes_ago: i64, statement: impl Into<Statement>) -> EntryId {
        let (statement, sequence) = (statement.into(), self.chart.sequence() + 1);
        let id = EntryId(Uuid::from_u128(u128::from(sequence)));
        let at = now() - SignedDuration::from_mins(minutes_ago);
        let header = Header {
            id,
            client: self.chart.client(),
            sequence,
            kind: statement.kind().to_owned(),
            occurred_at: at,
            recorded_at: at,
            author: Author::Staff(PRESCRIBER),
            digest: [0; 32],
            seal: [0; 32],
        };
        self.chart.push(Entry { header, statement });
        id
    }

    fn order(&mut self, minutes_ago: i64, route: Route, amount: i64, systolic: Option<i64>) -> Option<OrderId> {
        let order = OrderWritten {
            route,
            setting: Setting::Office,
            product: "Invented Pharmacy".into(),
            strength: mg(if route == Route::Lozenge { 50 } else { 100 })?,
            amount: mg(amount)?,
            daily_maximum: mg(amount * 2)?,
            hold: Minutes::new(12).ok()?,
            after_hold: AfterHold::Spit,
            redose: None,
            interval: Hours::new(168).ok()?,
            valid_until: date(2026, 12, 1),
            limits: Limits { systolic: systolic.and_then(|it| MmHg::new(it).ok()), diastolic: None, pulse: None },
            instruction: "Wait, measure again, ring me.".into(),
            basis: Basis::Telemedicine,
            monitoring_checked: date(2026, 3, 2),
        };
        Some(OrderId::of(self.says(minutes_ago, order)))
    }

    fn plan(&mut self, minutes_ago: i64, order: OrderId, route: Route, starts_ago: i64) -> Option<SessionId> {
        let protocol = self.protocol.as_ref()?.reference();
        let at = now() - SignedDuration::from_mins(starts_ago);
        let plan = SessionPlanned { at, route, setting: Setting::Office, place: "".into(), order, protocol };
        Some(SessionId::of(self.says(minutes_ago, plan)))
    }

    fn reading(&mut self, minutes_ago: i64, session: SessionId, upper: i64, lower: i64) -> Option<EntryId> {
        let pressure = BloodPressure::new(MmHg::new(upper).ok()?, MmHg::new(lower).ok()?);
        let reading = VitalsRecorded {
            session: Some(session),
            pressure,
            pulse: None,
            saturation: None,
            breaths: None,
            weight: None,
        };
        Some(self.says(minutes_ago, reading))
    }

    /// A whole session; `t0` in minutes ago, `upper` the highest upper pressure after it.
    fn session(&mut self, t0: i64, order: OrderId, route: Route, amounts: &[i64], upper: i64) -> Option<SessionId> {
        let session = self.plan(t0 + 7 * DAY, order, route, t0)?;
        self.reading(t0 + 12, session, upper - 16, upper / 2 + 8)?;
        let (first, more) = amounts.split_first()?;
        let lot = "L1".into();
        self.says(t0, MedicineGiven { session, order, amount: mg(*first)?, lot, identity: Presence::Present });
        if route == Route::Lozenge {
            self.says(t0 - 12, LozengeFinished { session, how: AfterHold::Spit });
        }
        for amount in more {
            self.says(t0 - 20, MedicineAdded { session, amount: mg(*amount)? });
        }
        self.reading(t0 - 40, session, upper, upper / 2 + 16)?;
        self.reading(t0 - 120, session, upper - 12, upper / 2 + 10)?;
        self.says(t0 - 170, ClientLeft { session, with: "Nils".into() });
        Some(session)
    }

    fn held(&mut self, minutes_ago: i64, session: SessionId, words: &str, lifted: &str) {
        let why = HoldReason::Person { words: words.into() };
        let hold = HoldId::of(self.says(minutes_ago, HoldRaised { session, why }));
        self.says(minutes_ago - 8, HoldLifted { hold, reason: lifted.into() });
    }

    fn event(&mut self, minutes_ago: i64, session: Option<SessionId>, term: &str, grade: u8) {
        let (action, outcome) = ("Rest, water, ondansetron as ordered.".into(), "Well after an hour.".into());
        let term = term.to_owned();
        self.says(
            minutes_ago,
            AdverseEventRecorded {
                session,
                term,
                grade,
                serious: false,
                action,
                outcome,
                expected: Presence::Present,
                related: Presence::Present,
            },
        );
    }

    fn page(&self) -> DosesPage {
        let zone = TimeZone::fixed(offset(-7));
        let staff = BTreeMap::from([(PRESCRIBER, crate::samples::prescriber("Dr. Imani Cole"))]);
        let ctx = Context {
            now: now(),
            zone: &zone,
            author: Author::Staff(PRESCRIBER),
            role: Role::Prescriber,
            second_factor: false,
            protocol: self.protocol.as_ref(),
            staff: &staff,
        };
        DosesPage::of(&self.chart, &ctx)
    }
}

impl DosesPage {
    /// Nothing given, the first session ahead, one, the usual four, and many by both ways with everything that can go wrong.
    pub fn samples(client: ClientId) -> Vec<(&'static str, Self)> {
        let mut all = vec![("empty", Some(Told::of(client, "Mara").page()))];
        all.push(("planned", planned(client)));
        all.push(("one", one(client)));
        all.push(("usual", usual(client)));
        all.push(("extreme", extreme(client)));
        all.into_iter().filter_map(|(name, page)| Some((name, page?))).collect()
    }
}

fn planned(client: ClientId) -> Option<DosesPage> {
    let mut told = Told::of(client, "Mara");
    let order = told.order(12 * DAY, Route::Lozenge, 100, None)?;
    told.plan(9 * DAY, order, Route::Lozenge, -3 * DAY)?;
    Some(told.page())
}

fn one(client: ClientId) -> Option<DosesPage> {
    let mut told = Told::of(client, "Mara");
    let order = told.order(20 * DAY, Route::Lozenge, 100, Some(150))?;
    told.session(12 * DAY, order, Route::Lozenge, &[100], 142)?;
    Some(told.page())
}

fn usual(client: ClientId) -> Option<DosesPage> {
    let mut told = Told::of(client, "Mara");
    let order = told.order(70 * DAY, Route::Lozenge, 100, None)?;
    told.session(56 * DAY, order, Route::Lozenge, &[100], 138)?;
    let second = told.session(42 * DAY, order, Route::Lozenge, &[100, 50], 146)?;
    told.says(42 * DAY - 60, MarkMade { session: second, kind: MarkKind::Nausea, words: "For some minutes.".into() });
    let tighter = told.order(36 * DAY, Route::Lozenge, 150, Some(150))?;
    told.says(36 * DAY, OrderWithdrawn { order, reason: "Written anew with a tighter limit.".into() });
    let third = told.session(28 * DAY, tighter, Route::Lozenge, &[150], 144)?;
    told.held(28 * DAY + 30, third, "upper pressure 152, limit 150", "138/84 after a rest.");
    told.event(28 * DAY - 70, Some(third), "vomiting", 2);
    told.session(12 * DAY, tighter, Route::Lozenge, &[150], 140)?;
    told.plan(2 * DAY, tighter, Route::Lozenge, -5 * DAY)?;
    Some(told.page())
}

fn extreme(client: ClientId) -> Option<DosesPage> {
    let mut told = Told::of(client, "مارا الزهراء بنت عبد الرحمن الأندلسية");
    let lozenge = told.order(340 * DAY, Route::Lozenge, 200, None)?;
    for n in 0..9 {
        let t0 = (330 - 14 * n) * DAY;
        let session = told.session(t0, lozenge, Route::Lozenge, &[200, 200], 150 + n)?;
        told.event(t0 - 60, Some(session), "blood_pressure_raised", 3);
        told.held(
            t0 + 20,
            session,
            "She asked to wait, and to be told once more how it goes and how long it lasts.",
            "Told.",
        );
    }
    let injection = told.order(190 * DAY, Route::Intramuscular, 40, Some(140))?;
    for n in 0..12 {
        told.session((180 - 14 * n) * DAY, injection, Route::Intramuscular, &[if n == 5 { 60 } else { 40 }], 136)?;
    }
    told.event(100 * DAY, None, "headache", 1);
    Some(told.page())
}
