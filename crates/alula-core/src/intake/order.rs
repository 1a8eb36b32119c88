//! The prescriber's order and this client's limits. The software holds them; it never computes a dose.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::OrderId;
use crate::private::Private;
use crate::protocol::{Limit, LimitFrom, SignedProtocol, ThresholdId};
use crate::units::{BeatsPerMinute, Hours, Micrograms, Minutes, MmHg, date};

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

/// Writes an order. The software compares what the prescriber wrote with itself and with the protocol; it computes no
/// dose.
///
/// # Refusals
/// `protocol_unsigned`; `missing` without product or instruction; `impossible` for amounts above the daily maximum, a
/// further amount without a window, a time of holding that cannot be, days that do not fit, a limit or an interval less
/// careful than the protocol, or a basis that does not hold.
pub(crate) fn write_order(_: &Chart, request: &Request, it: &OrderWritten, ctx: &Context<'_>) -> Decided {
    let signed = ctx.protocol.ok_or(Refusal::ProtocolUnsigned)?;
    Refusal::unless_written("product", &it.product)?;
    Refusal::unless_written("instruction", &it.instruction)?;
    amounts_fit(it)?;
    days_fit(it, request.day(ctx), signed)?;
    limits_fit(it, signed, ctx.now)?;
    Ok(vec![request.states(ctx, it.clone())])
}

fn amounts_fit(it: &OrderWritten) -> Result<(), Refusal> {
    let most = it.daily_maximum;
    if it.amount > most {
        return Err(Refusal::impossible("amount", "The amount is above the daily maximum. Mend one of the two."));
    }
    let Some(redose) = &it.redose else { return Ok(()) };
    if it.amount.get() + redose.amount.get() > most.get() {
        let why = "Amount and further amount together are above the daily maximum. Mend one of them.";
        return Err(Refusal::impossible("redose", why));
    }
    if redose.from >= redose.until {
        return Err(Refusal::impossible("redose", "The window for a further amount ends before it begins."));
    }
    Ok(())
}

fn days_fit(it: &OrderWritten, today: Date, signed: &SignedProtocol) -> Result<(), Refusal> {
    if it.valid_until < today {
        return Err(Refusal::impossible("valid_until", "The order would have ended already. Write a later day."));
    }
    match it.basis {
        Basis::InPersonExam { on } if on > today => {
            return Err(Refusal::impossible("basis", "The day of the examination has not come yet. Check the date."));
        }
        Basis::Telemedicine if today > signed.protocol.telemedicine.valid_until => {
            let last = signed.protocol.telemedicine.valid_until;
            let why = format!(
                "Ordering by video alone was allowed until {}. Examine the client in person first.",
                date(last)
            );
            return Err(Refusal::impossible("basis", why));
        }
        _ => {}
    }
    let earliest = business_day_before(today);
    if it.monitoring_checked > today || it.monitoring_checked < earliest {
        let why = "Look at the prescription monitoring today, or on the last business day, then write the order.";
        return Err(Refusal::impossible("monitoring_checked", why));
    }
    Ok(())
}

/// The business day before a day, leaving out Saturday and Sunday.
pub(crate) fn business_day_before(day: Date) -> Date {
    let days = match day.weekday() {
        Weekday::Monday => 3,
        Weekday::Sunday => 2,
        _ => 1,
    };
    day.saturating_sub(days.days())
}

fn limits_fit(it: &OrderWritten, signed: &SignedProtocol, now: Timestamp) -> Result<(), Refusal> {
    use ThresholdId as Id;
    let (systolic, diastolic) = match it.setting {
        Setting::Office => (Id::BpStopOfficeSys, Id::BpStopOfficeDia),
        Setting::Home => (Id::BpStopHomeSys, Id::BpStopHomeDia),
    };
    let limits = [
        ("systolic", systolic, it.limits.systolic.map(|it| it.get())),
        ("diastolic", diastolic, it.limits.diastolic.map(|it| it.get())),
        ("pulse", Id::HrStopHi, it.limits.pulse.map(|it| it.get())),
    ];
    for (field, id, own) in limits {
        let limit = signed.limit(id, None, now);
        if own.is_some_and(|own| own > limit.value) {
            let why = format!(
                "{} holds at {} {}. An order can only be more careful.",
                whose(&limit),
                limit.value,
                limit.unit
            );
            return Err(Refusal::impossible(field, why));
        }
        if own.is_some_and(|own| own < id.range().0) {
            return Err(Refusal::impossible(
                field,
                "With this limit no session could ever take place. Check the number.",
            ));
        }
    }
    let interval = signed.limit(Id::MinIntervalH, None, now);
    if it.interval.get() < interval.value {
        let why = format!(
            "{} asks for {} hours between sessions. An order can only ask for more.",
            whose(&interval),
            interval.value
        );
        return Err(Refusal::impossible("interval", why));
    }
    let (shortest, longest) = Id::HoldTimeMin.range();
    if it.route == Route::Lozenge && !(shortest..=longest).contains(&it.hold.get()) {
        let why = format!("A lozenge is held for {shortest} to {longest} minutes. Check the number.");
        return Err(Refusal::impossible("hold", why));
    }
    Ok(())
}

fn whose(limit: &Limit) -> &'static str {
    match limit.from {
        LimitFrom::Practice => "The practice",
        LimitFrom::Protocol | LimitFrom::Order => "The protocol",
    }
}

/// Withdraws an order.
///
/// # Refusals
/// `not_found`; `already` when it was withdrawn; `missing` without a reason.
pub(crate) fn withdraw_order(chart: &Chart, request: &Request, it: &OrderWithdrawn, ctx: &Context<'_>) -> Decided {
    if chart.find::<OrderWritten>(it.order.entry()).is_none() {
        return Err(Refusal::NotFound { what: "order" });
    }
    if chart.all::<OrderWithdrawn>().any(|other| other.is.order == it.order) {
        return Err(Refusal::Already { what: "end of this order" });
    }
    Refusal::unless_written("reason", &it.reason)?;
    Ok(vec![request.states(ctx, it.clone())])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::decide::Command;
    use crate::given::{Given, PRESCRIBER, given, nothing, nth};
    use crate::protocol::{PracticeLimits, PracticeValue};
    use crate::samples::order;

    fn prescriber() -> Given {
        nothing().asked_by(PRESCRIBER)
    }

    #[track_caller]
    fn refused(field: &str, change: impl Fn(&mut OrderWritten)) {
        let mut order = order();
        change(&mut order);
        let refusal = prescriber().when(Command::WriteOrder(order)).decided.expect_err("the order was written");
        let named = match &refusal {
            Refusal::Missing { field } | Refusal::Impossible { field, .. } => *field,
            _ => "",
        };
        assert_eq!(named, field, "{refusal}");
    }

    fn mg(value: i64) -> Micrograms {
        Micrograms::milligrams(value).unwrap()
    }

    #[test]
    fn an_order_that_fits_is_written() {
        prescriber().when(Command::WriteOrder(order())).states([order()]);
        let from_to = |from, until| (Minutes::new(from).unwrap(), Minutes::new(until).unwrap());
        let (from, until) = from_to(10, 30);
        let twice = OrderWritten { redose: Some(Redose { amount: mg(100), from, until }), ..order() };
        prescriber().when(Command::WriteOrder(twice.clone())).states([twice]);
    }

    #[test]
    fn amounts_stay_within_the_daily_maximum() {
        refused("amount", |it| it.amount = mg(201));
        let redose = |amount, from, until| {
            Some(Redose { amount, from: Minutes::new(from).unwrap(), until: Minutes::new(until).unwrap() })
        };
        refused("redose", |it| it.redose = redose(mg(101), 10, 30));
        refused("redose", |it| it.redose = redose(mg(50), 30, 30));
    }

    #[test]
    fn limits_only_tighten() {
        refused("systolic", |it| it.limits.systolic = Some(MmHg::new(161).unwrap()));
        refused("systolic", |it| it.limits.systolic = Some(MmHg::new(60).unwrap()));
        refused("diastolic", |it| it.limits.diastolic = Some(MmHg::new(101).unwrap()));
        refused("interval", |it| it.interval = Hours::new(71).unwrap());
        refused("hold", |it| it.hold = Minutes::new(21).unwrap());
        let tight = Limits { systolic: Some(MmHg::new(150).unwrap()), diastolic: None, pulse: None };
        let tight = OrderWritten { limits: tight, ..order() };
        prescriber().when(Command::WriteOrder(tight.clone())).states([tight]);
    }

    #[test]
    fn a_limit_of_the_practice_binds_the_order_as_the_protocol_does() {
        let mut given = prescriber();
        let value = PracticeValue { threshold: ThresholdId::BpStopOfficeSys, value: Some(145), from: given.now };
        given.protocol = given.protocol.map(|it| it.with_practice(PracticeLimits::new(vec![value])));
        let limits = Limits { systolic: Some(MmHg::new(150).unwrap()), diastolic: None, pulse: None };
        let why = "The practice holds at 145 mmHg. An order can only be more careful.".to_owned();
        given
            .when(Command::WriteOrder(OrderWritten { limits, ..order() }))
            .refused(Refusal::Impossible { field: "systolic", why });
    }

    #[test]
    fn days_fit() {
        refused("valid_until", |it| it.valid_until = date(2026, 5, 31));
        refused("basis", |it| it.basis = Basis::InPersonExam { on: date(2026, 6, 2) });
        refused("monitoring_checked", |it| it.monitoring_checked = date(2026, 6, 2));
        // 1 June 2026 is a Monday; the business day before is Friday, 29 May.
        refused("monitoring_checked", |it| it.monitoring_checked = date(2026, 5, 28));
        let friday = OrderWritten { monitoring_checked: date(2026, 5, 29), ..order() };
        prescriber().when(Command::WriteOrder(friday.clone())).states([friday]);
    }

    #[test]
    fn an_order_by_video_alone_is_not_written_after_the_rule_ends() {
        let order = |checked| OrderWritten {
            basis: Basis::Telemedicine,
            valid_until: date(2027, 3, 1),
            monitoring_checked: checked,
            ..order()
        };
        let on = |days: i64, checked| prescriber().later(days * 24 * 60).when(Command::WriteOrder(order(checked)));
        on(213, date(2026, 12, 31)).states_kinds(["order_written"]);
        on(214, date(2026, 12, 31)).refused_as("impossible");
    }

    #[test]
    fn an_order_is_withdrawn_once_and_with_a_reason() {
        let withdraw = |n, reason: &str| {
            Command::WithdrawOrder(OrderWithdrawn { order: OrderId::of(nth(n)), reason: reason.into() })
        };
        let chart = given([order()]).asked_by(PRESCRIBER);
        chart.clone().when(withdraw(7, "x")).refused(Refusal::NotFound { what: "order" });
        chart.clone().when(withdraw(1, "")).refused(Refusal::Missing { field: "reason" });
        let after = chart.when(withdraw(1, "Another pharmacy.")).states_kinds(["order_withdrawn"]);
        after.when(withdraw(1, "Again.")).refused_as("already");
    }
}
