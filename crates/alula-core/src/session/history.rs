//! What was ordered and what was given over all sessions of a client. It is laid beside each other, never added up over
//! routes and never carried on into a dose: that is the prescriber's.

use jiff::{SignedDuration, Timestamp};

use super::life::said_in;
use super::{AdverseEventRecorded, Life, MarkKind, MarkMade, SessionView, sessions};
use crate::chart::{Chart, Said};
use crate::ids::EntryId;
use crate::intake::{OrderWritten, Setting};
use crate::protocol::{LimitFrom, SignedProtocol, ThresholdId};
use crate::units::{BloodPressure, Micrograms, MmHg};

/// One amount that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountGiven {
    /// The statement.
    pub entry: EntryId,
    /// When.
    pub at: Timestamp,
    /// How much.
    pub amount: Micrograms,
}

/// A limit that held for a session, and who had set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitHeld {
    /// At this value and above it, no medicine.
    pub value: MmHg,
    /// Who set the tightest value.
    pub from: LimitFrom,
    /// What the protocol itself says; nothing when it is not known any more.
    pub protocol: Option<MmHg>,
}

/// One session in the history of what was given.
#[derive(Clone, Debug)]
pub struct DoseSession<'c> {
    /// The session.
    pub session: SessionView<'c>,
    /// What was given in it, by time; empty when nothing was.
    pub given: Vec<AmountGiven>,
    /// From the last amount of any session before it to T0.
    pub since_last: Option<SignedDuration>,
    /// The last pressure before the medicine.
    pub before: Option<(Timestamp, BloodPressure)>,
    /// The highest upper pressure after T0.
    pub highest_upper: Option<(Timestamp, MmHg)>,
    /// The highest lower pressure after T0.
    pub highest_lower: Option<(Timestamp, MmHg)>,
    /// The limit of the upper pressure.
    pub upper_limit: Option<LimitHeld>,
    /// The limit of the lower pressure.
    pub lower_limit: Option<LimitHeld>,
    /// True when the session ran under a protocol other than the one that is signed now; the limits are those of the order
    /// alone then.
    pub other_protocol: bool,
    /// Nausea and vomiting that were seen.
    pub nausea: Vec<Said<'c, MarkMade>>,
    /// What went wrong in it.
    pub events: Vec<Said<'c, AdverseEventRecorded>>,
}

impl DoseSession<'_> {
    /// When it was: T0, or when it is or was planned for.
    pub fn at(&self) -> Timestamp {
        self.session.t0().unwrap_or(self.session.plan.is.at)
    }

    /// True when more was given than the order allows: at first, or on the whole.
    pub fn is_more_than_ordered(&self) -> bool {
        let (Some(order), Some(first)) = (self.session.order, self.given.first()) else { return false };
        let all: i64 = self.given.iter().map(|it| it.amount.get()).sum();
        first.amount > order.is.amount || all > order.is.daily_maximum.get()
    }
}

/// What was ordered and given over all sessions.
#[derive(Clone, Debug, Default)]
pub struct DoseHistory<'c> {
    /// The sessions in which medicine was given or held, and those that are still to come, by time.
    pub sessions: Vec<DoseSession<'c>>,
    /// What went wrong outside a session, by time.
    pub events: Vec<Said<'c, AdverseEventRecorded>>,
}

/// The history of what was ordered and given. The limits are those that held: of the order and, where the session ran
/// under the protocol that is signed now, of the protocol and the practice.
pub fn dose_history<'c>(chart: &'c Chart, signed: Option<&SignedProtocol>) -> DoseHistory<'c> {
    let mut told: Vec<_> = sessions(chart).into_iter().filter(counts).map(|it| one(chart, it, signed)).collect();
    told.sort_by_key(|it| (it.at(), it.session.id));
    let mut last: Option<Timestamp> = None;
    for it in &mut told {
        it.since_last = it.session.t0().zip(last).map(|(t0, last)| t0.duration_since(last));
        last = it.given.last().map(|it| it.at).max(last);
    }
    let mut events: Vec<_> = chart.all::<AdverseEventRecorded>().filter(|it| it.is.session.is_none()).collect();
    events.sort_by_key(|it| (it.at(), it.id()));
    DoseHistory { sessions: told, events }
}

/// A session that was cancelled without a hold says nothing about medicine.
fn counts(it: &SessionView<'_>) -> bool {
    !matches!(it.life, Life::Cancelled { .. }) || !it.holds.is_empty()
}

fn one<'c>(chart: &'c Chart, session: SessionView<'c>, signed: Option<&SignedProtocol>) -> DoseSession<'c> {
    let plan = session.plan.is;
    let pinned = signed.filter(|it| it.reference() == plan.protocol);
    let order = session.order.map(|it| it.is);
    let (upper, lower) = match plan.setting {
        Setting::Office => (ThresholdId::BpStopOfficeSys, ThresholdId::BpStopOfficeDia),
        Setting::Home => (ThresholdId::BpStopHomeSys, ThresholdId::BpStopHomeDia),
    };
    let t0 = session.t0();
    let at = t0.unwrap_or(plan.at);
    let pressures = || session.readings.iter().filter_map(|it| Some((it.at(), it.is.pressure?)));
    let after = || pressures().filter(move |(at, _)| t0.is_some_and(|t0| *at >= t0));
    DoseSession {
        given: given(&session),
        since_last: None,
        before: pressures().rfind(|(at, _)| t0.is_none_or(|t0| *at < t0)),
        highest_upper: first_highest(after().map(|(at, it)| (at, it.systolic))),
        highest_lower: first_highest(after().map(|(at, it)| (at, it.diastolic))),
        upper_limit: held(upper, order, order.and_then(|it| it.limits.systolic), pinned, at),
        lower_limit: held(lower, order, order.and_then(|it| it.limits.diastolic), pinned, at),
        other_protocol: pinned.is_none(),
        nausea: said_in::<MarkMade>(chart, session.id)
            .into_iter()
            .filter(|it| matches!(it.is.kind, MarkKind::Nausea | MarkKind::Vomited))
            .collect(),
        events: said_in(chart, session.id),
        session,
    }
}

fn given(session: &SessionView<'_>) -> Vec<AmountGiven> {
    let first = match &session.life {
        Life::Underway { given, .. } | Life::ReadyToLeave { given, .. } | Life::Left { given, .. } => Some(*given),
        Life::Planned | Life::Day | Life::Cancelled { .. } => None,
    };
    let first = first.map(|it| AmountGiven { entry: it.id(), at: it.at(), amount: it.is.amount });
    let added = session.added.iter().map(|it| AmountGiven { entry: it.id(), at: it.at(), amount: it.is.amount });
    first.into_iter().chain(added).collect()
}

/// The highest value, and when it was first reached.
fn first_highest(values: impl Iterator<Item = (Timestamp, MmHg)>) -> Option<(Timestamp, MmHg)> {
    values.max_by_key(|(at, value)| (*value, std::cmp::Reverse(*at)))
}

fn held(
    id: ThresholdId,
    order: Option<&OrderWritten>,
    own: Option<MmHg>,
    pinned: Option<&SignedProtocol>,
    at: Timestamp,
) -> Option<LimitHeld> {
    let Some(pinned) = pinned else {
        return own.map(|value| LimitHeld { value, from: LimitFrom::Order, protocol: None });
    };
    let limit = pinned.limit(id, order, at);
    let value = MmHg::new(limit.value).ok()?;
    Some(LimitHeld { value, from: limit.from, protocol: MmHg::new(pinned.protocol.threshold(id).value).ok() })
}

#[cfg(test)]
mod tests;
