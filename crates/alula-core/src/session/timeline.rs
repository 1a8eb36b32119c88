//! The timeline of a session: everything that happened in it, by time, each in its lane.

use jiff::{SignedDuration, Timestamp};

use super::home::LookIn;
use super::{MarkKind, t0};
use crate::chart::Chart;
use crate::ids::SessionId;
use crate::ledger::{Header, Statement};
use crate::private::Private;

/// Where on the timeline something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// What was taken, held, allowed.
    Medicine,
    /// What was measured or felt in the body.
    Body,
    /// What the person showed or said.
    Person,
    /// Touch.
    Touch,
    /// Sound and silence.
    Sound,
    /// Looking after: checks, phases, people.
    Watch,
}

/// How it is drawn; the shape carries the meaning, colour repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Measured.
    Circle,
    /// A state.
    Square,
    /// A feeling moved.
    Triangle,
    /// Agreed.
    Ring,
    /// Lasting until the next of its lane.
    Bar,
    /// Asked for and not there.
    Hollow,
    /// Looked after.
    Check,
    /// The client's own words.
    Quote,
}

/// One thing on the timeline.
#[derive(Clone, Debug)]
pub struct TimelineItem<'c> {
    /// The clear part of its entry; the id and both times stand there.
    pub header: &'c Header,
    /// What it says, corrections applied.
    pub says: &'c Statement,
    /// Whole minutes since T0, negative before it; nothing while there is no T0.
    pub minute: Option<i64>,
    /// Where it is drawn.
    pub lane: Lane,
    /// How it is drawn.
    pub shape: Shape,
    /// True when it was written down much later than it happened; both times are shown then.
    pub late: bool,
    /// True when help was called for before it and the emergency was not over.
    pub incident: bool,
    /// True when a correction changed it.
    pub corrected: bool,
    /// Why it was withdrawn; it stays visible, struck through.
    pub struck: Option<&'c Private>,
}

/// A statement written down later than this after it happened is shown with both times.
///
/// A proposal of ours: one round of looking in (15 minutes, clinical.md section 6, `sitter_check_min`).
pub const LATE_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// What its author takes back within this time of its being written down leaves the timeline; later it stays, struck
/// through. The record keeps both for ever.
///
/// Ten seconds to undo (field-study.md section 4.1, entry rules), and five for the way from the device.
pub const UNDO_WITHIN: SignedDuration = SignedDuration::from_secs(15);

fn is_undone(made: &Header, withdrawn: &Header) -> bool {
    made.author == withdrawn.author && withdrawn.recorded_at.duration_since(made.recorded_at) <= UNDO_WITHIN
}

/// True when something was written down much later than it happened.
pub fn is_late(header: &Header) -> bool {
    header.recorded_at.duration_since(header.occurred_at) > LATE_AFTER
}

/// Whole minutes from T0 to `at`, rounded down.
pub fn minute_since(t0: Timestamp, at: Timestamp) -> i64 {
    at.duration_since(t0).as_secs().div_euclid(60)
}

/// Everything that happened in a session by `(occurred_at, id)`, struck entries included, what was undone at once not.
pub fn timeline(chart: &Chart, session: SessionId) -> Vec<TimelineItem<'_>> {
    let t0 = t0(chart, session);
    let mut items: Vec<_> = chart
        .entries()
        .iter()
        .filter_map(|entry| {
            let says = chart.says(entry);
            let (lane, shape) = place(chart, says, session)?;
            let withdrawal = chart.withdrawal(entry.header.id);
            if withdrawal.is_some_and(|it| is_undone(&entry.header, &it.header)) {
                return None;
            }
            let struck = match withdrawal.map(|it| &it.statement) {
                Some(Statement::Withdrawn(it)) => Some(&it.reason),
                _ => None,
            };
            Some(TimelineItem {
                header: &entry.header,
                says,
                minute: t0.map(|t0| minute_since(t0, entry.header.occurred_at)),
                lane,
                shape,
                late: is_late(&entry.header),
                incident: false,
                corrected: chart.corrections(entry.header.id).next().is_some(),
                struck,
            })
        })
        .collect();
    items.sort_by_key(|it| (it.header.occurred_at, it.header.id));
    let mut incident = false;
    for item in &mut items {
        let help = match item.says {
            Statement::MarkMade(it) if item.struck.is_none() => Some(it.kind),
            _ => None,
        };
        incident |= help == Some(MarkKind::HelpCalled);
        item.incident = incident;
        incident &= help != Some(MarkKind::HelpOver);
    }
    items
}

fn place(chart: &Chart, says: &Statement, of: SessionId) -> Option<(Lane, Shape)> {
    use Statement as S;
    let (session, place) = match says {
        S::MedicineGiven(it) => (Some(it.session), (Lane::Medicine, Shape::Bar)),
        S::MedicineAdded(it) => (Some(it.session), (Lane::Medicine, Shape::Bar)),
        S::VialRead(it) => (Some(it.session), (Lane::Medicine, Shape::Check)),
        S::InjectionChecked(it) => (Some(it.session), (Lane::Medicine, Shape::Ring)),
        S::InjectionGiven(it) => (Some(it.session), (Lane::Medicine, Shape::Square)),
        S::LozengeFinished(it) => (Some(it.session), (Lane::Medicine, Shape::Square)),
        S::HoldRaised(it) => (Some(it.session), (Lane::Medicine, Shape::Hollow)),
        S::HoldLifted(it) => (hold_of(chart, it.hold.entry()), (Lane::Medicine, Shape::Ring)),
        S::GateOverridden(it) => (Some(it.session), (Lane::Medicine, Shape::Ring)),
        S::VitalsRecorded(it) => (it.session, (Lane::Body, Shape::Circle)),
        S::AlertnessSeen(it) => (Some(it.session), (Lane::Body, Shape::Circle)),
        S::StopStepTaken(it) => (Some(it.session), (Lane::Watch, Shape::Triangle)),
        S::AdverseEventRecorded(it) => (it.session, (Lane::Body, Shape::Triangle)),
        S::MarkMade(it) => (Some(it.session), of_mark(it.kind)),
        S::DayAnswered(it) => (Some(it.session), (Lane::Watch, Shape::Check)),
        S::EscortConfirmed(it) => (Some(it.session), (Lane::Watch, Shape::Check)),
        S::RoomChecked(it) => (Some(it.session), (Lane::Watch, Shape::Check)),
        S::SupervisorReachable(it) => (Some(it.session), (Lane::Watch, Shape::Ring)),
        S::PhaseEntered(it) => (Some(it.session), (Lane::Watch, Shape::Bar)),
        S::BeginOpened(it) => (Some(it.session), (Lane::Medicine, Shape::Ring)),
        S::MedicinePlaced(it) => (Some(it.session), (Lane::Medicine, Shape::Check)),
        S::LozengesCounted(it) => (Some(it.session), (Lane::Medicine, Shape::Square)),
        S::SitterSeen(it) => (Some(it.session), (Lane::Watch, Shape::Check)),
        S::AddressConfirmed(it) => (Some(it.session), (Lane::Watch, Shape::Check)),
        S::SecondReachable(it) => (Some(it.session), (Lane::Watch, Shape::Ring)),
        S::WatchAccepted(it) => (Some(it.session), (Lane::Watch, Shape::Ring)),
        S::LookedIn(it) => (Some(it.session), (Lane::Watch, of_look(it.says))),
        S::CompanyWanted(it) => (Some(it.session), (Lane::Person, Shape::Triangle)),
        S::LadderStepReached(it) => (Some(it.session), (Lane::Watch, Shape::Hollow)),
        S::PersonReached(it) => (Some(it.session), (Lane::Watch, Shape::Ring)),
        S::EmergencyDecided(it) => (Some(it.session), (Lane::Watch, Shape::Square)),
        S::LineSent(it) => (Some(it.session), (Lane::Watch, Shape::Square)),
        S::LeaveChecked(it) => (Some(it.session), (Lane::Watch, Shape::Check)),
        S::ReadyToLeave(it) => (Some(it.session), (Lane::Watch, Shape::Ring)),
        S::ClientLeft(it) => (Some(it.session), (Lane::Watch, Shape::Square)),
        _ => return None,
    };
    (session == Some(of)).then_some(place)
}

fn hold_of(chart: &Chart, hold: crate::ids::EntryId) -> Option<SessionId> {
    match &chart.entry(hold)?.statement {
        Statement::HoldRaised(it) => Some(it.session),
        _ => None,
    }
}

fn of_look(says: LookIn) -> Shape {
    if says == LookIn::AllCalm { Shape::Check } else { Shape::Triangle }
}

/// The lane on which a mark is drawn.
pub fn lane_of(kind: MarkKind) -> Lane {
    of_mark(kind).0
}

fn of_mark(kind: MarkKind) -> (Lane, Shape) {
    match kind {
        MarkKind::Still | MarkKind::Speaks | MarkKind::Moves => (Lane::Person, Shape::Square),
        MarkKind::Tears | MarkKind::Ease => (Lane::Person, Shape::Triangle),
        MarkKind::Words => (Lane::Person, Shape::Quote),
        MarkKind::Breath | MarkKind::Bathroom => (Lane::Body, Shape::Square),
        MarkKind::Nausea | MarkKind::Vomited => (Lane::Body, Shape::Triangle),
        MarkKind::TouchOffered => (Lane::Touch, Shape::Square),
        MarkKind::TouchAccepted => (Lane::Touch, Shape::Ring),
        MarkKind::TouchDeclined => (Lane::Touch, Shape::Hollow),
        MarkKind::Sound => (Lane::Sound, Shape::Bar),
        MarkKind::Well => (Lane::Watch, Shape::Check),
        MarkKind::Worry | MarkKind::HelpCalled => (Lane::Watch, Shape::Triangle),
        MarkKind::HelpOver => (Lane::Watch, Shape::Ring),
        MarkKind::Note | MarkKind::Role => (Lane::Watch, Shape::Square),
    }
}
