//! Pressure, pulse, saturation, breathing: what was measured at one moment.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::life::{known, open};
use super::{HoldRaised, HoldReason, beyond, t0};
use crate::chart::Chart;
use crate::decide::{Context, Decided, Refusal, Request};
use crate::ids::{EntryId, SessionId};
use crate::ledger::{Author, Draft};
use crate::units::{BeatsPerMinute, BloodPressure, BreathsPerMinute, Percent};

/// What was measured at one moment; at least one value is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VitalsRecorded {
    /// The session it belongs to; nothing outside a session.
    pub session: Option<SessionId>,
    /// Blood pressure.
    pub pressure: Option<BloodPressure>,
    /// Pulse.
    pub pulse: Option<BeatsPerMinute>,
    /// Oxygen saturation.
    pub saturation: Option<Percent>,
    /// Breaths in a minute.
    pub breaths: Option<BreathsPerMinute>,
}

/// Writes down a reading. Before the medicine, a value at or beyond a limit holds the medicine in the same decision;
/// afterwards it is kept and shown, whatever it says.
///
/// # Refusals
/// `missing` when no value is there; `impossible` when the upper number is not above the lower one; `not_found` and
/// `not_now` when the session is not there or was cancelled.
pub(crate) fn record(chart: &Chart, request: &Request, it: &VitalsRecorded, ctx: &Context<'_>) -> Decided {
    if it.is_empty() {
        return Err(Refusal::Missing { field: "pressure" });
    }
    if it.pressure.is_some_and(|it| it.systolic <= it.diastolic) {
        let why = "The upper number has to be above the lower one. Take the pressure again.".to_owned();
        return Err(Refusal::Impossible { field: "pressure", why });
    }
    if let Some(session) = it.session {
        match t0(chart, session) {
            Some(_) => known(chart, session)?,
            None => open(chart, session)?,
        };
    }
    let mut drafts = vec![request.states(ctx, it.clone())];
    drafts.extend(hold_for(chart, request.id, request.at(ctx), it, ctx));
    Ok(drafts)
}

/// The hold that a reading before the medicine raises; its id follows from the reading's.
pub(crate) fn hold_for(
    chart: &Chart,
    reading: EntryId,
    at: Timestamp,
    it: &VitalsRecorded,
    ctx: &Context<'_>,
) -> Option<Draft> {
    let session = it.session?;
    if t0(chart, session).is_some_and(|t0| at >= t0) {
        return None;
    }
    let found = beyond(chart, session, it, at, ctx.protocol);
    if found.is_empty() {
        return None;
    }
    let words = found.iter().map(|it| format!("{it}")).collect::<Vec<_>>().join("; ");
    Some(Draft {
        id: reading.following(1),
        occurred_at: at,
        author: Author::House,
        statement: HoldRaised { session, why: HoldReason::Vitals { reading, words } }.into(),
    })
}

impl VitalsRecorded {
    /// True when no value is there.
    pub fn is_empty(&self) -> bool {
        self.pressure.is_none() && self.pulse.is_none() && self.saturation.is_none() && self.breaths.is_none()
    }
}
