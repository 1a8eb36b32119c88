//! Signing a note, co-signing it, asking about it, adding to it.

use super::{
    NoteAbout, NoteAddended, NoteContent, NoteCosigned, NoteQuestioned, NoteSigned, NoteState, content_hash, note,
    note_about, supervisor_of, visit_prose,
};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request, Role};
use crate::ledger::Author;
use crate::preparation::VisitHeld;
use crate::private::Private;
use crate::session::{MedicineGiven, SessionPlanned};

/// Signs a note whose prose is written from the chart.
///
/// # Refusals
/// `role_may_not` unless a clinician asks; `not_found` when there is no such session or visit; `not_now` before the
/// medicine was given; `already` when a note about it is signed and its supervisor did not ask for a change.
pub(crate) fn sign(
    chart: &Chart,
    request: &Request,
    about: &NoteAbout,
    [mattered, done, onward]: [&Private; 3],
    ctx: &Context<'_>,
) -> Decided {
    clinician(ctx)?;
    let sentences = match about {
        NoteAbout::Session(id) => {
            chart.find::<SessionPlanned>(id.entry()).ok_or(Refusal::NotFound { what: "session" })?;
            if !chart.all::<MedicineGiven>().any(|it| it.is.session == *id) {
                let why = "There is no medicine in this session yet, so there is nothing to sign.".to_owned();
                return Err(Refusal::NotNow { why });
            }
            super::note_prose(chart, *id, ctx.zone)
        }
        NoteAbout::Visit(id) => {
            chart.find::<VisitHeld>(id.entry()).ok_or(Refusal::NotFound { what: "visit" })?;
            visit_prose(chart, *id, ctx.zone)
        }
    };
    if let Some(earlier) = note_about(chart, about) {
        let own = earlier.signed.author() == ctx.author;
        if !own || !matches!(earlier.state, NoteState::Questioned { change_required: true, .. }) {
            return Err(Refusal::Already { what: "note" });
        }
    }
    let prose = sentences.iter().map(|it| it.text.reveal()).collect::<Vec<_>>().join("\n");
    let content =
        NoteContent { prose: prose.into(), mattered: mattered.clone(), done: done.clone(), onward: onward.clone() };
    let hash = content_hash(about, &content);
    Ok(vec![request.states(ctx, NoteSigned { about: about.clone(), content, hash })])
}

/// Co-signs the exact content that was signed; nothing is unlocked.
///
/// # Refusals
/// `not_found`; `not_now` when nobody has to co-sign it, when it was replaced, or when a change was asked for and has
/// not been made; `role_may_not` unless the supervisor of record asks; `already` when it is co-signed; `impossible`
/// when the hash names another content.
pub(crate) fn cosign(chart: &Chart, request: &Request, it: &NoteCosigned, ctx: &Context<'_>) -> Decided {
    let note = note(chart, it.note).ok_or(Refusal::NotFound { what: "note" })?;
    let Some(supervisor) = supervisor_of(chart, note.signed.author()) else {
        return not_now("This note was signed by a licensed therapist, so nobody has to co-sign it.");
    };
    if ctx.author != Author::Staff(supervisor) {
        return Err(Refusal::RoleMayNot);
    }
    match note.state {
        NoteState::Cosigned { .. } => return Err(Refusal::Already { what: "co-signature" }),
        NoteState::Replaced { .. } => return not_now("A newer note took the place of this one. Open that one."),
        NoteState::Questioned { change_required: true, .. } => {
            return not_now("You asked for a change. The note can be co-signed when its author has signed it anew.");
        }
        NoteState::Signed | NoteState::WaitsForCosign { .. } | NoteState::Questioned { .. } => {}
    }
    if it.hash != note.signed.is.hash {
        let why = "This is not the content that was signed. Open the note again and read it.".to_owned();
        return Err(Refusal::Impossible { field: "hash", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Asks about a note, or wants a change.
///
/// # Refusals
/// `not_found`; `missing` without words; `role_may_not` unless the supervisor of record asks; `not_now` when it is
/// co-signed or replaced.
pub(crate) fn question(chart: &Chart, request: &Request, it: &NoteQuestioned, ctx: &Context<'_>) -> Decided {
    let note = note(chart, it.note).ok_or(Refusal::NotFound { what: "note" })?;
    if supervisor_of(chart, note.signed.author()).map(Author::Staff) != Some(ctx.author) {
        return Err(Refusal::RoleMayNot);
    }
    if it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    if matches!(note.state, NoteState::Cosigned { .. } | NoteState::Replaced { .. }) {
        return not_now("This note is closed. Something further can be added to it.");
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Adds to a signed note. When its author is an associate and adds, the supervisor reads and co-signs once more.
///
/// # Refusals
/// `not_found`; `missing` without words; `role_may_not` unless a clinician asks.
pub(crate) fn add(chart: &Chart, request: &Request, it: &NoteAddended, ctx: &Context<'_>) -> Decided {
    clinician(ctx)?;
    note(chart, it.note).ok_or(Refusal::NotFound { what: "note" })?;
    if it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn clinician(ctx: &Context<'_>) -> Result<(), Refusal> {
    let clinical = matches!(ctx.role, Role::Therapist | Role::Associate | Role::Supervisor | Role::Prescriber);
    if clinical && matches!(ctx.author, Author::Staff(_)) { Ok(()) } else { Err(Refusal::RoleMayNot) }
}

fn not_now(why: &str) -> Decided {
    Err(Refusal::NotNow { why: why.to_owned() })
}
