//! Begin together: only a clinician opens the beginning, then the client places the medicine.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{at_home, not_later, watcher};
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, SessionId};
use crate::intake::Presence;
use crate::ledger::{Author, Draft};
use crate::protocol::readiness::{Scope, readiness};
use crate::session::MedicineGiven;
use crate::session::life::{not_now, said_in};

/// The therapist opened the beginning: the client may place the medicine now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginOpened {
    /// Which session.
    pub session: SessionId,
}

/// How long the beginning stays open; later it has to be opened anew, because readings and words grow old.
///
/// A proposal of ours, as long as a pressure counts as fresh (clinical.md section 6, `vitals_fresh_min`).
pub const BEGIN_WITHIN: SignedDuration = SignedDuration::from_mins(30);

/// The word that opened the beginning, while it holds at `at` and no hold was raised after it.
pub fn may_begin(chart: &Chart, session: SessionId, at: Timestamp) -> Option<Said<'_, BeginOpened>> {
    let opened = said_in::<BeginOpened>(chart, session).into_iter().rfind(|it| it.at() <= at)?;
    let held = !crate::session::open_holds(chart, session).is_empty();
    (!held && at.duration_since(opened.at()) <= BEGIN_WITHIN).then_some(opened)
}

/// Opens the beginning.
///
/// # Refusals
/// `not_found`; `role_may_not` for anybody but who watches the session; `not_now` in the office, once the medicine was given,
/// or when the session is over; `held`; `gates_closed` with every hard gate that is not open.
pub(crate) fn open(chart: &Chart, request: &Request, it: &BeginOpened, ctx: &Context<'_>) -> Decided {
    let session = at_home(chart, it.session)?;
    if session.is_held() {
        return Err(Refusal::Held);
    }
    not_later(&session)?;
    if watcher(chart, it.session).map(Author::Staff) != Some(ctx.author) {
        return Err(Refusal::RoleMayNot);
    }
    let rules = ctx.protocol.and_then(|it| it.protocol.route(session.plan.is.route, session.plan.is.setting));
    if rules.is_none_or(|it| it.ladder.is_empty()) {
        return not_now(
            "The protocol says nothing of who is told when nobody looks in. A prescriber has to sign one that does.",
        );
    }
    let gates = readiness(chart, Scope::Session(it.session), ctx);
    gates.open().map_err(|gates| Refusal::GatesClosed { gates })?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// A phone in the home says that the medicine is in the mouth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicinePlaced {
    /// Which session.
    pub session: SessionId,
}

/// What follows from the first word that the medicine was placed: the amount of the order, given.
///
/// Two phones may say so; the amount is stated once, and T0 is the earlier of their times.
pub(crate) fn first_amount(
    chart: &Chart,
    id: EntryId,
    at: Timestamp,
    author: Author,
    it: &MedicinePlaced,
) -> Option<Draft> {
    let session = crate::session::session(chart, it.session)?;
    if session.t0().is_some() {
        return None;
    }
    let statement = MedicineGiven {
        session: it.session,
        order: session.plan.is.order,
        amount: session.order?.is.amount,
        lot: "".into(),
        identity: Presence::Unknown,
    };
    Some(Draft { id: id.following(3), occurred_at: at, author, statement: statement.into() })
}

/// At home the beginning has to be open, whoever states T0.
///
/// # Refusals
/// `not_now` when it is not.
pub(crate) fn opened(chart: &Chart, session: SessionId, at: Timestamp) -> Result<(), Refusal> {
    if may_begin(chart, session, at).is_some() {
        return Ok(());
    }
    not_now("Open the beginning first: who watches this session does, when every gate is right.")
}
