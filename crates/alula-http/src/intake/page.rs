//! The pages of intake, drawn for a reader, fresh or with a form that was sent back.

use alula_core::Chart;
use alula_core::ids::ClientId;
use alula_pages::intake::{
    EligibilityPage, MedicinesReviewPage, OrdersPage, RiskPage, SafetyPlanPage, Sheet, eligibility_page,
    medicines_review_page, orders_page, risk_page, safety_plan_page, sheet_page,
};
use alula_pages::parts::{Filled, Forms};
use alula_pages::urls;
use alula_policy::{Action, permit};
use maud::Markup;

use crate::answer::{Answer, Answered};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// A page with forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Sheet,
    Eligibility,
    Medicines,
    Orders,
    Risk,
    SafetyPlan,
}

impl Page {
    /// Where it is, at the part that a form belongs to.
    pub(crate) fn address(self, client: ClientId, form: &str) -> String {
        match self {
            Self::Sheet => format!("{}#{form}", urls::Intake(client)),
            Self::Eligibility => urls::Eligibility(client).to_string(),
            Self::Medicines => urls::MedicinesReview(client).to_string(),
            Self::Orders => urls::Orders(client).to_string(),
            Self::Risk => urls::Risk(client).to_string(),
            Self::SafetyPlan => urls::SafetyPlan(client).to_string(),
        }
    }

    /// Draws it.
    pub(crate) async fn draw(self, site: &Site, staff: &Staff, chart: &Chart, forms: Forms) -> Result<Markup, Stop> {
        let around = site.house().around(&staff.actor).await?;
        let (ctx, drawn, shell) = (around.context(), site.house().new_id(), staff.shell(site).await?);
        let may = |action| permit(&staff.actor, action, &alula_app::chart_resource(chart)).is_permit();
        Ok(match self {
            Self::Sheet => sheet_page(&shell, &Sheet::of(chart, &ctx, drawn, may(Action::TakeHistory), forms)),
            Self::Eligibility => {
                let view = EligibilityPage::of(chart, &ctx, drawn, may(Action::DecideEligibility), forms);
                eligibility_page(&shell, &view)
            }
            Self::Medicines => {
                let view = MedicinesReviewPage::of(chart, &ctx, drawn, may(Action::ReviewMedicines), &forms);
                medicines_review_page(&shell, &view)
            }
            Self::Orders => orders_page(&shell, &OrdersPage::of(chart, &ctx, drawn, may(Action::WriteOrder), forms)),
            Self::Risk => risk_page(&shell, &RiskPage::of(chart, &ctx, drawn, may(Action::ReviewRisk), forms)),
            Self::SafetyPlan => {
                let view = SafetyPlanPage::of(chart, &ctx, drawn, may(Action::WriteSafetyPlan), &forms);
                safety_plan_page(&shell, &view)
            }
        })
    }

    /// The page as it is.
    pub(crate) async fn open(self, site: &Site, staff: &Staff, chart: &Chart) -> Answered {
        Ok(Answer::page(self.draw(site, staff, chart, Forms::fresh()).await?))
    }

    /// The page with a form that was sent back; nothing was kept.
    pub(crate) async fn sent_back(
        self,
        site: &Site,
        staff: &Staff,
        client: ClientId,
        form: (&'static str, Filled),
    ) -> Answered {
        let chart = site.house().read(&staff.actor, client, Action::ReadChart).await?;
        let forms = Forms::fresh().with(form.0, form.1);
        Ok(Answer::unprocessable(self.draw(site, staff, &chart, forms).await?))
    }
}
