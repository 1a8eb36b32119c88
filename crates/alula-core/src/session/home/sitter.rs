//! The sitter: who stays with the client at home. No account, no chart; named by the practice, taught and agreed on the
//! own phone, seen by the therapist on the day (clinical.md section 1.11).

use serde::{Deserialize, Serialize};

use super::{at_home, not_later};
use crate::chart::{Chart, Said};
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{SessionId, SitterId};
use crate::intake::Presence;
use crate::ledger::Author;
use crate::private::Private;
use crate::session::life::said_in;

/// Somebody will stay with the client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitterNamed {
    /// Which session.
    pub session: SessionId,
    /// The name.
    pub name: Private,
    /// The phone number.
    pub phone: Private,
    /// What they are to the client.
    pub relation: Private,
    /// Eighteen or older; `Present` means yes.
    pub adult: Presence,
}

/// The sitter answered the questions of the teaching, all of them right in the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitterTaught {
    /// Which session.
    pub session: SessionId,
    /// The edition of the questions.
    pub edition: String,
    /// How many were answered wrong before.
    pub wrong: u8,
}

/// The sitter's own agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitterAgreed {
    /// Which session.
    pub session: SessionId,
    /// The edition of the text.
    pub edition: String,
    /// The name under it, as the sitter wrote it.
    pub name: Private,
    /// Whether the session may be recorded, as far as the sitter is concerned.
    pub recording: Presence,
}

/// The therapist saw the sitter on the day. `Present` means yes; `Unknown` counts as missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitterSeen {
    /// Which session.
    pub session: SessionId,
    /// In the same home.
    pub there: Presence,
    /// Sober.
    pub sober: Presence,
    /// The phone was rung and answered.
    pub answered: Presence,
    /// Stays until the end and knows the plan for the next morning.
    pub stays: Presence,
}

/// The therapist thanked the sitter, who may rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitterReleased {
    /// Which session.
    pub session: SessionId,
}

/// What the sitter tells the next day, for themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SitterTold {
    /// Which session.
    pub session: SessionId,
    /// How it was, in own words; may be empty.
    pub words: Private,
    /// Something happened that should not have; `Present` means yes.
    pub harm: Presence,
    /// Would like to be rung.
    pub ring: Presence,
}

/// The sitter of a session as named last; somebody else takes the place of the one before.
pub fn sitter(chart: &Chart, session: SessionId) -> Option<Said<'_, SitterNamed>> {
    said_in::<SitterNamed>(chart, session).pop()
}

/// True when `author` is the sitter of this session, as named last.
pub(crate) fn is_sitter(chart: &Chart, session: SessionId, author: Author) -> bool {
    sitter(chart, session).is_some_and(|it| author == Author::Sitter(SitterId::of(it.id())))
}

/// Names the sitter.
///
/// # Refusals
/// `not_found`; `not_now` in the office, after T0 or when the session is over; `missing` without a name or a phone number.
pub(crate) fn name(chart: &Chart, request: &Request, it: &SitterNamed, ctx: &Context<'_>) -> Decided {
    not_later(&at_home(chart, it.session)?)?;
    for (field, words) in [("name", &it.name), ("phone", &it.phone)] {
        if words.is_blank() {
            return Err(Refusal::Missing { field });
        }
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// The sitter learned what to do.
///
/// # Refusals
/// `not_found`, also for anybody who is not the sitter of this session; `not_now` in the office or when the session is over.
pub(crate) fn learn(chart: &Chart, request: &Request, it: &SitterTaught, ctx: &Context<'_>) -> Decided {
    by_the_sitter(chart, it.session, ctx)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// The sitter agrees.
///
/// # Refusals
/// As for learning; `missing` without a name; `not_now` before the questions were answered.
pub(crate) fn agree(chart: &Chart, request: &Request, it: &SitterAgreed, ctx: &Context<'_>) -> Decided {
    by_the_sitter(chart, it.session, ctx)?;
    if it.name.is_blank() {
        return Err(Refusal::Missing { field: "name" });
    }
    let taught = said_in::<SitterTaught>(chart, it.session);
    if !taught.iter().any(|said| said.author() == ctx.author) {
        return Err(Refusal::NotNow { why: "First go through the five questions.".to_owned() });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// The therapist saw the sitter.
///
/// # Refusals
/// `not_found` without a named sitter; `not_now` in the office, after T0 or when the session is over.
pub(crate) fn see(chart: &Chart, request: &Request, it: &SitterSeen, ctx: &Context<'_>) -> Decided {
    not_later(&at_home(chart, it.session)?)?;
    if sitter(chart, it.session).is_none() {
        return Err(Refusal::NotFound { what: "sitter" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Thanks the sitter.
///
/// # Refusals
/// `not_found`; `not_now` in the office or before the end of the session; `already`.
pub(crate) fn release(chart: &Chart, request: &Request, it: &SitterReleased, ctx: &Context<'_>) -> Decided {
    let session = at_home(chart, it.session)?;
    if session.is_open() {
        let why = "First bring the session to its end: the sitter stays until then.".to_owned();
        return Err(Refusal::NotNow { why });
    }
    if !said_in::<SitterReleased>(chart, it.session).is_empty() {
        return Err(Refusal::Already { what: "word to the sitter" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// The sitter of this session, or nobody's business.
pub(super) fn by_the_sitter(chart: &Chart, session: SessionId, ctx: &Context<'_>) -> Result<(), Refusal> {
    at_home(chart, session)?;
    if is_sitter(chart, session, ctx.author) { Ok(()) } else { Err(Refusal::NotFound { what: "session" }) }
}
