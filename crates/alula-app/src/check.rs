//! Checks for whoever runs the machine: do the chains hold, are the read tables what the charts say.

use alula_store::Verified;
use alula_store::read_tables::{self, Difference};
use alula_store::rows::settings;
use alula_store::{StoreFault, ledger};

use crate::charts::load;
use crate::house::House;
use crate::tables::{VERSION, rows};
use crate::trouble::Trouble;

const TABLES: &str = "read_tables";

impl House {
    /// Checks every chain, body and seal, and the signed digests.
    ///
    /// # Errors
    /// When the database is broken; what does not hold is a finding, not an error.
    pub async fn verify(&self) -> Result<Verified, Trouble> {
        alula_store::verify(&self.0.store).await.map_err(|fault| self.trouble(fault))
    }

    /// Where the kept read tables differ from what the charts say.
    ///
    /// # Errors
    /// When the database is broken.
    pub async fn check_tables(&self) -> Result<Vec<Difference>, Trouble> {
        let found = self.0.store.read(|tx| {
            Box::pin(async move {
                let mut found = Vec::new();
                for client in ledger::clients(tx).await? {
                    if let Some(chart) = load(tx, client, None).await? {
                        found.extend(read_tables::differences(tx, client, &rows(&chart)).await?);
                    }
                }
                if !read_tables::outcome_counts_hold(tx).await? {
                    found.push(Difference { client: None, table: "index_outcome_count" });
                }
                Ok(found)
            })
        });
        found.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Computes the read tables anew when an earlier version of the house made them; tells of how many charts, or nothing
    /// when they are of this version.
    ///
    /// # Errors
    /// When the database is broken; the kept tables stay then.
    pub async fn renew_tables(&self) -> Result<Option<usize>, Trouble> {
        let kept = self.0.store.read(|tx| Box::pin(async move { settings::get(tx, TABLES).await })).await;
        let kept = kept.map_err(|fault: StoreFault| self.trouble(fault))?;
        if kept.is_some_and(|it| it.reveal() == VERSION) { Ok(None) } else { self.reindex().await.map(Some) }
    }

    /// Drops the read tables and computes them anew from every chart; tells how many charts.
    ///
    /// # Errors
    /// When the database is broken; the kept tables stay then.
    pub async fn reindex(&self) -> Result<usize, Trouble> {
        let rebuilt = self.0.store.write(|tx| {
            Box::pin(async move {
                read_tables::forget_all(tx).await?;
                let clients = ledger::clients(tx).await?;
                for &client in &clients {
                    ledger::lock_head(tx, client).await?;
                    if let Some(chart) = load(tx, client, None).await? {
                        read_tables::replace_rows(tx, client, &rows(&chart)).await?;
                    }
                }
                settings::set(tx, TABLES, &VERSION.into()).await?;
                Ok(clients.len())
            })
        });
        rebuilt.await.map_err(|fault: StoreFault| self.trouble(fault))
    }
}
