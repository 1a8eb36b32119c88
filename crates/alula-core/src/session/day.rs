//! The questions of the day, and the people who must be there or in reach.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::life::before_medicine;
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::SessionId;
use crate::intake::{Presence, TeamNamed};
use crate::ledger::Author;
use crate::private::Private;

/// The questions of the day were answered. `Unknown` counts as missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayAnswered {
    /// Which session.
    pub session: SessionId,
    /// The last solid food.
    pub last_solid: Option<Timestamp>,
    /// The last clear drink.
    pub last_clear: Option<Timestamp>,
    /// A new medicine, dose or illness since the last contact.
    pub anything_new: Presence,
    /// Alcohol in the last 24 hours.
    pub alcohol: Presence,
    /// Cannabis or another drug in the last 24 hours.
    pub drugs: Presence,
    /// Medicines taken today as the prescriber timed them; `Present` means yes.
    pub medicines_as_ordered: Presence,
    /// A pregnancy may have begun.
    pub pregnancy: Presence,
    /// The client wants today's session, sober and as agreed; `Present` means yes.
    pub wants_it: Presence,
    /// What else was said.
    pub words: Private,
}

/// Who takes the client home; the phone was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscortConfirmed {
    /// Which session.
    pub session: SessionId,
    /// The adult's name.
    pub name: Private,
    /// The phone number.
    pub phone: Private,
    /// Somebody answered it; `Present` means yes.
    pub answered: Presence,
}

/// The room and the people in it are ready.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomChecked {
    /// Which session.
    pub session: SessionId,
    /// A clinician trained in the procedure and in basic life support stays in the room; `Present` means yes.
    pub trained_clinician: Presence,
    /// The emergency kit is in the room and complete; `Present` means yes.
    pub emergency_kit: Presence,
}

/// The supervisor said to be reachable for this session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupervisorReachable {
    /// Which session.
    pub session: SessionId,
    /// Until when.
    pub until: Timestamp,
}

/// The longest time ago that a last meal or drink is taken as an answer about today; more is a wrong date.
pub const LONGEST_FAST: SignedDuration = SignedDuration::from_hours(72);

/// Answers the questions of the day; the latest answers hold.
///
/// # Refusals
/// `not_found`; `not_now` once the medicine was given; `impossible` for a meal or drink in the future or days ago.
pub(crate) fn answer(chart: &Chart, request: &Request, it: &DayAnswered, ctx: &Context<'_>) -> Decided {
    before_medicine(chart, it.session)?;
    for (field, at) in [("last_solid", it.last_solid), ("last_clear", it.last_clear)] {
        let Some(at) = at else { continue };
        if at > ctx.now {
            let why = "This time has not come yet. Enter when it was.".to_owned();
            return Err(Refusal::Impossible { field, why });
        }
        if ctx.now.duration_since(at) > LONGEST_FAST {
            let why = "This is more than three days ago. Look at the date.".to_owned();
            return Err(Refusal::Impossible { field, why });
        }
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says who takes the client home.
///
/// # Refusals
/// `not_found`; `not_now` when the session is over; `missing` without a name or a phone number.
pub(crate) fn confirm_escort(chart: &Chart, request: &Request, it: &EscortConfirmed, ctx: &Context<'_>) -> Decided {
    super::life::open(chart, it.session)?;
    if it.name.is_blank() {
        return Err(Refusal::Missing { field: "name" });
    }
    if it.phone.is_blank() {
        return Err(Refusal::Missing { field: "phone" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Checks the room.
///
/// # Refusals
/// `not_found`; `not_now` once the medicine was given.
pub(crate) fn check_room(chart: &Chart, request: &Request, it: &RoomChecked, ctx: &Context<'_>) -> Decided {
    before_medicine(chart, it.session)?;
    Ok(vec![request.states(ctx, it.clone())])
}

/// The supervisor of record says to be reachable for this session.
///
/// # Refusals
/// `role_may_not` for anybody else; `not_found`; `not_now` when the session is over; `impossible` for a time that has
/// passed.
pub(crate) fn be_reachable(chart: &Chart, request: &Request, it: &SupervisorReachable, ctx: &Context<'_>) -> Decided {
    super::life::open(chart, it.session)?;
    let of_record = |team: &TeamNamed| team.supervisor.or_else(|| ctx.staff.get(&team.therapist)?.supervisor);
    let supervisor = chart.last::<TeamNamed>().and_then(|it| of_record(it.is));
    if supervisor.map(Author::Staff) != Some(ctx.author) {
        return Err(Refusal::RoleMayNot);
    }
    if it.until <= ctx.now {
        let why = "This time has passed. Say until when you can be reached.".to_owned();
        return Err(Refusal::Impossible { field: "until", why });
    }
    Ok(vec![request.states(ctx, it.clone())])
}
