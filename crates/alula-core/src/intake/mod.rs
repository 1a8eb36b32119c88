//! From the first word to an order: who the person is, what they live with, what was tried, what the prescriber decides.

mod admission;
mod columbia;
mod contact;
mod crisis;
mod eligibility;
mod history;
mod measures;
mod order;
mod referral;
mod risk;

pub use admission::{ADULT, ClientAdmitted, DisclosureAgreed, Person, TeamNamed, age_on};
pub use columbia::{ColumbiaAnswers, RiskTier};
pub use contact::ContactCorrection;
pub use crisis::crisis_words;
pub use eligibility::{
    Disposition, Eligibility, EligibilityDecided, MedicinesReviewed, Pregnancy, Presence, ScreeningRecorded,
};
pub use history::{
    AllergyRecorded, Coding, ConditionRecorded, ConditionStatus, HistoryTaken, MedicineRecorded, MedicineStatus,
    NoAllergyStated, Source, TrialOutcome, TrialRecorded,
};
pub use measures::{ItemAnswered, MeasureAsked, MeasureBegun, MeasureFinished, Mode};
pub use order::{AfterHold, Basis, Limits, OrderWithdrawn, OrderWritten, Redose, Route, Setting};
pub use referral::{MeasurementReported, ReferralReceived, ResourceKept};
pub use risk::{ConcernClosed, ConcernRaised, ConcernSource, RiskReviewed, SafetyPlanWritten};

pub(crate) use admission::{admit, agree_disclosure, check_person, name_team};
pub(crate) use contact::correct_contact;
pub(crate) use eligibility::{decide_eligibility, record_screening, review_medicines};
pub(crate) use history::{
    record_allergy, record_condition, record_medicine, record_trial, state_no_allergy, take_history,
};
pub(crate) use measures::{answer_item, ask_measure, begin_measure, finish_measure};
pub(crate) use order::{business_day_before, withdraw_order, write_order};
pub(crate) use risk::{close_concern, raise_concern, review_risk, who_has_to_look, write_safety_plan};
