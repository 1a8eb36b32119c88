//! Why a note is read before another: reasons by what happened, not by its date.

use jiff::{SignedDuration, Timestamp};

use super::{NoteAbout, NoteState, NoteStep, NoteView, comments, notes};
use crate::chart::Chart;
use crate::decide::Context;
use crate::ids::{NoteId, SessionId};
use crate::intake::{ConcernClosed, ConcernRaised, ItemAnswered, MeasureBegun};
use crate::ledger::Author;
use crate::preparation::VisitHeld;
use crate::session::{
    AdverseEventRecorded, Beyond, ClientLeft, GateOverridden, HoldLifted, MedicineGiven, VitalsRecorded, beyond,
    session, t0,
};

/// A note that waits longer than this for its co-signature is read sooner. A proposal of ours.
pub const COSIGN_WITHIN: SignedDuration = SignedDuration::from_hours(72);

/// The item of a questionnaire that asks about thoughts of death. Source: clinical.md section 3, PHQ-9, counts at 1.
const DEATH_ITEM: (&str, u8) = ("phq-9", 9);

/// One reason to read a note before others; the more pressing first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody may be in danger, and nobody has closed it.
    OpenConcern,
    /// Thoughts of death were answered above zero since the client was last seen before this.
    ThoughtsOfDeath {
        /// What was answered.
        value: u8,
    },
    /// Something untoward happened in the session.
    AdverseEvent {
        /// The term.
        term: String,
        /// Its grade.
        grade: u8,
        /// True when it was serious.
        serious: bool,
    },
    /// A gate was passed by decision.
    GatePassed {
        /// Which.
        gate: String,
    },
    /// A hold was lifted before the medicine was given.
    HoldLifted,
    /// A reading was at or beyond its limit.
    AtLimit(Beyond),
    /// The client left later than the protocol plans.
    LongSession {
        /// By how many minutes.
        minutes: i64,
    },
    /// It was sent back, and its author has answered.
    Answered,
    /// It has waited longer than the practice's limit.
    Late {
        /// For how many whole days.
        days: i64,
    },
    /// The first medicine session of this author with this client.
    FirstTogether,
}

impl Reason {
    /// True when somebody's life may be in danger.
    pub fn is_danger(&self) -> bool {
        matches!(self, Self::OpenConcern | Self::ThoughtsOfDeath { .. } | Self::AdverseEvent { serious: true, .. })
    }

    /// Smaller is more pressing.
    pub fn rank(&self) -> u8 {
        match self {
            Self::OpenConcern => 0,
            Self::ThoughtsOfDeath { .. } => 1,
            Self::AdverseEvent { serious: true, .. } => 2,
            Self::AdverseEvent { serious: false, .. } => 3,
            Self::GatePassed { .. } => 4,
            Self::HoldLifted => 5,
            Self::AtLimit(_) => 6,
            Self::LongSession { .. } => 7,
            Self::Answered => 8,
            Self::Late { .. } => 9,
            Self::FirstTogether => 10,
        }
    }
}

/// A note that waits for its supervisor, with why it stands where it stands.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Which.
    pub note: NoteId,
    /// Since when the supervisor has it.
    pub since: Timestamp,
    /// The reasons, the most pressing first.
    pub reasons: Vec<Reason>,
}

/// The order of a queue: by the most pressing reason, then the next ones, then the longest wait.
pub fn queue_order(waiting: &Waiting) -> (Vec<u8>, Timestamp) {
    // A note with a further reason comes before one without it.
    let ranks = waiting.reasons.iter().map(Reason::rank).chain([u8::MAX]).collect();
    (ranks, waiting.since)
}

/// The notes of a chart that wait for this supervisor to read them.
pub fn waiting_for(chart: &Chart, supervisor: Author, ctx: &Context<'_>) -> Vec<Waiting> {
    let waits = |it: &NoteView<'_>| matches!(it.state, NoteState::WaitsForCosign { supervisor: it } if Author::Staff(it) == supervisor);
    notes(chart).iter().filter(|it| waits(it)).map(|it| waiting(chart, it, ctx)).collect()
}

/// Why a note stands where it stands.
pub fn waiting(chart: &Chart, note: &NoteView<'_>, ctx: &Context<'_>) -> Waiting {
    let author = note.signed.author();
    let since = note.history.iter().rev().find_map(|it| match it {
        NoteStep::Signed(it) => Some(it.at()),
        NoteStep::Added(it) if it.author() == author => Some(it.at()),
        _ => None,
    });
    let since = since.unwrap_or(note.signed.at());
    let mut reasons = about_client(chart, note);
    if let NoteAbout::Session(id) = note.signed.is.about {
        reasons.extend(about_session(chart, id, author, ctx));
    }
    if was_answered(chart, note) {
        reasons.push(Reason::Answered);
    }
    let waited = ctx.now.duration_since(since);
    if waited > COSIGN_WITHIN {
        reasons.push(Reason::Late { days: waited.as_hours() / 24 });
    }
    reasons.sort_by_key(Reason::rank);
    Waiting { note: note.id, since, reasons }
}

fn about_client(chart: &Chart, note: &NoteView<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let closed: Vec<_> = chart.all::<ConcernClosed>().map(|it| it.is.concern.entry()).collect();
    if chart.all::<ConcernRaised>().any(|it| !closed.contains(&it.id())) {
        reasons.push(Reason::OpenConcern);
    }
    let after = last_seen_before(chart, &note.signed.is.about);
    let answered = chart.all::<ItemAnswered>().filter(|it| {
        let of = chart.find::<MeasureBegun>(it.is.measure.entry());
        of.is_some_and(|begun| begun.is.instrument == DEATH_ITEM.0)
            && it.is.item == DEATH_ITEM.1
            && after.is_none_or(|after| it.at() > after)
    });
    if let Some(value) = answered.filter_map(|it| it.is.value).max().filter(|it| *it >= 1) {
        reasons.push(Reason::ThoughtsOfDeath { value });
    }
    reasons
}

/// When the client was last seen before what a note is about.
fn last_seen_before(chart: &Chart, about: &NoteAbout) -> Option<Timestamp> {
    let at = match about {
        NoteAbout::Session(id) => t0(chart, *id)?,
        NoteAbout::Visit(id) => chart.find::<VisitHeld>(id.entry())?.at(),
    };
    let visits = chart.all::<VisitHeld>().map(|it| it.at());
    visits.chain(chart.all::<MedicineGiven>().map(|it| it.at())).filter(|it| *it < at).max()
}

fn about_session(chart: &Chart, id: SessionId, author: Author, ctx: &Context<'_>) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = chart
        .all::<AdverseEventRecorded>()
        .filter(|it| it.is.session == Some(id))
        .map(|it| Reason::AdverseEvent { term: it.is.term.clone(), grade: it.is.grade, serious: it.is.serious })
        .collect();
    let passed = chart.all::<GateOverridden>().filter(|it| it.is.session == id);
    reasons.extend(passed.map(|it| Reason::GatePassed { gate: it.is.gate.clone() }));
    let holds = session(chart, id).map(|it| it.holds).unwrap_or_default();
    let lifted: Vec<_> = chart.all::<HoldLifted>().map(|it| it.is.hold.entry()).collect();
    if holds.iter().any(|it| lifted.contains(&it.raised.id())) {
        reasons.push(Reason::HoldLifted);
    }
    let readings = chart.all::<VitalsRecorded>().filter(|it| it.is.session == Some(id));
    let mut at_limit: Vec<Beyond> = Vec::new();
    for found in readings.flat_map(|it| beyond(chart, id, it.is, it.at(), ctx.protocol)) {
        match at_limit.iter_mut().find(|it| it.what == found.what && it.side == found.side) {
            Some(known) if worse(&found, known) => *known = found,
            Some(_) => {}
            None => at_limit.push(found),
        }
    }
    reasons.extend(at_limit.into_iter().map(Reason::AtLimit));
    reasons.extend(longer_than_planned(chart, id, ctx).map(|minutes| Reason::LongSession { minutes }));
    let mut earlier = chart.all::<MedicineGiven>().filter(|it| it.is.session != id && it.author() == author);
    let begun = t0(chart, id);
    if earlier.all(|it| begun.is_some_and(|begun| it.at() > begun)) {
        reasons.push(Reason::FirstTogether);
    }
    reasons
}

fn worse(found: &Beyond, known: &Beyond) -> bool {
    match found.side {
        crate::session::Side::Below => found.value < known.value,
        crate::session::Side::AtOrAbove | crate::session::Side::Above => found.value > known.value,
    }
}

/// By how many minutes the client left after the last phase of the protocol ends.
fn longer_than_planned(chart: &Chart, id: SessionId, ctx: &Context<'_>) -> Option<i64> {
    let planned = i64::from(ctx.protocol?.protocol.session_phases.phases.last()?.until);
    let left = chart.all::<ClientLeft>().find(|it| it.is.session == id)?;
    let minutes = crate::session::minute_since(t0(chart, id)?, left.at()) - planned;
    (minutes > 0).then_some(minutes)
}

/// True when it was sent back or commented on, and its author has answered since.
fn was_answered(chart: &Chart, note: &NoteView<'_>) -> bool {
    let asked = |view: &NoteView<'_>| view.history.iter().any(|it| matches!(it, NoteStep::Questioned(_)));
    let newer_of_asked = notes(chart).iter().any(|it| {
        it.signed.is.about == note.signed.is.about && it.signed.author() == note.signed.author() && asked(it)
    });
    newer_of_asked
        || comments(chart, note.id).iter().any(|it| it.is_answered() && it.made.author() != note.signed.author())
}
