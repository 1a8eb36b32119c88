//! Readiness: the gates of the signed protocol, asked of a chart at one moment.
//!
//! Every check answers yes, no or not known, and says from what, by which rule, since when and who can resolve it. Not
//! known at a hard gate is no.

mod after;
mod before;
mod consents;
mod day;
mod decisions;
mod gates;
mod home;
mod injection;
mod licences;
mod next;
mod release;
mod view;
mod words;

#[cfg(test)]
mod tests;

use jiff::Timestamp;

pub use consents::consents_asked;
pub use decisions::{Decision, Decisions, decisions};
pub use next::{CarePhase, NextStep, next_step, phase};
pub use words::check_words;

use super::{At, GateKind, Stage};
use crate::chart::Chart;
use crate::decide::{Context, Role};
use crate::ids::{SessionId, StaffId};
use crate::ledger::Author;
use crate::private::Private;

/// For which step readiness is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The end of a stage.
    Stage(Stage),
    /// Giving the medicine in a session: everything before it, and the gates of the day.
    Session(SessionId),
    /// Leaving after a session.
    Release(SessionId),
    /// The time after a session.
    Integration(SessionId),
}

/// The answer to a check or a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Yes.
    Pass,
    /// Not known, or too old.
    Unknown,
    /// No.
    Fail,
}

/// Who can resolve a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolver {
    /// As what.
    pub role: Role,
    /// Who, when the team names somebody.
    pub staff: Option<StaffId>,
    /// The name as shown; nothing for the client or when nobody is named.
    pub name: Option<String>,
}

/// One check with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckState {
    /// The id, such as `consent_signed:ketamine`.
    pub id: String,
    /// What is so when it passes, in plain words.
    pub label: String,
    /// What there is to do when it does not.
    pub todo: String,
    /// The answer.
    pub outcome: Outcome,
    /// From what it was answered, in words.
    pub inputs: Private,
    /// The rule and where its number comes from.
    pub source: String,
    /// Who can resolve it.
    pub who: Resolver,
    /// When the newest of what it was answered from happened.
    pub at: Option<Timestamp>,
    /// How old that is, in minutes.
    pub age: Option<i64>,
    pub(crate) sequence: Option<u64>,
}

/// A gate that was passed by decision.
#[derive(Clone, Debug, PartialEq)]
pub struct PassedBy {
    /// Who decided.
    pub author: Author,
    /// The name as shown.
    pub name: Option<String>,
    /// Why.
    pub reason: Private,
    /// When.
    pub at: Timestamp,
}

/// One gate with its checks.
#[derive(Clone, Debug, PartialEq)]
pub struct GateState {
    /// The id, such as `G-CON-1`.
    pub id: String,
    /// In plain words.
    pub title: String,
    /// Hard or soft.
    pub kind: GateKind,
    /// At which step it stands.
    pub at: At,
    /// The answer of its checks together: the worst of them.
    pub outcome: Outcome,
    /// Who passed it by decision, if somebody did and nothing has changed since.
    pub passed_by: Option<PassedBy>,
    /// Who may pass it by decision; empty when nobody may.
    pub may_pass: Vec<Role>,
    /// The checks.
    pub checks: Vec<CheckState>,
}

impl GateState {
    /// True when the way is free: the checks say yes, or somebody who may decided so.
    pub fn is_open(&self) -> bool {
        self.outcome == Outcome::Pass || self.passed_by.is_some()
    }

    /// The checks that do not say yes.
    pub fn missing(&self) -> impl Iterator<Item = &CheckState> {
        self.checks.iter().filter(|it| it.outcome != Outcome::Pass)
    }
}

/// The gates for one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// For which step.
    pub scope: Scope,
    /// The moment it was asked about: now, or T0 when the medicine has been given.
    pub as_of: Timestamp,
    /// In the order of the protocol.
    pub gates: Vec<GateState>,
}

impl Readiness {
    /// Whether every gate is open; a soft gate opens with a written reason.
    ///
    /// # Errors
    /// The ids of the gates that are closed.
    pub fn open(&self) -> Result<(), Vec<String>> {
        let closed: Vec<_> = self.gates.iter().filter(|it| !it.is_open()).map(|it| it.id.clone()).collect();
        if closed.is_empty() { Ok(()) } else { Err(closed) }
    }

    /// The gate with this id, if it counts for this step.
    pub fn gate(&self, id: &str) -> Option<&GateState> {
        self.gates.iter().find(|it| it.id == id)
    }

    /// Every check that does not say yes, at gates that are closed.
    pub fn missing(&self) -> impl Iterator<Item = &CheckState> {
        self.gates.iter().filter(|it| !it.is_open()).flat_map(GateState::missing)
    }
}

/// Asks the gates of the signed protocol for one step. Without a signed protocol one closed gate says so.
pub fn readiness(chart: &Chart, scope: Scope, ctx: &Context<'_>) -> Readiness {
    gates::ask(chart, scope, ctx)
}
