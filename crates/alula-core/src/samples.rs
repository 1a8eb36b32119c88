//! Statements for tests, with usual values.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::date;

use crate::given::{ASSOCIATE, PRESCRIBER, SUPERVISOR, THERAPIST, now};
use crate::ids::{OrderId, SessionId};
use crate::intake::*;
use crate::preparation::*;
use crate::protocol::{Protocol, REFERENCE};
use crate::session::*;
use crate::units::{BeatsPerMinute, BloodPressure, Hours, Micrograms, Minutes, MmHg, Percent};

/// An invented person, 41 years old, in California.
pub(crate) fn person() -> Person {
    Person {
        name: "Wren Alder".into(),
        preferred_name: "Wren".into(),
        pronouns: "they".into(),
        birth_date: date(1985, 2, 3),
        phone: "555 0100".into(),
        email: "wren@demo.alula.invalid".into(),
        address: "1 Invented Street".into(),
        state: "CA".into(),
    }
}

/// The person became a client.
pub(crate) fn admitted() -> ClientAdmitted {
    ClientAdmitted { enquiry: None, person: person(), own_words: "".into() }
}

/// A team with a licensed therapist.
pub(crate) fn team() -> TeamNamed {
    TeamNamed { therapist: THERAPIST, supervisor: None, prescriber: Some(PRESCRIBER) }
}

/// A team with an associate.
pub(crate) fn associate_team() -> TeamNamed {
    TeamNamed { therapist: ASSOCIATE, supervisor: Some(SUPERVISOR), prescriber: Some(PRESCRIBER) }
}

/// A history with something in each part that a rule reads.
pub(crate) fn history() -> HistoryTaken {
    let told = || "Told.".into();
    HistoryTaken {
        illness: told(),
        medical: told(),
        substances: "A glass of wine a week.".into(),
        family: told(),
        life: told(),
    }
}

/// A screening in which nothing speaks against medicine.
pub(crate) fn screening() -> ScreeningRecorded {
    let protocol = Protocol::parse(REFERENCE).unwrap();
    ScreeningRecorded {
        answers: protocol.contraindications.iter().map(|it| (it.id.clone(), Presence::Absent)).collect(),
        pregnancy: Pregnancy::NotPossible,
        capacity: Presence::Present,
        words: "".into(),
    }
}

/// No medicine had to be looked at.
pub(crate) fn medicines_reviewed() -> MedicinesReviewed {
    MedicinesReviewed { dispositions: BTreeMap::new() }
}

/// Eligible at the office.
pub(crate) fn eligible() -> EligibilityDecided {
    EligibilityDecided {
        decision: Eligibility::Office,
        dispositions: BTreeMap::new(),
        reason: "Depression that two medicines did not help.".into(),
    }
}

/// Every question answered no.
pub(crate) fn no_risk() -> RiskReviewed {
    let no = Some(false);
    let answers = ColumbiaAnswers { q1: no, q2: no, q3: None, q4: None, q5: None, q6: no, q6_recent: None };
    RiskReviewed { concern: None, answers, plan: "".into() }
}

/// A lozenge at the office, 100 mg, after an examination in person.
pub(crate) fn order() -> OrderWritten {
    OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Office,
        product: "Ketamine lozenge 100 mg, Invented Pharmacy".into(),
        strength: Micrograms::milligrams(100).unwrap(),
        amount: Micrograms::milligrams(100).unwrap(),
        daily_maximum: Micrograms::milligrams(200).unwrap(),
        hold: Minutes::new(12).unwrap(),
        after_hold: AfterHold::Spit,
        redose: None,
        interval: Hours::new(96).unwrap(),
        valid_until: date(2026, 12, 1),
        limits: Limits { systolic: None, diastolic: None, pulse: None },
        instruction: "Wait fifteen minutes, measure again, then ring me.".into(),
        basis: Basis::InPersonExam { on: date(2026, 5, 20) },
        monitoring_checked: date(2026, 6, 1),
    }
}

/// A consent document signed in the version of the reference protocol.
pub(crate) fn consent(document: &str) -> ConsentSigned {
    ConsentSigned {
        document: document.into(),
        version: document_version(document).into(),
        digest: "00".repeat(32),
        name: "Wren Alder".into(),
    }
}

fn document_version(id: &str) -> &str {
    document(id).map_or("2026-11-1", |it| it.version)
}

/// A visit of this kind.
pub(crate) fn visit(kind: VisitKind) -> VisitHeld {
    VisitHeld { kind, length: Minutes::new(50).unwrap(), summary: "We talked.".into() }
}

/// An intention.
pub(crate) fn intention() -> IntentionSet {
    IntentionSet { words: "To be kinder to myself".into(), instead_of: None }
}

/// A session planned at a time.
pub(crate) fn planned(at: Timestamp, order: OrderId) -> SessionPlanned {
    let signed = crate::protocol::SignedProtocol::new(REFERENCE, PRESCRIBER, now()).unwrap();
    let place = "The quiet room".into();
    SessionPlanned { at, route: Route::Lozenge, setting: Setting::Office, place, order, protocol: signed.reference() }
}

/// A reading of this session.
pub(crate) fn reading(session: SessionId, systolic: i64, diastolic: i64) -> VitalsRecorded {
    VitalsRecorded {
        session: Some(session),
        pressure: BloodPressure::new(MmHg::new(systolic).unwrap(), MmHg::new(diastolic).unwrap()),
        pulse: Some(BeatsPerMinute::new(72).unwrap()),
        saturation: Some(Percent::new(98).unwrap()),
        breaths: None,
        weight: None,
    }
}

/// The questions of the day, all well.
pub(crate) fn good_day(session: SessionId) -> DayAnswered {
    let hours_ago = |hours| Some(now() - jiff::SignedDuration::from_hours(hours));
    DayAnswered {
        session,
        last_solid: hours_ago(12),
        last_clear: hours_ago(3),
        anything_new: Presence::Absent,
        alcohol: Presence::Absent,
        drugs: Presence::Absent,
        medicines_as_ordered: Presence::Present,
        pregnancy: Presence::Absent,
        wants_it: Presence::Present,
        words: "".into(),
    }
}

/// Somebody takes the client home and answered.
pub(crate) fn escort(session: SessionId) -> EscortConfirmed {
    EscortConfirmed { session, name: "Sorrel Alder".into(), phone: "555 0101".into(), answered: Presence::Present }
}

/// The room is ready.
pub(crate) fn room(session: SessionId) -> RoomChecked {
    RoomChecked { session, trained_clinician: Presence::Present, emergency_kit: Presence::Present }
}
