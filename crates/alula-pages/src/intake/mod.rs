//! Intake: history, what the client lives with and takes, who may be told what, screening; then the prescriber's part.

mod desk;
mod desk_of;
mod doses;
mod doses_of;
mod doses_picture;
mod eligibility;
mod facts;
mod medicines;
mod of;
mod orders;
mod referral;
mod risk;
mod safety_plan;
mod samples;
mod sheet;

pub use desk::{Fact, FactLine};
pub use doses::{DosesPage, doses_page};
pub use eligibility::{EligibilityPage, RelativeItem, eligibility_page};
pub use medicines::{MedicineToReview, MedicinesReviewPage, medicines_review_page};
pub use orders::{OrderLine, OrdersPage, orders_page};
pub use referral::{ReferralLine, ReferralPage, referral_page};
pub use risk::{ConcernLine, Judged, RiskPage, risk_page};
pub use safety_plan::{SafetyPlanPage, safety_plan_page};
pub use sheet::{Listed, ScreeningItem, Sheet, sheet_page};
