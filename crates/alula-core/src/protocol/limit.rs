//! Which value of a threshold holds: protocol, practice, client's order; the tightest wins.

use std::collections::BTreeMap;

use super::threshold::Known;
use super::{Change, Protocol, ProtocolError, Safer, SignedProtocol, ThresholdId};
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

/// What a practice holds more tightly than its protocol.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PracticeLimits(BTreeMap<ThresholdId, i64>);

impl PracticeLimits {
    /// The practice's own values.
    ///
    /// # Errors
    /// `fixed` for a threshold nobody may change, `loosened` for a value less careful than the protocol's,
    /// `impossible_value` outside the range that can be meant.
    pub fn new(protocol: &Protocol, values: BTreeMap<ThresholdId, i64>) -> Result<Self, ProtocolError> {
        for (&id, &value) in &values {
            let wrong = |code, message: &str| {
                Err(ProtocolError { code, key: id.name().to_owned(), line: None, message: message.to_owned() })
            };
            let (threshold, Known { low, high, .. }) = (protocol.threshold(id), id.known());
            if threshold.change == Change::Fixed {
                return wrong("fixed", "This number cannot be changed. Leave it out.");
            }
            if !(low..=high).contains(&value) {
                return wrong("impossible_value", "This number cannot be meant. Look at its unit.");
            }
            if threshold.safer != Safer::Neither && tighter(threshold.safer, threshold.value, value) != value {
                return wrong(
                    "loosened",
                    "The protocol is tighter. A looser value needs a new signed version of the protocol.",
                );
            }
        }
        Ok(Self(values))
    }
}

impl Protocol {
    /// The value of a threshold for a practice and, if there is one, a client's order. The tightest wins.
    pub fn limit(&self, id: ThresholdId, practice: &PracticeLimits, order: Option<&OrderWritten>) -> Limit {
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
        let own = practice.0.get(&id).copied().map(|value| (value, LimitFrom::Practice));
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
    /// The value of a threshold for this practice and, if there is one, a client's order. The tightest wins.
    pub fn limit(&self, id: ThresholdId, order: Option<&OrderWritten>) -> Limit {
        self.protocol.limit(id, &self.practice, order)
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
    use crate::intake::Limits;
    use crate::protocol::REFERENCE;
    use crate::samples::order;
    use crate::units::{Hours, MmHg};

    fn reference() -> Protocol {
        Protocol::parse(REFERENCE).unwrap()
    }

    #[test]
    fn the_order_of_a_client_can_hold_more_tightly() {
        let mut order = order();
        order.limits = Limits { systolic: Some(MmHg::new(150).unwrap()), diastolic: None, pulse: None };
        let limit = reference().limit(ThresholdId::BpStopOfficeSys, &PracticeLimits::default(), Some(&order));
        assert_eq!((limit.value, limit.from), (150, LimitFrom::Order));
    }

    #[test]
    fn a_looser_order_changes_nothing() {
        let mut order = order();
        order.limits.systolic = Some(MmHg::new(175).unwrap());
        order.interval = Hours::new(24).unwrap();
        let protocol = reference();
        let of = |id| protocol.limit(id, &PracticeLimits::default(), Some(&order));
        assert_eq!((of(ThresholdId::BpStopOfficeSys).value, of(ThresholdId::MinIntervalH).value), (160, 72));
    }

    #[test]
    fn a_practice_can_tighten_but_not_loosen() {
        let protocol = reference();
        let with = |id, value| PracticeLimits::new(&protocol, BTreeMap::from([(id, value)]));
        assert!(with(ThresholdId::BpStopOfficeSys, 150).is_ok());
        assert_eq!(with(ThresholdId::BpStopOfficeSys, 170).unwrap_err().code, "loosened");
        assert_eq!(with(ThresholdId::BpStopOfficeSys, 16).unwrap_err().code, "impossible_value");
        assert_eq!(with(ThresholdId::CuresMaxAgeH, 12).unwrap_err().code, "fixed");
    }

    proptest! {
        #[test]
        fn the_limit_is_never_looser_than_the_protocol(practice in 100_i64..=180, ordered in 100_i64..=180) {
            let protocol = reference();
            let mut order = order();
            order.limits.systolic = Some(MmHg::new(ordered).unwrap());
            let practice = PracticeLimits(BTreeMap::from([(ThresholdId::BpStopOfficeSys, practice)]));
            let with_order = protocol.limit(ThresholdId::BpStopOfficeSys, &practice, Some(&order)).value;
            let without = protocol.limit(ThresholdId::BpStopOfficeSys, &practice, None).value;
            prop_assert!(with_order <= without && without <= 160);
        }
    }
}
