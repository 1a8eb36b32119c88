//! What holds for every kind: correcting, withdrawing, looking at what was set aside, and not acting on old sight.

use super::{Context, Decided, Refusal, Request};
use crate::chart::Chart;
use crate::ids::EntryId;
use crate::ledger::{Corrected, Reviewed, SetAside, Statement, Withdrawn};
use crate::private::Private;

/// Refuses when somebody else changed the chart after its author looked at it.
pub(super) fn unchanged_since_seen(chart: &Chart, request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(seen) = request.seen else { return Ok(()) };
    let newer = chart.entries().iter().map(|it| &it.header);
    match newer.into_iter().find(|it| it.sequence > seen && it.author != ctx.author) {
        Some(header) => Err(Refusal::ChangedSince { sequence: header.sequence }),
        None => Ok(()),
    }
}

/// Corrects an entry by a further statement; the first stays readable.
///
/// # Refusals
/// `missing` without a reason, `not_found` when the entry is not in this chart or was withdrawn, `impossible` when the
/// replacement is of another kind or the entry is itself a correction.
pub(super) fn correct(
    chart: &Chart,
    request: &Request,
    entry: EntryId,
    reason: &Private,
    replacement: &Statement,
    ctx: &Context<'_>,
) -> Decided {
    stands(chart, entry)?;
    if reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    let kind = chart.entry(entry).map(|it| it.statement.kind()).unwrap_or_default();
    if kind != replacement.kind() {
        let why = "A correction says the same kind of thing as the entry it corrects.".to_owned();
        return Err(Refusal::Impossible { field: "replacement", why });
    }
    let bytes = String::from_utf8(replacement.encode()).unwrap_or_default();
    let corrected = Corrected { entry, reason: reason.clone(), kind: kind.to_owned(), replacement: bytes.into() };
    Ok(vec![request.states(ctx, corrected)])
}

/// Withdraws an entry; it stays readable and does not count.
///
/// # Refusals
/// `missing` without a reason, `not_found` when the entry is not in this chart or was withdrawn before, `impossible`
/// for an entry that is itself a correction or a withdrawal.
pub(super) fn withdraw(chart: &Chart, request: &Request, it: &Withdrawn, ctx: &Context<'_>) -> Decided {
    stands(chart, it.entry)?;
    if it.reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says that something set aside was looked at.
///
/// # Refusals
/// `missing` without words, `not_found` when nothing with this id was set aside.
pub(super) fn review(chart: &Chart, request: &Request, it: &Reviewed, ctx: &Context<'_>) -> Decided {
    if it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    if !chart.all::<SetAside>().any(|aside| aside.is.entry == it.entry) {
        return Err(Refusal::NotFound { what: "entry" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

fn stands(chart: &Chart, entry: EntryId) -> Result<(), Refusal> {
    let said = chart.entry(entry).filter(|_| chart.withdrawal(entry).is_none());
    match said.map(|it| &it.statement) {
        None => Err(Refusal::NotFound { what: "entry" }),
        Some(Statement::Corrected(_) | Statement::Withdrawn(_) | Statement::Unknown(_) | Statement::Removed { .. }) => {
            let why = "Correct or withdraw the entry itself, not what was said about it.".to_owned();
            Err(Refusal::Impossible { field: "entry", why })
        }
        Some(_) => Ok(()),
    }
}
