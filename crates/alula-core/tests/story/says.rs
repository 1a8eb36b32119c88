//! What a line asks for.

use alula_core::decide::Command;
use alula_core::ids::{
    EntryId, HoldId, InsightId, IntentionId, MomentId, NoteId, OrderId, SessionId, StrategyId, VisitId,
};
use alula_core::intake::*;
use alula_core::integration::*;
use alula_core::ledger::{Reviewed, SetAside, Stated, Statement, Withdrawn};
use alula_core::preparation::*;
use alula_core::private::Private;
use alula_core::session::*;
use alula_core::supervision::*;
use alula_core::units::*;
use jiff::{SignedDuration, ToSpan};

use super::{House, staff_id};

impl House {
    /// The command a text asks for; "the" session, order, hold and note are always the last ones.
    pub fn understand(&self, text: &str) -> Option<Command> {
        let (verb, words) = text.split_once(": ").map_or((text, ""), |(verb, words)| (verb, words.trim()));
        let told = || Private::from(words);
        let parts: Vec<&str> = verb.split_whitespace().collect();
        Some(match parts[..] {
            ["admit", ..] => Command::Admit(self.person(words)?),
            ["team", therapist, ref rest @ ..] => Command::NameTeam(TeamNamed {
                therapist: staff_id(therapist),
                supervisor: rest.first().map(|it| staff_id(it)),
                prescriber: Some(staff_id("pia")),
            }),
            ["history"] => Command::TakeHistory(HistoryTaken {
                illness: told(),
                medical: told(),
                substances: told(),
                family: told(),
                life: told(),
            }),
            ["screening", "clear"] => Command::RecordScreening(self.clear_screening()),
            ["no", "allergies"] => Command::StateNoAllergy(NoAllergyStated {}),
            ["medicines", "reviewed"] => Command::ReviewMedicines(MedicinesReviewed { dispositions: [].into() }),
            ["eligible"] => Command::DecideEligibility(EligibilityDecided {
                decision: Eligibility::Office,
                dispositions: [].into(),
                reason: told(),
            }),
            ["order", amount, "mg", "limits", limits] => Command::WriteOrder(self.order(amount, limits)?),
            ["risk", answer] => {
                let (none, yes) = (Some(false), Some(answer == "high"));
                let answers =
                    ColumbiaAnswers { q1: yes, q2: yes, q3: yes, q4: yes, q5: none, q6: none, q6_recent: None };
                Command::ReviewRisk(RiskReviewed { concern: None, answers, plan: told() })
            }
            ["consents"] | ["consent", ..] => {
                let document = document(parts.get(1).copied().unwrap_or("ketamine"))?;
                Command::SignConsent(ConsentSigned {
                    document: document.id.to_owned(),
                    version: document.version.to_owned(),
                    digest: document.digest.clone(),
                    name: "Mara Quill".into(),
                })
            }
            ["withdraw", "consent", document] => {
                Command::WithdrawConsent(ConsentWithdrawn { document: document.to_owned(), words: told() })
            }
            ["visit", kind, minutes] => Command::HoldVisit(VisitHeld {
                kind: serde_json::from_value(kind.into()).ok()?,
                length: Minutes::new(minutes.parse().ok()?).ok()?,
                summary: told(),
            }),
            ["intention"] => Command::SetIntention(IntentionSet { words: told(), instead_of: None }),
            ["touch"] => {
                let item = |it: &str| {
                    let (what, answer) = it.trim().split_once(' ')?;
                    Some(TouchItem { what: what.into(), answer: serde_json::from_value(answer.into()).ok()? })
                };
                Command::AgreeTouch(TouchAgreed { items: words.split(',').map(item).collect::<Option<_>>()? })
            }
            ["vitals", ..] => Command::RecordVitals(self.reading(&parts[1..])?),
            ["plan", "session", "in", days, "days"] => {
                let at = self.now.to_zoned(self.zone.clone()).checked_add(days.parse::<i64>().ok()?.days()).ok()?;
                Command::PlanSession {
                    at: at.timestamp(),
                    order: OrderId::of(self.the::<OrderWritten>()),
                    place: told(),
                }
            }
            ["cancel"] => Command::CancelSession(SessionCancelled { session: self.session()?, reason: told() }),
            ["day", fast, "h", "fasted"] => Command::AnswerDay(self.day(fast.parse().ok()?, words)?),
            ["escort"] => {
                let (name, phone) = words.split_once(", ")?;
                Command::ConfirmEscort(EscortConfirmed {
                    session: self.session()?,
                    name: name.into(),
                    phone: phone.into(),
                    answered: Presence::Present,
                })
            }
            ["room", "ready"] => Command::CheckRoom(RoomChecked {
                session: self.session()?,
                trained_clinician: Presence::Present,
                emergency_kit: Presence::Present,
            }),
            ["reachable", hours, "h"] => Command::BeReachable(SupervisorReachable {
                session: self.session()?,
                until: self.now + SignedDuration::from_hours(hours.parse().ok()?),
            }),
            ["hold"] => Command::RaiseHold { session: self.session()?, words: told() },
            ["lift", "hold"] => {
                Command::LiftHold(HoldLifted { hold: HoldId::of(self.the::<HoldRaised>()), reason: told() })
            }
            ["pass", gate] => Command::OverrideGate(GateOverridden {
                session: self.session()?,
                gate: gate.to_owned(),
                reason: told(),
            }),
            ["give", amount, "mg"] => Command::GiveMedicine(MedicineGiven {
                session: self.session()?,
                order: self.chart.find::<SessionPlanned>(self.session()?.entry())?.is.order,
                amount: Micrograms::milligrams(amount.parse().ok()?).ok()?,
                lot: told(),
                identity: Presence::Present,
            }),
            ["add", amount, "mg"] => Command::AddMedicine(MedicineAdded {
                session: self.session()?,
                amount: Micrograms::milligrams(amount.parse().ok()?).ok()?,
            }),
            ["lozenge", how] => Command::FinishLozenge(LozengeFinished {
                session: self.session()?,
                how: serde_json::from_value(how.into()).ok()?,
            }),
            ["mark", kind] => Command::MakeMark(MarkMade {
                session: self.session()?,
                kind: serde_json::from_value(kind.into()).ok()?,
                words: told(),
            }),
            ["phase", phase] => Command::EnterPhase(PhaseEntered { session: self.session()?, phase: phase.to_owned() }),
            ["adverse", "grade", grade, ref term @ ..] => Command::RecordAdverseEvent(AdverseEventRecorded {
                session: self.session(),
                term: term.join(" "),
                grade: grade.parse().ok()?,
                serious: false,
                action: told(),
                outcome: Private::default(),
                expected: Presence::Unknown,
                related: Presence::Unknown,
            }),
            ["check", "leave"] => Command::CheckLeave(LeaveChecked {
                session: self.session()?,
                alertness: 5,
                oriented: Presence::Present,
                walks: Presence::Present,
                vomited: Presence::Absent,
                safe: Presence::Present,
                escort_present: Presence::Present,
                no_driving: Presence::Present,
            }),
            ["ready", "to", "leave"] => Command::DeclareReady(ReadyToLeave { session: self.session()? }),
            ["left", "with"] => Command::Leave(ClientLeft { session: self.session()?, with: told() }),
            ["contact", "in", days, "days"] => Command::PlanContact(ContactPlanned {
                session: self.session(),
                at: self.now + SignedDuration::from_hours(24 * days.parse::<i64>().ok()?),
                what: told(),
            }),
            ["sign", "note"] => self.note(words, NoteAbout::Session(self.session()?))?,
            ["sign", "visit", "note"] => self.note(words, NoteAbout::Visit(VisitId::of(self.the::<VisitHeld>())))?,
            ["co-sign"] => {
                let note = self.chart.all::<NoteSigned>().last()?;
                Command::CosignNote(NoteCosigned { note: NoteId::of(note.id()), hash: note.is.hash.clone() })
            }
            ["question"] | ["require", "change"] => Command::QuestionNote(NoteQuestioned {
                note: NoteId::of(self.the::<NoteSigned>()),
                words: told(),
                change_required: parts[0] == "require",
            }),
            ["add", "to", "note"] => {
                Command::AddToNote(NoteAddended { note: NoteId::of(self.the::<NoteSigned>()), words: told() })
            }
            ["moment"] => Command::KeepMoment(MomentKept {
                session: self.session(),
                intention: self.last::<IntentionSet>().map(IntentionId::of),
                words: told(),
            }),
            ["insight"] => {
                Command::KeepInsight(InsightKept { moment: MomentId::of(self.the::<MomentKept>()), words: told() })
            }
            ["strategy"] => {
                let (what, when) = words.split_once(" / ")?;
                let insight = InsightId::of(self.the::<InsightKept>());
                Command::AgreeStrategy(StrategyAgreed { insight, words: what.into(), when: when.into() })
            }
            ["try", how] => Command::RecordTry(TryRecorded {
                strategy: StrategyId::of(self.the::<StrategyAgreed>()),
                how: serde_json::from_value(how.into()).ok()?,
                words: told(),
            }),
            ["change"] => Command::NoticeChange(ChangeNoticed {
                strategy: StrategyId::of(self.the::<StrategyAgreed>()),
                words: told(),
            }),
            ["close", reason] => {
                Command::CloseCare(CareClosed { reason: serde_json::from_value(reason.into()).ok()?, words: told() })
            }
            ["reopen"] => Command::ReopenCare(CareReopened { words: told() }),
            ["correct", ref what @ ..] => {
                let right: Statement = match self.understand(&what.join(" "))? {
                    Command::RecordVitals(it) => it.into(),
                    Command::MakeMark(it) => it.into(),
                    Command::GiveMedicine(it) => it.into(),
                    _ => return None,
                };
                let entry = self.chart.entries().iter().rfind(|it| it.statement.kind() == right.kind())?.header.id;
                Command::Correct { entry, reason: told(), replacement: Box::new(right) }
            }
            ["withdraw", kind] => {
                let entry = self.chart.entries().iter().rfind(|it| it.statement.kind() == kind)?.header.id;
                Command::Withdraw(Withdrawn { entry, reason: told() })
            }
            ["review"] => {
                let aside = self.chart.all::<SetAside>().last()?.is.entry;
                Command::Review(Reviewed { entry: aside, words: told() })
            }
            _ => return None,
        })
    }

    fn last<T: Stated>(&self) -> Option<EntryId> {
        self.chart.all::<T>().last().map(|it| it.id())
    }

    /// The last one, or one that is not there.
    fn the<T: Stated>(&self) -> EntryId {
        self.last::<T>().unwrap_or(EntryId(uuid::Uuid::nil()))
    }

    fn session(&self) -> Option<SessionId> {
        self.last::<SessionPlanned>().map(SessionId::of)
    }

    fn person(&self, name: &str) -> Option<ClientAdmitted> {
        let person = Person {
            name: name.into(),
            preferred_name: name.split(' ').next()?.into(),
            pronouns: "she/her".into(),
            birth_date: jiff::civil::date(1984, 5, 2),
            phone: "+1 510 555 0142".into(),
            email: "mara@demo.alula.invalid".into(),
            address: "12 Pine Street".into(),
            state: "CA".into(),
        };
        Some(ClientAdmitted { enquiry: None, person, own_words: Private::default() })
    }

    fn clear_screening(&self) -> ScreeningRecorded {
        let asked = self.protocol().protocol.contraindications.iter();
        ScreeningRecorded {
            answers: asked.map(|it| (it.id.clone(), Presence::Absent)).collect(),
            pregnancy: Pregnancy::NotPossible,
            capacity: Presence::Present,
            words: Private::default(),
        }
    }

    fn order(&self, amount: &str, limits: &str) -> Option<OrderWritten> {
        let today = self.now.to_zoned(self.zone.clone()).date();
        let milligrams = |value: i64| Micrograms::milligrams(value).ok();
        let (systolic, diastolic) = limits.split_once('/')?;
        Some(OrderWritten {
            route: Route::Lozenge,
            setting: Setting::Office,
            product: "Ketamine lozenge 50 mg, Cedar Compounding".into(),
            strength: milligrams(50)?,
            amount: milligrams(amount.parse().ok()?)?,
            daily_maximum: milligrams(150)?,
            hold: Minutes::new(12).ok()?,
            after_hold: AfterHold::Spit,
            redose: Some(Redose {
                amount: milligrams(50)?,
                from: Minutes::new(10).ok()?,
                until: Minutes::new(30).ok()?,
            }),
            interval: Hours::new(120).ok()?,
            valid_until: today.checked_add(3.months()).ok()?,
            limits: Limits {
                systolic: MmHg::new(systolic.parse().ok()?).ok(),
                diastolic: MmHg::new(diastolic.parse().ok()?).ok(),
                pulse: None,
            },
            instruction: "Sit quietly for ten minutes and measure again.".into(),
            basis: Basis::InPersonExam { on: today },
            monitoring_checked: today,
        })
    }

    fn reading(&self, words: &[&str]) -> Option<VitalsRecorded> {
        let (systolic, diastolic) = words.first()?.split_once('/')?;
        let after = |name: &str| {
            let place = words.iter().position(|it| *it == name)?;
            words.get(place + 1)?.parse::<i64>().ok()
        };
        let open = session(&self.chart, SessionId::of(self.the::<SessionPlanned>()));
        let today =
            |it: &SessionView<'_>| it.plan.is.at.duration_since(self.now).abs() < SignedDuration::from_hours(12);
        Some(VitalsRecorded {
            session: open.filter(today).map(|it| it.id),
            pressure: Some(BloodPressure {
                systolic: MmHg::new(systolic.parse().ok()?).ok()?,
                diastolic: MmHg::new(diastolic.parse().ok()?).ok()?,
            }),
            pulse: after("pulse").and_then(|it| BeatsPerMinute::new(it).ok()),
            saturation: after("saturation").and_then(|it| Percent::new(it).ok()),
            breaths: None,
            weight: None,
        })
    }

    fn day(&self, fast: i64, words: &str) -> Option<DayAnswered> {
        let ago = Some(self.now - SignedDuration::from_hours(fast));
        let said = |word: &str| if words.contains(word) { Presence::Present } else { Presence::Absent };
        Some(DayAnswered {
            session: self.session()?,
            last_solid: ago,
            last_clear: ago,
            anything_new: said("something new"),
            alcohol: said("a glass of wine"),
            drugs: Presence::Absent,
            medicines_as_ordered: Presence::Present,
            pregnancy: Presence::Absent,
            wants_it: if words.contains("does not want") { Presence::Absent } else { Presence::Present },
            words: words.into(),
        })
    }

    fn note(&self, words: &str, about: NoteAbout) -> Option<Command> {
        let mut parts = words.split(" / ").map(Private::from);
        Some(Command::SignNote { about, mattered: parts.next()?, done: parts.next()?, onward: parts.next()? })
    }
}
