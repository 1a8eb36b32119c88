//! Alertness, seen at one moment of a session, by MOAA/S from 0 to 5.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::LeaveChecked;
use super::life::{known, said_in};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, SessionId};

/// How alert the client was. Nobody is prodded for it: it is seen when it shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlertnessSeen {
    /// Which session.
    pub session: SessionId,
    /// By MOAA/S, 0 to 5 (clinical.md section 1.8).
    pub level: u8,
}

/// The text of MOAA/S, from 5 to 0, pinned: variants with other numbers exist (clinical.md section 1.8).
pub const MOAAS: [(u8, &str); 6] = [
    (5, "answers readily to the name"),
    (4, "answers slowly to the name"),
    (3, "answers only to a loud or repeated name"),
    (2, "answers only to mild prodding or shaking"),
    (1, "answers only to a painful squeeze"),
    (0, "does not answer"),
];

/// Alertness at one moment, whether seen by itself or with the questions before leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alertness {
    /// When.
    pub at: Timestamp,
    /// The entry that says so.
    pub entry: EntryId,
    /// By MOAA/S, 0 to 5.
    pub level: u8,
}

/// Every look at alertness in a session, by time.
pub fn alertness(chart: &Chart, session: SessionId) -> Vec<Alertness> {
    let seen = said_in::<AlertnessSeen>(chart, session).into_iter();
    let seen = seen.map(|it| Alertness { at: it.at(), entry: it.id(), level: it.is.level });
    let asked = said_in::<LeaveChecked>(chart, session).into_iter();
    let asked = asked.map(|it| Alertness { at: it.at(), entry: it.id(), level: it.is.alertness });
    let mut all: Vec<_> = seen.chain(asked).collect();
    all.sort_by_key(|it| (it.at, it.entry));
    all
}

/// Writes down how alert the client is; what was seen is kept whatever it says.
///
/// # Refusals
/// `not_found`; `impossible` for a level above 5.
pub(crate) fn see(chart: &Chart, request: &Request, it: &AlertnessSeen, ctx: &Context<'_>) -> Decided {
    known(chart, it.session)?;
    if it.level > 5 {
        return Err(Refusal::impossible("level", "Alertness goes from 0 to 5; 5 answers readily to the name."));
    }
    Ok(vec![request.states(ctx, it.clone())])
}
