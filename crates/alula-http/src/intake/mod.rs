//! Intake: the sheet, referrals, the prescriber's part, and danger to life.

mod act;
mod page;

pub(crate) mod amount;
pub(crate) mod doses;
pub(crate) mod eligibility;
pub(crate) mod medicines;
pub(crate) mod orders;
pub(crate) mod referral;
pub(crate) mod risk;
pub(crate) mod safety_plan;
pub(crate) mod sheet;
