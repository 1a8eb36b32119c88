//! A whole session at home, from the readings before it to the words of the sitter on the day after.

use alula_app::CourseSays;
use alula_core::decide::{Command, Report, Reported};
use alula_core::ids::{MedicineId, OrderId, SessionId};
use alula_core::intake::{AfterHold, Disposition, MedicinesReviewed, Presence};
use alula_core::session::home::{
    AddressConfirmed, BeginOpened, CheckIn, CheckedIn, CompanyWanted, CountTime, Feeling, LineSent, LookIn, LookedIn,
    Looks, LozengesCounted, MedicinePlaced, Phone, PreparedLine, SecondReachable, SitterAgreed, SitterNamed,
    SitterReleased, SitterSeen, SitterTaught, SitterTold,
};
use alula_core::session::{
    ClientLeft, ContactPlanned, DayAnswered, LeaveChecked, LozengeFinished, MarkKind, MarkMade, PhaseEntered,
    ReadyToLeave, VitalsRecorded,
};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::story::Teller;
use super::words;

const YES: Presence = Presence::Present;
const NO: Presence = Presence::Absent;
/// The edition of the questions and of the text that sitters agree to.
const EDITION: &str = "1";

/// What a story says about a session at home; the rest is as it should be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    pub planned_day: i32,
    pub place: String,
    /// Who stays: name, telephone, what they are to the client.
    pub sitter: [String; 3],
    /// Where help has to come: street, door, town.
    pub address: [String; 3],
    /// Lozenges in the box before and after.
    pub count: [u16; 2],
    /// Two readings before the medicine: upper, lower, pulse.
    pub before: [[i64; 3]; 2],
    /// Readings after it: minute, upper, lower, pulse.
    pub after: Vec<[i64; 4]>,
    /// When the sitter looked in, and how the client looked.
    pub looks: Vec<(i64, Looks)>,
    /// When the client wished for company.
    pub company: i64,
    /// When the therapist sent a line to the sitter, and which.
    pub line: (i64, PreparedLine),
    /// What the sitter tapped beside looking in: minute, kind, words.
    pub marks: Vec<(i64, MarkKind, String)>,
    pub evening: Feeling,
    pub morning: (Feeling, String),
    /// What the sitter tells the next day.
    pub sitter_told: String,
    /// What the call on the next day is for.
    pub contact: String,
}

/// Tells it; `at` is T0.
pub fn tell(teller: &mut Teller<'_>, day: i32, at: Timestamp, name: &str, told: Told) -> anyhow::Result<()> {
    let order = OrderId::of(teller.named("home order"));
    let planned = teller.stage.at(told.planned_day, "09:10")?;
    let plan = Command::PlanSession { at, order, place: told.place.as_str().into() };
    let session = SessionId::of(teller.ask(planned, "therapist", Some(name), plan)?);
    let mut evening = Evening { teller, t0: at, session };
    evening.invited(&told, planned)?;
    let before = evening.teller.stage.at(day - 1, "19:30")?;
    evening.rehearsed(before)?;
    evening.threshold(&told)?;
    evening.medicine(&told)?;
    evening.leaving(&told, day)?;
    evening.afterwards(&told, day)
}

/// A session at home while it is told.
struct Evening<'t, 'a> {
    teller: &'t mut Teller<'a>,
    t0: Timestamp,
    session: SessionId,
}

impl Evening<'_, '_> {
    fn minute(&self, minute: i64) -> Timestamp {
        self.t0 + SignedDuration::from_mins(minute)
    }

    fn by(&mut self, who: &str, minute: i64, command: Command) -> anyhow::Result<()> {
        self.teller.ask(self.minute(minute), who, None, command).map(drop)
    }

    fn at(&mut self, minute: i64, command: Command) -> anyhow::Result<()> {
        self.by("therapist", minute, command)
    }

    /// Said by a phone in the home.
    fn says(&mut self, who: &str, at: Timestamp, says: Reported) -> anyhow::Result<()> {
        let author = self.teller.author(who)?;
        let said = |id| CourseSays::Reports(Report { id, occurred_at: at, author, says });
        self.teller.say(at, who, None, said).map(drop)
    }

    fn reading(&mut self, minute: i64, values: [i64; 3]) -> anyhow::Result<()> {
        let vitals = VitalsRecorded { session: Some(self.session), ..words::vitals(values, None)? };
        self.says("sitter", self.minute(minute), Reported::Vitals(vitals))
    }

    fn invited(&mut self, told: &Told, planned: Timestamp) -> anyhow::Result<()> {
        let session = self.session;
        let [name, phone, relation] = told.sitter.each_ref().map(|it| it.as_str().into());
        let named = SitterNamed { session, name, phone, relation, adult: YES };
        let named_at = planned + SignedDuration::from_mins(6);
        self.teller.ask(named_at, "therapist", Some("sitter"), Command::NameSitter(named))?;
        let taught = SitterTaught { session, edition: EDITION.into(), wrong: 1 };
        let evening = planned + SignedDuration::from_hours(10);
        self.teller.ask(evening, "sitter", None, Command::LearnAsSitter(taught))?;
        let name = told.sitter[0].as_str().into();
        let agreed = SitterAgreed { session, edition: EDITION.into(), name, recording: NO };
        let after = evening + SignedDuration::from_mins(4);
        self.teller.ask(after, "sitter", None, Command::AgreeAsSitter(agreed)).map(drop)
    }

    fn rehearsed(&mut self, at: Timestamp) -> anyhow::Result<()> {
        for (phone, who) in [(Phone::Client, "client"), (Phone::Sitter, "sitter")] {
            let rehearsed = words::rehearsed(self.session, phone);
            self.teller.ask(at, who, None, Command::Rehearse(rehearsed))?;
        }
        let medicine = (MedicineId::of(self.teller.named("medicine")), Disposition::AsUsual);
        let review = MedicinesReviewed { dispositions: [medicine].into() };
        self.teller.ask(at, "prescriber", None, Command::ReviewMedicines(review)).map(drop)
    }

    fn threshold(&mut self, told: &Told) -> anyhow::Result<()> {
        let (session, t0) = (self.session, self.t0);
        let until = t0 + SignedDuration::from_hours(5);
        self.by("prescriber", -50, Command::BeSecond(SecondReachable { session, until }))?;
        let seen = SitterSeen { session, there: YES, sober: YES, answered: YES, stays: YES };
        self.at(-44, Command::SeeSitter(seen))?;
        let [street, door, town] = told.address.each_ref().map(|it| it.as_str().into());
        let address = AddressConfirmed { session, street, door, town, licensed_here: YES, dial: YES };
        self.at(-41, Command::ConfirmAddress(address))?;
        let day = DayAnswered {
            session,
            last_solid: Some(t0 - SignedDuration::from_hours(13)),
            last_clear: Some(t0 - SignedDuration::from_mins(180)),
            anything_new: NO,
            alcohol: NO,
            drugs: NO,
            medicines_as_ordered: YES,
            pregnancy: NO,
            wants_it: YES,
            words: "".into(),
        };
        self.at(-38, Command::AnswerDay(day))?;
        self.at(-33, words::risk_low(""))?;
        self.count(-24, CountTime::Before, told.count[0])?;
        self.reading(-20, told.before[0])?;
        self.reading(-12, told.before[1])?;
        self.at(-4, Command::OpenBegin(BeginOpened { session }))
    }

    fn count(&mut self, minute: i64, when: CountTime, lozenges: u16) -> anyhow::Result<()> {
        let (session, words) = (self.session, "".into());
        let counted = LozengesCounted { session, when, counted: lozenges, expected: lozenges, words };
        self.at(minute, Command::CountLozenges(counted))
    }

    fn medicine(&mut self, told: &Told) -> anyhow::Result<()> {
        let session = self.session;
        self.says("client", self.t0, Reported::MedicinePlaced(MedicinePlaced { session }))?;
        let spat = LozengeFinished { session, how: AfterHold::Spit };
        self.says("client", self.minute(12), Reported::LozengeFinished(spat))?;
        for (minute, phase) in [(26, "deep"), (84, "returning"), (114, "grounding")] {
            self.at(minute, Command::EnterPhase(PhaseEntered { session, phase: phase.to_owned() }))?;
        }
        let (minute, line) = told.line;
        self.at(minute, Command::SendLine(LineSent { session, line }))?;
        self.says("client", self.minute(told.company), Reported::Company(CompanyWanted { session }))?;
        for (minute, looks) in &told.looks {
            let look = LookedIn { session, says: LookIn::AllCalm, looks: Some(*looks) };
            self.says("sitter", self.minute(*minute), Reported::LookedIn(look))?;
        }
        for (minute, kind, words) in &told.marks {
            let mark = MarkMade { session, kind: *kind, words: words.as_str().into() };
            self.says("sitter", self.minute(*minute), Reported::Mark(mark))?;
        }
        for [minute, systolic, diastolic, pulse] in &told.after {
            self.reading(*minute, [*systolic, *diastolic, *pulse])?;
        }
        Ok(())
    }

    fn leaving(&mut self, told: &Told, day: i32) -> anyhow::Result<()> {
        let session = self.session;
        let checked = LeaveChecked {
            session,
            alertness: 5,
            oriented: YES,
            walks: YES,
            vomited: NO,
            safe: YES,
            escort_present: YES,
            no_driving: YES,
        };
        self.at(132, Command::CheckLeave(checked.clone()))?;
        self.reading(149, told.before[1])?;
        self.at(151, Command::CheckLeave(checked))?;
        self.count(153, CountTime::After, told.count[1])?;
        let at = self.teller.stage.at(day + 1, "10:00")?;
        let what = told.contact.as_str().into();
        self.at(155, Command::PlanContact(ContactPlanned { session: Some(session), at, what }))?;
        self.at(156, Command::DeclareReady(ReadyToLeave { session }))?;
        self.at(160, Command::Leave(ClientLeft { session, with: told.sitter[0].as_str().into() }))?;
        self.at(162, Command::ReleaseSitter(SitterReleased { session }))
    }

    fn afterwards(&mut self, told: &Told, day: i32) -> anyhow::Result<()> {
        let session = self.session;
        let not_asked = Presence::Unknown;
        let evening = CheckedIn {
            session,
            when: CheckIn::Evening,
            feeling: told.evening,
            slept: not_asked,
            unwell: not_asked,
            dark_thoughts: not_asked,
            drove: not_asked,
            words: "".into(),
        };
        let (feeling, words) = &told.morning;
        let morning = CheckedIn {
            when: CheckIn::Morning,
            feeling: *feeling,
            slept: YES,
            unwell: NO,
            dark_thoughts: NO,
            drove: NO,
            words: words.as_str().into(),
            ..evening.clone()
        };
        let told = SitterTold { session, words: told.sitter_told.as_str().into(), harm: NO, ring: NO };
        let said = [
            (day, "20:40", "client", Reported::CheckedIn(evening)),
            (day + 1, "08:10", "client", Reported::CheckedIn(morning)),
            (day + 1, "11:20", "sitter", Reported::SitterTold(told)),
        ];
        for (day, time, who, says) in said {
            let at = self.teller.stage.at(day, time)?;
            self.says(who, at, says)?;
        }
        Ok(())
    }
}
