//! What a practice holds more tightly than its protocol: said by a prescriber, from a moment on, with a reason. Nothing is
//! changed afterwards; what was said last, of what has begun, counts.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::threshold::Known;
use super::{Change, Protocol, Safer, Threshold, ThresholdId};
use crate::decide::{Context, Refusal};
use crate::ids::{EntryId, StaffId};
use crate::ledger::Author;
use crate::private::Private;

/// How far ahead a limit may begin, in years; a later day is a slip of the pen. A rule of order, not a clinical number.
const AHEAD_YEARS: i64 = 1;

/// What is to be held from now on.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPracticeLimit {
    /// Which limit.
    pub threshold: ThresholdId,
    /// The number, in the limit's unit; nothing goes back to the protocol's.
    pub value: Option<i64>,
    /// The first day.
    pub from: Date,
    /// Why.
    pub reason: Private,
}

/// What was said of one limit.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticeLimit {
    /// Which.
    pub id: EntryId,
    /// What.
    pub is: NewPracticeLimit,
    /// From when it counts: the beginning of its first day, or the moment it was said when that is later.
    pub holds_from: Timestamp,
    /// By whom.
    pub by: StaffId,
    /// When it was said.
    pub at: Timestamp,
}

/// One thing a practice said of a limit, as far as the rules need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PracticeValue {
    /// Which limit.
    pub threshold: ThresholdId,
    /// The number; nothing goes back to the protocol's.
    pub value: Option<i64>,
    /// From when it counts.
    pub from: Timestamp,
}

impl From<&PracticeLimit> for PracticeValue {
    fn from(it: &PracticeLimit) -> Self {
        Self { threshold: it.is.threshold, value: it.is.value, from: it.holds_from }
    }
}

/// Everything a practice said of its limits, in the order in which it was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeLimits(Vec<PracticeValue>);

impl From<&[PracticeLimit]> for PracticeLimits {
    fn from(said: &[PracticeLimit]) -> Self {
        Self(said.iter().map(PracticeValue::from).collect())
    }
}

impl PracticeLimits {
    /// What was said, in the order in which it was said.
    pub fn new(said: Vec<PracticeValue>) -> Self {
        Self(said)
    }

    /// The practice's own number at a moment: what was said last, of what had begun.
    pub fn at(&self, id: ThresholdId, at: Timestamp) -> Option<i64> {
        self.of(id).rfind(|it| it.from <= at).and_then(|it| it.value)
    }

    /// Since when what counts at a moment counts.
    pub fn since(&self, id: ThresholdId, at: Timestamp) -> Option<Timestamp> {
        self.of(id).rfind(|it| it.from <= at).map(|it| it.from)
    }

    /// What will begin after a moment, as it was said; what is said later and begins no later takes its place.
    pub fn coming(&self, id: ThresholdId, at: Timestamp) -> Option<PracticeValue> {
        let last = self.of(id).enumerate().filter(|(_, it)| it.from > at);
        let counts = |place: usize, it: &PracticeValue| self.of(id).skip(place + 1).all(|later| later.from > it.from);
        last.filter(|(place, it)| counts(*place, it)).map(|(_, it)| it).min_by_key(|it| it.from)
    }

    fn of(&self, id: ThresholdId) -> impl DoubleEndedIterator<Item = PracticeValue> + '_ {
        self.0.iter().filter(move |it| it.threshold == id).copied()
    }
}

impl Threshold {
    /// True when a practice may hold this more tightly by itself: it has a safer side, and it is neither fixed nor left to an
    /// order.
    pub fn may_be_held_tighter(&self) -> bool {
        matches!(self.change, Change::Free | Change::TightenOnly) && self.safer != Safer::Neither
    }

    /// True when `value` is less careful than the protocol.
    fn is_looser(&self, value: i64) -> bool {
        match self.safer {
            Safer::Lower => value > self.value,
            Safer::Higher => value < self.value,
            Safer::Neither => false,
        }
    }
}

/// Says what the practice holds from a day on, for all its clients; nothing when the same was said under this id.
///
/// # Refusals
/// `impossible` when something else was said under this id, as by a form that is sent again with another number;
/// `protocol_unsigned`; `role_may_not` unless a person asks; `missing` without a reason; `impossible` for a limit that a
/// practice does not change by itself, a number less careful than the protocol's or the same, one that cannot be meant, one
/// that crosses another limit, one that changes nothing, and for a day that is over or far ahead.
pub fn hold_tighter(
    id: EntryId,
    it: &NewPracticeLimit,
    said: &[PracticeLimit],
    ctx: &Context<'_>,
) -> Result<Option<PracticeLimit>, Refusal> {
    let Author::Staff(by) = ctx.author else { return Err(Refusal::RoleMayNot) };
    if let Some(before) = said.iter().find(|it| it.id == id) {
        return if before.is == *it && before.by == by { Ok(None) } else { Err(Refusal::sent_before()) };
    }
    let signed = ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?;
    let threshold = signed.protocol.threshold(it.threshold);
    if !threshold.may_be_held_tighter() {
        let why =
            "The practice does not change this one by itself. It changes with a new signed protocol, or with an order.";
        return Err(Refusal::impossible("threshold", why));
    }
    let holds_from = begins(it.from, ctx)?;
    let limits = PracticeLimits::from(said);
    if let Some(value) = it.value {
        fits(it.threshold, value, &signed.protocol)?;
        not_crossing(it.threshold, value, &signed.protocol, |id| {
            signed.protocol.limit(id, &limits, None, holds_from).value
        })?;
    }
    let superseded = limits.of(it.threshold).any(|it| it.from > holds_from);
    if limits.at(it.threshold, holds_from) == it.value && !superseded {
        let why = match it.value {
            Some(value) => format!("The practice holds at {value} {} already. Nothing would change.", threshold.unit),
            None => {
                format!("The protocol's {} {} counts already. Nothing would change.", threshold.value, threshold.unit)
            }
        };
        return Err(Refusal::impossible("value", why));
    }
    Refusal::unless_written("reason", &it.reason)?;
    Ok(Some(PracticeLimit { id, is: it.clone(), holds_from, by, at: ctx.now }))
}

fn begins(from: Date, ctx: &Context<'_>) -> Result<Timestamp, Refusal> {
    let today = ctx.now.to_zoned(ctx.zone.clone()).date();
    if from < today {
        return Err(Refusal::impossible("from", "This day is over. A limit holds from today at the earliest."));
    }
    if from > today.saturating_add(AHEAD_YEARS.years()) {
        return Err(Refusal::impossible("from", "This day is more than a year ahead. Check the year."));
    }
    let morning = from.to_zoned(ctx.zone.clone()).map_err(|_| Refusal::impossible("from", "There is no such day."))?;
    Ok(morning.timestamp().max(ctx.now))
}

fn fits(id: ThresholdId, value: i64, protocol: &Protocol) -> Result<(), Refusal> {
    let threshold = protocol.threshold(id);
    let (own, unit) = (threshold.value, &threshold.unit);
    let Known { low, high, .. } = id.known();
    if threshold.is_looser(value) || value == own {
        let tighter = if threshold.safer == Safer::Lower { "lower" } else { "higher" };
        let why = if value == own {
            format!("The protocol holds at {own} {unit} itself. A tighter number is {tighter}.")
        } else {
            format!(
                "The protocol holds at {own} {unit}. A practice can only be more careful, that is {tighter}. A looser number needs a new signed protocol."
            )
        };
        return Err(Refusal::impossible("value", why));
    }
    if !(low..=high).contains(&value) {
        let why = format!("Between {low} and {high} {unit} can be meant. Look at the number and its unit.");
        return Err(Refusal::impossible("value", why));
    }
    Ok(())
}

/// With the practice's numbers it has to stay a protocol that could be signed: warning below stopping, stopping below an
/// emergency.
fn not_crossing(
    id: ThresholdId,
    value: i64,
    protocol: &Protocol,
    held: impl Fn(ThresholdId) -> i64,
) -> Result<(), Refusal> {
    let value_of = |it| if it == id { value } else { held(it) };
    let crossed = super::threshold::RISING
        .iter()
        .flat_map(|it| it.windows(2))
        .find(|pair| pair.contains(&id) && value_of(pair[0]) > value_of(pair[1]));
    let Some(pair) = crossed else { return Ok(()) };
    let (other, side) = if pair[0] == id { (pair[1], "above") } else { (pair[0], "below") };
    let why = format!(
        "This is {side} another limit that holds, {} {}: {}. Tighten that one first.",
        held(other),
        protocol.threshold(other).unit,
        other.words()
    );
    Err(Refusal::impossible("value", why))
}

#[cfg(test)]
mod tests;
