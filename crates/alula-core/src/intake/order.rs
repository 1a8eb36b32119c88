//! The prescriber's order and this client's limits. The software holds them; it never computes a dose.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
use crate::ids::OrderId;
use crate::private::Private;
use crate::units::{BeatsPerMinute, Hours, Micrograms, Minutes, MmHg};

/// How the medicine is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// A lozenge held in the mouth.
    Lozenge,
    /// An injection into muscle.
    Intramuscular,
}

/// Where a session takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// At the practice.
    Office,
    /// At the client's home.
    Home,
}

/// What happens to the lozenge after it was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterHold {
    /// It is spat out.
    Spit,
    /// It is swallowed.
    Swallow,
}

/// A further amount that the order allows, inside a window after T0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redose {
    /// How much.
    pub amount: Micrograms,
    /// Not before, after T0.
    pub from: Minutes,
    /// Not after, after T0.
    pub until: Minutes,
}

/// This client's own limits; the tightest of protocol, practice and these holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Systolic pressure at or above which medicine is held.
    pub systolic: Option<MmHg>,
    /// Diastolic pressure at or above which medicine is held.
    pub diastolic: Option<MmHg>,
    /// Pulse at or above which medicine is held.
    pub pulse: Option<BeatsPerMinute>,
}

/// On what the prescriber's authority to order rests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Basis {
    /// The prescriber examined the client in person.
    InPersonExam {
        /// On this day.
        on: Date,
    },
    /// By video alone, under the federal flexibilities while they are in force (clinical.md section 5).
    Telemedicine,
}

/// The prescriber wrote an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderWritten {
    /// How it is taken.
    pub route: Route,
    /// Where it may be taken.
    pub setting: Setting,
    /// The product and pharmacy, in words.
    pub product: Private,
    /// Strength of one unit (lozenge) or of one millilitre (injection).
    pub strength: Micrograms,
    /// The amount for a session.
    pub amount: Micrograms,
    /// The most that may be given on one day, further amounts included.
    pub daily_maximum: Micrograms,
    /// How long a lozenge is held.
    pub hold: Minutes,
    /// What happens to it then.
    pub after_hold: AfterHold,
    /// A further amount, if allowed.
    pub redose: Option<Redose>,
    /// The least time between sessions.
    pub interval: Hours,
    /// The last day the order holds.
    pub valid_until: Date,
    /// This client's limits.
    pub limits: Limits,
    /// What to do when a reading is above a limit, in the prescriber's words.
    pub instruction: Private,
    /// On what the order rests.
    pub basis: Basis,
    /// The day the state's prescription monitoring (CURES in California) was looked at.
    pub monitoring_checked: Date,
}

/// The prescriber withdrew an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderWithdrawn {
    /// Which.
    pub order: OrderId,
    /// Why.
    pub reason: Private,
}

/// Writes an order.
pub(crate) fn write_order(_chart: &Chart, request: &Request, it: &OrderWritten, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Withdraws an order.
pub(crate) fn withdraw_order(_chart: &Chart, request: &Request, it: &OrderWithdrawn, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}
