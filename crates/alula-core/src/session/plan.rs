//! A session is planned under one protocol version and one order.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::life::before_medicine;
use super::{Life, sessions};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{OrderId, SessionId};
use crate::intake::{OrderWithdrawn, OrderWritten, Route, Setting};
use crate::private::Private;
use crate::units::date;

/// Exactly which protocol a session runs under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolRef {
    /// The protocol's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the file that was signed, hexadecimal.
    pub digest: String,
}

/// A session was planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPlanned {
    /// When it begins.
    pub at: Timestamp,
    /// How the medicine is taken.
    pub route: Route,
    /// Where.
    pub setting: Setting,
    /// The room or place, in words.
    pub place: Private,
    /// The order it runs under.
    pub order: OrderId,
    /// The protocol it runs under.
    pub protocol: ProtocolRef,
}

/// A session will not take place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionCancelled {
    /// Which.
    pub session: SessionId,
    /// Why.
    pub reason: Private,
}

/// Plans a session under an order and the signed protocol; route and setting are the order's, the protocol is pinned.
///
/// # Refusals
/// `protocol_unsigned`; `not_found` when the order does not hold; `beyond_order` when it has ended by that day or the
/// session would come too soon after another; `impossible` for a day that has passed.
pub(crate) fn plan(
    chart: &Chart,
    request: &Request,
    at: Timestamp,
    order: OrderId,
    place: &Private,
    ctx: &Context<'_>,
) -> Decided {
    if crate::integration::closed(chart).is_some() {
        let why = "The care of this client has ended. Begin it anew first.".to_owned();
        return Err(Refusal::NotNow { why });
    }
    let protocol = ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?;
    let written = holding_order(chart, order)?;
    let day = at.to_zoned(ctx.zone.clone()).date();
    if day < ctx.now.to_zoned(ctx.zone.clone()).date() {
        let why = "This day has passed. Choose today or a later day.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    if day > written.valid_until {
        let why = format!("the order holds until {}; ask the prescriber for a new one", date(written.valid_until));
        return Err(Refusal::BeyondOrder { why });
    }
    let least = SignedDuration::from_hours(written.interval.get());
    let others = sessions(chart).into_iter().filter(|it| !matches!(it.life, Life::Cancelled { .. }));
    if others.map(|it| it.last_amount().unwrap_or(it.plan.is.at)).any(|other| at.duration_since(other).abs() < least) {
        let why = format!("between two sessions there have to be {} h", written.interval);
        return Err(Refusal::BeyondOrder { why });
    }
    Ok(vec![request.states(
        ctx,
        SessionPlanned {
            at,
            route: written.route,
            setting: written.setting,
            place: place.clone(),
            order,
            protocol: protocol.reference(),
        },
    )])
}

/// Cancels a session.
///
/// # Refusals
/// `missing` without a reason; `not_found`; `not_now` once the medicine was given or when it was cancelled before.
pub(crate) fn cancel(chart: &Chart, request: &Request, it: &SessionCancelled, ctx: &Context<'_>) -> Decided {
    before_medicine(chart, it.session)?;
    if it.reason.is_blank() {
        return Err(Refusal::Missing { field: "reason" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// An order that was neither withdrawn nor struck.
pub(super) fn holding_order(chart: &Chart, order: OrderId) -> Result<&OrderWritten, Refusal> {
    let withdrawn = chart.all::<OrderWithdrawn>().any(|it| it.is.order == order);
    let written = chart.find::<OrderWritten>(order.entry()).filter(|_| !withdrawn);
    written.map(|it| it.is).ok_or(Refusal::NotFound { what: "order" })
}
