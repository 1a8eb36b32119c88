//! Porch Light: when somebody has to look in next, what nobody answered, and which step of the ladder comes when.
//!
//! Everything follows from what was said and from the protocol, so that a house that was away for a while finds the same steps
//! due as one that was not, and the order in which phones are heard does not show.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use super::{
    AlarmHeard, CheckedIn, CompanyWanted, EmergencyDecided, Feeling, LadderStepReached, LookIn, LookedIn, PersonReached,
};
use crate::chart::{Chart, Said};
use crate::ids::{EntryId, SessionId, StaffId};
use crate::intake::Setting;
use crate::ledger::Author;
use crate::protocol::{Cause, LadderStep, SignedProtocol, Tell, ThresholdId};
use crate::session::life::said_in;
use crate::session::{Life, SessionView, VitalsRecorded, session as session_of};

/// A step of the ladder that has not been reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// When it is due.
    pub at: Timestamp,
    /// What the house states then.
    pub reaches: LadderStepReached,
    /// Who is told, and what they are asked to do.
    pub rule: LadderStep,
}

/// Something nobody has answered.
#[derive(Clone, Debug)]
pub struct Alarm<'c> {
    /// What it is about.
    pub cause: Cause,
    /// Since when.
    pub since: Timestamp,
    /// The call itself; nothing when nobody looked in.
    pub call: Option<EntryId>,
    /// The steps reached so far, by time.
    pub reached: Vec<Said<'c, LadderStepReached>>,
    /// Who heard which of them.
    pub heard: Vec<(EntryId, StaffId)>,
}

/// How a session at home stands, seen from afar.
#[derive(Clone, Debug)]
pub struct Watch<'c> {
    /// Which session.
    pub session: SessionId,
    /// T0.
    pub t0: Timestamp,
    /// The last sign of life from the home: when, and its entry.
    pub sign: Option<(Timestamp, EntryId)>,
    /// When somebody has to look in next; nothing once the client was left in good hands.
    pub due: Option<Timestamp>,
    /// What was called and not answered, and a look that was missed once its time has come; by time.
    pub alarms: Vec<Alarm<'c>>,
    ladder: Vec<LadderStep>,
}

impl Watch<'_> {
    /// The next step of the ladder, due or not.
    pub fn next_step(&self) -> Option<Step> {
        let steps = self.alarms.iter().flat_map(|alarm| self.steps(alarm));
        steps.min_by_key(|it| (it.at, it.reaches.cause, it.reaches.after))
    }

    /// What is open at `now`: calls, and a look that is overdue.
    pub fn open(&self, now: Timestamp) -> impl Iterator<Item = &Alarm<'_>> {
        self.alarms.iter().filter(move |it| it.since <= now)
    }

    fn steps<'w>(&'w self, alarm: &'w Alarm<'_>) -> impl Iterator<Item = Step> + 'w {
        let of_cause = self.ladder.iter().filter(|it| it.cause == alarm.cause);
        let left = of_cause.filter(|it| !alarm.reached.iter().any(|reached| reached.is.after == it.after));
        left.map(|rule| Step {
            at: alarm.since + SignedDuration::from_mins(rule.after.into()),
            reaches: LadderStepReached {
                session: self.session,
                cause: alarm.cause,
                since: alarm.since,
                after: rule.after,
                tell: rule.tell.clone(),
            },
            rule: rule.clone(),
        })
    }
}

/// A sign from the home is not younger than the moment at which the house heard of it, whatever the phone's clock says.
fn heard_at<T>(said: &Said<'_, T>) -> Timestamp {
    said.at().min(said.header.recorded_at)
}

/// How long after a sign from the home somebody looks in again: the protocol's minutes, or the practice's own
/// where they are fewer.
pub fn look_in_every(session: &SessionView<'_>, signed: &SignedProtocol, at: Timestamp) -> SignedDuration {
    let limit = signed.limit(ThresholdId::SitterCheckMin, session.order.map(|it| it.is), at);
    SignedDuration::from_mins(limit.value)
}

/// How a session at home stands; nothing in the office, before T0 or when it was cancelled.
pub fn watch<'c>(chart: &'c Chart, session: SessionId, signed: &SignedProtocol) -> Option<Watch<'c>> {
    let view = session_of(chart, session)?;
    if view.plan.is.setting != Setting::Home || matches!(view.life, Life::Cancelled { .. }) {
        return None;
    }
    let t0 = view.t0()?;
    let left = matches!(view.life, Life::Left { .. });
    let route = signed.protocol.route(view.plan.is.route, Setting::Home)?;
    let every = look_in_every(&view, signed, t0);

    let looks = said_in::<LookedIn>(chart, session);
    let reached = said_in::<PersonReached>(chart, session);
    let mut signs: Vec<(Timestamp, EntryId)> = looks.iter().map(|it| (heard_at(it), it.id())).collect();
    signs.extend(reached.iter().map(|it| (heard_at(it), it.id())));
    let from_home = |it: &Said<'_, VitalsRecorded>| matches!(it.author(), Author::Sitter(_) | Author::Client);
    let readings = view.readings.iter().filter(|it| from_home(it)).map(|it| (heard_at(it), it.id()));
    signs.extend(readings.filter(|(at, _)| *at >= t0));
    let sign = signs.iter().max().copied();
    let agreed = reached.iter().filter_map(|it| it.is.next);
    let due = signs.iter().map(|(at, _)| *at + every).chain(agreed).chain([t0 + every]).max();
    let due = due.filter(|_| !left);

    let mut alarms = Vec::new();
    alarms.extend(due.map(|since| (Cause::LookInMissed, since, None)));
    alarms.extend(calls(chart, session, &looks, &reached));
    let steps = said_in::<LadderStepReached>(chart, session);
    let heard = said_in::<AlarmHeard>(chart, session);
    let mut alarms: Vec<_> = alarms
        .into_iter()
        .map(|(cause, since, call)| {
            let mut reached: Vec<_> =
                steps.iter().filter(|it| it.is.cause == cause && it.is.since == since).copied().collect();
            reached.sort_by_key(|it| it.is.after);
            let mine = |step: EntryId| reached.iter().any(|it| it.id() == step);
            let heard = heard.iter().filter(|it| mine(it.is.step)).filter_map(|it| match it.author() {
                Author::Staff(id) => Some((it.is.step, id)),
                _ => None,
            });
            Alarm { cause, since, call, heard: heard.collect(), reached }
        })
        .collect();
    alarms.sort_by_key(|it| (it.since, it.cause));
    Some(Watch { session, t0, sign, due, alarms, ladder: route.ladder.clone() })
}

/// A ladder that nobody has answered.
#[derive(Clone, Debug)]
pub struct Unanswered<'c> {
    /// The last step that was reached.
    pub last: Said<'c, LadderStepReached>,
    /// Who was told, by this step and those before it.
    pub told: BTreeSet<Tell>,
}

/// The ladders that nobody has answered, from what was said alone: for lists that know no protocol. A look that was missed
/// counts as made up for once any sign from the home was filed after the step.
pub fn unanswered(chart: &Chart, session: SessionId) -> Vec<Unanswered<'_>> {
    let Some(view) = session_of(chart, session) else { return Vec::new() };
    let looks = said_in::<LookedIn>(chart, session);
    let reached = said_in::<PersonReached>(chart, session);
    let called = calls(chart, session, &looks, &reached);
    let from_home = view.readings.iter().filter(|it| matches!(it.author(), Author::Sitter(_) | Author::Client));
    let signs = looks.iter().map(|it| it.header.sequence).chain(reached.iter().map(|it| it.header.sequence));
    let last_sign = signs.chain(from_home.map(|it| it.header.sequence)).max().unwrap_or(0);
    let left = matches!(view.life, Life::Left { .. } | Life::Cancelled { .. });
    let mut ladders: Vec<Unanswered<'_>> = Vec::new();
    for step in said_in::<LadderStepReached>(chart, session) {
        let open = match step.is.cause {
            Cause::LookInMissed => !left && step.header.sequence > last_sign,
            cause => called.iter().any(|(it, since, _)| *it == cause && *since == step.is.since),
        };
        if open {
            let told: BTreeSet<Tell> = step.is.tell.iter().copied().collect();
            match ladders.iter_mut().find(|it| it.last.is.cause == step.is.cause) {
                Some(it) => {
                    it.told.extend(told);
                    if (it.last.is.since, it.last.is.after) < (step.is.since, step.is.after) {
                        it.last = step;
                    }
                }
                None => ladders.push(Unanswered { last: step, told }),
            }
        }
    }
    ladders
}

/// Since when the client waits for company: the newest call that nobody answered by looking in or by reaching them.
pub fn company_wanted(chart: &Chart, session: SessionId) -> Option<Timestamp> {
    let looks = said_in::<LookedIn>(chart, session);
    let reached = said_in::<PersonReached>(chart, session);
    alone(chart, session, &looks, &reached).map(|it| heard_at(&it)).max()
}

fn alone<'c>(
    chart: &'c Chart,
    session: SessionId,
    looks: &[Said<'_, LookedIn>],
    reached: &[Said<'_, PersonReached>],
) -> impl Iterator<Item = Said<'c, CompanyWanted>> {
    let open = move |at| !answered(reached, at) && !calmed(looks, at);
    said_in::<CompanyWanted>(chart, session).into_iter().filter(move |it| open(heard_at(it)))
}

fn answered(reached: &[Said<'_, PersonReached>], at: Timestamp) -> bool {
    reached.iter().any(|it| heard_at(it) >= at)
}

fn calmed(looks: &[Said<'_, LookedIn>], at: Timestamp) -> bool {
    looks.iter().any(|it| it.is.says == LookIn::AllCalm && heard_at(it) > at)
}

/// What was called from the home and not answered: of each cause the first that is open.
///
/// A doubt, and the wish for company, end when somebody looked in and found all calm, or when a clinician reached them; an
/// emergency ends by a person's decision or by reaching them; a bad evening by reaching them.
fn calls(
    chart: &Chart,
    session: SessionId,
    looks: &[Said<'_, LookedIn>],
    reached: &[Said<'_, PersonReached>],
) -> Vec<(Cause, Timestamp, Option<EntryId>)> {
    let answered = |at: Timestamp| answered(reached, at);
    let calmed = |at: Timestamp| calmed(looks, at);
    let decided = |at: Timestamp| said_in::<EmergencyDecided>(chart, session).iter().any(|it| heard_at(it) >= at);
    let mut open: Vec<(Cause, Timestamp, EntryId)> = Vec::new();
    for look in looks {
        let at = heard_at(look);
        let cause = match look.is.says {
            LookIn::AllCalm => continue,
            LookIn::NotSure if answered(at) || calmed(at) => continue,
            LookIn::NotSure => Cause::Called,
            LookIn::Emergency if answered(at) || decided(at) => continue,
            LookIn::Emergency => Cause::Emergency,
        };
        open.push((cause, at, look.id()));
    }
    open.extend(alone(chart, session, looks, reached).map(|it| (Cause::Called, heard_at(&it), it.id())));
    for check in said_in::<CheckedIn>(chart, session) {
        let at = heard_at(&check);
        if check.is.feeling == Feeling::NotAllRight && !answered(at) {
            open.push((Cause::Called, at, check.id()));
        }
    }
    open.sort();
    open.dedup_by_key(|it| it.0);
    open.into_iter().map(|(cause, at, entry)| (cause, at, Some(entry))).collect()
}
