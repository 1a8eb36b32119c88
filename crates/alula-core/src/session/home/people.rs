//! Who watches a session from afar: one clinician, handed over by two words, and a second one within reach.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::at_home;
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request, Role};
use crate::ids::{EntryId, SessionId, StaffId};
use crate::intake::TeamNamed;
use crate::ledger::Author;
use crate::session::life::{not_now, said_in};

/// A second clinician said to be reachable for a session at home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondReachable {
    /// Which session.
    pub session: SessionId,
    /// Until when.
    pub until: Timestamp,
}

/// Who watches asked a colleague to watch on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchOffered {
    /// Which session.
    pub session: SessionId,
    /// Whom.
    pub to: StaffId,
}

/// The colleague watches from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchAccepted {
    /// Which session.
    pub session: SessionId,
    /// The offer.
    pub offer: EntryId,
}

/// Who watches a session: the therapist, or who accepted last.
pub fn watcher(chart: &Chart, session: SessionId) -> Option<StaffId> {
    let accepted = said_in::<WatchAccepted>(chart, session).pop().and_then(|it| match it.author() {
        Author::Staff(id) => Some(id),
        _ => None,
    });
    accepted.or_else(|| chart.last::<TeamNamed>().map(|it| it.is.therapist))
}

/// The offer that nobody has accepted yet; a newer one takes its place.
pub fn watch_offer(chart: &Chart, session: SessionId) -> Option<Said<'_, WatchOffered>> {
    let last = said_in::<WatchOffered>(chart, session).pop()?;
    let accepted = said_in::<WatchAccepted>(chart, session).iter().any(|it| it.is.offer == last.id());
    (!accepted).then_some(last)
}

/// Who can be reached besides the one who watches, and until when.
pub fn second_person(chart: &Chart, session: SessionId, at: Timestamp) -> Option<(StaffId, Timestamp)> {
    let watcher = watcher(chart, session);
    said_in::<SecondReachable>(chart, session)
        .into_iter()
        .filter_map(|it| match it.author() {
            Author::Staff(id) if Some(id) != watcher && it.is.until > at && it.at() <= at => Some((id, it.is.until)),
            _ => None,
        })
        .next_back()
}

fn on_team(chart: &Chart, ctx: &Context<'_>, id: StaffId) -> bool {
    let team = chart.last::<TeamNamed>().map(|it| it.is);
    let named = team.is_some_and(|it| it.therapist == id || it.supervisor == Some(id) || it.prescriber == Some(id));
    named && ctx.staff.get(&id).is_some_and(|it| it.active && it.role != Role::Manager)
}

/// Says to be reachable.
///
/// # Refusals
/// `role_may_not` for who watches the session; `not_found`; `not_now` in the office or when the session is over;
/// `impossible` for a time that has passed.
pub(crate) fn be_second(chart: &Chart, request: &Request, it: &SecondReachable, ctx: &Context<'_>) -> Decided {
    if !at_home(chart, it.session)?.is_open() {
        return not_now("This session is over.");
    }
    if watcher(chart, it.session).map(Author::Staff) == Some(ctx.author) {
        return Err(Refusal::RoleMayNot);
    }
    if it.until <= ctx.now {
        let why = "This time has passed. Say until when you can be reached.".to_owned();
        return Err(Refusal::Impossible { field: "until", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Asks a colleague to watch on.
///
/// # Refusals
/// `role_may_not` for anybody but who watches; `not_found` for somebody who is not on the client's team; `not_now` in the office or
/// when the session is over.
pub(crate) fn offer(chart: &Chart, request: &Request, it: &WatchOffered, ctx: &Context<'_>) -> Decided {
    if !at_home(chart, it.session)?.is_open() {
        return not_now("This session is over.");
    }
    let watcher = watcher(chart, it.session);
    if watcher.map(Author::Staff) != Some(ctx.author) {
        return Err(Refusal::RoleMayNot);
    }
    if !on_team(chart, ctx, it.to) || watcher == Some(it.to) {
        return Err(Refusal::NotFound { what: "colleague" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Watches from now on.
///
/// # Refusals
/// `not_found` unless the offer stands and was made to the author; `not_now` in the office or when the session is over.
pub(crate) fn accept(chart: &Chart, request: &Request, it: &WatchAccepted, ctx: &Context<'_>) -> Decided {
    if !at_home(chart, it.session)?.is_open() {
        return not_now("This session is over.");
    }
    let stands = watch_offer(chart, it.session).filter(|offer| offer.id() == it.offer);
    match stands {
        Some(offer) if ctx.author == Author::Staff(offer.is.to) => Ok(vec![request.states(ctx, it.clone())]),
        _ => Err(Refusal::NotFound { what: "offer" }),
    }
}
