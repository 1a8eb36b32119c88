//! A session by its rules, from the plan to the door. That medicine is given when every gate is open is told by the
//! stories; what stops it is told here.

mod after;
mod before;
mod home;
mod injection;
mod ladder;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::decide::{Command, Refusal, Request, decide};
use crate::given::{ASSOCIATE, Given, PRESCRIBER, Past, REQUEST, SUPERVISOR, THERAPIST, ago, by, given, now, nth};
use crate::ids::{HoldId, OrderId, SessionId};
use crate::intake::{
    AfterHold, Basis, Limits, OrderWithdrawn, OrderWritten, Presence, Redose, Route, Setting, TeamNamed,
};
use crate::ledger::{Author, Draft, Statement};
use crate::units::{BeatsPerMinute, BloodPressure, Hours, Micrograms, Minutes, MmHg};

const ORDER: u32 = 1;
const SESSION: u32 = 2;

fn order_id() -> OrderId {
    OrderId::of(nth(ORDER))
}
fn session_id() -> SessionId {
    SessionId::of(nth(SESSION))
}
fn milligrams(value: i64) -> Micrograms {
    Micrograms::milligrams(value).unwrap()
}

fn order() -> OrderWritten {
    OrderWritten {
        route: Route::Lozenge,
        setting: Setting::Office,
        product: "Lozenge".into(),
        strength: milligrams(50),
        amount: milligrams(100),
        daily_maximum: milligrams(150),
        hold: Minutes::new(12).unwrap(),
        after_hold: AfterHold::Spit,
        redose: Some(Redose {
            amount: milligrams(50),
            from: Minutes::new(10).unwrap(),
            until: Minutes::new(30).unwrap(),
        }),
        interval: Hours::new(72).unwrap(),
        valid_until: date(2026, 6, 30),
        limits: Limits { systolic: Some(MmHg::new(150).unwrap()), diastolic: None, pulse: None },
        instruction: "Rest and measure again.".into(),
        basis: Basis::InPersonExam { on: date(2026, 5, 1) },
        monitoring_checked: date(2026, 5, 1),
    }
}

fn plan(at: Timestamp) -> SessionPlanned {
    let protocol = ProtocolRef { id: "kap-reference".into(), version: "0.1.0".into(), digest: String::new() };
    let (route, setting) = (Route::Lozenge, Setting::Office);
    SessionPlanned { at, route, setting, place: "Garden room".into(), order: order_id(), protocol }
}

fn medicine() -> MedicineGiven {
    MedicineGiven {
        session: session_id(),
        order: order_id(),
        amount: milligrams(100),
        lot: "CC-1".into(),
        identity: Presence::Present,
    }
}

fn reading(systolic: i64, diastolic: i64, pulse: i64) -> VitalsRecorded {
    VitalsRecorded {
        session: Some(session_id()),
        pressure: BloodPressure::new(MmHg::new(systolic).unwrap(), MmHg::new(diastolic).unwrap()),
        pulse: Some(BeatsPerMinute::new(pulse).unwrap()),
        saturation: None,
        breaths: None,
        weight: None,
    }
}

/// An order and a session planned for this hour.
fn planned() -> Given {
    given([ago(9000, order()), ago(8000, plan(now()))])
}

/// The medicine was given so many minutes ago, as the third statement.
fn given_ago(minutes: i64) -> Given {
    planned().and([ago(minutes, medicine())])
}

fn held() -> Given {
    let why = HoldReason::Person { words: "She is shaking.".into() };
    planned().and([ago(20, HoldRaised { session: session_id(), why })])
}

fn checked() -> LeaveChecked {
    LeaveChecked {
        session: session_id(),
        alertness: 5,
        oriented: Presence::Present,
        walks: Presence::Present,
        vomited: Presence::Absent,
        safe: Presence::Present,
        escort_present: Presence::Present,
        no_driving: Presence::Present,
    }
}

fn plan_at(at: Timestamp) -> Command {
    Command::PlanSession { at, order: order_id(), place: "Garden room".into() }
}

fn in_days(days: i64) -> Timestamp {
    now() + SignedDuration::from_hours(24 * days)
}
