//! Leaving: the questions, ready, left, and when we speak next.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Life;
use super::life::{after_medicine, known, not_now};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::SessionId;
use crate::intake::{Presence, Route};
use crate::private::Private;
use crate::protocol::ThresholdId;
use crate::protocol::readiness::{Scope, readiness};
use crate::units::Minutes;

/// The questions before leaving were gone through. `Present` means yes; `Unknown` counts as missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveChecked {
    /// Which session.
    pub session: SessionId,
    /// Alertness by MOAA/S, 0 to 5 (clinical.md section 1.8; 5 answers readily to the name).
    pub alertness: u8,
    /// Knows person, place, time and what happened.
    pub oriented: Presence,
    /// Walks ten steps unaided.
    pub walks: Presence,
    /// Vomited in the last 30 minutes.
    pub vomited: Presence,
    /// The release question about suicide was answered no; `Present` means it was answered no.
    pub safe: Presence,
    /// The escort is there and takes over.
    pub escort_present: Presence,
    /// No driving until the next day after sleep: said and understood.
    pub no_driving: Presence,
}

/// The client was ready to leave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadyToLeave {
    /// Which session.
    pub session: SessionId,
}

/// The client left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientLeft {
    /// Which session.
    pub session: SessionId,
    /// With whom.
    pub with: Private,
}

/// The next contact has a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPlanned {
    /// The session it follows; nothing when it follows none.
    pub session: Option<SessionId>,
    /// When.
    pub at: Timestamp,
    /// What for, in words.
    pub what: Private,
}

/// Goes through the questions before leaving, as often as needed.
///
/// # Refusals
/// `not_found`; `not_now` before T0 or after the client left; `impossible` for an alertness above 5.
pub(crate) fn check(chart: &Chart, request: &Request, it: &LeaveChecked, ctx: &Context<'_>) -> Decided {
    after_medicine(chart, it.session)?;
    if it.alertness > 5 {
        let why = "Alertness goes from 0 to 5; 5 answers readily to the name.".to_owned();
        return Err(Refusal::Impossible { field: "alertness", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says that the client left.
///
/// # Refusals
/// `not_found`; `not_now` unless the client was ready; `not_ready_to_leave` when the release gate has closed again;
/// `missing` without a name; `impossible` for a time before that.
pub(crate) fn leave(chart: &Chart, request: &Request, it: &ClientLeft, ctx: &Context<'_>) -> Decided {
    let (session, _) = after_medicine(chart, it.session)?;
    let Life::ReadyToLeave { ready, .. } = session.life else {
        return not_now("First go through the questions before leaving and say that the client is ready.");
    };
    released(chart, it.session, ctx)?;
    if it.with.is_blank() {
        return Err(Refusal::Missing { field: "with" });
    }
    if request.at(ctx) < ready.at() {
        let why = "This is before the client was ready.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Plans the next contact; soon is the protocol's wish, later is allowed.
///
/// # Refusals
/// `not_found` when it names a session that is not there; `impossible` for a time that has passed; `missing` without
/// words.
pub(crate) fn plan_contact(chart: &Chart, request: &Request, it: &ContactPlanned, ctx: &Context<'_>) -> Decided {
    if let Some(session) = it.session {
        known(chart, session)?;
    }
    if it.at <= ctx.now {
        let why = "This time has passed. Choose a later one.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    if it.what.is_blank() {
        return Err(Refusal::Missing { field: "what" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says that the client is ready to leave. The time to stay counts from the last amount.
///
/// # Refusals
/// `protocol_unsigned`; `not_found`; `not_now` before T0; `already` when the client is ready; `too_early_to_leave` with
/// the minutes to wait; `not_ready_to_leave` with every check of the release gate that does not say yes.
pub(crate) fn declare_ready(chart: &Chart, request: &Request, it: &ReadyToLeave, ctx: &Context<'_>) -> Decided {
    let (session, t0) = after_medicine(chart, it.session)?;
    if matches!(session.life, Life::ReadyToLeave { .. }) {
        return Err(Refusal::Already { what: "word that the client is ready" });
    }
    let protocol = ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?;
    let least = match session.plan.is.route {
        Route::Lozenge => ThresholdId::MinObserveSlMin,
        Route::Intramuscular => ThresholdId::MinObserveImMin,
    };
    let least = SignedDuration::from_mins(protocol.limit(least, session.order.map(|it| it.is), ctx.now).value);
    let wait = least - request.at(ctx).duration_since(session.last_amount().unwrap_or(t0));
    if wait.is_positive() {
        let minutes = wait.as_secs().div_euclid(60) + i64::from(wait.as_secs() % 60 != 0);
        return Err(Refusal::TooEarlyToLeave {
            wait: Minutes::new(minutes.clamp(1, 100_000)).expect("clamped into the range"),
        });
    }
    released(chart, it.session, ctx)?;
    Ok(vec![request.states(ctx, it.clone())])
}

fn released(chart: &Chart, session: SessionId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let readiness = readiness(chart, Scope::Release(session), ctx);
    let missing: Vec<_> = readiness.missing().map(|it| it.id.clone()).collect();
    if readiness.open().is_ok() { Ok(()) } else { Err(Refusal::NotReadyToLeave { missing }) }
}
