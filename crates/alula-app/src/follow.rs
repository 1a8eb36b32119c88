//! What follows in the same transaction: the read tables of the client, the enquiry that became a client.

use std::sync::Arc;

use alula_core::intake::ClientAdmitted;
use alula_core::{Chart, Refusal};
use alula_store::read_tables::{self, Rows};
use alula_store::rows::enquiries::{self, EnquiryState};
use alula_store::{StoreFault, Tx};

use crate::house::{Inside, Surroundings};
use crate::tables::rows;
use crate::trouble::Broken;

/// Brings the read tables from what the chart said to what it says now, which it tells.
pub(crate) async fn follow(tx: &mut Tx, before: &Rows, chart: &Chart) -> Result<Arc<Rows>, StoreFault> {
    let now = Arc::new(rows(chart));
    read_tables::change_rows(tx, chart.client(), before, &now).await?;
    Ok(now)
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
        Ok(Surroundings { zone: self.zone.clone(), protocol, staff: self.colleagues(tx).await? })
    }
}
