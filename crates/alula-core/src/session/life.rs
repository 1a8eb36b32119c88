//! Where a session stands, and the questions every rule of the session asks.

use jiff::{Timestamp, tz::TimeZone};

use super::home::{
    AddressConfirmed, AlarmHeard, BeginOpened, CheckedIn, CompanyWanted, EmergencyDecided, LadderStepReached, LineSent,
    LookedIn, LozengesCounted, MedicinePlaced, PersonReached, Rehearsed, SecondReachable, SitterAgreed, SitterNamed,
    SitterReleased, SitterSeen, SitterTaught, SitterTold, WatchAccepted, WatchOffered,
};
use super::{
    AdverseEventRecorded, AlertnessSeen, ClientLeft, ContactPlanned, DayAnswered, EscortConfirmed, GateOverridden,
    HoldLifted, HoldRaised, InjectionChecked, InjectionGiven, LeaveChecked, LozengeFinished, MarkMade, MedicineAdded,
    MedicineGiven, PhaseEntered, ReadyToLeave, RoomChecked, SessionCancelled, SessionPlanned, StopStepTaken,
    SupervisorReachable, VialRead, VitalsRecorded,
};
use crate::chart::{Chart, Said};
use crate::decide::Refusal;
use crate::ids::{HoldId, SessionId};
use crate::intake::OrderWritten;
use crate::ledger::Stated;

/// Where a session stands; each step holds what is true from then on.
#[derive(Clone, Debug)]
pub enum Life<'c> {
    /// It has a time, and nothing of its day is written down.
    Planned,
    /// Its day has begun: something of the day is written down, the medicine is not given.
    Day,
    /// The medicine was given.
    Underway {
        /// T0.
        t0: Timestamp,
        /// The first amount.
        given: Said<'c, MedicineGiven>,
    },
    /// The client was ready to leave and is still here.
    ReadyToLeave {
        /// T0.
        t0: Timestamp,
        /// The first amount.
        given: Said<'c, MedicineGiven>,
        /// Since when the client is ready.
        ready: Said<'c, ReadyToLeave>,
    },
    /// The client left.
    Left {
        /// T0.
        t0: Timestamp,
        /// The first amount.
        given: Said<'c, MedicineGiven>,
        /// When and with whom.
        left: Said<'c, ClientLeft>,
    },
    /// It did not take place.
    Cancelled {
        /// When and why.
        cancelled: Said<'c, SessionCancelled>,
    },
}

/// One hold with its end.
#[derive(Clone, Debug)]
pub struct HoldView<'c> {
    /// The hold.
    pub raised: Said<'c, HoldRaised>,
    /// Who lifted it and why; nothing while medicine is held.
    pub lifted: Option<Said<'c, HoldLifted>>,
}

/// A session with everything that was said in it, each list by time.
#[derive(Clone, Debug)]
pub struct SessionView<'c> {
    /// Its id.
    pub id: SessionId,
    /// Its place among the sessions that were not cancelled, from 1; 0 for a cancelled one.
    pub number: usize,
    /// The plan.
    pub plan: Said<'c, SessionPlanned>,
    /// The order it runs under, while the order's entry holds.
    pub order: Option<Said<'c, OrderWritten>>,
    /// Where it stands.
    pub life: Life<'c>,
    /// The latest answers of the day.
    pub day: Option<Said<'c, DayAnswered>>,
    /// Who takes the client home, as said last.
    pub escort: Option<Said<'c, EscortConfirmed>>,
    /// The room, as checked last.
    pub room: Option<Said<'c, RoomChecked>>,
    /// The supervisor's word, as given last.
    pub reachable: Option<Said<'c, SupervisorReachable>>,
    /// The readings.
    pub readings: Vec<Said<'c, VitalsRecorded>>,
    /// The holds.
    pub holds: Vec<HoldView<'c>>,
    /// Gates that were passed by decision.
    pub overrides: Vec<Said<'c, GateOverridden>>,
    /// Further amounts.
    pub added: Vec<Said<'c, MedicineAdded>>,
    /// The end of holding the lozenge.
    pub lozenge: Option<Said<'c, LozengeFinished>>,
    /// The questions before leaving, each time they were gone through.
    pub leave_checks: Vec<Said<'c, LeaveChecked>>,
}

impl SessionView<'_> {
    /// T0, once the medicine was given.
    pub fn t0(&self) -> Option<Timestamp> {
        match &self.life {
            Life::Underway { t0, .. } | Life::ReadyToLeave { t0, .. } | Life::Left { t0, .. } => Some(*t0),
            Life::Planned | Life::Day | Life::Cancelled { .. } => None,
        }
    }

    /// The time of the last amount; the time to stay counts from it.
    pub fn last_amount(&self) -> Option<Timestamp> {
        self.added.iter().map(Said::at).chain(self.t0()).max()
    }

    /// True while a hold is open.
    pub fn is_held(&self) -> bool {
        self.holds.iter().any(|it| it.lifted.is_none())
    }

    /// True until the client left or the session was cancelled.
    pub fn is_open(&self) -> bool {
        !matches!(self.life, Life::Left { .. } | Life::Cancelled { .. })
    }
}

/// A statement that belongs to one session, if it names one.
pub(crate) trait OfSession: Stated {
    fn session(&self) -> Option<SessionId>;
}

macro_rules! of_session {
    ($($name:ident $session:expr;)*) => {$(
        impl OfSession for $name {
            fn session(&self) -> Option<SessionId> {
                ($session)(self)
            }
        }
    )*};
}

of_session! {
    AddressConfirmed |it: &Self| Some(it.session);
    AdverseEventRecorded |it: &Self| it.session;
    AlarmHeard |it: &Self| Some(it.session);
    AlertnessSeen |it: &Self| Some(it.session);
    BeginOpened |it: &Self| Some(it.session);
    CheckedIn |it: &Self| Some(it.session);
    ClientLeft |it: &Self| Some(it.session);
    CompanyWanted |it: &Self| Some(it.session);
    ContactPlanned |it: &Self| it.session;
    DayAnswered |it: &Self| Some(it.session);
    EmergencyDecided |it: &Self| Some(it.session);
    EscortConfirmed |it: &Self| Some(it.session);
    GateOverridden |it: &Self| Some(it.session);
    HoldRaised |it: &Self| Some(it.session);
    InjectionChecked |it: &Self| Some(it.session);
    InjectionGiven |it: &Self| Some(it.session);
    LadderStepReached |it: &Self| Some(it.session);
    LeaveChecked |it: &Self| Some(it.session);
    LineSent |it: &Self| Some(it.session);
    LookedIn |it: &Self| Some(it.session);
    LozengeFinished |it: &Self| Some(it.session);
    LozengesCounted |it: &Self| Some(it.session);
    MarkMade |it: &Self| Some(it.session);
    MedicineAdded |it: &Self| Some(it.session);
    MedicineGiven |it: &Self| Some(it.session);
    MedicinePlaced |it: &Self| Some(it.session);
    PersonReached |it: &Self| Some(it.session);
    PhaseEntered |it: &Self| Some(it.session);
    ReadyToLeave |it: &Self| Some(it.session);
    Rehearsed |it: &Self| Some(it.session);
    RoomChecked |it: &Self| Some(it.session);
    SecondReachable |it: &Self| Some(it.session);
    SessionCancelled |it: &Self| Some(it.session);
    SitterAgreed |it: &Self| Some(it.session);
    SitterNamed |it: &Self| Some(it.session);
    SitterReleased |it: &Self| Some(it.session);
    SitterSeen |it: &Self| Some(it.session);
    SitterTaught |it: &Self| Some(it.session);
    SitterTold |it: &Self| Some(it.session);
    StopStepTaken |it: &Self| Some(it.session);
    SupervisorReachable |it: &Self| Some(it.session);
    VialRead |it: &Self| Some(it.session);
    VitalsRecorded |it: &Self| it.session;
    WatchAccepted |it: &Self| Some(it.session);
    WatchOffered |it: &Self| Some(it.session);
}

/// Everything of one kind said in a session, by time; of two at one time the one with the smaller id first, so that
/// the order in which reports arrive does not show.
pub(crate) fn said_in<T: OfSession>(chart: &Chart, session: SessionId) -> Vec<Said<'_, T>> {
    let mut all: Vec<_> = chart.all::<T>().filter(|it| it.is.session() == Some(session)).collect();
    all.sort_by_key(|it| (it.at(), it.id()));
    all
}

/// Every session, by the time it is planned for.
pub fn sessions(chart: &Chart) -> Vec<SessionView<'_>> {
    let mut plans: Vec<_> = chart.all::<SessionPlanned>().collect();
    plans.sort_by_key(|it| (it.is.at, it.id()));
    let mut number = 0;
    plans
        .into_iter()
        .map(|plan| {
            let mut view = view(chart, plan);
            if !matches!(view.life, Life::Cancelled { .. }) {
                number += 1;
                view.number = number;
            }
            view
        })
        .collect()
}

/// The session with this id.
pub fn session(chart: &Chart, id: SessionId) -> Option<SessionView<'_>> {
    sessions(chart).into_iter().find(|it| it.id == id)
}

/// The session that is open now: underway, or else the next one whose day has begun, or else the next planned one.
pub fn current(chart: &Chart) -> Option<SessionView<'_>> {
    let open = |it: &SessionView<'_>| match it.life {
        Life::Underway { .. } | Life::ReadyToLeave { .. } => Some(0),
        Life::Day => Some(1),
        Life::Planned => Some(2),
        Life::Left { .. } | Life::Cancelled { .. } => None,
    };
    sessions(chart).into_iter().filter_map(|it| open(&it).map(|rank| (rank, it))).min_by_key(|it| it.0).map(|it| it.1)
}

/// T0 of a session, once the medicine was given; of two phones that said so, the earlier.
pub fn t0(chart: &Chart, session: SessionId) -> Option<Timestamp> {
    let given = chart.all::<MedicineGiven>().filter(|it| it.is.session == session).map(|it| it.at()).min()?;
    let placed = chart.all::<MedicinePlaced>().filter(|it| it.is.session == session).map(|it| it.at()).min();
    Some(placed.map_or(given, |placed| placed.min(given)))
}

/// The holds that stop medicine in a session.
pub fn open_holds(chart: &Chart, session: SessionId) -> Vec<Said<'_, HoldRaised>> {
    said_in::<HoldRaised>(chart, session)
        .into_iter()
        .filter(|it| lifted(chart, HoldId::of(it.id())).is_none())
        .collect()
}

/// Until when nothing binding is asked of the client, when that is so at `now`: from T0 until six in the morning of
/// the next local day (field-study 4.2, the sober lock).
pub fn sober_from(chart: &Chart, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let morning = |t0: Timestamp| {
        let next = t0.to_zoned(zone.clone()).date().tomorrow().ok()?;
        Some(next.at(SOBER_HOUR, 0, 0, 0).to_zoned(zone.clone()).ok()?.timestamp())
    };
    let locked = chart.all::<MedicineGiven>().map(|it| it.at()).chain(chart.all::<MedicineAdded>().map(|it| it.at()));
    locked.filter(|t0| *t0 <= now).filter_map(morning).max().filter(|morning| now < *morning)
}

/// The local hour of the next day at which the client may decide again. Source: field-study.md section 4.2, lock 2.
pub const SOBER_HOUR: i8 = 6;

/// True from T0 until the next local morning: a "no" does not become a "yes", nothing is signed.
pub fn after_t0(chart: &Chart, ctx: &crate::decide::Context<'_>) -> bool {
    sober_from(chart, ctx.now, ctx.zone).is_some()
}

/// The session, or the refusal that it is not there.
pub(crate) fn known(chart: &Chart, id: SessionId) -> Result<SessionView<'_>, Refusal> {
    session(chart, id).ok_or(Refusal::NotFound { what: "session" })
}

/// The session while it is open.
pub(crate) fn open(chart: &Chart, id: SessionId) -> Result<SessionView<'_>, Refusal> {
    let session = known(chart, id)?;
    match session.life {
        Life::Cancelled { .. } => not_now("This session was cancelled. Plan a new one."),
        Life::Left { .. } => not_now("The client has left. What is missing can be added to the note."),
        _ => Ok(session),
    }
}

/// The session while the medicine is not given.
pub(crate) fn before_medicine(chart: &Chart, id: SessionId) -> Result<SessionView<'_>, Refusal> {
    let session = open(chart, id)?;
    match session.t0() {
        Some(_) => not_now("The medicine was already given."),
        None => Ok(session),
    }
}

/// The session with its T0, while the client is here.
pub(crate) fn after_medicine(chart: &Chart, id: SessionId) -> Result<(SessionView<'_>, Timestamp), Refusal> {
    let session = open(chart, id)?;
    match session.t0() {
        Some(t0) => Ok((session, t0)),
        None => not_now("The medicine was not given yet."),
    }
}

pub(crate) fn not_now<T>(why: &str) -> Result<T, Refusal> {
    Err(Refusal::NotNow { why: why.to_owned() })
}

fn lifted(chart: &Chart, hold: HoldId) -> Option<Said<'_, HoldLifted>> {
    chart.all::<HoldLifted>().find(|it| it.is.hold == hold)
}

fn view<'c>(chart: &'c Chart, plan: Said<'c, SessionPlanned>) -> SessionView<'c> {
    let id = SessionId::of(plan.id());
    let day = said_in::<DayAnswered>(chart, id).pop();
    let escort = said_in::<EscortConfirmed>(chart, id).pop();
    let room = said_in::<RoomChecked>(chart, id).pop();
    let readings = said_in::<VitalsRecorded>(chart, id);
    let begun = day.is_some() || escort.is_some() || room.is_some() || !readings.is_empty();
    SessionView {
        id,
        number: 0,
        plan,
        order: chart.find::<OrderWritten>(plan.is.order.entry()),
        life: life(chart, id, begun),
        day,
        escort,
        room,
        reachable: said_in::<SupervisorReachable>(chart, id).pop(),
        readings,
        holds: said_in::<HoldRaised>(chart, id)
            .into_iter()
            .map(|raised| HoldView { raised, lifted: lifted(chart, HoldId::of(raised.id())) })
            .collect(),
        overrides: said_in(chart, id),
        added: said_in(chart, id),
        lozenge: said_in::<LozengeFinished>(chart, id).pop(),
        leave_checks: said_in(chart, id),
    }
}

fn life(chart: &Chart, id: SessionId, begun: bool) -> Life<'_> {
    if let Some(cancelled) = said_in::<SessionCancelled>(chart, id).pop() {
        return Life::Cancelled { cancelled };
    }
    let Some(given) = said_in::<MedicineGiven>(chart, id).into_iter().next() else {
        return if begun { Life::Day } else { Life::Planned };
    };
    let t0 = t0(chart, id).unwrap_or_else(|| given.at());
    if let Some(left) = said_in::<ClientLeft>(chart, id).pop() {
        return Life::Left { t0, given, left };
    }
    let last_amount = said_in::<MedicineAdded>(chart, id).last().map_or(t0, Said::at);
    match said_in::<ReadyToLeave>(chart, id).pop().filter(|it| it.at() >= last_amount) {
        Some(ready) => Life::ReadyToLeave { t0, given, ready },
        None => Life::Underway { t0, given },
    }
}
