//! What holds for every kind: correcting, withdrawing, looking at what was set aside, and not acting on old sight.

use super::standing::{Standing, standing};
use super::{Command, Context, Decided, Refusal, Request};
use crate::chart::Chart;
use crate::ids::{EntryId, SessionId};
use crate::ledger::{Corrected, Entry, Reviewed, SetAside, Statement, Withdrawn};
use crate::private::Private;
use crate::session;

/// Refuses when somebody else changed what matters for the request after its author looked at it.
pub(super) fn unchanged_since_seen(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(seen) = request.seen else { return Ok(()) };
    let by_others = chart.entries().iter().filter(|it| it.header.sequence > seen && it.header.author != ctx.author);
    match by_others.into_iter().find(|it| matters(&request.command, &it.statement)) {
        Some(entry) => Err(Refusal::ChangedSince { sequence: entry.header.sequence }),
        None => Ok(()),
    }
}

/// Marks made beside it change nothing for somebody who gives medicine; a reading, a hold or an answer does.
fn matters(command: &Command, later: &Statement) -> bool {
    use Statement as S;
    match command {
        Command::GiveMedicine(_) | Command::AddMedicine(_) => matches!(
            later,
            S::VitalsRecorded(_)
                | S::HoldRaised(_)
                | S::DayAnswered(_)
                | S::OrderWritten(_)
                | S::OrderWithdrawn(_)
                | S::ConsentWithdrawn(_)
                | S::ConcernRaised(_)
                | S::RiskReviewed(_)
                | S::AllergyRecorded(_)
                | S::MedicineRecorded(_)
                | S::Corrected(_)
                | S::Withdrawn(_)
        ),
        Command::CosignNote(_) => {
            matches!(later, S::NoteSigned(_) | S::NoteAddended(_) | S::NoteQuestioned(_) | S::NoteCosigned(_))
        }
        _ => !matches!(later, S::MarkMade(_) | S::PhaseEntered(_)),
    }
}

/// Corrects an entry by a further statement; the first stays readable.
///
/// A reading from before the medicine that turns out to be at or beyond a limit holds the medicine; one that turns out
/// to be within the limits lifts nothing, because lifting is for the prescriber.
///
/// # Refusals
/// `missing` without a reason; `not_found` when the entry is not in this chart or was withdrawn; `impossible` when the
/// replacement is of another kind or another session, or for signatures, decisions and what was said about other
/// entries; `not_now` for the agreement on touch after T0.
pub(super) fn correct(
    chart: &Chart,
    request: &Request,
    entry: EntryId,
    reason: &Private,
    replacement: &Statement,
    ctx: &Context<'_>,
) -> Decided {
    let entry = counted(chart, entry)?;
    match standing(&entry.statement) {
        Standing::Fact | Standing::Root => {}
        Standing::Decision(instead) | Standing::Signed(instead) => return Err(fixed(instead)),
        Standing::About => return Err(fixed("Correct the entry itself, not what was said about it.")),
    }
    touch_may_change(chart, entry, ctx)?;
    if reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    let holds = chart.says(entry);
    if std::mem::discriminant(holds) != std::mem::discriminant(replacement) || moved(holds, replacement) {
        let why = "A correction says the same kind of thing, in the same session, as the entry it corrects.".to_owned();
        return Err(Refusal::Impossible { field: "replacement", why });
    }
    let impossible_pressure = match replacement {
        Statement::VitalsRecorded(it) => {
            it.is_empty() || it.pressure.is_some_and(|it| it.systolic <= it.diastolic)
        }
        _ => false,
    };
    if impossible_pressure {
        let why = "The upper number has to be above the lower one.".to_owned();
        return Err(Refusal::Impossible { field: "pressure", why });
    }
    let bytes = String::from_utf8(replacement.encode()).expect("the stored form is JSON");
    let corrected = Corrected {
        entry: entry.header.id,
        reason: reason.clone(),
        kind: replacement.kind().to_owned(),
        replacement: bytes.into(),
    };
    let mut drafts = vec![request.states(ctx, corrected)];
    if let Statement::VitalsRecorded(reading) = replacement
        && let Some(mut hold) = session::hold_for(chart, entry.header.id, entry.header.occurred_at, reading, ctx)
    {
        hold.id = request.id.following(1);
        hold.occurred_at = request.at(ctx);
        drafts.push(hold);
    }
    Ok(drafts)
}

/// Withdraws an entry; it stays readable and does not count.
///
/// # Refusals
/// `missing` without a reason; `not_found` when the entry is not in this chart or was withdrawn before; `impossible`
/// for the admission, for medicine that was given, for signatures, decisions and what was said about other entries;
/// `not_now` for the agreement on touch after T0.
pub(super) fn withdraw(chart: &Chart, request: &Request, it: &Withdrawn, ctx: &Context<'_>) -> Decided {
    let entry = counted(chart, it.entry)?;
    match standing(&entry.statement) {
        Standing::Fact => {}
        Standing::Root => return Err(fixed("This cannot be taken back. Correct it where it is wrong.")),
        Standing::Decision(instead) | Standing::Signed(instead) => return Err(fixed(instead)),
        Standing::About => return Err(fixed("Withdraw the entry itself, not what was said about it.")),
    }
    touch_may_change(chart, entry, ctx)?;
    if it.reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says that something set aside was looked at.
///
/// # Refusals
/// `missing` without words; `not_found` when nothing with this id was set aside; `already` when somebody looked.
pub(super) fn review(chart: &Chart, request: &Request, it: &Reviewed, ctx: &Context<'_>) -> Decided {
    if it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    if !chart.all::<SetAside>().any(|aside| aside.is.entry == it.entry) {
        return Err(Refusal::NotFound { what: "entry" });
    }
    if chart.all::<Reviewed>().any(|reviewed| reviewed.is.entry == it.entry) {
        return Err(Refusal::Already { what: "review of this entry" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn counted(chart: &Chart, id: EntryId) -> Result<&Entry, Refusal> {
    chart.entry(id).filter(|_| chart.withdrawal(id).is_none()).ok_or(Refusal::NotFound { what: "entry" })
}

fn fixed(instead: &str) -> Refusal {
    Refusal::Impossible { field: "entry", why: instead.to_owned() }
}

/// A "no" does not become a "yes" by taking back or rewording the agreement after T0.
fn touch_may_change(chart: &Chart, entry: &Entry, ctx: &Context<'_>) -> Result<(), Refusal> {
    if matches!(entry.statement, Statement::TouchAgreed(_)) && session::after_t0(chart, ctx) {
        let why = "After the medicine the agreement on touch stays as it is until tomorrow morning.".to_owned();
        return Err(Refusal::NotNow { why });
    }
    Ok(())
}

/// True when a replacement would move an entry to another session, order or link of the Thread.
fn moved(holds: &Statement, replacement: &Statement) -> bool {
    use Statement as S;
    match (holds, replacement) {
        (S::MedicineGiven(a), S::MedicineGiven(b)) => a.session != b.session || a.order != b.order,
        (S::VitalsRecorded(a), S::VitalsRecorded(b)) => a.session != b.session,
        (a, b) => session_of(a) != session_of(b),
    }
}

fn session_of(statement: &Statement) -> Option<SessionId> {
    use Statement as S;
    match statement {
        S::DayAnswered(it) => Some(it.session),
        S::EscortConfirmed(it) => Some(it.session),
        S::RoomChecked(it) => Some(it.session),
        S::MedicineAdded(it) => Some(it.session),
        S::LozengeFinished(it) => Some(it.session),
        S::MarkMade(it) => Some(it.session),
        S::PhaseEntered(it) => Some(it.session),
        S::LeaveChecked(it) => Some(it.session),
        S::ReadyToLeave(it) => Some(it.session),
        S::ClientLeft(it) => Some(it.session),
        _ => None,
    }
}
