//! T0, a further amount, and the end of holding the lozenge.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::life::{after_medicine, before_medicine, not_now};
use super::plan::holding_order;
use super::{Life, SessionView, home, minute_since};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{OrderId, SessionId};
use crate::intake::{AfterHold, OrderWritten, Presence, Route, Setting};
use crate::private::Private;
use crate::protocol::readiness::{Scope, readiness};
use crate::units::{Micrograms, date};

/// T0: the medicine is in the mouth, or the needle in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineGiven {
    /// Which session.
    pub session: SessionId,
    /// Under which order.
    pub order: OrderId,
    /// How much, as counted from the order.
    pub amount: Micrograms,
    /// Lot or label, as on the package.
    pub lot: Private,
    /// Name and birth date were asked and agree; `Present` means yes.
    pub identity: Presence,
}

/// A further ordered amount was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MedicineAdded {
    /// Which session.
    pub session: SessionId,
    /// How much.
    pub amount: Micrograms,
}

/// The lozenge was spat out or swallowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LozengeFinished {
    /// Which session.
    pub session: SessionId,
    /// Which of the two.
    pub how: AfterHold,
}

/// How long ago T0 may lie when it is written down; more is a wrong time.
///
/// A proposal of ours: field-study 4.1 lets a mark be dragged back by minutes.
pub const T0_AT_MOST_AGO: SignedDuration = SignedDuration::from_mins(60);

/// Gives the medicine: T0.
///
/// # Refusals
/// `not_found`; `not_now` when the session is over, the medicine was given or is injected; `missing` unless the identity was asked;
/// `held` while a hold is open or for a time before the last one was lifted; `beyond_order` by amount, day or interval;
/// `gates_closed` with every hard gate that is not open; `not_now` at home before the beginning was opened.
pub(crate) fn give(chart: &Chart, request: &Request, it: &MedicineGiven, ctx: &Context<'_>) -> Decided {
    not_injected(before_medicine(chart, it.session)?)?;
    given(chart, request, it, ctx)
}

/// An injection is given with its vial, its second person and its site; see [`super::injection`].
fn not_injected(session: SessionView<'_>) -> Result<(), Refusal> {
    if session.plan.is.route == Route::Intramuscular {
        return not_now("The medicine of this session is injected: read the label of the vial beside the order first.");
    }
    Ok(())
}

/// T0 by either way.
pub(super) fn given(chart: &Chart, request: &Request, it: &MedicineGiven, ctx: &Context<'_>) -> Decided {
    let session = before_medicine(chart, it.session)?;
    let at = request.at(ctx);
    if ctx.now.duration_since(at) > T0_AT_MOST_AGO {
        let why = "This is more than an hour ago. Enter the time at which the medicine was given.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    if session.is_held() || session.holds.iter().filter_map(|it| it.lifted).any(|lifted| lifted.at() > at) {
        return Err(Refusal::Held);
    }
    if it.identity != Presence::Present {
        return Err(Refusal::Missing { field: "identity" });
    }
    if it.order != session.plan.is.order {
        return beyond("the session was planned under another order; plan it again under this one");
    }
    let order = holding_order(chart, it.order)?;
    allowed_on(order, at, ctx.zone)?;
    if it.amount > order.amount {
        return beyond(&format!("it allows {} in a session", order.amount.in_milligrams()));
    }
    within_daily_maximum(chart, order, it.amount, at, ctx.zone)?;
    let least = SignedDuration::from_hours(order.interval.get());
    if amounts(chart).any(|(earlier, _)| at.duration_since(earlier).abs() < least) {
        return beyond(&format!("between two sessions there have to be {} h", order.interval));
    }
    gates_open(chart, it.session, ctx)?;
    if session.plan.is.setting == Setting::Home {
        home::opened(chart, it.session, at)?;
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Gives the further amount that the order allows, once.
///
/// # Refusals
/// `not_found`; `not_now` before T0, after the client was ready, outside the order's window or by injection; `held` while a hold is
/// open; `beyond_order` when the order allows none, another amount, or no more on this day.
pub(crate) fn add(chart: &Chart, request: &Request, it: &MedicineAdded, ctx: &Context<'_>) -> Decided {
    not_injected(after_medicine(chart, it.session)?.0)?;
    added(chart, request, it, ctx)
}

/// The further amount by either way.
pub(super) fn added(chart: &Chart, request: &Request, it: &MedicineAdded, ctx: &Context<'_>) -> Decided {
    let (session, t0) = after_medicine(chart, it.session)?;
    if matches!(session.life, Life::ReadyToLeave { .. }) {
        return not_now("The client is ready to leave, so nothing further is given.");
    }
    let at = request.at(ctx);
    if session.is_held() || session.holds.iter().filter_map(|it| it.lifted).any(|lifted| lifted.at() > at) {
        return Err(Refusal::Held);
    }
    let order = holding_order(chart, session.plan.is.order)?;
    let Some(further) = &order.redose else { return beyond("it allows no further amount") };
    if !session.added.is_empty() {
        return beyond("it allows one further amount, and that was given");
    }
    if it.amount > further.amount {
        return beyond(&format!("it allows a further {}", further.amount.in_milligrams()));
    }
    if !(further.from.get()..=further.until.get()).contains(&minute_since(t0, at)) {
        let why = format!("A further amount is possible from minute {} to minute {}.", further.from, further.until);
        return Err(Refusal::NotNow { why });
    }
    within_daily_maximum(chart, order, it.amount, at, ctx.zone)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// Writes down that the lozenge was spat out or swallowed; what happened counts, also when the order says otherwise.
///
/// # Refusals
/// `not_found`; `not_now` before T0 or when there is no lozenge; `already`; `impossible` for a time before T0.
pub(crate) fn finish_lozenge(chart: &Chart, request: &Request, it: &LozengeFinished, ctx: &Context<'_>) -> Decided {
    let (session, t0) = after_medicine(chart, it.session)?;
    if session.plan.is.route != Route::Lozenge {
        return not_now("There is no lozenge in this session.");
    }
    if session.lozenge.is_some_and(|it| session.last_amount() <= Some(it.at())) {
        return Err(Refusal::Already { what: "end of the lozenge" });
    }
    if request.at(ctx) < t0 {
        let why = "This is before the medicine was given.".to_owned();
        return Err(Refusal::Impossible { field: "at", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// What was given on the local day of `at`, in micrograms, all sessions together.
pub fn given_on(chart: &Chart, at: Timestamp, zone: &TimeZone) -> i64 {
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    amounts(chart).filter(|(given, _)| day(*given) == day(at)).map(|(_, amount)| amount.get()).sum()
}

fn amounts(chart: &Chart) -> impl Iterator<Item = (Timestamp, Micrograms)> {
    let given = chart.all::<MedicineGiven>().map(|it| (it.at(), it.is.amount));
    given.chain(chart.all::<MedicineAdded>().map(|it| (it.at(), it.is.amount)))
}

fn allowed_on(order: &OrderWritten, at: Timestamp, zone: &TimeZone) -> Result<(), Refusal> {
    if at.to_zoned(zone.clone()).date() <= order.valid_until {
        return Ok(());
    }
    beyond(&format!("it held until {}; ask the prescriber for a new one", date(order.valid_until)))
}

fn within_daily_maximum(
    chart: &Chart,
    order: &OrderWritten,
    amount: Micrograms,
    at: Timestamp,
    zone: &TimeZone,
) -> Result<(), Refusal> {
    if given_on(chart, at, zone) + amount.get() <= order.daily_maximum.get() {
        return Ok(());
    }
    beyond(&format!("it allows {} on one day", order.daily_maximum.in_milligrams()))
}

fn beyond<T>(why: &str) -> Result<T, Refusal> {
    Err(Refusal::BeyondOrder { why: why.to_owned() })
}

fn gates_open(chart: &Chart, session: SessionId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let readiness = readiness(chart, Scope::Session(session), ctx);
    readiness.open().map_err(|gates| Refusal::GatesClosed { gates })
}
