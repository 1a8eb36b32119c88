//! A whole session at the office, from arriving to leaving.

use alula_core::decide::Command;
use alula_core::ids::{MedicineId, OrderId, SessionId};
use alula_core::intake::{AfterHold, Disposition, MedicinesReviewed, Presence};
use alula_core::session::{
    ClientLeft, ContactPlanned, DayAnswered, EscortConfirmed, LeaveChecked, LozengeFinished, MarkKind, MarkMade,
    MedicineGiven, PhaseEntered, ReadyToLeave, RoomChecked, SupervisorReachable, VitalsRecorded,
};
use alula_core::units::Micrograms;
use anyhow::Context as _;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::story::Teller;
use super::words;

/// What a story says about a session; the rest is as it should be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    pub planned_day: i32,
    pub place: String,
    pub lot: String,
    /// Who takes the client home, and their telephone.
    pub escort: [String; 2],
    /// Two readings before the medicine: upper, lower, pulse.
    pub before: [[i64; 3]; 2],
    /// Readings after it: minute, upper, lower, pulse.
    pub after: Vec<[i64; 4]>,
    /// Minute, kind, words.
    pub marks: Vec<(i64, MarkKind, String)>,
    /// What the call on the next day is for.
    pub contact: String,
}

/// Minutes from arriving to T0.
const ARRIVING: i64 = 45;
/// From arriving to where somebody is under the medicine.
pub const ARRIVES_BEFORE: SignedDuration = SignedDuration::from_mins(ARRIVING + 10);

/// Tells it; `arrives` is when the client comes in.
pub fn tell(teller: &mut Teller<'_>, day: i32, arrives: Timestamp, name: &str, told: Told) -> anyhow::Result<()> {
    let order = OrderId::of(teller.named("order"));
    let planned = teller.stage.at(told.planned_day, "09:10")?;
    let plan = Command::PlanSession { at: arrives, order, place: told.place.as_str().into() };
    let session = SessionId::of(teller.ask(planned, "therapist", Some(name), plan)?);
    let evening = teller.stage.at(day - 1, "17:30")?;
    let medicine = (MedicineId::of(teller.named("medicine")), Disposition::AsUsual);
    let review = MedicinesReviewed { dispositions: [medicine].into() };
    teller.ask(evening, "prescriber", None, Command::ReviewMedicines(review))?;
    let t0 = arrives + SignedDuration::from_mins(ARRIVING);
    let mut hour = Hour { teller, t0, session };
    hour.threshold(&told)?;
    hour.medicine(&told, order)?;
    hour.leaving(&told, day)
}

/// A session while it is told.
struct Hour<'t, 'a> {
    teller: &'t mut Teller<'a>,
    t0: Timestamp,
    session: SessionId,
}

impl Hour<'_, '_> {
    fn at(&mut self, minute: i64, command: Command) -> anyhow::Result<()> {
        self.by("therapist", minute, command)
    }

    fn by(&mut self, who: &str, minute: i64, command: Command) -> anyhow::Result<()> {
        self.teller.ask(self.t0 + SignedDuration::from_mins(minute), who, None, command).map(drop)
    }

    fn reading(&mut self, minute: i64, values: [i64; 3]) -> anyhow::Result<()> {
        let vitals = VitalsRecorded { session: Some(self.session), ..words::vitals(values, Some(97))? };
        self.at(minute, Command::RecordVitals(vitals))
    }

    fn threshold(&mut self, told: &Told) -> anyhow::Result<()> {
        let (session, t0) = (self.session, self.t0);
        self.reading(-40, told.before[0])?;
        let day = DayAnswered {
            session,
            last_solid: Some(t0 - SignedDuration::from_hours(14)),
            last_clear: Some(t0 - SignedDuration::from_mins(170)),
            anything_new: Presence::Absent,
            alcohol: Presence::Absent,
            drugs: Presence::Absent,
            medicines_as_ordered: Presence::Present,
            pregnancy: Presence::Absent,
            wants_it: Presence::Present,
            words: "".into(),
        };
        self.at(-37, Command::AnswerDay(day))?;
        self.at(-33, words::risk_low(""))?;
        let [name, phone] = &told.escort;
        let (name, phone) = (name.as_str().into(), phone.as_str().into());
        self.at(-28, Command::ConfirmEscort(EscortConfirmed { session, name, phone, answered: Presence::Present }))?;
        if words::supervised(self.teller) {
            let until = t0 + SignedDuration::from_hours(4);
            self.by("supervisor", -26, Command::BeReachable(SupervisorReachable { session, until }))?;
        }
        let (trained_clinician, emergency_kit) = (Presence::Present, Presence::Present);
        self.at(-22, Command::CheckRoom(RoomChecked { session, trained_clinician, emergency_kit }))?;
        self.reading(-15, told.before[1])
    }

    fn medicine(&mut self, told: &Told, order: OrderId) -> anyhow::Result<()> {
        let session = self.session;
        let amount_mg = self.teller.story.usual.as_ref().map(|it| it.amount_mg);
        let amount = Micrograms::milligrams(amount_mg.context("the story orders no amount")?)?;
        let given =
            MedicineGiven { session, order, amount, lot: told.lot.as_str().into(), identity: Presence::Present };
        self.at(0, Command::GiveMedicine(given))?;
        self.at(12, Command::FinishLozenge(LozengeFinished { session, how: AfterHold::Spit }))?;
        for (minute, phase) in [(26, "deep"), (82, "returning"), (112, "grounding")] {
            self.at(minute, Command::EnterPhase(PhaseEntered { session, phase: phase.to_owned() }))?;
        }
        for (minute, kind, words) in &told.marks {
            self.at(*minute, Command::MakeMark(MarkMade { session, kind: *kind, words: words.as_str().into() }))?;
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
            oriented: Presence::Present,
            walks: Presence::Present,
            vomited: Presence::Absent,
            safe: Presence::Present,
            escort_present: Presence::Present,
            no_driving: Presence::Present,
        };
        self.at(132, Command::CheckLeave(checked.clone()))?;
        self.reading(149, told.before[1])?;
        self.at(150, Command::CheckLeave(checked))?;
        let at = self.teller.stage.at(day + 1, "10:00")?;
        let what = told.contact.as_str().into();
        self.at(152, Command::PlanContact(ContactPlanned { session: Some(session), at, what }))?;
        self.at(154, Command::DeclareReady(ReadyToLeave { session }))?;
        self.at(160, Command::Leave(ClientLeft { session, with: told.escort[0].as_str().into() }))
    }
}
