//! Intake: history, what the client lives with and takes, who may be told what, screening; then the prescriber's part.

mod prescriber;
mod referral;
mod risk;
mod sheet;

pub use prescriber::{
    EligibilityPage, MedicineToReview, MedicinesReviewPage, OrderLine, OrdersPage, RelativeItem, eligibility_page,
    medicines_review_page, orders_page,
};
pub use referral::{ReferralLine, ReferralPage, referral_page};
pub use risk::{ConcernLine, RiskPage, SafetyPlanPage, risk_page, safety_plan_page};
pub use sheet::{Listed, ScreeningItem, Sheet, sheet_page};
