//! One tap on the timeline, phases as they are seen, and what went wrong.

use serde::{Deserialize, Serialize};

use super::life::{after_medicine, known, not_now, said_in};
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::SessionId;
use crate::intake::Presence;
use crate::preparation::is_refused;
use crate::private::Private;

/// What a mark says. The words on the buttons stand in the wording catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// Still.
    Still,
    /// Breath changed.
    Breath,
    /// Tears.
    Tears,
    /// Ease.
    Ease,
    /// Speaks.
    Speaks,
    /// Moves.
    Moves,
    /// Nausea.
    Nausea,
    /// Vomited.
    Vomited,
    /// Touch was offered; the words say which.
    TouchOffered,
    /// Touch was offered and accepted.
    TouchAccepted,
    /// Touch was offered and declined.
    TouchDeclined,
    /// Sound changed.
    Sound,
    /// Bathroom.
    Bathroom,
    /// Something worries the therapist.
    Worry,
    /// The client's own words.
    Words,
    /// The therapist's own remark.
    Note,
    /// The therapist looked in: all is well.
    Well,
    /// The therapist became quieter or guided more.
    Role,
    /// Help was called; until it is over, every mark belongs to the emergency.
    HelpCalled,
    /// The emergency is over.
    HelpOver,
}

/// One tap on the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkMade {
    /// Which session.
    pub session: SessionId,
    /// What.
    pub kind: MarkKind,
    /// In words; may be empty.
    pub words: Private,
}

/// The therapist saw a phase begin, or the sitter said that light comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseEntered {
    /// Which session.
    pub session: SessionId,
    /// The phase's id in the protocol.
    pub phase: String,
}

/// Something untoward happened, apart from what is expected (clinical.md section 1.9).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdverseEventRecorded {
    /// Which session; nothing outside one.
    pub session: Option<SessionId>,
    /// The term from the protocol's list.
    pub term: String,
    /// CTCAE v5 grade, 1 to 5.
    pub grade: u8,
    /// Death, danger to life, hospital, lasting harm, or important otherwise.
    pub serious: bool,
    /// What was done.
    pub action: Private,
    /// How it ended.
    pub outcome: Private,
    /// Whether such an effect is expected with this medicine.
    #[serde(default = "Presence::unknown", skip_serializing_if = "Presence::is_unknown")]
    pub expected: Presence,
    /// Whether the medicine may have brought it about.
    #[serde(default = "Presence::unknown", skip_serializing_if = "Presence::is_unknown")]
    pub related: Presence,
}

/// Since when help is called for in a session; nothing when nobody called, or it is over.
pub fn help_called(chart: &Chart, session: SessionId) -> Option<Said<'_, MarkMade>> {
    let mut marks = said_in::<MarkMade>(chart, session).into_iter();
    let last = marks.rfind(|it| matches!(it.is.kind, MarkKind::HelpCalled | MarkKind::HelpOver))?;
    (last.is.kind == MarkKind::HelpCalled).then_some(last)
}

/// Makes a mark; a session that has ended or was cancelled still takes late ones.
///
/// # Refusals
/// `not_found`; `missing` when the mark is words and none are there; `not_now` when touch is offered or accepted that the
/// client said no to before the medicine: a no does not become a yes under it.
pub(crate) fn make(chart: &Chart, request: &Request, it: &MarkMade, ctx: &Context<'_>) -> Decided {
    known(chart, it.session)?;
    if matches!(it.kind, MarkKind::Words | MarkKind::Note) && it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    if matches!(it.kind, MarkKind::TouchOffered | MarkKind::TouchAccepted) && is_refused(chart, &it.words) {
        return not_now(
            "This touch was a no before the medicine, and stays one. What happened can be kept as a remark.",
        );
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Sees a phase begin; phases move by time and by tap and never block anything.
///
/// # Refusals
/// `not_found` for a session or phase that is not there; `not_now` before T0 or after the client left.
pub(crate) fn enter_phase(chart: &Chart, request: &Request, it: &PhaseEntered, ctx: &Context<'_>) -> Decided {
    let (_, t0) = after_medicine(chart, it.session)?;
    let protocol = &ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?.protocol;
    if !protocol.session_phases.phases.iter().any(|phase| phase.id == it.phase) {
        return Err(Refusal::NotFound { what: "phase" });
    }
    if request.at(ctx) < t0 {
        let why = "This is before the medicine was given.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Writes down something untoward; also without a session, and whatever the session's state.
///
/// # Refusals
/// `not_found` for a session that is not there; `impossible` for a grade outside 1 to 5 or a term that the protocol
/// does not know.
pub(crate) fn record_adverse_event(
    chart: &Chart,
    request: &Request,
    it: &AdverseEventRecorded,
    ctx: &Context<'_>,
) -> Decided {
    if let Some(session) = it.session {
        known(chart, session)?;
    }
    if !(1..=5).contains(&it.grade) {
        let why = "The grade goes from 1 (mild) to 5 (death).".to_owned();
        return Err(Refusal::Impossible { field: "grade", why });
    }
    let terms = ctx.protocol.map(|it| &it.protocol.adverse_events.terms);
    if terms.is_some_and(|terms| !terms.contains(&it.term)) || it.term.trim().is_empty() {
        let why = "Choose what happened from the list; further words go under what was done.".to_owned();
        return Err(Refusal::Impossible { field: "term", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}
