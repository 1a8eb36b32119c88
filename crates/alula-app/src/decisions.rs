//! What waits for a prescriber over all their clients. Read tables say whose chart to open, the rules say what waits.

use std::sync::Arc;

use alula_core::Chart;
use alula_core::pathway::CareStep;
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::read_tables::{self, Undecided};
use jiff::SignedDuration;

use crate::access::{authorise, require};
use crate::charts::{load, resource};
use crate::house::House;
use crate::tables::TaskKind;
use crate::trouble::{Broken, Trouble};

/// A session that was to begin longer ago than this, and did not, waits for nobody's decision.
const BEGUN_BEFORE: SignedDuration = SignedDuration::from_hours(24);

/// The charts in which something may wait for the prescriber who asks.
#[derive(Debug)]
pub struct ToDecide {
    /// Each with the name as shown: held, then by the next session, then by how long somebody has waited.
    pub charts: Vec<(Arc<Chart>, Private)>,
    /// True when there are more of them.
    pub more: bool,
}

impl House {
    /// The charts in which something may wait for this prescriber, `most` at the most, opened in one reading; that they
    /// were read is noted for each.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn to_decide(&self, actor: &Actor, most: usize) -> Result<ToDecide, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ReadDecisions).await?;
                let Actor::Staff { id, .. } = actor else { return Ok(ToDecide { charts: Vec::new(), more: false }) };
                let asked = Undecided {
                    staff: id,
                    since: now - BEGUN_BEFORE,
                    hold: TaskKind::DecideHold.name(),
                    steps: [
                        (CareStep::Intake.name(), "decide_eligibility"),
                        (CareStep::Preparation.name(), "write_order"),
                    ],
                };
                let clients = read_tables::undecided(tx, asked, most + 1).await?;
                let more = clients.len() > most;
                let mut charts = Vec::with_capacity(most);
                for client in clients.into_iter().take(most) {
                    let Some(chart) = load(tx, client, inside.known(client)).await? else { continue };
                    let team = resource(&chart);
                    // Whoever left the team since reads nothing of it.
                    if authorise(&inside, tx, &actor, Action::ReadChart, &team, Some(client)).await?.is_ok() {
                        let row = read_tables::client(tx, client).await?;
                        charts.push((chart, row.map(|it| it.name).unwrap_or_default()));
                    }
                }
                Ok(ToDecide { charts, more })
            })
        });
        let found = found.await.map_err(|broken: Broken| self.trouble(broken))?;
        for (chart, _) in &found.charts {
            self.0.charts.keep(chart.clone());
        }
        Ok(found)
    }
}
