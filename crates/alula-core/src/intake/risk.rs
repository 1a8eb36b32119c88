//! Danger to life: raised at once, looked at by a named person, never closed by a machine.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
use crate::ids::{ConcernId, MeasureId, StaffId};
use crate::private::Private;

/// What raised a concern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ConcernSource {
    /// The item of a questionnaire that asks about thoughts of death, answered above zero.
    Item {
        /// Which round.
        measure: MeasureId,
        /// The instrument's id.
        instrument: String,
        /// The item's number.
        item: u8,
        /// What was answered.
        value: u8,
    },
    /// Somebody is worried.
    Person,
}

/// Somebody may be in danger; a named person has to look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernRaised {
    /// What raised it.
    pub source: ConcernSource,
    /// In words; may be empty.
    pub words: Private,
    /// Whose task it is.
    pub for_staff: Vec<StaffId>,
}

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

/// A clinician asked about suicide and judged the risk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskReviewed {
    /// The concern it answers, if any.
    pub concern: Option<ConcernId>,
    /// The answers; the tier is computed from them, always the same way.
    pub answers: ColumbiaAnswers,
    /// The clinician's plan for this risk; empty when none is needed.
    pub plan: Private,
}

/// A safety plan was written with the client, in the client's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyPlanWritten {
    /// How I notice that it begins.
    pub signs: Private,
    /// What I can do by myself.
    pub by_myself: Private,
    /// People and places that take my mind off it.
    pub company: Private,
    /// People I can ask for help.
    pub people: Private,
    /// Professionals and lines: the practice, 988.
    pub professionals: Private,
    /// Making the surroundings safer.
    pub surroundings: Private,
    /// What makes life worth it.
    pub reasons: Private,
}

/// A concern was closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernClosed {
    /// Which.
    pub concern: ConcernId,
    /// What was done, and why it can rest.
    pub words: Private,
}

/// Files a review of the risk of suicide.
pub(crate) fn review_risk(_chart: &Chart, request: &Request, it: &RiskReviewed, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Files a safety plan.
pub(crate) fn write_safety_plan(
    _chart: &Chart,
    request: &Request,
    it: &SafetyPlanWritten,
    ctx: &Context<'_>,
) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Closes a concern.
pub(crate) fn close_concern(_chart: &Chart, request: &Request, it: &ConcernClosed, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Raises a concern in a person's name.
pub(crate) fn raise_concern(_chart: &Chart, request: &Request, words: &Private, ctx: &Context<'_>) -> Decided {
    let raised = ConcernRaised { source: ConcernSource::Person, words: words.clone(), for_staff: Vec::new() };
    Ok(vec![request.states(ctx, raised)])
}
