//! What the client fears, how they want to be calmed, what touch is welcome, how near the therapist should be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::private::Private;
use crate::session::after_t0;

/// How the therapist means to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TherapistRole {
    /// Near and silent, unless asked.
    QuietPresence,
    /// A few words to lead, when they help.
    GentleGuidance,
}

/// Fears, calming wishes, sound and the therapist's role; the latest one holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishesRecorded {
    /// What the client fears.
    pub fears: Private,
    /// How the client wants to be calmed.
    pub calming: Private,
    /// Music, silence.
    pub sound: Private,
    /// The role that was agreed.
    pub role: TherapistRole,
}

/// The answer about one kind of touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchAnswer {
    /// Welcome.
    Yes,
    /// Ask first.
    Ask,
    /// Never; cannot become yes after T0.
    No,
}

/// One kind of touch with its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TouchItem {
    /// Which: hand, shoulder, holding.
    pub what: Private,
    /// The answer.
    pub answer: TouchAnswer,
}

/// Touch, situation by situation; the latest agreement holds, and what it does not name is no.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TouchAgreed {
    /// The items.
    pub items: Vec<TouchItem>,
}

/// Writes down wishes.
pub(crate) fn record_wishes(_: &Chart, request: &Request, it: &WishesRecorded, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Agrees on touch. From T0 until the next morning an agreement can only become narrower.
///
/// # Refusals
/// `missing` without any kind of touch, or for a kind without words; `impossible` when a kind is named twice; `not_now`
/// when something that was "no" or not named would open under the medicine, or "ask first" would become "welcome".
pub(crate) fn agree_touch(chart: &Chart, request: &Request, it: &TouchAgreed, ctx: &Context<'_>) -> Decided {
    if it.items.is_empty() {
        return Err(Refusal::Missing { field: "items" });
    }
    let mut answers = BTreeMap::new();
    for item in &it.items {
        Refusal::unless_written("what", &item.what)?;
        if answers.insert(plain(&item.what), item.answer).is_some() {
            return Err(Refusal::impossible("items", "One kind of touch is named twice. Keep one answer."));
        }
    }
    if after_t0(chart, ctx) {
        let before = chart.last::<TouchAgreed>().map(|it| &it.is.items[..]).unwrap_or_default();
        let before: BTreeMap<_, _> = before.iter().map(|it| (plain(&it.what), it.answer)).collect();
        let wider =
            |(what, answer): (&String, &TouchAnswer)| *answer < before.get(what).copied().unwrap_or(TouchAnswer::No);
        if answers.iter().any(wider) {
            let why = "A no stays a no after the medicine was given. Talk about it again tomorrow.";
            return Err(Refusal::not_now(why));
        }
    }
    Ok(vec![request.states(ctx, it.clone())])
}

/// True when the agreement says no to this touch, by its words; touch without words is not asked about.
pub(crate) fn is_refused(chart: &Chart, what: &Private) -> bool {
    let agreed = chart.last::<TouchAgreed>().map(|it| &it.is.items[..]).unwrap_or_default();
    !what.is_blank() && agreed.iter().any(|it| it.answer == TouchAnswer::No && plain(&it.what) == plain(what))
}

fn plain(what: &Private) -> String {
    what.reveal().trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Command;
    use crate::given::{Given, ago, given, nothing, now, nth};
    use crate::ids::{OrderId, SessionId};
    use crate::intake::Presence;
    use crate::samples::{order, planned};
    use crate::session::MedicineGiven;

    fn agreed(answers: &[(&str, TouchAnswer)]) -> TouchAgreed {
        let items = answers.iter().map(|(what, answer)| TouchItem { what: (*what).into(), answer: *answer });
        TouchAgreed { items: items.collect() }
    }

    fn under_medicine() -> Given {
        let given_medicine = MedicineGiven {
            session: SessionId::of(nth(2)),
            order: OrderId::of(nth(1)),
            amount: order().amount,
            lot: "A1".into(),
            identity: Presence::Present,
        };
        let before =
            agreed(&[("hand", TouchAnswer::Ask), ("shoulder", TouchAnswer::Yes), ("holding", TouchAnswer::No)]);
        given([order()]).and([planned(now(), OrderId::of(nth(1)))]).and([before]).and([ago(40, given_medicine)])
    }

    #[test]
    fn under_the_medicine_touch_only_narrows() {
        let agree = |answers: &[(&str, TouchAnswer)]| under_medicine().when(Command::AgreeTouch(agreed(answers)));
        agree(&[("holding", TouchAnswer::Ask)]).refused_as("not_now");
        agree(&[("Hand ", TouchAnswer::Yes)]).refused_as("not_now");
        agree(&[("feet", TouchAnswer::Ask)]).refused_as("not_now");
        agree(&[("hand", TouchAnswer::No), ("shoulder", TouchAnswer::Ask)]).states_kinds(["touch_agreed"]);
        let tomorrow = under_medicine().later(24 * 60);
        tomorrow.when(Command::AgreeTouch(agreed(&[("holding", TouchAnswer::Yes)]))).states_kinds(["touch_agreed"]);
    }

    #[test]
    fn every_kind_of_touch_has_one_answer() {
        let agree = |answers: &[(&str, TouchAnswer)]| nothing().when(Command::AgreeTouch(agreed(answers)));
        agree(&[]).refused_as("missing");
        agree(&[(" ", TouchAnswer::No)]).refused_as("missing");
        agree(&[("hand", TouchAnswer::No), ("Hand", TouchAnswer::Yes)]).refused_as("impossible");
    }
}
