//! Which value of a threshold holds: protocol, practice, client's order; the tightest wins.

use jiff::Timestamp;

use super::{Change, PracticeLimits, Protocol, Safer, SignedProtocol, ThresholdId};
use crate::intake::OrderWritten;

/// Who set the value that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitFrom {
    /// The protocol.
    Protocol,
    /// The practice, more tightly than the protocol.
    Practice,
    /// The prescriber's order for this client, more tightly still.
    Order,
}

/// The value of a threshold that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The number.
    pub value: i64,
    /// Its unit.
    pub unit: String,
    /// Who set it.
    pub from: LimitFrom,
    /// Where the protocol's number comes from.
    pub source: String,
}

impl Protocol {
    /// The value of a threshold at a moment for a practice and, if there is one, a client's order. The tightest wins.
    pub fn limit(
        &self,
        id: ThresholdId,
        practice: &PracticeLimits,
        order: Option<&OrderWritten>,
        at: Timestamp,
    ) -> Limit {
        let threshold = self.threshold(id);
        let start = Limit {
            value: threshold.value,
            unit: threshold.unit.clone(),
            from: LimitFrom::Protocol,
            source: threshold.source.clone(),
        };
        if threshold.change == Change::Fixed {
            return start;
        }
        let own = practice.at(id, at).filter(|_| threshold.may_be_held_tighter());
        let own = own.map(|value| (value, LimitFrom::Practice));
        let ordered = order.and_then(|it| of_order(id, it)).map(|value| (value, LimitFrom::Order));
        own.into_iter().chain(ordered).fold(start, |limit, (value, from)| {
            let takes = match threshold.safer {
                Safer::Neither => true,
                safer => value != limit.value && tighter(safer, limit.value, value) == value,
            };
            if takes { Limit { value, from, ..limit } } else { limit }
        })
    }
}

impl SignedProtocol {
    /// The value of a threshold at a moment for this practice and, if there is one, a client's order. The tightest wins.
    pub fn limit(&self, id: ThresholdId, order: Option<&OrderWritten>, at: Timestamp) -> Limit {
        self.protocol.limit(id, &self.practice, order, at)
    }

    /// How many limits the practice holds more tightly than the protocol at a moment.
    pub fn held_tighter(&self, at: Timestamp) -> usize {
        ThresholdId::ALL.iter().filter(|id| self.limit(**id, None, at).from == LimitFrom::Practice).count()
    }
}

fn tighter(safer: Safer, one: i64, other: i64) -> i64 {
    match safer {
        Safer::Lower => one.min(other),
        Safer::Higher => one.max(other),
        Safer::Neither => other,
    }
}

fn of_order(id: ThresholdId, order: &OrderWritten) -> Option<i64> {
    use ThresholdId as Id;
    match id {
        Id::BpStopHomeSys | Id::BpStopOfficeSys => order.limits.systolic.map(|it| it.get()),
        Id::BpStopHomeDia | Id::BpStopOfficeDia => order.limits.diastolic.map(|it| it.get()),
        Id::HrStopHi => order.limits.pulse.map(|it| it.get()),
        Id::MinIntervalH => Some(order.interval.get()),
        Id::HoldTimeMin => Some(order.hold.get()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::given::now;
    use crate::intake::Limits;
    use crate::protocol::{PracticeValue, REFERENCE};
    use crate::samples::order;
    use crate::units::{Hours, MmHg};

    fn reference() -> Protocol {
        Protocol::parse(REFERENCE).unwrap()
    }

    #[test]
    fn the_order_of_a_client_can_hold_more_tightly() {
        let mut order = order();
        order.limits = Limits { systolic: Some(MmHg::new(150).unwrap()), diastolic: None, pulse: None };
        let limit = reference().limit(ThresholdId::BpStopOfficeSys, &PracticeLimits::default(), Some(&order), now());
        assert_eq!((limit.value, limit.from), (150, LimitFrom::Order));
    }

    #[test]
    fn a_looser_order_changes_nothing() {
        let mut order = order();
        order.limits.systolic = Some(MmHg::new(175).unwrap());
        order.interval = Hours::new(24).unwrap();
        let protocol = reference();
        let of = |id| protocol.limit(id, &PracticeLimits::default(), Some(&order), now());
        assert_eq!((of(ThresholdId::BpStopOfficeSys).value, of(ThresholdId::MinIntervalH).value), (160, 72));
    }

    proptest! {
        #[test]
        fn the_limit_is_never_looser_than_the_protocol(practice in 100_i64..=180, ordered in 100_i64..=180) {
            let protocol = reference();
            let mut order = order();
            order.limits.systolic = Some(MmHg::new(ordered).unwrap());
            let value = PracticeValue { threshold: ThresholdId::BpStopOfficeSys, value: Some(practice), from: now() };
            let practice = PracticeLimits::new(vec![value]);
            let with_order = protocol.limit(ThresholdId::BpStopOfficeSys, &practice, Some(&order), now()).value;
            let without = protocol.limit(ThresholdId::BpStopOfficeSys, &practice, None, now()).value;
            prop_assert!(with_order <= without && without <= 160);
        }
    }
}
