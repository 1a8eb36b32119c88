//! The practice's own limits as they stand at a moment, from the signed protocol and everything that was said.

use std::collections::BTreeMap;

use alula_core::decide::Colleague;
use alula_core::ids::{EntryId, StaffId};
use alula_core::protocol::{
    Limit, LimitFrom, PracticeLimit, PracticeLimits, PracticeValue, Safer, SignedProtocol, ThresholdId,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::limits::{Chosen, HeldLine, LimitChange, LimitGroup, LimitLine, LimitsPage};
use super::words;
use crate::parts::{Filled, Forms};
use crate::wording;

/// What the page is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct LimitsNow<'a> {
    /// The protocol that holds, if one does.
    pub signed: Option<&'a SignedProtocol>,
    /// Everything that was said, in the order in which it was said.
    pub said: &'a [PracticeLimit],
    /// The people.
    pub staff: &'a BTreeMap<StaffId, Colleague>,
    /// Now.
    pub now: Timestamp,
    /// The practice's zone.
    pub zone: &'a TimeZone,
}

impl LimitsPage {
    /// The page for a reader who may change the limits or not.
    pub fn of(it: LimitsNow<'_>, may_change: bool) -> Self {
        let now = Now { limits: PracticeLimits::from(it.said), it };
        Self {
            protocol: it.signed.map(|it| format!("{}, {}", it.protocol.id, it.protocol.version)),
            held: ThresholdId::ALL.iter().filter_map(|id| now.held(*id)).collect(),
            chosen: None,
            all: it.signed.map(|signed| now.all(signed)).unwrap_or_default(),
            may_change: may_change && it.signed.is_some(),
            history: now.history(),
        }
    }

    /// The same page with one limit opened to be changed; as it is when that is no limit a practice may change.
    #[must_use]
    pub fn changing(mut self, it: LimitsNow<'_>, id: ThresholdId, drawn: EntryId, forms: Forms) -> Self {
        let limits = PracticeLimits::from(it.said);
        let threshold = it.signed.map(|it| it.protocol.threshold(id)).filter(|it| it.may_be_held_tighter());
        let Some(threshold) = threshold.filter(|_| self.may_change) else { return self };
        let today = it.now.to_zoned(it.zone.clone()).date().to_string();
        let fresh = |name: &str| Filled::named(name).with("from", today.as_str());
        let held = Forms::fresh().with("tighter", fresh("tighter")).with("back", fresh("back"));
        self.chosen = Some(Chosen {
            limit: id.name().to_owned(),
            words: id.words().to_owned(),
            unit: id.unit(),
            protocol: format!("{}; {} is more careful", told(threshold.value, id), words::safer(threshold.safer)),
            source: threshold.source.clone(),
            own: limits.at(id, it.now).is_some() || limits.coming(id, it.now).is_some(),
            drawn,
            forms: forms.over(held),
        });
        self
    }
}

struct Now<'a> {
    limits: PracticeLimits,
    it: LimitsNow<'a>,
}

impl Now<'_> {
    fn held(&self, id: ThresholdId) -> Option<HeldLine> {
        let now = self.it.now;
        let (own, coming) = (self.limits.at(id, now), self.limits.coming(id, now));
        if own.is_none() && coming.is_none() {
            return None;
        }
        let said = self.saying(id, own.is_none())?;
        let signed = self.it.signed;
        let limit = signed.map(|it| it.limit(id, None, now));
        let since = if own.is_some() {
            format!("Since {}", wording::at(said.holds_from, now, self.it.zone))
        } else {
            format!("Said {}", wording::at(said.at, now, self.it.zone))
        };
        Some(HeldLine {
            limit: id.name().to_owned(),
            words: id.words().to_owned(),
            protocol: signed.map_or_else(none_signed, |it| told(it.protocol.threshold(id).value, id)),
            practice: own.map(|it| told(it, id)),
            in_force: limit.as_ref().map_or_else(none_signed, |it| told(it.value, id)),
            yields: own.zip(limit.as_ref()).map_or("", |(own, limit)| self.yields(id, own, limit)),
            coming: coming.map(|it| self.coming(id, it)).unwrap_or_default(),
            since,
            by: self.name(said.by),
            why: said.is.reason.reveal().to_owned(),
        })
    }

    /// What was said last of a limit, of what has begun or, when `later`, of what has not.
    fn saying(&self, id: ThresholdId, later: bool) -> Option<&PracticeLimit> {
        let begins_later = |it: &PracticeLimit| it.holds_from > self.it.now;
        self.it.said.iter().rfind(|it| it.is.threshold == id && begins_later(it) == later)
    }

    fn yields(&self, id: ThresholdId, own: i64, limit: &Limit) -> &'static str {
        let left = self.it.signed.is_some_and(|it| it.protocol.threshold(id).may_be_held_tighter());
        match limit.from {
            LimitFrom::Practice => "",
            _ if !left => "The protocol does not leave this one to the practice any more; the protocol's holds",
            _ if own == limit.value => "The protocol says the same by now",
            _ => "The protocol is tighter by now; the protocol's holds",
        }
    }

    fn coming(&self, id: ThresholdId, it: PracticeValue) -> String {
        let is = it.value.map_or_else(|| "the protocol's again".to_owned(), |it| told(it, id));
        format!("From {}: {is}", wording::day(it.from, self.it.now, self.it.zone))
    }

    fn name(&self, id: StaffId) -> String {
        let found = self.it.staff.get(&id);
        found.map_or_else(|| "somebody who no longer works here".to_owned(), |it| it.name.clone())
    }

    fn all(&self, signed: &SignedProtocol) -> Vec<LimitGroup> {
        let line = |id: ThresholdId| {
            let threshold = signed.protocol.threshold(id);
            let limit = signed.limit(id, None, self.it.now);
            LimitLine {
                limit: id.name().to_owned(),
                words: id.words().to_owned(),
                in_force: told(limit.value, id),
                own: limit.from == LimitFrom::Practice,
                safer: if threshold.safer == Safer::Lower { "lower" } else { "higher" },
            }
        };
        let group = |name: &'static str| {
            let all = ThresholdId::ALL.iter().copied();
            let own = all.filter(|id| about(*id) == name && signed.protocol.threshold(*id).may_be_held_tighter());
            LimitGroup { name, limits: own.map(line).collect() }
        };
        GROUPS.into_iter().map(group).filter(|it| !it.limits.is_empty()).collect()
    }

    fn history(&self) -> Vec<LimitChange> {
        let (now, zone) = (self.it.now, self.it.zone);
        let mut before: BTreeMap<ThresholdId, Option<i64>> = BTreeMap::new();
        let mut all = Vec::with_capacity(self.it.said.len());
        for said in self.it.said {
            let id = said.is.threshold;
            let value = |value: Option<i64>| value.map_or_else(|| "the protocol's".to_owned(), |it| told(it, id));
            let was = before.insert(id, said.is.value).flatten();
            let later = said.holds_from > said.at;
            all.push(LimitChange {
                when: wording::at(said.at, now, zone),
                who: self.name(said.by),
                words: id.words().to_owned(),
                was: value(was),
                is: value(said.is.value),
                from: if later {
                    format!(", from {} on", wording::day(said.holds_from, now, zone))
                } else {
                    String::new()
                },
                why: said.is.reason.reveal().to_owned(),
            });
        }
        all.reverse();
        all
    }
}

fn told(value: i64, id: ThresholdId) -> String {
    format!("{value} {}", id.unit())
}

fn none_signed() -> String {
    "none is signed".to_owned()
}

const GROUPS: [&str; 4] = ["Before the medicine", "During a session", "Before leaving", "Over the course"];

fn about(id: ThresholdId) -> &'static str {
    use ThresholdId as Id;
    match id {
        Id::BpClearSys
        | Id::BpClearDia
        | Id::BpStopHomeSys
        | Id::BpStopHomeDia
        | Id::BpStopOfficeSys
        | Id::BpStopOfficeDia
        | Id::HrStopHi
        | Id::HrStopLo
        | Id::BpApartMin
        | Id::VitalsFreshMin
        | Id::FastSolidMin
        | Id::FastClearMin
        | Id::SoberH
        | Id::MinIntervalH
        | Id::HcgFreshD
        | Id::CssrsFreshH
        | Id::RehearsalFreshH
        | Id::MedrecFreshH => GROUPS[0],
        Id::BpEmergSys
        | Id::BpEmergDia
        | Id::HrEmerg
        | Id::RrEmergLo
        | Id::RrEmergHi
        | Id::Spo2Act
        | Id::Spo2Emerg
        | Id::MoaasAct
        | Id::MoaasEmerg
        | Id::HoldTimeMin
        | Id::SitterCheckMin => GROUPS[1],
        Id::MoaasRelease
        | Id::MinObserveSlMin
        | Id::MinObserveImMin
        | Id::AlertApartMin
        | Id::VomitFreeMin
        | Id::BaselineWithinPercent => GROUPS[2],
        Id::RiskMemoryD
        | Id::CuresMaxAgeH
        | Id::CuresRepeatD
        | Id::PreparationVisits
        | Id::IntegrationWithinH
        | Id::CourseSessions
        | Id::ReviewEverySessions
        | Id::LongCourseSessions => GROUPS[3],
    }
}
