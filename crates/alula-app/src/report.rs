//! Reports: what already happened is filed, or filed and set aside; never refused by a rule.

use std::collections::BTreeSet;
use std::sync::Arc;

use alula_core::ids::{ClientId, EntryId};
use alula_core::{Chart, Report};
use alula_policy::{Action, Actor};
use alula_store::{Tx, ledger};

use crate::access::authorise;
use crate::charts::{load, resource};
use crate::follow::follow;
use crate::home::set_timers;
use crate::house::{House, Inside};
use crate::trouble::{Broken, Denied, Trouble};

/// What became of reports.
#[derive(Clone, Debug)]
pub struct Admitted {
    /// The chart afterwards.
    pub chart: Arc<Chart>,
    /// The reports that are new.
    pub filed: Vec<EntryId>,
    /// The reports that were there before.
    pub already_had: Vec<EntryId>,
}

impl House {
    /// Files what already happened. The same report twice is one; what contradicts the chart is filed and set aside.
    ///
    /// # Errors
    /// When the policies say no, there is no such chart, or something is broken.
    pub async fn admit(&self, actor: &Actor, client: ClientId, reports: Vec<Report>) -> Result<Admitted, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let done =
            self.0.store.write(move |tx| Box::pin(async move { inside.admit_in(tx, actor, client, reports).await }));
        let done = done.await.map_err(|broken: Broken| self.trouble(broken))?;
        let admitted = done.map_err(|denied| self.trouble(denied))?;
        self.0.charts.keep(admitted.chart.clone());
        Ok(admitted)
    }
}

impl Inside {
    async fn admit_in(
        &self,
        tx: &mut Tx,
        actor: Actor,
        client: ClientId,
        reports: Vec<Report>,
    ) -> Result<Result<Admitted, Denied>, Broken> {
        let now = self.ports.clock.now();
        ledger::lock_head(tx, client).await?;
        let Some(chart) = load(tx, client, self.known(client)).await? else {
            return Ok(Err(Denied::Hidden(Action::ReadChart)));
        };
        let actions: BTreeSet<_> = reports.iter().map(|it| Action::of_report(&it.says)).collect();
        for action in actions {
            if let Err(denied) = authorise(self, tx, &actor, action, &resource(&chart), Some(client)).await? {
                return Ok(Err(denied));
            }
        }
        let (old, new): (Vec<_>, Vec<_>) = reports.into_iter().partition(|it| chart.entry(it.id).is_some());
        let before = self.charts.rows(&chart);
        let chart = self.file_reports(tx, chart, &new, &actor, now).await?;
        if !new.is_empty() {
            follow(tx, &before, &chart).await?;
            let protocol = self.signed_protocol(tx).await?;
            set_timers(tx, &chart, protocol.as_deref()).await?;
        }
        let ids = |reports: Vec<Report>| reports.into_iter().map(|it| it.id).collect();
        Ok(Ok(Admitted { chart, filed: ids(new), already_had: ids(old) }))
    }
}
