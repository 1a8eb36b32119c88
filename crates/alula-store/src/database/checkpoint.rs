//! Checkpoints: what stands in the log of the embedded database is carried into its file beside the writer, so that no
//! commit waits for it.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::embedded::Embedded;
use crate::fault::{FaultKind, StoreFault};

/// Jobs of the writer from one checkpoint to the next; about two megabytes of log.
const JOBS: usize = 40;
/// How often in a row: what was written meanwhile is little, and a log that is carried over whole begins anew.
const IN_A_ROW: usize = 3;

/// Has checkpoints made on a thread of its own, which ends with this.
pub(super) struct Checkpoints {
    due: SyncSender<()>,
    jobs: usize,
}

impl Checkpoints {
    pub fn start(path: &Path) -> Result<Self, StoreFault> {
        let doing = "giving checkpoints a thread of their own";
        let file = Embedded::beside_writer(path).map_err(|error| StoreFault::from_embedded(doing, error))?;
        let (due, wanted) = sync_channel(1);
        std::thread::Builder::new()
            .name("checkpoints".to_owned())
            .spawn(move || make(&file, &wanted))
            .map_err(|error| StoreFault::because(FaultKind::Unexpected, doing, error))?;
        Ok(Self { due, jobs: 0 })
    }

    /// So many jobs were committed.
    pub fn committed(&mut self, jobs: usize) {
        self.jobs += jobs;
        if self.jobs >= JOBS {
            self.jobs = 0;
            // One that is wanted already has these in it.
            let _ = self.due.try_send(());
        }
    }
}

fn make(file: &Embedded, wanted: &Receiver<()>) {
    while wanted.recv().is_ok() {
        for _ in 0..IN_A_ROW {
            match file.checkpoint() {
                Ok(0) => break,
                Ok(_) => {}
                // Nothing is lost: the log keeps what it holds, and the next checkpoint or the writer itself carries it over.
                Err(error) => {
                    tracing::warn!(%error, "a checkpoint was not made");
                    break;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use alula_core::ids::ClientId;
    use uuid::Uuid;

    use super::*;
    use crate::database::{DatabaseUrl, Store, StoreConfig};
    use crate::keys::Keys;
    use crate::ledger;

    #[tokio::test]
    async fn the_log_reaches_the_file_while_the_writer_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("alula.db");
        let keys = Keys::create(&folder.path().join("practice.key")).unwrap();
        let store = Store::open(StoreConfig { url: DatabaseUrl::Sqlite(file.clone()), keys }).await.unwrap();
        store.migrate().await.unwrap();
        let page_count = || {
            let header = std::fs::read(&file).unwrap();
            u32::from_be_bytes(header[28..32].try_into().unwrap())
        };
        let before = page_count();
        for client in 0..2_000 {
            let client = ClientId(Uuid::from_u128(client));
            let made = store.write(move |tx| Box::pin(async move { ledger::create_chart(tx, client).await })).await;
            made.unwrap_or_else(|fault: StoreFault| panic!("{fault}"));
            if page_count() > before {
                return;
            }
        }
        panic!("the file stays as it was");
    }
}
