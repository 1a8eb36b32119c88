//! The C-SSRS screener: its answers and how grave the risk is by them.

use serde::{Deserialize, Serialize};

/// Yes or no to the six questions of the C-SSRS screener and to "within three months" after the sixth.
/// Unasked questions are `None`. The practice holds the text under its own registration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumbiaAnswers {
    /// Question 1.
    pub q1: Option<bool>,
    /// Question 2.
    pub q2: Option<bool>,
    /// Question 3; not asked when 2 is no.
    pub q3: Option<bool>,
    /// Question 4; not asked when 2 is no.
    pub q4: Option<bool>,
    /// Question 5; not asked when 2 is no.
    pub q5: Option<bool>,
    /// Question 6.
    pub q6: Option<bool>,
    /// Question 6, within the last three months.
    pub q6_recent: Option<bool>,
}

/// How grave the risk is, by the table of clinical.md section 2.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskTier {
    /// No question answered yes.
    None,
    /// 1 or 2.
    Low,
    /// 3, or 6 longer ago than three months.
    Moderate,
    /// 4, 5, or 6 within three months.
    High,
    /// An answer is missing and none that was given is higher; treated as moderate until a person looks.
    Unknown,
}

impl ColumbiaAnswers {
    /// The answers in their order, for tests: 1 to 6, then "within three months".
    #[cfg(test)]
    pub(crate) fn of([q1, q2, q3, q4, q5, q6, q6_recent]: [Option<bool>; 7]) -> Self {
        Self { q1, q2, q3, q4, q5, q6, q6_recent }
    }

    /// How grave the risk is. High when 4, 5, or 6 within three months is yes; moderate when 3, or 6 longer ago; low when
    /// 1 or 2. A missing answer is not a no: unless the risk is high anyway, it makes the tier unknown.
    ///
    /// Source: the triage text of the C-SSRS screener for high; docs/clinical/limits.md#suicide-risk.
    pub fn tier(&self) -> RiskTier {
        let yes = |answer: Option<bool>| answer == Some(true);
        if yes(self.q4) || yes(self.q5) || (yes(self.q6) && yes(self.q6_recent)) {
            return RiskTier::High;
        }
        if self.is_incomplete() {
            return RiskTier::Unknown;
        }
        if yes(self.q3) || yes(self.q6) {
            RiskTier::Moderate
        } else if yes(self.q1) || yes(self.q2) {
            RiskTier::Low
        } else {
            RiskTier::None
        }
    }

    /// True when a question that had to be asked has no answer: 3 to 5 are asked unless 2 is no, "within three months"
    /// unless 6 is no.
    pub fn is_incomplete(&self) -> bool {
        let asked = [self.q1, self.q2, self.q6].contains(&None);
        let deeper = self.q2 != Some(false) && [self.q3, self.q4, self.q5].contains(&None);
        asked || deeper || (self.q6 != Some(false) && self.q6_recent.is_none())
    }
}

impl RiskTier {
    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::None => "No risk found",
            Self::Low => "Low risk",
            Self::Moderate => "Moderate risk",
            Self::High => "High risk",
            Self::Unknown => "Risk not known; treated as moderate",
        }
    }

    /// True when only a licensed clinician may say that it can rest; not known counts as moderate.
    pub fn needs_licence(self) -> bool {
        !matches!(self, Self::None | Self::Low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(choices: &[Option<bool>]) -> Vec<[Option<bool>; 7]> {
        let base = choices.len();
        (0..base.pow(7)).map(|n| std::array::from_fn(|i| choices[n / base.pow(i as u32) % base])).collect()
    }

    /// None is least; not known stands with moderate.
    fn grave(tier: RiskTier) -> u8 {
        match tier {
            RiskTier::None => 0,
            RiskTier::Low => 1,
            RiskTier::Moderate | RiskTier::Unknown => 2,
            RiskTier::High => 3,
        }
    }

    #[test]
    fn every_combination_of_answers_has_the_tier_of_the_table() {
        for set in all(&[Some(false), Some(true)]) {
            let [q1, q2, q3, q4, q5, q6, recent] = set.map(|it| it == Some(true));
            let expected = match (q4, q5, q6, recent, q3, q1, q2) {
                (true, ..) | (_, true, ..) | (_, _, true, true, ..) => RiskTier::High,
                (_, _, true, false, ..) | (_, _, false, _, true, ..) => RiskTier::Moderate,
                (_, _, false, _, false, true, _) | (_, _, false, _, false, _, true) => RiskTier::Low,
                (false, false, false, _, false, false, false) => RiskTier::None,
            };
            assert_eq!(ColumbiaAnswers::of(set).tier(), expected, "{set:?}");
        }
    }

    #[test]
    fn one_more_yes_never_lowers_the_tier() {
        for set in all(&[None, Some(false), Some(true)]) {
            let before = grave(ColumbiaAnswers::of(set).tier());
            for i in (0..7).filter(|&i| set[i] == Some(false)) {
                let mut more = set;
                more[i] = Some(true);
                assert!(grave(ColumbiaAnswers::of(more).tier()) >= before, "{set:?} then {more:?}");
            }
        }
    }

    #[test]
    fn a_missing_answer_is_not_a_no() {
        let (no, yes) = (Some(false), Some(true));
        assert_eq!(ColumbiaAnswers::of([no, no, None, None, None, None, None]).tier(), RiskTier::Unknown);
        assert_eq!(ColumbiaAnswers::of([no, no, None, None, None, no, None]).tier(), RiskTier::None);
        assert_eq!(ColumbiaAnswers::of([yes, yes, None, no, no, no, None]).tier(), RiskTier::Unknown);
        assert_eq!(ColumbiaAnswers::of([yes, yes, None, yes, None, None, None]).tier(), RiskTier::High);
        assert_eq!(ColumbiaAnswers::of([yes, no, None, None, None, yes, None]).tier(), RiskTier::Unknown);
    }
}
