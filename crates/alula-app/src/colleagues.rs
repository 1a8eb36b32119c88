//! The people of the practice, as rules need them: read once, and again when one of them has changed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use alula_core::decide::Colleague;
use alula_core::ids::StaffId;
use alula_core::practice::Held;
use alula_store::rows::{credentials, staff};
use alula_store::{StoreFault, Tx};

use crate::house::Inside;

/// Everybody who works or worked here.
pub type Colleagues = BTreeMap<StaffId, Colleague>;

/// The people as they were read last, and the count of changes they were read at.
pub(crate) type Remembered = Mutex<Option<(staff::Changes, Arc<Colleagues>)>>;

impl Inside {
    /// The people as this transaction sees them.
    pub(crate) async fn colleagues(&self, tx: &mut Tx) -> Result<Arc<Colleagues>, StoreFault> {
        let changes = staff::changes(tx).await?;
        let remembered = self.colleagues.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, all)) = remembered
            && at == changes
        {
            return Ok(all);
        }
        let all = Arc::new(read(tx).await?);
        // What a transaction has written may still be undone, and somebody else may reach the same count with other words.
        if tx.only_reads() {
            *self.colleagues.lock().unwrap_or_else(PoisonError::into_inner) = Some((changes, all.clone()));
        }
        Ok(all)
    }
}

async fn read(tx: &mut Tx) -> Result<Colleagues, StoreFault> {
    let all = staff::all(tx).await?;
    let mut licences: BTreeMap<StaffId, Vec<Held>> = BTreeMap::new();
    for (whose, held) in credentials::held(tx).await? {
        licences.entry(whose).or_default().push(held);
    }
    let colleague = |it: staff::StaffMember| {
        let name = match it.licence.is_blank() {
            true => it.name.reveal().to_owned(),
            false => format!("{}, {}", it.name.reveal(), it.licence.reveal()),
        };
        (
            it.id,
            Colleague {
                name,
                role: it.role,
                supervisor: it.supervisor,
                agreement_until: it.agreement_until,
                active: it.active,
                licences: licences.remove(&it.id).unwrap_or_default(),
            },
        )
    };
    Ok(all.into_iter().map(colleague).collect())
}
