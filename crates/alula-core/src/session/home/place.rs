//! The home: vetted once, the address confirmed on the day, lozenges counted, both phones rehearsed.

use serde::{Deserialize, Serialize};

use super::{at_home, not_later};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::SessionId;
use crate::intake::Presence;
use crate::private::Private;

/// The home was gone through with the client. `Present` means it is as it should be; `Unknown` counts as missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeVetted {
    /// The cuff was compared with another one.
    pub cuff: Presence,
    /// Medicine is locked away.
    pub lockbox: Presence,
    /// Weapons and other means are out of reach.
    pub means: Presence,
    /// No children or animals in sole care.
    pub nobody_in_care: Presence,
    /// No bath, pool or balcony on the way.
    pub no_water_or_height: Presence,
    /// What else was said.
    pub words: Private,
}

/// Help finds the door: said aloud and read back on the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressConfirmed {
    /// Which session.
    pub session: SessionId,
    /// Street and number.
    pub street: Private,
    /// Flat, floor, and how the door opens; may be empty for a house.
    pub door: Private,
    /// Town and state.
    pub town: Private,
    /// The client is in a state in which therapist and prescriber are licensed; `Present` means yes.
    pub licensed_here: Presence,
    /// An emergency call from there reaches help; `Present` means it was talked about how.
    pub dial: Presence,
}

/// When lozenges are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountTime {
    /// Before the medicine.
    Before,
    /// At the end.
    After,
}

/// Lozenges were counted together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LozengesCounted {
    /// Which session.
    pub session: SessionId,
    /// When.
    pub when: CountTime,
    /// How many are there.
    pub counted: u16,
    /// How many there should be.
    pub expected: u16,
    /// Why not, when they differ.
    pub words: Private,
}

/// Vets the home.
///
/// # Refusals
/// None of its own.
pub(crate) fn vet(request: &Request, it: &HomeVetted, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Confirms the address.
///
/// # Refusals
/// `not_found`; `not_now` in the office or when the session is over; `missing` without a street or a town.
pub(crate) fn confirm_address(chart: &Chart, request: &Request, it: &AddressConfirmed, ctx: &Context<'_>) -> Decided {
    let session = at_home(chart, it.session)?;
    if !session.is_open() {
        return crate::session::life::not_now("This session is over.");
    }
    for (field, words) in [("street", &it.street), ("town", &it.town)] {
        if words.is_blank() {
            return Err(Refusal::Missing { field });
        }
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// Counts the lozenges.
///
/// # Refusals
/// `not_found`; `not_now` in the office, or before the medicine once it was given; `missing` without words when the count
/// is another than it should be.
pub(crate) fn count(chart: &Chart, request: &Request, it: &LozengesCounted, ctx: &Context<'_>) -> Decided {
    let session = at_home(chart, it.session)?;
    match it.when {
        CountTime::Before => not_later(&session)?,
        CountTime::After if session.t0().is_none() => {
            return crate::session::life::not_now("The medicine was not given yet.");
        }
        CountTime::After => {}
    }
    if it.counted != it.expected && it.words.is_blank() {
        return Err(Refusal::Missing { field: "words" });
    }
    Ok(vec![request.states(ctx, it.clone())])
}
