//! Questionnaires: asked for, begun, answered one question at a time, finished.
//! Each answer is a statement of its own, so a dangerous answer is heard the moment it is given.

use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
use crate::ids::MeasureId;

/// How a questionnaire is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// By the client alone.
    Alone,
    /// Read aloud by somebody of the practice.
    ReadAloud,
}

/// A questionnaire was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureAsked {
    /// The instrument's id, such as `phq-9`.
    pub instrument: String,
}

/// A questionnaire was begun.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureBegun {
    /// The instrument's id.
    pub instrument: String,
    /// The version of its definition.
    pub version: String,
    /// The language it was shown in, such as `en`.
    pub language: String,
    /// How.
    pub mode: Mode,
}

/// One question of it was answered or skipped; a later answer to the same question counts instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemAnswered {
    /// Which round.
    pub measure: MeasureId,
    /// The item's number, from 1.
    pub item: u8,
    /// The value of the chosen answer, or nothing when it was skipped.
    pub value: Option<u8>,
}

/// It was finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureFinished {
    /// Which round.
    pub measure: MeasureId,
    /// The total by the instrument's rule; nothing when an item that counts was skipped.
    pub total: Option<u16>,
}

/// Asks for a questionnaire.
pub(crate) fn ask_measure(_chart: &Chart, request: &Request, it: &MeasureAsked, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Begins a questionnaire.
pub(crate) fn begin_measure(_chart: &Chart, request: &Request, it: &MeasureBegun, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Answers or skips a question.
pub(crate) fn answer_item(_chart: &Chart, request: &Request, it: &ItemAnswered, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Finishes a questionnaire.
pub(crate) fn finish_measure(_chart: &Chart, request: &Request, measure: MeasureId, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, MeasureFinished { measure, total: None })])
}
