//! What differs between two protocols, in terms of care: a limit from one value to another, a gate that is new or stricter,
//! a step that is due at another minute. Never as changed lines of a file.

use super::{AdverseEventTerms, Safer, Strictness};
use super::{
    Check, ConsentNeeded, Contraindication, Gate, GateKind, Protocol, RouteRules, SessionPhases, StageExit, Stop,
    Telemedicine, Threshold, ThresholdId, TimelineItem, Watched,
};
use crate::decide::Role;

/// Whether the later protocol asks more, asks less, or something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// It asks less: a looser limit, a gate fewer.
    Looser,
    /// It asks more.
    Stricter,
    /// Neither can be said of it.
    Otherwise,
}

/// Something with a name of its own that is in one protocol, the other, or both with other content.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Between<'p, T> {
    /// In the later protocol alone.
    Added(&'p T),
    /// In the earlier protocol alone.
    Removed(&'p T),
    /// In both.
    Changed {
        /// As it was.
        from: &'p T,
        /// As it is.
        to: &'p T,
    },
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference<'p> {
    /// A number that rules read: its value, or where it comes from and who may change it.
    Limit {
        /// Which.
        id: ThresholdId,
        /// As it was.
        from: &'p Threshold,
        /// As it is.
        to: &'p Threshold,
    },
    /// A gate.
    Gate(Between<'p, Gate>),
    /// A gate that nobody passes by decision from now on, or that somebody may.
    NeverPassed {
        /// The gate.
        gate: &'p str,
        /// True when nobody passes it from now on.
        now: bool,
    },
    /// Which gates end a stage of care.
    Stage(Between<'p, StageExit>),
    /// Something that speaks against medicine.
    Contraindication(Between<'p, Contraindication>),
    /// A consent document that has to be signed, or the version of it.
    Consent(Between<'p, ConsentNeeded>),
    /// A way of giving the medicine.
    Route(Between<'p, RouteRules>),
    /// The dated rule for orders without an examination in person.
    Telemedicine(&'p Telemedicine, &'p Telemedicine),
    /// The phases of a session.
    Phases(&'p SessionPhases, &'p SessionPhases),
    /// The words for what can go wrong.
    AdverseEvents(&'p AdverseEventTerms, &'p AdverseEventTerms),
    /// Where it may be used.
    Jurisdiction(&'p str, &'p str),
    /// Its title.
    Title(&'p str, &'p str),
}

/// What differs in one gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateChange<'p> {
    /// Its title.
    Title(&'p str, &'p str),
    /// How strict it is.
    Kind(GateKind),
    /// Where it stands, or when it counts.
    Place,
    /// It asks something more.
    Asks(&'p Check),
    /// It no longer asks something.
    AsksNoMore(&'p Check),
    /// Somebody more may pass it by decision.
    PassedBy(Role),
    /// Somebody may no longer pass it.
    PassedNoMoreBy(Role),
}

impl GateChange<'_> {
    /// Whether it makes the gate stricter.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Title(..) | Self::Place => Direction::Otherwise,
            Self::Kind(GateKind::Hard) | Self::Asks(_) | Self::PassedNoMoreBy(_) => Direction::Stricter,
            Self::Kind(GateKind::Soft) | Self::AsksNoMore(_) | Self::PassedBy(_) => Direction::Looser,
        }
    }
}

/// What differs in one way of giving the medicine.
#[derive(Clone, Debug, PartialEq)]
pub enum RouteChange<'p> {
    /// Its name.
    Name(&'p str, &'p str),
    /// How the medicine is taken, or where.
    Way,
    /// Before the medicine a gate more is asked.
    Asks(&'p str),
    /// A gate is no longer asked.
    AsksNoMore(&'p str),
    /// Another gate stands before leaving.
    Release(&'p str, &'p str),
    /// Something is due that was not.
    Due(&'p TimelineItem),
    /// Something is no longer due.
    DueNoMore(&'p TimelineItem),
    /// What to do when something is seen.
    Stop(&'p Stop),
    /// What was to be done and is no more.
    StopNoMore(&'p Stop),
    /// Something is watched without a break that was not.
    Watched(&'p Watched),
    /// Something is no longer watched without a break.
    WatchedNoMore(&'p Watched),
    /// Where the times come from.
    Source(&'p str, &'p str),
}

impl RouteChange<'_> {
    /// Whether it makes the route stricter.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Asks(_) => Direction::Stricter,
            Self::AsksNoMore(_) => Direction::Looser,
            _ => Direction::Otherwise,
        }
    }
}

/// Everything that differs, in the order in which a protocol is read: limits, gates, what speaks against medicine,
/// documents, sessions.
pub fn differences<'p>(from: &'p Protocol, to: &'p Protocol) -> Vec<Difference<'p>> {
    let mut all = Vec::new();
    if from.title != to.title {
        all.push(Difference::Title(&from.title, &to.title));
    }
    if from.jurisdiction != to.jurisdiction {
        all.push(Difference::Jurisdiction(&from.jurisdiction, &to.jurisdiction));
    }
    for &id in ThresholdId::ALL {
        let (from, to) = (from.threshold(id), to.threshold(id));
        if from != to {
            all.push(Difference::Limit { id, from, to });
        }
    }
    all.extend(between(&from.gates, &to.gates, |it| it.id.as_str()).map(Difference::Gate));
    let never = |gate: &'p String, now| Difference::NeverPassed { gate, now };
    // A gate that is gone altogether is told as such.
    let stays =
        |gate: &&'p String| from.gates.iter().any(|it| it.id == **gate) && to.gates.iter().any(|it| it.id == **gate);
    all.extend(to.never_override.difference(&from.never_override).filter(stays).map(|it| never(it, true)));
    all.extend(from.never_override.difference(&to.never_override).filter(stays).map(|it| never(it, false)));
    all.extend(between(&from.stages, &to.stages, |it| it.id).map(Difference::Stage));
    let contraindications = between(&from.contraindications, &to.contraindications, |it| it.id.as_str());
    all.extend(contraindications.map(Difference::Contraindication));
    all.extend(between(&from.consents, &to.consents, |it| it.id.as_str()).map(Difference::Consent));
    all.extend(between(&from.routes, &to.routes, |it| it.id.as_str()).map(Difference::Route));
    if from.session_phases != to.session_phases {
        all.push(Difference::Phases(&from.session_phases, &to.session_phases));
    }
    if from.telemedicine != to.telemedicine {
        all.push(Difference::Telemedicine(&from.telemedicine, &to.telemedicine));
    }
    if from.adverse_events != to.adverse_events {
        all.push(Difference::AdverseEvents(&from.adverse_events, &to.adverse_events));
    }
    all
}

fn between<'p, T: PartialEq, K: PartialEq>(
    from: &'p [T],
    to: &'p [T],
    key: fn(&'p T) -> K,
) -> impl Iterator<Item = Between<'p, T>> {
    let of = move |all: &'p [T], it: &'p T| all.iter().find(|one| key(one) == key(it));
    let gone = from.iter().filter(move |it| of(to, it).is_none()).map(Between::Removed);
    let here = to.iter().filter_map(move |it| match of(from, it) {
        None => Some(Between::Added(it)),
        Some(before) => (before != it).then_some(Between::Changed { from: before, to: it }),
    });
    here.chain(gone)
}

/// What differs in a gate.
pub fn gate_changes<'p>(from: &'p Gate, to: &'p Gate) -> Vec<GateChange<'p>> {
    let mut all = Vec::new();
    if from.title != to.title {
        all.push(GateChange::Title(&from.title, &to.title));
    }
    if from.kind != to.kind {
        all.push(GateChange::Kind(to.kind));
    }
    if (from.at, from.when) != (to.at, to.when) {
        all.push(GateChange::Place);
    }
    all.extend(to.needs.iter().filter(|it| !from.needs.contains(it)).map(GateChange::Asks));
    all.extend(from.needs.iter().filter(|it| !to.needs.contains(it)).map(GateChange::AsksNoMore));
    let (before, after) = (&from.overridden_by, &to.overridden_by);
    all.extend(after.iter().filter(|it| !before.contains(it)).copied().map(GateChange::PassedBy));
    all.extend(before.iter().filter(|it| !after.contains(it)).copied().map(GateChange::PassedNoMoreBy));
    all
}

/// What differs in a way of giving the medicine.
pub fn route_changes<'p>(from: &'p RouteRules, to: &'p RouteRules) -> Vec<RouteChange<'p>> {
    let mut all = Vec::new();
    if from.name != to.name {
        all.push(RouteChange::Name(&from.name, &to.name));
    }
    if (from.route, from.setting) != (to.route, to.setting) {
        all.push(RouteChange::Way);
    }
    all.extend(to.entry.iter().filter(|it| !from.entry.contains(it)).map(|it| RouteChange::Asks(it)));
    all.extend(from.entry.iter().filter(|it| !to.entry.contains(it)).map(|it| RouteChange::AsksNoMore(it)));
    if from.release != to.release {
        all.push(RouteChange::Release(&from.release, &to.release));
    }
    all.extend(to.timeline.iter().filter(|it| !from.timeline.contains(it)).map(RouteChange::Due));
    all.extend(from.timeline.iter().filter(|it| !to.timeline.contains(it)).map(RouteChange::DueNoMore));
    all.extend(to.stop.iter().filter(|it| !from.stop.contains(it)).map(RouteChange::Stop));
    all.extend(from.stop.iter().filter(|it| !to.stop.contains(it)).map(RouteChange::StopNoMore));
    all.extend(to.watched.iter().filter(|it| !from.watched.contains(it)).map(RouteChange::Watched));
    all.extend(from.watched.iter().filter(|it| !to.watched.contains(it)).map(RouteChange::WatchedNoMore));
    if from.source != to.source {
        all.push(RouteChange::Source(&from.source, &to.source));
    }
    all
}

impl Difference<'_> {
    /// Whether the later protocol asks more here. What makes one thing looser counts before what makes it stricter.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Limit { from, to, .. } => match (to.safer, to.value.cmp(&from.value)) {
                (Safer::Neither, _) | (_, std::cmp::Ordering::Equal) => Direction::Otherwise,
                (Safer::Lower, std::cmp::Ordering::Less) | (Safer::Higher, std::cmp::Ordering::Greater) => {
                    Direction::Stricter
                }
                _ => Direction::Looser,
            },
            Self::Gate(Between::Changed { from, to }) => {
                worst(gate_changes(from, to).iter().map(GateChange::direction))
            }
            Self::Route(Between::Changed { from, to }) => {
                worst(route_changes(from, to).iter().map(RouteChange::direction))
            }
            Self::Stage(Between::Changed { from, to }) => worst(
                to.exit
                    .iter()
                    .filter(|it| !from.exit.contains(it))
                    .map(|_| Direction::Stricter)
                    .chain(from.exit.iter().filter(|it| !to.exit.contains(it)).map(|_| Direction::Looser)),
            ),
            Self::Contraindication(Between::Changed { from, to }) => {
                let at_home = |it: &Contraindication| it.home.unwrap_or(it.class);
                worst([(from.class, to.class), (at_home(from), at_home(to))].map(by_strictness).into_iter())
            }
            Self::Gate(Between::Added(_))
            | Self::Stage(Between::Added(_))
            | Self::Contraindication(Between::Added(_))
            | Self::Consent(Between::Added(_))
            | Self::NeverPassed { now: true, .. } => Direction::Stricter,
            Self::Gate(Between::Removed(_))
            | Self::Stage(Between::Removed(_))
            | Self::Contraindication(Between::Removed(_))
            | Self::Consent(Between::Removed(_))
            | Self::NeverPassed { now: false, .. } => Direction::Looser,
            Self::Telemedicine(from, to) => match to.valid_until.cmp(&from.valid_until) {
                std::cmp::Ordering::Less => Direction::Stricter,
                std::cmp::Ordering::Equal => Direction::Otherwise,
                std::cmp::Ordering::Greater => Direction::Looser,
            },
            Self::Consent(Between::Changed { .. })
            | Self::Route(Between::Added(_) | Between::Removed(_))
            | Self::Phases(..)
            | Self::AdverseEvents(..)
            | Self::Jurisdiction(..)
            | Self::Title(..) => Direction::Otherwise,
        }
    }
}

fn by_strictness((from, to): (Strictness, Strictness)) -> Direction {
    match to.cmp(&from) {
        std::cmp::Ordering::Less => Direction::Looser,
        std::cmp::Ordering::Equal => Direction::Otherwise,
        std::cmp::Ordering::Greater => Direction::Stricter,
    }
}

fn worst(all: impl Iterator<Item = Direction>) -> Direction {
    all.min().unwrap_or(Direction::Otherwise)
}

#[cfg(test)]
mod tests;
