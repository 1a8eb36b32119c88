//! A house of paper: a chart, its people and a clock, moved by lines a clinician can read.

mod says;
mod shows;

use std::collections::BTreeMap;

use alula_core::chart::Chart;
use alula_core::decide::{
    Admission, Colleague, Command, Context, Refusal, Report, Reported, Request, Role, admit, decide,
};
use alula_core::ids::{ClientId, EntryId, StaffId};
use alula_core::ledger::{Author, Body, Draft, Entry, Head, Header, link};
use alula_core::protocol::{REFERENCE, SignedProtocol};
use jiff::civil::{Date, Time, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

/// The client of every story.
pub const CLIENT: ClientId = ClientId(Uuid::from_u128(0xC));

/// The cast: who is who in a line.
const CAST: [(&str, &str, Role); 6] = [
    ("ana", "Ana Costa, LMFT", Role::Therapist),
    ("alba", "Alba Reyes, AMFT", Role::Associate),
    ("simone", "Simone Hart, LMFT", Role::Supervisor),
    ("pia", "Pia Lind, MD", Role::Prescriber),
    ("mira", "Mira Stone", Role::Manager),
    ("mara", "Mara Quill", Role::Client),
];

/// The house of a story.
#[derive(Clone)]
pub struct House {
    pub chart: Chart,
    pub headers: Vec<(Header, Body)>,
    pub now: Timestamp,
    zone: TimeZone,
    staff: BTreeMap<StaffId, Colleague>,
    protocol: SignedProtocol,
    requests: u128,
}

/// Who speaks in a line.
#[derive(Clone, Copy)]
pub struct Speaker {
    pub author: Author,
    pub role: Role,
}

/// What came of a line.
pub enum Outcome {
    Filed(Vec<Draft>),
    SetAside(Vec<Draft>),
    Refused(Refusal),
}

impl House {
    /// An empty chart on the first day of the story, 2 November 2026.
    pub fn new() -> Self {
        let staff = CAST.iter().filter(|it| it.2 != Role::Client).map(|&(name, full, role)| {
            let associate = role == Role::Associate;
            let colleague = Colleague {
                name: full.to_owned(),
                role,
                supervisor: associate.then(|| staff_id("simone")),
                agreement_until: associate.then(|| date(2027, 6, 30)),
                active: true,
                licences: Vec::new(),
            };
            (staff_id(name), colleague)
        });
        let now = Timestamp::from_second(1_793_635_200).unwrap();
        Self {
            chart: Chart::empty(CLIENT),
            headers: Vec::new(),
            now,
            zone: TimeZone::fixed(Offset::constant(-8)),
            staff: staff.collect(),
            protocol: SignedProtocol::new(REFERENCE, staff_id("pia"), now).unwrap(),
            requests: 0,
        }
    }

    /// Every step of a story, in order; what a line means and what came of it.
    pub fn tell(&mut self, story: &str, mut heard: impl FnMut(&Self, &str, Option<&Outcome>)) {
        for line in story.lines() {
            let outcome = (!line.is_empty() && !line.starts_with('#')).then(|| self.step(line));
            heard(self, line, outcome.as_ref());
        }
    }

    /// One line: `day 3 10:00 therapist ana: vitals 128/82 pulse 74`.
    pub fn step(&mut self, line: &str) -> Outcome {
        let (when, rest) = line.split_at(line.find(": ").unwrap_or_else(|| panic!("no colon in: {line}")));
        let mut words = when.split_whitespace().skip(1);
        let (day, time, who) = (words.next().unwrap(), words.next().unwrap(), words.last().unwrap());
        self.now = self.moment(day.parse().unwrap(), time);
        let (text, at) = match rest[2..].rsplit_once(" at ") {
            Some((text, at)) if at.parse::<Time>().is_ok() => (text, Some(self.moment(day.parse().unwrap(), at))),
            _ => (&rest[2..], None),
        };
        let speaker = speaker(who).unwrap_or_else(|| panic!("who is {who} in: {line}"));
        if let Some(text) = text.strip_prefix("reports ") {
            let says = match self.understand(text).unwrap_or_else(|| panic!("not understood: {line}")) {
                Command::RecordVitals(it) => Reported::Vitals(it),
                Command::MakeMark(it) => Reported::Mark(it),
                _ => panic!("cannot be reported: {line}"),
            };
            return self.report(speaker, at.unwrap_or(self.now), says);
        }
        let command = self.understand(text).unwrap_or_else(|| panic!("not understood: {line}"));
        self.ask(speaker, at, command)
    }

    /// Asks; what is decided is filed.
    pub fn ask(&mut self, speaker: Speaker, occurred_at: Option<Timestamp>, command: Command) -> Outcome {
        self.requests += 1;
        let id = EntryId(Uuid::from_u128(0x0001_0000 + self.requests));
        let request = Request { id, occurred_at, seen: None, command };
        match decide(&self.chart, &request, &self.context(speaker)) {
            Ok(drafts) => {
                self.file(&drafts);
                Outcome::Filed(drafts)
            }
            Err(refusal) => Outcome::Refused(refusal),
        }
    }

    /// Reports; it is filed in any case.
    pub fn report(&mut self, speaker: Speaker, occurred_at: Timestamp, says: Reported) -> Outcome {
        self.requests += 1;
        let id = EntryId(Uuid::from_u128(0x0001_0000 + self.requests));
        self.take_in(&Report { id, occurred_at, author: speaker.author, says })
    }

    /// Takes in a report, once: the same id again changes nothing.
    pub fn take_in(&mut self, report: &Report) -> Outcome {
        if self.chart.entry(report.id).is_some() {
            return Outcome::Filed(Vec::new());
        }
        let speaker = Speaker { author: report.author, role: Role::Therapist };
        match admit(&self.chart, report, &self.context(speaker)) {
            Admission::Filed(drafts) => {
                self.file(&drafts);
                Outcome::Filed(drafts)
            }
            Admission::SetAside(drafts) => {
                self.file(&drafts);
                Outcome::SetAside(drafts)
            }
        }
    }

    fn file(&mut self, drafts: &[Draft]) {
        for draft in drafts {
            let head = self.headers.last().map_or_else(Head::default, |(header, _)| Head::from(header));
            let salt = [u8::try_from(head.sequence % 251).unwrap(); 16];
            let (header, body) = link(CLIENT, head, draft, self.now, salt);
            self.chart.push(Entry { header: header.clone(), statement: draft.statement.clone() });
            self.headers.push((header, body));
        }
    }

    /// What the rules may know beside the chart.
    pub fn context(&self, speaker: Speaker) -> Context<'_> {
        Context {
            now: self.now,
            zone: &self.zone,
            author: speaker.author,
            role: speaker.role,
            second_factor: true,
            protocol: Some(&self.protocol),
            staff: &self.staff,
        }
    }

    /// The protocol of the house.
    pub fn protocol(&self) -> &SignedProtocol {
        &self.protocol
    }

    fn moment(&self, day: i64, time: &str) -> Timestamp {
        let day: Date = date(2026, 11, 1).checked_add(day.days()).unwrap();
        let time: Time = format!("{time:0>5}").parse().unwrap();
        day.to_datetime(time).to_zoned(self.zone.clone()).unwrap().timestamp()
    }
}

/// The person of this name.
pub fn speaker(name: &str) -> Option<Speaker> {
    let (_, _, role) = CAST.iter().find(|it| it.0 == name)?;
    let author = if *role == Role::Client { Author::Client } else { Author::Staff(staff_id(name)) };
    Some(Speaker { author, role: *role })
}

/// The id of a colleague.
pub fn staff_id(name: &str) -> StaffId {
    let place = CAST.iter().position(|it| it.0 == name).unwrap();
    StaffId(Uuid::from_u128(0xA0 + place as u128))
}
