//! Thresholds: which exist, in which unit, and in which direction each becomes more careful.

use serde::Deserialize;

/// In which direction a threshold becomes more careful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Safer {
    /// A lower value is more careful.
    Lower,
    /// A higher value is more careful.
    Higher,
    /// Neither direction is; the value is a usual one inside a range.
    Neither,
}

/// How good the source of a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A product label.
    Label,
    /// Law or regulation.
    Law,
    /// A study or a published scale.
    Published,
    /// What practices publish about themselves.
    Practice,
    /// An engineering default that the prescriber must judge.
    Proposal,
}

/// Who may change a threshold, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The practice, in the safer direction; the other way by a new signed version.
    Free,
    /// Only in the safer direction.
    TightenOnly,
    /// The prescriber, for one client, in the safer direction.
    Prescriber,
    /// The order for a product says it.
    ProductOrder,
    /// Nobody.
    Fixed,
}

/// One threshold of a protocol.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The number.
    pub value: i64,
    /// Its unit, as written beside it.
    pub unit: String,
    /// Where the number comes from.
    pub source: String,
    /// How good that source is.
    pub evidence: Evidence,
    /// Who may change it.
    pub change: Change,
    /// In which direction it becomes more careful.
    pub safer: Safer,
}

/// What the rules know about a threshold: name, unit, safer direction, and the range that can be meant.
pub(super) struct Known {
    pub(super) unit: &'static str,
    pub(super) safer: Safer,
    pub(super) low: i64,
    pub(super) high: i64,
}

macro_rules! thresholds {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal $unit:literal $safer:ident $low:literal..=$high:literal;)*) => {
        /// The name of a threshold that a rule reads. A protocol has all of them and no other.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(try_from = "String")]
        pub enum ThresholdId { $($(#[doc = $doc])* $name,)* }

        impl ThresholdId {
            /// Every threshold.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name in the file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What it means, in plain words.
            pub fn words(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),*).trim_ascii().trim_end_matches('.'),)* }
            }

            /// The unit in which it is written.
            pub fn unit(self) -> &'static str {
                self.known().unit
            }

            /// The lowest and the highest value that can be meant.
            pub fn range(self) -> (i64, i64) {
                let Known { low, high, .. } = self.known();
                (low, high)
            }

            pub(super) fn known(self) -> Known {
                match self {
                    $(Self::$name => Known {
                        unit: $unit, safer: Safer::$safer, low: $low, high: $high,
                    },)*
                }
            }
        }
    };
}

thresholds! {
    /// Systolic pressure at or above which the prescriber has to say that the session may go on.
    BpClearSys = "bp_clear_sys" "mmHg" Lower 100..=180;
    /// Diastolic pressure at or above which the prescriber has to say that the session may go on.
    BpClearDia = "bp_clear_dia" "mmHg" Lower 60..=120;
    /// Systolic pressure at or above which no medicine is given at home.
    BpStopHomeSys = "bp_stop_home_sys" "mmHg" Lower 100..=180;
    /// Diastolic pressure at or above which no medicine is given at home.
    BpStopHomeDia = "bp_stop_home_dia" "mmHg" Lower 60..=110;
    /// Systolic pressure at or above which no medicine is given at the office.
    BpStopOfficeSys = "bp_stop_office_sys" "mmHg" Lower 100..=180;
    /// Diastolic pressure at or above which no medicine is given at the office.
    BpStopOfficeDia = "bp_stop_office_dia" "mmHg" Lower 60..=110;
    /// Pulse at or above which no medicine is given.
    HrStopHi = "hr_stop_hi" "/min" Lower 60..=150;
    /// Pulse below which no medicine is given.
    HrStopLo = "hr_stop_lo" "/min" Higher 30..=60;
    /// Systolic pressure that is an emergency.
    BpEmergSys = "bp_emerg_sys" "mmHg" Lower 140..=220;
    /// Diastolic pressure that is an emergency.
    BpEmergDia = "bp_emerg_dia" "mmHg" Lower 90..=130;
    /// Pulse above which it is an emergency.
    HrEmerg = "hr_emerg" "/min" Lower 100..=180;
    /// Breaths below which it is an emergency.
    RrEmergLo = "rr_emerg_lo" "/min" Higher 6..=14;
    /// Breaths above which it is an emergency.
    RrEmergHi = "rr_emerg_hi" "/min" Lower 18..=40;
    /// Saturation below which somebody acts.
    Spo2Act = "spo2_act" "%" Higher 88..=97;
    /// Saturation below which it is an emergency.
    Spo2Emerg = "spo2_emerg" "%" Higher 85..=94;
    /// Alertness at or below which somebody acts.
    MoaasAct = "moaas_act" "MOAA/S" Higher 1..=4;
    /// Alertness at or below which it is an emergency.
    MoaasEmerg = "moaas_emerg" "MOAA/S" Higher 0..=3;
    /// Alertness needed for leaving.
    MoaasRelease = "moaas_release" "MOAA/S" Higher 4..=5;
    /// The least time between the two readings before the medicine.
    BpApartMin = "bp_apart_min" "min" Higher 1..=30;
    /// How old a reading may be.
    VitalsFreshMin = "vitals_fresh_min" "min" Lower 5..=120;
    /// The least time since solid food.
    FastSolidMin = "fast_solid_min" "min" Higher 120..=720;
    /// The least time since a clear drink.
    FastClearMin = "fast_clear_min" "min" Higher 30..=480;
    /// The least time since alcohol or another drug.
    SoberH = "sober_h" "h" Higher 12..=168;
    /// How long a lozenge is usually held; the order says it.
    HoldTimeMin = "hold_time_min" "min" Neither 1..=20;
    /// How old a rehearsal may be.
    RehearsalFreshH = "rehearsal_fresh_h" "h" Lower 1..=168;
    /// How often the sitter looks in.
    SitterCheckMin = "sitter_check_min" "min" Lower 1..=30;
    /// The least time of watching after the last lozenge.
    MinObserveSlMin = "min_observe_sl_min" "min" Higher 60..=480;
    /// The least time of watching after the last injection.
    MinObserveImMin = "min_observe_im_min" "min" Higher 60..=480;
    /// The least time between the two looks at alertness.
    AlertApartMin = "alert_apart_min" "min" Higher 5..=60;
    /// The least time since vomiting.
    VomitFreeMin = "vomit_free_min" "min" Higher 10..=120;
    /// How far above the pressure before the medicine one may leave.
    BaselineWithinPercent = "baseline_within_percent" "%" Lower 0..=30;
    /// The least time between two sessions.
    MinIntervalH = "min_interval_h" "h" Higher 24..=1440;
    /// How old a negative pregnancy test may be.
    HcgFreshD = "hcg_fresh_d" "d" Lower 0..=30;
    /// How old the talk about suicide may be.
    CssrsFreshH = "cssrs_fresh_h" "h" Lower 1..=72;
    /// How old the questions about medicines may be.
    MedrecFreshH = "medrec_fresh_h" "h" Lower 1..=168;
    /// How long a risk asks for a safety plan.
    RiskMemoryD = "risk_memory_d" "d" Higher 30..=3650;
    /// How old the look at the state's monitoring may be when an order is written.
    CuresMaxAgeH = "cures_max_age_h" "h" Lower 1..=72;
    /// After how many days the state's monitoring is looked at again.
    CuresRepeatD = "cures_repeat_d" "d" Lower 30..=184;
    /// How many visits prepare the first session.
    PreparationVisits = "preparation_visits" "visits" Higher 0..=10;
    /// Within which time the integration visit takes place.
    IntegrationWithinH = "integration_within_h" "h" Lower 1..=336;
    /// How many sessions a course usually has.
    CourseSessions = "course_sessions" "sessions" Neither 1..=12;
    /// After how many sessions one looks back.
    ReviewEverySessions = "review_every_sessions" "sessions" Lower 1..=6;
    /// Beyond how many sessions bladder, liver and misuse are asked about again.
    LongCourseSessions = "long_course_sessions" "sessions" Lower 1..=12;
}

/// Limits that never cross: each is at most the next one.
pub(super) const RISING: [[ThresholdId; 3]; 5] = {
    use ThresholdId as Id;
    [
        [Id::BpClearSys, Id::BpStopOfficeSys, Id::BpEmergSys],
        [Id::BpClearDia, Id::BpStopOfficeDia, Id::BpEmergDia],
        [Id::BpClearSys, Id::BpStopHomeSys, Id::BpEmergSys],
        [Id::BpClearDia, Id::BpStopHomeDia, Id::BpEmergDia],
        [Id::HrStopLo, Id::HrStopHi, Id::HrEmerg],
    ]
};

impl TryFrom<String> for ThresholdId {
    type Error = String;
    fn try_from(name: String) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|it| it.name() == name);
        known.copied().ok_or_else(|| format!("unknown threshold `{name}`"))
    }
}
