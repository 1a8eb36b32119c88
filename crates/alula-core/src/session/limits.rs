//! What is at or beyond a limit: the tightest of protocol and this client's order counts.

use super::{SessionPlanned, VitalsRecorded};
use crate::chart::Chart;
use crate::decide::Context;
use crate::ids::SessionId;
use crate::intake::OrderWritten;

/// A value at or beyond the limit that counts for a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// What was measured, in words.
    pub what: &'static str,
    /// The value.
    pub value: i64,
    /// The limit.
    pub limit: i64,
}

impl std::fmt::Display for Beyond {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}, limit {}", self.what, self.value, self.limit)
    }
}

/// Every value of a reading that is at or beyond the tightest limit of its session.
pub fn beyond(chart: &Chart, session: SessionId, it: &VitalsRecorded, _ctx: &Context<'_>) -> Vec<Beyond> {
    let Some(plan) = chart.find::<SessionPlanned>(session.entry()) else { return Vec::new() };
    let Some(order) = chart.find::<OrderWritten>(plan.is.order.entry()) else { return Vec::new() };
    let limits = &order.is.limits;
    let pressure = it.pressure;
    let values = [
        ("upper pressure", pressure.map(|it| it.systolic.get()), limits.systolic.map(|it| it.get())),
        ("lower pressure", pressure.map(|it| it.diastolic.get()), limits.diastolic.map(|it| it.get())),
        ("pulse", it.pulse.map(|it| it.get()), limits.pulse.map(|it| it.get())),
    ];
    let reached = values.into_iter().filter_map(|(what, value, limit)| Some(Beyond { what, value: value?, limit: limit? }));
    reached.filter(|it| it.value >= it.limit).collect()
}
