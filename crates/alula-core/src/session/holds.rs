//! Holds stop medicine from being given; only the people the protocol names lift them.

use serde::{Deserialize, Serialize};

use super::life::{before_medicine, open};
use super::open_holds;
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request, Role};
use crate::ids::{EntryId, HoldId, SessionId};
use crate::private::Private;

/// Why medicine is held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum HoldReason {
    /// A reading at or beyond a limit.
    Vitals {
        /// The reading.
        reading: EntryId,
        /// Which value and which limit, in words.
        words: String,
    },
    /// The risk of suicide is not low.
    Risk {
        /// The review that found it.
        review: EntryId,
    },
    /// A person asked to wait.
    Person {
        /// In words.
        words: Private,
    },
}

/// Medicine must not be given until somebody lifts this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldRaised {
    /// The session it stops.
    pub session: SessionId,
    /// Why.
    pub why: HoldReason,
}

/// A hold was lifted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldLifted {
    /// Which.
    pub hold: HoldId,
    /// Why it may go on.
    pub reason: Private,
}

/// A gate was passed by decision of a person whom the protocol lets decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateOverridden {
    /// Which session.
    pub session: SessionId,
    /// The gate's id.
    pub gate: String,
    /// Why.
    pub reason: Private,
}

/// Asks to wait; anybody who may see the session may.
///
/// # Refusals
/// `missing` without words; `not_found`; `not_now` when the session is over.
pub(crate) fn raise(
    chart: &Chart,
    request: &Request,
    session: SessionId,
    words: &Private,
    ctx: &Context<'_>,
) -> Decided {
    open(chart, session)?;
    if words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    Ok(vec![request.states(ctx, HoldRaised { session, why: HoldReason::Person { words: words.clone() } })])
}

/// Lifts a hold.
///
/// # Refusals
/// `not_found`; `role_may_not` unless a prescriber asks; `already` when it was lifted; `missing` without a reason;
/// `second_factor_needed`.
pub(crate) fn lift(chart: &Chart, request: &Request, it: &HoldLifted, ctx: &Context<'_>) -> Decided {
    let hold = chart.find::<HoldRaised>(it.hold.entry()).ok_or(Refusal::NotFound { what: "hold" })?;
    if ctx.role != Role::Prescriber {
        return Err(Refusal::RoleMayNot);
    }
    if !open_holds(chart, hold.is.session).iter().any(|open| open.id() == it.hold.entry()) {
        return Err(Refusal::Already { what: "end of this hold" });
    }
    if it.reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    if request.at(ctx) < hold.at() {
        let why = "A hold cannot be lifted before it was raised.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    if !ctx.second_factor {
        return Err(Refusal::SecondFactorNeeded);
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Passes a gate by decision of a person whom the protocol lets decide.
///
/// # Refusals
/// `protocol_unsigned`; `not_found` when there is no such session or gate; `not_now` once the medicine was given;
/// `role_may_not` unless the protocol lets this role pass this gate, and for gates that nobody passes; `missing`
/// without a reason; `second_factor_needed`.
pub(crate) fn pass_gate(chart: &Chart, request: &Request, it: &GateOverridden, ctx: &Context<'_>) -> Decided {
    before_medicine(chart, it.session)?;
    let protocol = &ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?.protocol;
    let gate = protocol.gate(&it.gate).ok_or(Refusal::NotFound { what: "gate" })?;
    if protocol.never_override.contains(&gate.id) || !gate.overridden_by.contains(&ctx.role) {
        return Err(Refusal::RoleMayNot);
    }
    if it.reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    if !ctx.second_factor {
        return Err(Refusal::SecondFactorNeeded);
    }
    Ok(vec![request.states(ctx, it.clone())])
}
