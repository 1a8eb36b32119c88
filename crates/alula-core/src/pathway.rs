//! Where a client stands on the way from the first word to the end of the care, by what is stated alone, and since when.
//!
//! What a protocol asks beside it, [`crate::protocol::readiness`] computes; this is for lists over many charts, which have
//! to come out the same whenever they are rebuilt.

use jiff::Timestamp;

use crate::chart::Chart;
use crate::intake::{ClientAdmitted, Eligibility, EligibilityDecided};
use crate::integration::{CareReopened, closed};
use crate::session::{ContactPlanned, Life, current, sessions};

/// A step on the way of a client, in the order of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CareStep {
    /// Is it right and safe?
    Intake,
    /// Knowing the person.
    Preparation,
    /// A session has a day.
    Planned,
    /// The medicine was given; the client is here.
    Session,
    /// After a session.
    Integration,
    /// The care has ended.
    Closed,
}

impl CareStep {
    /// Every step in the order of the way.
    pub const ALL: &[Self] =
        &[Self::Intake, Self::Preparation, Self::Planned, Self::Session, Self::Integration, Self::Closed];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Preparation => "preparation",
            Self::Planned => "planned",
            Self::Session => "session",
            Self::Integration => "integration",
            Self::Closed => "closed",
        }
    }

    /// The step with this stable name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }
}

/// Where a client stands, and since when; nothing before admission.
pub fn standing(chart: &Chart) -> Option<(CareStep, Timestamp)> {
    let admitted = chart.last::<ClientAdmitted>()?.at();
    if let Some(ended) = closed(chart) {
        return Some((CareStep::Closed, ended.at()));
    }
    let begun = chart.last::<CareReopened>().map_or(admitted, |it| it.at().max(admitted));
    let sessions = sessions(chart);
    let open = current(chart);
    let underway = open.as_ref().filter(|it| matches!(it.life, Life::Underway { .. } | Life::ReadyToLeave { .. }));
    let left = sessions.iter().filter_map(|it| match &it.life {
        Life::Left { left, .. } => Some(left.at()),
        _ => None,
    });
    let (step, since) = match (underway, open.as_ref(), left.max(), chart.last::<EligibilityDecided>()) {
        (Some(session), ..) => (CareStep::Session, session.t0().unwrap_or(session.plan.is.at)),
        (None, Some(planned), ..) => (CareStep::Planned, planned.plan.at()),
        (None, None, Some(left), _) => (CareStep::Integration, left),
        (None, None, None, Some(it)) if it.is.decision != Eligibility::NotEligible => (CareStep::Preparation, it.at()),
        (None, None, None, _) => (CareStep::Intake, begun),
    };
    Some((step, since.max(begun)))
}

/// When something is planned with the client, earliest first: sessions that may still be, and contacts.
pub fn appointments(chart: &Chart) -> Vec<(Timestamp, Appointment)> {
    let sessions = sessions(chart).into_iter().filter(|it| matches!(it.life, Life::Planned | Life::Day));
    let sessions = sessions.map(|it| (it.plan.is.at, Appointment::Session(it.id)));
    let contacts = chart.all::<ContactPlanned>().map(|it| (it.is.at, Appointment::Contact(it.id())));
    let mut all: Vec<_> = sessions.chain(contacts).collect();
    all.sort_unstable_by_key(|(at, _)| *at);
    all
}

/// Something that is planned with a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appointment {
    /// A medicine session.
    Session(crate::ids::SessionId),
    /// A contact, by the statement that planned it.
    Contact(crate::ids::EntryId),
}
