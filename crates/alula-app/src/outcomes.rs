//! What the practice may say about everybody it gave medicine to.

use std::collections::BTreeMap;

use alula_core::instruments::{Instrument, PracticeReport, all, month};
use alula_policy::{Action, Actor};
use alula_store::{StoreFault, read_tables};

use crate::access::on_practice;
use crate::house::House;
use crate::trouble::Trouble;

impl House {
    /// The report of each questionnaire over the whole practice, as of this month.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn outcomes(&self, actor: &Actor) -> Result<Vec<(&'static Instrument, PracticeReport)>, Trouble> {
        on_practice(self, actor, Action::ReadOutcomes)?;
        let this_month = month(self.now());
        let found =
            self.0.store.read(move |tx| Box::pin(async move { read_tables::outcome_counts_in(tx, this_month).await }));
        let found = found.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let mut reports: BTreeMap<String, PracticeReport> = BTreeMap::new();
        for (row, people) in found {
            reports.entry(row.instrument).or_default().add(row.counted, people, this_month);
        }
        Ok(all().iter().map(|it| (it, reports.remove(&it.id).unwrap_or_default())).collect())
    }
}
