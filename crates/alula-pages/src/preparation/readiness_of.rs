//! What is ready, from a chart: stage by stage, and the one next thing.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, SessionId};
use alula_core::protocol::readiness::{CarePhase, NextStep, next_step, readiness};
use alula_core::protocol::{Scope, Stage};
use alula_core::session::{SessionView, sessions};

use super::{ReadinessPage, missing_of};
use crate::parts::{Action, Missing, Next};
use crate::session::{gate_lines, preferred_name, resolver};
use crate::{urls, wording};

impl ReadinessPage {
    /// The gates of the signed protocol as they stand, stage by stage.
    pub fn of(chart: &Chart, ctx: &Context<'_>) -> Self {
        let planned = next_session(chart);
        let last = sessions(chart).iter().filter(|it| it.t0().is_some()).max_by_key(|it| it.t0()).map(|it| it.id);
        let mut stages = vec![
            ("Screening".to_owned(), Scope::Stage(Stage::Screening)),
            ("Preparation".to_owned(), Scope::Stage(Stage::Preparation)),
        ];
        stages.extend(planned.map(|(id, at)| {
            (format!("The day of the session, {}", wording::at(at, ctx.now, ctx.zone)), Scope::Session(id))
        }));
        stages.extend(last.map(|id| ("Integration of the last session".to_owned(), Scope::Integration(id))));
        stages.push(("Review".to_owned(), Scope::Stage(Stage::Review)));
        let mut told = std::collections::BTreeSet::new();
        let stages = stages.into_iter().map(|(name, scope)| {
            let gates = readiness(chart, scope, ctx).gates;
            // What an earlier stage told is not told twice.
            let new: Vec<_> = gates.into_iter().filter(|it| told.insert(it.id.clone())).collect();
            (name, gate_lines(&new, ctx))
        });
        let stages: Vec<_> = stages.filter(|(_, gates)| !gates.is_empty()).collect();
        Self {
            client: chart.client(),
            name: preferred_name(chart),
            next: Some(next_of(chart, ctx)),
            stages,
            protocol: protocol(ctx),
        }
    }
}

fn next_session(chart: &Chart) -> Option<(SessionId, jiff::Timestamp)> {
    let open = sessions(chart).into_iter().filter(|it| SessionView::is_open(it) && it.t0().is_none());
    open.map(|it| (it.plan.is.at, it.id)).min().map(|(at, id)| (id, at))
}

fn protocol(ctx: &Context<'_>) -> String {
    let Some(signed) = ctx.protocol else { return String::new() };
    let by = ctx.staff.get(&signed.signed_by).map_or("a prescriber who no longer works here", |it| it.name.as_str());
    format!(
        "{} {}, signed by {by} on {}",
        signed.protocol.id,
        signed.protocol.version,
        wording::date(signed.signed_at.to_zoned(ctx.zone.clone()).date())
    )
}

/// The one next thing for a client, as a card.
pub fn next_of(chart: &Chart, ctx: &Context<'_>) -> Next {
    let step = next_step(chart, ctx);
    let who = step.who.as_ref().map(resolver).unwrap_or_default();
    Next {
        title: step.words.clone(),
        about: [step.phase.words().to_owned(), who]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        missing: Vec::new(),
        action: place(chart, &step).map(|to| Action::go("Go there", to)),
        also: None,
    }
}

/// Where the next thing is done.
fn place(chart: &Chart, step: &NextStep) -> Option<String> {
    let client = chart.client();
    let session = step.session.map(|it| urls::Session(client, it).to_string());
    match step.check.as_deref() {
        Some(check) => place_of_check(client, check).or(session),
        None => session.or_else(|| (step.phase == CarePhase::Ready).then(|| urls::NewSession(client).to_string())),
    }
}

/// Where a check is answered; nothing for those of a session's day, which stand on its page.
pub(crate) fn place_of_check(client: ClientId, check: &str) -> Option<String> {
    let name = check.split(':').next().unwrap_or_default();
    let place = match name {
        "screening_answered" | "absent" | "adult" | "licensed_state" | "capacity" | "pregnancy_excluded" => {
            urls::IntakeScreening(client).to_string()
        }
        "pressure_on_two_days" => urls::IntakeReadings(client).to_string(),
        "substances_told" => urls::IntakeHistory(client).to_string(),
        "allergies_known" => urls::IntakeAllergies(client).to_string(),
        "no_absolute_contraindication"
        | "relative_disposed"
        | "prescriber_found_eligible"
        | "eligibility_renewed"
        | "long_course_screened" => urls::Eligibility(client).to_string(),
        "medicines_reviewed" | "no_blocking_medicine" => urls::MedicinesReview(client).to_string(),
        "risk_low_or_planned" | "risk_fresh" | "risk_low" => urls::Risk(client).to_string(),
        "safety_plan_if_needed" => urls::SafetyPlan(client).to_string(),
        "concerns_looked_at" => urls::Concerns(client).to_string(),
        "order_valid" | "order_basis" | "monitoring_checked" => urls::Orders(client).to_string(),
        "consent_signed" => urls::Consents(client).to_string(),
        "preparation_visits" | "intention_spoken" => urls::Preparation(client).to_string(),
        "home_vetted" => format!("{}#home", urls::Preparation(client)),
        "integration_visit" | "review_visit" => urls::Preparation(client).to_string(),
        "strategy_agreed" => urls::Integration(client).to_string(),
        "outcomes_measured" => urls::Measures(client).to_string(),
        "supervisor_of_record" => urls::Team(client).to_string(),
        _ => return None,
    };
    Some(place)
}

/// What the protocol still asks for before the next session, or before one can be planned.
pub fn open_for(chart: &Chart, ctx: &Context<'_>) -> Vec<Missing> {
    let to = Some(urls::Readiness(chart.client()).to_string());
    let scopes = match next_session(chart) {
        Some((id, _)) => vec![Scope::Session(id)],
        None => vec![Scope::Stage(Stage::Screening), Scope::Stage(Stage::Preparation)],
    };
    let gates: Vec<_> = scopes.into_iter().flat_map(|it| readiness(chart, it, ctx).gates).collect();
    let mut told = std::collections::BTreeSet::new();
    let missing = missing_of(&gate_lines(&gates, ctx), to).into_iter();
    missing.filter(|it| told.insert(it.what.clone())).collect()
}
