//! What follows in the same transaction: the read tables of the client, the enquiry that became a client.

use std::collections::BTreeMap;

use alula_core::decide::Colleague;
use alula_core::ids::StaffId;
use alula_core::intake::ClientAdmitted;
use alula_core::practice::Held;
use alula_core::{Chart, Refusal};
use alula_store::rows::enquiries::{self, EnquiryState};
use alula_store::rows::{credentials, staff};
use alula_store::{StoreFault, Tx, read_tables};

use crate::house::{Inside, Surroundings};
use crate::trouble::Broken;

/// Writes the read tables of a chart anew.
pub(crate) async fn follow(tx: &mut Tx, chart: &Chart) -> Result<(), StoreFault> {
    read_tables::replace_rows(tx, chart.client(), &crate::tables::rows(chart)).await
}

/// An enquiry becomes one client and no second one.
pub(crate) async fn enquiry_becomes_client(
    tx: &mut Tx,
    admitted: &ClientAdmitted,
    chart: &Chart,
) -> Result<Result<(), Refusal>, Broken> {
    let Some(id) = admitted.enquiry else { return Ok(Ok(())) };
    let Some(enquiry) = enquiries::find(tx, id).await? else {
        return Ok(Err(Refusal::NotFound { what: "enquiry" }));
    };
    if enquiry.client.is_some_and(|it| it != chart.client()) {
        return Ok(Err(Refusal::Already { what: "client" }));
    }
    enquiries::set_state(tx, id, EnquiryState::Admitted, Some(chart.client())).await?;
    Ok(Ok(()))
}

impl Inside {
    pub(crate) async fn surroundings(&self, tx: &mut Tx) -> Result<Surroundings, Broken> {
        let protocol = self.signed_protocol(tx).await?;
        Ok(Surroundings { zone: self.zone.clone(), protocol, staff: colleagues(tx).await? })
    }
}

/// The people of the practice, as rules need them.
pub(crate) async fn colleagues(tx: &mut Tx) -> Result<BTreeMap<StaffId, Colleague>, StoreFault> {
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
